"""Which pages there are, and each page's Markdown."""

from __future__ import annotations

from briefing.rendering.document import Document, Paper, css_text
from briefing.rendering.environment import ALLOWED_FILTERS, TemplateFaultError, make_environment
from briefing.rendering.front_matter import escaped, front_matter
from briefing.rendering.pages import Page, count_pages, render
from briefing.rendering.version import Version

__all__ = [
    "ALLOWED_FILTERS",
    "Document",
    "Page",
    "Paper",
    "TemplateFaultError",
    "Version",
    "count_pages",
    "css_text",
    "escaped",
    "front_matter",
    "make_environment",
    "render",
]
