"""Problems as annotations that GitHub shows next to the lines of a change."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from briefing.problems.model import Problem
from briefing.problems.reports import HelpOf, no_help, pluralize, split_repeated
from briefing.problems.rules import Severity
from briefing.problems.wording import visible

_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}


def as_github(
    problems: Iterable[Problem],
    *,
    touched: Collection[str] | None = None,
    help_of: HelpOf = no_help,
) -> str:
    """Return problems as GitHub workflow commands, which annotate lines.

    GitHub shows ten errors and ten warnings of a step. With `touched`, the files that a change
    touches, problems in these come first, errors elsewhere come last, and warnings
    elsewhere are counted. Notes are always counted, one annotation per code. Escaping follows
    GitHub's own toolkit.
    """
    listed, counts = split_repeated(problems)
    if touched is not None:
        here, elsewhere = split_by_touched(listed, touched)
        errors = [one for one in elsewhere if one.severity is Severity.ERROR]
        listed = [*here, *errors]
        if others := len(elsewhere) - len(errors):
            summary = f"{pluralize(others, 'warning')} in files that this change does not touch"
            counts = [("elsewhere", summary), *counts]
    lines = [_annotation(one, help_of(one.code)) for one in listed]
    lines += [f"::notice title={code}::{_data(count)}" for code, count in counts]
    return "\n".join(lines)


def split_by_touched(
    problems: Iterable[Problem], touched: Collection[str]
) -> tuple[list[Problem], list[Problem]]:
    """Split problems into those in the files that a change touches and all others."""
    here: list[Problem] = []
    elsewhere: list[Problem] = []
    for one in problems:
        (here if one.path in touched else elsewhere).append(one)
    return here, elsewhere


def _annotation(one: Problem, address: str | None) -> str:
    properties = {
        "file": one.path,
        "line": str(one.line),
        "col": str(one.column),
        "title": one.code,
    }
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    lines = [one.message, *one.hint.splitlines()]
    text = "\n".join(visible(line) for line in lines)
    if address is not None:
        text += f"\nMore: {address}"
    return f"::{_COMMANDS[one.severity]} {written}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
