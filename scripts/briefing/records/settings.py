"""`briefing.yml`: the settings of the briefing, and the lists of its first page."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, field_validator, model_validator

from briefing.records.base import (
    ClaimReference,
    EventId,
    Inline,
    LanguageTag,
    Model,
    Plain,
    Prose,
    QuestionId,
    SourceId,
    WebAddress,
    schema_examples,
)
from briefing.records.dates import EdtfDate
from briefing.records.mistakes import MistakeError
from briefing.records.short_forms import ShortForm

SCHEMA_VERSION = 3
"""The version of the data model of these classes; `briefing.migrating` has the history."""


class Unknown(Model):
    """Something that is not known: an open question, or a plain statement of what was sought."""

    model_config = schema_examples(
        "who-lit-it",
        {
            "text": "Where the lamp came from is not known.",
            "as_of": "2020-06",
            "searched": ["herald-in-ashes-2020-05-03"],
        },
    )

    SHORT_FORM: ClassVar[ShortForm] = ShortForm(scalar="question")

    question: QuestionId | None = None
    """The id of an open question."""
    text: Inline | None = Field(
        default=None,
        examples=["Where the lamp came from is not known.", "Nobody has said who was inside."],
    )
    """What is not known, in words."""
    as_of: EdtfDate | None = None
    """EDTF date of the search; required with `text`."""
    searched: tuple[SourceId, ...] = ()
    """The ids of the latest sources that were searched for it; required with `text`."""

    @model_validator(mode="after")
    def _check_form(self) -> Self:
        if (self.question is None) == (self.text is None):
            message = "an item that is not known is the id of a question, or a `text`"
            remedy = "Write the id of a question, or `text:` with `as_of:` and `searched:`."
            raise MistakeError(message, remedy, fields=("question", "text"))
        if self.text is not None and not (self.as_of and self.searched):
            message = "an item that is not known needs `as_of` and `searched` with its `text`: {}"
            remedy = (
                "Add both: `as_of:` with the day of the search, `searched:` with the ids of the "
                "sources that were searched. If it is the id of a question, write it as in the "
                "name of the question's file."
            )
            raise MistakeError(message, remedy, value=self.text, fields=("as_of", "searched"))
        return self


class Home(Model):
    """The three lists of the first page."""

    model_config = schema_examples(
        {
            "established": ["fire-at-the-mill#mill-burned"],
            "claimed": ["ann-ashe#ann-owned-the-mill"],
            "unknown": ["who-lit-it"],
        }
    )

    established: tuple[ClaimReference, ...] = ()
    """Claims (`record#claim`) that are established."""
    claimed: tuple[ClaimReference, ...] = ()
    """Claims (`record#claim`) that a party makes."""
    unknown: tuple[Unknown, ...] = ()
    """What is not known."""
    questions: tuple[QuestionId, ...] = ()
    """The ids of the most important questions, in the order in which the first page shows them."""


class Search(Model):
    """Something that was searched for and not found."""

    model_config = schema_examples(
        {
            "what": "A report of the insurer on the fire.",
            "where": "The insurer's own pages, and the two papers of the town.",
            "as_of": "2020-06",
        }
    )

    what: Inline = Field(examples=["A report of the insurer on the fire.", "A list of the guests."])
    """What was searched for."""
    where: Inline = Field(examples=["The insurer's own pages.", "The two papers of the town."])
    """Where it was searched for."""
    as_of: EdtfDate
    """EDTF date of the search."""


class Licence(Model):
    """The terms under which the briefing's own texts and data may be used."""

    model_config = schema_examples(
        {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}, "CC0-1.0"
    )

    SHORT_FORM: ClassVar[ShortForm] = ShortForm(scalar="name")

    name: Plain = Field(examples=["CC BY 4.0", "CC0-1.0"])
    """Its name or SPDX identifier."""
    url: WebAddress | None = None
    """Its address."""


