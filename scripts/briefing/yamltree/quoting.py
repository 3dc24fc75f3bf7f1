"""Quotation marks around a value: adding them, and finding one that is not closed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from briefing.problems import Mark, quote
from briefing.yamltree.outline import OutlineLine, outline, read_line

UNCLOSED_MESSAGE = "a quotation mark is opened here and not closed"
BLOCK_HINT = "write `>-` after the colon and the text on the next line, indented."

_CLOSED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}
_OPENING = re.compile(r"""(?:^|[\[{,]|: ) *(?=["'])""")
_LONGEST_SHOWN = 50
_CURLY = {
    "\u201c": '\u201d\u201c"',
    "\u201d": "\u201d",
    "\u201e": '\u201c\u201d\u201f"',
    "\u201f": "\u201d",
    "\u2018": "\u2019'",
    "\u201a": "\u2018\u2019",
    "\u00ab": "\u00bb",
    "\u00bb": "\u00ab",
    "\u2039": "\u203a",
    "\u203a": "\u2039",
    "\u300c": "\u300d",
    "\u300e": "\u300f",
    "\uff02": "\uff02",
}
"""Typographic opening marks, each with the marks that may close it."""
_APOSTROPHE = re.compile(r"(?<=\w)['\u2019](?=\w)")
_TYPOGRAPHIC = "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb"


def in_quotes(value: str) -> str | None:
    """Return a value in quotation marks and backquotes, a long one without its middle.

    None if it contains characters that leave no quotation marks to put around it.
    """
    mark = next((mark for mark in "\"'" if mark not in value and "\\" not in value), None)
    if mark is None or "`" in value:
        return None
    if len(value) > _LONGEST_SHOWN:
        first, last = value[:25].rsplit(" ", 1)[0], value[-20:].split(" ", 1)[-1]
        value = f"{first} … {last}"
    return quote(f"{mark}{value}{mark}")


def quoting_hint(value: str, *, goes_on: bool) -> str:
    """Return how to quote a value. `goes_on`: it continues on the next line."""
    shown = None if goes_on else in_quotes(value)
    if shown is None:
        return "Put the whole value in quotation marks, or " + BLOCK_HINT
    return f"Put the whole value in quotation marks: {shown}."


def text_in_curly_quotes(value: str) -> str | None:
    """Return the text in typographic quotation marks that enclose a whole value, if any do.

    Two quoted phrases do not count; an apostrophe does not end a quotation.
    """
    closing = _CURLY.get(value[:1])
    if closing is None or len(value) <= len("“”") or value[-1] not in closing:
        return None
    inner = value[1:-1]
    bare = _APOSTROPHE.sub("", inner)
    return None if any(mark in bare for mark in (value[0], *closing)) else inner


def goes_on(lines: Sequence[str], line: OutlineLine) -> bool:
    """Return whether the value in a line continues on the next one."""
    if line.number >= len(lines):
        return False
    following = read_line(line.number + 1, lines[line.number])
    return following.is_text and bool(following.value) and following.indent > line.indent


def find_unclosed(lines: Sequence[str], last: int) -> tuple[Mark, str] | None:
    """Return the mark of an unclosed quotation mark that runs into the next field, and a hint.

    Only the lines up to `last` (from 1) are searched.
    """
    outlined = outline(lines, last)
    for line, following in pairwise(outlined):
        offset = open_quote(line.value)
        if offset is None or following.is_text or following.indent > line.start:
            continue
        column = lines[line.number - 1].rindex(line.value) + offset
        return Mark(line.number, column + 1), closing_hint(line.value[offset:])
    return None


def open_quote(value: str) -> int | None:
    """Return the offset of an unclosed quotation mark in a value, or in a list in brackets."""
    if value[:1] in _CLOSED:
        return None if _CLOSED[value[0]].match(value) else 0
    if value[:1] not in {"[", "{"}:
        return None
    at = 1
    while (opening := _OPENING.search(value, at - 1)) is not None:
        closed = _CLOSED[value[opening.end()]].match(value, opening.end())
        if closed is None:
            return opening.end()
        at = max(closed.end(), at + 1)
    return None


def closed_early_hint(value: str, rest: str) -> str:
    """Return how to fix a value that continues, with `rest`, after its closing quotation mark."""
    if rest == ",":
        return "Delete the comma at the end."
    is_quoted = value[:1] in _CLOSED and value[-1] == value[0]
    if is_quoted and (inner := in_quotes(value[1:-1])):
        return f"Put the other kind of quotation marks around the whole value: {inner}."
    return (
        "If the text itself has quotation marks, take those around the value away and "
        f"{BLOCK_HINT} Nothing needs quoting there."
    )


def closing_hint(value: str) -> str:
    """Return how to close the quotation mark that begins a value."""
    mark = value[:1]
    if len(value) > 1 and value[-1] in _TYPOGRAPHIC and value.count(value[-1]) == 1:
        inner = f"{mark}{value[1:-1]}{mark}"
        return (
            f"It ends with {value[-1]}; write the same straight mark at both ends: {quote(inner)}."
        )
    return (
        f"Write {mark} at the end of the value, too. If the text itself begins with it, put "
        f"other quotation marks around the whole value, or {BLOCK_HINT}"
    )
