"""What the list of a search says, how it is used, and what it costs."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Sequence

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab

from briefing.rendering import offered_questions
from tests.support.searching import first_page
from tests.support.site import Published
from tests.support.tabs import PHONE, SearchField, first_visit, opened

LARGEST_INDEX = 41 * 1024
"""Bytes of the made-up briefing's index, compressed by gzip."""

BOARD = "actors/skerra-lights-board/"
BURNING = "questions/was-the-light-burning/"
DEKAREL = "actors/noam-dekarel/"
JORUN = "actors/jorun-tolvik/"
REEF = "places/gull-reef/"
TELEGRAM = "reactions/board-on-the-wreck/"
WRECK = "events/wreck-of-the-aurelia/"


@pytest.fixture(scope="module")
def tab(chromium: Browser, published_url: str) -> Iterator[Tab]:
    """The first page, for all that is asked of its search."""
    with first_page(chromium, published_url) as tab:
        yield tab


# What the list says


def found_as(tab: Tab, page: str) -> str:
    """What the list says of a page under its names."""
    result = tab.locator(".md-search-result__item").filter(has=tab.locator(f'a[href$="{page}"]'))
    return result.first.locator(".found").inner_text().replace("\n", " ")


@pytest.mark.parametrize(
    ("words", "page", "said"),
    [
        ("Skerra Lights Board", BOARD, "Public board"),
        ("Dekarel", DEKAREL, "Seafarer"),
        ("Gull Reef", REEF, "Reef"),
        ("2003-03-14", WRECK, "Event , 14 March 2003, 03:20"),
        ("was the light burning", BURNING, "Question , Open"),
        ("Board telegram", TELEGRAM, "Reaction , Said"),
        ("Almanac of Skerra", "sources/skerra-almanac-2002/", "Almanac , "),
    ],
)
def test_a_result_says_what_it_is_and_how_it_stands(
    tab: Tab, published_url: str, words: str, page: str, said: str
) -> None:
    assert SearchField(tab, published_url).first_hit(words) == page
    assert said.replace(" ", "") in found_as(tab, page).replace(" ", "")


def test_a_claim_that_is_found_shows_its_status(tab: Tab, published_url: str) -> None:
    assert SearchField(tab, published_url).first_hit("Aurelia deckhand drowned") == WRECK
    claim = tab.locator(".md-search-result__item").first.locator("p", has_text="A deckhand of")
    expect(claim.locator(".status-reported")).to_have_text("Reported")


def test_a_name_that_is_only_like_it_is_shown_and_marked(tab: Tab, published_url: str) -> None:
    search = SearchField(tab, published_url)
    first = tab.locator(".md-search-result__item").first
    assert search.first_hit("Yorun") == JORUN
    expect(first.locator("h1 mark")).to_have_text("Jorun")
    expect(first.locator(".found")).to_contain_text("similar spelling")
    assert search.first_hit("Lanterne") == DEKAREL
    expect(first.locator(".found")).to_contain_text("also called the Lantern")
    expect(first.locator(".found mark")).to_have_text("Lantern")
    assert search.first_hit("Jorun") == JORUN
    expect(first.locator(".found")).not_to_contain_text("similar")


def test_names_in_other_scripts_say_which(tab: Tab, published_url: str) -> None:
    assert SearchField(tab, published_url).first_hit("Dekarel") == DEKAREL
    names = tab.locator(".md-search-result__item").first.locator("h1 bdi[lang]")
    assert [name.get_attribute("lang") for name in names.all()] == ["he", "el"]
    assert [name.get_attribute("dir") for name in names.all()] == ["rtl", None]


def accusations_in_the_list(
    tab: Tab, published: Published, url: str, queries: Sequence[str]
) -> list[str]:
    """Return the accusing claims that the list tells for some queries."""
    briefing = published.briefing
    accusing = [p.claim for p in briefing.claims.values() if briefing.is_accusation(p.claim)]
    assert accusing
    search = SearchField(tab, url)
    told = []
    for words in queries:
        search.first_hit(words)
        shown = tab.locator(".md-search-result__list").inner_text()
        told += [claim.id for claim in accusing if claim.text[:60] in shown]
    return told