class Settings(Model):
    """Settings of the whole briefing."""

    schema_version: Annotated[
        int, Field(examples=[SCHEMA_VERSION], json_schema_extra={"const": SCHEMA_VERSION})
    ]
    """The version of the data model that the records follow; `make migrate` updates it."""
    title: Plain = Field(examples=["The fire at Millbury", "Who lit the mill?"])
    """The briefing's title."""
    short_title: Plain | None = Field(default=None, examples=["Millbury fire", "The mill"])
    """A shorter title for the header."""
    description: Plain = Field(
        examples=[
            "A sourced briefing on the fire that destroyed a mill in 2020.",
            "What is known of a fire.",
        ]
    )
    """One neutral sentence for search engines and link previews."""
    subject: EventId | None = None
    """The id of the event that the briefing is about; omitted until that event is written."""
    introduction: Prose | None = Field(
        default=None,
        examples=[
            "A mill burned in Millbury. [@gazette-mill-burns-2020-05-02]",
            "Nobody saw it begin. [@herald-in-ashes-2020-05-03]",
        ],
    )
    """What happened, for a reader new to the subject; every paragraph cites its sources."""
    about: Inline | None = Field(
        default=None,
        examples=[
            "It covers the fire and the inquiry, not the insurer's lawsuit.",
            "It follows the two papers of the town.",
        ],
    )
    """Why this briefing exists and how it chose what to cover."""
    language: LanguageTag = "en"
    """BCP 47 tag of the language of the records and pages."""
    timezone: Plain = Field(examples=["Europe/Oslo", "UTC"])
    """IANA time zone in which times are shown."""
    home: Home = Home()
    """What the first page says."""
    as_of: EdtfDate
    """EDTF day up to which the evidence was gathered."""
    evidence_checked: EdtfDate | None = None
    """EDTF day on which the sources were last visited."""
    repository: WebAddress | None = None
    """The repository's address, for edit links."""
    branch: Plain = Field(default="main", examples=["main", "trunk"])
    """The branch that edit links open."""
    site_url: WebAddress | None = None
    """Where the site is published."""
    editors: tuple[Plain, ...] = Field(
        default=(), examples=[["The editors of this briefing"], ["Ann Ashe", "Ben Birk"]]
    )
    """Who is responsible for the briefing."""
    funding: Inline | None = Field(
        default=None, examples=["Paid for by the readers of the Herald.", "Nobody pays for it."]
    )
    """Who pays for the briefing."""
    conflicts: Inline | None = Field(
        default=None, examples=["One editor is a cousin of Ann Ashe.", "None that we know of."]
    )
    """Interests of those who make it that readers should know about."""
    searched: tuple[Search, ...] = ()
    """What was searched for and not found."""
    contact: Plain | None = Field(
        default=None,
        examples=[
            "corrections@example.org",
            "https://signal.me/#eu/abc",
            "https://example.net/form",
        ],
    )
    """How to reach the editors, also for corrections: an e-mail address, or the web address of a
    Signal link or a form."""
    licence: Licence
    """The licence of texts and data."""

    @field_validator("schema_version")
    @classmethod
    def _check_version(cls, value: int) -> int:
        if value == SCHEMA_VERSION:
            return value
        remedy = (
            "Run `make migrate`: it updates the data to this version, and changes nothing else."
            if value < SCHEMA_VERSION
            else "Use a later version of the generator: these scripts are older than the data."
        )
        message = f"the data have version {value}, but these scripts read version {SCHEMA_VERSION}"
        raise MistakeError(message, remedy)

    @field_validator("timezone")
    @classmethod
    def _check_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            message = "{} is not an IANA time zone"
            remedy = "Write the continent and city, as in Europe/Paris or America/New_York, or UTC."
            raise MistakeError(message, remedy, value=value) from None
        return value

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which times are shown."""
        return ZoneInfo(self.timezone)
