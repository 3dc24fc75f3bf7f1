"""Which pages there are, and each page's Markdown."""

from __future__ import annotations

from briefing.rendering.environment import ALLOWED_FILTERS, TemplateFaultError, make_environment
from briefing.rendering.front_matter import escaped, front_matter
from briefing.rendering.pages import Page, count_pages, render

__all__ = [
    "ALLOWED_FILTERS",
    "Page",
    "TemplateFaultError",
    "count_pages",
    "escaped",
    "front_matter",
    "make_environment",
    "render",
]
