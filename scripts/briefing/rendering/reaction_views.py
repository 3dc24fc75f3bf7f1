"""Groupings of reactions by event, stance and country, without withdrawn ones."""

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

# A stance is rare if at most one reaction in `_RARE_ONE_IN`, or `_RARE_COUNT` in all, take it.
_RARE_ONE_IN = 6
_RARE_COUNT = 3


class ReactionViews:
    """Groups of reactions for templates, beyond the briefing's own look-ups."""

    def __init__(self, briefing: Briefing) -> None:
        """Use `briefing`, which does not change."""
        self._briefing = briefing

    def by(self, actor: Actor) -> tuple[Reaction, ...]:
        """Return the reactions that an actor made, or spoke for others."""
        return self._briefing.indexes.reactions_by.get(actor.id, ())

    def spokesperson(self, reaction: Reaction) -> str | None:
        """Return who spoke for a reaction's party, or None if the party spoke itself."""
        speaker = reaction.spoken_by.actor if reaction.spoken_by else None
        return speaker if speaker != reaction.actor else None

    def anchor_of(self, stance: str) -> str:
        """Return the anchor of a stance on the page of a reaction that takes it."""
        return f"s-stance-{stance}"

    def to(self, event: Event) -> tuple[Reaction, ...]:
        """Return the reactions to an event in chronological order."""
        return self._briefing.indexes.reactions_to.get(event.id, ())

    def dated_early(self, reactions: Iterable[Reaction]) -> bool:
        """Return whether a reaction has an earlier day than its event, as time zones allow."""
        return any(is_dated_early(self._briefing, reaction) for reaction in reactions)

    def by_rarest_stance(self, event: Event) -> tuple[StanceGroup, ...]:
        """Return the reactions to an event, each under its rarest stance, the rarest first."""
        reactions = self.to(event)
        shared = Counter(stance for reaction in reactions for stance in reaction.stance_ids)
        order = {stance: place for place, stance in enumerate(self._briefing.vocabulary.stances)}

        def rank(stance: str) -> tuple[int, int]:
            return (shared[stance] or len(reactions), order.get(stance, len(order)))

        rarest = {item.id: min(item.stance_ids, key=rank, default="") for item in reactions}
        grouped = group_by((rarest[item.id], item) for item in reactions)
        return tuple(StanceGroup(stance, grouped[stance]) for stance in sorted(grouped, key=rank))

    def rare_stances(self, event: Event) -> tuple[StanceGroup, ...]:
        """Return all reactions that take each rare stance, the rarest first."""
        reactions = self.to(event)
        most = max(_RARE_COUNT, len(reactions) // _RARE_ONE_IN)
        by_stance = self._by_stance(reactions)
        groups = (StanceGroup(stance, tuple(group)) for stance, group in by_stance.items())
        rare = [group for group in groups if len(group.reactions) <= most]
        return tuple(sorted(rare, key=lambda group: len(group.reactions)))

    def most_common_stance(self, event: Event) -> StanceGroup | None:
        """Return the most common stance and its reactions, if more than half take it."""
        reactions = self.to(event)
        groups = (StanceGroup(s, tuple(g)) for s, g in self._by_stance(reactions).items())
        most = max(groups, key=lambda group: len(group.reactions), default=None)
        return most if most and len(most.reactions) * 2 > len(reactions) else None

    def leading(self, event: Event) -> tuple[StanceGroup, ...]:
        """Return each stance whose absence is worth telling, with the reactions that take it."""
        known = self._briefing.vocabulary.stances
        by_stance = self._by_stance(self.to(event)).items()
        return tuple(StanceGroup(s, tuple(g)) for s, g in by_stance if s in known and known[s].lead)

    def without_leading(self, event: Event) -> StanceGroup | None:
        """Return the reactions by actors who never take the most common stance, if it leads."""
        common = self.most_common_stance(event)
        if common is None or common not in self.leading(event) or len(self.to(event)) == 1:
            return None
        unlike = self.without_stance(common)
        return StanceGroup(common.stance, unlike) if unlike else None

    def anchor_without(self, event: Event, stance: str) -> str:
        """Return the anchor of the list of those who do not take a stance on an event."""
        return f"s-without-{event.id}-{stance}"

    def told_by_channel(self, reactions: Iterable[Reaction]) -> frozenset[str]:
        """Return the ids of reactions that who spoke, for whom, and the date do not tell apart."""
        alike = group_by(((r.actor, self.spokesperson(r), r.said), r.id) for r in reactions)
        return frozenset(id_ for ids in alike.values() if len(ids) > 1 for id_ in ids)

    def without_stance(self, common: StanceGroup) -> tuple[Reaction, ...]:
        """Return the reactions to an event by actors who never take its most common stance."""
        takers = {reaction.actor for reaction in common.reactions}
        events = {reaction.to for reaction in common.reactions}
        reactions = (r for r in self._briefing.reactions.values() if r.to in events)
        return tuple(r for r in self._by_time(reactions) if r.actor not in takers)

    def by_kind(self, reactions: Iterable[Reaction]) -> tuple[ReactionGroup, ...]:
        """Return reactions under the headings of their actors' kinds, then by name and time."""
        kinds = self._briefing.vocabulary.actor_kinds
        headings = [kind.group or kind.plural for kind in kinds.values()]
        named = sorted(reactions, key=lambda item: self._name_key(item.actor))
        grouped = group_by((self._heading(item.actor), item) for item in named)
        order = [heading for heading in dict.fromkeys(headings) if heading in grouped]
        rest = [heading for heading in grouped if heading not in order]
        return tuple(ReactionGroup(heading, grouped[heading]) for heading in (*order, *rest))

    def _by_stance(self, reactions: Iterable[Reaction]) -> dict[str, list[Reaction]]:
        found: dict[str, list[Reaction]] = {s: [] for s in self._briefing.vocabulary.stances}
        for reaction in reactions:
            for stance in reaction.stance_ids:
                found.setdefault(stance, []).append(reaction)
        return {stance: group for stance, group in found.items() if group}

    def _by_time(self, reactions: Iterable[Reaction]) -> list[Reaction]:
        return sorted(reactions, key=lambda item: (item.said.sort_key, item.id))

    def _name_key(self, actor_id: str) -> SortKey:
        return sort_key(self._briefing.party_name(actor_id))

    def _heading(self, actor_id: str) -> str:
        actor = self._briefing.actors.get(actor_id)
        kind = self._briefing.vocabulary.actor_kinds.get(actor.kind) if actor else None
        return (kind.group or kind.plural) if kind else ""

    def by_event(self) -> tuple[Reactions, ...]:
        """Return all reactions by event: the subject first, the others in chronological order."""
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
