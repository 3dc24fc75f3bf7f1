"""What a field may refer to, as far as it is known while records are being read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from briefing.problems import explain_unlisted, is_open, nearest, one_of, some_of
from briefing.reading.gaps import NO_GAPS, Gaps
from briefing.reading.shapes import ValueShape
from briefing.records import RECORD_KINDS, Vocabulary
from briefing.records.base import ListedIn, Refers
from briefing.records.ids import suggest_id
from briefing.records.values import RESPONSE_FORMS

_Mark = TypeVar("_Mark", ListedIn, Refers)


@dataclass(frozen=True)
class Known:
    """The ids of the records and the lists of the vocabulary.

    Attributes:
        ids: The ids of each kind of record, from the names of its files.
        vocabulary: The vocabulary, if any of it could be read.
        gaps: What is missing in it.
    """

    ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    vocabulary: Vocabulary | None = None
    gaps: Gaps = NO_GAPS

    def list_for(self, shape: ValueShape) -> tuple[str, Mapping[str, object]] | None:
        """Return the name and the terms of the vocabulary's list for a field, if known."""
        mark = _find_mark(shape, ListedIn)
        if mark is None or self.vocabulary is None or self.gaps.touch((mark.vocabulary,)):
            return None
        return mark.vocabulary, getattr(self.vocabulary, mark.vocabulary)

    def explain_unlisted(self, value: str, shape: ValueShape) -> tuple[str, str] | None:
        """Return a message and a hint for a value that is not in its field's list."""
        if (found := self.list_for(shape)) is None:
            return None
        name, listed = found
        message, hint = explain_unlisted(name, value, listed)
        labels = {str(getattr(term, "label", term)).lower(): one for one, term in listed.items()}
        bare = suggest_id(value)
        if meant := labels.get(value.strip().lower()) or (bare if bare in listed else None):
            hint = f"Write `{meant}`."
        return message, hint

    def choices(self, shape: ValueShape) -> str:
        """Return the allowed values of a field as a sentence; empty if the list is not closed."""
        if shape.choices:
            return f"Allowed: {', '.join(shape.choices)}."
        listed = self.list_for(shape)
        if listed is None or is_open(listed[0]):
            return ""
        return f"Allowed: {some_of(listed[1])}."

    def record_hint(self, value: str, shape: ValueShape) -> str | None:
        """Return a hint for a value that should be a record's id but is not an id."""
        mark = _find_mark(shape, Refers)
        kinds = [kind for kind in (mark.kinds if mark else ()) if kind in RECORD_KINDS]
        if not kinds:
            return None
        choices = [one for kind in kinds for one in self.ids.get(kind, ())]
        bare = suggest_id(value)
        if bare in choices:
            return f"Write `{bare}`."
        if kinds != list(mark.kinds if mark else ()) and " " in value.strip():
            return RESPONSE_FORMS  # the words of an answer instead of its claim
        guess = nearest(bare, choices)
        folders = one_of(f"{RECORD_KINDS[kind].folder}/" for kind in kinds)
        where = f"A record's id is the name of its file in {folders}, without .yml."
        where += " If there is no such record yet, add it first."
        return f"{f'Did you mean `{guess}`? ' if guess else ''}{where}"


def takes_a_source(shape: ValueShape) -> bool:
    """Return whether a field refers to a source."""
    mark = _find_mark(shape, Refers)
    return mark is not None and mark.kinds == ("source",)


def _find_mark(shape: ValueShape, kind: type[_Mark]) -> _Mark | None:
    return next((one for one in shape.metadata if isinstance(one, kind)), None)
