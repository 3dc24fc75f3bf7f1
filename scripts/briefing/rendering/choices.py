"""What a description, a card, an index or structured data may contain of a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.records.enums import Status
from briefing.rendering.groups import TieGroup, group_by

if TYPE_CHECKING:
    from briefing.linking import Tie
    from briefing.records import Actor, Answer, Claim, Event, Question, Reaction
    from briefing.rendering.views import Views


class Choices:
    """A selection from records that omits accusations and unconfirmed ties."""

    def __init__(self, views: Views) -> None:
        """Select from `views`."""
        self._views = views
        self._briefing = views.briefing

    def confirmed_ties(self, actor: Actor) -> tuple[Tie, ...]:
        """Return an actor's structural, confirmed ties that accuse nobody."""
        types = self._briefing.vocabulary.relationship_types
        return tuple(
            tie
            for tie in self._views.ties(actor)
            if types[tie.relationship.type].structural
            and tie.relationship.status is Status.CONFIRMED
        )

    def ties(self, actor: Actor) -> tuple[TieGroup, ...]:
        """Return an actor's confirmed ties, grouped by label."""
        grouped = group_by((tie.label, tie) for tie in self.confirmed_ties(actor))
        return tuple(TieGroup(label, group) for label, group in grouped.items())

    def statements(self, actor: Actor) -> int:
        """Count the statements by or about an actor."""
        elsewhere = self._views.claims_elsewhere(actor), self._views.own_claims_elsewhere(actor)
        return sum(map(len, (actor.claims, *elsewhere)))

    def stances(self, reaction: Reaction) -> tuple[str, ...]:
        """Return a reaction's stances that accuse nobody."""
        known = self._briefing.vocabulary.stances
        return tuple(id_ for id_ in reaction.stance_ids if not known[id_].accusation)

    def may_quote(self, reaction: Reaction) -> bool:
        """Return whether a reaction may be quoted: it was made, and accuses nobody."""
        accuses = len(self.stances(reaction)) < len(reaction.stance_ids)
        return not (reaction.status.needs_attribution or accuses)

    def claims(self, record: Actor | Event) -> tuple[Claim, ...]:
        """Return a record's claims that accuse nobody."""
        return tuple(claim for claim in record.claims if not self._briefing.is_accusation(claim))

    def holders(self, question: Question) -> tuple[str, ...]:
        """Return the parties that hold an answer to a question, each once."""
        parties = (party for answer in question.answers for party in self.holders_of(answer))
        return tuple(dict.fromkeys(parties))

    def holders_of(self, answer: Answer) -> tuple[str, ...]:
        """Return the parties that make a claim of an answer, each once."""
        parties = (
            party for stand in self._views.claims_by_status(answer) for party in stand.attributed_to
        )
        return tuple(dict.fromkeys(parties))

    def answers(self, question: Question) -> tuple[Answer, ...]:
        """Return the answers to a question; none if one accuses, as the rest would mislead."""
        if any(self._views.accuses(answer) for answer in question.answers):
            return ()
        return question.answers
