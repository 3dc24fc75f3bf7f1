"""What pages say: the printed words of one of every kind, with links, anchors and statuses."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from briefing.records import RECORD_KINDS
from tests.goldens import golden
from tests.goldens.golden import Compare
from tests.goldens.printed import printed
from tests.support.kinds import kinds_of_page
from tests.support.site import Page, Published

WRECK = "events/wreck-of-the-aurelia/"


def page_at(published: Published, address: str) -> Page:
    """Return the page at an address, or the one of a file's name."""
    return published.site.pages[address if address.endswith(".html") else f"{address}index.html"]


@pytest.mark.parametrize(("name", "address"), golden.PAGES)
def test_a_page_says_what_it_said_before(
    made_up: dict[str, Published], compare: Compare, name: str, address: str
) -> None:
    page = page_at(made_up[name], address)
    compare(golden.PAGES[name, address], printed(page.soup, whole=address == ""))


def test_a_page_of_every_kind_is_held_against_a_file(lighthouse_site: Published) -> None:
    folders = {kind.folder for kind in RECORD_KINDS.values()}
    held = {address for name, address in golden.PAGES if name == "lighthouse"}
    of_records = {address.split("/")[0] for address in held if address.count("/") == 2}
    of_history = {
        "changes/"
    }  # what it says is another with every commit: tests/library/test_changes
    for address in {*kinds_of_page(lighthouse_site.site.root)} - of_history:
        folder, *rest = address.rstrip("/").split("/")
        assert folder in of_records if folder in folders and rest else address in held, address


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (
            'class="status status-confirmed">Confirmed',
            'class="status">Reported',
        ),
        ("status-confirmed", "status-denied"),
        ('<a href="../../places/gull-reef/">Gull Reef</a>', "Gull Reef"),
        ('href="../gale-of-march-2003/"', 'href="../fire-on-the-cliff/"'),
        ('id="aurelia-ran-aground"', 'id="aurelia-aground"'),
        ('id="s-topic-wreck"', 'id="s-wreck"'),
        ('href="#cite-board-log-2003">[3]<', 'href="#cite-board-log-2003">[2]<'),
        ('href="#cite-board-log-2003">[3]<', 'href="#cite-harbour-digest-2003">[3]<'),
        ("Eleven people", "Eleven <b>people</b>"),
        ("Eleven people", "Eleven &amp;lt;people"),
        ("The boy was not counted.", '<a href="x">The boy</a> was not counted.'),
        ('<details class="evidence">', '<details class="evidence" open>'),
        ('<span lang="he" dir="rtl">', "<span>"),
    ],
)
def test_what_a_page_must_not_lose_shows_in_its_printed_words(
    lighthouse_site: Published, was: str, now: str
) -> None:
    page = lighthouse_site.site.page(WRECK)
    assert was in page.html
    changed = BeautifulSoup(page.html.replace(was, now, 1), "lxml")
    assert printed(changed) != printed(BeautifulSoup(page.html, "lxml"))


def test_words_that_look_like_a_mark_are_told_from_one() -> None:
    def shown(html: str) -> str:
        return printed(BeautifulSoup(f"<body><p>{html}", "lxml"))

    assert shown("[a](b)") != shown('<a href="b">a</a>')
    assert shown("&lt;em>a&lt;/em>") != shown("<em>a</em>")
    assert shown("{#a} b") != shown('<span id="a">b</span>')


@pytest.mark.parametrize(
    "version", ["", ", version 0a1b2c3d4e of 3 May 2025", ", version 1.0 of 3 May 2025"]
)
@pytest.mark.parametrize("changed", ["", ", with later changes"])
def test_a_new_version_alone_changes_no_printed_words(version: str, changed: str) -> None:
    whole = version + changed if version else ""
    html = f"<body><p>“Wreck”, reviewed May 2025{whole}, https&#58;//x.test/</p>"
    assert "“Wreck”, reviewed May 2025, https://x.test/" in printed(BeautifulSoup(html, "lxml"))
