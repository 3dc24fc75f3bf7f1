"""Groupings of reactions: by event, by stance, by country. Withdrawn ones are in none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefing.rendering.groups import (
    CountryGroup,
    Reactions,
    StanceGroup,
    group_by,
    not_withdrawn,
)

if TYPE_CHECKING:
    from briefing.linking import Briefing
    from briefing.records import Actor, Event, Reaction

# A stance is uncommon when at most one reaction in this many takes it.
_FEW = 3


class ReactionViews:
    """What templates ask about reactions beyond the briefing's own look-ups."""

    def __init__(self, briefing: Briefing) -> None:
        """Look at `briefing`, which does not change."""
        self._briefing = briefing

    def by(self, actor: Actor) -> tuple[Reaction, ...]:
        """The reactions that an actor made or spoke."""
        return tuple(not_withdrawn(self._briefing.indexes.reactions_by.get(actor.id, ())))

    def to(self, event: Event) -> tuple[Reaction, ...]:
        """The reactions to an event, in order of time."""
        return tuple(not_withdrawn(self._briefing.indexes.reactions_to.get(event.id, ())))

    def by_rarest_stance(self, event: Event) -> tuple[StanceGroup, ...]:
        """The reactions to an event, each once, those that say what few say first."""
        reactions = self.to(event)
        shared = Counter(stance for reaction in reactions for stance in reaction.stances)
        order = {stance: place for place, stance in enumerate(self._briefing.vocabulary.stances)}

        def rank(stance: str) -> tuple[int, int]:
            return (shared[stance] or len(reactions), order.get(stance, len(order)))

        rarest = {item.id: min(item.stances, key=rank, default="") for item in reactions}
        grouped = group_by((rarest[item.id], item) for item in reactions)
        return tuple(StanceGroup(stance, grouped[stance]) for stance in sorted(grouped, key=rank))

    def uncommon(self, event: Event) -> tuple[StanceGroup, ...]:
        """Those of the groups whose stance at most a third of the reactions take."""
        reactions = self.to(event)
        shared = Counter(stance for reaction in reactions for stance in reaction.stances)
        groups = (group for group in self.by_rarest_stance(event) if group.stance)
        return tuple(group for group in groups if shared[group.stance] * _FEW <= len(reactions))

    def others(self, event: Event) -> tuple[Reaction, ...]:
        """The reactions that are in none of the groups of uncommon stances."""
        groups = self.uncommon(event)
        shown = {reaction.id for group in groups for reaction in group.reactions}
        return tuple(item for item in self.to(event) if item.id not in shown)

    def by_event(self) -> tuple[Reactions, ...]:
        """All reactions, by the event that they answer: the subject first, then in time."""
        subject = self._briefing.settings.subject
        events = sorted(
            not_withdrawn(self._briefing.events.values()),
            key=lambda event: (event.id != subject, event.date.sort_key, event.id),
        )
        found = ((event, self.to(event)) for event in events)
        return tuple(
            Reactions(event, reactions, tuple(self._stances_in(reactions)))
            for event, reactions in found
            if reactions
        )

    def _stances_in(self, reactions: Iterable[Reaction]) -> Iterator[str]:
        taken = {stance for reaction in reactions for stance in reaction.stances}
        return (stance for stance in self._briefing.vocabulary.stances if stance in taken)

    def by_country(self) -> tuple[CountryGroup, ...]:
        """All reactions, by the country of the actor, in the order of the countries' names."""
        names = self._briefing.vocabulary.countries
        standing = not_withdrawn(self._briefing.reactions.values())
        grouped = group_by((self._country(reaction.actor), reaction) for reaction in standing)
        codes = sorted(grouped, key=lambda code: (code is None, names.get(code or "", code or "")))
        return tuple(CountryGroup(code, grouped[code]) for code in codes)

    def _country(self, actor_id: str) -> str | None:
        actor = self._briefing.actors.get(actor_id)
        return actor.country if actor else None
