"""The ties between actors that a figure may draw, and those that share one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.linking import Briefing, stated_ties
from briefing.records import Actor, Relationship


@dataclass(frozen=True)
class NetworkTie:
    """A tie, read from the actor whose record has it.

    Attributes:
        source: The actor whose record has it.
        label: What the source is to the target, in the words of the vocabulary.
        inverse: What the target is to the source.
        target: The other actor.
        relationship: The tie itself, with its dates, status and evidence.
        symmetric: Whether both sides read the same.
    """

    source: Actor
    label: str
    inverse: str
    target: Actor
    relationship: Relationship
    symmetric: bool


@dataclass(frozen=True)
class TieReading:
    """A tie as one of its two sides reads it."""

    label: str
    relationship: Relationship


def labels(readings: Iterable[TieReading]) -> tuple[str, ...]:
    """Return the labels of ties, each once."""
    return tuple(dict.fromkeys(reading.label for reading in readings))


@dataclass(frozen=True)
class Bond:
    """All ties between two actors, which share one line.

    Attributes:
        source: The id of the actor from whose side the labels are read.
        target: The id of the other actor.
        readings: The ties as read from the source.
        directed: Whether the two sides differ.
        ended: Whether every tie has an end date.
    """

    source: str
    target: str
    readings: tuple[TieReading, ...]
    directed: bool
    ended: bool


def structural_ties(briefing: Briefing) -> tuple[NetworkTie, ...]:
    """Return the ties on the structure and leadership of actors that are stated as fact.

    Accusations are omitted. Ties are sorted by the name of the actor whose record has them, then in
    the order of the vocabulary.
    """
    return tuple(
        NetworkTie(
            tie.actor, tie.label, tie.inverse, tie.target, tie.relationship, tie.type.symmetric
        )
        for tie in stated_ties(briefing, only_structural=True)
    )


def bonds(ties: Iterable[NetworkTie]) -> tuple[Bond, ...]:
    """Group the ties between the same two actors."""
    grouped: dict[frozenset[str], list[NetworkTie]] = {}
    for tie in ties:
        grouped.setdefault(frozenset((tie.source.id, tie.target.id)), []).append(tie)
    return tuple(_bond(group) for group in grouped.values())


def _bond(ties: list[NetworkTie]) -> Bond:
    # Labels are read from the side that most ties are written from; in a draw, from the first's.
    first = ties[0].source.id
    written_here = sum(tie.source.id == first for tie in ties)
    source = first if written_here * 2 >= len(ties) else ties[0].target.id
    target = ties[0].target.id if source == first else first
    readings = tuple(
        TieReading(tie.label if tie.source.id == source else tie.inverse, tie.relationship)
        for tie in ties
    )
    directed = not all(tie.symmetric for tie in ties)
    ended = all(tie.relationship.has_ended for tie in ties)
    return Bond(source, target, readings, directed, ended)
