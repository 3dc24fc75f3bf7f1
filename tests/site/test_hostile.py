"""Whatever a record says, its page shows it as plain text, and nothing in it runs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from copy import copy
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup, Tag
from markdown import Markdown
from mkdocs.config import load_config
from playwright.sync_api import Browser

from briefing.linking import Briefing
from briefing.project import Project
from briefing.publishing import publish
from briefing.publishing.engines import EngineRun
from briefing.rendering import render
from tests.support.briefings import LIGHTHOUSE
from tests.support.hostile import UNTOUCHED, Planted, hostile, text_fields
from tests.support.kinds import kinds_of_page
from tests.support.project import ROOT
from tests.support.prose import typed
from tests.support.site import Published, Site, read_site, served, words
from tests.support.sites import Built, site_of
from tests.support.tabs import SearchField, opened

ROUNDS = [1, *(pytest.param(attack, marks=pytest.mark.full) for attack in (2, 3, 4))]

ON_NO_PAGE = {
    ("Settings", "branch"),  # in the address of the edit link
    ("Settings", "short_title"),  # in the header, around the article
    ("Language", "definition"),
    ("Stance", "not_taken"),  # see test_wording: only where most take a stance that leads
    ("Vocabulary", "synonyms"),
}


WRAPPED_IN_FIGURES = {("tspan", "dy")}
"""What a name too long for one line needs in a figure."""
MADE_OF_TEXTS = {("em", ""), ("strong", ""), ("br", "")}
"""What a text may ask for: emphasis, and lines in somebody's own words."""


def written_out(soup: Tag) -> str:
    """The words of a page; of a figure's labels, which it shortens, the titles that are whole.

    An entry for a bibliography writes them in a way of its own, which has a test of its own.
    """
    for label in soup.select("svg text, .cite-this pre"):
        label.extract()
    return words(soup)


@pytest.fixture(scope="module")
def attacked(lighthouse: Briefing) -> tuple[Briefing, list[Planted]]:
    """A briefing that uses every field, each holding an attack."""
    return hostile(lighthouse, 0)


@pytest.fixture(scope="module")
def attacked_site(attacked: tuple[Briefing, list[Planted]]) -> Site:
    """The site that the engine makes of it."""

    def build(_data: Path, to: Built, _arguments: tuple[str, ...]) -> None:
        publish(attacked[0], Project(ROOT, to.folder / "build"), to.site)

    texts = hashlib.sha256(repr(attacked[1]).encode()).hexdigest()
    return read_site(site_of(LIGHTHOUSE, "hostile", texts, build=build).site)


def amiss(planted: list[Planted], texts: Iterable[str]) -> tuple[list[str], set[tuple[str, str]]]:
    """What pages show otherwise than as plain text, and the fields that they do not show."""
    shown: set[str] = set()
    wrong: list[str] = []
    for text in texts:
        folded = typed(text).casefold()
        for item in planted:
            times = folded.count(item.mark)
            if times:
                shown.add(item.mark)
                if folded.count(typed(item.text).casefold()) != times:
                    at = folded.index(item.mark)
                    wrong.append(f"{item.where}: {text[at : at + len(item.text) + 20]!r}")
    fields = {item.where for item in planted}
    return wrong, fields - {item.where for item in planted if item.mark in shown}


def test_every_text_field_of_every_model_is_attacked(lighthouse: Briefing) -> None:
    planted = [item for attack in (0, 1) for item in hostile(lighthouse, attack)[1]]
    assert {item.where for item in planted} == text_fields() - UNTOUCHED


def test_hostile_texts_stand_on_the_pages_as_they_are_written(
    attacked: tuple[Briefing, list[Planted]], attacked_site: Site
) -> None:
    texts = (written_out(copy(page.article)) for page in attacked_site.written)
    wrong, unseen = amiss(attacked[1], texts)
    assert not wrong
    assert unseen <= ON_NO_PAGE


@pytest.mark.parametrize("attack", ROUNDS)
def test_every_attack_fails_in_every_field(lighthouse: Briefing, attack: int) -> None:
    """The same with the attacks dealt otherwise, by way of Markdown alone."""
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8").replace("!ENV", ""))
    extensions = config["markdown_extensions"]
    named = [item if isinstance(item, str) else next(iter(item)) for item in extensions]
    briefing, planted = hostile(lighthouse, attack)
    soups: list[BeautifulSoup] = []
    for page in render(briefing, ROOT / "templates"):
        if page.path.endswith(".md"):
            body = page.text.split("\n---\n", 1)[1]
            converted = Markdown(extensions=["fenced_code", *named]).convert(body)
            soups.append(BeautifulSoup(converted, "lxml"))
    wrong, unseen = amiss(planted, (written_out(copy(soup)) for soup in soups))
    assert not wrong
    assert unseen <= ON_NO_PAGE
    assert not [soup for soup in soups if soup.select("script, img, [onload], [onerror]")]
    drawn = [svg for soup in soups for svg in soup.select("svg")]
    assert all(svg.find_parent("figure") for svg in drawn)


