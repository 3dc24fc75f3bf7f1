"""What goes with an accusation wherever it goes: whom it is against, their answer, the outcome."""

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
    """A term, and one thing or several that are said of it.

    Attributes:
        term: What they are said of.
        values: What is said.
        is_list: Whether each of them stands in a line of its own.
        is_marked: Whether a sign of how the statement stands says it, which is no text.
    """

    term: Phrase
    values: tuple[Value, ...]
    is_list: bool = False
    is_marked: bool = False

    @property
    def sentence(self) -> Value:
        """The row in a line."""
        values = in_semicolons(self.values)
        return Ended(gettext("%(term)s: %(value)s", term=self.term, value=values))


@dataclass(frozen=True, slots=True)
class Answered:
    """What stands beside an accusation.

    Attributes:
        rows: Whom it is against, their answer, what came of it, each with its term.
        in_a_line: The same in one line, with the names of who answered.
    """

    rows: tuple[AnswerRow, ...]
    in_a_line: Value


def answer_to(briefing: Briefing, statement: Claim | Relationship) -> Answered:
    """Return what must stand beside an accusation."""
    return Answered(tuple(_rows(briefing, statement)), in_a_row(_sentences(briefing, statement)))


def _rows(briefing: Briefing, statement: Claim | Relationship) -> Iterator[AnswerRow]:
    if statement.against:
        yield AnswerRow(AGAINST, (in_commas(map(Item, statement.against)),))
    response = statement.response
    if response and response.ids:
        answers = tuple(_in_full(briefing, answer) for answer in response.ids)
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
        who = in_semicolons(_answering(briefing, answer) for answer in response.ids)
        return Ended(gettext("Answered by %(who)s", who=who))
    if response and response.none_found_as_of:
        day = Day(response.none_found_as_of)
        return gettext("Answer: none found as of %(date)s.", date=day)
    return gettext("Answer: none recorded.")


def outcome(value: Outcome | None) -> Value:
    """Return what came of an accusation."""
    if value is None:
        return gettext("none recorded")
    if value.text:
        return in_a_row((Marked(value.text), Cited(value.evidence)), between="")
    assert value.none_found_as_of is not None  # noqa: S101 - an outcome is one or the other
    return gettext("none found as of %(date)s", date=Day(value.none_found_as_of))


def _answering(briefing: Briefing, answer: str) -> Value:
    """Return who answered, as links to the answer; what a reaction's words do is said beside it."""
    placed = briefing.claims.get(answer)
    if placed is not None:
        names = map(briefing.party_name, placed.claim.attributed_to)
        who = tuple(Item(answer, name) for name in names)
        return in_commas(who or (Item(answer, placed.home.label),))
    reaction = briefing.reactions.get(answer)
    return _reacting(briefing, reaction) if reaction else answer


def _reacting(briefing: Briefing, reaction: Reaction) -> Value:
    who = Item(reaction.id, briefing.party_name(reaction.actor))
    if not reaction.stances:
        return who
    stances = briefing.vocabulary.stances
    labels = in_commas(label_of(stances, taken) for taken in reaction.stance_ids)
    return gettext("%(who)s (%(stances)s)", who=who, stances=labels)


def _in_full(briefing: Briefing, answer: str) -> Value:
    """Return an answer with its words: a claim says what was said, a reaction who said it."""
    placed = briefing.claims.get(answer)
    if placed is not None:
        said = Item(answer, Marked(placed.claim.text))
        words = telling_words(briefing, placed.claim)
        return said if words is None else in_a_row((said, words))
    reaction = briefing.reactions.get(answer)
    if reaction is None:
        return answer
    words = telling_words(briefing, reaction)
    if words is None:
        return Item(answer, Marked(reaction.summary))
    return gettext("%(who)s: %(words)s", who=_reacting(briefing, reaction), words=words)
