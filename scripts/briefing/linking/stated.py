"""The ties between actors that are stated as fact: what figures draw and exports hand on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.letters import sort_key
from briefing.linking.model import Briefing
from briefing.records import Actor, Relationship
from briefing.records.vocabulary import RelationshipType


@dataclass(frozen=True)
class StatedTie:
    """A tie that is confirmed or reported and accuses nobody.

    Attributes:
        actor: The actor whose record has it.
        relationship: The tie itself, with its dates, status and evidence.
        type: Its type in the vocabulary.
        target: The other actor.
    """

    actor: Actor
    relationship: Relationship
    type: RelationshipType
    target: Actor

    @property
    def label(self) -> str:
        """What the actor is to the target, in the words of the vocabulary."""
        return self.type.read(has_ended=self.relationship.has_ended)

    @property
    def inverse(self) -> str:
        """What the target is to the actor."""
        return self.type.read(from_other_side=True, has_ended=self.relationship.has_ended)


def stated_ties(briefing: Briefing, *, only_structural: bool = False) -> tuple[StatedTie, ...]:
    """Return the ties that are stated as fact, or those of them that the network figure may draw.

    A tie recorded at both its ends is returned once. Ties are sorted by the name of the actor whose
    record has them, then in the order of the vocabulary.
    """
    found = [tie for tie in _all_stated(briefing) if tie.type.structural or not only_structural]
    ids = {tie.relationship.id for tie in found}
    once = [tie for tie in found if not _is_told_from_other_end(briefing, tie.relationship.id, ids)]
    order = {name: place for place, name in enumerate(briefing.vocabulary.relationship_types)}
    return tuple(
        sorted(
            once,
            key=lambda tie: (
                sort_key(tie.actor.name),
                tie.actor.id,
                order[tie.relationship.type],
                sort_key(tie.target.name),
                tie.relationship.id,
            ),
        )
    )


def _is_told_from_other_end(briefing: Briefing, tie: str, ids: set[str]) -> bool:
    """Return whether a tie is also on the other actor's record and is returned from there."""
    mirrors = briefing.indexes.mirrors
    return tie in mirrors and mirrors[tie] in ids and mirrors[tie] < tie


def _all_stated(briefing: Briefing) -> Iterator[StatedTie]:
    types = briefing.vocabulary.relationship_types
    for actor in briefing.actors.values():
        for relationship in actor.relationships:
            kind = types.get(relationship.type)
            target = briefing.actors.get(relationship.target)
            if kind is None or target is None or target.id == actor.id:
                continue
            if not (kind.accusation or relationship.status.needs_attribution):
                yield StatedTie(actor, relationship, kind, target)
