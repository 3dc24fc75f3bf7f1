"""What a YAML parser's complaint means to somebody who knows no YAML.

The words of PyYAML's two parsers differ and help nobody, so the message is made from
the kind of complaint and from what stands at its place in the file.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from briefing.problems import Mark, Problem, problem, quoted
from briefing.yamltree.source import Source

TAB_MESSAGE = "the line is indented with a tab; YAML allows only spaces"
ESCAPE_MESSAGE = "a backslash inside double quotation marks has a special meaning"
ESCAPE_HINT = "Write the backslash twice, or use single quotation marks."
TAB_HINT = "Delete the tab and type two spaces for each level."

_QUOTING = (
    "put the whole value in quotation marks, or write `>-` after the colon "
    "and the text on the next line, indented."
)
_IN_QUOTES = _QUOTING.capitalize()
_LEADING_SPACE = re.compile(r"[ \t]*")
_VALUE = re.compile(r"""[ \-]*(?:[^\s:#'"\[{][^:#]*:)?[ ]+(?P<value>\S.*)""")
_HUGE_ESCAPE = re.compile(r"\\U(?!0000|0010)[0-9A-Fa-f]{8}")
_SPECIAL_STARTS = "@`%*&!|>"


class _Fault(NamedTuple):
    """A complaint in our words."""

    mark: Mark
    message: str
    hint: str
    code: str = "yaml-syntax"


class _Complaint(NamedTuple):
    """What the parser says, and where."""

    source: Source
    mark: Mark
    """Where it could not go on."""
    context: Mark | None
    """Where what it was reading began."""
    doing: str
    saying: str

    @property
    def line(self) -> str:
        return self.source.lines[self.mark.line - 1]

    @property
    def char(self) -> str:
        return self.line[self.mark.column - 1 : self.mark.column]


def indenting_tab(source: Source, first: int, last: int) -> Mark | None:
    """Give the first tab in the indentation of these lines (from 1, the last included)."""
    for number in range(first, min(last, len(source.lines)) + 1):
        line = source.lines[number - 1]
        blank = _LEADING_SPACE.match(line)
        if blank is not None and (tab := blank[0].find("\t")) >= 0:
            return Mark(number, tab + 1)
    return None


def syntax_problem(source: Source, error: Exception) -> Problem:
    """Say in plain words why the file is not YAML."""
    fault = _explained(_complaint(source, error))
    mark = source.nearest_mark(fault.mark.line, fault.mark.column)
    return problem(fault.code, source.path, mark, fault.message, fault.hint)


def _complaint(source: Source, error: Exception) -> _Complaint:
    if isinstance(error, yaml.MarkedYAMLError):
        marks = [
            source.nearest_mark(mark.line + 1, mark.column + 1) if mark is not None else None
            for mark in (error.problem_mark, error.context_mark)
        ]
        mark = marks[0] or marks[1] or Mark(1, 1)
        return _Complaint(source, mark, marks[1], error.context or "", error.problem or "")
    if isinstance(error, yaml.reader.ReaderError):
        mark = source.mark_at(error.position)
        return _Complaint(source, mark, None, "", error.reason)
    # The pure parser lets `chr` refuse an escape such as "\UFFFFFFFF" and gives no place.
    escape = _HUGE_ESCAPE.search(source.text)
    mark = source.mark_at(escape.start() if escape else 0)
    return _Complaint(source, mark, None, "quoted scalar", "escape")


def _explained(complaint: _Complaint) -> _Fault:
    tab = indenting_tab(complaint.source, complaint.mark.line, complaint.mark.line)
    if tab is not None and tab.column <= complaint.mark.column:
        return _Fault(tab, TAB_MESSAGE, TAB_HINT, "tab-indent")
    for explain in (_quotes, _value_start, _colons, _brackets, _places):
        if (fault := explain(complaint)) is not None:
            return fault
    message = "this line does not fit with the lines before it"
    hint = (
        "Check that it begins as far to the right as the other fields of its group, "
        "and that a colon and a space follow the field's name."
    )
    return _Fault(complaint.mark, message, hint)


def _quotes(complaint: _Complaint) -> _Fault | None:
    context = complaint.context or complaint.mark
    if "quoted scalar" in complaint.doing:
        if "unexpected" in complaint.saying:
            message = "a quotation mark is opened here and not closed"
            hint = f"Close it at the end of the value. If it belongs to the text, {_QUOTING}"
            return _Fault(context, message, hint)
        backslash = complaint.line.rfind("\\", 0, complaint.mark.column)
        mark = Mark(complaint.mark.line, max(backslash, 0) + 1)
        return _Fault(mark, ESCAPE_MESSAGE, ESCAPE_HINT)
    before = complaint.line[: complaint.mark.column - 1].rstrip()
    if "block mapping" in complaint.doing and before.endswith(('"', "'")):
        message = "more text stands behind the closing quotation mark"
        hint = (
            "If the text itself has quotation marks, write `>-` after the colon and the "
            "text on the next line, indented; nothing needs quoting there."
        )
        return _Fault(complaint.mark, message, hint)
    return None


def _value_start(complaint: _Complaint) -> _Fault | None:
    """Explain a value that begins with a character that YAML keeps for itself."""
    scanning = ("next token", "alias", "anchor", "tag", "block scalar", "directive")
    if not any(what in complaint.doing for what in scanning):
        return None
    mark = complaint.mark
    if "next token" not in complaint.doing and complaint.context is not None:
        mark = complaint.context
    char = complaint.source.lines[mark.line - 1][mark.column - 1 : mark.column]
    if char not in _SPECIAL_STARTS:
        return None
    return _Fault(mark, f"a value cannot begin with {quoted(char)}", _IN_QUOTES)


def _looks_like_a_field_without_colon(line: str) -> bool:
    return line[:1].isalpha() and ":" not in line


def _colons(complaint: _Complaint) -> _Fault | None:
    if "mapping values are not allowed" in complaint.saying:
        above = complaint.mark.line - 2
        if above >= 0 and _looks_like_a_field_without_colon(complaint.source.lines[above]):
            message = "no colon follows the name of the field in this line"
            return _Fault(Mark(above + 1, 1), message, "Write `name: value`.")
        message = "a second colon stands in this line, or the line is indented too far"
        hint = "If the colon belongs to the text, " + _QUOTING
        return _Fault(complaint.mark, message, hint)
    if "could not find expected ':'" in complaint.saying:
        message = "no colon follows the name of a field"
        hint = "Write `name: value`. If the line continues a text, indent it further."
        return _Fault(complaint.context or complaint.mark, message, hint)
    return None


def _brackets(complaint: _Complaint) -> _Fault | None:
    if "flow" in complaint.doing and complaint.context is not None:
        opened = complaint.context
        line = complaint.source.lines[opened.line - 1].rstrip()
        if opened.column > len(line):
            opened = Mark(opened.line, len(line))
        char = line[opened.column - 1 : opened.column]
        message = f"the bracket {quoted(char)} opened here does not end as a list should"
        hint = f"Close it and put commas between the items. If it belongs to a text, {_QUOTING}"
        return _Fault(opened, message, hint)
    value = _VALUE.match(complaint.line)
    if value is None or value.start("value") >= complaint.mark.column:
        return None
    if value["value"].startswith(("[", "{")):
        message = f"a value that begins with `{value['value'][0]}` is read as a list, not as text"
        return _Fault(Mark(complaint.mark.line, value.start("value") + 1), message, _IN_QUOTES)
    return None


def _places(complaint: _Complaint) -> _Fault | None:
    if "sequence entries are not allowed" in complaint.saying:
        message = "a list cannot begin on the line of its field's name"
        hint = f"Begin a new line with `- ` for each item. If it belongs to a text, {_QUOTING}"
        return _Fault(complaint.mark, message, hint)
    if "document" in complaint.saying and complaint.char in "]}":
        message = f"{quoted(complaint.char)} closes a bracket that was not opened"
        return _Fault(complaint.mark, message, "Delete it.")
    if "node content" in complaint.saying:
        message = f"a value cannot begin with {quoted(complaint.char)}"
        return _Fault(complaint.mark, message, _IN_QUOTES)
    if "keys are not allowed" in complaint.saying:
        message = "a value cannot begin with `?` and a space"
        return _Fault(complaint.mark, message, _IN_QUOTES)
    return None
