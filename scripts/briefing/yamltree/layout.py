"""Explain lines in the wrong place or form: fields, list items and text."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from briefing.problems import Mark, quote
from briefing.yamltree.outline import Level, OutlineLine, levels, outline
from briefing.yamltree.quoting import goes_on, quoting_hint
from briefing.yamltree.source import Fault

_BULLET = re.compile(
    r"(?P<sign>[*+\u2022\u2023\u2043\u25aa\u25cf\u00b7\u2013\u2014]) +(?P<words>.+)"
)
_TIGHT_DASH = re.compile(r"-(?P<words>[^-\s].*)")
_ALMOST_FIELD = re.compile(r"(?P<name>[\w-]+)(?P<sign>\s*[:\uff1a;\u061b=]\s*|\s+|$)(?P<value>.*)")
_TAG = re.compile(r"<[/!]?[A-Za-z]")
_LAST_WORD = re.compile(r"[\w-]+$")


@dataclass(frozen=True)
class Layout:
    """The lines around the place where the parser stopped.

    Attributes:
        lines: The lines of the file.
        names: The names of all fields that such a file may have.
        number: The number of the line to explain, from 1.
    """

    lines: Sequence[str]
    names: Collection[str]
    number: int

    @property
    def _lines_so_far(self) -> list[OutlineLine]:
        return outline(self.lines, self.number)

    def no_field(self) -> Fault | None:
        """Return the fault of a line that should be a field or an item but is neither."""
        above, line = self._split_lines()
        if line is None:
            return None
        if _TAG.match(line.words):
            return _html_fault(above, line)
        mark = Mark(line.number, line.start + 1)
        for explain in (_bullet_fault, self._colon_fault):
            if (explanation := explain(line)) is not None:
                return Fault(mark, *explanation)
        if any(level.is_list and level.column == line.start for level in levels(above)):
            hint = f"Write {quote(f'- {line.words}')}."
            return Fault(mark, "this item of the list has no hyphen before it", hint)
        if not above:
            return None
        message = "this line is neither a field nor part of the text above it"
        hint = "If it continues the text, put as many spaces in front of it as the text above has. "
        return Fault(mark, message, hint + "If it is a field, write `name: value`.")

    def two_colons(self, column: int) -> Fault | None:
        """Return the fault of a colon, at a column from 0, that cannot make a field there."""
        above, line = self._split_lines()
        if line is None:
            return None
        if line.name and column <= line.start + len(line.name):
            return self._too_deep(above, line)
        text = self.lines[line.number - 1]
        mark = Mark(line.number, column + 1)
        if _TAG.match(line.value):
            return Fault(Mark(line.number, text.find("<") + 1), *_HTML, "html-in-text")
        second = _LAST_WORD.search(text[:column])
        if second is not None and second[0] in self.names and line.name in self.names:
            message = f"two fields stand in one line: {quote(line.name)} and {quote(second[0])}"
            hint = (
                f"Begin a new line before {quote(f'{second[0]}:')}. If that is part of the "
                "text, put the whole text in quotation marks."
            )
            return Fault(Mark(line.number, second.start() + 1), message, hint)
        message = "a second colon stands in this line, where a value cannot have one"
        return Fault(mark, message, quoting_hint(line.value, goes_on=goes_on(self.lines, line)))

    def bullet(self, mark: Mark) -> Fault | None:
        """Return the fault of a character at a mark that was typed as a list item's bullet."""
        line = self._split_lines()[1]
        if (
            line is None
            or line.start != mark.column - 1
            or (explanation := _bullet_fault(line)) is None
        ):
            return None
        return Fault(mark, *explanation)

    def find_misplaced(self) -> Fault | None:
        """Return the fault of a line that begins in the wrong column."""
        above, line = self._split_lines()
        if line is None or not above:
            return None
        if line.is_text:
            return self.no_field()
        if (fault := self._item_fault(above[:-1], above[-1], line)) is not None:
            return fault
        open_levels = levels(above)
        if line.dashes:
            return _missing_first_hyphen(above, line) or _move_line(line, open_levels, is_list=True)
        for level in open_levels:
            if level.is_list and level.column + 2 == line.start:
                return _missing_hyphen(line, level)
        return _move_line(line, open_levels, is_list=False)

    def _split_lines(self) -> tuple[list[OutlineLine], OutlineLine | None]:
        upto = self._lines_so_far
        if not upto or upto[-1].number != self.number:
            return upto, None
        return upto[:-1], upto[-1]

    def _colon_fault(self, line: OutlineLine) -> tuple[str, ...] | None:
        """Return message and hint if the colon of a field, or its space, is missing or wrong."""
        found = _ALMOST_FIELD.match(line.words)
        if found is None or found["name"] not in self.names:
            return None
        name, sign = quote(found["name"]), found["sign"].strip()
        fixed = quote(f"{found['name']}: {found['value']}".rstrip())
        message = f"no colon follows {name}"
        if sign == ":":
            message = f"no space follows the colon behind {name}"
        elif sign:
            message = f"{quote(sign)} follows {name} in place of a colon"
        return message, f"Write {fixed}."

    def _text_with_fields(self, item: OutlineLine) -> Fault:
        """Return the fault of a list item that has fields below it but is not a field."""
        mark = Mark(item.number, item.start + 1)
        if (explanation := self._colon_fault(item)) is not None:
            return Fault(mark, *explanation)
        message = "fields stand below this item, so it must begin with a field, too"
        return Fault(mark, message, f"Write {quote('- name: ' + item.words)}, with the right name.")

    def _item_fault(
        self, above: list[OutlineLine], item: OutlineLine, line: OutlineLine
    ) -> Fault | None:
        """Return the fault of the item right above a field: its hyphen or its column.

        Its column is wrong if what follows is aligned with the field.
        """
        if (explanation := _bullet_fault(item)) is not None:
            return Fault(Mark(item.number, item.start + 1), *explanation)
        if (
            not item.dashes
            or line.dashes
            or any(level.is_list and level.column == item.dashes[-1] for level in levels(above))
        ):
            return None
        shift = line.start - item.start
        rest = outline(self.lines, len(self.lines))
        following = next((one for one in rest if one.number > line.number), None)
        if following is None:
            return None
        fits = following.start == line.start and not following.dashes
        if following.dashes:
            fits = following.dashes[0] == item.dashes[-1] + shift
        if not fits:
            return None
        message, action = _shift_remedy(shift)
        hint = f"{action} in front of the hyphen, so that {quote(item.name)} begins right above "
        mark = Mark(item.number, item.dashes[0] + 1)
        return Fault(mark, message, f"{hint}{quote(line.name)} in line {line.number}.")

    def _too_deep(self, above: list[OutlineLine], line: OutlineLine) -> Fault | None:
        """Return the fault of a field that is indented too far."""
        if not above:
            return None
        before = above[-1]
        if before.is_text:
            return Layout(self.lines, self.names, before.number).no_field()
        if not before.name:
            return self._text_with_fields(before)
        if (fault := self._item_fault(above[:-1], before, line)) is not None:
            return fault
        for level in levels(above[:-1]):
            if level.column == line.start and not level.is_list and before.start < line.start:
                return _align_below(before, before.start, level)
        return _move_line(line, levels(above), is_list=False)


