"""Every address in a site leads somewhere: in Markdown's links, in raw HTML, in style sheets."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from tests.support.site import Page, Published, Reference, Site, css_addresses, html_path

SPOKEN_OF = {"canonical", "license", "alternate"}
"""Kinds of <link> that name an address without fetching it."""


def on_site(site: Site, page: Page) -> Iterator[tuple[Reference, str, str]]:
    for reference in page.references:
        target = site.target(page, reference.address)
        if target is not None:
            yield reference, *target


def test_every_address_on_a_page_leads_to_a_file(published: Published) -> None:
    site = published.site
    astray = [
        (page.path, reference.address)
        for page in site.pages.values()
        if page.path != "404.html"
        for reference, name, _ in on_site(site, page)
        if not (site.root / name).is_file()
    ]
    assert not astray


def test_every_fragment_leads_to_an_element(published: Published) -> None:
    site = published.site
    astray = [
        (page.path, reference.address)
        for page in site.pages.values()
        for reference, name, anchor in on_site(site, page)
        if anchor and name in site.pages and anchor not in site.pages[name].ids
    ]
    assert not astray


def test_no_id_stands_twice_on_a_page(published: Published) -> None:
    twice = {
        page.path: repeated
        for page in published.site.pages.values()
        if (repeated := [name for name, times in Counter(page.ids).items() if times > 1])
    }
    assert not twice


def test_a_site_may_be_published_under_any_path(published: Published) -> None:
    rooted = [
        (page.path, reference.address)
        for page in published.site.pages.values()
        if page.path != "404.html"
        for reference in page.references
        if reference.address.startswith("/")
    ]
    assert not rooted


def test_the_page_for_what_is_not_found_works_from_any_address(published: Published) -> None:
    site, settings = published.site, published.briefing.settings
    base = urlsplit(settings.site_url or "").path
    assert base.endswith("/")
    page = site.pages["404.html"]
    assert page.references
    for reference in page.references:
        target = site.target("no/such/page/", reference.address, base)
        if not reference.address.startswith("#") and not urlsplit(reference.address).netloc:
            assert target is not None, reference
            assert (site.root / target[0]).is_file(), reference


def test_nothing_is_fetched_from_another_host(published: Published) -> None:
    fetched = [
        (page.path, reference)
        for page in published.site.pages.values()
        for reference in page.references
        if urlsplit(reference.address).netloc
        and not _is_only_named(page, reference)
        and not _is_own(published, reference.address)
    ]
    assert not fetched


def _is_only_named(page: Page, reference: Reference) -> bool:
    if (reference.element, reference.attribute) == ("a", "href"):
        return True
    if (reference.element, reference.attribute) != ("link", "href"):
        return False
    link = page.soup.find("link", href=reference.address)
    return link is not None and bool(SPOKEN_OF.intersection(link.get_attribute_list("rel")))


def _is_own(published: Published, address: str) -> bool:
    own = published.briefing.settings.site_url
    return own is not None and address.startswith(own)


@pytest.mark.parametrize("suffix", ["css", "svg"])
def test_style_sheets_and_drawings_name_files_beside_them(
    published: Published, suffix: str
) -> None:
    site = published.site
    files = sorted(site.root.rglob(f"*.{suffix}"))
    assert files
    for file in files:
        text = file.read_text(encoding="utf-8")
        path = file.relative_to(site.root).as_posix()
        for address in _addresses_in(text, suffix):
            target = site.target(path, address)
            assert target is not None, f"{path} names {address}"
            assert target[0] == path or (site.root / target[0]).is_file(), f"{path}: {address}"


def _addresses_in(text: str, suffix: str) -> Iterator[str]:
    yield from css_addresses(text)
    if suffix == "svg":
        for element in ET.fromstring(text).iter():  # noqa: S314 - a file of our own
            for name, value in element.attrib.items():
                if name.rpartition("}")[2] in {"href", "src"}:
                    yield value


def test_links_lead_to_the_web_by_safe_schemes_alone(published: Published) -> None:
    schemes = {
        urlsplit(reference.address).scheme
        for page in published.site.pages.values()
        for reference in page.references
    }
    assert schemes <= {"", "http", "https", "mailto"}


def test_a_renamed_record_leads_on_from_its_old_address(lighthouse_site: Published) -> None:
    site, briefing = lighthouse_site.site, lighthouse_site.briefing
    stubs = {page.path: page for page in site.pages.values() if page.is_stub}
    renamed = [
        (record, earlier) for record in briefing.records.values() for earlier in record.renamed_from
    ]
    assert renamed, "the made-up briefing is to have a renamed record"
    for record, earlier in renamed:
        now = html_path(briefing.address(record.id) or pytest.fail(record.id))
        stub = stubs.pop(now.replace(record.id, earlier))
        for reference in stub.references:
            target = site.target(stub, reference.address)
            if reference.element == "script":
                assert target, reference
                assert (site.root / target[0]).is_file(), reference
                continue
            assert target == (now, "") or _is_own(lighthouse_site, reference.address), reference
    assert not stubs


def test_an_earlier_id_of_a_statement_stays_as_an_anchor(lighthouse_site: Published) -> None:
    briefing = lighthouse_site.briefing
    ties = [tie for actor in briefing.actors.values() for tie in actor.relationships]
    claims = [placed.claim for placed in briefing.claims.values()]
    renamed = [(item, earlier) for item in (*claims, *ties) for earlier in item.renamed_from]
    assert renamed, "the made-up briefing is to have a renamed claim"
    for item, earlier in renamed:
        assert earlier in lighthouse_site.page_of(item.id).ids


def test_the_sitemap_names_every_page_and_nothing_else(published: Published) -> None:
    site, own = published.site, published.briefing.settings.site_url
    if own is None:
        pytest.fail("the briefing is to say where it is published")
    text = (site.root / "sitemap.xml").read_bytes()
    assert gzip.decompress((site.root / "sitemap.xml.gz").read_bytes()) == text
    root = ET.fromstring(text)  # noqa: S314 - a file of our own
    named = [element.text or "" for element in root.iter() if element.tag.endswith("}loc")]
    assert sorted(named) == sorted(own + page.url for page in site.written)
    for page in site.written:
        canonical = page.soup.select_one('link[rel="canonical"]')
        assert canonical is not None, page.path
        assert canonical["href"] == own + page.url


def test_the_reader_of_sites_tells_what_leads_astray() -> None:
    page = Page("a/index.html", '<p id="x" style="background: url(b.png)"><a href="../c/#d">c</a>')
    assert {item.address for item in page.references} == {"b.png", "../c/#d"}
    site = Site(Path("nowhere"), {page.path: page})
    assert site.target(page, "../c/#d") == ("c/index.html", "d")
    assert site.target(page, "../../up/", "/base/") is None
    assert site.target(page, "//elsewhere.test/") is None
