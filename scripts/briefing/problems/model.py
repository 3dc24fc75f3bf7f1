"""A problem and its position in a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.problems.rules import RULES, Severity


@dataclass(frozen=True, order=True)
class Mark:
    """A position in a file: line and column, from 1, counted in Unicode code points."""

    line: int
    column: int


@dataclass(frozen=True, order=True)
class Problem:
    """A problem in a record. Problems sort by file, then by position."""

    path: str
    """The file, as the user who runs the check would name it."""
    line: int
    column: int
    code: str
    """The code of the rule that is broken: a key of `RULES`."""
    severity: Severity
    message: str
    """What is wrong, in plain words, on one line."""
    hint: str
    """How to fix it; may be empty."""


class BriefingError(Exception):
    """The briefing cannot be used because of its `problems`."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(problems))
        count = len(self.problems)
        super().__init__(f"the briefing has {count} problem{'' if count == 1 else 's'}")


def problem(code: str, path: str, mark: Mark, message: str, hint: str = "") -> Problem:
    """Return a problem with the severity of its rule.

    Raises:
        KeyError: there is no rule with this code.
    """
    return Problem(path, mark.line, mark.column, code, RULES[code].severity, message, hint)
