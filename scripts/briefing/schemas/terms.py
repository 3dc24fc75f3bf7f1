"""The choices for a field, with the meaning of each."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from briefing.reading.shapes import ValueShape
from briefing.records import Vocabulary
from briefing.records.base import ListedIn
from briefing.records.enums import Precision, QuestionState, ReadExtent, SourceRole, Status
from briefing.records.vocabulary import Term

_LABELS: Mapping[type[Enum], str] = {
    Status: "statuses",
    SourceRole: "source_roles",
    QuestionState: "question_states",
    ReadExtent: "read_extents",
    Precision: "precisions",
}
"""The vocabulary's list of labels for each enum that has them."""


class Terms:
    """The choices that a vocabulary gives for fields."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def choices(self, shape: ValueShape) -> dict[str, str]:
        """Return the allowed values of a field, each with its meaning, which may be empty.

        Empty if any text of the right form is allowed, also because the field's list is empty or
        grows with the sources.
        """
        if shape.choices:
            labels = self._labels(_LABELS[shape.type]) if shape.type in _LABELS else {}
            return {value: labels.get(value, "") for value in shape.choices}
        for mark in shape.metadata:
            if isinstance(mark, ListedIn) and not mark.grows:
                return self._labels(mark.vocabulary)
        return {}

    def _labels(self, name: str) -> dict[str, str]:
        terms: Mapping[str, Term] = getattr(self._vocabulary, name)
        return {str(key): _meaning(term) for key, term in terms.items()}


def _meaning(term: Term) -> str:
    return f"{term.label}: {term.definition}" if term.definition else term.label
