"""The choices that a field offers, with what each means."""

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
    """The vocabulary, asked for the choices of a field."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def choices(self, shape: ValueShape) -> dict[str, str]:
        """Return the values that a field allows, each with its meaning, which may be empty.

        There are none where it allows any text of its form: also where its list is empty, or
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
