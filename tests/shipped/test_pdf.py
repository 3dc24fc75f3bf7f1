"""The shipped briefing's PDF in other programs, asked what any briefing's is asked."""

from __future__ import annotations

from tests.site.test_pdf import (
    document,
    pdf,
    test_arabic_names_are_found,
    test_arabic_words_are_found_where_they_are_printed,
    test_bookmarks_are_the_headings,
    test_figures_and_links_say_what_they_are,
    test_words_that_help_at_a_screen_are_not_printed,
)

__all__ = [
    "document",
    "pdf",
    "test_arabic_names_are_found",
    "test_arabic_words_are_found_where_they_are_printed",
    "test_bookmarks_are_the_headings",
    "test_figures_and_links_say_what_they_are",
    "test_words_that_help_at_a_screen_are_not_printed",
]
