"""A problem in a record: what it is, the rule behind it, and the ways to print it."""

from __future__ import annotations

from briefing.problems.annotations import as_github
from briefing.problems.arrivals import Arrivals
from briefing.problems.github_markdown import GithubMarkdown, code, escaped, preformatted
from briefing.problems.model import BriefingError, Mark, Problem, problem
from briefing.problems.nearest import by_likeness, nearest
from briefing.problems.reports import HelpOf, as_json, as_text, counted
from briefing.problems.rules import FAMILIES, RULES, Example, Family, Rule, Severity
from briefing.problems.step_summary import (
    LARGEST,
    SummaryOptions,
    as_step_summary,
    files_at,
)
from briefing.problems.touched import changed_since
from briefing.problems.unlisted import is_known, is_open, unlisted
from briefing.problems.wording import (
    QUOTATION_MARKS,
    one_of,
    quoted,
    some_of,
    visible,
)

__all__ = [
    "FAMILIES",
    "LARGEST",
    "QUOTATION_MARKS",
    "RULES",
    "Arrivals",
    "BriefingError",
    "Example",
    "Family",
    "GithubMarkdown",
    "HelpOf",
    "Mark",
    "Problem",
    "Rule",
    "Severity",
    "SummaryOptions",
    "as_github",
    "as_json",
    "as_step_summary",
    "as_text",
    "by_likeness",
    "changed_since",
    "code",
    "counted",
    "escaped",
    "files_at",
    "is_known",
    "is_open",
    "nearest",
    "one_of",
    "preformatted",
    "problem",
    "quoted",
    "some_of",
    "unlisted",
    "visible",
]
