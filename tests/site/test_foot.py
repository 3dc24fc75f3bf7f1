"""The foot of every page: how fresh the evidence is, and how to correct a page, also in private."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, expect

from briefing import addresses
from briefing.linking import Briefing
from briefing.publishing import theme_variables
from briefing.rendering import pages_in_other_languages
from tests.support.project import ROOT
from tests.support.site import Page, Published, html_path, words
from tests.support.tabs import opened

PRIVATE = "Report privately"


def ways(page: Page) -> dict[str, str]:
    """The links at a page's foot, by their words."""
    return {words(link): str(link["href"]) for link in page.soup.select(".record-foot .edit a")}


def test_every_page_says_how_to_correct_it_in_the_open_and_in_private(
    lighthouse_site: Published,
) -> None:
    settings = lighthouse_site.briefing.settings
    for page in lighthouse_site.site.written:
        found = ways(page)
        assert found["Report a mistake"].startswith(f"{settings.repository}/issues/new?"), page.path
        letter = found[settings.contact or ""]
        assert letter.partition("?")[0] == f"mailto:{settings.contact}", page.path
        advice = lighthouse_site.site.target(page, found[PRIVATE])
        own = page.path if page.path == "contribute/ar/index.html" else "contribute/index.html"
        assert advice == (own, "s-privacy"), page.path


def test_every_page_leads_to_how_to_contribute_in_the_languages_of_readers(
    lighthouse_site: Published,
) -> None:
    site = lighthouse_site.site
    for page in (*site.written, site.pages["404.html"]):
        [link] = page.soup.select('.site-foot a[lang="ar"]')
        assert words(link) == "المساهمة والتصحيح"
        assert link["dir"] == "rtl"
        target = site.target(page, str(link["href"]))
        assert target == ("contribute/ar/index.html", ""), page.path


def test_a_site_in_the_language_of_readers_names_the_page_once() -> None:
    templates = ROOT / "templates"
    assert pages_in_other_languages(templates, "ar-IQ") == ()
    assert [one["tag"] for one in pages_in_other_languages(templates, "de")] == ["ar"]


def test_the_page_of_a_record_leads_to_its_file_and_to_a_report_about_it(
    lighthouse_site: Published,
) -> None:
    for record in lighthouse_site.briefing.records.values():
        address = addresses.of(record)
        found = ways(lighthouse_site.site.pages[html_path(address)])
        settings = lighthouse_site.briefing.settings
        url = address.url_under(settings.site_url or "")
        assert found["Edit this record"].endswith(f"{record.id}.yml")
        assert url in found["Report a mistake"]
        assert unquote(found[settings.contact or ""]).endswith(f"?subject={url}")


def test_the_foot_says_when_the_sources_were_last_visited(lighthouse_site: Published) -> None:
    site = lighthouse_site.site
    for page in (*site.written, site.pages["404.html"]):
        foot = page.soup.select_one(".site-foot")
        assert foot is not None, page.path
        assert "Sources last visited 28 November 2004." in words(foot), page.path


def test_a_briefing_that_never_checked_says_nothing_of_it(lighthouse: Briefing) -> None:
    settings = lighthouse.settings.model_copy(update={"evidence_checked": None})
    assert theme_variables(settings)["BRIEFING_EVIDENCE_CHECKED"] == ""


@pytest.mark.parametrize(
    ("contact", "shown", "url"),
    [
        (None, "", ""),
        ("ann@example.org", "ann@example.org", "mailto:ann@example.org"),
        ("ann+b&c@example.org", "ann+b&amp;c@example.org", "mailto:ann%2Bb%26c@example.org"),
        ("https://example.org/form?a&b", "contact form", "https://example.org/form?a&amp;b"),
        ("https://signal.me/#eu/x", "Signal", "https://signal.me/#eu/x"),
        ('PO Box 1, <"Skerra">', "PO Box 1, &lt;&quot;Skerra&quot;&gt;", ""),
        ("Ann @ the office", "Ann @ the office", ""),
        ("javascript:alert(1)", "javascript:alert(1)", ""),
        ("+47 555 01 234", "+47 555 01 234", ""),
        ("5550123", "&#53;550123", ""),
        ("null\0", "&#110;ull", ""),
    ],
)
def test_a_contact_is_a_link_where_it_can_be_one(
    lighthouse: Briefing, contact: str | None, shown: str, url: str
) -> None:
    settings = lighthouse.settings.model_copy(update={"contact": contact})
    variables = theme_variables(settings)
    assert variables["BRIEFING_CONTACT"] == shown
    assert variables["BRIEFING_CONTACT_URL"] == url


def test_the_ways_are_reached_by_keyboard_and_left_off_paper(
    chromium: Browser, lighthouse_url: str
) -> None:
    with opened(chromium, viewport={"width": 390, "height": 800}) as (tab, _):
        tab.goto(f"{lighthouse_url}actors/elke-tolvik/")
        foot = tab.locator(".record-foot .edit")
        links = foot.get_by_role("link")
        links.first.focus()
        for link in links.all():
            expect(link).to_be_focused()
            expect(link).to_be_in_viewport()
            tab.keyboard.press("Tab")
        tab.emulate_media(media="print")
        expect(foot).to_be_hidden()
        expect(tab.locator(".record-foot .reviewed")).to_be_visible()


def test_a_record_says_when_it_last_changed_and_leads_to_that_day(
    lighthouse_site: Published,
) -> None:
    changed = lighthouse_site.site.pages["changes/index.html"]
    days = {str(day["id"]): words(day) for day in changed.soup.select("h2[id^='s-2']")}
    told = 0
    for page in lighthouse_site.site.written:
        for link in page.soup.select(".record-foot .last-changed a"):
            target = lighthouse_site.site.target(page, str(link["href"]))
            assert target is not None
            assert target[0] == changed.path
            assert days[target[1] or ""] == words(link)
            told += 1
    assert bool(told) == bool(days), "a copy without the history has neither"
