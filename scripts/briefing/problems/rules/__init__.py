"""Every rule that reading or checking can find broken, by its code."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from briefing.problems.rules.counting import COUNTING
from briefing.problems.rules.evidence import EVIDENCE
from briefing.problems.rules.fields import FIELDS
from briefing.problems.rules.files import FILES
from briefing.problems.rules.model import Example, Family, Rule, Severity
from briefing.problems.rules.names import NAMES
from briefing.problems.rules.notation import NOTATION
from briefing.problems.rules.pages import PAGES
from briefing.problems.rules.places import PLACES
from briefing.problems.rules.references import REFERENCES
from briefing.problems.rules.sources import SOURCES
from briefing.problems.rules.texts import TEXTS
from briefing.problems.rules.wording import WORDING

__all__ = ["FAMILIES", "RULES", "Example", "Family", "Rule", "Severity"]

FAMILIES: tuple[Family, ...] = (
    FILES,
    NOTATION,
    FIELDS,
    TEXTS,
    REFERENCES,
    EVIDENCE,
    COUNTING,
    WORDING,
    NAMES,
    PLACES,
    SOURCES,
    PAGES,
)
"""All rules, in the order in which a contributor meets them."""

RULES: Mapping[str, Rule] = MappingProxyType(
    {rule.code: rule for family in FAMILIES for rule in family.rules}
)
"""Every code that reading and checking can give."""
