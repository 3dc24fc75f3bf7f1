"""A built site as readers get it: pages parsed once, and the target of each link."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from briefing import load
from briefing.addresses import DOCUMENT, Address
from briefing.linking import Briefing
from tests.support.sites import Built

HOST = "http://site.test"
"""The made-up host on which a site is published."""

_ADDRESSES = ("href", "src", "poster", "data", "action", "formaction", "xlink:href", "cite")
_CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")
_REFRESH = re.compile(r"url=(.*)", re.IGNORECASE)


@dataclass(frozen=True)
class Reference:
    """An address in an element of a page: a link, an image, a script, a style."""

    element: str
    attribute: str
    address: str


@dataclass(frozen=True)
class Page:
    """An HTML file of a site.

    Attributes:
        path: Relative to the site's root: `actors/x/index.html`.
        html: Its text.
    """

    path: str
    html: str

    @property
    def url(self) -> str:
        """Its address, relative to the site's: `actors/x/`."""
        return self.path.removesuffix("index.html")

    @cached_property
    def soup(self) -> BeautifulSoup:
        """The parsed page."""
        return BeautifulSoup(self.html, "lxml")

    @cached_property
    def article(self) -> Tag:
        """The content of the page, without header, navigation and footer."""
        found = self.soup.select_one("article.md-content__inner")
        assert found is not None, f"{self.path} has no article"
        return found

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Every id on the page, in order, with duplicates."""
        return tuple(str(element["id"]) for element in self.soup.find_all(id=True))

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every address in the page."""
        return tuple(self._references())

    @property
    def is_stub(self) -> bool:
        """Whether the page only redirects to where a record is now."""
        return self.soup.select_one('meta[http-equiv="refresh"]') is not None

    def by_id(self, anchor: str) -> Tag | None:
        """Return the element with an id."""
        return self.soup.find(id=anchor)

    def _references(self) -> Iterator[Reference]:
        for element in self.soup.find_all(name=True):
            for attribute in _ADDRESSES:
                if element.has_attr(attribute):
                    yield Reference(element.name, attribute, str(element[attribute]))
            for candidate in str(element.get("srcset", "")).split(","):
                if candidate.strip():
                    yield Reference(element.name, "srcset", candidate.split()[0])
            for address in css_addresses(str(element.get("style", ""))):
                yield Reference(element.name, "style", address)
            if element.name == "style":
                for address in css_addresses(element.get_text()):
                    yield Reference("style", "url()", address)
            if element.get("http-equiv") == "refresh":
                target = _REFRESH.search(str(element["content"]))
                assert target is not None, "a refresh without an address"
                yield Reference("meta", "refresh", target[1].strip())


def css_addresses(css: str) -> Iterator[str]:
    """Return the addresses in a style sheet."""
    return (match[1] for match in _CSS_ADDRESS.finditer(css) if not match[1].startswith("data:"))


@dataclass(frozen=True)
class Site:
    """A folder that an engine built.

    Attributes:
        root: The folder.
        pages: Its HTML files by path, in order.
    """

    root: Path
    pages: Mapping[str, Page]

    def page(self, url: str) -> Page:
        """Return the page at an address such as `actors/x/`."""
        return self.pages[f"{url}index.html"]

    @property
    def written(self) -> tuple[Page, ...]:
        """The engine's pages that people read: all except redirects and the 404 page."""
        return tuple(
            page
            for page in self.pages.values()
            if page.path not in {"404.html", DOCUMENT} and not page.is_stub
        )

    @property
    def document(self) -> Page:
        """The whole briefing on one page."""
        return self.pages[DOCUMENT]

    def target(self, page: Page | str, address: str, base: str = "/") -> tuple[str, str] | None:
        """Return the file and fragment to which an address leads, if it stays on the site.

        Args:
            page: The page with the address, or its path.
            address: The address as written there.
            base: The path under which the site is published.
        """
        path = page.url if isinstance(page, Page) else page
        whole = urlsplit(urljoin(f"{HOST}{base}{path}", address))
        if f"{whole.scheme}://{whole.netloc}" != HOST or not whole.path.startswith(base):
            return None
        name = unquote(whole.path.removeprefix(base))
        if not name or name.endswith("/"):
            name += "index.html"
        return name, unquote(whole.fragment)

    def links_to(self, page: Page) -> frozenset[str]:
        """Return the pages and anchors that a page's text links to, as `path` and `path#id`."""
        found = set()
        for link in page.article.find_all("a", href=True):
            target = self.target(page, str(link["href"]))
            if target is not None:
                name, anchor = target
                found.add(name)
                found.add(f"{name}#{anchor}" if anchor else name)
        return frozenset(found)


def read_site(root: Path) -> Site:
    """Read every HTML file of a site."""
    paths = sorted(root.rglob("*.html"))
    names = [path.relative_to(root).as_posix() for path in paths]
    pages = (
        Page(name, path.read_text(encoding="utf-8"))
        for name, path in zip(names, paths, strict=True)
    )
    return Site(root, {page.path: page for page in pages})


def words(element: Tag | BeautifulSoup) -> str:
    """Return the text of an element with white space collapsed, as a browser shows it."""
    return " ".join(element.get_text().split())


@dataclass(frozen=True)
class Published:
    """A briefing and the site that was built from it.

    Attributes:
        briefing: The briefing in the data folder.
        site: The site that readers get.
        tree: The Markdown between the two.
    """

    briefing: Briefing
    site: Site
    tree: Path

    def page_of(self, item_id: str) -> Page:
        """Return the page with a record, claim, tie, designation or answer."""
        address = self.briefing.address(item_id)
        assert address is not None, item_id
        return self.site.pages[html_path(address)]


def html_path(address: Address) -> str:
    """Return the file in the site for an address."""
    return address.path.removesuffix(".md") + ".html"


def published_from(data: Path, built: Built) -> Published:
    """Read a site that was built from a data folder."""
    return Published(load(data), read_site(built.site), built.tree)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """A handler that serves files and logs nothing."""

    def log_message(self, *_: Any) -> None:  # noqa: ANN401 - as in the base class
        """Log nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a site under a path of its own, like a project page; yield its address."""
    with listening(functools.partial(_Quiet, directory=str(site.parent))) as host:
        yield f"{host}{site.name}/"


@contextmanager
def listening(handler: Callable[..., http.server.BaseHTTPRequestHandler]) -> Iterator[str]:
    """Answer requests on a free port of this machine; yield the host's address."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()
