"""Feeds as their readers take them: read, and held against RFC 4287, RFC 4151 and RFC 3339."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from urllib.parse import urldefrag

from bs4 import BeautifulSoup
from lxml import etree  # type: ignore[import-untyped]

ATOM = "{http://www.w3.org/2005/Atom}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_TAG = re.compile(
    r"tag:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*"
    r",\d{4}(?:-\d\d(?:-\d\d)?)?:[\w.~!$&'()*+,;=:@/?%-]*",
    re.ASCII,
)
_ELEMENTS = frozenset({"ul", "li", "a", "strong", "em"})
"""What the HTML of an entry consists of."""


@dataclass(frozen=True)
class Entry:
    """An entry: its plain parts, and its summary as the HTML that a reader shows."""

    title: str
    id: str
    url: str
    updated: str
    html: str

    @property
    def lines(self) -> list[str]:
        """The words of the summary, one item a line."""
        soup = BeautifulSoup(self.html, "html.parser")
        return [item.get_text() for item in soup.select("li")] or [soup.get_text()]

    @property
    def links(self) -> list[str]:
        """The addresses that the summary links to."""
        soup = BeautifulSoup(self.html, "html.parser")
        return [str(link["href"]) for link in soup.select("a")]


@dataclass(frozen=True)
class Feed:
    """A feed: its own parts and its entries."""

    title: str
    about: str
    id: str
    language: str
    links: Mapping[str, str]
    updated: str
    entries: tuple[Entry, ...]

    @property
    def addresses(self) -> Iterator[str]:
        """Every address that it names."""
        yield from self.links.values()
        for entry in self.entries:
            yield from (entry.url, *entry.links)


def read_feed(text: str) -> Feed:
    """Return a feed by its text, which must be valid."""
    assert faults_in(text) == []
    root = etree.fromstring(text.encode("utf-8"))
    return Feed(
        title=_text(root, "title"),
        about=_text(root, "subtitle"),
        id=_text(root, "id"),
        language=root.get(_LANG) or "",
        links={str(one.get("rel")): str(one.get("href")) for one in root.findall(f"{ATOM}link")},
        updated=_text(root, "updated"),
        entries=tuple(map(_entry, root.findall(f"{ATOM}entry"))),
    )


def _entry(node: etree._Element) -> Entry:
    (link,) = node.findall(f"{ATOM}link")
    title, name, updated, html = (
        _text(node, part) for part in ("title", "id", "updated", "summary")
    )
    return Entry(title, name, str(link.get("href")), updated, html)


def _text(node: etree._Element, name: str) -> str:
    return str(node.findtext(f"{ATOM}{name}") or "")


@cache
def _grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(Path(__file__).with_name("atom.rng"))))


def faults_in(text: str) -> list[str]:
    """Return what is wrong with a feed by the grammar of RFC 4287, and by what no grammar says."""
    root = etree.fromstring(text.encode("utf-8"))
    grammar = _grammar()
    if not grammar.validate(root):
        return [str(error) for error in grammar.error_log]
    return [*_faults(root)]


def _faults(root: etree._Element) -> Iterator[str]:
    entries = root.findall(f"{ATOM}entry")
    if root.find(f"{ATOM}author") is None and any(
        one.find(f"{ATOM}author") is None for one in entries
    ):
        yield "an entry without an author (4.1.2)"
    ids = [_text(node, "id") for node in (root, *entries)]
    yield from (f"{one} twice (4.1.1)" for one, count in Counter(ids).items() if count > 1)
    yield from (
        f"{one} is no tag (RFC 4151)"
        for one in ids
        if one[:4] == "tag:" and not _TAG.fullmatch(one)
    )
    for node in (root, *entries):
        if not _text(node, "title").strip():
            yield "an empty title (4.2.14)"
        rels = Counter(link.get("rel", "alternate") for link in node.findall(f"{ATOM}link"))
        if rels["alternate"] != 1:
            yield "not one alternate link (4.1.1, 4.1.2)"
    if not any(link.get("rel") == "self" for link in root.findall(f"{ATOM}link")):
        yield "no link to itself (4.1.1)"
    yield from _wrong_dates(root)
    for summary in root.iterfind(f"{ATOM}entry/{ATOM}summary[@type='html']"):
        tags = {tag.name for tag in BeautifulSoup(summary.text or "", "html.parser").find_all()}
        yield from (f"<{name}> in a summary" for name in sorted(tags - _ELEMENTS))


def _wrong_dates(root: etree._Element) -> Iterator[str]:
    dates = [node.text or "" for node in root.iter(f"{ATOM}updated")]
    if wrong := [date for date in dates if not _RFC_3339.fullmatch(date)]:
        yield f"{wrong[0]} is no date (RFC 3339)"
    elif max(map(datetime.fromisoformat, dates)) != datetime.fromisoformat(dates[0]):
        yield "the feed is older than an entry"


def dead_addresses(feed: Feed, site_url: str, pages: Mapping[str, Collection[str]]) -> list[str]:
    """Return the addresses in a feed that are not on the site.

    `pages` has the ids on each page, by its address within the site: `actors/x/`.
    """
    return [one for one in feed.addresses if not _is_there(one, site_url, pages)]


def _is_there(address: str, site_url: str, pages: Mapping[str, Collection[str]]) -> bool:
    page, anchor = urldefrag(address)
    ids = pages.get(page.removeprefix(site_url)) if page.startswith(site_url) else None
    return ids is not None and (not anchor or anchor in ids)
