"""Inline text to safe Markdown: escaping, links, citations, and links by name."""

from __future__ import annotations

from briefing.prose.citations import REFERENCES_HERE, Numbering, Reference, numbered
from briefing.prose.context import PageContext
from briefing.prose.document import CUT, DocumentWriter
from briefing.prose.escaping import Markdown, escape, escape_url, finalize, for_two_readings
from briefing.prose.typography import curled
from briefing.prose.writing import PageWriter

__all__ = [
    "CUT",
    "REFERENCES_HERE",
    "DocumentWriter",
    "Markdown",
    "Numbering",
    "PageContext",
    "PageWriter",
    "Reference",
    "curled",
    "escape",
    "escape_url",
    "finalize",
    "for_two_readings",
    "numbered",
]
