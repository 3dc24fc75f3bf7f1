"""Problems in records, the rules that they break, and reports of them."""

from __future__ import annotations

from briefing.problems.model import BriefingError, Mark, Problem, problem
from briefing.problems.nearest import by_similarity, nearest
from briefing.problems.reports import HelpOf, as_json, as_text, pluralize
from briefing.problems.rules import FAMILIES, RULES, Example, Family, Rule, Severity
from briefing.problems.unlisted import explain_unlisted, is_known, is_open
from briefing.problems.wording import (
    one_of,
    quote,
    some_of,
    visible,
)

__all__ = [
    "FAMILIES",
    "RULES",
    "BriefingError",
    "Example",
    "Family",
    "HelpOf",
    "Mark",
    "Problem",
    "Rule",
    "Severity",
    "as_json",
    "as_text",
    "by_similarity",
    "explain_unlisted",
    "is_known",
    "is_open",
    "nearest",
    "one_of",
    "pluralize",
    "problem",
    "quote",
    "some_of",
    "visible",
]
