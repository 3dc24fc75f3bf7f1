"""Expand short forms on the tree, so that the models need no unions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from briefing.reading.shapes import (
    ListShape,
    ModelShape,
    Shape,
    TableShape,
    ValueShape,
    fields_of,
)
from briefing.records.base import TextRole
from briefing.yamltree import Entry, ListNode, MappingNode, Node, ScalarNode

OTHER_BULLET = re.compile(r"[\u2022\u2023\u2043\u25aa\u25cf\u00b7\u2013\u2014] ")
"""A character that some people type in place of a list item's hyphen, and its space."""

_LITERAL_STYLES = {TextRole.PROSE: "|", TextRole.VERBATIM: '|"'}
"""The styles that keep line breaks, by each role in which an empty line counts.

In verbatim words, a `\\n` in double quotation marks is just a line break; in prose a single one is
a space, so it can only be meant as the end of a paragraph.
"""

_SINGLE_BREAK = re.compile(r"(?<!\n)\n(?!\n)")


def expand(node: Node, shape: Shape) -> Node:
    """Return the tree with every short form expanded, each part at its old mark.

    A single item becomes a list of one where a list is expected; a bare text or list becomes the
    group of fields that it abbreviates; a list or table without a value is empty. What fits nowhere
    is unchanged, for validation to find.
    """
    if isinstance(shape, ValueShape):
        return _restore_paragraphs(node, shape.role)
    if isinstance(shape, ListShape):
        return _expand_list(node, shape)
    if isinstance(shape, TableShape):
        return _expand_table(node, shape)
    return _expand_group(node, shape)


def _restore_paragraphs(node: Node, role: TextRole | None) -> Node:
    """Return a text with the empty lines between its paragraphs restored.

    Except in a literal block (`|`), YAML folds an empty line into a single line break, and a line
    break into a space, so each remaining break was an empty line.
    """
    if role not in _LITERAL_STYLES or not isinstance(node, ScalarNode) or node.text is None:
        return node
    if node.style and node.style in _LITERAL_STYLES[role]:
        return node
    text = _SINGLE_BREAK.sub("\n\n", node.text)
    return node if text == node.text else node._replace(text=text)


def plain(node: Node) -> Any:  # noqa: ANN401 - text, None, or lists and dicts of them
    """Return the values of a tree without their marks, for validation."""
    if isinstance(node, ScalarNode):
        return node.text
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    return {entry.key: plain(entry.value) for entry in node.entries}


def _expand_list(node: Node, shape: ListShape) -> Node:
    if isinstance(node, ListNode):
        items = tuple([expand(item, shape.item) for item in node.items])
        # Most nodes are long forms and are reused, so that no second tree is built.
        changed = any(new is not old for new, old in zip(items, node.items, strict=True))
        return ListNode(items, node.line, node.column) if changed else node
    if isinstance(node, ScalarNode) and node.text is None:
        return ListNode((), node.line, node.column)
    if isinstance(node, ScalarNode) and node.lines > 1:
        return node  # a list whose items have no hyphens, rather than one long item
    if isinstance(node, ScalarNode) and not node.style and OTHER_BULLET.match(node.text or ""):
        return node  # an item with another character for a hyphen
    if _can_be_item(node, shape.item):
        return ListNode((expand(node, shape.item),), node.line, node.column)
    return node


def _can_be_item(node: ScalarNode | MappingNode, shape: Shape) -> bool:
    """Return whether a node can be an item of a shape."""
    if isinstance(node, MappingNode):
        return isinstance(shape, ModelShape | TableShape)
    if isinstance(shape, ModelShape):
        return shape.short_form.scalar is not None or bool(shape.short_form.prefixes)
    return isinstance(shape, ValueShape)


def _expand_table(node: Node, shape: TableShape) -> Node:
    if isinstance(node, ScalarNode) and node.text is None:
        return MappingNode((), node.line, node.column)
    if isinstance(node, MappingNode):
        return _expand_entries(node, {entry.key: shape.value for entry in node.entries})
    return node


def _expand_group(node: Node, shape: ModelShape) -> Node:
    if isinstance(node, ScalarNode):
        filled = _group_from_text(node, shape)
    elif isinstance(node, ListNode):
        filled = _as_group(shape.short_form.sequence, node)
    else:
        filled = node
    return node if filled is None else _expand_entries(filled, fields_of(shape.model))


def _expand_entries(node: MappingNode, shapes: Mapping[str, Shape]) -> MappingNode:
    changed = False
    entries = []
    for entry in node.entries:
        shape = shapes.get(entry.key)
        value = entry.value if shape is None else expand(entry.value, shape)
        if value is entry.value:
            entries.append(entry)
        else:
            entries.append(Entry(entry.key, value, entry.line, entry.column))
            changed = True
    return node._replace(entries=tuple(entries)) if changed else node


def _group_from_text(node: ScalarNode, shape: ModelShape) -> MappingNode | None:
    if node.text is None:
        return None
    for prefix, name in shape.short_form.prefixes.items():
        if node.text[: len(prefix)].lower() == prefix.lower():
            shift = len(prefix) + len(node.style)
            # A block scalar's text is on other lines than its mark.
            column = node.column if node.style in {"|", ">"} else node.column + shift
            return _as_group(name, ScalarNode(node.text[len(prefix) :], node.line, column))
    return _as_group(shape.short_form.scalar, node)


def _as_group(name: str | None, node: ScalarNode | ListNode) -> MappingNode | None:
    if name is None:
        return None
    entry = Entry(name, node, node.line, node.column)
    return MappingNode((entry,), node.line, node.column)
