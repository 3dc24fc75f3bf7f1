"""The nodes of the tree. Named tuples: frozen, and cheap enough to make by the million."""

from __future__ import annotations

from typing import NamedTuple

from briefing.problems import Mark
from briefing.records.walking import FieldPath


class ScalarNode(NamedTuple):
    """A piece of text, or nothing. Numbers, dates and yes or no are text, too."""

    text: str | None
    """None for an empty plain scalar, `~` and `null`."""
    line: int
    column: int
    style: str = ""
    """How it is written: empty for plain, else the quote, `|` or `>`."""
    lines: int = 1
    """On how many lines it stands, if it is written plain."""
    written: str | None = None
    """The text as the file has it, where a letter and its accents stand there one by one."""

    @property
    def mark(self) -> Mark:
        """Where it begins; in a block scalar at the `|` or `>`."""
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
        """Where the key begins."""
        return Mark(self.line, self.column)


class MappingNode(NamedTuple):
    """Keys and values in the order in which they stand; no key stands twice."""

    entries: tuple[Entry, ...]
    line: int
    column: int
    left_out: tuple[str, ...] = ()
    """The keys that stand a second time; of each only the first is read."""

    @property
    def mark(self) -> Mark:
        """Where it begins: in block style at its first key."""
        return Mark(self.line, self.column)

    def entry(self, key: str) -> Entry | None:
        """Return the entry with this key, if there is one."""
        return next((entry for entry in self.entries if entry.key == key), None)


Node = ScalarNode | ListNode | MappingNode


def reached(node: Node, path: FieldPath) -> tuple[Node, Entry | None, int]:
    """Go down a path as far as the tree goes: the node, its entry in a mapping, the steps taken."""
    entry: Entry | None = None
    for depth, step in enumerate(path):
        if isinstance(node, MappingNode) and (found := node.entry(str(step))) is not None:
            node, entry = found.value, found
        elif isinstance(node, ListNode) and isinstance(step, int) and step < len(node.items):
            node, entry = node.items[step], None
        else:
            return node, entry, depth
    return node, entry, len(path)
