"""`briefing.yml`: what this briefing is, and what its first page says."""

from __future__ import annotations

from typing import ClassVar, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import field_validator, model_validator

from briefing.records.base import (
    ClaimReference,
    EventId,
    Inline,
    Model,
    Plain,
    Prose,
    QuestionId,
    SourceId,
    WebAddress,
)
from briefing.records.dates import EdtfDate
from briefing.records.short_forms import ShortForm


class Unknown(Model):
    """Something that is not known: an open question, or a plain statement of what was sought."""

    SHORT_FORM: ClassVar[ShortForm] = ShortForm(scalar="question")

    question: QuestionId | None = None
    """The id of an open question."""
    text: Inline | None = None
    """What is not known, in words."""
    as_of: EdtfDate | None = None
    """EDTF date of the search; required with `text`."""
    searched: tuple[SourceId, ...] = ()
    """The ids of the latest sources that were searched for it; required with `text`."""

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.question is None) == (self.text is None):
            message = "give the id of a question, or `text` with `as_of` and `searched`"
            raise ValueError(message)
        if self.text is not None and not (self.as_of and self.searched):
            message = "what is not known needs `as_of` and `searched` beside its `text`"
            raise ValueError(message)
        return self


class Home(Model):
    """The three lists of the first page."""

    established: tuple[ClaimReference, ...] = ()
    """Claims (`record#claim`) that are established."""
    claimed: tuple[ClaimReference, ...] = ()
    """Claims (`record#claim`) that somebody makes."""
    unknown: tuple[Unknown, ...] = ()
    """What is not known."""


class Licence(Model):
    """The terms under which the briefing's own texts and data may be used."""

    SHORT_FORM: ClassVar[ShortForm] = ShortForm(scalar="name")

    name: Plain
    """Its name or SPDX identifier."""
    url: WebAddress | None = None
    """Its address."""


class Settings(Model):
    """What holds for the whole briefing."""

    schema_version: int
    """The version of the data model; this generator reads 1."""
    title: Plain
    """The briefing's title."""
    short_title: Plain | None = None
    """A shorter title for the header."""
    description: Plain
    """One neutral sentence for search engines and link previews."""
    subject: EventId
    """The id of the event that the briefing is about."""
    introduction: Prose
    """What happened, for a reader who knows nothing: each paragraph cited."""
    about: Inline | None = None
    """Why this briefing exists and how it chose what to cover."""
    timezone: Plain
    """IANA time zone in which times are shown."""
    home: Home = Home()
    """What the first page says."""
    as_of: EdtfDate
    """EDTF day up to which the evidence was gathered."""
    evidence_checked: EdtfDate | None = None
    """EDTF day on which the sources were last visited."""
    repository: WebAddress | None = None
    """The repository's address, for edit links."""
    branch: Plain = "main"
    """The branch that edit links open."""
    site_url: WebAddress | None = None
    """Where the site is published."""
    editors: tuple[Plain, ...] = ()
    """Who answers for the briefing."""
    contact: Plain | None = None
    """An e-mail address for corrections."""
    licence: Licence
    """The licence of texts and data."""

    @field_validator("schema_version")
    @classmethod
    def _is_readable(cls, value: int) -> int:
        if value != SCHEMA_VERSION:
            message = f"this generator reads schema_version {SCHEMA_VERSION}"
            raise ValueError(message)
        return value

    @field_validator("timezone")
    @classmethod
    def _is_a_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            message = f"`{value}` is not an IANA time zone such as Europe/Paris"
            raise ValueError(message) from None
        return value

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which times are shown."""
        return ZoneInfo(self.timezone)


SCHEMA_VERSION = 1
