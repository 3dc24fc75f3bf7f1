"""The site for those who cannot see, point, or take in much at once: by trying it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, Locator, ViewportSize, expect
from playwright.sync_api import Page as Tab

from tests.support.kinds import kinds_of_page
from tests.support.site import Page, Published, words
from tests.support.tabs import DRAWN, opened, reading, restyle

SMALLEST: ViewportSize = {"width": 320, "height": 640}

PROFILE = "actors/noam-dekarel/"

PROFILE_READ_ALOUD = """
- link "Skip to content"
- banner:
  - link "The Aurelia wreck"
  - radiogroup "Colours":
    - radio "Colours follow the system" [checked]
    - radio "Light colours"
    - radio "Dark colours"
  - search:
    - textbox "Search"
- navigation "Sections":
  - list:
    - listitem:
      - link "Home"
    - listitem:
      - list "Who":
        - listitem:
          - link "Actors"
- main:
  - navigation "On this page":
    - group:
      - list:
        - listitem:
          - link "Claims"
          - list:
            - listitem:
              - link "The light"
  - article:
    - heading "Noam Dekarel נועם דקראל Νοάμ Ντεκαρέλ" [level=1]
    - region "Key facts"
    - heading "Claims" [level=2]
    - heading "The light" [level=3]
    - article
    - heading "Answers to accusations" [level=3]
    - heading "What they said" [level=2]
    - heading "Designations" [level=2]
    - heading "In the timeline" [level=2]
    - heading "Questions on which they take a position" [level=2]
    - heading "Mentioned in" [level=2]
    - heading "Corrections" [level=2]
    - heading "Sources" [level=2]
    - complementary "About this page"
- contentinfo:
  - navigation "About this site"
"""
"""The landmarks and headings of a profile, as a screen reader lists them."""

INFOBOX_READ_ALOUD = """
- region "Key facts":
  - term: Kind
  - definition: Seafarer
  - term: Hebrew
  - definition:
    - text: נועם דקראל
    - superscript:
      - link "Source 1"
  - term: Last reviewed
  - definition: 30 November 2004
"""

CLAIM_READ_ALOUD = """
- article:
  - paragraph:
    - text: Noam Dekarel saw no light on
    - link "Skerra"
    - superscript:
      - link "Source 1"
  - paragraph:
    - text: >-
        Disputed · in the judgement of Noam Dekarel concerning 14 March 2003 (in the half hour
        before she struck) said 20 March 2003
    - link "Gull Reef"
    - text: "one speaker (Noam Dekarel), in their own document. Against it: Skerra Lights Board"
    - superscript:
      - link "Source 7"
  - blockquote: «לא היה אור על המגדל»
  - blockquote: “There was no light on the tower”
  - text: Noam Dekarel, 20 March 2003. Original in Hebrew. Translation by Ansel Gazette.
  - group: "Evidence: five items, four of them not counted"
"""


# By ear

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]{2,}")
_OTHER_LETTERS = re.compile("[\u0370-\u052f]{2,}")


def unmarked_words(page: Page) -> Iterator[str]:
    """Words in letters of another script that stand there as if they were English."""
    for text in page.soup.body.find_all(string=True) if page.soup.body else ():
        if text.find_parent(["script", "style", "pre"]) or text.strip().startswith("http"):
            continue
        runs_left = _RIGHT_TO_LEFT.search(text)
        if not runs_left and not _OTHER_LETTERS.search(text):
            continue
        spoken, turned = (text.find_parent(attrs={name: True}) for name in ("lang", "dir"))
        if spoken is None or spoken["lang"] == "en":
            yield f"{page.path}: no language: {text.strip()}"
        if runs_left and (turned is None or turned["dir"] == "ltr"):
            yield f"{page.path}: no direction: {text.strip()}"


def test_every_word_in_another_script_says_its_language_and_direction(
    published: Published,
) -> None:
    assert not [line for page in published.site.written for line in unmarked_words(page)]


def test_a_page_in_another_language_says_so_and_what_in_it_is_english(
    chromium: Browser, lighthouse_url: str
) -> None:
    with reading(chromium, f"{lighthouse_url}contribute/ar/") as tab:
        expect(tab.locator("html")).to_have_attribute("lang", "ar")
        for part in (".md-header", ".md-tabs", ".record-foot", ".site-foot", ".md-skip"):
            expect(tab.locator(part)).to_have_attribute("lang", "en")
        contents = tab.locator(".md-sidebar--secondary")
        expect(contents).to_have_css("direction", "rtl")
        expect(contents.get_by_role("navigation")).to_have_attribute("aria-label", "في هذه الصفحة")


def faults_of_outline(page: Page) -> Iterator[str]:
    """Headings that skip a level, and navigation that has no name or another's."""
    levels = [int(heading.name[1]) for heading in page.soup.find_all(re.compile("^h[1-6]$"))]
    if levels.count(1) != 1 or levels[0] != 1:
        yield f"{page.path}: headings {levels}"
    for above, below in pairwise(levels):
        if below > above + 1:
            yield f"{page.path}: h{below} follows h{above}"
    for part in page.soup.find_all(["nav", "aside"]):
        if not part.get("aria-label") and not part.get("aria-labelledby"):
            yield f"{page.path}: a {part.name} without a name"


def test_headings_are_in_order_and_parts_have_names(published: Published) -> None:
    assert not [line for page in published.site.written for line in faults_of_outline(page)]


