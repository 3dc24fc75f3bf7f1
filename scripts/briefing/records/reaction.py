"""Reactions: what an actor said in answer to an event."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from briefing.records.base import (
    ActorId,
    ChannelId,
    ClaimReference,
    EventId,
    Inline,
    Model,
    Party,
    Plain,
    StanceId,
    Verbatim,
)
from briefing.records.common import Reviewed
from briefing.records.dates import EdtfDate
from briefing.records.enums import Status
from briefing.records.short_forms import ShortForm
from briefing.records.values import Evidence, Quote


class Spokesperson(Model):
    """Who spoke for the actor."""

    SHORT_FORM: ClassVar[ShortForm] = ShortForm(scalar="actor")

    actor: Party
    """An actor's id or a plain name."""
    role: Inline | None = Field(default=None, examples=["Chair of the guild", "Mayor of Millbury"])
    """The office held at the time, and nothing else."""


class TakenStance(Model):
    """A stance that a reaction takes, and the words that express it."""

    SHORT_FORM: ClassVar[ShortForm] = ShortForm(scalar="stance")

    stance: StanceId
    """From the vocabulary's `stances`."""
    words: Verbatim | None = Field(default=None, examples=["a great loss", "we ask for an inquiry"])
    """The words that express it: part of the quote, of its translation or of an excerpt."""
    claim: ClaimReference | None = None
    """`record#claim`: for a stance that accuses, the accusation, with the answer to it."""


class Reaction(Reviewed):
    """One statement by one actor about one event."""

    KIND: ClassVar[str] = "reaction"

    actor: ActorId
    """In whose name it was made: an actor's id."""
    spoken_by: Spokesperson | None = None
    """The person who spoke."""
    said: EdtfDate
    """EDTF: when."""
    channel: ChannelId
    """From the vocabulary's `channels`."""
    channel_note: Plain | None = Field(
        default=None, examples=["Read out at the town hall.", "Printed as a letter."]
    )
    """What the vocabulary cannot express about the channel."""
    to: EventId
    """The event's id."""
    stances: tuple[TakenStance, ...] = ()
    """Stances from the vocabulary, each based on the words quoted."""
    summary: Inline = Field(
        examples=[
            "The guild mourned the mill and asked for an inquiry.",
            "The mayor said that nobody was inside.",
        ]
    )
    """What was said, in our words, with attribution."""
    quote: Quote | None = None
    """The words themselves."""
    status: Status
    """Whether it is established that the reaction was made."""
    attributed_to: tuple[Party, ...] = ()
    """Who says that it was made, if that is not established."""
    evidence: tuple[Evidence, ...] = ()
    """The sources that support it."""

    @property
    def stance_ids(self) -> tuple[str, ...]:
        """The stances that it takes, in the order given."""
        return tuple(taken.stance for taken in self.stances)

    @property
    def label(self) -> str:
        """What was said, in our words."""
        return self.summary
