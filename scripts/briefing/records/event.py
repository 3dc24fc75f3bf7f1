"""Events: what happened, when and where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from briefing.records.base import (
    ActorId,
    EventId,
    HomeId,
    Id,
    Inline,
    Model,
    PlaceId,
    Plain,
    Prose,
)
from briefing.records.claims import Claim
from briefing.records.common import Named, Reviewed
from briefing.records.dates import EdtfDate
from briefing.records.values import Evidence


class Participant(Model):
    """An actor's part in an event."""

    actor: ActorId
    """The actor's id."""
    part: Inline = Field(examples=["owned the mill", "put out the fire"])
    """What the actor did or was in it."""
    evidence: tuple[Evidence, ...] = ()
    """The sources that support it."""


class Event(Reviewed, Named):
    """Something that happened, described by its claims."""

    KIND: ClassVar[str] = "event"

    title: Plain = Field(examples=["Fire at the mill", "Flood of 2019"])
    """What happened, in neutral words."""
    date: EdtfDate
    """EDTF, with time and offset if a source gives them."""
    date_note: Inline | None = Field(
        default=None, examples=["In the night to Saturday.", "The source gives only the season."]
    )
    """What EDTF cannot express."""
    place: PlaceId | None = None
    """A place's id."""
    summary: Prose = Field(
        examples=[
            "The mill burned down in one night. [@gazette-mill-burns-2020-05-02]",
            "The river rose for three days. [@herald-in-ashes-2020-05-03]",
        ]
    )
    """What happened; every paragraph cites its sources."""
    participants: tuple[Participant, ...] = ()
    """Who took part."""
    claims: tuple[Claim, ...] = ()
    """Claims about this event."""
    moved_to: Mapping[Id, HomeId] = Field(
        default={}, examples=[{"mill-had-burned-before": "fire-of-1990"}]
    )
    """Claims that moved to another record: each claim's id, and the record it is on now."""
    part_of: EventId | None = None
    """The larger event's id."""

    @property
    def label(self) -> str:
        """The event's title."""
        return self.title
