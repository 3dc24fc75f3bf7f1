"""Whatever statuses are called, a claim that is found shows its own, and pages show nothing new."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator

import pytest
import yaml
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab

from tests.support.briefings import LIGHTHOUSE, as_yaml
from tests.support.searching import first_page
from tests.support.site import served
from tests.support.sites import Built, site_of
from tests.support.tabs import SearchField

WRECK = "events/wreck-of-the-aurelia/"
DEKAREL = "actors/noam-dekarel/"
ORRLAND = "reactions/orrland-asks-for-an-inquiry/"

LABELS = {
    "confirmed": "Sure? (so far) [50%]",
    "reported": "Told & re-told {{ once }}|twice",
    "claimed": "\u0645\u0632\u0639\u0648\u0645\u200f (\u200fa claim\u200f)",
    "alleged": "^Said$",
    "disputed": "\u05d1\u05de\u05d7\u05dc\u05d5\u05e7\u05ea\u200f? < no > *yes*",
    "denied": "Said",
}
"""What would end a pattern, a template, a tag or a line, another language, and one word twice."""

FOUND = {
    "reported": (WRECK, "Aurelia deckhand drowned"),
    "confirmed": (WRECK, "Aurelia ran on Gull Reef at 03:20"),
    "disputed": (DEKAREL, "Dekarel saw no light before the Aurelia struck"),
    "denied": (DEKAREL, "Dekarel denies that he steered for the fire"),
}
"""What is typed for a claim of each status, and the page that it is to find first."""


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The made-up briefing with labels that nobody would choose."""
    data = tmp_path_factory.mktemp("odd") / "data"
    shutil.copytree(LIGHTHOUSE, data)
    vocabulary = yaml.safe_load((data / "vocabulary.yml").read_text("utf-8"))
    for status, label in LABELS.items():
        vocabulary["statuses"][status]["label"] = label
    (data / "vocabulary.yml").write_text(as_yaml(vocabulary), "utf-8")
    return site_of(data)


@pytest.fixture(scope="module")
def odd_url(odd: Built) -> Iterator[str]:
    """Where it is served."""
    with served(odd.site) as url:
        yield url


@pytest.fixture(scope="module")
def tab(chromium: Browser, odd_url: str) -> Iterator[Tab]:
    """Its first page."""
    with first_page(chromium, odd_url) as tab:
        yield tab


@pytest.mark.parametrize("status", FOUND)
def test_a_claim_that_is_found_shows_its_status(tab: Tab, odd_url: str, status: str) -> None:
    page, words = FOUND[status]
    assert SearchField(tab, odd_url).first_hit(words) == page
    passages = tab.locator(".md-search-result__item").first.locator("p:has(mark)")
    passage = passages.filter(has_text=words.rpartition(" ")[2]).first
    expect(passage.locator(f".status-{status}")).to_have_text(LABELS[status])


def test_a_statement_that_is_found_says_whether_it_was_made(tab: Tab, odd_url: str) -> None:
    assert SearchField(tab, odd_url).first_hit("Orrland inquiry") == ORRLAND
    found = tab.locator(".md-search-result__item").first.locator(".found .status-claimed")
    expect(found).to_have_text(f"Statement {LABELS['claimed'].lower()}")


def test_no_status_is_a_word_of_a_claim(odd: Built) -> None:
    index = json.loads((odd.site / "search" / "search_index.json").read_text("utf-8"))
    texts = [doc["text"] for doc in index["docs"] if doc["location"].startswith("events/")]
    assert any("<sub>confirmed</sub>" in text for text in texts)
    assert not [text for text in texts if "so far" in text or "re-told" in text]


def test_what_search_is_told_is_on_no_page(odd: Built) -> None:
    for address in (WRECK, DEKAREL, "timeline/", "print/"):
        page = BeautifulSoup((odd.site / address / "index.html").read_bytes(), "lxml")
        assert page.select(".status"), address
        assert not page.select("template, sub, sup[data-search-exclude]"), address