def test_a_profile_reads_well(chromium: Browser, lighthouse_url: str) -> None:
    with reading(chromium, lighthouse_url + PROFILE) as tab:
        expect(tab.locator("body")).to_match_aria_snapshot(PROFILE_READ_ALOUD)
        expect(tab.locator(".infobox")).to_match_aria_snapshot(INFOBOX_READ_ALOUD)
        expect(tab.locator("article.claim").first).to_match_aria_snapshot(CLAIM_READ_ALOUD)


# Figures


def words_by_id(soup: BeautifulSoup, element_id: object) -> str:
    found = soup.find(id=str(element_id))
    return words(found) if isinstance(found, Tag) else ""


@pytest.mark.parametrize("page", ["network/", "map/"])
def test_a_figure_has_a_name_a_description_and_a_twin_in_words(
    published: Published, page: str
) -> None:
    soup = published.site.page(page).soup
    drawings = soup.select("figure svg[role]")
    assert drawings
    leads_to: set[str] = set()
    for drawing in drawings:
        assert drawing.get("aria-label") or words_by_id(soup, drawing["aria-labelledby"])
        assert words_by_id(soup, drawing["aria-describedby"])
        leads_to |= {str(link["href"]) for link in drawing.select("a[href]")}
    # What is not drawn is said in a list beside the drawing, which an island of it leads to.
    beside = {f"#{found['id']}" for found in soup.select("article .islands[id]")}
    table = {str(link["href"]) for link in soup.select("article table a[href]")} | beside
    assert leads_to
    assert leads_to <= table


# Enlarged, at rest, and in the reader's own colours

SPACED_OUT = """* {
    line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
} p { margin-bottom: 2em !important; }"""
"""What a reader may set without loss: WCAG 2.2, success criterion 1.4.12."""

CUT_OFF = """() => [...document.querySelectorAll(".md-content *, .md-tabs *, .site-foot *")]
    .filter(one => one.checkVisibility() && one.clientWidth && one.textContent.trim())
    .filter(one => ["hidden", "clip"].includes(getComputedStyle(one).overflowX))
    .filter(one => one.clientWidth > 1)
    .filter(one => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
    .map(one => one.outerHTML.slice(0, 120))"""

TOO_WIDE = "() => document.scrollingElement.scrollWidth - innerWidth"

UNREACHED_SCROLLERS = """() => [...document.querySelectorAll(".md-content *")]
    .filter(one => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1)
    .filter(one => ["auto", "scroll"].includes(getComputedStyle(one).overflowX))
    .filter(one => one.tabIndex !== 0 || !one.getAttribute("aria-label"))
    .map(one => one.outerHTML.slice(0, 120))"""


def test_nothing_is_lost_when_enlarged_or_spaced_out(
    chromium: Browser, published: Published, published_url: str
) -> None:
    pages = kinds_of_page(published.site.root)
    lost = lost_when_enlarged(chromium, published_url, pages)
    assert not lost, "\n".join(lost)


def test_no_component_is_lost_when_enlarged_or_spaced_out(
    chromium: Browser, gallery_url: str
) -> None:
    lost = lost_when_enlarged(chromium, gallery_url, ["about/design/"])
    assert not lost, "\n".join(lost)


def lost_when_enlarged(chromium: Browser, url: str, pages: Iterable[str]) -> list[str]:
    """Return what a reader loses on pages at the smallest width, with more space about words."""
    lost: list[str] = []
    with opened(chromium, viewport=SMALLEST) as (tab, _):
        for page in pages:
            tab.goto(url + page)
            tab.evaluate(DRAWN)
            lost += [f"{page}: no way to scroll {one}" for one in tab.evaluate(UNREACHED_SCROLLERS)]
            restyle(tab, SPACED_OUT)
            tab.evaluate(DRAWN)
            lost += [f"{page}: cut off: {one}" for one in tab.evaluate(CUT_OFF)]
            over = tab.evaluate(TOO_WIDE)
            if over > 0:
                lost.append(f"{page}: {over} pixels too wide")
    return lost


LONGEST_MOVE = """() => Math.max(...[...document.querySelectorAll("*")].flatMap(one => {
    const style = getComputedStyle(one)
    return [...style.transitionDuration.split(","), ...style.animationDuration.split(",")]
}).map(parseFloat))"""


def test_nothing_moves_for_those_who_want_it_still(chromium: Browser, lighthouse_url: str) -> None:
    with reading(chromium, lighthouse_url + PROFILE, reduced_motion="reduce") as tab:
        assert tab.evaluate(LONGEST_MOVE) < 0.001


STATUSES = ("confirmed", "reported", "claimed", "alleged", "disputed", "denied")


def shape(tab: Tab, mark: Locator, status: str) -> bytes:
    mark.evaluate("(mark, status) => mark.className = `status status-${status}`", status)
    tab.evaluate(DRAWN)
    return mark.screenshot()


@pytest.mark.parametrize("forced", ["none", "active"])
def test_statuses_have_shapes_in_any_colours(
    chromium: Browser, lighthouse_url: str, forced: str
) -> None:
    with reading(chromium, lighthouse_url + PROFILE, forced_colors=forced) as tab:
        mark = tab.locator(".claim .status").first
        mark.evaluate(
            "mark => { mark.textContent = ''; mark.style.setProperty('--status', 'CanvasText') }"
        )
        shapes = [shape(tab, mark, status) for status in STATUSES]
        restyle(tab, ".md-typeset .status::before { visibility: hidden }")
        assert len({*shapes, shape(tab, mark, "confirmed")}) == len(STATUSES) + 1
