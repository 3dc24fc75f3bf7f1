"""The rules that reading and checking enforce, each described in the data file of its code."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from briefing.problems.rules.files import read_families
from briefing.problems.rules.model import Example, Family, Rule, Severity

__all__ = ["FAMILIES", "RULES", "Example", "Family", "Rule", "Severity"]

FAMILIES: tuple[Family, ...] = read_families()
"""All rules, in the order in which a contributor meets them."""

RULES: Mapping[str, Rule] = MappingProxyType(
    {rule.code: rule for family in FAMILIES for rule in family.rules}
)
"""The rules by code."""
