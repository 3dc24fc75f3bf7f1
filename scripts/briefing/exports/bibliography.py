"""Sources as entries of a bibliography: what CSL-JSON, BibLaTeX and RIS have in common.

A date is never made more exact than its record has it, and a title in square brackets is ours and
keeps them. What a format cannot express is said in the entry's note.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from briefing.phrases import gettext
from briefing.records.date_points import SEASONS, DatePoint, parse_edtf
from briefing.records.vocabulary import label_of
from briefing.typography import on_a_line

if TYPE_CHECKING:
    from briefing.exports.telling import Teller
    from briefing.phrases import Phrase
    from briefing.records import EdtfDate, Evidence, Source
    from briefing.records.date_points import Missing


class Form(NamedTuple):
    """What a source is called in each format.

    Attributes:
        csl: Its type in CSL 1.0.
        biblatex: Its entry type in BibLaTeX.
        ris: Its `TY` in RIS.
        is_contained: Whether it is a part of what its publisher publishes, such as a newspaper.
    """

    csl: str
    biblatex: str
    ris: str
    is_contained: bool = False


_NEWS = Form("article-newspaper", "article", "NEWS", is_contained=True)
_REPORT = Form("report", "report", "RPRT")
_WEB_PAGE = Form("webpage", "online", "ELEC", is_contained=True)
_DOCUMENT = Form("document", "misc", "GEN")
_FORMS = {
    "news-report": _NEWS,
    "newspaper": _NEWS,
    "state-media-report": _NEWS,
    "party-media-report": _NEWS,
    "social-post": Form("post", "online", "ELEC", is_contained=True),
    "video": Form("motion_picture", "video", "VIDEO"),
    "image": Form("graphic", "image", "ART"),
    "book": Form("book", "book", "BOOK"),
    "letter": Form("personal_communication", "letter", "PCOMM"),
}
"""By kind of source, those of the vocabulary of a new briefing and a few that others have; any
other is told by whether it is official and has an address."""

_KEY_DIGITS = 10
_KEPT_IN_ADDRESSES = "".join(set(map(chr, range(0x21, 0x7F))) - set("{}\\"))


def form_of(teller: Teller, source: Source) -> Form:
    """Return what a source is called in each format."""
    if source.kind in _FORMS:
        return _FORMS[source.kind]
    kind = teller.briefing.vocabulary.source_kinds.get(source.kind)
    if kind is not None and kind.official:
        return _REPORT
    return _WEB_PAGE if source.url else _DOCUMENT


@dataclass(frozen=True)
class Citable:
    """What an entry says of a source, with or without a record.

    Attributes:
        key: Its key, the same in every file of the site.
        form: What it is called in each format.
        title: The title as published, or ours in square brackets.
        publisher: Who published it; None where that is its only author, who would be named twice.
        authors: The authors, as named.
        date: When it was published.
        accessed: When it was read.
        url: Its address.
        archive_url: The address of a copy in an archive.
        language: The BCP 47 tag of its language, if known.
        title_language: The BCP 47 tag of its title's language, if known.
        keywords: What it is and how close it is to what it reports, in our words.
        remarks: Our remarks on it.
        is_dated_by_us: Whether the date is ours, because the source shows none.
    """

    key: str
    form: Form
    title: str
    publisher: str | None
    authors: tuple[str, ...] = ()
    date: EdtfDate | None = None
    accessed: EdtfDate | None = None
    url: str | None = None
    archive_url: str | None = None
    language: str | None = None
    title_language: str | None = None
    keywords: tuple[str, ...] = ()
    remarks: tuple[str | None, ...] = ()
    is_dated_by_us: bool = False


def of_source(teller: Teller, source: Source) -> Citable:
    """Return what an entry says of a source record; its key is the record's id."""
    return Citable(
        key=source.id,
        form=form_of(teller, source),
        title=source.title,
        publisher=source.publisher if source.authors != (source.publisher,) else None,
        authors=source.authors,
        date=source.date,
        accessed=source.accessed,
        url=source.url,
        archive_url=source.archive_url,
        language=source.language,
        title_language=teller.briefing.title_language(source),
        keywords=_keywords(teller, source),
        remarks=(teller.plain(source.note), teller.say(_inferred(source))),
        is_dated_by_us="date" in source.inferred,
    )


def in_place(teller: Teller, evidence: Evidence) -> Citable:
    """Return what an entry says of evidence without a source record.

    Its key is made from its address; the underscore is in no id of a record.
    """
    url = evidence.url or ""
    return Citable(
        key=f"in_place_{sha256(url.encode()).hexdigest()[:_KEY_DIGITS]}",
        form=_WEB_PAGE,
        title=evidence.title or url,
        publisher=evidence.publisher or "",
        date=evidence.date,
        url=evidence.url,
        remarks=(teller.say(gettext("No source record yet")),),
    )


def _keywords(teller: Teller, source: Source) -> tuple[str, ...]:
    vocabulary = teller.briefing.vocabulary
    words = (
        label_of(vocabulary.source_kinds, source.kind),
        label_of(vocabulary.source_roles, source.role),
    )
    return tuple(map(on_a_line, words))


def _inferred(source: Source) -> Phrase | None:
    if not source.inferred:
        return None
    fields = ", ".join(source.inferred)
    return gettext("Filled in by the editors of this briefing: %(fields)s.", fields=fields)


def notes(teller: Teller, item: Citable, *, archive: bool = False, date: bool = False) -> list[str]:
    """Return our remarks on a source, each on a line.

    `archive` and `date` add what a format has no field for: the copy in an archive, and in words a
    date that is more than a year, month or day.
    """
    said = list(item.remarks)
    if archive and item.archive_url:
        url = in_ascii(item.archive_url)
        said.append(teller.say(gettext("Archived copy: %(url)s", url=url)))
    if date and item.date is not None and not is_simple(item.date):
        said.append(teller.say(gettext("Date: %(date)s", date=in_words(teller, item.date))))
    return [on_a_line(note).strip() for note in said if note]


def in_ascii(url: str) -> str:
    """Return an address with every character beyond ASCII, and each brace, percent-encoded.

    It leads to the same page, and neither LaTeX nor a line of text in one direction can break it.
    """
    return quote(url, safe=_KEPT_IN_ADDRESSES)


def in_words(teller: Teller, date: EdtfDate) -> str:
    """Return a date in words, at the precision written."""
    return date.label(teller.zone, teller.briefing.speech)


def ends(date: EdtfDate) -> tuple[DatePoint | Missing, ...]:
    """Return the one date that is written, or both ends of a span; a reference has no more."""
    written = parse_edtf(date.text)
    return (written,) if isinstance(written, DatePoint) else (written.start, written.end)


def is_simple(date: EdtfDate) -> bool:
    """Return whether a date is just a year, month or day of our era, perhaps with a time."""
    (point, *others) = ends(date)
    if others or not isinstance(point, DatePoint):
        return False
    is_vague = point.qualifier or point.unspecified or is_season(point)
    return not (is_vague or point.is_early)


def calendar_parts(point: DatePoint | Missing) -> tuple[int, ...] | None:
    """Return year, month and day as far as they are written; None for what is not one year."""
    if not isinstance(point, DatePoint) or point.years > 1:
        return None
    if is_season(point):
        return (point.year,)
    return tuple(part for part in (point.year, point.month, point.day) if part is not None)


def is_season(point: DatePoint) -> bool:
    """Return whether a date is a season of a year."""
    return point.month in SEASONS
