"""What a web page says of itself, and where on the page it says so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain

from briefing.records import EdtfDate
from briefing.records.date_mistakes import guesses
from briefing.scaffolding.metadata import Article, Fact, Head

_LONGEST_PAGE = 1_000_000
_LONGEST_TITLE = 400
_LONGEST_NAME = 100
_MOST_AUTHORS = 20

_TITLES = ("citation_title", "og:title", "dc.title", "dcterms.title", "twitter:title")
_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name")
_AUTHORS = ("citation_author", "author", "article:author", "dc.creator", "parsely-author", "byl")
_DATES = (
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publish-date",
    "date",
)
_LANGUAGES = ("og:locale", "content-language", "dc.language")

_MOMENT = re.compile(
    r"(?P<day>\d{4}(?:[-/]\d{1,2}){0,2})"
    r"(?:[T ](?P<clock>\d\d:\d\d)(?P<seconds>:\d\d)?(?:\.\d+)?\s*(?P<offset>Z|[+-]\d\d:?\d\d)?)?"
)
_WEEKDAY = re.compile(r"^[A-Za-z]{3,9}, ")
_LATIN = re.compile(r"[A-Za-z]")
_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True)
class PageFacts:
    """What a page says of itself; None or empty where it does not say.

    Attributes:
        title: Its title, without the site's name.
        publisher: The name of the site.
        authors: Its authors, as named.
        date: When it was published: EDTF, at the precision that the page gives.
        language: BCP 47 tag.
        address: The address that it calls its own.
        doubts: What it says and what was not taken, in words.
    """

    title: Fact | None = None
    publisher: Fact | None = None
    authors: tuple[Fact, ...] = ()
    date: Fact | None = None
    language: Fact | None = None
    address: Fact | None = None
    doubts: tuple[str, ...] = ()


def facts(html: str) -> PageFacts:
    """Read the metadata of a page: what it gives to search engines, libraries and networks."""
    page = Head()
    # The parser stops with an AssertionError at a broken `<![`; what it met before stays.
    with suppress(AssertionError):
        page.feed(html[:_LONGEST_PAGE])
        page.close()
    article = Article(page.scripts)
    doubts: list[str] = []
    publisher = _first(_short(article.publisher()), _short(page.meta(_PUBLISHERS)))
    title = _first(article.text("headline"), page.meta(_TITLES), page.title())
    if title is not None:
        title = Fact(_without_site(title.value, publisher)[:_LONGEST_TITLE], title.where)
    return PageFacts(
        title=title,
        publisher=publisher,
        authors=_authors(page, article, publisher),
        date=_date(chain(article.text("datePublished"), page.meta(_DATES), page.times()), doubts),
        language=_language(
            chain(article.text("inLanguage"), page.language(), page.meta(_LANGUAGES)),
            title,
            doubts,
        ),
        address=_first(page.canonical(), page.meta(("og:url",))),
        doubts=tuple(doubts),
    )


def _first(*ways: Iterable[Fact]) -> Fact | None:
    return next((fact for fact in chain(*ways) if fact.value), None)


def _short(found: Iterable[Fact]) -> Iterator[Fact]:
    return (fact for fact in found if len(fact.value) <= _LONGEST_NAME)


def _without_site(title: str, publisher: Fact | None) -> str:
    """Take the site's name from the end of a title, where a dash or bar divides them."""
    if publisher is None:
        return title
    ending = re.compile(
        rf"\s+[-|\u2013\u2014:\u00b7]\s+{re.escape(publisher.value)}$", re.IGNORECASE
    )
    return ending.sub("", title) or title


def _authors(page: Head, article: Article, publisher: Fact | None) -> tuple[Fact, ...]:
    site = publisher.value.casefold() if publisher else ""
    ways: tuple[Callable[[], Iterator[Fact]], ...] = (
        article.authors,
        lambda: page.meta(_AUTHORS),
    )
    for way in ways:
        names: dict[str, Fact] = {}
        for fact in _short(way()):
            name = re.sub(r"^by\s+", "", fact.value, flags=re.IGNORECASE)
            if "://" not in name and name.casefold() != site:
                names.setdefault(name.casefold(), Fact(name, fact.where))
        if names:
            return tuple(names.values())[:_MOST_AUTHORS]
    return ()


def _date(found: Iterable[Fact], doubts: list[str]) -> Fact | None:
    for fact in found:
        meant = _meant(fact.value)
        if len(meant) == 1:
            return Fact(meant[0], fact.where)
        if meant:
            doubts.append(f"the date {fact.value} ({fact.where}) may mean {' or '.join(meant)}")
    return None


def _meant(text: str) -> list[str]:
    """Return the dates that a text may mean; without a time that has no offset or is midnight."""
    moment = _MOMENT.fullmatch(text)
    if moment is None:
        candidates = [guess.partition("T")[0] for guess in guesses(_WEEKDAY.sub("", text)[:100])]
    else:
        day = "-".join(part.zfill(2) for part in re.split("[-/]", moment["day"]))
        clock, offset = moment["clock"], moment["offset"]
        if clock and offset and clock + (moment["seconds"] or ":00") != "00:00:00":
            colon = offset if offset == "Z" or ":" in offset else f"{offset[:3]}:{offset[3:]}"
            day = f"{day}T{clock}{moment['seconds'] or ':00'}{colon}"
        candidates = [day]
    return [one for one in dict.fromkeys(candidates) if _is_date(one)]


def _is_date(text: str) -> bool:
    try:
        EdtfDate.parse(text)
    except ValueError:
        return False
    return "/" not in text


def _language(found: Iterable[Fact], title: Fact | None, doubts: list[str]) -> Fact | None:
    for fact in found:
        primary, _, rest = fact.value.replace("_", "-").partition("-")
        tag = f"{primary.lower()}-{rest}" if rest else primary.lower()
        if not _TAG.fullmatch(tag):
            continue
        # Many sites keep the language of the software that they were made with.
        if primary.lower() == "en" and title is not None and not _LATIN.search(title.value):
            doubts.append(f"the language {fact.value} ({fact.where}) is not that of the title")
            continue
        return Fact(tag, fact.where)
    return None