def test_no_result_tells_an_accusation(
    tab: Tab, lighthouse_site: Published, published_url: str
) -> None:
    queries = ("Members of the Salvors' Guild lit a fire", "guild fire lure", "cliff lantern")
    assert not accusations_in_the_list(tab, lighthouse_site, published_url, queries)


def test_the_list_counts_the_pages_that_it_shows(tab: Tab, published_url: str) -> None:
    SearchField(tab, published_url).first_hit("Board telegram")
    expect(tab.locator(".md-search-result__meta")).to_have_text("3 pages found")
    expect(tab.locator(".md-search-result__item")).to_have_count(3)


# How it is used, and what it costs


def test_the_search_index_is_asked_for_when_the_field_is_first_used(
    chromium: Browser, published_url: str
) -> None:
    with opened(chromium) as (tab, heard):
        tab.goto(f"{published_url}{DEKAREL}", wait_until="networkidle")
        assert heard.index_requests == 0
        assert SearchField(tab, published_url).first_hit("Gull Reef") == REEF
        assert heard.index_requests == 1


def test_search_works_by_keyboard_and_by_address(chromium: Browser, published_url: str) -> None:
    with opened(chromium) as (tab, heard):
        tab.goto(published_url)
        first = tab.locator(".md-search-result__item > a").first
        tab.keyboard.press("Control+k")
        tab.keyboard.type("dekarell")
        expect(first).to_have_attribute("href", f"{published_url}{DEKAREL}")
        tab.keyboard.press("ArrowDown")
        expect(first).to_be_focused()
        tab.keyboard.press("Enter")
        tab.wait_for_url(f"**/{DEKAREL}")
        tab.goto(f"{published_url}?q=dekarel")
        first.wait_for(state="attached")
        assert not heard.faults


def test_enter_opens_the_first_page_that_is_listed(chromium: Browser, published_url: str) -> None:
    with opened(chromium) as (tab, heard):
        for words in ("reef", "deckhand drowned", "shipwreck", "דקראל", "Yorun", "Board telegram"):
            tab.goto(published_url)
            search = SearchField(tab, published_url)
            first = search.first_hit(words)
            assert search.enter(words) == first, words
        assert not heard.faults


def test_enter_waits_for_what_is_found(chromium: Browser, published_url: str) -> None:
    """It may be pressed before the engine is there, and then for other words than are listed."""
    with opened(chromium) as (tab, heard):
        tab.goto(published_url)
        assert SearchField(tab, published_url).enter("Gull Reef") == REEF
        tab.goto(published_url)
        search = SearchField(tab, published_url)
        search.first_hit("Jorun")
        assert search.enter("Gull Reef") == REEF
        assert not heard.faults


def test_enter_without_words_or_pages_stays(tab: Tab, published_url: str) -> None:
    tab.goto(published_url)
    search = SearchField(tab, published_url)
    for words in ("", "  ", "qwertzuiop"):
        search.type(words)
        tab.keyboard.press("Enter")
    expect(tab.locator(".md-search-result__meta")).to_contain_text("Nothing found")
    assert tab.url == published_url


PASTED = """field => {
    field.value = "Gull Reef"
    field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }))
}"""


def test_text_that_comes_without_a_key_is_searched_for(tab: Tab, published_url: str) -> None:
    tab.goto(published_url)
    search = SearchField(tab, published_url)
    search.first_hit("Jorun")
    tab.locator("header [data-md-component=search-query]").evaluate(PASTED)
    first = tab.locator(".md-search-result__item > a").first
    expect(first).to_have_attribute("href", f"{published_url}{REEF}")


BLOCKED = """for (const name of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(window, name, {
        get() { throw new DOMException("The operation is insecure.", "SecurityError") },
    })
}"""


