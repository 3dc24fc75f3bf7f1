"""Find the problems inside the texts of a record, at the exact character."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html import unescape
from itertools import islice

from briefing.markup import MarkupFault, find_faults
from briefing.problems import Problem, problem, quote
from briefing.reading.shapes import ListShape, ModelShape, Shape, TableShape, ValueShape, fields_of
from briefing.records.base import TextRole
from briefing.yamltree import (
    ListNode,
    MappingNode,
    Node,
    ScalarNode,
    SourceText,
    find_marks,
    in_quotes,
    text_in_curly_quotes,
)

MOST_FAULTS = 20
"""How many faults of one text are reported."""

LONGEST_CHECKED = 50_000
"""How much of a text is checked, in code points; more than any model allows."""

_HTML = re.compile(r"<[^<>]{0,200}>?|&[^;]*;")
_MOST_SHOWN = 6
_SHORT = 50
"""The longest value that a remedy repeats."""
_TAG_HINT = (
    "Delete everything from < to > and keep the words: *emphasis*, **strong** and "
    "[words](https://…) are allowed. If the sign < itself is meant, put a space after it."
)

# Nothing in these is read as markup, so a bracket in them is only a bracket.
_WITHOUT_MARKUP = frozenset({TextRole.PLAIN, TextRole.VERBATIM})


def text_problems(
    source: SourceText, node: Node, shape: Shape, sources: Collection[str] = ()
) -> Iterator[Problem]:
    """Yield the problems of every text in an expanded tree, whether or not it is valid.

    `sources` are the ids of sources, as far as they are known.
    """
    for text, role in _texts(node, shape):
        # Quoted words may have been in quotation marks in their source.
        if role is not TextRole.VERBATIM and (curly := _curly_quotes(source, text)) is not None:
            yield curly
        found = _merge_html_faults(text.text or "", _faults(text.text or "", role, sources))
        if not found:
            continue
        marks = find_marks(source, text, [fault.offset for fault in found])
        for fault, mark in zip(found, marks, strict=True):
            yield problem(fault.code, source.path, mark, fault.message, fault.hint)


def _curly_quotes(source: SourceText, node: ScalarNode) -> Problem | None:
    """Return a problem if a value is in typographic quotation marks, which YAML ignores."""
    text = node.text or ""
    inner = None if node.style else text_in_curly_quotes(text)
    if inner is None:
        return None
    marks = f"{text[0]} and {text[-1]}"
    message = f"{marks} are not quotation marks in YAML: they are read as part of the value"
    meant, kept = (in_quotes(part) if len(text) <= _SHORT else None for part in (inner, text))
    hint = f"Use straight ones{f': {meant}' if meant else ', or none'}. "
    hint += (
        f"If readers should see them, put straight ones around them{f': {kept}' if kept else ''}."
    )
    return problem("curly-quotes", source.path, node.mark, message, hint)


def _merge_html_faults(text: str, found: Iterator[MarkupFault]) -> list[MarkupFault]:
    """Merge all HTML faults of a text into the first: it was pasted in one go."""
    faults_here = list(islice(found, MOST_FAULTS))
    html = [fault for fault in faults_here if fault.code == "html-in-text"]
    others = [fault for fault in faults_here if fault.code != "html-in-text"]
    if not html:
        return others
    pieces = [piece[0] for fault in html if (piece := _HTML.match(text, fault.offset))]
    tags = dict.fromkeys(piece for piece in pieces if piece[0] == "<")
    signs = {piece: unescape(piece) for piece in pieces if piece[0] == "&"}
    hints = [
        f"Write {_show_character(sign)} in place of {quote(piece)}."
        for piece, sign in signs.items()
    ]
    if tags:
        hints.insert(0, _TAG_HINT)
    shown = ", ".join(quote(piece) for piece in [*tags, *signs][:_MOST_SHOWN])
    more = len(tags) + len(signs) - _MOST_SHOWN
    message = f"this text contains HTML: {shown}{f' and {more} more' if more > 0 else ''}"
    return sorted([*others, MarkupFault(html[0].offset, "html-in-text", message, " ".join(hints))])


def _show_character(char: str) -> str:
    return "a space" if char.isspace() else quote(char)


def _faults(text: str, role: TextRole, sources: Collection[str]) -> Iterator[MarkupFault]:
    found = find_faults(text[:LONGEST_CHECKED], sources)
    for fault in sorted(found, key=lambda fault: fault.offset):
        if fault.code != "broken-markup" or role not in _WITHOUT_MARKUP:
            yield fault


def _texts(node: Node, shape: Shape) -> Iterator[tuple[ScalarNode, TextRole]]:
    if isinstance(node, ScalarNode):
        if isinstance(shape, ValueShape) and shape.role is not None and node.text:
            yield node, shape.role
    elif isinstance(node, ListNode):
        if isinstance(shape, ListShape):
            for item in node.items:
                yield from _texts(item, shape.item)
    elif isinstance(shape, ModelShape):
        fields = fields_of(shape.model)
        for entry in node.entries:
            if entry.key in fields:
                yield from _texts(entry.value, fields[entry.key])
    elif isinstance(shape, TableShape):
        yield from _table_texts(node, shape)


def _table_texts(node: MappingNode, shape: TableShape) -> Iterator[tuple[ScalarNode, TextRole]]:
    for entry in node.entries:
        yield from _texts(ScalarNode(entry.key, entry.line, entry.column), shape.key)
        yield from _texts(entry.value, shape.value)
