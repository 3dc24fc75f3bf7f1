"""Everything that is shown of a claim, a tie or a reaction, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.phrases import Day, Item, Marked, StatusMark, gettext
from briefing.records import Answer, Claim, Designation, Reaction, Relationship
from briefing.records.vocabulary import tie_label
from briefing.statements.answering import AccusationWords, AnswerRow, accusation_words
from briefing.statements.carrying import EvidenceWords, describe_evidence
from briefing.statements.corroboration import SupportWords, support_words
from briefing.statements.listing import listing
from briefing.statements.quoting import Quotation, quotation
from briefing.statements.reacting import facts_of
from briefing.statements.saying import (
    after_mark,
    attribution_of,
    statement_day,
    time_of_event,
    time_of_tie,
)
from briefing.statements.standing import Standing, mark_of, standing

Telling = Claim | Relationship | Reaction
"""The kinds of statement that are told on their own; an answer is told by its claims."""

if TYPE_CHECKING:
    from briefing.linking import Briefing
    from briefing.phrases import Phrase, Value
    from briefing.records.enums import Status


@dataclass(frozen=True, slots=True)
class StatementWords:
    """A statement as readers see it.

    Attributes:
        id: The id of the statement.
        text: The text.
        status: The status.
        standing: The status as readers see it.
        attribution: Who says so, unless the text says it or nobody is named.
        names_speaker: Whether it is said who says so, apart or in its text.
        happened: When it happened, or from when to when the tie held.
        said: When it was stated, if that is another day.
        place: The place, as a link.
        corroborated: The counted support, and what contradicts it.
        evidence: The items of evidence.
        quotation: The quoted words.
        note: A note that the reader needs.
        answered: For an accusation, whom it is against, their answer, and the outcome.
        facts: For a reaction, who spoke for whom, when and how, each as a term and a value.
    """

    id: str
    text: Value
    status: Status
    standing: Standing
    attribution: Phrase | None
    names_speaker: bool
    happened: Value | None
    said: Day | None
    place: Item | None
    corroborated: SupportWords
    evidence: tuple[EvidenceWords, ...]
    quotation: Quotation | None
    note: Marked | None
    answered: AccusationWords | None
    facts: tuple[AnswerRow, ...] = ()

    @property
    def dates(self) -> tuple[Value, ...]:
        """When it happened and when it was stated, if known.

        Next to each other a word tells which is which; none says that what is claimed happened.
        """
        if self.said is None:
            return () if self.happened is None else (self.happened,)
        said = gettext("said %(date)s", date=self.said)
        if self.happened is None:
            return (said,)
        return gettext("concerning %(date)s", date=self.happened), said

    @property
    def attribution_after_mark(self) -> Phrase | None:
        """Who says so, as it follows the mark of the status."""
        return after_mark(self.attribution, self.status)

    @property
    def mark(self) -> StatusMark:
        """The sign of its status."""
        return mark_of(self.standing)


def told_by(briefing: Briefing, statement: Telling) -> tuple[StatusMark, Phrase | None]:
    """Return the mark of a statement's status, and who says so, as it follows that mark."""
    said = after_mark(attribution_of(briefing, statement), statement.status)
    return mark_of(standing(briefing, statement)), said


def statement_words(briefing: Briefing, statement: Telling) -> StatementWords:
    """Return a statement as readers see it."""
    return StatementWords(
        id=statement.id,
        text=sentence(briefing, statement),
        status=statement.status,
        standing=standing(briefing, statement),
        attribution=attribution_of(briefing, statement),
        names_speaker=bool(statement.attributed_to),
        happened=_time_of_event(briefing, statement),
        said=statement_day(statement) if isinstance(statement, Claim) else None,
        place=Item(statement.place) if isinstance(statement, Claim) and statement.place else None,
        corroborated=support_words(briefing, statement),
        evidence=tuple(describe_evidence(briefing, item, statement) for item in statement.evidence),
        quotation=None if isinstance(statement, Relationship) else quotation(briefing, statement),
        note=_note(statement),
        answered=_answer(briefing, statement),
        facts=facts_of(briefing, statement) if isinstance(statement, Reaction) else (),
    )


def _answer(briefing: Briefing, statement: Telling) -> AccusationWords | None:
    if isinstance(statement, Reaction) or not briefing.is_accusation(statement):
        return None
    return accusation_words(briefing, statement)


def sentence(briefing: Briefing, statement: Telling | Designation | Answer) -> Value:
    """Return the text of a statement."""
    match statement:
        case Claim():
            return Marked(statement.text)
        case Answer():
            return Marked(statement.answer)
        case Reaction():
            return Marked(statement.summary)
        case Designation():
            return listing(statement)
        case Relationship():
            return _tie_sentence(briefing, statement)


def _tie_sentence(briefing: Briefing, tie: Relationship) -> Phrase:
    """Return a tie read from the record that has it, so accuser and accused are not swapped."""
    home = briefing.indexes.anchors[tie.id].folder.rpartition("/")[2]
    label = tie_label(briefing.vocabulary.relationship_types, tie.type, has_ended=tie.has_ended)
    return gettext(
        "%(holder)s: %(tie)s %(other)s", holder=Item(home), tie=label, other=Item(tie.target)
    )


def _note(statement: Telling) -> Marked | None:
    note = None if isinstance(statement, Reaction) else statement.note
    return Marked(note, is_located=True) if note else None


def _time_of_event(briefing: Briefing, statement: Telling) -> Value | None:
    if isinstance(statement, Claim):
        return time_of_event(statement)
    return time_of_tie(briefing, statement) if isinstance(statement, Relationship) else None
