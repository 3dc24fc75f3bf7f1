"""Inline text to safe Markdown: escaping, links, citations, and links by name."""

from __future__ import annotations

from briefing.prose.articles import keep_articles
from briefing.prose.citations import REFERENCES_HERE, Numbering, Reference, number_citations
from briefing.prose.context import PageContext
from briefing.prose.document import CUT, DocumentWriter
from briefing.prose.escaping import (
    Markdown,
    escape,
    escape_translation,
    escape_url,
    finalize,
    for_two_readings,
    plain_words,
    stop,
    verbatim,
)
from briefing.prose.feeding import FeedFace
from briefing.prose.saying import (
    block_stands,
    machine_date,
    mark_apart,
    mark_of_block,
    status_mark,
)
from briefing.prose.searching import without_search
from briefing.prose.writing import PageWriter
from briefing.typography import curl_quotes

__all__ = [
    "CUT",
    "REFERENCES_HERE",
    "DocumentWriter",
    "FeedFace",
    "Markdown",
    "Numbering",
    "PageContext",
    "PageWriter",
    "Reference",
    "block_stands",
    "curl_quotes",
    "escape",
    "escape_translation",
    "escape_url",
    "finalize",
    "for_two_readings",
    "keep_articles",
    "machine_date",
    "mark_apart",
    "mark_of_block",
    "number_citations",
    "plain_words",
    "status_mark",
    "stop",
    "verbatim",
    "without_search",
]
