"""What always accompanies an accusation: whom it is against, their answer, and the outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.phrases import (
    Cited,
    Day,
    Ended,
    Item,
    Marked,
    gettext,
    in_a_row,
    in_commas,
    in_semicolons,
)
from briefing.records.vocabulary import label_of
from briefing.statements.quoting import telling_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.linking import Briefing
    from briefing.phrases import Phrase, Value
    from briefing.records import Claim, Reaction, Relationship
    from briefing.records.values import Outcome, Response

AGAINST = gettext("Against")
ANSWER = gettext("Their answer")
OUTCOME = gettext("Outcome")


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A term with one or more values.

    Attributes:
        term: The term.
        values: Its values.
        is_list: Whether each value is on a line of its own.
        is_marked: Whether the value is the sign of a statement's status, which is not text.
    """

    term: Phrase
    values: tuple[Value, ...]
    is_list: bool = False
    is_marked: bool = False

    @property
    def sentence(self) -> Value:
        """The row as a sentence."""
        values = in_semicolons(self.values)
        return Ended(gettext("%(term)s: %(value)s", term=self.term, value=values))


@dataclass(frozen=True, slots=True)
class AccusationWords:
    """What accompanies an accusation.

    Attributes:
        rows: Whom it is against, their answer, and the outcome, each with its term.
        in_a_line: The same on one line, with the names of those who answered.
    """

    rows: tuple[AnswerRow, ...]
    in_a_line: Value


def accusation_words(briefing: Briefing, statement: Claim | Relationship) -> AccusationWords:
    """Return what must accompany an accusation."""
    return AccusationWords(
        tuple(_rows(briefing, statement)), in_a_row(_sentences(briefing, statement))
    )


def _rows(briefing: Briefing, statement: Claim | Relationship) -> Iterator[AnswerRow]:
    if statement.against:
        yield AnswerRow(AGAINST, (in_commas(map(Item, statement.against)),))
    response = statement.response
    if response and response.ids:
        answers = tuple(_full_answer(briefing, answer) for answer in response.ids)
        yield AnswerRow(ANSWER, answers, is_list=True)
    elif response and response.none_found_as_of:
        day = Day(response.none_found_as_of)
        yield AnswerRow(ANSWER, (gettext("None found as of %(date)s", date=day),))
    else:
        yield AnswerRow(ANSWER, (gettext("None recorded"),))
    yield AnswerRow(OUTCOME, (outcome(statement.outcome),))


def _sentences(briefing: Briefing, statement: Claim | Relationship) -> Iterator[Value]:
    if statement.against:
        accused = in_commas(map(Item, statement.against))
        yield Ended(gettext("Against %(accused)s", accused=accused))
    yield _answer(briefing, statement.response)
    yield gettext("Outcome: %(outcome)s", outcome=outcome(statement.outcome))


def _answer(briefing: Briefing, response: Response | None) -> Value:
    if response and response.ids:
        who = in_semicolons(_who_answered(briefing, answer) for answer in response.ids)
        return Ended(gettext("Answered by %(who)s", who=who))
    if response and response.none_found_as_of:
        day = Day(response.none_found_as_of)
        return gettext("Answer: none found as of %(date)s.", date=day)
    return gettext("Answer: none recorded.")


def outcome(value: Outcome | None) -> Value:
    """Return the outcome of an accusation in words."""
    if value is None:
        return gettext("none recorded")
    if value.text:
        return in_a_row((Marked(value.text), Cited(value.evidence)), between="")
    assert value.none_found_as_of is not None  # noqa: S101 - an outcome is one or the other
    return gettext("none found as of %(date)s", date=Day(value.none_found_as_of))


def _who_answered(briefing: Briefing, answer: str) -> Value:
    """Return who answered, as links to the answer, with a reaction's stances."""
    placed = briefing.claims.get(answer)
    if placed is not None:
        names = map(briefing.party_name, placed.claim.attributed_to)
        who = tuple(Item(answer, name) for name in names)
        return in_commas(who or (Item(answer, placed.home.label),))
    reaction = briefing.reactions.get(answer)
    return _who_reacted(briefing, reaction) if reaction else answer


def _who_reacted(briefing: Briefing, reaction: Reaction) -> Value:
    who = Item(reaction.id, briefing.party_name(reaction.actor))
    if not reaction.stances:
        return who
    stances = briefing.vocabulary.stances
    labels = in_commas(label_of(stances, stance) for stance in reaction.stance_ids)
    return gettext("%(who)s (%(stances)s)", who=who, stances=labels)


def _full_answer(briefing: Briefing, answer: str) -> Value:
    """Return an answer with its quoted words, after a claim's text or a reaction's speaker."""
    placed = briefing.claims.get(answer)
    if placed is not None:
        text = Item(answer, Marked(placed.claim.text))
        words = telling_words(briefing, placed.claim)
        return text if words is None else in_a_row((text, words))
    reaction = briefing.reactions.get(answer)
    if reaction is None:
        return answer
    words = telling_words(briefing, reaction)
    if words is None:
        return Item(answer, Marked(reaction.summary))
    return gettext("%(who)s: %(words)s", who=_who_reacted(briefing, reaction), words=words)
