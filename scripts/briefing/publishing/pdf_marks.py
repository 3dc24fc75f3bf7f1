"""Keep the marks of Arabic letters in their words, for programs that read a PDF.

The browser draws a mark before its letter and above or below the line, so programs begin a new word
there. Drawn after the letter, on whose place the drawing ends again, both are read as one.
"""

from __future__ import annotations

import re
from decimal import Decimal

_GLYPH = rb"(?:([-\d.]+) ([-\d.]+) Td )?<([0-9A-F]{4})> Tj\n"
_GLYPHS = re.compile(_GLYPH)
_CLUSTER = re.compile(
    rb"/Span<</ActualText <FEFF(?P<text>[0-9A-F]{8,})> >> BDC\n"
    rb"(?P<state>(?:[^\n]* T[fm]\n)*)(?P<glyphs>(?:(?:[-\d.]+ [-\d.]+ Td )?<[0-9A-F]{4}> Tj\n){2,})"
    rb"EMC\n"
)
_REVERSED = re.compile(rb"/ReversedChars BMC\n.*?\nET\n", re.DOTALL)


def join_marks(content: bytes) -> bytes:
    """Return the content of a page with each letter and its marks as one."""
    return _REVERSED.sub(lambda run: _CLUSTER.sub(_joined, run[0]), content)


def _joined(cluster: re.Match[bytes]) -> bytes:
    x = y = Decimal(0)
    places = []
    for across, up, glyph in _GLYPHS.findall(cluster["glyphs"]):
        x, y = x + Decimal(across.decode() or 0), y + Decimal(up.decode() or 0)
        places.append((x, y, glyph))
    *marks, letter = places
    lines = []
    x = y = Decimal(0)
    for place in (letter, *marks):
        lines.append(_move(place[0] - x, place[1] - y) + b"<%s> Tj\n" % place[2])
        x, y, _ = place
    # Again without ink: a program measures the letter from the first glyph to the last.
    end = _move(letter[0] - x, letter[1] - y) + b"3 Tr <%s> Tj 0 Tr\n" % letter[2]
    # Characters of such a run are in the order of the sheet, from left to right.
    text = b"".join(reversed(re.findall(rb"....", cluster["text"])))
    return b"/Span<</ActualText <FEFF%s> >> BDC\n%s%s%sEMC\n" % (
        text,
        cluster["state"],
        b"".join(lines),
        end,
    )


def _move(across: Decimal, up: Decimal) -> bytes:
    return f"{across:f} {up:f} Td ".encode()
