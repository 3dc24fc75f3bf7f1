"""The table of pages, and the Markdown of each page."""

from __future__ import annotations

from briefing.rendering.contacting import contact_of
from briefing.rendering.document import Document, Paper
from briefing.rendering.environment import (
    ALLOWED_FILTERS,
    OF_A_BRIEFING,
    PHRASES,
    catalogue_for,
    make_environment,
    projection,
)
from briefing.rendering.faults import TemplateFaultError, fault_in
from briefing.rendering.front_matter import escape_line, front_matter
from briefing.rendering.interface import (
    card_alt,
    is_translated,
    script_phrases,
    style_words,
    theme_words,
)
from briefing.rendering.links import DeadLink, PageLinks, dead_links, links_of
from briefing.rendering.page import Page
from briefing.rendering.pages import Renderer, render
from briefing.rendering.record_files import COPIES_FILE
from briefing.rendering.search_tags import offered_questions
from briefing.rendering.table import READERS_LANGUAGES, Plan, Row, templates_in
from briefing.rendering.version import UNKNOWN_PAST, Past, Version
from briefing.rendering.voices import pages_in_other_languages

__all__ = [
    "ALLOWED_FILTERS",
    "COPIES_FILE",
    "OF_A_BRIEFING",
    "PHRASES",
    "READERS_LANGUAGES",
    "UNKNOWN_PAST",
    "DeadLink",
    "Document",
    "Page",
    "PageLinks",
    "Paper",
    "Past",
    "Plan",
    "Renderer",
    "Row",
    "TemplateFaultError",
    "Version",
    "card_alt",
    "catalogue_for",
    "contact_of",
    "dead_links",
    "escape_line",
    "fault_in",
    "front_matter",
    "is_translated",
    "links_of",
    "make_environment",
    "offered_questions",
    "pages_in_other_languages",
    "projection",
    "render",
    "script_phrases",
    "style_words",
    "templates_in",
    "theme_words",
]
