"""Differences of fields as lines of GitHub-flavoured Markdown."""

from __future__ import annotations

from briefing.comparing.changes import Backing
from briefing.comparing.fields import Difference, Manner
from briefing.comparing.values import Wording, field_words
from briefing.comparing.words import deleted, inserted, shortened, word_differences
from briefing.problems import escaped
from briefing.records.base import TextRole
from briefing.records.walking import FieldMarks

_MARKED_UP = frozenset({TextRole.INLINE, TextRole.PROSE})
_ARROW = "\N{RIGHTWARDS ARROW}"


class Lines:
    """Writes what differs, with the names that each side uses."""

    def __init__(self, earlier: Wording, present: Wording) -> None:
        """Take the words of both sides."""
        self.earlier, self.present = earlier, present

    def difference(self, difference: Difference) -> str:
        """Say in one line what differs in a field."""
        before, after = difference.before, difference.after
        if difference.manner is Manner.ADDED:
            return f"{self._label(difference)}: {inserted(self._whole(difference))}"
        if difference.manner is Manner.REMOVED:
            return f"{self._label(difference)}: {deleted(self._whole(difference))}"
        if difference.manner is Manner.REORDERED:
            return f"{self._label(difference)}: in another order"
        if isinstance(before, tuple) and isinstance(after, tuple):
            return f"{self._label(difference)}: {self._lists(before, after, difference.marks)}"
        return f"{self._label(difference)}: {self._values(difference)}"

    def said(self, difference: Difference) -> str:
        """Say in one line what a new field holds, unmarked: all around it is new as well."""
        value = shortened(self._whole(difference))
        return f"{self._label(difference)}: {escaped(value)}"

    def status(self, difference: Difference) -> str:
        """Say a change of status in the fewest words."""
        return f"{field_words(difference.field).capitalize()}: {self._values(difference)}"

    def backing(self, backing: Backing) -> str:
        """Return what differs in what stands behind a statement."""
        parts = []
        if backing.before != backing.after:
            parts.append(f"behind it: {word_differences(backing.before, backing.after)}")
        if backing.listed_before != backing.listed_after:
            listed = _numbers(backing.listed_before, backing.listed_after)
            parts.append(f"listed, not counted: {listed}")
        return "; ".join(parts)

    def behind(self, backing: Backing) -> str:
        """Return what stands behind a new statement."""
        return f"behind it: {escaped(backing.after)}"

    def _label(self, difference: Difference) -> str:
        wording = self._side(difference)
        *around, last = difference.path
        own = field_words(last.name) if _is_whole_item(difference) else wording.step(last)
        return escaped(", ".join([*map(wording.step, around), own]))

    def _whole(self, difference: Difference) -> str:
        """Say the value that was added or removed."""
        value = difference.before if difference.after is None else difference.after
        if _is_whole_item(difference):
            return self._side(difference).item(difference.path[-1], value)
        return self._side(difference).value(value, difference.marks)

    def _side(self, difference: Difference) -> Wording:
        return self.earlier if difference.manner is Manner.REMOVED else self.present

    def _lists(
        self, before: tuple[object, ...], after: tuple[object, ...], marks: FieldMarks
    ) -> str:
        gone = [deleted(self.earlier.value(one, marks)) for one in before if one not in after]
        new = [inserted(self.present.value(one, marks)) for one in after if one not in before]
        return ", ".join([*gone, *new]) or "repeated another number of times"

    def _values(self, difference: Difference) -> str:
        before, after, marks = difference.before, difference.after, difference.marks
        is_name = marks.refers is not None or marks.listed is not None
        if type(before) is str and type(after) is str and marks.role is not None and not is_name:
            is_marked_up = marks.role in _MARKED_UP
            names = (self.earlier.named, self.present.named) if is_marked_up else None
            return word_differences(before, after, names)
        one, other = self.earlier.value(before, marks), self.present.value(after, marks)
        if one == other:
            one, other = str(before), str(after)
        return f"{escaped(shortened(one))} {_ARROW} {escaped(shortened(other))}"


def _is_whole_item(difference: Difference) -> bool:
    """Whether an item of a list or group was added or removed as a whole."""
    is_whole = difference.manner in {Manner.ADDED, Manner.REMOVED}
    return is_whole and difference.path[-1].item is not None


def _numbers(before: int, after: int) -> str:
    return f"{before} {_ARROW} {after}" if before != after else str(after)
