"""Find what YAML accepts though its author meant something else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from briefing.problems import Mark
from briefing.yamltree.outline import outline, read_line
from briefing.yamltree.quoting import UNCLOSED_MESSAGE, closing_hint, quoting_hint
from briefing.yamltree.source import Fault, SourceText

_ODD = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ODD_SPACE = re.compile(f"[{_ODD}]")
_ODD_PLACE = re.compile(
    rf"(?P<indent>(?=[ ]*[{_ODD}])[ {_ODD}]+)(?=- |[\w-]+:(?:[ {_ODD}]|$))"
    rf"|(?: *(?:- +)*[\w-]+:| *-)(?=[{_ODD}])"
)
_REMARK = re.compile(r" #(?=\S)")
_CONFLICT = re.compile(r"(?:<{7}|>{7}) .*|={7}")


class Span(NamedTuple):
    """The position of a value: lines from 1, columns from 0, the end exclusive."""

    line: int
    column: int
    last_line: int
    end: int


def find_conflict(source: SourceText) -> Fault | None:
    """Return a fault if git left conflict markers around two versions of a passage."""
    if "<<<<<<< " not in source.text and ">>>>>>> " not in source.text:
        return None
    marked = [
        (number, line)
        for number, line in enumerate(source.lines, start=1)
        if _CONFLICT.fullmatch(line)
    ]
    if not marked:
        return None
    signs = [line[:7] for _, line in marked[:3]]
    message = "git left its own marks here, which are no part of a record"
    hint = "Delete the lines that begin with <<<<<<<, ======= or >>>>>>>."
    if signs == ["<<<<<<<", "=======", ">>>>>>>"]:
        first, middle, last = (number for number, _ in marked[:3])
        message = (
            "two people changed this passage, and both versions stand here: one between the "
            f"lines {first} and {middle}, the other between {middle} and {last}"
        )
        hint = f"Keep what is right of both, and delete the lines {first}, {middle} and {last}."
    return Fault(Mark(marked[0][0], 1), message, hint)


def find_odd_space(source: SourceText) -> Fault | None:
    """Return the fault of the first Unicode space where YAML needs an ordinary one."""
    if _ODD_SPACE.search(source.text) is None:
        return None
    found = list(_odd_places(source))
    if not found:
        return None
    mark, where = found[0]
    char = source.lines[mark.line - 1][mark.column - 1]
    name = unicodedata.name(char).lower()
    others = len({other.line for other, _ in found[1:]} - {mark.line})
    also = f", and so in {others} more line{'' if others == 1 else 's'}" if others else ""
    message = f"{where} what only looks like a space (U+{ord(char):04X}, {name}){also}"
    hint = "Delete it, and press the space bar as often as needed instead."
    return Fault(mark, message, hint, "hidden-character")


def _odd_places(source: SourceText) -> Iterator[tuple[Mark, str]]:
    for line in outline(source.lines, len(source.lines)):
        text = source.lines[line.number - 1]
        place = _ODD_PLACE.match(text)
        odd = _ODD_SPACE.search(text)
        if place is not None and odd is not None:
            where = "the line is indented with" if place["indent"] else "here stands"
            yield Mark(line.number, odd.start() + 1), where


def find_swallowed_fields(source: SourceText, span: Span) -> Fault | None:
    """Return the fault of a quotation mark that is closed only after the next fields begin.

    Text that continues is indented further than its field.
    """
    first = read_line(span.line, source.lines[span.line - 1])
    following = (
        read_line(number, source.lines[number - 1])
        for number in range(span.line + 1, span.last_line + 1)
    )
    if not any(not line.is_text and line.indent <= first.start for line in following):
        return None
    value = source.lines[span.line - 1][span.column :].rstrip()
    mark = Mark(span.line, span.column + 1)
    return Fault(mark, UNCLOSED_MESSAGE, closing_hint(value))


def find_swallowed_item(source: SourceText, span: Span) -> Fault | None:
    """Return the fault of an item that is indented further than the one above."""
    for number in range(span.line + 1, span.last_line + 1):
        line = read_line(number, source.lines[number - 1])
        if line.dashes:
            above = read_line(span.line, source.lines[span.line - 1])
            count = line.dashes[0] - (above.dashes[-1] if above.dashes else above.indent)
            message = "this item is indented further than the one above, and so read as part of it"
            hint = f"Delete {count} space{'' if count == 1 else 's'} in front of the hyphen."
            return Fault(Mark(number, line.dashes[0] + 1), message, hint)
    return None


def find_cut_text(source: SourceText, span: Span) -> tuple[Fault, str] | None:
    """Return the fault of a # that makes a remark of the rest of a line, and what it cuts off."""
    line = source.lines[span.last_line - 1]
    if _REMARK.match(line, span.end) is None:
        return None
    value = line[span.column :].strip() if span.line == span.last_line else line.strip()
    message = "the value ends here: YAML takes what follows a space and # for a remark"
    hint = quoting_hint(value, goes_on=span.line != span.last_line)
    hint += " If it is a remark, put a space behind the #."
    mark = Mark(span.last_line, span.end + 2)
    return Fault(mark, message, hint), line[span.end :].rstrip()
