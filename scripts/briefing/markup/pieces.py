"""Cut a prose field into paragraphs and list items."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\n]*+\n?")
_ITEM = re.compile(r"[ \t]*+(?:(?P<bullet>[-*])|(?P<number>[0-9]{1,2})[.)])[ \t]++(?=\S)")

PieceKind: TypeAlias = Literal["paragraph", "bulleted", "numbered"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, or a list item without its mark, as written."""

    kind: PieceKind
    offset: int
    raw: str


def pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces between the empty lines and list marks of a text.

    A list may follow a line of a paragraph directly. Numbers count up from 1 (or are all 1); others
    are text, since a wrapped sentence may begin a line with "20. ". Nested lists are flattened.
    """
    kind: PieceKind | None = None
    start = number = 0
    for line in _LINE.finditer(text):  # the last line is always an empty one
        following: PieceKind | None
        item = _ITEM.match(text, line.start(), line.end())
        if not line[0].strip():
            following, content = None, line.end()
        elif item and item["bullet"]:
            following, content, number = "bulleted", item.end(), 0
        elif item and int(item["number"]) in {1, number + 1}:
            following, content, number = "numbered", item.end(), int(item["number"])
        elif kind is None:
            following, content, number = "paragraph", line.start(), 0
        else:
            continue
        if kind is not None:
            yield Piece(kind, start, text[start : line.start()])
        kind, start = following, content


def unwrap(raw: str) -> str:
    """Return the lines of a text joined by spaces."""
    return " ".join(line.strip(" \t") for line in raw.strip("\n").split("\n"))
