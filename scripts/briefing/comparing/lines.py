"""Differences of fields as phrases, each for a line of a report."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.comparing.changes import Backing, Standings
from briefing.comparing.fields import Difference, Manner
from briefing.comparing.values import ValueWording, label
from briefing.comparing.words import deletion, insertion, shorten, word_differences
from briefing.phrases import Listed, Phrase, Value, gettext, in_commas, in_semicolons
from briefing.phrases.fields import field_words
from briefing.records.base import TextRole
from briefing.records.walking import FieldMarks

_MARKED_UP = frozenset({TextRole.INLINE, TextRole.PROSE})


class Lines:
    """The wording of differences, with each side's names."""

    def __init__(self, earlier: ValueWording, present: ValueWording) -> None:
        """Take the wording of values on both sides."""
        self.earlier, self.present = earlier, present

    def difference(self, difference: Difference) -> Phrase:
        """Return the phrase for a difference in a field."""
        return label(self._label(difference), self._change(difference))

    def _change(self, difference: Difference) -> Value:
        before, after = difference.before, difference.after
        match difference.manner:
            case Manner.ADDED:
                return insertion(self._whole_value(difference))
            case Manner.REMOVED:
                return deletion(self._whole_value(difference))
            case Manner.REORDERED:
                return gettext("in a different order")
        if isinstance(before, tuple) and isinstance(after, tuple):
            return self._list_change(before, after, difference.marks)
        return self._value_change(difference)

    def new_value(self, difference: Difference) -> Phrase:
        """Return the value of a new field, unmarked because everything around it is new too."""
        return label(self._label(difference), shorten(self._whole_value(difference)))

    def state(self, difference: Difference) -> Phrase:
        """Return the change of a question's state, in the fewest words."""
        return gettext("State: %(change)s", change=self._value_change(difference))

    def status(self, standings: Standings) -> Phrase:
        """Return the change of a statement's status, in the fewest words."""
        return gettext("Status: %(change)s", change=_change_phrase(*standings))

    def backing(self, backing: Backing) -> Listed:
        """Return the changes in a statement's support."""
        return in_semicolons(_backing_changes(backing))

    def support(self, backing: Backing) -> Phrase:
        """Return the support of a new statement."""
        return _backing_phrase(backing.after)

    def _label(self, difference: Difference) -> Listed:
        wording = self._side(difference)
        *around, last = difference.path
        own = field_words(last.name) if _is_whole_item(difference) else wording.step(last)
        return in_commas((*map(wording.step, around), own))

    def _whole_value(self, difference: Difference) -> str:
        """Return the value that was added or removed, in words."""
        value = difference.before if difference.after is None else difference.after
        if _is_whole_item(difference):
            return self._side(difference).item(difference.path[-1], value)
        return self._side(difference).value(value, difference.marks)

    def _side(self, difference: Difference) -> ValueWording:
        return self.earlier if difference.manner is Manner.REMOVED else self.present

    def _list_change(
        self, before: tuple[object, ...], after: tuple[object, ...], marks: FieldMarks
    ) -> Value:
        removed = [deletion(self.earlier.value(one, marks)) for one in before if one not in after]
        added = [insertion(self.present.value(one, marks)) for one in after if one not in before]
        if not removed and not added:
            return gettext("repeated a different number of times")
        return in_commas((*removed, *added))

    def _value_change(self, difference: Difference) -> Value:
        before, after, marks = difference.before, difference.after, difference.marks
        is_name = marks.refers is not None or marks.listed is not None
        if type(before) is str and type(after) is str and marks.role is not None and not is_name:
            names = (self.earlier, self.present) if marks.role in _MARKED_UP else None
            return word_differences(before, after, names)
        one, other = self.earlier.value(before, marks), self.present.value(after, marks)
        if one == other:
            one, other = str(before), str(after)
        return _change_phrase(shorten(one), shorten(other))


def _backing_changes(backing: Backing) -> Iterator[Phrase]:
    if backing.before != backing.after:
        yield _backing_phrase(word_differences(backing.before, backing.after))
    if backing.listed_before != backing.listed_after:
        numbers = _change_phrase(str(backing.listed_before), str(backing.listed_after))
        yield gettext("listed, not counted: %(numbers)s", numbers=numbers)


def _backing_phrase(what: Value) -> Phrase:
    return gettext("support: %(what)s", what=what)


def _change_phrase(before: Value, after: Value) -> Phrase:
    return gettext("%(before)s → %(after)s", before=before, after=after)


def _is_whole_item(difference: Difference) -> bool:
    """Return whether an item of a list or group was added or removed as a whole."""
    is_whole = difference.manner in {Manner.ADDED, Manner.REMOVED}
    return is_whole and difference.path[-1].item is not None
