"""The shipped briefing in a real browser: the requests of its pages, small screens, the margin."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.site.test_browser import (
    test_a_number_stands_between_its_name_and_its_comma,
    test_no_kind_of_page_asks_another_host_or_fails,
    test_no_page_scrolls_sideways,
)
from tests.site.test_notes import test_notes_meet_neither_each_other_nor_anything_else
from tests.support.kinds import kinds_of_page
from tests.support.site import Published
from tests.support.tabs import opened

__all__ = [
    "test_a_number_stands_between_its_name_and_its_comma",
    "test_no_kind_of_page_asks_another_host_or_fails",
    "test_no_page_scrolls_sideways",
    "test_notes_meet_neither_each_other_nor_anything_else",
]

# What is read on a page of each name with an article, and on how many lines the name stands.
NAMES = r"""() => {
    document.querySelectorAll("details").forEach((fold) => (fold.open = true));
    const article = document.querySelector("article");
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    const name = /(?<![\p{L}\p{N}&#/-])a[dlnrstz]h?-\p{L}+(?![/-])/giu;
    const names = [];
    for (let text; (text = walker.nextNode()); ) {
        if (text.parentElement.closest("svg, pre")) continue;
        for (const found of text.data.matchAll(name)) {
            const range = document.createRange();
            range.setStart(text, found.index);
            range.setEnd(text, found.index + found[0].length);
            const lines = [...range.getClientRects()].filter((line) => line.width);
            names.push([text.data, new Set(lines.map((line) => Math.round(line.top))).size]);
        }
    }
    return names;
}"""


@pytest.mark.parametrize("width", [390, 1280])
def test_no_name_is_broken_after_its_article(
    chromium: Browser, published: Published, published_url: str, width: int
) -> None:
    broken, seen = [], 0
    with opened(chromium, viewport={"width": width, "height": 900}) as (tab, _):
        for page in kinds_of_page(published.site.root):
            tab.goto(published_url + page)
            names = tab.evaluate(NAMES)
            seen += sum(lines > 0 for _, lines in names)
            broken += [(page, text) for text, lines in names if lines > 1]
    assert broken == []
    assert seen > 500
