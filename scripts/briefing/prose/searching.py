"""Markup for search in the HTML of a page: statuses, and words to leave out of the index."""

from __future__ import annotations

import re

NOT_SEARCHED = ' data-search-exclude="1"'
"""Keeps an element's words out of the index, if no element of the same name is inside it.

The search plugin removes the attribute again, but only if it has a value.
"""

_FOR_SEARCH = re.compile(rf"<template>.*?</template>|{NOT_SEARCHED}")


def search_status_tag(status: str) -> str:
    """Return the tag that tells search the status, by its id, of the block that contains the tag.

    The search plugin keeps a paragraph's text and a few tags without their attributes. Once it has
    read a page, the theme removes the tag (templates/theme/page.html); with another engine it stays
    in its template, which no browser shows.
    """
    return f"<template><sub>{status}</sub></template>"


def without_search(html: str) -> str:
    """Return HTML without the markup for search."""
    return _FOR_SEARCH.sub("", html)
