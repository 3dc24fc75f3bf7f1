"""Whether every link between pages leads to a page and a spot that are there.

An anchor is promised by writing it: `{: #id }` or `id="id"`. It is asked for by a link in Markdown
or in raw HTML. Both are read from the pages as they are written, so that no template can forget
to tell of one. What the engine adds (its own anchors, the theme's files) no page asks for.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import chain
from urllib.parse import unquote

from briefing.rendering.page import Page

# Each begins with fixed letters, which is many times faster to look for than a choice of them.
_PROMISED = (re.compile(r"\{: #([\w-]+)"), re.compile(r' id="([^"]+)"'))
_ASKED = (re.compile(r"\]\(([^()\s]+)\)"), re.compile(r' href="([^"]+)"'))
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_FILES_BESIDE = ("assets/", "schema/")
"""Folders of files that are no pages: styles, drawings, schemas."""
_NOT_FOLLOWED = (".xml", ".txt", ".jsonld", ".pdf")


@dataclass(frozen=True)
class PageLinks:
    """What a page promises and asks for.

    Attributes:
        path: Its file in the tree.
        source_file: The record that it is made from, relative to the data folder.
        promised: The ids on it.
        asked: The addresses on this site to which it links, as they are written.
    """

    path: str
    source_file: str | None
    promised: frozenset[str]
    asked: tuple[str, ...]


@dataclass(frozen=True)
class DeadLink:
    """A link to what no page is or has.

    Attributes:
        page: The page on which it stands.
        path: The file of the tree to which it leads: `actors/x/index.md`.
        anchor: The spot on it.
    """

    page: PageLinks
    path: str
    anchor: str

    @property
    def wanted(self) -> str:
        """The id of what the link names: that of a statement, else that of a record."""
        return self.anchor or posixpath.basename(posixpath.dirname(self.path))


def links_of(page: Page) -> PageLinks:
    """Read what a page promises and asks for; of a file that is no page, nothing."""
    text = page.text if page.path.endswith((".md", ".html")) else ""
    return PageLinks(
        page.path,
        page.source_file,
        frozenset(_promised_anchors(text)),
        tuple(_asked_addresses(text)),
    )


def dead_links(pages: Iterable[PageLinks]) -> Iterator[DeadLink]:
    """Yield the links that lead nowhere, page by page, each once."""
    read = tuple(pages)
    promised = {page.path: page.promised for page in read}
    for page in read:
        for address in page.asked:
            path, anchor = _resolve(address, page.path, promised)
            if path.startswith(_FILES_BESIDE) or path.endswith(_NOT_FOLLOWED):
                continue
            if path not in promised or (anchor and anchor not in promised[path]):
                yield DeadLink(page, path, anchor)


def _promised_anchors(text: str) -> Iterator[str]:
    for form in _PROMISED:
        yield from map(unescape, form.findall(text))


def _asked_addresses(text: str) -> Iterator[str]:
    addresses = chain.from_iterable(form.findall(text) for form in _ASKED)
    for address in dict.fromkeys(addresses):
        if not _ELSEWHERE.match(address):
            yield unescape(address)


def _resolve(address: str, page: str, known: Mapping[str, object]) -> tuple[str, str]:
    """Return the file of the tree to which an address on a page leads, and the spot on it."""
    target, _, anchor = address.partition("#")
    if not target:
        return page, unquote(anchor)
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(target)))
    if target.endswith("/") or path == ".":
        folder = "" if path == "." else f"{path}/"
        markdown = f"{folder}index.md"
        path = markdown if markdown in known else f"{folder}index.html"
    return path, unquote(anchor)
