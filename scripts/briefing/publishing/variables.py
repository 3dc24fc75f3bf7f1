"""The texts that the theme prints on every page, as variables for `mkdocs.yml` (`!ENV`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from briefing import github
from briefing.github import Form
from briefing.phrases import ENGLISH, Catalogue
from briefing.prose import curl_quotes
from briefing.publishing.card import CARD
from briefing.records import Settings
from briefing.rendering import card_alt, contact_of, escape_line

_YAML_TEXT = "tag:yaml.org,2002:str"


def theme_variables(settings: Settings, catalogue: Catalogue = ENGLISH) -> Mapping[str, str]:
    """Return every variable of the theme; those that the briefing does not set are empty."""
    zone, dates = settings.zone, catalogue.dates
    checked = settings.evidence_checked
    contact = contact_of(settings)
    as_of = settings.as_of.label(zone, dates)
    name = curl_quotes(settings.short_title or settings.title)
    values = {
        "BRIEFING_TITLE": name,
        "BRIEFING_EVIDENCE_CHECKED": checked.label(zone, dates) if checked else "",
        "BRIEFING_CONTACT": contact.text(catalogue) if contact else "",
        "BRIEFING_CONTACT_URL": contact.url if contact else "",
        "BRIEFING_CARD_URL": f"{settings.site_url.rstrip('/')}/{CARD}" if settings.site_url else "",
        "BRIEFING_CARD_ALT": curl_quotes(card_alt(settings.title, as_of, catalogue)),
        "BRIEFING_REPORT_URL": github.report_url(settings, Form.FACT) or "",
    }
    return {name: _variable(value) for name, value in values.items()}


def _variable(text: str) -> str:
    # Theme templates print these values unescaped, some of them into attributes.
    text = escape_line(text)
    # `!ENV` reads a variable as YAML: what would be a number or a date there must look like text.
    resolver: Any = yaml.SafeLoader("")
    if text and resolver.resolve(yaml.ScalarNode, text, (True, False)) != _YAML_TEXT:
        text = f"&#{ord(text[0])};{text[1:]}"
    return text
