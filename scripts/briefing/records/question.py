"""Questions: contested points, with their competing answers."""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import Field, model_validator

from briefing.records.base import ClaimReference, Id, Inline, Model, Plain, Prose, schema_examples
from briefing.records.common import Reviewed
from briefing.records.dates import EdtfDate
from briefing.records.enums import QuestionState
from briefing.records.mistakes import MistakeError
from briefing.records.short_forms import ShortForm


class State(Model):
    """The state of the question, since when and why."""

    model_config = schema_examples(
        "open",
        {
            "value": "settled",
            "reason": "The log of the fire brigade gives the hour.",
            "date": "2020-06",
        },
    )

    SHORT_FORM: ClassVar[ShortForm] = ShortForm(scalar="value")

    value: QuestionState
    """`open`, `settled` or `source-error`."""
    reason: Inline | None = Field(
        default=None,
        examples=["The log of the fire brigade gives the hour.", "The Herald misread the year."],
    )
    """The reason; required unless open."""
    date: EdtfDate | None = None
    """EDTF: since when; required unless open."""

    @model_validator(mode="after")
    def _check_reason(self) -> Self:
        if self.value is not QuestionState.OPEN and not (self.reason and self.date):
            message = f"a question that is {self.value} needs a `reason` and a `date`"
            remedy = f'Write `state: {{value: {self.value}, reason: "…", date: …}}`.'
            raise MistakeError(message, remedy, fields=("reason", "date"))
        return self


class Answer(Model):
    """One proposition that answers the question; its claims say who holds it, on what evidence."""

    id: Id
    """Unique in the whole briefing."""
    answer: Inline = Field(examples=["Lightning set the mill on fire.", "A lamp was left burning."])
    """The proposition."""
    claims: tuple[ClaimReference, ...] = ()
    """`record#claim`: the claims that make this answer."""


class Question(Reviewed):
    """A point on which sources or parties differ."""

    KIND: ClassVar[str] = "question"

    question: Plain = Field(examples=["Who lit the fire?", "How many people were inside?"])
    """The question, one sentence."""
    why_it_matters: Prose = Field(
        examples=[
            "The insurer paid nothing. [@herald-in-ashes-2020-05-03]",
            "Two papers count differently. [@gazette-mill-burns-2020-05-02]",
        ]
    )
    """Why it matters; every paragraph cites its sources."""
    state: State
    """Open, settled or an error of a source."""
    answers: tuple[Answer, ...] = ()
    """The competing answers, in no order of merit."""
    assessment: Prose | None = Field(
        default=None,
        examples=[
            "Both accounts rest on one neighbour. [@gazette-mill-burns-2020-05-02]",
            "No source was there. [@herald-in-ashes-2020-05-03]",
        ],
    )
    """What can be said about the state of the evidence; every paragraph cites its sources."""

    @property
    def label(self) -> str:
        """The question itself."""
        return self.question
