"""Explain YAML syntax errors to contributors who do not know YAML.

The messages of PyYAML's two parsers differ and do not help, so ours are built from the kind of
error and from the text at its place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from contextlib import suppress
from typing import NamedTuple

import yaml

from briefing.problems import Mark, quote
from briefing.yamltree.layout import Layout
from briefing.yamltree.outline import read_line
from briefing.yamltree.quoting import (
    UNCLOSED_MESSAGE,
    closed_early_hint,
    closing_hint,
    find_unclosed,
    goes_on,
    quoting_hint,
)
from briefing.yamltree.source import Fault, SourceText

TAB_MESSAGE = "the line is indented with a tab; YAML allows only spaces"
ESCAPE_MESSAGE = "a backslash inside double quotation marks has a special meaning"
ESCAPE_HINT = "Write the backslash twice, or use single quotation marks."
TAB_HINT = "Delete the tab and type two spaces for each level."

_LEADING_SPACE = re.compile(r"[ \t]*")
_VALUE = re.compile(r"""[ \-]*(?:[^\s:#'"\[{][^:#]*:)?[ ]+(?P<value>\S.*)""")
_HUGE_ESCAPE = re.compile(r"\\U(?!0000|0010)[0-9A-Fa-f]{8}")
_SPECIAL_STARTS = "@`%*&!|>"
_CLOSING = {"[": "]", "{": "}"}


class _Complaint(NamedTuple):
    """A parser error and its place."""

    source: SourceText
    mark: Mark
    """Where the parser stopped."""
    context: Mark | None
    """Where it began what it was reading."""
    activity: str
    message: str
    names: Collection[str]
    """The names of all fields that the file may have."""

    @property
    def line(self) -> str:
        return self.source.lines[self.mark.line - 1]

    @property
    def char(self) -> str:
        return self.line[self.mark.column - 1 : self.mark.column]

    def layout(self, mark: Mark) -> Layout:
        return Layout(self.source.lines, self.names, mark.line)

    def quoting(self, mark: Mark) -> str:
        """Return how to quote the value that begins at a mark."""
        line = read_line(mark.line, self.source.lines[mark.line - 1])
        value = self.source.lines[mark.line - 1][mark.column - 1 :].strip()
        return quoting_hint(value, goes_on=goes_on(self.source.lines, line))


def indenting_tab(source: SourceText, first: int, last: int) -> Mark | None:
    """Return the first tab in the indentation of these lines (from 1, inclusive)."""
    for number in range(first, min(last, len(source.lines)) + 1):
        line = source.lines[number - 1]
        blank = _LEADING_SPACE.match(line)
        if blank is not None and (tab := blank[0].find("\t")) >= 0:
            return Mark(number, tab + 1)
    return None


def syntax_fault(source: SourceText, error: Exception, names: Collection[str]) -> Fault:
    """Return why the file is not YAML, in plain words. `names` are the possible field names."""
    return _explain(_complaint(source, error, names))


def _complaint(source: SourceText, error: Exception, names: Collection[str]) -> _Complaint:
    if isinstance(error, yaml.MarkedYAMLError):
        marks = [
            source.nearest_mark(mark.line + 1, mark.column + 1) if mark is not None else None
            for mark in (error.problem_mark, error.context_mark)
        ]
        mark = marks[0] or marks[1] or Mark(1, 1)
        return _Complaint(source, mark, marks[1], error.context or "", error.problem or "", names)
    if isinstance(error, yaml.reader.ReaderError):
        mark = source.mark_at(error.position)
        return _Complaint(source, mark, None, "", error.reason, names)
    # The pure parser fails in `chr` for an escape such as "\UFFFFFFFF", without a position.
    escape = _HUGE_ESCAPE.search(source.text)
    mark = source.mark_at(escape.start() if escape else 0)
    return _Complaint(source, mark, None, "quoted scalar", "escape", names)


def _explain(complaint: _Complaint) -> Fault:
    tab = indenting_tab(complaint.source, complaint.mark.line, complaint.mark.line)
    if tab is not None and tab.column <= complaint.mark.column:
        return Fault(tab, TAB_MESSAGE, TAB_HINT, "tab-indent")
    for explain in (
        _explain_quotes,
        _explain_value_start,
        _explain_colons,
        _explain_brackets,
        _explain_places,
        _explain_misplaced,
    ):
        if (fault := explain(complaint)) is not None:
            return fault
    message = "this line does not fit with the lines before it"
    hint = (
        "Check that it begins as far to the right as the other fields of its group, "
        "and that a colon and a space follow the field's name."
    )
    return Fault(complaint.mark, message, hint)


def _explain_quotes(complaint: _Complaint) -> Fault | None:
    if (opened := find_unclosed(complaint.source.lines, complaint.mark.line)) is not None:
        return Fault(opened[0], UNCLOSED_MESSAGE, opened[1])
    context = complaint.context or complaint.mark
    if "quoted scalar" in complaint.activity:
        if "unexpected" in complaint.message:
            opened_there = complaint.source.lines[context.line - 1][context.column - 1 :]
            return Fault(context, UNCLOSED_MESSAGE, closing_hint(opened_there.rstrip()))
        backslash = complaint.line.rfind("\\", 0, complaint.mark.column)
        mark = Mark(complaint.mark.line, max(backslash, 0) + 1)
        return Fault(mark, ESCAPE_MESSAGE, ESCAPE_HINT)
    before = complaint.line[: complaint.mark.column - 1].rstrip()
    if "block mapping" in complaint.activity and before.endswith(('"', "'")):
        message = "more text stands behind the closing quotation mark"
        value = read_line(complaint.mark.line, complaint.line).value
        hint = closed_early_hint(value, complaint.line[complaint.mark.column - 1 :].strip())
        return Fault(complaint.mark, message, hint)
    return None


def _explain_value_start(complaint: _Complaint) -> Fault | None:
    """Return the fault of a value that begins with a character reserved by YAML."""
    scanning = ("next token", "alias", "anchor", "tag", "block scalar", "directive")
    if not any(what in complaint.activity for what in scanning):
        return None
    mark = complaint.mark
    if "next token" not in complaint.activity and complaint.context is not None:
        mark = complaint.context
    char = complaint.source.lines[mark.line - 1][mark.column - 1 : mark.column]
    if char not in _SPECIAL_STARTS:
        return None
    if char == "*" and (bullet := complaint.layout(mark).bullet(mark)) is not None:
        return bullet
    if (bracket := _explain_bracket_text(complaint)) is not None:
        return bracket
    return Fault(
        mark, f"a value cannot begin with {_show_character(char)}", complaint.quoting(mark)
    )


def _show_character(char: str) -> str:
    return "a backquote" if char == "`" else quote(char)


def _explain_colons(complaint: _Complaint) -> Fault | None:
    if "mapping values are not allowed" in complaint.message:
        return complaint.layout(complaint.mark).two_colons(complaint.mark.column - 1)
    if "could not find expected ':'" in complaint.message:
        mark = complaint.context or complaint.mark
        message = "no colon follows the name of a field"
        hint = "Write `name: value`. If the line continues a text, indent it further."
        return complaint.layout(mark).no_field() or Fault(mark, message, hint)
    return None


def _explain_brackets(complaint: _Complaint) -> Fault | None:
    if "flow" in complaint.activity and complaint.context is not None:
        opened = _last_opened(complaint.source, complaint.context)
        line = complaint.source.lines[opened.line - 1].rstrip()
        char = line[opened.column - 1 : opened.column]
        message = f"the bracket {quote(char)} opened here does not end as a list should"
        hint = "Close it and put commas between the items. If it belongs to the text, "
        closing = _CLOSING.get(char, "")
        if closing and closing not in line[opened.column :] and not line.endswith(","):
            message = f"the bracket {quote(char)} opened here is not closed"
            hint = f"Put {quote(closing)} at the end of the line. If it belongs to the text, "
        return Fault(opened, message, hint + _lower_first(complaint.quoting(opened)))
    return _explain_bracket_text(complaint)


def _last_opened(source: SourceText, place: Mark) -> Mark:
    """Return the last bracket that is open at a place of the file.

    The parser reports where a list began, or where its next item should have begun.
    """
    opened: list[Mark] = []
    with suppress(yaml.YAMLError):
        for token in yaml.scan(source.text, Loader=yaml.BaseLoader):
            mark = source.nearest_mark(token.start_mark.line + 1, token.start_mark.column + 1)
            if mark > place:
                break
            if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
                opened.append(mark)
            elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken):
                del opened[-1:]
    return opened[-1] if opened else place


def _lower_first(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _explain_bracket_text(complaint: _Complaint) -> Fault | None:
    """Return the fault of a text that begins with a bracket."""
    value = _VALUE.match(complaint.line)
    if value is None or value.start("value") >= complaint.mark.column:
        return None
    if not value["value"].startswith(("[", "{")):
        return None
    message = f"a value that begins with `{value['value'][0]}` is read as a list, not as text"
    mark = Mark(complaint.mark.line, value.start("value") + 1)
    return Fault(mark, message, complaint.quoting(mark))


def _explain_misplaced(complaint: _Complaint) -> Fault | None:
    if "block mapping" in complaint.activity or "block collection" in complaint.activity:
        return complaint.layout(complaint.mark).find_misplaced()
    return None


def _explain_places(complaint: _Complaint) -> Fault | None:
    if "sequence entries are not allowed" in complaint.message:
        message = "a list cannot begin on the line of its field's name"
        hint = "Begin a new line with `- ` for each item. If it belongs to the text, "
        return Fault(
            complaint.mark, message, hint + _lower_first(complaint.quoting(complaint.mark))
        )
    if "document" in complaint.message and complaint.char in "]}":
        message = f"{quote(complaint.char)} closes a bracket that was not opened"
        return Fault(complaint.mark, message, "Delete it.")
    if "node content" in complaint.message:
        message = f"a value cannot begin with {_show_character(complaint.char)}"
        return Fault(complaint.mark, message, complaint.quoting(complaint.mark))
    if "keys are not allowed" in complaint.message:
        message = "a value cannot begin with `?` and a space"
        return Fault(complaint.mark, message, complaint.quoting(complaint.mark))
    return None
