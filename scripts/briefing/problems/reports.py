"""Problems for people at a terminal, and for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict

from briefing.problems.model import Problem
from briefing.problems.rules import Severity
from briefing.problems.wording import visible

HelpOf = Callable[[str], str | None]
"""Gives the address at which a rule is explained, by its code; None where there is none."""

_GRAVITY = {severity: rank for rank, severity in enumerate(Severity)}


def no_help(_: str) -> str | None:
    """Know of no address."""
    return None


def most_severe_first(problems: Iterable[Problem]) -> list[Problem]:
    """Return each problem once, errors before warnings before notes, then by file and place."""
    return sorted(set(problems), key=lambda one: (_GRAVITY[one.severity], one))


def pluralize(number: int, word: str) -> str:
    """Return a number and what is counted: `1 file`, `2 files`."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def split_repeated(problems: Iterable[Problem]) -> tuple[list[Problem], list[tuple[str, str]]]:
    """Return what is to be shown one by one, and a line for each code that is only counted."""
    ordered = most_severe_first(problems)
    counts = Counter(one.code for one in ordered if one.severity is Severity.NOTE)
    lines = [
        (code, f"{pluralize(count, 'place')}; list them with --verbose")
        for code, count in sorted(counts.items())
    ]
    return [one for one in ordered if one.severity is not Severity.NOTE], lines


_BLOCKS_SHOWN = 3
"""How many errors are shown with the text to paste that they bring; more would hide the rest."""

_ON_REQUEST = "    The text to paste is printed by `make check ARGS=--verbose`."
_SCREEN = 12
"""How many lines may follow the errors before their places are told once more."""
_MOST_AGAIN = 20


def _text(one: Problem, hint: str) -> str:
    lines = [f"{_place(one)}: {one.severity}[{one.code}]: {visible(one.message)}"]
    lines += [f"    {visible(line)}".rstrip() for line in hint.splitlines()]
    return "\n".join(lines)


def _place(one: Problem) -> str:
    return f"{visible(one.path)}:{one.line}:{one.column}"


def _brings_a_block(hint: str) -> bool:
    return any(line.startswith("  ") for line in hint.splitlines())


def as_text(
    problems: Iterable[Problem], *, verbose: bool = False, help_of: HelpOf = no_help
) -> str:
    """Return problems for a person at a terminal, errors first, without a final line break.

    Each begins with `path:line:column: severity[code]: message`, the form that editors
    and terminals make clickable; its hint follows, indented. The first of each code ends with
    the address at which the rule is explained. Unless `verbose`, one line per code counts the
    notes, and only the first few errors bring the text to paste along. Where much follows the
    errors, their places stand at the end once more.
    """
    listed, counts = (most_severe_first(problems), []) if verbose else split_repeated(problems)
    whole = frozenset(listed if verbose else _problems_in_full(listed))
    lines: list[str] = []
    explained = set()
    tells_of_more = False
    end_of_errors = 0
    for one in listed:
        lines += _text(one, one.hint if one in whole else one.hint.partition("\n")[0]).split("\n")
        if one not in whole and not tells_of_more:
            lines.append(_ON_REQUEST)
            tells_of_more = True
        if one.code not in explained and (address := help_of(one.code)) is not None:
            lines.append(f"    More on {one.code}: {address}")
        explained.add(one.code)
        if one.severity is Severity.ERROR:
            end_of_errors = len(lines)
    lines += [f"{Severity.NOTE}[{code}]: {count}" for code, count in counts]
    if len(lines) - end_of_errors > _SCREEN:
        lines += _errors_again(listed)
    return "\n".join(lines)


def _problems_in_full(listed: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems whose hints are short, or for which there is room."""
    blocks = 0
    for one in listed:
        if _brings_a_block(one.hint):
            blocks += 1
            if one.severity is not Severity.ERROR or blocks > _BLOCKS_SHOWN:
                continue
        yield one


def _errors_again(listed: Iterable[Problem]) -> list[str]:
    """Name the places of the errors, which what was printed after them has moved out of sight."""
    errors = [one for one in listed if one.severity is Severity.ERROR]
    if not errors:
        return []
    places = [f"  {_place(one)} {one.code}" for one in errors[:_MOST_AGAIN]]
    if more := len(errors) - len(places):
        places.append(f"  and {more} more")
    return [f"{pluralize(len(errors), 'error')} to fix, described above in full:", *places]


def as_json(
    problems: Iterable[Problem], *, help_of: HelpOf = no_help, ascii_only: bool = False
) -> str:
    """Return all problems, notes too, as a JSON list of objects with the fields of `Problem`.

    The field `help` beside them holds the address at which the rule is explained, or null. With
    `ascii_only`, other letters are written as JSON's own escapes.
    """
    listed = [{**asdict(one), "help": help_of(one.code)} for one in sorted(set(problems))]
    return json.dumps(listed, ensure_ascii=ascii_only, indent=2)
