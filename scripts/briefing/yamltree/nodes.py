"""The nodes of the tree. Named tuples: frozen, and cheap enough to make by the million."""

from __future__ import annotations

from typing import NamedTuple

from briefing.problems import Mark
from briefing.records.walking import FieldPath


class ScalarNode(NamedTuple):
    """A text, or no value. Numbers, dates, and yes or no are text, too."""

    text: str | None
    """None for an empty plain scalar, `~` and `null`."""
    line: int
    column: int
    style: str = ""
    """How it is written: empty for plain, else the quote, `|` or `>`."""
    lines: int = 1
    """The number of its lines, if it is plain."""
    written: str | None = None
    """The text as the file has it, if its accents are separate characters there."""

    @property
    def mark(self) -> Mark:
        """Its start; in a block scalar, the `|` or `>`."""
        return Mark(self.line, self.column)


class ListNode(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int

    @property
    def mark(self) -> Mark:
        """Where it begins."""
        return Mark(self.line, self.column)


class Entry(NamedTuple):
    """A key of a mapping, and its value."""

    key: str
    value: Node
    line: int
    column: int

    @property
    def mark(self) -> Mark:
        """The start of the key."""
        return Mark(self.line, self.column)


class MappingNode(NamedTuple):
    """A mapping in the order of the file, without duplicate keys."""

    entries: tuple[Entry, ...]
    line: int
    column: int
    left_out: tuple[str, ...] = ()
    """The keys that appear a second time; only the first of each is read."""

    @property
    def mark(self) -> Mark:
        """Its start: in block style, its first key."""
        return Mark(self.line, self.column)

    def entry(self, key: str) -> Entry | None:
        """Return the entry with this key, if there is one."""
        return next((entry for entry in self.entries if entry.key == key), None)


Node = ScalarNode | ListNode | MappingNode


def follow_path(node: Node, path: FieldPath) -> tuple[Node, Entry | None, int]:
    """Follow a path as far as it exists; return the node, its mapping entry and the steps taken."""
    entry: Entry | None = None
    for depth, step in enumerate(path):
        if isinstance(node, MappingNode) and (found := node.entry(str(step))) is not None:
            node, entry = found.value, found
        elif isinstance(node, ListNode) and isinstance(step, int) and step < len(node.items):
            node, entry = node.items[step], None
        else:
            return node, entry, depth
    return node, entry, len(path)
