"""Where a line stands, and whether it is a field, an item or text: what is wrong with that."""

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
    """The lines around the place at which the parser gave up.

    Attributes:
        lines: The lines of the file.
        names: The names of all fields that such a file may have.
        number: The line that is looked at, from 1.
    """

    lines: Sequence[str]
    names: Collection[str]
    number: int

    @property
    def _upto(self) -> list[OutlineLine]:
        return outline(self.lines, self.number)

    def no_field(self) -> Fault | None:
        """Explain a line that should be a field or an item and is none."""
        above, line = self._split_lines()
        if line is None:
            return None
        if _TAG.match(line.words):
            return _html(above, line)
        mark = Mark(line.number, line.start + 1)
        for explain in (_item, self._colon):
            if (told := explain(line)) is not None:
                return Fault(mark, *told)
        if any(level.is_list and level.column == line.start for level in levels(above)):
            hint = f"Write {quote(f'- {line.words}')}."
            return Fault(mark, "this item of the list has no hyphen before it", hint)
        if not above:
            return None
        message = "this line is neither a field nor part of the text above it"
        hint = "If it continues the text, put as many spaces in front of it as the text above has. "
        return Fault(mark, message, hint + "If it is a field, write `name: value`.")

    def two_colons(self, column: int) -> Fault | None:
        """Explain a colon, at a column from 0, that cannot make a field where it stands."""
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
        """Explain a sign at a mark that somebody took for the sign of a list's item."""
        line = self._split_lines()[1]
        if line is None or line.start != mark.column - 1 or (told := _item(line)) is None:
            return None
        return Fault(mark, *told)

    def find_misplaced(self) -> Fault | None:
        """Explain a line that begins in a column in which nothing of its kind stands."""
        above, line = self._split_lines()
        if line is None or not above:
            return None
        if line.is_text:
            return self.no_field()
        if (off := self._item_is_off(above[:-1], above[-1], line)) is not None:
            return off
        open_levels = levels(above)
        if line.dashes:
            return _without_first_dash(above, line) or _move_line(line, open_levels, is_list=True)
        for level in open_levels:
            if level.is_list and level.column + 2 == line.start:
                return _without_dash(line, level)
        return _move_line(line, open_levels, is_list=False)

    def _split_lines(self) -> tuple[list[OutlineLine], OutlineLine | None]:
        upto = self._upto
        if not upto or upto[-1].number != self.number:
            return upto, None
        return upto[:-1], upto[-1]

    def _colon(self, line: OutlineLine) -> tuple[str, ...] | None:
        """Explain a field whose colon is missing, is another sign, or has no space behind it."""
        found = _ALMOST_FIELD.match(line.words)
        if found is None or found["name"] not in self.names:
            return None
        name, sign = quote(found["name"]), found["sign"].strip()
        mended = quote(f"{found['name']}: {found['value']}".rstrip())
        message = f"no colon follows {name}"
        if sign == ":":
            message = f"no space follows the colon behind {name}"
        elif sign:
            message = f"{quote(sign)} follows {name} in place of a colon"
        return message, f"Write {mended}."

    def _text_with_fields(self, item: OutlineLine) -> Fault:
        """Explain an item of a list under which fields stand, though it is no field itself."""
        mark = Mark(item.number, item.start + 1)
        if (told := self._colon(item)) is not None:
            return Fault(mark, *told)
        message = "fields stand below this item, so it must begin with a field, too"
        return Fault(mark, message, f"Write {quote('- name: ' + item.words)}, with the right name.")

    def _item_is_off(
        self, above: list[OutlineLine], item: OutlineLine, line: OutlineLine
    ) -> Fault | None:
        """Find the fault of a field in the item right above it: its sign, or its place.

        Its place is wrong where what follows stands as the field does.
        """
        if (told := _item(item)) is not None:
            return Fault(Mark(item.number, item.start + 1), *told)
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
        """Explain a field that begins further right than it may."""
        if not above:
            return None
        before = above[-1]
        if before.is_text:
            return Layout(self.lines, self.names, before.number).no_field()
        if not before.name:
            return self._text_with_fields(before)
        if (off := self._item_is_off(above[:-1], before, line)) is not None:
            return off
        for level in levels(above[:-1]):
            if level.column == line.start and not level.is_list and before.start < line.start:
                return _move_below(before, before.start, level)
        return _move_line(line, levels(above), is_list=False)


_HTML = (
    "HTML stands here, as web pages have it; records take plain text",
    "Delete everything from < to > in this line and those around it, and keep the words.",
)


def _html(above: list[OutlineLine], line: OutlineLine) -> Fault:
    """Explain a tag that stands alone, at the first of the lines that were pasted with it."""
    first = line
    for earlier in reversed(above):
        if not _TAG.match(earlier.words):
            break
        first = earlier
    return Fault(Mark(first.number, first.start + 1), *_HTML, "html-in-text")


def _item(line: OutlineLine) -> tuple[str, ...] | None:
    """Explain an item of a list that begins with something else than a hyphen and a space."""
    if (bullet := _BULLET.match(line.words)) is not None:
        message = f"a list item cannot begin with {quote(bullet['sign'])}"
        return message, f"Write {quote('- ' + bullet['words'])}."
    if (tight := _TIGHT_DASH.match(line.words)) is not None:
        return "no space follows the hyphen", f"Write {quote('- ' + tight['words'])}."
    return None


def _without_dash(line: OutlineLine, level: Level) -> Fault:
    message = "this line does not fit with the lines above it"
    hint = (
        f"If a new item of the list begins here, put a hyphen in column {level.column + 1}: "
        f"{quote('- ' + line.words)}."
    )
    return Fault(Mark(line.number, line.start + 1), message, hint)


def _without_first_dash(above: list[OutlineLine], line: OutlineLine) -> Fault | None:
    """Find the item before this one that has fields, but no hyphen."""
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
    """Return by how many spaces a line must move to stand below its like."""
    column = line.dashes[0] if is_list else line.start
    fitting = [level for level in open_levels if level.is_list is is_list]
    if not fitting:
        return None
    # Of two that are equally near, the inner one: people rather lose spaces than add them.
    nearest = min(reversed(fitting), key=lambda level: abs(level.column - column))
    return _move_below(line, column, nearest) if nearest.column != column else None


def _move_below(line: OutlineLine, column: int, level: Level) -> Fault:
    message, action = _shift_remedy(level.column - column)
    target = "the hyphen" if level.is_list else quote(level.line.name)
    hint = f"{action} in front of it, so that it begins right below {target} in line "
    mark = Mark(line.number, column + 1)
    return Fault(mark, message, f"{hint}{level.line.number}.")


def _shift_remedy(shift: int) -> tuple[str, str]:
    """Return what is wrong with a line that must move by so many spaces, and what to do."""
    count = f"{abs(shift)} space{'' if abs(shift) == 1 else 's'}"
    if shift < 0:
        return "the line is indented too far", f"Delete {count}"
    return "the line is indented too little", f"Put {count} more"
