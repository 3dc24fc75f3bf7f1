"""The state of a question, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.phrases import ngettext
from briefing.records.enums import QuestionState, Status
from briefing.records.vocabulary import label_of
from briefing.statements.corroboration import number

if TYPE_CHECKING:
    from briefing.linking import Briefing
    from briefing.phrases import Value
    from briefing.records import Answer, Question


def question_state(briefing: Briefing, question: Question) -> Value:
    """Return the state of a question; of an open one, also how many answers it has.

    That none is settled is said only if no answer has a confirmed claim.
    """
    state = label_of(briefing.vocabulary.question_states, question.state.value)
    answers = question.answers
    if question.state.value is not QuestionState.OPEN or not answers:
        return state
    count = number(len(answers))
    if any(_is_confirmed(briefing, answer) for answer in answers):
        return ngettext(
            "%(state)s: %(n)s answer",
            "%(state)s: %(n)s answers",
            len(answers),
            state=state,
            n=count,
        )
    return ngettext(
        "%(state)s: %(n)s answer, not settled",
        "%(state)s: %(n)s answers, none settled",
        len(answers),
        state=state,
        n=count,
    )


def _is_confirmed(briefing: Briefing, answer: Answer) -> bool:
    claims = (briefing.claim(reference) for reference in answer.claims)
    return any(one.claim.status is Status.CONFIRMED for one in claims if one is not None)
