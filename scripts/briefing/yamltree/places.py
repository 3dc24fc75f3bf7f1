"""Find the positions of a text's characters in its file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from briefing.problems import Mark
from briefing.yamltree.nodes import ScalarNode
from briefing.yamltree.source import SourceText

_SPACE = frozenset(" \t\n\r")
_HEX_DIGITS = {"x": 2, "u": 4, "U": 8}
_SPACE_ESCAPES = frozenset("nrt \t")


def find_marks(source: SourceText, node: ScalarNode, offsets: Sequence[int]) -> list[Mark]:
    """Return the marks of characters of a scalar's text, by their ascending offsets.

    Folding, stripping and indenting change only white space, so the n-th other character of the
    text is the n-th other character in the file, after escapes. White space gets the mark of the
    next other character.
    """
    text = node.text or ""
    if node.written is not None:
        offsets = _offsets_as_written(node.written, offsets)
        text = node.written
    written = _solid_characters(source, node)
    marks: list[Mark] = []
    last = node.mark
    counted = taken = done = 0
    for offset in offsets:
        counted += sum(char not in _SPACE for char in text[done:offset])
        done = max(done, offset)
        while taken <= counted and (mark := next(written, None)) is not None:
            taken += 1
            last = mark
        marks.append(last)
    return marks


def _offsets_as_written(written: str, offsets: Sequence[int]) -> list[int]:
    """Return the offsets in a text as typed for offsets in its composed form (NFC)."""
    begins: list[int] = []
    at = 0
    for cluster in _clusters(written):
        begins += [at] * len(unicodedata.normalize("NFC", cluster))
        at += len(cluster)
    begins.append(at)
    return [begins[min(offset, len(begins) - 1)] for offset in offsets]


def _clusters(written: str) -> Iterator[str]:
    """Yield the parts of a text between which no characters can be composed."""
    cluster = ""
    for char in written:
        if cluster and not unicodedata.combining(char):
            separate = (unicodedata.normalize("NFC", part) for part in (cluster, char))
            if unicodedata.normalize("NFC", cluster + char) == "".join(separate):
                yield cluster
                cluster = ""
        cluster += char
    yield cluster


def _solid_characters(source: SourceText, node: ScalarNode) -> Iterator[Mark]:
    """Yield the mark of each character that is not white space, from the text's start."""
    is_block = node.style in {"|", ">"}
    first = node.line + 1 if is_block else node.line
    start = 0 if is_block else node.column - 1 + len(node.style)
    for number in range(first, len(source.lines) + 1):
        line = source.lines[number - 1]
        for column in _solid_columns(line, start, node.style):
            yield Mark(number, column + 1)
        start = 0


def _solid_columns(line: str, start: int, style: str) -> Iterator[int]:
    column = start
    while column < len(line):
        width, is_solid = 1, line[column] not in _SPACE
        if style == "'" and line.startswith("''", column):
            width = 2
        elif style == '"' and line[column] == "\\":
            width, is_solid = _parse_escape(line, column)
        if is_solid:
            yield column
        column += width


def _parse_escape(line: str, column: int) -> tuple[int, bool]:
    """Return the width of the escape at a column, and whether it is not just white space."""
    letter = line[column + 1 : column + 2]
    if letter in _HEX_DIGITS:
        width = 2 + _HEX_DIGITS[letter]
        return width, chr(int(line[column + 2 : column + width], 16)) not in _SPACE
    # A backslash at the end of a line joins it to the next and adds nothing.
    return 2, letter != "" and letter not in _SPACE_ESCAPES
