"""The shipped briefing in a real browser: the requests of its pages, small screens, the margin."""

from __future__ import annotations

from tests.site.test_browser import (
    test_no_kind_of_page_asks_another_host_or_fails,
    test_no_page_scrolls_sideways,
)
from tests.site.test_notes import test_notes_meet_neither_each_other_nor_anything_else

__all__ = [
    "test_no_kind_of_page_asks_another_host_or_fails",
    "test_no_page_scrolls_sideways",
    "test_notes_meet_neither_each_other_nor_anything_else",
]
