"""Taking a sentence along: by which ways, and what they leave undisturbed."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab

from tests.support import axe
from tests.support.lifting import (
    ATTRIBUTION,
    BIBTEX,
    LINK,
    SHARE,
    SHORT,
    choose,
    clipboard,
    reading,
    to_the_end,
)
from tests.support.site import Published
from tests.support.tabs import DRAWN, DRAWN_WITH_FACES, SCHEMES, opened, restyle

WRECK = "events/wreck-of-the-aurelia/"
DEKAREL = "actors/noam-dekarel/"
GUILD = "actors/salvors-guild-of-skerra/"
REFUSED = "Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined })"
DEAF = f"{REFUSED}; document.execCommand = () => false"


# By which ways


def test_the_keyboard_alone_copies(chromium: Browser, lighthouse_url: str) -> None:
    with reading(chromium, f"{lighthouse_url}{WRECK}") as tab:
        button = tab.locator("#eleven-aboard .lift")
        items = tab.get_by_role("menuitem")
        tab.locator("#eleven-aboard .claim-text a").last.focus()
        while not button.evaluate("button => button === document.activeElement"):
            tab.keyboard.press("Tab")
        expect(button).to_have_accessible_name("Copy: Eleven people were aboard the Aurelia.")
        for opening in ("Enter", "Space", "ArrowDown"):
            tab.keyboard.press(opening)
            expect(items).to_have_text([ATTRIBUTION, SHORT, LINK, BIBTEX])
            expect(items.first).to_be_focused()
            tab.keyboard.press("Escape")
            expect(items).to_have_count(0)
            expect(button).to_be_focused()
        tab.keyboard.press("Enter")
        for key, at in (
            ("ArrowDown", 1),
            ("End", 3),
            ("ArrowDown", 0),
            ("ArrowUp", 3),
            ("Home", 0),
        ):
            tab.keyboard.press(key)
            expect(items.nth(at)).to_be_focused()
        tab.keyboard.press("Tab")
        expect(items).to_have_count(0)
        expect(tab.locator("#eleven-aboard .evidence summary")).to_be_focused()
        tab.keyboard.press("Shift+Tab")
        expect(button).to_be_focused()
        tab.keyboard.press("Enter")
        tab.keyboard.press("Enter")
        expect(tab.get_by_role("status").filter(has_text="Copied with attribution")).to_be_visible()
        expect(button).to_be_focused()
        assert clipboard(tab).startswith(
            "“Eleven people were aboard the Aurelia.” Status: reported."
        )


SHARING = """Object.defineProperty(Navigator.prototype, 'share', { configurable: true,
    value: async (what) => { globalThis.shared = what;
        if (globalThis.refuses) throw new DOMException('', globalThis.refuses); } })"""


def test_where_the_browser_shares_the_menu_offers_it(
    chromium: Browser, lighthouse_site: Published, lighthouse_url: str
) -> None:
    with opened(chromium) as (tab, heard):
        tab.add_init_script(SHARING)
        tab.goto(f"{lighthouse_url}{GUILD}")
        block = tab.locator("#dekarel-accuses-the-guild")
        block.scroll_into_view_if_needed()
        share = tab.get_by_role("menuitem", name=SHARE)
        block.locator(".lift").click()
        share.click()
        tab.wait_for_function("() => globalThis.shared")
        shared = tab.evaluate("globalThis.shared")
        own = lighthouse_site.briefing.settings.site_url
        assert shared["url"] == f"{own}{GUILD}#dekarel-accuses-the-guild"
        assert "Alleged, according to Noam Dekarel. Against Salvors’ Guild" in shared["text"]
        assert "Answered by Salvors’ Guild of Skerra (denial)." in shared["text"]
        assert "Outcome: " in shared["text"]
        for refusal, shown in (("AbortError", 0), ("NotAllowedError", 1)):
            tab.evaluate("why => { globalThis.refuses = why; globalThis.shared = null }", refusal)
            block.locator(".lift").click()
            share.click()
            tab.wait_for_function("() => globalThis.shared")
            expect(tab.locator(".lift-menu textarea")).to_have_count(shown)
        assert not heard.faults


def test_where_the_browser_does_not_share_nothing_offers_it(
    chromium: Browser, lighthouse_url: str
) -> None:
    with reading(chromium, f"{lighthouse_url}{WRECK}") as tab:
        assert not tab.evaluate("'share' in navigator")
        tab.locator("#eleven-aboard .lift").click()
        expect(tab.get_by_role("menuitem", name=SHARE)).to_have_count(0)


def test_the_short_text_is_copied_with_its_address(
    chromium: Browser, lighthouse_site: Published, lighthouse_url: str
) -> None:
    own = lighthouse_site.briefing.settings.site_url
    with reading(chromium, f"{lighthouse_url}{WRECK}") as tab:
        choose(tab, tab.locator("#eleven-aboard"), SHORT)
        assert clipboard(tab) == (
            "“Eleven people were aboard the Aurelia.” Reported: "
            f"reported by one outlet (Ansel Gazette). {own}{WRECK}#eleven-aboard"
        )


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("", "Introduction"),
        (WRECK, "Summary"),
        ("questions/was-the-light-burning/", "What the evidence supports"),
    ],
)
def test_a_passage_has_a_button_of_its_own(
    chromium: Browser, lighthouse_site: Published, lighthouse_url: str, path: str, what: str
) -> None:
    own = lighthouse_site.briefing.settings.site_url
    with reading(chromium, lighthouse_url + path) as tab:
        place = tab.locator(".copied-here")
        place.scroll_into_view_if_needed()
        expect(place.locator(".lift")).to_have_accessible_name(f"Copy: {what}")
        place.locator(".lift").click()
        expect(tab.get_by_role("menuitem", name=SHORT)).to_have_count(0)
        tab.keyboard.press("Escape")
        choose(tab, place, ATTRIBUTION)
        text = clipboard(tab)
    assert "Sources: " in text
    assert f", {own}{path}" in text


def test_a_click_elsewhere_shuts_the_menu(chromium: Browser, lighthouse_url: str) -> None:
    with reading(chromium, f"{lighthouse_url}{WRECK}") as tab:
        buttons = tab.locator("article.claim .lift")
        menu = tab.get_by_role("menu")
        for _ in range(2):
            buttons.first.click()
            expect(buttons.first).to_have_attribute("aria-expanded", "true")
            buttons.first.click()
            expect(menu).to_have_count(0)
        buttons.first.click()
        buttons.nth(2).click()
        expect(menu).to_have_count(1)
        expect(buttons.first).to_have_attribute("aria-expanded", "false")
        tab.locator("h1").click()
        expect(menu).to_have_count(0)


def test_where_a_page_may_not_write_the_older_way_serves(
    chromium: Browser, lighthouse_url: str
) -> None:
    with reading(chromium, f"{lighthouse_url}{WRECK}") as tab:
        tab.evaluate(REFUSED)
        choose(tab, tab.locator("#eleven-aboard"), ATTRIBUTION)
        tab.evaluate("document.querySelector('h1').append(document.createElement('textarea'))")
        tab.locator("h1 textarea").press("ControlOrMeta+v")
        expect(tab.locator("h1 textarea")).to_have_value(
            re.compile("^“Eleven people.*#eleven-aboard$")
        )


def test_where_nothing_may_copy_the_text_stands_there_selected(
    chromium: Browser, lighthouse_url: str
) -> None:
    with reading(chromium, f"{lighthouse_url}{WRECK}") as tab:
        tab.evaluate(
            f"window.read = navigator.clipboard.readText.bind(navigator.clipboard); {DEAF}"
        )
        button, field = tab.locator("#eleven-aboard .lift"), tab.locator(".lift-menu textarea")
        button.click()
        tab.get_by_role("menuitem", name=ATTRIBUTION).click()
        expect(field).to_be_focused()
        expect(field).to_have_value(re.compile("^“Eleven people.*#eleven-aboard$"))
        expect(field).to_have_accessible_name(re.compile("Copy this text"))
        tab.keyboard.press("Escape")
        expect(field).to_have_count(0)
        expect(button).to_be_focused()
        button.click()
        tab.get_by_role("menuitem", name=LINK).click()
        link = field.input_value()
        tab.keyboard.press("ControlOrMeta+c")
        expect(tab.get_by_role("status").filter(has_text="Copied")).to_be_visible()
        expect(field).to_have_count(0)
        assert tab.evaluate("read()") == link


# What it leaves undisturbed


def test_an_open_menu_breaks_no_rule(chromium: Browser, lighthouse_url: str) -> None:
    with reading(chromium, f"{lighthouse_url}{GUILD}") as tab:
        axe.load(tab)
        tab.locator(".accusation .lift").click()
        assert not faults(tab)
        tab.evaluate(DEAF)
        tab.get_by_role("menuitem", name=ATTRIBUTION).click()
        expect(tab.locator(".lift-menu textarea")).to_be_focused()
        assert not faults(tab)


def faults(tab: Tab) -> list[str]:
    """What is wrong with a page whose menu is open, and with the menu in either scheme."""
    found = axe.violations_of_structure(tab)
    for scheme in SCHEMES:
        tab.emulate_media(color_scheme=scheme)
        tab.evaluate(DRAWN)
        found += axe.violations_of_colour(tab, ".accusation")
    return found


@pytest.mark.parametrize(("touch", "least"), [(False, 24), (True, 44)])
def test_a_button_is_large_enough_to_be_hit(
    chromium: Browser, lighthouse_url: str, *, touch: bool, least: int
) -> None:
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": touch, "is_mobile": touch}
    for path in ("", WRECK, "timeline/"):
        with reading(chromium, lighthouse_url + path, **phone) as tab:
            to_the_end(tab)
            for button in tab.locator(".lift").all():
                box = button.bounding_box()
                assert box is not None
                assert min(box["width"], box["height"]) >= least, path
                assert box["x"] + box["width"] <= 390, path


PLACES = """() => [...document.querySelectorAll("article :is(p, li, summary, article, h2)")]
    .filter(element => !element.closest(".lift, .lift-menu"))
    .map(element => element.getBoundingClientRect().top + scrollY)"""
SAME_PLACE = 2
"""Pixels by which a browser may round otherwise."""
ALL_DRAWN = "* { content-visibility: visible !important; }"


@pytest.mark.parametrize("width", [390, pytest.param(1280, marks=pytest.mark.full)])
def test_nothing_moves_when_the_buttons_come(
    chromium: Browser, lighthouse_url: str, width: int
) -> None:
    wide = {"viewport": {"width": width, "height": 800}}
    for path in ("", GUILD, WRECK, "reactions/board-on-the-wreck/"):
        with reading(chromium, lighthouse_url + path, **wide) as tab:
            restyle(tab, ALL_DRAWN)
            to_the_end(tab)
            assert tab.locator(".lift").count() > 1
            tab.evaluate(DRAWN_WITH_FACES)
            places = tab.evaluate(PLACES)
            tab.evaluate("document.querySelectorAll('.lift').forEach(button => button.remove())")
            tab.evaluate(DRAWN_WITH_FACES)
            assert tab.evaluate(PLACES) == pytest.approx(places, abs=SAME_PLACE), path


def test_words_selected_by_hand_hold_no_button(chromium: Browser, lighthouse_url: str) -> None:
    with reading(chromium, f"{lighthouse_url}{WRECK}") as tab:
        to_the_end(tab)
        tab.locator("article").first.evaluate("all => getSelection().selectAllChildren(all)")
        tab.keyboard.press("ControlOrMeta+c")
        text = clipboard(tab)
    assert "Eleven people were aboard the Aurelia." in text
    assert "Copy" not in text


def test_without_scripts_there_is_no_button_and_all_that_it_would_copy(
    chromium: Browser, lighthouse_site: Published, lighthouse_url: str
) -> None:
    with opened(chromium, java_script_enabled=False) as (tab, _):
        tab.goto(f"{lighthouse_url}{GUILD}")
        assert tab.locator(".lift").count() == 0
        block = tab.locator(".accusation").first.inner_text()
        for piece in ("Alleged", "according to Noam Dekarel", "Against", "Outcome"):
            assert piece in block
        own = lighthouse_site.briefing.settings.site_url
        assert f"{own}{GUILD}" in tab.locator(".cite-this > p").inner_text()
