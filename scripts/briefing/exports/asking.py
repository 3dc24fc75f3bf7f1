"""The tables of questions and their answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.exports.model import CellType, Field, table
from briefing.exports.stating import ID, PAGE, accusation_fields, standing_fields, support_fields
from briefing.linking import PlacedClaim
from briefing.phrases import gettext
from briefing.records.enums import QuestionState
from briefing.records.vocabulary import label_of

if TYPE_CHECKING:
    from briefing.exports.model import Table
    from briefing.exports.telling import Teller
    from briefing.records import Answer, Question


def questions(teller: Teller) -> Table:
    """Return the contested questions."""
    states = teller.briefing.vocabulary.question_states
    fields: list[Field[Question]] = [
        Field("id", ID, lambda one: one.id, is_required=True),
        Field("question", gettext("The question"), lambda one: one.question, is_required=True),
        Field(
            "state",
            gettext("Open, settled or an error of a source"),
            lambda one: label_of(states, one.state.value),
            terms=teller.terms(states.values()),
        ),
        Field(
            "is_open",
            gettext("Whether it is open"),
            lambda one: one.state.value is QuestionState.OPEN,
            CellType.BOOLEAN,
            is_required=True,
        ),
        Field("reason", gettext("Why it is not"), lambda one: teller.plain(one.state.reason)),
        Field(
            "assessment",
            gettext("What the evidence supports"),
            lambda one: teller.plain(one.assessment),
        ),
        Field(
            "why_it_matters",
            gettext("Why it matters"),
            lambda one: teller.plain(one.why_it_matters),
        ),
        Field("url", PAGE, teller.url, format="uri", is_required=True),
    ]
    description = gettext("A point on which sources or parties differ")
    return table("questions", description, teller.briefing.questions.values(), fields)


def answers(teller: Teller) -> Table:
    """Return the answers to questions, a row for each claim that gives one."""
    found = [
        (question, answer, placed)
        for question in teller.briefing.questions.values()
        for answer in question.answers
        for reference in answer.claims
        if (placed := teller.briefing.claim(reference)) is not None
    ]
    fields: list[Field[tuple[Question, Answer, PlacedClaim]]] = [
        Field("question", gettext("The question"), lambda one: one[0].id, refers_to="questions"),
        Field("id", gettext("The id of the answer"), lambda one: one[1].id),
        Field("answer", gettext("The answer"), lambda one: teller.plain(one[1].answer)),
        Field(
            "claim",
            gettext("A claim that gives it"),
            lambda one: one[2].claim.id,
            refers_to="claims",
        ),
        *standing_fields(teller, lambda one: one[2].claim),
        *accusation_fields(teller, lambda one: one[2].claim),
        *support_fields(teller, lambda one: one[2].claim),
        Field("url", PAGE, lambda one: teller.url(one[0], one[1].id), format="uri"),
    ]
    description = gettext("An answer to a question, and a claim that gives it")
    return table("answers", description, found, fields, key=("question", "id", "claim"))
