"""The site in a real browser: search, reading, the requests that a page makes, small screens."""

from __future__ import annotations

from collections import Counter

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab

from briefing import addresses
from briefing.records import RECORD_KINDS
from tests.support.site import Published, html_path
from tests.support.tabs import SearchField, opened

SEARCHES = {
    "actors/asaib-ahl-al-haq/": (
        "Asaib Ahl al-Haq",
        "Asa'ib Ahl al-Haq",
        "Asa\u2019ib Ahl al-Haqq",
        "asaib",
        "AAH",
        "عصائب أهل الحق",
        "عصائب اهل الحق",
        "العصائب",
        "عصائب",
    ),
    "actors/kataib-hezbollah/": (
        "Kataib Hezbollah",
        "Kata'ib Hizballah",
        "kataeb hezbollah",
        "KH",
        "كتائب حزب الله",
        "الكتائب",
        "كتائب",
    ),
    "actors/popular-mobilization-units/": (
        "Popular Mobilization Units",
        "PMU",
        "PMF",
        "Hashd",
        "hashd al-shaabi",
        "Hashed al-Shaabi",
        "الحشد الشعبي",
        "حشد شعبي",
        "الحشد",
        "حشد",
    ),
    "actors/mustafa-al-kadhimi/": (
        "Mustafa al-Kadhimi",
        "Kadhimi",
        "al-Kadhimi",
        "mustafa al-kazemi",
        "مصطفى الكاظمي",
        "مصطفي الكاظمي",
        "الكاظمي",
        "كاظمي",
    ),
    "actors/muqtada-al-sadr/": (
        "Muqtada al-Sadr",
        "Sadr",
        "al-Sadr",
        "moqtada sadr",
        "مقتدى الصدر",
        "مُقْتَدى الصَّدر",
        "الصدر",
        "صدر",
    ),
    "actors/qais-al-khazali/": ("Qais al-Khazali", "Qays al-Khazali", "قيس الخزعلي"),
    "actors/hadi-al-amiri/": ("Amiri", "Hadi al-Ameri", "هادي العامري", "العامري", "عامري"),
    "actors/sadrist-movement/": ("Sadrist Movement", "Sadrists", "التيار الصدري", "تيار صدري"),
    "actors/badr-organization/": ("Badr", "Badr Organisation", "منظمة بدر"),
    "places/green-zone/": ("Green Zone", "International Zone", "المنطقة الخضراء", "منطقة خضراء"),
}
"""What people type, and whose page they are to find first."""

MADE_UP_SEARCHES = {
    "actors/noam-dekarel/": (
        "Dekarel",
        "noam dekar'el",
        "Captain Dekarel",
        "Dekarelle",
        "נועם דקראל",
        "Νοάμ Ντεκαρέλ",
        "Νοαμ Ντεκαρελ",
    ),
    "actors/skerra-lights-board/": ("SLB", "lights board"),
    "places/gull-reef/": ("Gull Reef", "the Teeth", "שונית השחף"),
}


def kinds_of_page(published: Published) -> list[str]:
    """The address of one page of each kind: of records, the longest."""
    standing = ["", "timeline/", "methodology/", "about/", "corrections/"]
    standing += ["contribute/", "contribute/ar/", "checker/"]
    sections = [addresses.section(kind).folder + "/" for kind in RECORD_KINDS]
    longest = [
        max(
            (
                published.site.pages[html_path(addresses.of(record))]
                for record in published.briefing.records.values()
                if kind == record.KIND
            ),
            key=lambda page: len(page.html),
        ).url
        for kind in RECORD_KINDS
    ]
    return [*standing, *sections, *longest]


def wrong_hits(tab: Tab, url: str, searches: dict[str, tuple[str, ...]]) -> list[str]:
    """What people type and do not find first."""
    tab.goto(url)
    search = SearchField(tab, url)
    found = {
        words: (search.first_hit(words), page)
        for page, typed in searches.items()
        for words in typed
    }
    return [f"{words}: {hit}" for words, (hit, page) in found.items() if hit != page]


# Search


def test_a_name_in_any_spelling_finds_its_page_first(chromium: Browser, shipped_url: str) -> None:
    with opened(chromium) as (tab, heard):
        assert not wrong_hits(tab, shipped_url, SEARCHES)
        assert not heard.faults


def test_every_actor_is_found_by_each_full_name(
    chromium: Browser, shipped_site: Published, shipped_url: str
) -> None:
    actors = shipped_site.briefing.actors.values()
    times = Counter(name.value for actor in actors for name in actor.names.values())
    searches = {
        f"actors/{actor.id}/": (
            actor.name,
            *(name.value for name in actor.names.values() if times[name.value] == 1),
        )
        for actor in actors
        if not actor.withdrawn
    }
    with opened(chromium) as (tab, _):
        assert not wrong_hits(tab, shipped_url, searches)


def test_search_serves_any_subject_and_script(chromium: Browser, lighthouse_url: str) -> None:
    with opened(chromium) as (tab, heard):
        assert not wrong_hits(tab, lighthouse_url, MADE_UP_SEARCHES)
        assert not heard.faults


def test_the_search_index_is_asked_for_when_the_field_is_first_used(
    chromium: Browser, shipped_url: str
) -> None:
    with opened(chromium) as (tab, heard):
        tab.goto(f"{shipped_url}actors/muqtada-al-sadr/", wait_until="networkidle")
        assert heard.index_requests == 0
        assert SearchField(tab, shipped_url).first_hit("Kadhimi") == "actors/mustafa-al-kadhimi/"
        assert heard.index_requests == 1