_HTML = (
    "HTML stands here, as web pages have it; records take plain text",
    "Delete everything from < to > in this line and those around it, and keep the words.",
)


def _html_fault(above: list[OutlineLine], line: OutlineLine) -> Fault:
    """Return the fault of an HTML tag, at the first of the lines that were pasted with it."""
    first = line
    for earlier in reversed(above):
        if not _TAG.match(earlier.words):
            break
        first = earlier
    return Fault(Mark(first.number, first.start + 1), *_HTML, "html-in-text")


def _bullet_fault(line: OutlineLine) -> tuple[str, ...] | None:
    """Return message and hint for an item that does not begin with a hyphen and a space."""
    if (bullet := _BULLET.match(line.words)) is not None:
        message = f"a list item cannot begin with {quote(bullet['sign'])}"
        return message, f"Write {quote('- ' + bullet['words'])}."
    if (tight := _TIGHT_DASH.match(line.words)) is not None:
        return "no space follows the hyphen", f"Write {quote('- ' + tight['words'])}."
    return None


def _missing_hyphen(line: OutlineLine, level: Level) -> Fault:
    message = "this line does not fit with the lines above it"
    hint = (
        f"If a new item of the list begins here, put a hyphen in column {level.column + 1}: "
        f"{quote('- ' + line.words)}."
    )
    return Fault(Mark(line.number, line.start + 1), message, hint)


def _missing_first_hyphen(above: list[OutlineLine], line: OutlineLine) -> Fault | None:
    """Return the fault of an earlier item that has fields, but no hyphen."""
    column = line.dashes[0]
    block: list[OutlineLine] = []
    for earlier in reversed(above):
        if earlier.indent <= column:
            break
        block.append(earlier)
    parent = above[-len(block) - 1] if len(block) < len(above) else None
    if not block or parent is None or parent.dashes or parent.value or not block[-1].name:
        return None
    first = block[-1]
    message = "the list that begins here has no hyphen before its first item"
    hint = f"Put a hyphen in column {column + 1}: {quote('- ' + first.words)}."
    return Fault(Mark(first.number, first.start + 1), message, hint)


def _move_line(line: OutlineLine, open_levels: Sequence[Level], *, is_list: bool) -> Fault | None:
    """Return the fault of a line that is not aligned with others of its kind."""
    column = line.dashes[0] if is_list else line.start
    fitting = [level for level in open_levels if level.is_list is is_list]
    if not fitting:
        return None
    # If two are equally near, the inner one: people lose spaces more often than they add them.
    nearest = min(reversed(fitting), key=lambda level: abs(level.column - column))
    return _align_below(line, column, nearest) if nearest.column != column else None


def _align_below(line: OutlineLine, column: int, level: Level) -> Fault:
    message, action = _shift_remedy(level.column - column)
    target = "the hyphen" if level.is_list else quote(level.line.name)
    hint = f"{action} in front of it, so that it begins right below {target} in line "
    mark = Mark(line.number, column + 1)
    return Fault(mark, message, f"{hint}{level.line.number}.")


def _shift_remedy(shift: int) -> tuple[str, str]:
    """Return message and remedy for a line that must move by some spaces."""
    count = f"{abs(shift)} space{'' if abs(shift) == 1 else 's'}"
    if shift < 0:
        return "the line is indented too far", f"Delete {count}"
    return "the line is indented too little", f"Put {count} more"
