"""What is wrong inside the texts of a record, at the very character."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from briefing.markup import Fault, faults
from briefing.problems import Problem, problem
from briefing.reading.shapes import ListShape, ModelShape, Shape, TableShape, ValueShape, fields_of
from briefing.records.base import TextRole
from briefing.yamltree import ListNode, MappingNode, Node, ScalarNode, Source, places

MOST_FAULTS = 20
"""How many faults of one text are reported."""

LONGEST_CHECKED = 50_000
"""How much of a text is looked at, in code points; none that a model allows is as long."""

# Nothing in these is read as markup, so a bracket in them is only a bracket.
_WITHOUT_MARKUP = frozenset({TextRole.PLAIN, TextRole.VERBATIM})


def text_problems(source: Source, node: Node, shape: Shape) -> Iterator[Problem]:
    """Give the problems of every text in an expanded tree, valid otherwise or not."""
    for text, role in _texts(node, shape):
        found = list(islice(_faults(text.text or "", role), MOST_FAULTS))
        if not found:
            continue
        marks = places(source, text, [fault.offset for fault in found])
        for fault, mark in zip(found, marks, strict=True):
            yield problem(fault.code, source.path, mark, fault.message, fault.hint)


def _faults(text: str, role: TextRole) -> Iterator[Fault]:
    for fault in sorted(faults(text[:LONGEST_CHECKED]), key=lambda fault: fault.offset):
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
