"""A site under a path of its own, as a project's pages are: nothing in it leads anywhere else."""

from __future__ import annotations

import functools
import html
import http.server
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import unquote, urldefrag, urljoin
from urllib.request import urlopen
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser, expect

from briefing import load
from tests.support.briefings import LIGHTHOUSE
from tests.support.commands import call
from tests.support.site import HOST, Page, css_addresses, listening, read_site
from tests.support.sites import site_of
from tests.support.tabs import SearchField, opened

BASE = "/some/name/"

PUBLISHED = f"{HOST}{BASE}"
"""Where the site says that it stands. A server on this machine has it under the same path."""

RENAMED_CLAIM = "actors/captain-dekarel/#dekarel-saw-no-light"


class _ProjectPages(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as GitHub Pages does: no lists of files, and a page for what is not there."""

    def log_message(self, *_: Any) -> None:  # noqa: ANN401 - as in the base class
        """Log nothing."""

    def list_directory(self, _path: Any) -> None:  # noqa: ANN401 - as in the base class
        self.send_error(404)

    def send_error(self, code: int, *_: Any, **__: Any) -> None:  # noqa: ANN401 - as in the base class
        page = Path(self.directory, BASE.strip("/"), "404.html")
        body = page.read_bytes() if self.path.startswith(BASE) else b""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the made-up briefing is served, built for an address with that path."""
    root = tmp_path_factory.mktemp("sub-path")
    place = root / BASE.strip("/")
    place.parent.mkdir()
    place.symlink_to(site_of(LIGHTHOUSE, "--site-url", PUBLISHED.rstrip("/")).site)
    with listening(functools.partial(_ProjectPages, directory=str(root))) as host:
        yield f"{host.rstrip('/')}{BASE}"


@dataclass
class Crawl:
    """Everything that can be reached from a site's first page and from what it publishes.

    Addresses are those that the site has by its own account; a server on this machine answers.

    Attributes:
        server: The server's address, without the path.
        answers: The ids in each page that was found, and nothing for any other file.
        astray: What leads nowhere, or away from the site on the same host.
    """

    server: str
    answers: dict[str, frozenset[str]] = field(default_factory=dict)
    astray: list[str] = field(default_factory=list)
    _named: list[tuple[str, str]] = field(default_factory=list)

    def follow(self, *addresses: str) -> None:
        """Visit addresses, and all that they name on the same host."""
        waiting = list(addresses)
        while waiting:
            address = waiting.pop()
            if address in self.answers:
                continue
            self.answers[address] = frozenset()
            for named in self._visit(address):
                whole, fragment = urldefrag(urljoin(address, named))
                if whole.startswith(f"{HOST}/"):
                    self._named.append((whole, unquote(fragment)))
                    waiting.append(whole)

    def without_anchor(self) -> list[str]:
        """The addresses whose fragment is no id of the page."""
        return [
            f"{address}#{fragment}"
            for address, fragment in self._named
            if fragment and fragment not in self.answers[address]
        ]

    def _visit(self, address: str) -> Iterator[str]:
        if not address.startswith(PUBLISHED):
            self.astray.append(address)
            return
        served = self.server + address.removeprefix(HOST)
        try:
            with urlopen(served) as answer:  # noqa: S310 - an address of this test's own server
                kind, text = answer.headers.get_content_type(), answer.read()
        except HTTPError as error:
            error.close()
            self.astray.append(f"{error.code} {address}")
            return
        if kind == "text/html":
            page = Page("index.html", text.decode())
            self.answers[address] = frozenset(page.ids)
            yield from (reference.address for reference in page.references)
        elif kind == "text/css":
            yield from css_addresses(text.decode())
        elif kind in {"text/xml", "application/xml", "image/svg+xml"}:
            yield from _addresses_in(ET.fromstring(text))  # noqa: S314 - a file of our own
        elif address.endswith("/search_index.json"):
            documents = json.loads(text)["docs"]
            yield from (f"../{document['location']}" for document in documents)


def _addresses_in(root: ET.Element) -> Iterator[str]:
    """What a sitemap (`loc`), a feed (`id`, `href`) or a drawing (`href`) names."""
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        if name in {"loc", "id"} and element.text:
            yield element.text
        for attribute, value in element.attrib.items():
            if attribute.rpartition("}")[2] == "href":
                yield value


@pytest.fixture(scope="module")
def crawl(url: str) -> Crawl:
    """The site from end to end."""
    found = Crawl(url.removesuffix(BASE))
    names = ("", "sitemap.xml", "search/search_index.json")
    found.follow(*(PUBLISHED + name for name in names))
    return found


def test_every_address_stays_under_the_path_and_is_answered(crawl: Crawl) -> None:
    assert not crawl.astray
    assert not crawl.without_anchor()


def test_the_crawl_comes_to_every_page(crawl: Crawl) -> None:
    briefing = load(LIGHTHOUSE)
    for record in briefing.records.values():
        address = briefing.address(record.id)
        assert address is not None
        assert address.url_under(PUBLISHED) in crawl.answers, record.id
    named = {PUBLISHED + name for name in ("corrections.xml", "map/", "contribute/")}
    assert named <= set(crawl.answers)


def test_the_crawl_tells_what_leads_astray(url: str) -> None:
    lost = Crawl(url.removesuffix(BASE))
    lost.follow(f"{PUBLISHED}no-such-page/", PUBLISHED.removesuffix("name/"))
    assert len(lost.astray) == 2


def test_what_is_not_found_gets_a_page_whose_links_work(crawl: Crawl, url: str) -> None:
    with pytest.raises(HTTPError) as missed:
        urlopen(f"{url}actors/no/such/page/")  # noqa: S310 - an address of this test's own server
    page = Page("404.html", missed.value.read().decode())
    assert "not found" in page.html
    assert page.references
    for reference in page.references:
        whole, fragment = urldefrag(urljoin(f"{PUBLISHED}actors/no/such/page/", reference.address))
        if whole.startswith(HOST) and not reference.address.startswith("#"):
            with urlopen(whole.replace(PUBLISHED, url)) as answer:  # noqa: S310 - an address of this test's own server
                assert answer.status == HTTPStatus.OK, reference
            assert not fragment or fragment in crawl.answers[whole], reference


def test_no_file_names_the_address_that_the_briefing_has_otherwise(url: str) -> None:
    usual = load(LIGHTHOUSE).settings.site_url
    assert usual is not None
    for name in ("", "actors/noam-dekarel/", "corrections.xml", "sitemap.xml", "404.html"):
        with urlopen(url + name) as answer:  # noqa: S310 - an address of this test's own server
            text = html.unescape(answer.read().decode())
        assert usual not in text, name
        assert PUBLISHED in text or name == "404.html", name


def test_a_reader_finds_and_follows_under_the_path(chromium: Browser, url: str) -> None:
    with opened(chromium) as (tab, heard):
        tab.goto(url)
        assert SearchField(tab, url).first_hit("dekarel") == "actors/noam-dekarel/"
        tab.locator(".md-search-result__item > a").first.click()
        expect(tab.locator("h1")).to_contain_text("Noam Dekarel")
        tab.goto(url + RENAMED_CLAIM)
        tab.wait_for_url(f"{url}actors/noam-dekarel/#dekarel-saw-no-light")
        expect(tab.locator("#dekarel-saw-no-light")).to_be_in_viewport()
        assert not heard.elsewhere(url)
        assert not heard.faults


def test_a_reader_who_got_lost_searches_and_comes_home(chromium: Browser, url: str) -> None:
    with opened(chromium) as (tab, heard):
        tab.goto(f"{url}no/such/page/")
        assert SearchField(tab, url).first_hit("dekarel") == "actors/noam-dekarel/"
        tab.keyboard.press("Escape")
        tab.locator("article a", has_text="first page").click()
        expect(tab).to_have_url(url)
        assert not heard.elsewhere(url)


def test_a_site_that_stands_nowhere_names_no_address() -> None:
    """As on a fork whose owner publishes nothing."""
    site = read_site(site_of(LIGHTHOUSE, "--site-url", "").site)
    usual = load(LIGHTHOUSE).settings.site_url
    assert usual is not None
    assert not (site.root / "corrections.xml").exists()
    for page in site.written:
        assert page.soup.select_one("link[rel=canonical]") is None, page.path
        assert usual not in html.unescape(page.html), page.path
        assert "corrections.xml" not in page.html, page.path


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("example.org/name", "must begin with https://"),
        ("ftp://example.org/", "must begin with https://"),
        ("https://example.org/a name/", "cannot contain a space"),
        ("https://ann:secret@example.org/", "must not carry a user name"),
    ],
)
def test_what_is_no_address_is_refused(tmp_path: Path, address: str, said: str) -> None:
    done = call("build", "--site", tmp_path / "site", "--site-url", address)
    assert done.returncode == 2
    assert said in done.stderr
    assert not (tmp_path / "site").exists()
