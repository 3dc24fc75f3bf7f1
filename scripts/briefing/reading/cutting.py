"""Cut the parts of a tree that do not fit its model, and put in stand-ins where needed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, StringConstraints

from briefing.reading.gaps import ANY, Gaps
from briefing.reading.shapes import (
    ListShape,
    ModelShape,
    Shape,
    TableShape,
    ValueShape,
    fields_of,
    inner_shape,
)
from briefing.records import EdtfDate
from briefing.records.ids import CLAIM_REFERENCE_PATTERN, ID_PATTERN
from briefing.records.walking import FieldPath
from briefing.yamltree import Entry, ListNode, MappingNode, Node, ScalarNode, follow_path

_NO_ID = "cut-out"
_AT_ANY_TIME = "0001/9999"
_NO_TEXT = "\N{HORIZONTAL ELLIPSIS}"
_VALUES = {bool: "false", int: "0", float: "0"}


class Cutting:
    """The cuts in one tree, made step by step; all paths are those of the original tree."""

    def __init__(self, root: MappingNode, model: type[BaseModel]) -> None:
        self._root = root
        self._model = model
        self._cut: set[FieldPath] = set()
        self._stand_ins: dict[FieldPath, Node] = {}
        self._doubles: set[FieldPath] = set()
        self._gaps: set[FieldPath] = set(_repeated_fields(root, ()))

    def tree(self) -> MappingNode:
        """Return the remaining tree, with its stand-ins."""
        if not self._cut and not self._stand_ins:
            return self._root
        left = self._remainder(self._root, ())
        assert isinstance(left, MappingNode)  # noqa: S101 - a mapping stays one
        return left

    def gaps(self) -> Gaps:
        """Return what is missing, by the paths of the remaining tree."""
        return Gaps(frozenset(map(self._path_in_remainder, self._gaps)))

    def touches(self, path: FieldPath) -> bool:
        """Return whether something is missing at a path, below it or above it."""
        return Gaps(frozenset(self._gaps)).touch(path)

    def misses_items(self, path: FieldPath) -> bool:
        """Return whether items were cut from a list, which may now have too few."""
        return (*path, ANY) in self._gaps

    def covers(self, path: FieldPath) -> bool:
        """Return whether the value at a path is unknown."""
        return Gaps(frozenset(self._gaps)).cover(path)

    def original(self, steps: FieldPath) -> FieldPath:
        """Return the path in the original tree of a path in the remaining one."""
        found: FieldPath = ()
        for step in steps:
            found = (*found, self._original_position(found, step) if _is_position(step) else step)
        return found

    def note(self, path: FieldPath) -> None:
        """Note that a path is unknown, without cutting it."""
        self._gaps.add(path)

    def cut(self, path: FieldPath) -> bool:
        """Cut the value at a path, or its nearest ancestor that exists.

        Returns whether anything was cut.
        """
        place = self._nearest_path(path)
        if not place or place in self._cut:
            return False
        self._cut.add(place)
        parent = _node_at(self._root, place[:-1])
        self._gaps.add((*place[:-1], ANY) if isinstance(parent, ListNode) else place)
        return True

    def cut_entry_of_table(self, path: FieldPath) -> bool:
        """Cut an entry of a table whose key is not allowed; which one was meant is unknown."""
        self._gaps.add((*path[:-1], ANY))
        return self.cut(path)

    def stand_in(self, path: FieldPath) -> bool:
        """Put a stand-in where a field is missing; if there can be none, cut its group."""
        shape = self._shape_at(path[:-1])
        name = str(path[-1])
        if path in self._stand_ins or not isinstance(shape, ModelShape):
            return self.cut(path[:-1])
        parent = _node_at(self._root, path[:-1]) or self._root
        self._gaps.add(path)
        self._cut.discard(path)
        self._stand_ins[path] = _neutral_node(fields_of(shape.model)[name], parent)
        return True

    def double(self, path: FieldPath) -> bool:
        """Put a temporary stand-in in place of a wrong value; return whether it has one now.

        It keeps fields that need this one from being reported as incomplete.
        """
        shape, place = self._shape_at(path), self._nearest_path(path)
        if place != path or not isinstance(shape, ValueShape) or path in self._stand_ins:
            return False
        if not isinstance(self._shape_at(path[:-1]), ModelShape):
            return False
        self._doubles.add(path)
        return self.stand_in(path)

    def drop_doubles(self) -> bool:
        """Cut the values with temporary stand-ins; return whether there were any."""
        had_doubles = bool(self._doubles)
        for path in self._doubles:
            shape = self._shape_at(path[:-1])
            is_required = (
                isinstance(shape, ModelShape)
                and shape.model.model_fields[str(path[-1])].is_required()
            )
            if not is_required:
                del self._stand_ins[path]
                self._cut.add(path)
        self._doubles.clear()
        return had_doubles

    def stands_in(self, path: FieldPath) -> bool:
        """Return whether a path has a stand-in.

        What was written there is unknown, but not missing.
        """
        return path in self._stand_ins

    def take_example(self, path: FieldPath) -> bool:
        """Use the field's example as the stand-in, if the model rejects the neutral value."""
        place = next((one for one in self._stand_ins if path[: len(one)] == one), None)
        shape = self._shape_at(place[:-1]) if place else None
        if place is None or not isinstance(shape, ModelShape):
            return False
        old = self._stand_ins[place]
        example = _example(shape.model, str(place[-1]))
        if not isinstance(old, ScalarNode) or example is None or old.text == example:
            return False
        self._stand_ins[place] = old._replace(text=example)
        return True

    def _shape_at(self, path: FieldPath) -> Shape | None:
        shape: Shape | None = ModelShape(self._model)
        for step in path:
            shape = inner_shape(shape, step)
        return shape

    def _nearest_path(self, path: FieldPath) -> FieldPath:
        return path[: follow_path(self._root, path)[2]]

    def _remainder(self, node: Node, path: FieldPath) -> Node:
        if isinstance(node, ListNode):
            items = [
                self._remainder(item, (*path, position))
                for position, item in enumerate(node.items)
                if (*path, position) not in self._cut
            ]
            return node._replace(items=tuple(items))
        if isinstance(node, ScalarNode):
            return node
        entries = [
            entry._replace(value=self._remainder(entry.value, (*path, entry.key)))
            for entry in node.entries
            if (*path, entry.key) not in self._cut and (*path, entry.key) not in self._stand_ins
        ]
        for place, value in self._stand_ins.items():
            if place[:-1] == path:
                entries.append(Entry(str(place[-1]), value, node.line, node.column))
        return node._replace(entries=tuple(entries))

    def _original_position(self, parent: FieldPath, step: str | int) -> int:
        left = int(step)
        node = _node_at(self._root, parent)
        count = len(node.items) if isinstance(node, ListNode) else 0
        kept = [position for position in range(count) if (*parent, position) not in self._cut]
        return kept[left] if left < len(kept) else left

    def _path_in_remainder(self, path: FieldPath) -> FieldPath:
        moved: list[str | int] = []
        for length, step in enumerate(path):
            before = path[:length]
            if isinstance(step, int):
                cut = sum((*before, position) in self._cut for position in range(step))
                moved.append(step - cut)
            else:
                moved.append(step)
        return tuple(moved)


