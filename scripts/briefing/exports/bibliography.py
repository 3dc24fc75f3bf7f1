"""Sources as entries of a bibliography: what CSL-JSON, BibLaTeX and RIS have in common.

A date is never made more exact than its record has it, and a title in square brackets is ours and
keeps them. What a format cannot express is said in the entry's note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.phrases import gettext
from briefing.records.date_points import SEASONS, DatePoint, parse_edtf
from briefing.records.vocabulary import label_of
from briefing.typography import on_a_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.exports.telling import Teller
    from briefing.phrases import Phrase
    from briefing.records import EdtfDate, Source
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


_NEWS = Form("article-newspaper", "online", "NEWS", is_contained=True)
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


def form_of(teller: Teller, source: Source) -> Form:
    """Return what a source is called in each format."""
    if source.kind in _FORMS:
        return _FORMS[source.kind]
    kind = teller.briefing.vocabulary.source_kinds.get(source.kind)
    if kind is not None and kind.official:
        return _REPORT
    return _WEB_PAGE if source.url else _DOCUMENT


def listed(teller: Teller, sources: Iterable[Source] | None) -> list[Source]:
    """Return the given sources, or all that are published, sorted by id."""
    chosen = teller.briefing.sources.values() if sources is None else sources
    return sorted({one.id: one for one in chosen}.values(), key=lambda one: one.id)


def keywords(teller: Teller, source: Source) -> tuple[str, ...]:
    """Return what a source is and how close it is to what it reports, in our words."""
    vocabulary = teller.briefing.vocabulary
    words = (
        label_of(vocabulary.source_kinds, source.kind),
        label_of(vocabulary.source_roles, source.role),
    )
    return tuple(map(on_a_line, words))


def notes(
    teller: Teller, source: Source, *, archive: bool = False, date: bool = False
) -> list[str]:
    """Return our remarks on a source, each on a line.

    `archive` and `date` add what a format has no field for: the copy in an archive, and in words a
    date that is more than a year, month or day.
    """
    said = [teller.plain(source.note), *map(teller.say, _notes(source, archive=archive))]
    if date and source.date is not None and not is_simple(source.date):
        said.append(teller.say(gettext("Date: %(date)s", date=in_words(teller, source.date))))
    return [on_a_line(note).strip() for note in said if note]


def _notes(source: Source, *, archive: bool) -> Iterator[Phrase]:
    if source.inferred:
        fields = ", ".join(source.inferred)
        yield gettext("Filled in by the editors of this briefing: %(fields)s.", fields=fields)
    if archive and source.archive_url:
        yield gettext("Archived copy: %(url)s", url=source.archive_url)


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
