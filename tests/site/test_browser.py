"""The site in a real browser: reading, the requests that a page makes, small screens."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from playwright.sync_api import Browser, expect

from tests.support.kinds import kinds_of_page
from tests.support.site import Published
from tests.support.tabs import DRAWN, SearchField, opened

# Requests


def test_no_kind_of_page_asks_another_host_or_fails(
    chromium: Browser, published: Published, published_url: str
) -> None:
    actor = next(iter(published.briefing.actors.values()))
    with opened(chromium) as (tab, heard):
        for page in kinds_of_page(published.site.root):
            tab.goto(published_url + page)
            tab.evaluate("scrollTo(0, 2000)")  # what comes near may be fetched
            tab.evaluate(DRAWN)
        tab.wait_for_load_state("networkidle")
        assert heard.index_requests == 0
        assert SearchField(tab, published_url).first_hit(actor.name)
        tab.wait_for_load_state("networkidle")
        assert heard.index_requests == 1
        assert not heard.elsewhere(published_url)
        assert not heard.faults


# Reading


def test_a_reader_gets_from_the_first_page_to_the_source_of_a_claim(
    chromium: Browser, lighthouse_url: str
) -> None:
    with opened(chromium) as (tab, heard):
        tab.goto(lighthouse_url)
        tab.locator("#s-actors a").click()
        tab.locator("article a", has_text="Skerra Lights Board").first.click()
        expect(tab.locator("h1")).to_contain_text("Skerra Lights Board")
        claim = tab.locator("article.claim", has=tab.locator("details.evidence")).first
        evidence = claim.locator("details.evidence")
        expect(evidence.locator("li").first).to_be_hidden()
        evidence.locator("summary").click()
        expect(evidence.locator("li").first).to_be_visible()
        outlet = evidence.locator("li a:not(sup > a)").first
        publisher = outlet.inner_text()
        outlet.click()
        tab.wait_for_url("**/sources/*/")
        expect(tab.locator(".infobox")).to_contain_text(publisher)
        expect(tab.locator("article a[href^=http]").first).to_be_visible()
        assert not heard.faults


def test_a_citation_leads_to_its_entry_and_back(chromium: Browser, lighthouse_url: str) -> None:
    with opened(chromium) as (tab, _):
        tab.goto(f"{lighthouse_url}actors/noam-dekarel/")
        entry = tab.locator("ol.references > li").first
        expect(entry).to_be_hidden()
        tab.locator("#ref-1 a").click()
        expect(tab.locator(":target")).to_be_in_viewport()
        expect(entry).to_be_in_viewport()
        entry.locator(".backlinks a").click()
        expect(tab.locator("#ref-1")).to_be_in_viewport()


def test_the_list_of_sources_is_folded_with_one_line_each(
    chromium: Browser, lighthouse_url: str
) -> None:
    with opened(chromium, viewport={"width": 1280, "height": 900}) as (tab, _):
        tab.goto(f"{lighthouse_url}actors/noam-dekarel/")
        entries = tab.locator("ol.references > li")
        summary = tab.locator(".sources-list > summary")
        assert summary.inner_text().endswith("sources")
        summary.click()
        heights = [entry.bounding_box()["height"] for entry in entries.all()]  # type: ignore[index]
        assert max(heights) < 40
        expect(tab.locator(".sources-list .kind").first).to_be_hidden()
        tab.locator("#ref-2 a").click()
        expect(entries.nth(1).locator(".kind")).to_be_visible()
        tall = "entries => entries.filter(one => one.offsetHeight > 2).length"
        assert tab.locator(".backlinks").evaluate_all(tall) == 1


HIDDEN = """() => [...document.querySelectorAll("article.md-content__inner :is(p, li, dd, td, th)")]
    .filter(text => !text.matches("details *, .stars *, .unseen, :empty"))
    .filter(text => !text.checkVisibility({ visibilityProperty: true, opacityProperty: true })
        || !text.getBoundingClientRect().width || !text.getBoundingClientRect().height)
    .map(text => text.outerHTML)"""
"""The texts of a page that nobody can see."""


def assert_read_without_scripts(chromium: Browser, url: str, pages: Iterable[str]) -> None:
    with opened(chromium, java_script_enabled=False) as (tab, _):
        for page in pages:
            tab.goto(url + page)
            expect(tab.locator("h1")).to_be_visible()
            assert tab.evaluate(HIDDEN) == [], page
            for details in tab.locator("details.evidence").all()[:2]:
                details.locator("summary").first.click()
                expect(details.locator("li").first).to_be_visible()


def test_everything_can_be_read_without_scripts(chromium: Browser, lighthouse_url: str) -> None:
    # What scripts add to or fold away stands on these.
    pages = ("", "actors/noam-dekarel/", "sources/", "reactions/", "timeline/", "network/", "map/")
    assert_read_without_scripts(chromium, lighthouse_url, pages)


@pytest.mark.full
def test_every_kind_of_page_can_be_read_without_scripts(
    chromium: Browser, lighthouse_site: Published, lighthouse_url: str
) -> None:
    assert_read_without_scripts(chromium, lighthouse_url, kinds_of_page(lighthouse_site.site.root))


# Lines

ASTRAY = """() => [...document.querySelectorAll("dd > sup > a")]
    .map((mark) => {
        const { previousSibling: before, nextSibling: after } = mark.parentElement;
        const digits = document.createRange();
        digits.selectNodeContents(mark);
        const number = digits.getBoundingClientRect();
        const word = document.createRange();
        word.selectNodeContents(before ?? mark);
        const end = [...word.getClientRects()].at(-1);
        const comma = document.createRange();
        const told = after?.data?.startsWith(",");
        if (told) comma.setStart(after, 0), comma.setEnd(after, 1);
        const next = told ? comma.getBoundingClientRect() : null;
        const apart = next && (next.left < number.right - 1 || next.left > number.right + 5);
        const isFirst = before?.nodeName !== "SUP"; // a run may go on on the next line
        return (isFirst && number.top > end.bottom) || apart ? mark.closest("dd").innerText : null;
    })
    .filter(Boolean)"""
"""Rows in which a number stands apart from the name before it or the comma after it."""


@pytest.mark.parametrize("width", [390, 1280])
def test_a_number_stands_between_its_name_and_its_comma(
    chromium: Browser, published: Published, published_url: str, width: int
) -> None:
    astray, seen = [], 0
    with opened(chromium, viewport={"width": width, "height": 900}) as (tab, _):
        for page in kinds_of_page(published.site.root):
            tab.goto(published_url + page)
            seen += tab.locator("dd > sup").count()
            astray += [(page, row) for row in tab.evaluate(ASTRAY)]
    assert seen
    assert astray == []


# Small screens

TITLE = """([title]) => {
    const shown = document.querySelector(".md-header__topic .md-ellipsis");
    shown.textContent = title;
    const { top, bottom } = shown.getBoundingClientRect();
    const header = document.querySelector(".md-header").getBoundingClientRect();
    const fits = shown.scrollHeight <= shown.clientHeight && shown.scrollWidth <= shown.clientWidth;
    return fits && Math.abs(top + bottom - header.top - header.bottom) < 6;
}"""
"""Whether a title is whole in the middle of the header."""


@pytest.mark.parametrize("width", [360, 390, 1280])
def test_the_title_of_a_briefing_is_whole_at_its_head(
    chromium: Browser, lighthouse_url: str, width: int
) -> None:
    with opened(chromium, viewport={"width": width, "height": 800}) as (tab, _):
        tab.goto(lighthouse_url)
        for title in ("The wreck", "The loss of the steamer Aurelia off Kells"):
            assert tab.evaluate(TITLE, [title]), title


TOO_WIDE = "() => document.scrollingElement.scrollWidth - innerWidth"
"""Pixels that stick out."""


@pytest.mark.full  # at the smallest width, with more space between words: test_accessibility.py
def test_no_page_scrolls_sideways(
    chromium: Browser, published: Published, published_url: str
) -> None:
    wide: list[str] = []
    with opened(chromium) as (tab, _):
        for page in kinds_of_page(published.site.root):
            tab.goto(published_url + page)
            for width in (320, 390, 1280):
                tab.set_viewport_size({"width": width, "height": 800})
                tab.evaluate(DRAWN)  # the header moves to where the width puts it
                over = tab.evaluate(TOO_WIDE)
                if over > 0:
                    wide.append(f"{page or 'home'} at {width}: {over} pixels too wide")
    assert not wide
