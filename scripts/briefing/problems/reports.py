"""The three faces of problems: text for people, GitHub annotations, JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict

from briefing.problems.model import Problem
from briefing.problems.rules import Severity
from briefing.problems.wording import visible

_GITHUB_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}


_GRAVITY = {severity: rank for rank, severity in enumerate(Severity)}


def _gravest_first(one: Problem) -> tuple[int, Problem]:
    return _GRAVITY[one.severity], one


def _split(problems: Iterable[Problem]) -> tuple[list[Problem], list[tuple[str, str]]]:
    """Give what is to be shown one by one, and a line for each code that is only counted."""
    ordered = sorted(set(problems), key=_gravest_first)
    counts = Counter(one.code for one in ordered if one.severity is Severity.NOTE)
    counted = [
        (code, f"{count} place{'' if count == 1 else 's'}; list them with --verbose")
        for code, count in sorted(counts.items())
    ]
    return [one for one in ordered if one.severity is not Severity.NOTE], counted


def _text(one: Problem) -> str:
    place = f"{visible(one.path)}:{one.line}:{one.column}"
    lines = [f"{place}: {one.severity}[{one.code}]: {visible(one.message)}"]
    lines += [f"    {visible(line)}" for line in one.hint.splitlines()]
    return "\n".join(lines)


def as_text(problems: Iterable[Problem], *, verbose: bool = False) -> str:
    """Give problems for a person at a terminal, errors first, without a final line break.

    Each begins with `path:line:column: severity[code]: message`, the form that editors
    and terminals make clickable; its hint follows, indented. Notes are listed only when
    `verbose`; otherwise one line per code counts them.
    """
    if verbose:
        return "\n".join(_text(one) for one in sorted(set(problems), key=_gravest_first))
    listed, counted = _split(problems)
    lines = [_text(one) for one in listed]
    lines += [f"{Severity.NOTE}[{code}]: {count}" for code, count in counted]
    return "\n".join(lines)


def _github_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_property(text: str) -> str:
    return _github_data(text).replace(":", "%3A").replace(",", "%2C")


def _github(one: Problem) -> str:
    properties = {
        "file": one.path,
        "line": str(one.line),
        "col": str(one.column),
        "title": one.code,
    }
    written = ",".join(f"{name}={_github_property(value)}" for name, value in properties.items())
    text = f"{one.message}\n{one.hint}" if one.hint else one.message
    return f"::{_GITHUB_COMMANDS[one.severity]} {written}::{_github_data(text)}"


def as_github(problems: Iterable[Problem]) -> str:
    """Give problems as GitHub workflow commands, which annotate the changed lines.

    Escaped as GitHub's own toolkit does. Notes are counted, one annotation per code.
    """
    listed, counted = _split(problems)
    lines = [_github(one) for one in listed]
    lines += [f"::notice title={code}::{_github_data(count)}" for code, count in counted]
    return "\n".join(lines)


def as_json(problems: Iterable[Problem]) -> str:
    """Give all problems, notes too, as a JSON list of objects with the fields of `Problem`."""
    return json.dumps([asdict(one) for one in sorted(set(problems))], ensure_ascii=False, indent=2)
