"""Actors: people, groups and bodies."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from briefing.records.base import ActorKindId, CountryCode, Plain, Prose
from briefing.records.claims import Claim, Designation, Relationship
from briefing.records.common import Named, Reviewed


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
    """Who this is, each paragraph cited."""
    claims: tuple[Claim, ...] = ()
    """What is stated of this actor."""
    relationships: tuple[Relationship, ...] = ()
    """Ties to other actors."""
    designations: tuple[Designation, ...] = ()
    """Listings by states."""

    @property
    def label(self) -> str:
        """The actor's name."""
        return self.name
