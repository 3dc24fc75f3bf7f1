"""Problems for people at a terminal, and for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
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


def gravest_first(problems: Iterable[Problem]) -> list[Problem]:
    """Give each problem once, errors before warnings before notes, then by file and place."""
    return sorted(set(problems), key=lambda one: (_GRAVITY[one.severity], one))


def counted(number: int, word: str) -> str:
    """Give a number and what is counted: `1 file`, `2 files`."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def split(problems: Iterable[Problem]) -> tuple[list[Problem], list[tuple[str, str]]]:
    """Give what is to be shown one by one, and a line for each code that is only counted."""
    ordered = gravest_first(problems)
    counts = Counter(one.code for one in ordered if one.severity is Severity.NOTE)
    lines = [
        (code, f"{counted(count, 'place')}; list them with --verbose")
        for code, count in sorted(counts.items())
    ]
    return [one for one in ordered if one.severity is not Severity.NOTE], lines


_BLOCKS_SHOWN = 3
"""How many hints are shown with the text to paste that they bring; more would hide the rest."""


def _text(one: Problem, hint: str) -> str:
    place = f"{visible(one.path)}:{one.line}:{one.column}"
    lines = [f"{place}: {one.severity}[{one.code}]: {visible(one.message)}"]
    lines += [f"    {visible(line)}".rstrip() for line in hint.splitlines()]
    return "\n".join(lines)


def _brings_a_block(hint: str) -> bool:
    return any(line.startswith("  ") for line in hint.splitlines())


def as_text(
    problems: Iterable[Problem], *, verbose: bool = False, help_of: HelpOf = no_help
) -> str:
    """Give problems for a person at a terminal, errors first, without a final line break.

    Each begins with `path:line:column: severity[code]: message`, the form that editors
    and terminals make clickable; its hint follows, indented. The first of each code ends with
    the address at which the rule is explained. Unless `verbose`, one line per code counts the
    notes, and only the first few hints bring the text to paste along.
    """
    listed, counts = (gravest_first(problems), []) if verbose else split(problems)
    lines = []
    explained = set()
    blocks = 0
    for one in listed:
        blocks += _brings_a_block(one.hint)
        is_cut = blocks > _BLOCKS_SHOWN and not verbose and _brings_a_block(one.hint)
        lines.append(_text(one, one.hint.partition("\n")[0] if is_cut else one.hint))
        if one.code not in explained and (address := help_of(one.code)) is not None:
            lines.append(f"    More on {one.code}: {address}")
        explained.add(one.code)
    lines += [f"{Severity.NOTE}[{code}]: {count}" for code, count in counts]
    return "\n".join(lines)


def as_json(problems: Iterable[Problem], *, help_of: HelpOf = no_help) -> str:
    """Give all problems, notes too, as a JSON list of objects with the fields of `Problem`.

    The field `help` beside them holds the address at which the rule is explained, or null.
    """
    listed = [{**asdict(one), "help": help_of(one.code)} for one in sorted(set(problems))]
    return json.dumps(listed, ensure_ascii=False, indent=2)