def test_search_works_by_keyboard_and_by_address(chromium: Browser, lighthouse_url: str) -> None:
    hit = ".md-search-result__item > a"
    with opened(chromium) as (tab, heard):
        tab.goto(lighthouse_url, wait_until="networkidle")
        tab.keyboard.press("/")
        tab.keyboard.type("dekarel")
        expect(tab.locator(hit).first).to_have_attribute(
            "href", f"{lighthouse_url}actors/noam-dekarel/"
        )
        tab.goto(f"{lighthouse_url}?q=dekarel")
        tab.locator(hit).first.wait_for(state="attached")
        assert not heard.faults


def test_search_opens_on_a_phone(chromium: Browser, lighthouse_url: str) -> None:
    phone = {"viewport": {"width": 390, "height": 800}, "has_touch": True, "is_mobile": True}
    with opened(chromium, **phone) as (tab, heard):
        tab.goto(lighthouse_url, wait_until="networkidle")
        assert heard.index_requests == 0
        tab.tap("header label.md-header__button[for=__search]")
        assert SearchField(tab, lighthouse_url).first_hit("dekarel") == "actors/noam-dekarel/"


# Requests


def test_no_kind_of_page_asks_another_host_or_fails(
    chromium: Browser, shipped_site: Published, shipped_url: str
) -> None:
    with opened(chromium) as (tab, heard):
        for page in kinds_of_page(shipped_site):
            tab.goto(shipped_url + page, wait_until="networkidle")
        assert heard.index_requests == 0
        assert SearchField(tab, shipped_url).first_hit("Kadhimi")
        tab.wait_for_load_state("networkidle")
        assert heard.index_requests == 1
        assert not heard.elsewhere(shipped_url)
        assert not heard.faults


# Reading


def test_a_reader_gets_from_the_first_page_to_the_source_of_a_claim(
    chromium: Browser, shipped_url: str
) -> None:
    with opened(chromium) as (tab, heard):
        tab.goto(shipped_url)
        tab.locator("#s-actors ~ dl a", has_text="Kataib Hezbollah").click()
        expect(tab.locator("h1")).to_contain_text("Kataib Hezbollah")
        claim = tab.locator("article.claim", has=tab.locator("details.evidence")).first
        evidence = claim.locator("details.evidence")
        expect(evidence.locator("li").first).to_be_hidden()
        evidence.locator("summary").click()
        expect(evidence.locator("li").first).to_be_visible()
        outlet = evidence.locator("li a:not(.footnote-ref)").first
        publisher = outlet.inner_text()
        outlet.click()
        tab.wait_for_url("**/sources/*/")
        expect(tab.locator(".infobox")).to_contain_text(publisher)
        expect(tab.locator("article a[href^=http]").first).to_be_visible()
        assert not heard.faults


def test_a_citation_leads_to_its_entry_and_back(chromium: Browser, lighthouse_url: str) -> None:
    with opened(chromium) as (tab, _):
        tab.goto(f"{lighthouse_url}actors/noam-dekarel/")
        tab.locator("#ref-1 a").click()
        expect(tab.locator(":target")).to_be_in_viewport()
        entry = tab.locator("ol.references > li").first
        expect(entry).to_be_in_viewport()
        entry.locator(".backlinks a").click()
        expect(tab.locator("#ref-1")).to_be_in_viewport()


def test_a_citation_shows_its_source_in_a_card(chromium: Browser, lighthouse_url: str) -> None:
    with opened(chromium) as (tab, _):
        tab.goto(f"{lighthouse_url}actors/noam-dekarel/", wait_until="networkidle")
        mark = tab.locator("#ref-1 a")
        source = tab.locator("ol.references > li").first.locator(".source-title").inner_text()
        mark.scroll_into_view_if_needed()
        mark.hover()
        expect(tab.locator(".md-tooltip2").first).to_contain_text(source)


def test_everything_can_be_read_without_scripts(
    chromium: Browser, lighthouse_site: Published, lighthouse_url: str
) -> None:
    with opened(chromium, java_script_enabled=False) as (tab, _):
        for page in kinds_of_page(lighthouse_site):
            tab.goto(lighthouse_url + page)
            expect(tab.locator("h1")).to_be_visible()
            hidden = tab.locator("article.md-content__inner :is(p, li, dd, td, th):not(details *)")
            for text in hidden.all():
                expect(text).to_be_visible()
            for details in tab.locator("details.evidence").all():
                details.locator("summary").first.click()
                expect(details.locator("li").first).to_be_visible()


# Small screens

TOO_WIDE = """async () => {
    await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    await Promise.allSettled(document.getAnimations().map(one => one.finished))
    return document.scrollingElement.scrollWidth - innerWidth
}"""
"""Pixels that stick out once the header has moved to where the width puts it."""


@pytest.mark.parametrize("which", ["shipped", "lighthouse"])
def test_no_page_scrolls_sideways(
    chromium: Browser, which: str, request: pytest.FixtureRequest
) -> None:
    published: Published = request.getfixturevalue(f"{which}_site")
    url: str = request.getfixturevalue(f"{which}_url")
    wide: list[str] = []
    with opened(chromium) as (tab, _):
        for page in kinds_of_page(published):
            tab.goto(url + page)
            for width in (320, 390, 1280):
                tab.set_viewport_size({"width": width, "height": 800})
                over = tab.evaluate(TOO_WIDE)
                if over > 0:
                    wide.append(f"{page or 'home'} at {width}: {over} pixels too wide")
    assert not wide
