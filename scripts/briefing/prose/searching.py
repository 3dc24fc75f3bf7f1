"""What search is told beyond words, and which words it is not told, in the HTML of a page."""

from __future__ import annotations

import re

NOT_SEARCHED = ' data-search-exclude="1"'
"""Keeps the words of an element out of the index, if no other of its name stands inside it.

The search plugin takes the attribute off again, which it does not without a value.
"""

_FOR_SEARCH = re.compile(rf"<template>.*?</template>|{NOT_SEARCHED}")


def search_status_tag(status: str) -> str:
    """Tell search how the paragraph or line stands in which this is written, by a status's id.

    Of a paragraph the search plugin keeps the text and a few tags without their attributes. Once it
    has read a page, the theme takes this out again (templates/theme/page.html); with another engine
    it stays in its template, which no browser shows.
    """
    return f"<template><sub>{status}</sub></template>"


def without_search(html: str) -> str:
    """Take off what is there for search alone."""
    return _FOR_SEARCH.sub("", html)
