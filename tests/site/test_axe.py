"""The site by the rules of axe-core: every kind of page, what can be opened, what is gone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Route
from playwright.sync_api import Page as Tab

from tests.support import axe
from tests.support.kinds import kinds_of_page
from tests.support.site import HOST, Published
from tests.support.tabs import DRAWN, PHONE, SCHEMES, WIDE, SearchField, opened, reading, restyle

COMPONENTS = "about/design/"
PROFILE = "actors/noam-dekarel/"
MOVED = "actors/captain-dekarel/index.html"
WITHDRAWN = "reactions/hoaxed-telegram/"


def structure(tab: Tab) -> Iterator[str]:
    """Yield what is wrong with a page whatever its width and colours."""
    yield from axe.violations_of_structure(tab)


def colours_and_width(tab: Tab) -> Iterator[str]:
    """Yield what is wrong with a page in either scheme, and on a phone."""
    tab.set_viewport_size(WIDE)
    for scheme in SCHEMES:
        yield from in_scheme(tab, scheme)
    tab.set_viewport_size(PHONE)
    tab.evaluate(DRAWN)
    yield from (f"on a phone: {line}" for line in axe.violations_of_width(tab))


def whole_matrix(tab: Tab) -> Iterator[str]:
    """Yield what is wrong with a page at both widths, by all rules, and in both schemes."""
    for viewport in (WIDE, PHONE):
        tab.set_viewport_size(viewport)
        tab.evaluate(DRAWN)
        faults = [*axe.violations_of_structure(tab), *axe.violations_of_width(tab)]
        faults += [line for scheme in SCHEMES for line in in_scheme(tab, scheme)]
        yield from (f"{viewport['width']} wide: {line}" for line in faults)


def in_scheme(tab: Tab, scheme: Literal["light", "dark"], within: str = "html") -> Iterator[str]:
    """Yield what is wrong with the colours of a scheme."""
    tab.emulate_media(color_scheme=scheme)
    tab.evaluate(DRAWN)
    yield from (f"{scheme}: {line}" for line in axe.violations_of_colour(tab, within))


def faults_by_rule(
    chromium: Browser, url: str, pages: Iterable[str], asked: Callable[[Tab], Iterator[str]]
) -> list[str]:
    """Return what is wrong with pages."""
    broken: list[str] = []
    with opened(chromium, reduced_motion="reduce") as (tab, _):
        for page in pages:
            tab.goto(url + page)
            axe.load(tab)
            broken += [f"{page or 'home'}, {line}" for line in asked(tab)]
    return broken


def test_no_kind_of_page_breaks_a_rule(
    chromium: Browser, lighthouse_site: Published, lighthouse_url: str
) -> None:
    pages = kinds_of_page(lighthouse_site.site.root)
    broken = faults_by_rule(chromium, lighthouse_url, pages, structure)
    assert not broken, "\n".join(broken)


def test_no_component_breaks_a_rule_in_any_colours_or_on_a_phone(
    chromium: Browser, gallery_url: str
) -> None:
    """The page of components shows each of them; the others have the frame of a page as well."""
    pages = (COMPONENTS, "", PROFILE)
    broken = faults_by_rule(chromium, gallery_url, pages, colours_and_width)
    broken += faults_by_rule(chromium, gallery_url, [COMPONENTS], structure)
    assert not broken, "\n".join(broken)


@pytest.mark.full
def test_no_component_breaks_a_rule_at_any_width_in_any_colours(
    chromium: Browser, gallery_url: str
) -> None:
    broken = faults_by_rule(chromium, gallery_url, [COMPONENTS], whole_matrix)
    assert not broken, "\n".join(broken)


PALE = ".md-typeset .status, .md-typeset data, .md-typeset li { color: #bbb !important }"


def test_a_colour_that_is_too_pale_is_told_however_often_it_is_there(
    chromium: Browser, lighthouse_url: str
) -> None:
    everything = f"{lighthouse_url}timeline/?show=claim&show=reaction&show=folded"
    with reading(chromium, everything, color_scheme="light") as tab:
        axe.load(tab)
        restyle(tab, PALE)
        told = axe.violations_of_colour(tab)
        whole = axe.violations(tab)
    assert told
    assert {*told} <= {*whole}
    assert len(told) < len(whole)


@pytest.mark.full
def test_no_kind_of_page_breaks_a_rule_at_any_width_in_any_colours(
    chromium: Browser, published: Published, published_url: str
) -> None:
    pages = kinds_of_page(published.site.root)
    broken = faults_by_rule(chromium, published_url, pages, whole_matrix)
    assert not broken, "\n".join(broken)


def open_search(tab: Tab, url: str) -> None:
    SearchField(tab, url).first_hit("dekarel")


def open_empty_search(tab: Tab, _: str) -> None:
    tab.locator("header [data-md-component=search-query]").click()
    tab.locator(".offered a").first.wait_for()


def open_menu(tab: Tab, _: str) -> None:
    tab.set_viewport_size(PHONE)
    tab.locator(".opens-menu").click()


def open_details(tab: Tab, _: str) -> None:
    tab.evaluate("for (const box of document.querySelectorAll('details')) box.open = true")


def show_card(tab: Tab, _: str) -> None:
    tab.locator("#ref-1 a").hover()
    tab.locator(".cite-card").wait_for()


@pytest.mark.parametrize(
    ("change", "within"),
    [
        (open_search, ".md-search"),
        (open_empty_search, ".md-search"),
        (open_menu, "#__menu"),
        (open_details, ".md-content"),
        (show_card, ".cite-card"),
    ],
)
def test_no_state_of_a_page_breaks_a_rule(
    chromium: Browser, lighthouse_url: str, change: Callable[[Tab, str], None], within: str
) -> None:
    with reading(chromium, lighthouse_url + PROFILE) as tab:
        change(tab, lighthouse_url)
        tab.evaluate(DRAWN)
        axe.load(tab)
        assert not axe.violations_of_structure(tab)
        for scheme in SCHEMES:
            assert not [*in_scheme(tab, scheme, within)]


def test_a_withdrawn_record_breaks_no_rule(chromium: Browser, lighthouse_url: str) -> None:
    with reading(chromium, lighthouse_url + WITHDRAWN) as tab:
        axe.load(tab)
        assert not axe.violations(tab)


def test_what_is_not_found_breaks_no_rule(chromium: Browser, lighthouse_site: Published) -> None:
    root = lighthouse_site.site.root

    def answer(route: Route) -> None:
        asked = root / urlsplit(route.request.url).path.lstrip("/")
        route.fulfill(path=asked if asked.is_file() else root / "404.html")

    with opened(chromium) as (tab, _):
        tab.route(f"{HOST}/**", answer)
        tab.goto(f"{HOST}/nowhere/")
        axe.load(tab)
        assert not axe.violations(tab)


def test_what_leads_on_to_another_page_breaks_no_rule(
    chromium: Browser, lighthouse_site: Published
) -> None:
    html = (lighthouse_site.site.root / MOVED).read_text(encoding="utf-8")
    with opened(chromium) as (tab, _):
        tab.set_content(re.sub("<script>.*?</script>", "", html))
        axe.load(tab)
        assert not axe.violations(tab)
