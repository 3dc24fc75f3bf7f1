"""The metadata of a web page, and where on the page each value comes from.

Libraries that read metadata guess. trafilatura turns `2020/05` into 30 May, `2020` or the year in a
footer into 1 January, the ambiguous `03/05/2020` into one day, and the host into a publisher; it
returns neither languages nor times of day, nor where it found a value. A record needs what the page
says, at the precision of the page, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from briefing import pagetree
from briefing.characters import JOINERS
from briefing.records import EdtfDate
from briefing.records.date_mistakes import guesses

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
class Fact:
    """A value in the metadata of a page.

    Attributes:
        value: The value, on one line.
        where: The part of the page that has it, in words.
    """

    value: str
    where: str


@dataclass(frozen=True)
class PageFacts:
    """The metadata of a page; None or empty where it does not say.

    Attributes:
        title: Its title, without the site's name.
        publisher: The name of the site.
        authors: Its authors, as named.
        date: When it was published: EDTF, at the precision that the page gives.
        language: BCP 47 tag.
        address: Its canonical address.
        doubts: The values that were not used, and why, in words.
    """

    title: Fact | None = None
    publisher: Fact | None = None
    authors: tuple[Fact, ...] = ()
    date: Fact | None = None
    language: Fact | None = None
    address: Fact | None = None
    doubts: tuple[str, ...] = ()


def read_facts(html: str) -> PageFacts:
    """Return the metadata of a page: what it tells search engines, libraries and networks."""
    tree = pagetree.parse(html[:_LONGEST_PAGE])
    if tree is None:
        return PageFacts()
    page, article = _Head(tree), _Article(tree)
    doubts: list[str] = []
    publisher = _first(_short(article.names("publisher")), _short(page.meta(_PUBLISHERS)))
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
    """Remove the site's name from the end of a title, after a dash or bar."""
    if publisher is None:
        return title
    ending = re.compile(
        rf"\s+[-|\u2013\u2014:\u00b7]\s+{re.escape(publisher.value)}$", re.IGNORECASE
    )
    return ending.sub("", title) or title


def _authors(page: _Head, article: _Article, publisher: Fact | None) -> tuple[Fact, ...]:
    site = publisher.value.casefold() if publisher else ""
    for way in (article.names("author"), page.meta(_AUTHORS)):
        names: dict[str, Fact] = {}
        for fact in _short(way):
            name = re.sub(r"^by\s+", "", fact.value, flags=re.IGNORECASE)
            if "://" not in name and name.casefold() != site:
                names.setdefault(name.casefold(), Fact(name, fact.where))
        if names:
            return tuple(names.values())[:_MOST_AUTHORS]
    return ()


def _date(found: Iterable[Fact], doubts: list[str]) -> Fact | None:
    for fact in found:
        dates = _possible_dates(fact.value)
        if len(dates) == 1:
            return Fact(dates[0], fact.where)
        if dates:
            doubts.append(f"the date {fact.value} ({fact.where}) may mean {' or '.join(dates)}")
    return None


def _possible_dates(text: str) -> list[str]:
    """Return the dates that a text may mean, without times that lack an offset or are midnight."""
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
        # Many sites keep the default language of their software.
        if primary.lower() == "en" and title is not None and not _LATIN.search(title.value):
            doubts.append(f"the language {fact.value} ({fact.where}) is not that of the title")
            continue
        return Fact(tag, fact.where)
    return None


class _Head:
    """The head of a page, and its time elements."""

    def __init__(self, tree: Any) -> None:  # noqa: ANN401 - lxml has no types
        self._tree = tree
        cleaned = ((name, _clean(content)) for name, content in pagetree.metas(tree))
        self._metas = tuple((name, content) for name, content in cleaned if content)

    def meta(self, names: Iterable[str]) -> Iterator[Fact]:
        """Yield the contents of meta elements with these names, in the order of the names."""
        for name in names:
            yield from (Fact(content, name) for known, content in self._metas if known == name)

    def title(self) -> Iterator[Fact]:
        """Yield the text of the title element."""
        for element in self._tree.iter("title"):
            yield Fact(_clean(element.text_content()), "the page's title")

    def canonical(self) -> Iterator[Fact]:
        """Yield the canonical address of the page."""
        for link in self._tree.iter("link"):
            if "canonical" in (link.get("rel") or "").lower().split():
                yield Fact(_clean(link.get("href") or ""), "its canonical address")

    def language(self) -> Iterator[Fact]:
        """Yield the language that the html element names."""
        yield Fact(_clean(self._tree.get("lang") or ""), "the html element's lang")

    def times(self) -> Iterator[Fact]:
        """Yield the time elements that are marked as the day of publication."""
        for time in self._tree.iter("time"):
            is_marked = (time.get("itemprop") or "").lower() == "datepublished"
            if time.get("datetime") and (is_marked or time.get("pubdate") is not None):
                yield Fact(_clean(time.get("datetime")), "a time element of the page")


class _Article:
    """The node of a page's JSON-LD that describes the article on it."""

    def __init__(self, tree: Any) -> None:  # noqa: ANN401 - lxml has no types
        documents = pagetree.documents(tree, "ld+json")
        every = (node for document in documents for node in pagetree.nodes(document))
        nodes: list[dict[str, Any]] = [node for node in every if isinstance(node, dict)]
        self._by_id = {str(node["@id"]): node for node in nodes if len(node) > 1 and "@id" in node}
        named = [node for node in nodes if node.get("headline")]
        dated = [node for node in nodes if node.get("datePublished")]
        self._node = next(iter([*named, *dated]), {})

    def text(self, name: str) -> Iterator[Fact]:
        """Yield the texts of a field of the article."""
        yield from (Fact(text, f"JSON-LD {name}") for text in self._texts(self._node.get(name)))

    def names(self, name: str) -> Iterator[Fact]:
        """Yield the names of the people and organisations in a field of the article."""
        for value in _listed(self._node.get(name)):
            if isinstance(value, dict):
                named = value if "name" in value else self._by_id.get(str(value.get("@id")), {})
                value = named.get("name")  # noqa: PLW2901 - the name of the node
            yield from (Fact(text, f"JSON-LD {name}") for text in self._texts(value))

    @staticmethod
    def _texts(value: object) -> Iterator[str]:
        for one in _listed(value):
            if isinstance(one, str) and one.strip():
                yield _clean(one)


def _listed(value: object) -> list[object]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _clean(text: str) -> str:
    """Return a text on one line, without control and direction characters."""
    kept = (char for char in text if char.isprintable() or char.isspace() or char in JOINERS)
    return " ".join("".join(kept).split())
