"""Reports of problems as text for a terminal and as JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict

from briefing.problems.model import Problem
from briefing.problems.rules import Severity
from briefing.problems.wording import visible

HelpOf = Callable[[str], str | None]
"""Returns the URL that explains a rule, by its code; None if there is none."""

_SEVERITY_RANK = {severity: rank for rank, severity in enumerate(Severity)}


def no_help(_: str) -> str | None:
    """Return None: no rule has a URL."""
    return None


def most_severe_first(problems: Iterable[Problem]) -> list[Problem]:
    """Return each problem once, errors before warnings before notes, then by file and position."""
    return sorted(set(problems), key=lambda one: (_SEVERITY_RANK[one.severity], one))


def pluralize(number: int, word: str) -> str:
    """Return a number and what is counted: `1 file`, `2 files`."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def split_repeated(problems: Iterable[Problem]) -> tuple[list[Problem], list[tuple[str, str]]]:
    """Return the problems to list, and for each code that is only counted, the code and a text."""
    ordered = most_severe_first(problems)
    counts = Counter(one.code for one in ordered if one.severity is Severity.NOTE)
    lines = [
        (code, f"{pluralize(count, 'place')}; list them with --verbose")
        for code, count in sorted(counts.items())
    ]
    return [one for one in ordered if one.severity is not Severity.NOTE], lines


_BLOCKS_SHOWN = 3
"""How many errors are shown with their text to paste; more would hide the rest."""

_ON_REQUEST = "    The text to paste is printed by `make check ARGS=--verbose`."
_SCREEN_LINES = 12
"""The number of lines after the errors above which their locations are repeated."""
_MAX_REPEATED = 20


def _text(one: Problem, hint: str) -> str:
    lines = [f"{_location(one)}: {one.severity}[{one.code}]: {visible(one.message)}"]
    lines += [f"    {visible(line)}".rstrip() for line in hint.splitlines()]
    return "\n".join(lines)


def _location(one: Problem) -> str:
    return f"{visible(one.path)}:{one.line}:{one.column}"


def _has_text_to_paste(hint: str) -> bool:
    return any(line.startswith("  ") for line in hint.splitlines())


def as_text(
    problems: Iterable[Problem], *, verbose: bool = False, help_of: HelpOf = no_help
) -> str:
    """Return problems for a person at a terminal, errors first, without a final line break.

    Each begins with `path:line:column: severity[code]: message`, the form that editors and
    terminals make clickable; its hint follows, indented. The first of each code ends with the URL
    that explains the rule. Unless `verbose`, one line per code counts the notes, and only the first
    few errors include their text to paste. If much follows the errors, their locations are repeated
    at the end.
    """
    listed, counts = (most_severe_first(problems), []) if verbose else split_repeated(problems)
    in_full = frozenset(listed if verbose else _problems_in_full(listed))
    lines: list[str] = []
    explained_codes = set()
    is_more_mentioned = False
    end_of_errors = 0
    for one in listed:
        lines += _text(one, one.hint if one in in_full else one.hint.partition("\n")[0]).split("\n")
        if one not in in_full and not is_more_mentioned:
            lines.append(_ON_REQUEST)
            is_more_mentioned = True
        if one.code not in explained_codes and (address := help_of(one.code)) is not None:
            lines.append(f"    More on {one.code}: {address}")
        explained_codes.add(one.code)
        if one.severity is Severity.ERROR:
            end_of_errors = len(lines)
    lines += [f"{Severity.NOTE}[{code}]: {count}" for code, count in counts]
    if len(lines) - end_of_errors > _SCREEN_LINES:
        lines += _repeat_errors(listed)
    return "\n".join(lines)


def _problems_in_full(listed: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems whose whole hint is shown: short hints, and the first few long ones."""
    blocks = 0
    for one in listed:
        if _has_text_to_paste(one.hint):
            blocks += 1
            if one.severity is not Severity.ERROR or blocks > _BLOCKS_SHOWN:
                continue
        yield one


def _repeat_errors(listed: Iterable[Problem]) -> list[str]:
    """Return lines that repeat the errors' locations, which have scrolled out of sight."""
    errors = [one for one in listed if one.severity is Severity.ERROR]
    if not errors:
        return []
    locations = [f"  {_location(one)} {one.code}" for one in errors[:_MAX_REPEATED]]
    if more := len(errors) - len(locations):
        locations.append(f"  and {more} more")
    return [f"{pluralize(len(errors), 'error')} to fix, described above in full:", *locations]


def as_json(
    problems: Iterable[Problem], *, help_of: HelpOf = no_help, ascii_only: bool = False
) -> str:
    """Return all problems, including notes, as a JSON list of objects with `Problem`'s fields.

    An additional field `help` has the URL that explains the rule, or null. With `ascii_only`, other
    characters are written as JSON escapes.
    """
    listed = [{**asdict(one), "help": help_of(one.code)} for one in sorted(set(problems))]
    return json.dumps(listed, ensure_ascii=ascii_only, indent=2)
