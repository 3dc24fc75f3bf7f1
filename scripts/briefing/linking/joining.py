"""Joining records into one briefing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from briefing.linking.indexing import build_indexes, build_names
from briefing.linking.model import Briefing
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
    """Return the briefing of some records, indexed by everything that pages look up.

    Dangling references are left out of the indexes; finding them is the checker's work.
    """
    by_id: dict[str, AnyRecord] = {}
    for record in records:
        by_id.setdefault(record.id, record)
    names = build_names(vocabulary, by_id.values())
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
        names=names,
        terms=NameIndex(Name(term, term, full=True) for term in vocabulary.glossary),
        indexes=build_indexes(vocabulary, by_id, settings.zone, names),
        basemap=basemap,
    )


def _of_kind(records: Mapping[str, AnyRecord], kind: type[_Kind]) -> Mapping[str, _Kind]:
    return {key: record for key, record in records.items() if isinstance(record, kind)}
