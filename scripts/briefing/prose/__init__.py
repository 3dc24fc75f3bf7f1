"""Inline text to safe Markdown: escaping, links, citations, and links by name."""

from __future__ import annotations

from briefing.prose.citations import REFERENCES_HERE, Reference, numbered
from briefing.prose.context import PageContext
from briefing.prose.escaping import Markdown, escape, escape_url, finalize
from briefing.prose.writing import PageWriter

__all__ = [
    "REFERENCES_HERE",
    "Markdown",
    "PageContext",
    "PageWriter",
    "Reference",
    "escape",
    "escape_url",
    "finalize",
    "numbered",
]
