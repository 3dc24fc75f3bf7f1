"""Build a tree from PyYAML's parse events, without recursion or constructing objects."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from typing import Any

import yaml

from briefing.problems import Mark, Problem, quote
from briefing.yamltree.nodes import Entry, ListNode, MappingNode, Node, ScalarNode
from briefing.yamltree.pitfalls import (
    Span,
    find_conflict,
    find_cut_text,
    find_odd_space,
    find_swallowed_fields,
    find_swallowed_item,
)
from briefing.yamltree.places import find_marks
from briefing.yamltree.source import Fault, SourceText
from briefing.yamltree.syntax import (
    ESCAPE_HINT,
    ESCAPE_MESSAGE,
    TAB_HINT,
    TAB_MESSAGE,
    indenting_tab,
    syntax_fault,
)

MAX_DEPTH = 20
"""How deep lists and mappings may be nested."""

MAX_VALUES = 50_000
"""The most values in a file: no record needs a tenth of them."""

_NOTHING = frozenset({"", "~", "null"})

# The pure parser accepts "\\ud800", half a character, which no file can contain.
_SURROGATE = re.compile("[\ud800-\udfff]")

# The C parser if libyaml is installed: it yields the same events, many times faster.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class _StopParsing(Exception):  # noqa: N818 - control flow, never seen outside this module
    """Raised when nothing sensible can be read from the rest of the file."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class _OpenNode:
    """A list or mapping that is not closed yet."""

    __slots__ = ("children", "column", "entries", "is_mapping", "key", "line", "repeated", "seen")

    def __init__(self, line: int, column: int, *, is_mapping: bool) -> None:
        self.line = line
        self.column = column
        self.is_mapping = is_mapping
        self.children: list[Node] = []
        self.entries: list[Entry] = []
        self.key: ScalarNode | None = None
        self.seen: dict[str, int] = {}
        self.repeated: list[str] = []

    def close(self) -> Node:
        if self.is_mapping:
            return MappingNode(tuple(self.entries), self.line, self.column, tuple(self.repeated))
        return ListNode(tuple(self.children), self.line, self.column)


