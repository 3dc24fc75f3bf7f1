"""The page for an address that leads nowhere: it searches for the words of that address."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.support.briefings import LIGHTHOUSE
from tests.support.site import Published, served
from tests.support.sites import site_of
from tests.support.tabs import opened


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("actors/captain-dekarell/", "captain dekarell"),
        ("reef-of-gulls.html", "reef of gulls"),
        ("sources/%D7%90%20b/x_y/", "א b x y"),
        ("100%/a%zz", "a zz"),
        ("<img src=x onerror=alert(1)>", "img src x onerror alert 1"),
        ("404.html", None),
    ],
)
def test_what_is_not_found_offers_a_search_for_its_own_words(
    chromium: Browser, lighthouse_site: Published, asked: str, words: str | None
) -> None:
    root = lighthouse_site.site.root

    def answer(route: Route) -> None:
        file = root / urlsplit(route.request.url).path.removeprefix("/")
        route.fulfill(path=file if file.is_file() else root / "404.html")

    with opened(chromium) as (tab, heard):
        tab.route("**/*", answer)
        tab.goto(f"https://aurelia.example.net/{asked}")
        link = tab.locator("#s-again")
        if words is None:
            expect(link).to_be_hidden()
        else:
            expect(link).to_have_text(f"“{words}”")
            expect(tab.locator("[data-md-component=search-query]")).to_have_value(words)
        assert not [fault for fault in heard.faults if "dialog" in fault]


def test_the_search_of_what_is_not_found_finds_it(chromium: Browser, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(site_of(LIGHTHOUSE, "--site-url", "http://127.0.0.1/site/").site, site)
    gone = site / "actors" / "noam-dekarell"
    gone.mkdir()
    shutil.copy(site / "404.html", gone / "index.html")
    with served(site) as url, opened(chromium) as (tab, _):
        tab.goto(f"{url}actors/noam-dekarell/")
        tab.locator("#s-again").click()
        hit = tab.locator(".md-search-result__item > a").first
        expect(hit).to_have_attribute("href", re.compile("actors/noam-dekarel/"))


def test_without_scripts_what_is_not_found_says_where_to_look(
    chromium: Browser, lighthouse_url: str
) -> None:
    with opened(chromium, java_script_enabled=False) as (tab, _):
        tab.goto(f"{lighthouse_url}404.html")
        expect(tab.locator("#s-again")).to_be_hidden()
        expect(tab.locator("article a", has_text="first page")).to_be_visible()
