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
from briefing.records.enums import Status
from briefing.records.vocabulary import label_of
from briefing.statements.quoting import telling_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from briefing.linking import Briefing
    from briefing.phrases import Phrase, Value
    from briefing.records import Claim, Relationship
    from briefing.records.values import Outcome, Response

AGAINST = gettext("Against")
ANSWER = gettext("Their answer")
EARLIER = gettext("Said earlier")
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
        tuple(answer_rows(briefing, statement)), in_a_row(_sentences(briefing, statement))
    )


def answer_rows(
    briefing: Briefing, statement: Claim | Relationship, quoted: Collection[str] = ()
) -> Iterator[AnswerRow]:
    """Yield what must accompany an accusation, in rows.

    Answers whose ids are in `quoted`, as their words were given before, are only named.
    """
    if statement.against:
        yield AnswerRow(AGAINST, (in_commas(map(Item, statement.against)),))
    response = statement.response
    if response and response.ids:
        yield _listed(ANSWER, briefing, response.ids, quoted)
    elif response and response.none_found_as_of:
        day = Day(response.none_found_as_of)
        yield AnswerRow(ANSWER, (gettext("None found as of %(date)s", date=day),))
    else:
        yield AnswerRow(ANSWER, (gettext("None recorded"),))
    if response and response.earlier:
        yield _listed(EARLIER, briefing, response.earlier, quoted)
    yield AnswerRow(OUTCOME, (outcome(statement.outcome),))


def _listed(
    term: Phrase, briefing: Briefing, answers: Iterable[str], quoted: Collection[str]
) -> AnswerRow:
    again = [answer for answer in answers if answer in quoted]
    values = [_full_answer(briefing, answer) for answer in answers if answer not in quoted]
    if again:
        values.append(in_semicolons(who_answered(briefing, again)))
    return AnswerRow(term, tuple(values), is_list=True)


def _sentences(briefing: Briefing, statement: Claim | Relationship) -> Iterator[Value]:
    if statement.against:
        accused = in_commas(map(Item, statement.against))
        yield Ended(gettext("Against %(accused)s", accused=accused))
    yield from _answers(briefing, statement.response)
    yield Ended(gettext("Outcome: %(outcome)s", outcome=outcome(statement.outcome)))


def _answers(briefing: Briefing, response: Response | None) -> Iterator[Value]:
    if response is None:
        yield gettext("Answer: none recorded.")
        return
    if response.none_found_as_of:
        day = Day(response.none_found_as_of)
        yield gettext("Answer: none found as of %(date)s.", date=day)
    else:
        who = in_semicolons(who_answered(briefing, response.ids))
        yield Ended(gettext("Answered by %(who)s", who=who))
    if response.earlier:
        who = in_semicolons(who_answered(briefing, response.earlier))
        yield Ended(gettext("Said earlier: %(who)s", who=who))


def outcome(value: Outcome | None) -> Value:
    """Return the outcome of an accusation in words."""
    if value is None:
        return gettext("none recorded")
    if value.text:
        return in_a_row((Marked(value.text), Cited(value.evidence)), between="")
    assert value.none_found_as_of is not None  # noqa: S101 - an outcome is one or the other
    return gettext("none found as of %(date)s", date=Day(value.none_found_as_of))


def who_answered(briefing: Briefing, answers: Iterable[str]) -> Iterator[Value]:
    """Yield each party that answered once, with what it said.

    That is a denial, the stances of reactions or, without these, the words of its first answer. A
    name links to this answer, the first label that a later one adds to the later one.
    """
    parties: dict[tuple[str, ...], list[str]] = {}
    for answer in answers:
        parties.setdefault(_party(briefing, answer), []).append(answer)
    for party, given in parties.items():
        who = in_commas(Item(given[0], name) for name in party)
        labels = tuple(_labels(briefing, given))
        words = None if labels else _words(briefing, given[0])
        if labels:
            yield gettext("%(who)s (%(stances)s)", who=who, stances=in_commas(labels))
        elif words is not None:
            yield gettext("%(who)s: %(words)s", who=who, words=words)
        else:
            yield who


def _party(briefing: Briefing, answer: str) -> tuple[str, ...]:
    """Return the names of those who gave an answer."""
    placed = briefing.claims.get(answer)
    if placed is not None:
        names = tuple(map(briefing.party_name, placed.claim.attributed_to))
        return names or (placed.home.label,)
    reaction = briefing.reactions.get(answer)
    return (briefing.party_name(reaction.actor) if reaction else answer,)


def _labels(briefing: Briefing, answers: Sequence[str]) -> Iterator[Value]:
    """Yield what the answers of one party are called, each once."""
    known: set[str] = set()
    for answer in answers:
        new = [label for label in _labels_of(briefing, answer) if label not in known]
        known.update(new)
        for place, label in enumerate(new):
            yield Item(answer, label) if place == 0 and answer != answers[0] else label


def _labels_of(briefing: Briefing, answer: str) -> list[str]:
    placed = briefing.claims.get(answer)
    if placed is not None:
        status = placed.claim.status
        is_denial = status is Status.DENIED
        return [label_of(briefing.vocabulary.statuses, status).lower()] if is_denial else []
    reaction = briefing.reactions.get(answer)
    stances = briefing.vocabulary.stances
    return [label_of(stances, stance) for stance in reaction.stance_ids] if reaction else []


def _words(briefing: Briefing, answer: str) -> Value | None:
    placed = briefing.claims.get(answer)
    said = placed.claim if placed is not None else briefing.reactions.get(answer)
    return None if said is None else telling_words(briefing, said)


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
    who: Value = Item(answer, briefing.party_name(reaction.actor))
    if labels := tuple(_labels(briefing, [answer])):
        who = gettext("%(who)s (%(stances)s)", who=who, stances=in_commas(labels))
    return gettext("%(who)s: %(words)s", who=who, words=words)
