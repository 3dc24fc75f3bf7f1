"""The pages in another language: whatever a reader sees is the records' own words or a phrase."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from html import unescape
from pathlib import Path

import markdown
import pytest
import yaml
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab

from briefing import load
from briefing.linking import Briefing
from briefing.phrases.pseudo import CLOSE, OPEN
from briefing.problems import RULES
from briefing.records import RECORD_KINDS
from briefing.rendering import Document, Page, Renderer
from tests.support.briefings import FLOOD, LIGHTHOUSE
from tests.support.pseudo import in_language, unmarked, words_of
from tests.support.site import served
from tests.support.sites import site_of
from tests.support.tabs import SearchField, opened

TEMPLATES = Path(__file__).parents[2] / "templates"
EXTENSIONS = ["abbr", "admonition", "attr_list", "def_list", "md_in_html", "tables"]
CODE = ["id", "code", "pre", "script", "style", "kbd", "strong[lang=en]", "[lang=ar]"]
COPIED = "/copy.json"
"""Ends the name of a file that holds what is copied of a page's statements."""
PROFILE = "actors/noam-dekarel/"
IN_ARABIC = "contribute/ar/index.md"
FOLDERS = {kind.folder for kind in RECORD_KINDS.values()}
READ_ALOUD = ("aria-label", "title", "alt", "placeholder")
"""Attributes of which readers hear or see the words."""


@cache
def spoken_in(folder: Path, language: str) -> tuple[Briefing, tuple[Page, ...]]:
    """Return a briefing in another language, with its pages."""
    briefing = load(folder)
    settings = briefing.settings.model_copy(update={"language": language})
    briefing = replace(briefing, settings=settings)
    renderer = Renderer(briefing, TEMPLATES)
    pages = [renderer.page(plan) for plan in renderer.plans()]
    document = Document(briefing, TEMPLATES).html()
    return briefing, (*pages, Page("print.html", document))


def shown(page: Page) -> Iterator[str]:
    """Yield what a reader sees or hears of a page."""
    text = page.text
    if page.path.endswith(COPIED):
        yield from (statement["text"] for statement in json.loads(text).values())
        return
    if page.path.endswith(".md"):
        _, head, body = text.split("---\n", 2)
        yield from (unescape(found) for found in re.findall(r"^(?:title|description): (.*)", head))
        text = markdown.markdown(body, extensions=EXTENSIONS)
    soup = BeautifulSoup(text, "xml" if page.path.endswith(".xml") else "lxml")
    for element in soup.select(",".join(CODE)):
        element.decompose()
    for heading in soup.select("h3"):
        if heading.get_text(strip=True) in RULES:
            heading.decompose()
    yield soup.get_text(" ")
    yield from read_aloud(soup)


@pytest.mark.parametrize("folder", [LIGHTHOUSE, FLOOD], ids=lambda folder: folder.name)
def test_no_page_says_a_word_that_is_neither_a_record_s_nor_a_phrase(folder: Path) -> None:
    briefing, pages = spoken_in(folder, "en-XA")
    known = words_of(briefing)
    strange = {
        f"{page.path}: {word}"
        for page in pages
        if page.path.endswith((".md", ".html", ".xml", COPIED)) and page.path != IN_ARABIC
        for word in unmarked(shown(page), known)
    }
    assert any(page.path.endswith(COPIED) for page in pages)
    assert not strange, "\n".join(sorted(strange))


def test_the_way_to_a_page_is_told_in_phrases() -> None:
    """Search engines show it in place of the address."""
    _, pages = spoken_in(LIGHTHOUSE, "en-XA")
    sections = {
        graph["itemListElement"][1]["name"]
        for page in pages
        if re.fullmatch(r"\w+/[\w-]+/index\.md", page.path)
        if page.path.partition("/")[0] in FOLDERS
        for graph in json.loads(yaml.safe_load(page.text.split("---\n")[1])["json_ld"])["@graph"]
        if graph["@type"] == "BreadcrumbList"
    }
    assert len(sections) == len(FOLDERS)
    assert all(name.startswith(OPEN) and name.endswith(CLOSE) for name in sections)


