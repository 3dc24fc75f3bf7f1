"""Statements as templates print them, each made once."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from briefing.phrases import Item, Party, all_of
from briefing.records.enums import Voice
from briefing.rendering.details import Details
from briefing.statements import (
    SAID,
    AccusationWords,
    AnswerRow,
    EvidenceWords,
    PlainFace,
    Standing,
    StatementWords,
    SupportWords,
    after_mark,
    answer_rows,
    attribution,
    bounded,
    describe_evidence,
    listing,
    made_word,
    mark_of,
    question_state,
    says_who,
    source_name,
    standing,
    standings,
    statement_words,
    support_words,
    telling_words,
    time_of_tie,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.linking import Briefing, PlacedClaim, Stated
    from briefing.phrases import Catalogue, Listed, Phrase, StatusMark, Value
    from briefing.records import (
        Answer,
        Claim,
        Designation,
        Evidence,
        Question,
        Reaction,
        Relationship,
        Source,
        Statement,
    )
    from briefing.records.vocabulary import Term
    from briefing.rendering.groups import StatusGroup


@dataclass(frozen=True)
class ClaimRow:
    """A row of a table of claims.

    Attributes:
        placed: A claim; None in a row that has what was replied to claims.
        reply: The reply to accusations, and what came of them.
        answers: How many rows above it the reply is to.
    """

    placed: PlacedClaim | None = None
    reply: Value | None = None
    answers: int = 0


class StatementViews(Details):
    """Statements as templates print them."""

    def __init__(self, briefing: Briefing, catalogue: Catalogue) -> None:
        """Use what is published of `briefing`, which does not change."""
        super().__init__(briefing, catalogue)
        self._told_by_id: dict[str, StatementWords] = {}
        self._plain = PlainFace(self.briefing, catalogue)

    def telling(self, statement: Claim | Relationship | Reaction) -> StatementWords:
        """Return a claim, tie or reaction as readers see it."""
        found = self._told_by_id.get(statement.id)
        if found is None:
            found = self._told_by_id[statement.id] = statement_words(self.briefing, statement)
        return found

    def answered(
        self, statement: Claim | Relationship, above: Iterable[Claim] = ()
    ) -> tuple[AnswerRow, ...]:
        """Return what must accompany an accusation.

        Answers to the accusations `above` it on the page are named, without their words again.
        """
        quoted = {
            answer
            for one in above
            if one.response
            for answer in (*one.response.ids, *one.response.earlier)
        }
        return tuple(answer_rows(self.briefing, statement, quoted))

    def claims_with_replies(self, claims: Iterable[PlacedClaim]) -> tuple[ClaimRow, ...]:
        """Return rows that each hold a claim, or the reply to and outcome of those above it.

        Neighbours with the same reply and outcome have one such row.
        """
        rows: list[ClaimRow] = []
        for reply, neighbours in groupby(claims, self._answered):
            placed = tuple(neighbours)
            rows.extend(map(ClaimRow, placed))
            if reply is not None:
                rows.append(ClaimRow(reply=reply.in_a_line, answers=len(placed)))
        return tuple(rows)

    def _answered(self, placed: PlacedClaim) -> AccusationWords | None:
        claim = placed.claim
        return self.telling(claim).answered if self.briefing.is_accusation(claim) else None

    def evidence_details(self, item: Evidence, statement: Stated | None = None) -> EvidenceWords:
        """Return an item of evidence as it is told, next to a statement where one is given."""
        return describe_evidence(self.briefing, item, statement)

    def corroboration(self, statement: Stated) -> SupportWords:
        """Return the counted support of a statement, and what contradicts it."""
        return support_words(self.briefing, statement)

    def telling_words(self, statement: Claim | Reaction) -> Value | None:
        """Return a statement's quoted words on one line, in our language if possible."""
        return telling_words(self.briefing, statement)

    def time_of_tie(self, held: Relationship) -> Value | None:
        """Return from when to when a tie held, or the day of an act."""
        return time_of_tie(self.briefing, held)

    def tied(self, other: str, held: Relationship) -> Value:
        """Return the actor at the other end of a tie, with the time for which it held."""
        return bounded(self.briefing, held, Item(other))

    def question_state(self, question: Question) -> Value:
        """Return the state of a question, and how many answers an open one has."""
        return question_state(self.briefing, question)

    def plainly(self, value: Value | None) -> str:
        """Return a phrase or value as plain text; empty for None."""
        return "" if value is None else self._plain.say(value)

    def source_name(self, source: Source) -> Value:
        """Return what a source is called without its headline: kind, publisher, date."""
        return source_name(self.briefing, source)

    def parties(self, parties: Iterable[str]) -> Listed:
        """Return parties as a list: "A, B and C"."""
        return all_of(map(Party, parties))

    def listing(self, designation: Designation) -> Listed:
        """Return a designation in words, with the day on which it was checked."""
        return listing(designation)

    def mark(self, statement: Statement | Reaction) -> StatusMark:
        """Return the sign of a statement's status."""
        return mark_of(standing(self.briefing, statement))

    def who_says(self, stand: StatusGroup, answer: Answer, *, always: bool) -> Phrase | None:
        """Return who makes the claims of an answer that have one status, to follow its mark.

        Unless it is `always` said, it is left out where the answer's own text says it.
        """
        if not always and says_who(self.briefing, answer.answer, stand.attributed_to, stand.status):
            return None
        who = attribution(stand.attributed_to, stand.status, is_judgement=stand.is_judgement)
        return after_mark(who, stand.status)

    def speaker(self, claim: Claim) -> Phrase | None:
        """Return who says a claim where its text is not shown, to follow its mark."""
        is_judgement = claim.voice is Voice.ANALYSIS
        who = attribution(claim.attributed_to, claim.status, is_judgement=is_judgement)
        return after_mark(who, claim.status)

    def certainty_word(self, reaction: Reaction) -> str:
        """Return whether a reaction is established as made, in one word."""
        how = standing(self.briefing, reaction)
        return how.label if how.key == SAID else made_word(self.briefing, reaction.status)

    def standing(self, statement: Statement | Reaction) -> Standing:
        """Return a statement's status as readers see it."""
        return standing(self.briefing, statement)

    def standings(self) -> tuple[tuple[str, Term], ...]:
        """Return each status a statement can have, by key, with "said" and "done"."""
        return standings(self.briefing)
