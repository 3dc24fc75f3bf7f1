"""The keyboard alone: what it reaches, where the focus is seen, what takes it and gives it back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from tests.support.tabs import PHONE, WIDE, reading

PROFILE = "actors/noam-dekarel/"

WHAT_CAN_BE_PRESSED = """() => [...document.querySelectorAll(
    "a[href]:not(.margin-note), button, input, select, summary, [tabindex='0']"
)].filter(one => one.checkVisibility({visibilityProperty: true}))
  .filter(one => one.type !== "radio" || one.checked)
  .map((one, index) => one.dataset.stop = index).length"""
"""Numbers everything that a pointer could press, and counts it.

Of radio buttons one is reached. A note in the margin leads where the number beside it does.
"""

STOP = """async () => {
    const one = document.activeElement
    const seen = one.matches(".md-option") ? one.nextElementSibling : one
    const style = getComputedStyle(seen)
    const whole = seen.closest("svg") ?? seen
    const hit = (x, y) => whole.contains(document.elementFromPoint(x, y))
    const shown = () => [...seen.getClientRects()].some(({x, y, width, height}) =>
        [0.1, 0.5, 0.9].some(part => hit(x + part * width, y + height / 2)))
    for (let frame = 0; frame < 60 && !shown(); frame += 1)
        await new Promise(requestAnimationFrame)
    return {
        number: one.dataset.stop ?? null,
        what: one.outerHTML.slice(0, 120),
        outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        shown: shown(),
    }
}"""
"""Where the focus is, whether an outline tells it, and whether any of it is in sight (2.4.11)."""

NUMBERED = """numbers => numbers
    .map(number => document.querySelector(`[data-stop="${number}"]`)?.outerHTML)"""
"""What bears some numbers."""


AT_LENGTH = ("", "network/", "map/", "sources/", "contribute/")


@pytest.mark.parametrize(
    ("page", "viewport"),
    [
        *(pytest.param(page, WIDE, id=f"{page}-wide") for page in (*AT_LENGTH, PROFILE)),
        pytest.param(PROFILE, PHONE, id=f"{PROFILE}-phone"),
        *(
            pytest.param(page, PHONE, id=f"{page}-phone", marks=pytest.mark.full)
            for page in AT_LENGTH
        ),
    ],
)
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    chromium: Browser, lighthouse_url: str, page: str, viewport: ViewportSize
) -> None:
    still = {"viewport": viewport, "reduced_motion": "reduce"}
    with reading(chromium, lighthouse_url + page, **still) as tab:
        missed = {str(number) for number in range(tab.evaluate(WHAT_CAN_BE_PRESSED))}
        presses = 2 * len(missed)  # a script adds buttons to what comes near
        while missed and presses:
            presses -= 1
            tab.keyboard.press("Tab")
            stop = tab.evaluate(STOP)
            if stop["what"].startswith("<body"):
                break
            assert stop["outlined"], f"no outline: {stop['what']}"
            assert stop["shown"], f"out of sight: {stop['what']}"
            missed.discard(stop["number"])
        assert not missed, tab.evaluate(NUMBERED, sorted(missed))


def test_the_first_key_offers_to_skip_the_header(chromium: Browser, lighthouse_url: str) -> None:
    with reading(chromium, lighthouse_url + PROFILE) as tab:
        tab.keyboard.press("Tab")
        skip = tab.locator(".md-skip")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport(ratio=1)
        expect(skip).to_have_css("opacity", "1")
        tab.keyboard.press("Enter")
        expect(tab.locator("h1")).to_be_focused()
        tab.keyboard.press("Tab")
        expect(tab.locator(".md-content :focus")).to_have_count(1)


def test_the_menu_on_a_phone_takes_the_focus_and_gives_it_back(
    chromium: Browser, lighthouse_url: str
) -> None:
    with reading(chromium, lighthouse_url + PROFILE, viewport=PHONE) as tab:
        button, menu = tab.locator(".opens-menu"), tab.locator("#__menu")
        expect(menu).to_be_hidden()
        for leave in ("Escape", "Enter"):
            button.focus()
            expect(button).to_have_attribute("aria-expanded", "false")
            tab.keyboard.press("Enter")
            expect(button).to_have_attribute("aria-expanded", "true")
            expect(menu.locator(".closes-menu")).to_be_focused()
            tab.keyboard.press("Shift+Tab")
            expect(tab.locator(".md-content :focus, .md-header :focus")).to_have_count(0)
            menu.locator(".closes-menu").focus()
            tab.keyboard.press(leave)
            expect(button).to_be_focused()
            expect(menu).to_be_hidden()
        tab.keyboard.press("Enter")
        expect(menu.locator("[aria-current]")).to_have_text("Actors")


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_search_takes_the_focus_and_gives_it_back(
    chromium: Browser, lighthouse_url: str, viewport: ViewportSize
) -> None:
    with reading(chromium, lighthouse_url + PROFILE, viewport=viewport) as tab:
        field, before = tab.locator(".md-search__input"), tab.locator("#ref-1 a")
        found = tab.locator(".md-search-result__item > a")
        before.focus()
        tab.keyboard.press("Control+k")
        expect(field).to_be_focused()
        tab.keyboard.type("dekarel")
        expect(found.first).to_be_visible()
        expect(tab.get_by_role("status").filter(has_text="found")).to_be_visible()
        tab.keyboard.press("Tab")
        expect(tab.get_by_role("button", name="Clear")).to_be_focused()
        tab.keyboard.press("Tab")
        expect(found.first).to_be_focused()
        tab.keyboard.press("Escape")
        expect(before).to_be_focused()
        expect(found.first).to_be_hidden()


def test_no_letter_alone_is_a_command(chromium: Browser, lighthouse_url: str) -> None:
    with reading(chromium, f"{lighthouse_url}actors/") as tab:
        field = tab.locator(".md-search__input")
        for _ in range(2):  # before the engine is there, and after
            for key in "/sfpn,.":
                tab.keyboard.press(key)
                expect(field).not_to_be_focused()
                assert tab.url == f"{lighthouse_url}actors/"
            tab.keyboard.press("Control+k")
            tab.keyboard.type("gulls")
            expect(tab.locator(".md-search-result__item").first).to_be_visible()
            expect(field).to_have_value("gulls")
            field.clear()
            tab.keyboard.press("Escape")
            expect(field).not_to_be_focused()


SCHEME = "() => document.body.dataset.mdColorScheme"


def test_colours_are_chosen_by_keyboard_and_named_by_what_they_are(
    chromium: Browser, lighthouse_url: str
) -> None:
    with reading(chromium, lighthouse_url, color_scheme="light") as tab:
        choice = tab.get_by_role("radiogroup", name="Colours").get_by_role("radio", checked=True)
        named = []
        choice.focus()
        for _ in range(3):
            named.append((choice.get_attribute("aria-label"), tab.evaluate(SCHEME)))
            tab.keyboard.press("ArrowRight")
        assert named == [
            ("Colours follow the system", "default"),
            ("Light colours", "default"),
            ("Dark colours", "slate"),
        ]


def test_lists_are_filtered_and_sorted_by_keyboard(chromium: Browser, lighthouse_url: str) -> None:
    with reading(chromium, f"{lighthouse_url}sources/") as tab:
        rows = tab.locator(".source-lines > li")
        whole = rows.count()
        tab.get_by_label("Containing").focus()
        tab.keyboard.type("gazette")
        expect(rows.filter(visible=True)).not_to_have_count(0)
        expect(tab.locator(".filter-status")).to_contain_text(f"of {whole}")
    with reading(chromium, f"{lighthouse_url}reactions/") as tab:
        column = tab.locator("th", has=tab.get_by_role("button", name="When")).first
        column.get_by_role("button").focus()
        tab.keyboard.press("Enter")
        expect(column).to_have_attribute("aria-sort", "ascending")
        expect(tab.locator(".filter-status").first).to_contain_text("Sorted by When")
