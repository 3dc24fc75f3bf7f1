"""Find fields indented outside the group they belong to, and text read as a field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.problems import Problem, nearest, problem, quote
from briefing.reading.shapes import ListShape, ModelShape, Shape, fields_of, inner_shape
from briefing.records.walking import FieldPath
from briefing.yamltree import Entry, ListNode, MappingNode, Node, ScalarNode


@dataclass(frozen=True)
class Shift:
    """A layout fault that explains all errors below some paths.

    Attributes:
        found: Its problem.
        places: The paths of misplaced values.
        lacking: The paths where they belong, in a group whose other fields are in place.
    """

    found: Problem
    places: frozenset[FieldPath]
    lacking: frozenset[FieldPath] = frozenset()

    def explains(self, steps: FieldPath, fields: Sequence[str] = ()) -> bool:
        """Return whether it causes an error at a path, about some fields there."""
        if any(steps[: len(place)] == place for place in self.places):
            return True
        return not self.lacking.isdisjoint({steps, *((*steps, name) for name in fields)})


def shifts(path: str, root: Node, shape: Shape) -> list[Shift]:
    """Return the layout faults of an expanded tree."""
    return list(_find_shifts(path, root, shape, ()))


def _find_shifts(path: str, node: Node, shape: Shape | None, steps: FieldPath) -> Iterator[Shift]:
    if isinstance(node, ListNode):
        for position, inner in enumerate(node.items):
            yield from _find_shifts(path, inner, inner_shape(shape, position), (*steps, position))
    elif isinstance(node, MappingNode):
        if isinstance(shape, ModelShape) and (text := _text_as_field(path, node, shape)):
            yield Shift(text, frozenset({steps}))
            return
        yield from _find_outdented(path, node, shape, steps)
        for entry in node.entries:
            yield from _find_shifts(
                path, entry.value, inner_shape(shape, entry.key), (*steps, entry.key)
            )


def _text_as_field(path: str, node: MappingNode, shape: ModelShape) -> Problem | None:
    """Return a problem if a text with a colon is read as a group of fields."""
    if shape.short_form.scalar is None or len(node.entries) != 1:
        return None
    entry = node.entries[0]
    if not isinstance(entry.value, ScalarNode) or nearest(entry.key, fields_of(shape.model)):
        return None
    text = f"{entry.key}: {entry.value.text or ''}".rstrip()
    message = f"{quote(text)} is read as a field and its value, because of the colon"
    hint = "Put all of it in quotation marks"
    if '"' not in text:
        hint += ": " + quote(f'"{text}"')
    return problem("unknown-field", path, entry.mark, message, f"{hint}.")


def _find_outdented(
    path: str, node: MappingNode, shape: Shape | None, steps: FieldPath
) -> Iterator[Shift]:
    own = fields_of(shape.model) if isinstance(shape, ModelShape) else {}
    parent: Entry | None = None
    slipped: list[Entry] = []
    for entry in (*node.entries, None):
        belongs = entry is not None and parent is not None and entry.key not in own
        if belongs and entry and parent and entry.key in _missing_fields(shape, parent):
            slipped.append(entry)
            continue
        if parent is not None and slipped:
            yield _shift(path, parent, slipped, steps)
        parent = entry if entry is not None and _may_continue(entry) else None
        slipped = []


def _may_continue(entry: Entry) -> bool:
    """Return whether the fields after this one may belong to it.

    They may if it is empty, or ends with a group of fields.
    """
    node = entry.value
    if isinstance(node, ScalarNode):
        return node.text is None
    if isinstance(node, ListNode):
        return not node.items or _last_group(entry) is not None
    return False


def _last_group(entry: Entry) -> MappingNode | None:
    """Return the last item of a list, if it is a group of fields on a line of its own."""
    items = entry.value.items if isinstance(entry.value, ListNode) else ()
    last = items[-1] if items else None
    is_block = isinstance(last, MappingNode) and last.line > entry.line and last.entries
    return last if isinstance(last, MappingNode) and is_block else None


def _missing_fields(shape: Shape | None, parent: Entry) -> frozenset[str]:
    """Return the fields that the last group below a field may have, but does not."""
    group = _last_group(parent)
    present = frozenset(entry.key for entry in group.entries) if group is not None else frozenset()
    return _fields_below(inner_shape(shape, parent.key)) - present


def _fields_below(shape: Shape | None) -> frozenset[str]:
    if isinstance(shape, ModelShape):
        return frozenset(fields_of(shape.model))
    if isinstance(shape, ListShape):
        return _fields_below(shape.item)
    return frozenset()


def _shift(path: str, parent: Entry, slipped: list[Entry], steps: FieldPath) -> Shift:
    first, last = slipped[0], slipped[-1]
    message = f"{quote(first.key)} belongs to {quote(parent.key)}, but is not indented below it"
    lines = "this line" if first.line == last.line else f"lines {first.line} to {last.line}"
    hint = (
        f"Put 2 more spaces in front of {lines}, and of everything that belongs to the last of "
        "them."
    )
    if first.line == last.line:
        hint = "Put 2 more spaces in front of this line, and of everything that belongs to it."
    places = frozenset((*steps, entry.key) for entry in slipped)
    lacking: frozenset[FieldPath] = frozenset()
    if (group := _last_group(parent)) is not None:
        by = max(group.entries[0].column - first.column, 1)
        spaces = f"{by} more space{'' if by == 1 else 's'}"
        hint = hint.replace("2 more spaces", spaces)
        count = len(parent.value.items) if isinstance(parent.value, ListNode) else 0
        lacking = frozenset((*steps, parent.key, count - 1, entry.key) for entry in slipped)
    else:
        places |= {(*steps, parent.key)}
    found = problem("unknown-field", path, first.mark, message, hint)
    return Shift(found, places, lacking)
