"""Claims, and the ties and designations that are stated in the same way."""

from __future__ import annotations

from pydantic import Field

from briefing.records.base import (
    ActorId,
    Id,
    Inline,
    Model,
    Party,
    PlaceId,
    Plain,
    RelationshipTypeId,
    SubjectId,
    TopicId,
)
from briefing.records.dates import EdtfDate
from briefing.records.enums import Status, Voice
from briefing.records.values import Evidence, Outcome, Quote, Response


class Statement(Model):
    """What a claim and a tie have in common: who says it, on what evidence, and how sure it is."""

    id: Id
    """Unique in the whole briefing; the anchor of the statement's address."""
    status: Status
    """Grades the content, not the fact that it was said."""
    attributed_to: tuple[Party, ...] = ()
    """Who says so: actor ids or plain names."""
    evidence: tuple[Evidence, ...] = ()
    """The sources that support it."""
    against: tuple[ActorId, ...] = ()
    """For an accusation: the actors it is made against."""
    response: Response | None = None
    """For an accusation: the accused's own answer."""
    outcome: Outcome | None = None
    """For an accusation: what came of it."""
    note: Inline | None = Field(
        default=None,
        examples=["The Herald later took this back.", "The source does not name the day."],
    )
    """A remark for the reader; what it states must cite its source."""
    act_of: ActorId | None = None
    """For a body's own act or words: the id of the actor whose act it is."""
    renamed_from: tuple[Id, ...] = ()
    """Earlier ids, which remain valid as anchors."""


class Claim(Statement):
    """One proposition that can be read on its own: it names its subject."""

    text: Inline = Field(
        examples=["The mill at Millbury burned down.", "Ben Birk said that Ann Ashe was at home."]
    )
    """The proposition, in our words."""
    topic: TopicId
    """From the vocabulary's `topics`."""
    date: EdtfDate | None = None
    """EDTF: when the thing happened."""
    date_note: Inline | None = Field(
        default=None, examples=["Some time between midnight and dawn.", "The source gives no year."]
    )
    """What EDTF cannot express, such as "some time between"."""
    said: EdtfDate | None = None
    """EDTF: when it was stated."""
    voice: Voice | None = None
    """`analysis` if it is the author's own finding or judgement."""
    about: tuple[SubjectId, ...] = ()
    """Further records on whose pages the claim appears as one line."""
    place: PlaceId | None = None
    """Where it happened: a place's id."""
    quote: Quote | None = None
    """The quoted words that it rests on."""


class Relationship(Statement):
    """A typed, dated tie from the actor of this record to another actor."""

    type: RelationshipTypeId
    """From the vocabulary's `relationship_types`."""
    target: ActorId
    """The other actor's id."""
    start: EdtfDate | None = None
    """EDTF: when it started."""
    end: EdtfDate | None = None
    """EDTF: when it ended."""

    @property
    def has_ended(self) -> bool:
        """Whether the tie is over."""
        return self.end is not None


class Designation(Model):
    """A state's act of listing an actor. It proves the listing, not what it alleges."""

    id: Id
    """Unique in the whole briefing."""
    by: ActorId
    """The designating state or body: an actor's id."""
    list: Plain = Field(examples=["Register of negligent owners", "List of unsafe mills"])
    """The list's name."""
    law: Plain | None = Field(
        default=None, examples=["Fire Safety Act, section 4", "Order 12 of 2019"]
    )
    """The legal basis."""
    start: EdtfDate | None = None
    """EDTF: when it started."""
    end: EdtfDate | None = None
    """EDTF: when it ended, if it was lifted."""
    checked: EdtfDate
    """EDTF: when it was last found to be in force."""
    evidence: tuple[Evidence, ...] = ()
    """The sources that support it."""
    note: Inline | None = Field(
        default=None, examples=["The list does not say why.", "Renewed each year."]
    )
    """A remark for the reader."""