class _Builder:
    """A builder that handles events one by one, with the open lists and mappings on a stack."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self.documents = 0
        self.values = 0
        self._has_remarks = " #" in source.text
        self._stack: list[_OpenNode] = []

    def handle(self, event: yaml.Event) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._open(event, is_mapping=kind is yaml.MappingStartEvent)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._add(self._stack.pop().close())
        elif kind is yaml.AliasEvent:
            self._alias(event)
        elif kind is yaml.DocumentStartEvent:
            self._document(event)

    def _report(self, fault: Fault) -> None:
        self.problems.append(self.source.problem(fault))

    def _document(self, event: Any) -> None:  # noqa: ANN401 - PyYAML's events are untyped
        self.documents += 1
        if self.documents > 1:
            message = "a second document begins here; a file holds one record"
            hint = "Delete the line `---`, or move what follows into a file of its own."
            raise _StopParsing(Fault(_mark(event), message, hint, "several-documents"))

    def _scalar(self, event: Any) -> None:  # noqa: ANN401 - PyYAML's events are untyped
        start = event.start_mark
        style = event.style or ""
        text = None if not style and event.value in _NOTHING else event.value
        if event.anchor is not None or event.tag is not None:
            self._report_anchor_and_tag(event)
        lines = 1
        if event.end_mark.line != start.line and style not in {"|", ">"}:
            lines = self._check_several_lines(event, style)
        if (
            not style
            and self._has_remarks
            and (cut := find_cut_text(self.source, _span(self.source, event)))
        ):
            self._report(cut[0])
            text = (text or "") + cut[1]
        node = _scalar_node(text, start.line + 1, start.column + 1, style, lines)
        if style == '"' and (half := _SURROGATE.search(event.value)) is not None:
            mark = find_marks(self.source, node._replace(written=None), [half.start()])[0]
            raise _StopParsing(Fault(mark, ESCAPE_MESSAGE, ESCAPE_HINT))
        self._add(node)

    def _check_several_lines(self, event: Any, style: str) -> int:  # noqa: ANN401 - as above
        """Check a text of several lines; return how many, if it is plain."""
        if (
            style
            and (swallowed := find_swallowed_fields(self.source, _span(self.source, event)))
            is not None
        ):
            raise _StopParsing(swallowed)
        if style or not event.value:
            return 1
        if self._stack and not self._stack[-1].is_mapping:
            item = find_swallowed_item(self.source, _span(self.source, event))
            if item is not None:
                self._report(item)
        return int(event.end_mark.line - event.start_mark.line) + 1

    def _open(self, event: Any, *, is_mapping: bool) -> None:  # noqa: ANN401 - as above
        mark = _mark(event)
        if len(self._stack) >= MAX_DEPTH:
            message = f"lists and fields are nested more than {MAX_DEPTH} levels deep here"
            hint = "Check the indentation and the brackets; no record needs this many levels."
            raise _StopParsing(Fault(mark, message, hint, "too-deep"))
        if self._stack and self._stack[-1].is_mapping and self._stack[-1].key is None:
            message = "the name of a field must be plain text"
            hint = "A value that begins with [ or { must stand in quotation marks."
            raise _StopParsing(Fault(mark, message, hint))
        if event.anchor is not None or event.tag is not None:
            self._report_anchor_and_tag(event)
        self._stack.append(_OpenNode(mark.line, mark.column, is_mapping=is_mapping))

    def _add(self, node: Node) -> None:
        self.values += 1
        if self.values > MAX_VALUES:
            message = f"the file holds more than {MAX_VALUES:,} values"
            raise _StopParsing(
                Fault(node.mark, message, "Split it into several records.", "file-too-large")
            )
        if not self._stack:
            self.root = node
            return
        parent = self._stack[-1]
        if not parent.is_mapping:
            parent.children.append(node)
        elif parent.key is None:
            # Always a scalar: `_open` rejects anything else as a key.
            parent.key = node if isinstance(node, ScalarNode) else None
        else:
            key, parent.key = parent.key, None
            self._add_entry(parent, key, node)

    def _add_entry(self, parent: _OpenNode, key: ScalarNode, value: Node) -> None:
        name = key.text
        if name is None:
            message = "a field has no name before its colon"
            self._report(Fault(key.mark, message, "Write the name before the colon."))
        elif name == "<<" and not key.style:
            message = "`<<` copies fields from elsewhere; records repeat nothing by reference"
            self._report(Fault(key.mark, message, "Write the fields out.", "yaml-alias"))
        elif name in parent.seen and name.isdecimal() and _is_empty(value):
            parent.repeated.append(name)  # the decimals of another number: the first is reported
        elif name in parent.seen:
            message = f"{quote(name)} stands here twice; the first is on line {parent.seen[name]}"
            if self._may_begin_an_item(parent, key):
                hint = (
                    "If a new item of the list begins here, put a hyphen in column "
                    f"{max(parent.column - 2, 1)}: {quote(f'- {name}:')}. "
                    "Else delete one of the two."
                )
                # Everything after it would be reported as a duplicate, too.
                raise _StopParsing(Fault(key.mark, message, hint, "duplicate-key"))
            hint = "Delete one of the two, or put the values of both under one."
            self._report(Fault(key.mark, message, hint, "duplicate-key"))
            parent.repeated.append(name)
        else:
            parent.seen[name] = key.line
            parent.entries.append(Entry(name, value, key.line, key.column))

    def _may_begin_an_item(self, parent: _OpenNode, key: ScalarNode) -> bool:
        """Return whether a repeated field may be the next item without its hyphen."""
        is_item = len(self._stack) > 1 and not self._stack[-2].is_mapping
        first = parent.entries[0] if parent.entries else None
        return is_item and first is not None and first.key == key.text and first.line < key.line

    def _report_anchor_and_tag(self, event: Any) -> None:  # noqa: ANN401 - as above
        if event.anchor is not None:
            message = f"`&{event.anchor}` makes an anchor; records repeat nothing by reference"
            hint = "Delete it. If the value itself begins with &, put the value in quotation marks."
            self._report(Fault(_mark(event), message, hint, "yaml-alias"))
        if event.tag is not None:
            shown = quote(event.tag.replace("tag:yaml.org,2002:", "!!"))
            message = f"the value begins with a type tag, {shown}; records have none"
            hint = "Delete it. If the value itself begins with !, put the value in quotation marks."
            self._report(Fault(_mark(event), message, hint, "yaml-tag"))

    def _alias(self, event: Any) -> None:  # noqa: ANN401 - as above
        message = f"`*{event.anchor}` repeats a value from elsewhere; records write it out"
        hint = "Write the value out. If it is *emphasis*, put the whole value in quotation marks."
        raise _StopParsing(Fault(_mark(event), message, hint, "yaml-alias"))


def _is_empty(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.text is None


def _scalar_node(text: str | None, line: int, column: int, style: str, lines: int) -> ScalarNode:
    """Return a scalar node with its text in one form (NFC), however its letters were typed.

    A keyboard of macOS or a PDF may write é as e and an accent: one name would become two.
    """
    if text is None or unicodedata.is_normalized("NFC", text):
        return ScalarNode(text, line, column, style, lines)
    return ScalarNode(unicodedata.normalize("NFC", text), line, column, style, lines, text)


def _mark(event: Any) -> Mark:  # noqa: ANN401 - PyYAML's events are untyped
    return Mark(event.start_mark.line + 1, event.start_mark.column + 1)


def _span(source: SourceText, event: Any) -> Span:  # noqa: ANN401 - as above
    start = source.nearest_mark(event.start_mark.line + 1, event.start_mark.column + 1)
    end = source.nearest_mark(event.end_mark.line + 1, event.end_mark.column + 1)
    return Span(start.line, start.column - 1, end.line, end.column - 1)


def _refuse_tabs(source: SourceText, events: Iterator[Any]) -> Iterator[yaml.Event]:
    """Yield the events, but stop at any indenting tab: libyaml accepts some inside brackets."""
    line = 1
    for event in events:
        start, end = event.start_mark, event.end_mark
        if (mark := indenting_tab(source, line, start.line + 1)) is not None:
            raise _StopParsing(Fault(mark, TAB_MESSAGE, TAB_HINT, "tab-indent"))
        # The line on which a quoted text ends begins inside that text.
        line = max(line, end.line + (2 if end.column else 1))
        yield event


def _add_last(problems: list[Problem], last: Problem) -> list[Problem]:
    """Add the fault at which the parser stopped, unless it follows from one just before it."""
    cause = any(
        one.code == last.code and one.line in {last.line - 1, last.line} for one in problems
    )
    return problems if cause else [*problems, last]


def parse(source: SourceText, names: Collection[str] = ()) -> tuple[Node | None, list[Problem]]:
    """Return the tree of a source and the problems of its YAML.

    `names` are the possible names of fields; they make messages more exact.
    The tree is None if nothing is left to validate: an empty file, or a fault after which the
    parser cannot continue. Of two equal keys the first counts.
    """
    builder = _Builder(source)
    if (trap := find_conflict(source) or find_odd_space(source)) is not None:
        return None, [source.problem(trap)]
    try:
        events = yaml.parse(source.text, Loader=_LOADER)
        for event in _refuse_tabs(source, events) if "\t" in source.text else events:
            builder.handle(event)
    except _StopParsing as stopped:
        return None, [*builder.problems, source.problem(stopped.fault)]
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        return None, _add_last(builder.problems, source.problem(syntax_fault(source, error, names)))
    root = builder.root
    if root is None or (isinstance(root, ScalarNode) and root.text is None):
        message = "the file holds no field"
        hint = "Write the record, or delete the file."
        fault = Fault(Mark(1, 1), message, hint, "empty-file")
        return None, [*builder.problems, source.problem(fault)]
    return root, builder.problems
