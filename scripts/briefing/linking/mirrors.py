"""Ties that are told from both ends: `Ann, sibling of Ben` and `Ben, sibling of Ann`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefing.records import Actor, EdtfDate, Relationship, Vocabulary
from briefing.records.vocabulary import RelationshipType


def mirrors(actors: Iterable[Actor], vocabulary: Vocabulary) -> Mapping[str, str]:
    """Return the id of each tie that the record at its other end tells as well, with its there.

    Accusations are none of them: that two accuse each other is two statements.
    """
    told: dict[tuple[str, str], list[Relationship]] = {}
    for actor in actors:
        for held in actor.relationships:
            told.setdefault((actor.id, held.target), []).append(held)
    return {
        here.id: there.id
        for (holder, target), ties in told.items()
        if holder != target
        for here in ties
        for there in _alike(here, told.get((target, holder), ()), vocabulary)
    }


def _alike(
    here: Relationship, others: Iterable[Relationship], vocabulary: Vocabulary
) -> Iterator[Relationship]:
    types = vocabulary.relationship_types
    own = types.get(here.type)
    for there in others:
        other = types.get(there.type)
        if own is None or other is None or own.accusation or other.accusation:
            continue
        is_same = own.label == _from_the_end(other) and other.label == _from_the_end(own)
        if is_same and not (_is_over(here, there) or _is_over(there, here)):
            yield there


def _from_the_end(kind: RelationshipType) -> str:
    return kind.inverse or kind.label


def _is_over(one: Relationship, other: Relationship) -> bool:
    """Return whether one tie ends before the other starts: then they are two."""
    end: EdtfDate | None = one.end
    return end is not None and other.start is not None and end.surely_before(other.start)