FRAME = "header, .md-tabs, #__menu, .md-skip, .md-sidebar--secondary, .record-foot, .site-foot"


@pytest.fixture(scope="module")
def longer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in the language of longer words."""
    data = tmp_path_factory.mktemp("longer") / "data"
    return site_of(in_language(LIGHTHOUSE, "en-XA", data)).site


def test_the_frame_of_a_page_says_no_other_word_either(longer: Path) -> None:
    known = words_of(spoken_in(LIGHTHOUSE, "en-XA")[0])
    pages = [longer / "404.html", longer / PROFILE / "index.html", longer / "index.html"]
    for page in pages:
        soup = BeautifulSoup(page.read_text("utf-8"), "lxml")
        lost = soup.select("article") if page.name == "404.html" else []
        for part in (*soup.select(FRAME), *lost):
            for script in part.select("script, [data-md-component=header-topic]"):
                script.decompose()
            strange = unmarked([part.get_text(" "), *read_aloud(part)], known)
            assert not strange, f"{page.parent.name}: {part.name}: {strange}"
        assert soup.select(FRAME)


MISSPELT = "dekkarrel"


def search(tab: Tab, url: str) -> str:
    SearchField(tab, url).first_hit(MISSPELT)
    expect(tab.locator(".found-name").first).to_be_attached()
    return ".md-search"


def search_in_vain(tab: Tab, url: str) -> str:
    SearchField(tab, url).type("zzyzx")
    expect(tab.locator(".md-search-result__meta")).to_contain_text("Ñöţĥîñĝ föûñđ")
    return ".md-search"


def copy(tab: Tab, _: str) -> str:
    tab.locator(".lift").first.click()
    tab.locator(".lift-menu button").first.click()
    expect(tab.locator(".lift-said")).not_to_be_empty()
    return ".claim, .lift-said"


def choose(tab: Tab, url: str) -> str:
    tab.goto(f"{url}sources/")
    tab.locator(".filter-bar input").fill("gazette")
    expect(tab.locator(".filter-status").first).to_contain_text("5")
    return ".filter-bar, .filter-status"


def sort(tab: Tab, url: str) -> str:
    tab.goto(f"{url}reactions/")
    tab.locator("th button").first.click()
    expect(tab.locator(".filter-status").first).not_to_be_empty()
    return ".filter-status, thead"


@pytest.mark.parametrize("act", [search, search_in_vain, copy, choose, sort])
def test_nor_does_what_scripts_say(
    chromium: Browser, longer: Path, act: Callable[[Tab, str], str]
) -> None:
    known = words_of(spoken_in(LIGHTHOUSE, "en-XA")[0]) | {MISSPELT, "zzyzx"}
    with served(longer) as url, opened(chromium) as (tab, _):
        tab.goto(url + PROFILE)
        scope = act(tab, url)
        for html in tab.locator(scope).evaluate_all("parts => parts.map(one => one.outerHTML)"):
            part = BeautifulSoup(html, "lxml")
            strange = unmarked([part.get_text(" "), *read_aloud(part)], known)
            assert not strange, f"{act.__name__}: {strange}"


def read_aloud(part: Tag) -> Iterator[str]:
    """Yield the attributes of a part's elements of which readers hear or see the words."""
    for element in (part, *part.find_all(name=True)):
        yield from (str(element[name]) for name in READ_ALOUD if element.has_attr(name))


def test_a_region_of_the_language_changes_nothing_but_its_name() -> None:
    of_region, with_region = spoken_in(LIGHTHOUSE, "en-GB")
    assert of_region.settings.language == "en-GB"
    _, without = spoken_in(LIGHTHOUSE, "en")
    for one, other in zip(with_region, without, strict=True):
        assert one.text.replace("en-GB", "en") == other.text, one.path
