"""The pages in a longer language and in one from the right: no word is cut off or lies on others.

Each is a build in a pseudo-language, in which every phrase is a third longer than in English or
runs from right to left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ViewportSize
from playwright.sync_api import Page as Tab

from tests.support.briefings import LIGHTHOUSE
from tests.support.kinds import DOCUMENT, kinds_of_page
from tests.support.project import ROOT
from tests.support.pseudo import LANGUAGES, in_language
from tests.support.site import Published, published_from, served
from tests.support.sites import site_of
from tests.support.tabs import DRAWN, PHONE, WIDE, SearchField, opened, restyle

SIZES: tuple[ViewportSize, ...] = (WIDE, PHONE)

PROFILE = "actors/noam-dekarel/"

PAGES = (
    "",
    PROFILE,
    "events/wreck-of-the-aurelia/",
    "reactions/board-on-the-wreck/",
    "questions/was-the-light-burning/",
    "places/gull-reef/",
    "sources/board-log-2003/",
    "timeline/",
    "network/",
    "map/",
    "reactions/",
    "sources/",
    "evidence/",
    "corrections/",
    "contribute/",
    DOCUMENT,
)
"""One of each kind that lays words out in a way of its own."""

MAY_CUT = {
    ".table-scroll": "a table that is wider than the page is scrolled",
    ".md-typeset__scrollwrap": "so is one that the engine wraps",
    ".document .part": "and so is a part of the document that holds one",
    ".md-sidebar__scrollwrap": "the contents and the menu are scrolled down",
    ".md-search__scrollwrap": "and so is what a search finds",
    ".md-header__title": "the page's title there waits out of sight, and only repeats its heading",
    ".unseen, .found-stop": "for those who listen",
}
"""What may hide a part of the words in it, and why."""

FAULTS = """([scope, mayCut]) => {
    const lines = []
    const faults = []
    const told = text => text.data.trim().slice(0, 60)
    const inSight = {visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true}

    const known = new Map()
    function cuttersOf(element) {
        if (!element || element === document.body) return []
        if (!known.has(element)) {
            const around = cuttersOf(element.parentElement)
            const cuts = element.matches("svg") || getComputedStyle(element).overflowX !== "visible"
            known.set(element, cuts ? [element, ...around] : around)
        }
        return known.get(element)
    }
    const isBeyond = (rect, left, right) => rect.left < left - 1 || rect.right > right + 1
    function isCut(rect, cutter) {
        const box = cutter.getBoundingClientRect()
        return isBeyond(rect, box.left, box.right)
    }

    const walker = document.createTreeWalker(document.querySelector(scope), NodeFilter.SHOW_TEXT)
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        const owner = text.parentElement
        if (!text.data.trim() || !owner.checkVisibility(inSight)) continue
        if (owner.closest("script, style, option")) continue
        const range = document.createRange()
        range.selectNodeContents(text)
        const rects = [...range.getClientRects()].filter(one => one.width > 1 && one.height > 1)
        const cutters = cuttersOf(owner)
        if (!cutters.some(one => one.matches(mayCut))) {
            if (rects.some(one => cutters.some(cutter => isCut(one, cutter))))
                faults.push(`cut off: ${told(text)}`)
            else if (rects.some(one => isBeyond(one, 0, innerWidth)))
                faults.push(`outside: ${told(text)}`)
        }
        if (owner.closest("svg, .md-header") && scope === "body") continue
        for (const rect of rects)
            if (!cutters.some(cutter => isCut(rect, cutter))) lines.push({text, rect})
    }

    const shared = (one, other, from, to) =>
        Math.min(one[to], other[to]) - Math.max(one[from], other[from])
    lines.sort((one, other) => one.rect.top - other.rect.top)
    for (const [place, {text, rect}] of lines.entries()) {
        for (const other of lines.slice(place + 1)) {
            if (other.rect.top > rect.bottom) break
            const half = Math.min(rect.height, other.rect.height) / 2
            if (other.text === text || shared(rect, other.rect, "left", "right") < 2) continue
            if (shared(rect, other.rect, "top", "bottom") > half)
                faults.push(`on each other: ${told(text)}, ${told(other.text)}`)
        }
    }
    const over = document.scrollingElement.scrollWidth - innerWidth
    return over > 0 ? [`${over} pixels too wide`, ...faults] : faults
}"""
"""What is wrong with words in sight: cut off, out of the window, on others. The header lies over
what is scrolled, and figures are drawn so that their words keep apart."""

ALL_DRAWN = "* { content-visibility: visible !important }"
"""What is far below is laid out by its real size."""


@pytest.fixture(scope="session", params=LANGUAGES)
def pseudo_site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Published:
    """The made-up site in a pseudo-language."""
    folder = tmp_path_factory.mktemp(request.param) / "data"
    data = in_language(LIGHTHOUSE, request.param, folder)
    return published_from(data, site_of(data))


@pytest.fixture(scope="session")
def pseudo_url(pseudo_site: Published) -> Iterator[str]:
    """Where it is served."""
    with served(pseudo_site.site.root) as url:
        yield url


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Tab]:
    """A tab at rest."""
    with opened(chromium, viewport=WIDE, reduced_motion="reduce") as (tab, _):
        yield tab


def faults_of(tab: Tab, scope: str = "body") -> list[str]:
    """Return what is wrong with the words of a page, or of a part of it, at its size."""
    tab.evaluate(DRAWN)
    return [str(fault) for fault in tab.evaluate(FAULTS, [scope, ", ".join(MAY_CUT)])]


def visit(tab: Tab, address: str, style: str = "") -> None:
    """Open a page, all of which is laid out."""
    tab.goto(address)
    restyle(tab, f"{ALL_DRAWN}\n{style}")


def faults_at_any_size(tab: Tab, url: str, pages: tuple[str, ...]) -> list[str]:
    """Return what is wrong with the words of pages, wide and on a phone."""
    faults: list[str] = []
    for page in pages:
        tab.set_viewport_size(WIDE)
        visit(tab, url + page)
        for size in SIZES:
            tab.set_viewport_size(size)
            faults += [f"{page or 'home'} at {size['width']}: {one}" for one in faults_of(tab)]
    return faults


def test_no_word_is_cut_off_outside_or_on_another(tab: Tab, pseudo_url: str) -> None:
    faults = faults_at_any_size(tab, pseudo_url, PAGES)
    assert not faults, "\n".join(faults)


@pytest.mark.full
def test_nor_on_any_other_kind_of_page(tab: Tab, pseudo_site: Published, pseudo_url: str) -> None:
    others = tuple(page for page in kinds_of_page(pseudo_site.site.root) if page not in PAGES)
    faults = faults_at_any_size(tab, pseudo_url, (*others, "404.html"))
    assert not faults, "\n".join(faults)


def test_nor_in_what_opens_on_a_page(tab: Tab, pseudo_url: str) -> None:
    faults: list[str] = []
    for size in SIZES:
        tab.set_viewport_size(size)
        visit(tab, pseudo_url + PROFILE)
        tab.locator(".lift").first.click()
        tab.locator(".lift-menu").wait_for()
        faults += faults_of(tab, ".lift-menu")
        tab.keyboard.press("Escape")
        tab.locator("#ref-1 a").hover()
        tab.locator(".cite-card").wait_for()
        faults += faults_of(tab, ".cite-card")
        if size == PHONE:
            tab.locator(".opens-menu").click()
            faults += faults_of(tab, "#__menu")
            tab.locator(".closes-menu").click()
            tab.locator(".opens-search").click()
        SearchField(tab, pseudo_url).first_hit("dekarel")
        faults += faults_of(tab, ".md-search__output")
    assert not faults, "\n".join(faults)


BROKEN = {
    ".md-tabs ul { flex-wrap: nowrap !important; overflow: hidden !important }": "cut off",
    ".md-typeset .infobox dt { margin-block-end: -1.2em }": "on each other",
    ".lede { position: relative; inset-inline-start: 40vw }": "outside",
}
"""Styles, each with what is wrong with them."""


@pytest.mark.parametrize("style", BROKEN)
def test_a_style_that_cuts_off_or_heaps_up_words_is_told(
    tab: Tab, pseudo_url: str, style: str
) -> None:
    visit(tab, pseudo_url + PROFILE, style)
    assert any(fault.startswith(BROKEN[style]) for fault in faults_of(tab))


# Sides


def test_a_page_from_the_right_says_so_at_its_root(pseudo_site: Published) -> None:
    from_right = pseudo_site.briefing.settings.language == "ar-XB"
    for page in pseudo_site.site.pages.values():
        assert page.soup.html is not None
        assert (page.soup.html.get("dir") == "rtl") == from_right, page.path


STARTS = """() => {
    const middle = innerWidth / 2
    const side = query => {
        const {left, right} = document.querySelector(query).getBoundingClientRect()
        return (left + right) / 2 < middle
    }
    return Object.fromEntries(
        [".md-logo", ".md-sidebar--secondary", ".infobox", ".margin-note", ".lift", ".md-search"]
            .map(query => [query, side(query)]))
}"""


def test_what_is_before_the_text_in_one_script_is_so_in_the_other(
    tab: Tab, pseudo_site: Published, pseudo_url: str
) -> None:
    before = {".md-logo", ".md-sidebar--secondary"}
    from_left = pseudo_site.briefing.settings.language != "ar-XB"
    visit(tab, pseudo_url + PROFILE)
    tab.locator(".margin-note").first.wait_for()
    found: dict[str, bool] = tab.evaluate(STARTS)
    assert found == {part: (part in before) == from_left for part in found}


SIDED = re.compile(
    r"^\s*((?:(?:margin|padding|border|inset)-)?(?:left|right)[\w-]*:.*"
    r"|(?:float|clear|text-align): (?:left|right).*)$",
    re.MULTILINE,
)
FOUR_SIDES = re.compile(
    r"^\s*((?:margin|padding|inset|border-width): \S+ (\S+) \S+ (\S+));$", re.MULTILINE
)
MAY_NAME_SIDES = {
    "lift.css": {"left: 50%": "the middle, from either side", "border-width": "an arrow down"},
    "claims.css": {"border-width": "an arrow, which is turned"},
    "views.css": {"text-align: left": "of writing that runs upwards"},
}


def test_styles_name_no_side_of_the_screen() -> None:
    styles = ROOT / "docs/assets"
    for sheet in sorted([*styles.glob("styles/*.css"), styles / "document.css"]):
        text = sheet.read_text("utf-8")
        found = [match[1] for match in SIDED.finditer(text)]
        found += [match[1] for match in FOUR_SIDES.finditer(text) if match[2] != match[3]]
        allowed = (*MAY_NAME_SIDES.get(sheet.name, ()),)
        assert not [line for line in found if not line.startswith(allowed)], sheet.name
