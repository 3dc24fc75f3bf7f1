"""Inline text to safe Markdown: escaping, links, citations, and links by name."""

from __future__ import annotations

from briefing.prose.citations import REFERENCES_HERE, Numbering, Reference, numbered
from briefing.prose.context import PageContext
from briefing.prose.document import CUT, DocumentWriter
from briefing.prose.escaping import (
    Markdown,
    escape,
    escape_url,
    finalize,
    for_two_readings,
    plain_words,
    rendered,
    stop,
    verbatim,
)
from briefing.prose.saying import (
    block_stands,
    machine_date,
    mark_apart,
    mark_of_block,
    status_mark,
)
from briefing.prose.searching import without_search
from briefing.prose.writing import PageWriter
from briefing.typography import curled

__all__ = [
    "CUT",
    "REFERENCES_HERE",
    "DocumentWriter",
    "Markdown",
    "Numbering",
    "PageContext",
    "PageWriter",
    "Reference",
    "block_stands",
    "curled",
    "escape",
    "escape_url",
    "finalize",
    "for_two_readings",
    "machine_date",
    "mark_apart",
    "mark_of_block",
    "numbered",
    "plain_words",
    "rendered",
    "status_mark",
    "stop",
    "verbatim",
    "without_search",
]