def test_search_works_where_the_browser_keeps_nothing(
    chromium: Browser, published_url: str
) -> None:
    with first_visit(chromium) as (tab, heard):
        tab.add_init_script(BLOCKED)
        tab.goto(published_url)
        assert SearchField(tab, published_url).first_hit("Gull Reef") == REEF
        assert not heard.faults


def test_an_empty_field_offers_the_first_questions(
    chromium: Browser, published: Published, published_url: str
) -> None:
    with opened(chromium) as (tab, heard):
        tab.goto(f"{published_url}{DEKAREL}")
        field = tab.locator("header [data-md-component=search-query]")
        offered = tab.get_by_role("navigation", name="Contested questions")
        field.click()
        links = offered.get_by_role("link")
        wanted = offered_questions(published.briefing)
        assert 1 < len(wanted) <= 5
        expect(links).to_have_text([one["text"] for one in wanted])
        expect(field).to_have_accessible_description("Contested questions")
        tab.keyboard.press("ArrowDown")
        expect(links.first).to_be_focused()
        tab.keyboard.press("ArrowDown")
        expect(links.nth(1)).to_be_focused()
        tab.keyboard.press("ArrowUp")
        tab.keyboard.press("ArrowUp")
        expect(field).to_be_focused()
        tab.keyboard.type("reef")
        expect(offered).to_have_count(0)
        expect(field).to_have_accessible_description("Ctrl+K or ⌘K")
        field.fill("")
        expect(links).to_have_count(len(wanted))
        tab.keyboard.press("ArrowDown")
        tab.keyboard.press("Enter")
        tab.wait_for_url(f"{published_url}{wanted[0]['address']}")
        assert not heard.faults


def test_the_keyboard_passes_the_field_without_opening_search(
    chromium: Browser, published_url: str
) -> None:
    with opened(chromium) as (tab, heard):
        tab.goto(f"{published_url}{DEKAREL}")
        field = tab.locator("header [data-md-component=search-query]")
        panel = tab.locator("[data-md-toggle=search]")
        offered = tab.get_by_role("navigation", name="Contested questions")
        for used in (False, True):  # before the engine is there, and with it
            tab.locator(".md-logo").first.focus()
            for _ in range(9):
                tab.keyboard.press("Tab")
                if field.evaluate("field => field === document.activeElement"):
                    break
            expect(field).to_be_focused()
            tab.wait_for_timeout(300)
            expect(panel).not_to_be_checked()
            expect(offered).to_have_count(0)
            assert bool(heard.index_requests) is used
            tab.keyboard.press("ArrowDown")
            expect(offered.get_by_role("link").first).to_be_focused()
            tab.keyboard.press("Escape")
            expect(panel).not_to_be_checked()
        field.focus()
        expect(panel).not_to_be_checked()
        tab.keyboard.type("reef")
        expect(panel).to_be_checked()
        expect(tab.locator(".md-search-result__item").first).to_be_visible()
        assert not heard.faults


def test_matches_beyond_the_first_are_folded_and_counted(tab: Tab, published_url: str) -> None:
    tab.goto(published_url)
    SearchField(tab, published_url).first_hit("Dekarel")
    summaries = tab.locator(".md-search-result__more > summary").all_inner_texts()
    assert summaries
    assert {re.sub(r"\d+", "#", text.strip()) for text in summaries} <= {
        "# more match",
        "# more matches",
    }


def test_search_opens_on_a_phone(chromium: Browser, published_url: str) -> None:
    phone = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
    with opened(chromium, **phone) as (tab, heard):
        tab.goto(published_url, wait_until="networkidle")
        assert heard.index_requests == 0
        tab.tap("header .md-header__button.opens-search")
        assert SearchField(tab, published_url).first_hit("dekarel") == DEKAREL


def test_the_index_is_small(lighthouse_site: Published) -> None:
    index = (lighthouse_site.site.root / "search" / "search_index.json").read_bytes()
    assert len(gzip.compress(index, 9)) < LARGEST_INDEX
    assert json.loads(index)["docs"]