def test_hostile_texts_make_no_element_and_no_attribute(
    attacked_site: Site, lighthouse_site: Published
) -> None:
    known = _anatomy(lighthouse_site.site)
    assert _anatomy(attacked_site) <= known | WRAPPED_IN_FIGURES | MADE_OF_TEXTS


def _anatomy(site: Site) -> set[tuple[str, str]]:
    """Every element and attribute in use on a site, in head and header too."""
    return {
        (element.name, attribute)
        for page in site.pages.values()
        for element in page.soup.find_all(name=True)
        for attribute in ("", *element.attrs)
    }


def test_hostile_texts_stay_in_their_place_in_the_head(
    attacked: tuple[Briefing, list[Planted]], attacked_site: Site
) -> None:
    briefing, planted = attacked
    [named] = [item for item in planted if item.where == ("Settings", "short_title")]
    whole = typed(" ".join((briefing.settings.short_title or "").split()))
    assert typed(named.text) in whole
    home = attacked_site.page("").soup.title
    assert home is not None
    beginning, _, rest = typed(words(home)).partition("…")
    assert whole.startswith(beginning)
    assert named.mark in beginning
    assert not rest
    for page in attacked_site.written:
        assert page.soup.title is not None
        names = page.soup.find_all("meta", property="og:site_name")
        assert [typed(str(name["content"])) for name in names] == [whole], page.path
        for meta in page.soup.find_all("meta", content=True):
            assert "49" not in str(meta["content"]).split(), page.path
        schemes = {urlsplit(reference.address).scheme for reference in page.references}
        assert schemes <= {"", "http", "https", "mailto"}, page.path


def test_a_hostile_address_stays_the_address_that_it_is(attacked_site: Site) -> None:
    found = {
        reference.address
        for page in attacked_site.written
        for reference in page.references
        if "example.org/za" in reference.address and "/edit/" not in reference.address
    }
    assert found
    assert all(address.startswith("https://example.org/za") for address in found)
    assert all(address.endswith("?x=1&lt=2#y") for address in found)


def assert_nothing_runs(chromium: Browser, site: Site, pages: Iterable[str]) -> None:
    """Open pages, and search on the last of them."""
    with served(site.root) as url, opened(chromium) as (tab, heard):
        for page in pages:
            tab.goto(url + page)
            assert tab.evaluate("typeof window.__pwned") == "undefined", page
        search = SearchField(tab, url)
        for typed in ("script", "alert javascript", "zq", "pwned"):
            assert search.first_hit(typed)
            assert tab.evaluate("typeof window.__pwned") == "undefined", typed
            made = tab.locator(".md-search-result__list :is(script, img, iframe, b, h2 + h2)")
            assert made.count() == 0, typed
        assert not heard.faults
        assert not heard.elsewhere(url)


def test_nothing_runs_in_a_browser_nor_after_a_search(
    attacked_site: Site, chromium: Browser
) -> None:
    assert_nothing_runs(chromium, attacked_site, kinds_of_page(attacked_site.root))


@pytest.mark.full
def test_nothing_runs_on_any_page(attacked_site: Site, chromium: Browser) -> None:
    assert_nothing_runs(chromium, attacked_site, [page.url for page in attacked_site.written])


TITLES = ["1984", "a: b # c & <i>", "yes", "~", "2003-03-14", "'", "[a]", "{a: b}", "!ENV HOME"]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_of_any_sort_stays_text(
    lighthouse: Briefing, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, title: str
) -> None:
    """The engine reads it from the environment as YAML, where 1984 is a number."""
    settings = lighthouse.settings.model_copy(update={"title": title, "short_title": None})
    run = EngineRun(ROOT / "mkdocs.yml", tmp_path / "docs", tmp_path / "site", epoch=0)
    run.tree.mkdir()
    run.write_words(settings)
    for name, value in run.environment(settings).items():
        monkeypatch.setenv(name, value)
    read = load_config(str(ROOT / "mkdocs.yml")).site_name
    assert typed(unescape(read)) == typed(title)