def _is_position(step: str | int) -> bool:
    return isinstance(step, int)


def _node_at(node: Node, path: FieldPath) -> Node | None:
    found, _, depth = follow_path(node, path)
    return found if depth == len(path) else None


def _repeated_fields(node: Node, path: FieldPath) -> Iterable[FieldPath]:
    """Yield the paths of repeated fields, of which only the first is read."""
    if isinstance(node, ListNode):
        for position, item in enumerate(node.items):
            yield from _repeated_fields(item, (*path, position))
    elif isinstance(node, MappingNode):
        yield from ((*path, name) for name in node.left_out)
        for entry in node.entries:
            yield from _repeated_fields(entry.value, (*path, entry.key))


def _neutral_node(shape: Shape, parent: Node) -> Node:
    """Return a neutral value of a shape."""
    line, column = parent.line, parent.column
    if isinstance(shape, ListShape):
        return ListNode((), line, column)
    if isinstance(shape, ValueShape):
        return ScalarNode(_neutral_text(shape), line, column)
    inner: Iterable[tuple[str, Shape]] = ()
    if isinstance(shape, TableShape):
        inner = ((choice, shape.value) for choice in shape.key.choices)
    elif isinstance(shape, ModelShape):
        fields = fields_of(shape.model)
        required = (n for n, field in shape.model.model_fields.items() if field.is_required())
        inner = ((name, fields[name]) for name in required)
    entries = (Entry(name, _neutral_node(one, parent), line, column) for name, one in inner)
    return MappingNode(tuple(entries), line, column)


def _neutral_text(shape: ValueShape) -> str:
    if shape.choices:
        return shape.choices[0]
    if shape.type is EdtfDate:
        return _AT_ANY_TIME
    patterns = {one.pattern for one in shape.metadata if isinstance(one, StringConstraints)}
    if ID_PATTERN in patterns:
        return _NO_ID
    if CLAIM_REFERENCE_PATTERN in patterns:
        return f"{_NO_ID}#{_NO_ID}"
    return _VALUES.get(shape.type, _NO_TEXT)


def _example(model: type[BaseModel], name: str) -> str | None:
    shape = fields_of(model).get(name)
    given: list[Any] = list(model.model_fields[name].examples or ())
    for one in shape.metadata if isinstance(shape, ValueShape) else ():
        given += getattr(one, "examples", None) or ()
    return str(given[0]) if given else None
