"""Outline a file as its author sees it: fields, list items, text.

YAML's own parser stops at the first fault and says what it expected there. The lines around it show
better what was meant, since most of them still have their form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_LINE = re.compile(r"(?P<indent> *)(?P<dashes>(?:- +|-$)*)(?P<words>.*)")
_NAME = re.compile(r"""(?P<name>[^\s:#'"\[\]{},&*!|>%@`][^:#]*?) *:(?= |$)""")
_BLOCK = re.compile(r"[|>][-+0-9]*(?: +#.*)?")


class OutlineLine(NamedTuple):
    """A line that is not a remark, not empty and not part of a block of text (`|`, `>`).

    Columns count from 0.
    """

    number: int
    """From 1."""
    indent: int
    """The column of the first character that is not a space."""
    dashes: tuple[int, ...]
    """The columns of the hyphens that begin list items."""
    start: int
    """The column in which the words begin, after the hyphens."""
    name: str
    """The name of the field, if a colon and a space follow it; else empty."""
    value: str
    """The text after that colon; all the words if there is none."""

    @property
    def words(self) -> str:
        """The line without indentation and hyphens."""
        return f"{self.name}: {self.value}".rstrip() if self.name else self.value

    @property
    def is_text(self) -> bool:
        """Whether it is neither a field nor an item."""
        return not self.name and not self.dashes


class Level(NamedTuple):
    """A column in which fields, or items of a list, are aligned."""

    column: int
    is_list: bool
    line: OutlineLine
    """The last line in this column."""


def read_line(number: int, text: str) -> OutlineLine:
    """Parse a line into its parts."""
    found = _LINE.match(text)
    indent, dashes, words = found.groups() if found else ("", "", text)
    columns = tuple(len(indent) + at for at, char in enumerate(dashes) if char == "-")
    start = len(indent) + len(dashes)
    words = words.rstrip()
    named = _NAME.match(words)
    if named is None:
        return OutlineLine(number, len(indent), columns, start, "", words)
    value = words[named.end() :].strip()
    return OutlineLine(number, len(indent), columns, start, named["name"], value)


def outline(lines: Sequence[str], last: int) -> list[OutlineLine]:
    """Return the lines up to a number (from 1, inclusive), without the inside of blocks of text."""
    found: list[OutlineLine] = []
    parent: int | None = None
    inside: int | None = None
    for number, text in enumerate(lines[:last], start=1):
        bare = text.strip()
        if not bare or bare.startswith("#"):
            continue
        line = read_line(number, text)
        if parent is not None and line.indent >= (inside or parent + 1):
            inside = inside or line.indent
            continue
        parent = inside = None
        if _BLOCK.fullmatch(line.value):
            parent = line.start if line.name else line.indent
        found.append(line)
    return found


def levels(lines: Iterable[OutlineLine]) -> list[Level]:
    """Return the columns that are open after the last of some lines, leftmost first."""
    found: list[Level] = []
    for line in lines:
        for column in line.dashes:
            while found and (found[-1].column, found[-1].is_list) >= (column, True):
                found.pop()
            found.append(Level(column, is_list=True, line=line))
        if line.name:
            while found and found[-1].column >= line.start:
                found.pop()
            found.append(Level(line.start, is_list=False, line=line))
    return found
