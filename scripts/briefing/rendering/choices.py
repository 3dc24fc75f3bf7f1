"""What a description, a card, an index or structured data may contain of a record."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.records.enums import Status
from briefing.rendering.groups import TieGroup, group_by

if TYPE_CHECKING:
    from briefing.linking import Tie
    from briefing.records import Actor, Answer, Claim, Question, Reaction
    from briefing.rendering.views import Views


_FEW = 3


@dataclass(frozen=True)
class Topics:
    """The topics that an actor's statements have most often, and whether there are others."""

    first: tuple[str, ...]
    has_more: bool


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
        return len(self._statements(actor))

    def topics(self, actor: Actor) -> Topics:
        """Return the commonest topics of the statements by or about an actor that accuse nobody."""
        statements = self._statements(actor)
        kept = [one for one in statements if not self._briefing.is_accusation(one)]
        topics = [topic for topic, _ in Counter(one.topic for one in kept).most_common()]
        has_more = len(topics) > _FEW or len(kept) < len(statements)
        return Topics(tuple(topics[:_FEW]), has_more)

    def _statements(self, actor: Actor) -> tuple[Claim, ...]:
        views = self._views
        elsewhere = (*views.claims_elsewhere(actor), *views.own_claims_elsewhere(actor))
        return (*actor.claims, *(placed.claim for placed in elsewhere))

    def stances_of(self, actor: Actor) -> tuple[str, ...]:
        """Return the stances that accuse nobody, of reactions not merely claimed to be made."""
        made = [r for r in self._views.reactions.by(actor) if not r.status.needs_attribution]
        taken = {stance for reaction in made for stance in self.stances(reaction)}
        return tuple(id_ for id_ in self._briefing.vocabulary.stances if id_ in taken)

    def stances(self, reaction: Reaction) -> tuple[str, ...]:
        """Return a reaction's stances that accuse nobody."""
        known = self._briefing.vocabulary.stances
        return tuple(id_ for id_ in reaction.stance_ids if not known[id_].accusation)

    def may_quote(self, reaction: Reaction) -> bool:
        """Return whether a reaction may be quoted: it was made, and accuses nobody."""
        accuses = len(self.stances(reaction)) < len(reaction.stance_ids)
        return not (reaction.status.needs_attribution or accuses)

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
