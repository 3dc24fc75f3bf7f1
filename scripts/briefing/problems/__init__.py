"""A problem in a record: what it is, the rule behind it, and the three ways to print it."""

from __future__ import annotations

from briefing.problems.model import BriefingError, Mark, Problem, problem
from briefing.problems.nearest import by_likeness, nearest
from briefing.problems.reports import as_github, as_json, as_text
from briefing.problems.rules import RULES, Rule, Severity
from briefing.problems.wording import QUOTATION_MARKS, one_of, quoted

__all__ = [
    "QUOTATION_MARKS",
    "RULES",
    "BriefingError",
    "Mark",
    "Problem",
    "Rule",
    "Severity",
    "as_github",
    "as_json",
    "as_text",
    "by_likeness",
    "nearest",
    "one_of",
    "problem",
    "quoted",
]
