"""The blocks, plain words, links and citations of a whole text."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from briefing.markup.inline import parse_inline
from briefing.markup.nodes import (
    Block,
    BulletList,
    Citation,
    Inline,
    Paragraph,
    RecordLink,
    Text,
    Unlinked,
    WebLink,
    walk,
)
from briefing.markup.pieces import pieces, unwrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def parse_blocks(text: str) -> tuple[Block, ...]:
    """Parse a prose field into paragraphs and lists, with wrapped lines joined by a space."""
    blocks: list[Block] = []
    for kind, group in groupby(pieces(text), key=lambda piece: piece.kind):
        parsed = [parse_inline(unwrap(piece.raw)) for piece in group]
        if kind == "paragraph":
            blocks.extend(Paragraph(inlines) for inlines in parsed)
        else:
            blocks.append(BulletList(tuple(parsed), ordered=kind == "numbered"))
    return tuple(blocks)


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs and list items of a prose field with their marks, each on a line."""
    return tuple(unwrap(piece.raw) for piece in pieces(text))


def plain(
    text: str,
    name_of: Callable[[str], str] | None = None,
    *,
    with_unlinked: bool = True,
    address_of: Callable[[RecordLink], str | None] | None = None,
) -> str:
    """Return only the words, without marks and citations, for descriptions and search.

    For a link without words, `name_of` returns the name of the record with that id; without that
    function the id is used. Words that must not link are omitted unless `with_unlinked`. The result
    of `address_of` for a link follows its words in brackets. A text without marks is returned
    unchanged.
    """
    words: list[str] = []
    for inline in walk(parse_inline(text)):
        if isinstance(inline, Text):
            words.append(inline.text)
        elif isinstance(inline, Unlinked):
            words.append(inline.words if with_unlinked else "")
        elif isinstance(inline, WebLink):
            words.append(inline.words or inline.url)
        elif isinstance(inline, RecordLink):
            name = name_of(inline.target) if name_of and not inline.words else inline.target
            words.append(inline.words or name)
            if address_of and (address := address_of(inline)):
                words.append(f" ({address})")
        elif isinstance(inline, Citation) and words:
            words[-1] = words[-1].rstrip()  # the space between it and the words before
    return "".join(words)


def record_links(text: str) -> tuple[RecordLink, ...]:
    """Return every link to a record, in reading order, with repetitions."""
    return tuple(each for each in _inlines(text) if isinstance(each, RecordLink))


def citations(text: str) -> tuple[str, ...]:
    """Return the id of every source cited, in reading order, with repetitions."""
    return tuple(each.source for each in _inlines(text) if isinstance(each, Citation))


def web_links(text: str) -> tuple[str, ...]:
    """Return the address of every link to the web, in reading order, with repetitions."""
    return tuple(each.url for each in _inlines(text) if isinstance(each, WebLink))


def _inlines(text: str) -> Iterator[Inline]:
    for piece in pieces(text):
        yield from walk(parse_inline(piece.raw))
