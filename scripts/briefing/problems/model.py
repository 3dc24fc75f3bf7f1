"""A problem and the spot that it points to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.problems.rules import RULES, Severity


@dataclass(frozen=True, order=True)
class Mark:
    """A spot in a file: line and column, from 1, counted in Unicode code points."""

    line: int
    column: int


@dataclass(frozen=True, order=True)
class Problem:
    """Something wrong in a record. Problems sort by file, then by place in it."""

    path: str
    """The file, as the person who runs the check would name it."""
    line: int
    column: int
    code: str
    """The rule that is broken: a key of `RULES`."""
    severity: Severity
    message: str
    """What is wrong, in plain words, on one line."""
    hint: str
    """What to do about it; may be empty."""


class BriefingError(Exception):
    """The briefing cannot be used; `problems` says why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(problems))
        count = len(self.problems)
        super().__init__(f"the briefing has {count} problem{'' if count == 1 else 's'}")


def problem(code: str, path: str, mark: Mark, message: str, hint: str = "") -> Problem:
    """Make a problem whose severity is that of its rule.

    Raises:
        KeyError: there is no rule with this code.
    """
    return Problem(path, mark.line, mark.column, code, RULES[code].severity, message, hint)
