"""Sources beside the text: the card at a citation, and the notes in the margin."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab

from tests.support.briefings import Edit, edited, minimal, source, write
from tests.support.kinds import kinds_of_page
from tests.support.site import Published, Site, served
from tests.support.sites import site_of
from tests.support.tabs import DRAWN_WITH_FACES, WIDE, opened

PROFILE = "actors/noam-dekarel/"
CARD = "[role=tooltip]"
NOTE = ".margin-note"


def first_title(tab: Tab) -> str:
    return tab.locator("ol.references > li").first.locator(".source-title").inner_text()


# The card


def test_a_pointer_opens_a_card_goes_into_it_and_leaves(
    chromium: Browser, lighthouse_url: str
) -> None:
    with opened(chromium, viewport=WIDE) as (tab, heard):
        tab.goto(lighthouse_url + PROFILE)
        tab.locator("#ref-1 a").hover()
        expect(tab.locator(CARD)).to_contain_text(first_title(tab))
        tab.locator(CARD).hover()
        expect(tab.locator(CARD)).to_be_visible()
        tab.locator(f"{CARD} a").first.click()
        tab.wait_for_url("**/sources/*/")
        tab.go_back()
        tab.locator("#ref-1 a").hover()
        expect(tab.locator(CARD)).to_be_visible()
        tab.mouse.move(2, 2)
        expect(tab.locator(CARD)).to_be_hidden()
        assert not heard.faults


def test_the_keyboard_opens_a_card_and_escape_shuts_it(
    chromium: Browser, lighthouse_url: str
) -> None:
    with opened(chromium, viewport=WIDE) as (tab, heard):
        tab.goto(lighthouse_url + PROFILE)
        mark = tab.locator("#ref-1 a")
        tab.keyboard.press("Tab")
        mark.focus()
        expect(tab.locator(CARD)).to_be_visible()
        expect(mark).to_have_accessible_description(tab.locator(CARD).inner_text())
        tab.keyboard.press("Escape")
        expect(tab.locator(CARD)).to_be_hidden()
        expect(mark).to_be_focused()
        mark.blur()
        mark.focus()
        expect(tab.locator(CARD)).to_be_visible()
        tab.keyboard.press("Tab")
        expect(mark).not_to_have_attribute("aria-describedby", "s-card")
        assert not heard.faults


def test_a_tap_leads_to_the_list_without_a_card(chromium: Browser, lighthouse_url: str) -> None:
    phone = {"viewport": {"width": 390, "height": 800}, "has_touch": True, "is_mobile": True}
    with opened(chromium, **phone) as (tab, _):
        tab.goto(lighthouse_url + PROFILE)
        tab.tap("#ref-1 a")
        expect(tab.locator(":target")).to_be_in_viewport()
        expect(tab.locator(CARD)).to_have_count(0)


# The margin

OVERLAPS = """() => {
    const boxes = selector => [...document.querySelectorAll(selector)]
        .map(element => [element.textContent.trim().slice(0, 40), element.getBoundingClientRect()])
    const notes = boxes(".margin-note")
    const rest = boxes(".md-content__inner > :not(.margin-notes)")
    const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
        && a.top < b.bottom - 1 && b.top < a.bottom - 1
    return notes.flatMap(([words, box], at) => [...notes.slice(at + 1), ...rest]
        .filter(([, other]) => meet(box, other)).map(([other]) => `${words} / ${other}`))
}"""


WIDTHS = (1280, 1680)
"""Where the margin has just enough room, and where it has plenty."""

OPEN_SOME = """() => {
    for (const box of [...document.querySelectorAll("article details")].slice(0, 3)) box.open = true
}"""


def overlaps(tab: Tab) -> Iterator[str]:
    """Return what notes meet at each width, in the end with some evidence open."""
    for change in ("() => {}", OPEN_SOME):
        tab.evaluate(change)
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 900})
            tab.evaluate(DRAWN_WITH_FACES)
            yield from (f"at {width}: {pair}" for pair in tab.evaluate(OVERLAPS))


def most_cited(site: Site, number: int) -> list[str]:
    """Return the addresses of the kinds of page with most marks of citation."""
    marks = {page: site.page(page).html.count('href="#cite-') for page in kinds_of_page(site.root)}
    return sorted(marks, key=lambda page: -marks[page])[:number]


@pytest.mark.parametrize("pages", [4, pytest.param(100, marks=pytest.mark.full)])
def test_notes_meet_neither_each_other_nor_anything_else(
    chromium: Browser, published: Published, published_url: str, pages: int
) -> None:
    met: list[str] = []
    noted = 0
    with opened(chromium, viewport=WIDE) as (tab, heard):
        for page in most_cited(published.site, pages):
            tab.goto(published_url + page)
            met += [f"{page}, {pair}" for pair in overlaps(tab)]
            noted += tab.locator(NOTE).count()
        assert not heard.faults
    assert noted
    assert not met, "\n".join(met)


def test_a_note_tells_number_publisher_and_date_beside_its_line(
    chromium: Browser, lighthouse_url: str
) -> None:
    with opened(chromium, viewport=WIDE) as (tab, _):
        tab.goto(f"{lighthouse_url}events/wreck-of-the-aurelia/")
        tab.evaluate(DRAWN_WITH_FACES)
        note = tab.locator(NOTE).last
        number = note.locator("b").inner_text()
        entry = tab.locator(".references > li").nth(int(number) - 1)
        told = note.inner_text().removeprefix(number).strip()
        publisher, date = told.split(", ")
        expect(entry.locator(".source-card")).to_contain_text(f"{publisher}, ")
        expect(entry.locator("data")).to_contain_text(date.split()[-1])
        top = note.evaluate("note => note.getBoundingClientRect().top")
        lines = tab.locator(f"sup > a:text-is('[{number}]')").evaluate_all(
            "marks => marks.map(mark => mark.getBoundingClientRect().top)"
        )
        assert min(abs(top - line) for line in lines) <= 150


def test_a_note_has_the_words_that_the_list_holds_for_it(chromium: Browser, tmp_path: Path) -> None:
    """Whatever a publisher is called, and in whatever month."""
    paper = 'The "Day" & < Night >, no. 2.'
    herald = source(title="Who?", publisher=paper, origin="agency", date="2020-12-07")
    data = write(tmp_path / "data", edited(minimal(), Edit("sources/herald.yml", "", herald)))
    with served(site_of(data).site) as url, opened(chromium, viewport=WIDE) as (tab, _):
        tab.goto(f"{url}actors/ann/")
        tab.evaluate(DRAWN_WITH_FACES)
        notes = tab.locator(NOTE).all_inner_texts()
        assert "The \u201cDay\u201d & < Night >, no. 2., 7 Dec 2020" in [
            n[1:].strip() for n in notes
        ]


def test_notes_are_there_for_the_eye_alone_and_only_where_there_is_room(
    chromium: Browser, lighthouse_url: str
) -> None:
    with opened(chromium, viewport=WIDE) as (tab, _):
        tab.goto(lighthouse_url + PROFILE)
        expect(tab.locator(NOTE).first).to_be_visible()
        expect(tab.locator(".margin-notes")).to_have_attribute("aria-hidden", "true")
        assert not tab.locator(f"{NOTE}:not([tabindex='-1'])").count()
        tab.emulate_media(media="print")
        expect(tab.locator(NOTE).first).to_be_hidden()
        tab.emulate_media(media="screen")
        tab.set_viewport_size({"width": 1000, "height": 900})
        expect(tab.locator(NOTE).first).to_be_hidden()
        tab.set_viewport_size(WIDE)
        expect(tab.locator(NOTE).first).to_be_visible()
