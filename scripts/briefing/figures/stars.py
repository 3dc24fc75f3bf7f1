"""The ties of the network as lists under few actors, for screens too narrow for a drawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.figures.ties import NetworkTie
    from briefing.records import Actor


@dataclass(frozen=True)
class Spoke:
    """A tie in the list under one of its two actors."""

    label: str
    other: Actor
    tie: NetworkTie


@dataclass(frozen=True)
class Star:
    """An actor, and those of its ties that no earlier star lists."""

    hub: Actor
    spokes: tuple[Spoke, ...]

    @property
    def single(self) -> bool:
        """Whether it lists just one tie."""
        return len(self.spokes) == 1


def list_stars(actors: Sequence[Actor], ties: Sequence[NetworkTie]) -> tuple[Star, ...]:
    """List every tie once, under few of its actors, chosen by a greedy algorithm."""
    unlisted = {tie.relationship.id: tie for tie in ties}
    of_actor: dict[str, list[NetworkTie]] = {actor.id: [] for actor in actors}
    for tie in ties:
        of_actor[tie.source.id].append(tie)
        of_actor[tie.target.id].append(tie)
    counts = {actor_id: len(own) for actor_id, own in of_actor.items()}
    stars: list[Star] = []
    while unlisted:
        hub = max(actors, key=lambda actor: counts[actor.id])
        star_ties = [tie for tie in of_actor[hub.id] if tie.relationship.id in unlisted]
        stars.append(Star(hub, tuple(_spoke(hub, tie) for tie in star_ties)))
        for tie in star_ties:
            del unlisted[tie.relationship.id]
            counts[tie.source.id] -= 1
            counts[tie.target.id] -= 1
    return tuple(stars)


def _spoke(hub: Actor, tie: NetworkTie) -> Spoke:
    if tie.source.id == hub.id:
        return Spoke(tie.label, tie.target, tie)
    return Spoke(tie.inverse, tie.source, tie)
