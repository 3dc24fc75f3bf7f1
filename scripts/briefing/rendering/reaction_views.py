"""Groupings of reactions: by event, by stance, by country. Withdrawn ones are in none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefing.letters import SortKey, sort_key
from briefing.rendering.groups import (
    CountryGroup,
    ReactionGroup,
    Reactions,
    StanceGroup,
    group_by,
)
from briefing.statements import is_dated_early

if TYPE_CHECKING:
    from briefing.linking import Briefing
    from briefing.records import Actor, Event, Reaction

# Few take a stance: at most one reaction in so many, or so many at all.
_ONE_IN = 6
_FEW = 3


class ReactionViews:
    """What templates ask about reactions beyond the briefing's own look-ups."""

    def __init__(self, briefing: Briefing) -> None:
        """Look at `briefing`, which does not change."""
        self._briefing = briefing

    def by(self, actor: Actor) -> tuple[Reaction, ...]:
        """Return the reactions that an actor made or spoke."""
        return self._briefing.indexes.reactions_by.get(actor.id, ())

    def through(self, reaction: Reaction) -> str | None:
        """Return who spoke for the party of a reaction, if that was somebody else."""
        speaker = reaction.spoken_by.actor if reaction.spoken_by else None
        return speaker if speaker != reaction.actor else None

    def to(self, event: Event) -> tuple[Reaction, ...]:
        """Return the reactions to an event, in order of time."""
        return self._briefing.indexes.reactions_to.get(event.id, ())

    def dated_early(self, reactions: Iterable[Reaction]) -> bool:
        """Return whether a reaction has an earlier day than its event, as time zones allow."""
        return any(is_dated_early(self._briefing, reaction) for reaction in reactions)

    def by_rarest_stance(self, event: Event) -> tuple[StanceGroup, ...]:
        """Return the reactions to an event, each once, those that say what few say first."""
        reactions = self.to(event)
        shared = Counter(stance for reaction in reactions for stance in reaction.stance_ids)
        order = {stance: place for place, stance in enumerate(self._briefing.vocabulary.stances)}

        def rank(stance: str) -> tuple[int, int]:
            return (shared[stance] or len(reactions), order.get(stance, len(order)))

        rarest = {item.id: min(item.stance_ids, key=rank, default="") for item in reactions}
        grouped = group_by((rarest[item.id], item) for item in reactions)
        return tuple(StanceGroup(stance, grouped[stance]) for stance in sorted(grouped, key=rank))

    def telling(self, event: Event) -> tuple[StanceGroup, ...]:
        """Return all who take each of the stances that few take, the rarest first."""
        reactions = self.to(event)
        most = max(_FEW, len(reactions) // _ONE_IN)
        takers = self._takers(reactions)
        groups = (StanceGroup(stance, tuple(group)) for stance, group in takers.items())
        few = [group for group in groups if len(group.reactions) <= most]
        return tuple(sorted(few, key=lambda group: len(group.reactions)))

    def commonest(self, event: Event) -> StanceGroup | None:
        """Return the stance that most take, and who does, where it is more than half."""
        reactions = self.to(event)
        groups = (StanceGroup(s, tuple(g)) for s, g in self._takers(reactions).items())
        most = max(groups, key=lambda group: len(group.reactions), default=None)
        return most if most and len(most.reactions) * 2 > len(reactions) else None

    def unlike(self, common: StanceGroup) -> tuple[Reaction, ...]:
        """Return the reactions to an event of actors who never take a stance that most take."""
        takers = {reaction.actor for reaction in common.reactions}
        events = {reaction.to for reaction in common.reactions}
        reactions = (r for r in self._briefing.reactions.values() if r.to in events)
        return tuple(r for r in self._in_order(reactions) if r.actor not in takers)

    def by_kind(self, reactions: Iterable[Reaction]) -> tuple[ReactionGroup, ...]:
        """Reactions under the headings of the kinds of their actors, then by name and time."""
        kinds = self._briefing.vocabulary.actor_kinds
        headings = [kind.group or kind.plural for kind in kinds.values()]
        named = sorted(reactions, key=lambda item: self._name_key(item.actor))
        grouped = group_by((self._heading(item.actor), item) for item in named)
        order = [heading for heading in dict.fromkeys(headings) if heading in grouped]
        rest = [heading for heading in grouped if heading not in order]
        return tuple(ReactionGroup(heading, grouped[heading]) for heading in (*order, *rest))

    def _takers(self, reactions: Iterable[Reaction]) -> dict[str, list[Reaction]]:
        found: dict[str, list[Reaction]] = {s: [] for s in self._briefing.vocabulary.stances}
        for reaction in reactions:
            for stance in reaction.stance_ids:
                found.setdefault(stance, []).append(reaction)
        return {stance: group for stance, group in found.items() if group}

    def _in_order(self, reactions: Iterable[Reaction]) -> list[Reaction]:
        return sorted(reactions, key=lambda item: (item.said.sort_key, item.id))

    def _name_key(self, actor_id: str) -> SortKey:
        return sort_key(self._briefing.party_name(actor_id))

    def _heading(self, actor_id: str) -> str:
        actor = self._briefing.actors.get(actor_id)
        kind = self._briefing.vocabulary.actor_kinds.get(actor.kind) if actor else None
        return (kind.group or kind.plural) if kind else ""

    def by_event(self) -> tuple[Reactions, ...]:
        """Return all reactions, by the event that they answer: the subject first, then in time."""
        subject = self._briefing.settings.subject
        events = sorted(
            self._briefing.events.values(),
            key=lambda event: (event.id != subject, event.date.sort_key, event.id),
        )
        found = ((event, self.to(event)) for event in events)
        return tuple(
            Reactions(event, reactions, tuple(self._stances_in(reactions)))
            for event, reactions in found
            if reactions
        )

    def _stances_in(self, reactions: Iterable[Reaction]) -> Iterator[str]:
        taken = {stance for reaction in reactions for stance in reaction.stance_ids}
        return (stance for stance in self._briefing.vocabulary.stances if stance in taken)

    def by_country(self) -> tuple[CountryGroup, ...]:
        """Return all reactions by the actor's country, in the order of the countries' names."""
        reactions = self._briefing.reactions.values()
        grouped = group_by((self._country(reaction.actor), reaction) for reaction in reactions)
        name_of = self._briefing.country_name
        codes = sorted(grouped, key=lambda code: (code is None, sort_key(name_of(code or ""))))
        return tuple(CountryGroup(code, grouped[code]) for code in codes)

    def _country(self, actor_id: str) -> str | None:
        actor = self._briefing.actors.get(actor_id)
        return actor.country if actor else None
