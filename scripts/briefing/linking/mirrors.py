"""Ties recorded at both ends: `Ann, sibling of Ben` and `Ben, sibling of Ann`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefing.records import Actor, EdtfDate, Relationship, Vocabulary
from briefing.records.vocabulary import RelationshipType


def mirrors(actors: Iterable[Actor], vocabulary: Vocabulary) -> Mapping[str, str]:
    """Map the id of each tie that is also recorded at its other end to its id there.

    Accusations are excluded: two that accuse each other make two statements.
    """
    by_ends: dict[tuple[str, str], list[Relationship]] = {}
    for actor in actors:
        for tie in actor.relationships:
            by_ends.setdefault((actor.id, tie.target), []).append(tie)
    return {
        here.id: there.id
        for (holder, target), ties in by_ends.items()
        if holder != target
        for here in ties
        for there in _matching_ties(here, by_ends.get((target, holder), ()), vocabulary)
    }


def _matching_ties(
    here: Relationship, others: Iterable[Relationship], vocabulary: Vocabulary
) -> Iterator[Relationship]:
    types = vocabulary.relationship_types
    own = types.get(here.type)
    for there in others:
        other = types.get(there.type)
        if own is None or other is None or own.accusation or other.accusation:
            continue
        is_same = own.label == _inverse_label(other) and other.label == _inverse_label(own)
        if is_same and not (_is_over(here, there) or _is_over(there, here)):
            yield there


def _inverse_label(kind: RelationshipType) -> str:
    return kind.inverse or kind.label


def _is_over(one: Relationship, other: Relationship) -> bool:
    """Return whether one tie ends before the other starts, so that they are two."""
    end: EdtfDate | None = one.end
    return end is not None and other.start is not None and end.surely_before(other.start)
