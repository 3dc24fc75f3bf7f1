"""Find the links between pages whose target does not exist.

A page defines an anchor with `{: #id }` or `id="id"`, and asks for one with a link in Markdown or
in raw HTML. Both are read from the finished pages, so no template can forget to report one. No
page links to what the engine adds (its own anchors, the theme's files).
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

# Each begins with fixed letters, which is many times faster to search for than alternatives.
_ANCHOR_FORMS = (re.compile(r"\{: #([\w-]+)"), re.compile(r' id="([^"]+)"'))
_LINK_FORMS = (re.compile(r"\]\(([^()\s]+)\)"), re.compile(r' href="([^"]+)"'))
_EXTERNAL = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_OTHER_FOLDERS = ("assets/", "schema/")
"""Folders of files that are not pages: styles, drawings, schemas."""
_OTHER_SUFFIXES = (
    *(".bib", ".css", ".csv", ".geojson", ".gexf", ".graphml", ".json", ".jsonld", ".pdf", ".ris"),
    *(".sqlite", ".txt", ".xml"),
)


@dataclass(frozen=True)
class PageLinks:
    """The anchors of a page, and its links to this site.

    Attributes:
        path: Its file in the tree.
        source_file: The file of the page's record, relative to the data folder.
        promised: The ids on the page.
        asked: The targets of its links to this site, as written.
    """

    path: str
    source_file: str | None
    promised: frozenset[str]
    asked: tuple[str, ...]


@dataclass(frozen=True)
class DeadLink:
    """A link to a page or anchor that does not exist.

    Attributes:
        page: The page that has the link.
        path: The target's file in the tree: `actors/x/index.md`.
        anchor: The anchor on the target; may be empty.
    """

    page: PageLinks
    path: str
    anchor: str

    @property
    def wanted(self) -> str:
        """The id that the link names: a statement's, or else a record's."""
        return self.anchor or posixpath.basename(posixpath.dirname(self.path))


def links_of(page: Page) -> PageLinks:
    """Return the anchors and links of a page; none for a file that is not a page."""
    text = page.text if page.path.endswith((".md", ".html")) else ""
    return PageLinks(
        page.path,
        page.source_file,
        frozenset(_find_anchors(text)),
        tuple(_find_link_targets(text)),
    )


def dead_links(pages: Iterable[PageLinks]) -> Iterator[DeadLink]:
    """Yield the dead links, page by page, each once."""
    listed = tuple(pages)
    anchors = {page.path: page.promised for page in listed}
    for page in listed:
        for address in page.asked:
            path, anchor = _resolve(address, page.path, anchors)
            if path.startswith(_OTHER_FOLDERS) or path.endswith(_OTHER_SUFFIXES):
                continue
            if path not in anchors or (anchor and anchor not in anchors[path]):
                yield DeadLink(page, path, anchor)


def _find_anchors(text: str) -> Iterator[str]:
    for form in _ANCHOR_FORMS:
        yield from map(unescape, form.findall(text))


def _find_link_targets(text: str) -> Iterator[str]:
    addresses = chain.from_iterable(form.findall(text) for form in _LINK_FORMS)
    for address in dict.fromkeys(addresses):
        if not _EXTERNAL.match(address):
            yield unescape(address)


def _resolve(address: str, page: str, known: Mapping[str, object]) -> tuple[str, str]:
    """Return the file in the tree, and the anchor, that a link on a page leads to."""
    target, _, anchor = address.partition("#")
    if not target:
        return page, unquote(anchor)
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(target)))
    if target.endswith("/") or path == ".":
        folder = "" if path == "." else f"{path}/"
        markdown = f"{folder}index.md"
        path = markdown if markdown in known else f"{folder}index.html"
    return path, unquote(anchor)
