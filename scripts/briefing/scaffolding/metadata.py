"""The metadata of a web page: meta elements, the head, and the JSON-LD of its article."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

_JOINERS = "\u200c\u200d"
"""Invisible, but some scripts spell with them."""

_META_NAMES = ("property", "name", "itemprop", "http-equiv")


@dataclass(frozen=True)
class Fact:
    """Something that a page says of itself.

    Attributes:
        value: What it says, on one line.
        where: In which part of the page, in words.
    """

    value: str
    where: str


class Head(HTMLParser):
    """Collects what the head of a page and its time elements say."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self._metas: list[tuple[str, str]] = []
        self._found: dict[str, str] = {}
        self._open: str | None = None
        self._text: list[str] = []
        self._times: list[str] = []

    def meta(self, names: Iterable[str]) -> Iterator[Fact]:
        """Yield what meta elements of these names say, by the order of the names."""
        for name in names:
            for known, content in self._metas:
                if known == name:
                    yield Fact(content, name)

    def title(self) -> Iterator[Fact]:
        """Return the text of the title element."""
        return self._one("title", "the page's title")

    def canonical(self) -> Iterator[Fact]:
        """Return the address that the page calls its own."""
        return self._one("canonical", "its canonical address")

    def language(self) -> Iterator[Fact]:
        """Return the language that the html element names."""
        return self._one("lang", "the html element's lang")

    def times(self) -> Iterator[Fact]:
        """Return the time elements that are marked as the day of publication."""
        return (Fact(text, "a time element of the page") for text in self._times)

    def _one(self, name: str, where: str) -> Iterator[Fact]:
        if name in self._found:
            yield Fact(self._found[name], where)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what an element says in its attributes."""
        given = {name: _clean(value or "") for name, value in attrs}
        if tag == "html" and given.get("lang"):
            self._found.setdefault("lang", given["lang"])
        elif tag == "meta" and given.get("content"):
            names = {given[name].lower() for name in _META_NAMES if given.get(name)}
            self._metas += [(name, given["content"]) for name in sorted(names)]
        elif tag == "link" and "canonical" in given.get("rel", "").lower().split():
            self._found.setdefault("canonical", given.get("href", ""))
        elif tag == "time" and given.get("datetime") and self._is_published(given):
            self._times.append(given["datetime"])
        is_data = tag == "script" and given.get("type", "").lower() == "application/ld+json"
        if is_data or (tag == "title" and "title" not in self._found):
            self._open, self._text = tag, []

    def handle_data(self, data: str) -> None:
        """Collect the text of an element that was asked for."""
        if self._open is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Keep the text of an element that ends."""
        if tag != self._open:
            return
        text = "".join(self._text)
        if tag == "title":
            self._found["title"] = _clean(text)
        else:
            self.scripts.append(text)
        self._open = None

    @staticmethod
    def _is_published(given: dict[str, str]) -> bool:
        return given.get("itemprop", "").lower() == "datepublished" or "pubdate" in given


class Article:
    """The node of a page's JSON-LD that describes the article on it."""

    def __init__(self, scripts: Iterable[str]) -> None:
        nodes = [node for script in scripts for node in _nodes(_parsed(script))]
        self._by_id = {str(node["@id"]): node for node in nodes if len(node) > 1 and "@id" in node}
        named = [node for node in nodes if node.get("headline")]
        dated = [node for node in nodes if node.get("datePublished")]
        self._node = next(iter([*named, *dated]), {})

    def text(self, name: str) -> Iterator[Fact]:
        """Yield what a field of the article says."""
        yield from (Fact(text, f"JSON-LD {name}") for text in self._texts(self._node.get(name)))

    def publisher(self) -> Iterator[Fact]:
        """Return the publisher's name."""
        return self._names("publisher")

    def authors(self) -> Iterator[Fact]:
        """Return the authors' names."""
        return self._names("author")

    def _names(self, name: str) -> Iterator[Fact]:
        for value in _listed(self._node.get(name)):
            if isinstance(value, dict):
                named = value if "name" in value else self._by_id.get(str(value.get("@id")), {})
                value = named.get("name")  # noqa: PLW2901 - the name that stands for the node
            yield from (Fact(text, f"JSON-LD {name}") for text in self._texts(value))

    @staticmethod
    def _texts(value: object) -> Iterator[str]:
        for one in _listed(value):
            if isinstance(one, str) and one.strip():
                yield _clean(one)


def _parsed(script: str) -> object:
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(document: object) -> Iterator[dict[str, Any]]:
    """Yield every object in a document, the outer before the inner."""
    waiting = [document]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            yield node
            waiting.extend(reversed(list(node.values())))
        elif isinstance(node, list):
            waiting.extend(reversed(node))


def _listed(value: object) -> list[object]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _clean(text: str) -> str:
    """Return a text on one line, without control and direction characters."""
    kept = (char for char in text if char.isprintable() or char.isspace() or char in _JOINERS)
    return " ".join("".join(kept).split())
