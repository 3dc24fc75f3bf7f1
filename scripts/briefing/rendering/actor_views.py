"""Groups of an actor's ties, listings, parts and answers, and of all actors."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from briefing.rendering.figure_views import FigureViews
from briefing.rendering.groups import (
    Division,
    HeldQuestion,
    KindGroup,
    TieGroup,
    by_label,
    group_by,
)

if TYPE_CHECKING:
    from briefing.linking import EventPart, PlacedDesignation, Tie
    from briefing.records import Actor


class ActorViews(FigureViews):
    """What templates show of actors."""

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        """All actors, by name."""
        return by_label(self.briefing.actors.values())

    def ties(self, actor: Actor) -> tuple[Tie, ...]:
        """Return an actor's ties from both sides that accuse nobody."""
        return tuple(tie for tie in self._ties(actor) if not tie.accusation)

    def accusing_ties(self, actor: Actor) -> tuple[Tie, ...]:
        """Return an actor's ties from both sides that accuse somebody."""
        return tuple(tie for tie in self._ties(actor) if tie.accusation)

    def key_ties(self, actor: Actor) -> tuple[TieGroup, ...]:
        """Return ties for the box of key facts: structural ones, confirmed or reported."""
        types = self.briefing.vocabulary.relationship_types
        kept = [
            tie
            for tie in self.ties(actor)
            if types[tie.relationship.type].structural
            and not tie.relationship.status.needs_attribution
        ]
        grouped = group_by((tie.label, tie) for tie in kept)
        return tuple(TieGroup(label, group) for label, group in grouped.items())

    def _ties(self, actor: Actor) -> list[Tie]:
        order = {
            key: place for place, key in enumerate(self.briefing.vocabulary.relationship_types)
        }
        ties = self.briefing.indexes.ties.get(actor.id, ())
        return sorted(ties, key=lambda tie: (order[tie.relationship.type], not tie.outgoing))

    def designations_by(self, actor: Actor) -> tuple[PlacedDesignation, ...]:
        """Return the designations that an actor made."""
        return self.briefing.indexes.designations_by.get(actor.id, ())

    def parts(self, actor: Actor) -> tuple[EventPart, ...]:
        """Return the events in which an actor took part, in chronological order."""
        return self.briefing.indexes.parts.get(actor.id, ())

    def questions_held(self, actor: Actor) -> tuple[HeldQuestion, ...]:
        """Return the questions that an actor has an answer to, with these answers."""
        held = self.briefing.indexes.answers_held.get(actor.id, ())
        grouped = group_by((item.question.id, item) for item in held)
        return tuple(HeldQuestion(items[0].question, items) for items in grouped.values())

    def actor_divisions(self) -> tuple[Division, ...]:
        """Return all actors by kind, in the vocabulary's order, under the wider headings."""
        kinds = self.briefing.vocabulary.actor_kinds
        grouped = group_by((actor.kind, actor) for actor in self.actors)
        present = [kind for kind in kinds if kind in grouped]
        headings = dict.fromkeys(kinds[kind].group for kind in present)
        return tuple(
            Division(
                heading,
                tuple(KindGroup(k, grouped[k]) for k in present if kinds[k].group == heading),
            )
            for heading in headings
        )
