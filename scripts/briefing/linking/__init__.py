"""From records to one linked briefing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from briefing.linking.confirming import Ground
from briefing.linking.corroboration import Corroboration, Counting, Speaker
from briefing.linking.holders import Holder, holders
from briefing.linking.indexing import build_indexes, collect_names
from briefing.linking.items import Item, Stated, counts
from briefing.linking.model import (
    Briefing,
    HeldAnswer,
    Indexes,
    Part,
    PlacedClaim,
    PlacedDesignation,
    Support,
    Tie,
)
from briefing.linking.quoted import PAGE_LANGUAGE, Words, find_words, language_of, words_of
from briefing.linking.search_terms import folded, search_terms
from briefing.names import Name, NameIndex
from briefing.records import (
    Actor,
    AnyRecord,
    Basemap,
    Event,
    Place,
    Question,
    Reaction,
    Settings,
    Source,
    Vocabulary,
)

_Kind = TypeVar("_Kind", Actor, Event, Reaction, Question, Place, Source)


def link(
    settings: Settings,
    vocabulary: Vocabulary,
    records: tuple[AnyRecord, ...],
    basemap: Basemap | None = None,
) -> Briefing:
    """Index the records by everything that pages look them up by.

    References that lead nowhere are left out of the indexes; finding them is the
    checker's work.
    """
    by_id: dict[str, AnyRecord] = {}
    for record in records:
        by_id.setdefault(record.id, record)
    return Briefing(
        settings=settings,
        vocabulary=vocabulary,
        records=by_id,
        actors=_of_kind(by_id, Actor),
        events=_of_kind(by_id, Event),
        reactions=_of_kind(by_id, Reaction),
        questions=_of_kind(by_id, Question),
        places=_of_kind(by_id, Place),
        sources=_of_kind(by_id, Source),
        names=NameIndex(collect_names(by_id.values())),
        terms=NameIndex(Name(term, term, full=True) for term in vocabulary.glossary),
        indexes=build_indexes(vocabulary, by_id, settings.zone),
        basemap=basemap,
    )


def _of_kind(records: Mapping[str, AnyRecord], kind: type[_Kind]) -> Mapping[str, _Kind]:
    return {key: record for key, record in records.items() if isinstance(record, kind)}


__all__ = [
    "PAGE_LANGUAGE",
    "Briefing",
    "Corroboration",
    "Counting",
    "Ground",
    "HeldAnswer",
    "Holder",
    "Indexes",
    "Item",
    "Part",
    "PlacedClaim",
    "PlacedDesignation",
    "Speaker",
    "Stated",
    "Support",
    "Tie",
    "Words",
    "counts",
    "find_words",
    "folded",
    "holders",
    "language_of",
    "link",
    "search_terms",
    "words_of",
]
