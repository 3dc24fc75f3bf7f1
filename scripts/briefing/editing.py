"""Edits of a YAML text that leave the rest of it unchanged.

A library that loads and dumps YAML would fold lines and choose its own quotes, and a reviewer would
look for one change among hundreds of lines.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import yaml
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from briefing.characters import BYTE_ORDER_MARK

_PART = ".part"


class EditError(Exception):
    """The text has no such place, or is not valid YAML; the message says which."""


def scalar(value: str) -> str:
    """Return a text as a YAML scalar on one line that reads back as exactly that text.

    Plain if possible, else in quotes.
    """
    if value and "\n" not in value and _reads_as(f"key: {value}\n", value):
        return value
    quoted = yaml.safe_dump(
        value, default_style='"', allow_unicode=True, width=float("inf"), line_break="\n"
    )
    return quoted.rstrip("\n")


def set_field(text: str, name: str, value: str, after: Sequence[str] = ()) -> str:
    """Return the text with a field of the record itself set to `value`.

    An existing field is replaced. A new one is added after the last existing field of `after`, or
    else at the end.

    Raises:
        EditError: the text is not a record.
    """
    root = _root(text)
    line = f"{name}: {scalar(value)}"
    for key, node in root.value:
        if key.value == name:
            start, end = key.start_mark.index, _value_end(text, node)
            return text[:start] + line + text[end:]
    places = [_value_end(text, node) for key, node in root.value if key.value in after]
    position = _line_end(text, max(places, default=len(text.rstrip())))
    ending = _line_ending(text)
    return f"{text[:position]}{ending}{line}{text[position:] or ending}"


def replace_entries(
    text: str, path: Sequence[str | int], removed: Iterable[str], added: Mapping[str, str]
) -> str:
    """Return the text with some fields of a group removed and others in their place.

    `path` leads from the record to the group: field names, and positions from 0. A single group in
    place of a list counts as the list's only item.

    Raises:
        EditError: there is no such group, or it has none of the fields `removed`.
    """
    group = _group_at(_root(text), path)
    removed_names = frozenset(removed)
    if not any(key.value in removed_names for key, _ in group.value):
        raise EditError(f"no field {' or '.join(sorted(removed_names))} at {_format_path(path)}")
    new_fields = [f"{name}: {scalar(value)}" for name, value in added.items()]
    if group.flow_style:
        return _replace_in_flow(text, group, removed_names, new_fields)
    return _replace_in_block(text, group, removed_names, new_fields)


def add_entry(text: str, path: Sequence[str | int], name: str, value: str) -> str:
    """Return the text with a new entry at the end of the group at `path`, which is not empty.

    Raises:
        EditError: there is no such group, or it is empty.
    """
    group = _group_at(_root(text), path)
    if not group.value:
        raise EditError(f"nothing stands in {_format_path(path)} yet")
    key, last = group.value[-1]
    end = _value_end(text, last)
    entry = f"{name}: {scalar(value)}"
    if group.flow_style:
        return f"{text[:end]}, {entry}{text[end:]}"
    end = _line_end(text, end)
    return f"{text[:end]}{_line_ending(text)}{' ' * key.start_mark.column}{entry}{text[end:]}"


def text_at(text: str, path: Sequence[str | int]) -> str | None:
    """Return the text of the value at `path`; None if there is no text.

    Raises:
        EditError: the text is not a record.
    """
    node: Node | None = _root(text)
    for step in path:
        if isinstance(node, MappingNode):
            node = next((value for key, value in node.value if key.value == step), None)
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        else:
            return None
    return node.value if isinstance(node, ScalarNode) else None


def first_line(text: str, line: str) -> str:
    """Return the text with `line` as its first line; unchanged if it already is.

    A byte order mark stays in front, and the line ending is that of the file's first line.
    """
    mark, body = (text[:1], text[1:]) if text.startswith(BYTE_ORDER_MARK) else ("", text)
    first, line_break, _ = body.partition("\n")
    if first.rstrip("\r") == line:
        return text
    ending = "\r\n" if line_break and first.endswith("\r") else "\n"
    return f"{mark}{line}{ending}{body}"


def write_all(changes: Mapping[Path, str]) -> None:
    """Write files, first next to their places, then moved, so that a failure changes none.

    Raises:
        OSError: a file cannot be written; none was changed.
    """
    parts = {path: path.with_name(f".{path.name}{_PART}") for path in changes}
    try:
        for path, text in changes.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            parts[path].write_bytes(text.encode("utf-8"))
            if path.exists():
                parts[path].chmod(path.stat().st_mode)
    except OSError:
        for part in parts.values():
            part.unlink(missing_ok=True)
        raise
    for path, part in parts.items():
        os.replace(part, path)  # noqa: PTH105 - its name says that it replaces in one step


def _root(text: str) -> MappingNode:
    try:
        root = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise EditError("the text is not YAML") from error
    if not isinstance(root, MappingNode):
        raise EditError("the text is not a group of fields")
    return root


def _group_at(root: MappingNode, path: Sequence[str | int]) -> MappingNode:
    node: Node | None = root
    for step in path:
        if isinstance(node, MappingNode) and isinstance(step, str):
            node = next((value for key, value in node.value if key.value == step), None)
        elif isinstance(node, SequenceNode) and isinstance(step, int):
            node = node.value[step] if step < len(node.value) else None
        elif not (isinstance(node, MappingNode) and step == 0):
            node = None
    if not isinstance(node, MappingNode):
        raise EditError(f"there is no group of fields at {_format_path(path)}")
    return node


def _replace_in_block(
    text: str, group: MappingNode, removed_names: frozenset[str], new_fields: list[str]
) -> str:
    indent = " " * group.value[0][0].start_mark.column
    spans = [
        (key.start_mark.index, _value_end(text, value))
        for key, value in group.value
        if key.value in removed_names
    ]
    for start, end in reversed(spans[1:]):
        line_start = text.rfind("\n", 0, start) + 1
        text = text[:line_start] + text[_next_line_start(text, end) :]
    start, end = spans[0]
    return text[:start] + f"{_line_ending(text)}{indent}".join(new_fields) + text[end:]


def _replace_in_flow(
    text: str, group: MappingNode, removed_names: frozenset[str], new_fields: list[str]
) -> str:
    entries = group.value
    places = [place for place, (key, _) in enumerate(entries) if key.value in removed_names]
    for place in reversed(places[1:]):
        start, end = entries[place][0].start_mark.index, entries[place][1].end_mark.index
        if any(key.value not in removed_names for key, _ in entries[place + 1 :]):
            end = entries[place + 1][0].start_mark.index
        else:
            start = entries[place - 1][1].end_mark.index
        text = text[:start] + text[end:]
    key, value = entries[places[0]]
    return text[: key.start_mark.index] + ", ".join(new_fields) + text[value.end_mark.index :]


def _value_end(text: str, node: Node) -> int:
    """Return the end of a value, without the empty lines and comments that the parser adds."""
    start, end = int(node.start_mark.index), int(node.end_mark.index)
    is_open = isinstance(node, CollectionNode) and not node.flow_style
    if not (is_open and node.value):
        return start + len(text[start:end].rstrip())
    last = node.value[-1]
    return _value_end(text, last[1] if isinstance(node, MappingNode) else last)


def _next_line_start(text: str, position: int) -> int:
    found = text.find("\n", position)
    return len(text) if found < 0 else found + 1


def _line_end(text: str, position: int) -> int:
    found = text.find("\n", position)
    if found < 0:
        return len(text)
    return found - (text[found - 1 : found] == "\r")


def _line_ending(text: str) -> str:
    """Return the line ending of a text."""
    return "\r\n" if "\r\n" in text else "\n"


def _reads_as(text: str, value: str) -> bool:
    try:
        root = yaml.compose(text, Loader=yaml.BaseLoader)
        flow = yaml.compose(f"{{{text.rstrip()}}}", Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        return False
    return all(
        isinstance(node, MappingNode)
        and len(node.value) == 1
        and node.value[0][1].value == value
        and node.value[0][1].value not in {"~", "null", "Null", "NULL"}
        for node in (root, flow)
    )


def _format_path(path: Sequence[str | int]) -> str:
    return ".".join(str(step) for step in path) or "the record"
