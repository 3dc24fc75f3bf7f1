"""Copy statements from pages as a reader does: with the button next to them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Locator, expect
from playwright.sync_api import Page as Tab

from tests.support.tabs import opened

ATTRIBUTION, LINK, BIBTEX = "Copy with attribution", "Copy link", "Copy BibTeX"
SHORT, SHARE = "Copy in short", "Share…"
REFERENCE = "Copy reference"
COPIED = {
    ATTRIBUTION: "Copied with attribution",
    SHORT: "Copied in short",
    LINK: "Link copied",
    BIBTEX: "BibTeX copied",
    REFERENCE: "Reference copied",
}


@contextmanager
def reading(chromium: Browser, address: str, **options: object) -> Iterator[Tab]:
    """Open a page for a reader whose browser lets pages copy."""
    allowed = {"permissions": ["clipboard-read", "clipboard-write"], **options}
    with opened(chromium, **allowed) as (tab, heard):
        tab.goto(address)
        yield tab
        assert not heard.faults


def clipboard(tab: Tab) -> str:
    """Return what has been copied."""
    return str(tab.evaluate("navigator.clipboard.readText()"))


def choose(tab: Tab, place: Locator, choice: str, told: str | None = None) -> None:
    """Open the menu of a statement, choose an item, and wait for the announced result."""
    said = tab.locator(".lift-said")
    said.evaluate("said => said.textContent = ''")  # what an earlier choice left there
    place.scroll_into_view_if_needed()
    place.locator(".lift").first.click()
    tab.get_by_role("menuitem", name=choice).click()
    expect(said).to_contain_text(told or COPIED[choice])


def to_the_end(tab: Tab) -> None:
    """Scroll to the end of the page, so that every button has appeared."""
    tab.evaluate(
        "async () => { for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {"
        " scrollTo(0, y); await new Promise(requestAnimationFrame) } }"
    )
    expect(tab.locator(".cite-this .lift")).to_be_visible()


def copied(tab: Tab, selector: str, choice: str = ATTRIBUTION) -> str:
    """Return what a choice puts on the clipboard."""
    choose(tab, tab.locator(selector).first, choice)
    return clipboard(tab)


def downloaded(tab: Tab, table: Locator) -> list[dict[str, str]]:
    """Return the rows of the file that is downloaded below a table."""
    button = table.locator("xpath=../following-sibling::*[1]/button")
    with tab.expect_download() as started:
        button.click()
    assert started.value.suggested_filename.endswith(".csv")
    rows = started.value.path().read_text("utf-8-sig").splitlines(keepends=True)
    return list(csv.DictReader(rows, strict=True))
