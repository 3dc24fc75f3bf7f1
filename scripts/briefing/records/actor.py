"""Actors: people, groups and bodies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from briefing.records.base import (
    ActorKindId,
    CountryCode,
    HomeId,
    Id,
    Inline,
    Model,
    Plain,
    Prose,
    schema_examples,
)
from briefing.records.claims import Claim, Designation, Relationship
from briefing.records.common import Named, Reviewed
from briefing.records.dates import EdtfDate
from briefing.records.values import Evidence


class Now(Model):
    """Who the actor is at present, as of a given date."""

    model_config = schema_examples(
        {
            "text": "Leads the guild.",
            "as_of": "2020-06",
            "evidence": [{"source": "herald-in-ashes-2020-05-03", "excerpt": "who leads it"}],
        }
    )

    text: Inline = Field(examples=["Leads the guild.", "Lives abroad."])
    """One line."""
    as_of: EdtfDate
    """EDTF date of the newest source that was checked."""
    evidence: tuple[Evidence, ...] = ()
    """The sources that support it."""


class Actor(Reviewed, Named):
    """A person, group, body or state that acts or speaks."""

    KIND: ClassVar[str] = "actor"

    name: Plain = Field(examples=["Ann Ashe", "Millers' Guild of Millbury"])
    """The name that pages use."""
    short_name: Plain | None = Field(default=None, examples=["Ashe", "Guild"])
    """For automatic links: a person's surname, a group's acronym."""
    kind: ActorKindId
    """From the vocabulary's `actor_kinds`."""
    country: CountryCode | None = None
    """ISO 3166-1 alpha-2."""
    summary: Prose = Field(
        examples=[
            "Ann Ashe owned the mill until 2020. [@gazette-mill-burns-2020-05-02]",
            "A guild that spoke for the [[ann-ashe|owner]]. [@herald-in-ashes-2020-05-03]",
        ]
    )
    """Who this is; every paragraph cites its sources."""
    now: Now | None = None
    """Who this is at present."""
    claims: tuple[Claim, ...] = ()
    """Claims about this actor."""
    moved_to: Mapping[Id, HomeId] = Field(
        default={}, examples=[{"mill-had-burned-before": "fire-of-1990"}]
    )
    """Claims that moved to another record: each claim's id, and the record it is on now."""
    relationships: tuple[Relationship, ...] = ()
    """Ties to other actors."""
    designations: tuple[Designation, ...] = ()
    """Listings by states."""

    @property
    def label(self) -> str:
        """The actor's name."""
        return self.name
