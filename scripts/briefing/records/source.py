"""Sources: what the evidence is taken from."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from briefing.records.base import (
    ActorId,
    Inline,
    LanguageTag,
    Model,
    OriginId,
    Plain,
    SourceKindId,
    WebAddress,
)
from briefing.records.common import Record
from briefing.records.dates import EdtfDate
from briefing.records.enums import ReadExtent, SourceRole
from briefing.records.values import Evidence


class Alignment(Model):
    """A party whose side the source takes or whose mouthpiece it is."""

    actor: ActorId
    """The party: an actor's id."""
    evidence: tuple[Evidence, ...] = ()
    """The sources that say so."""


class Disclosure(Model):
    """A tie of the author or publisher that readers should know about."""

    text: Inline = Field(
        examples=["The author is the owner's brother.", "The paper belongs to the guild."]
    )
    """The tie, in our words."""
    evidence: tuple[Evidence, ...] = ()
    """The sources that support it."""


class Source(Record):
    """A report, statement, study, post or recording, with CSL-compatible fields."""

    KIND: ClassVar[str] = "source"

    kind: SourceKindId
    """From the vocabulary's `source_kinds`."""
    role: SourceRole
    """How close it is to what it reports."""
    title: Plain = Field(examples=["Mill burns", "[Photograph of the ruins]"])
    """The title as published; in square brackets if we made it up."""
    publisher: Plain = Field(examples=["Millbury Gazette", "The Herald"])
    """The outlet or body that published this page."""
    origin: OriginId
    """Whose information it carries: from the vocabulary's `origins`."""
    authors: tuple[Plain, ...] = Field(
        default=(), examples=[["Ben Birk"], ["Cleo Carr", "Dan Dale"]]
    )
    """The authors, as named."""
    date: EdtfDate | None = None
    """EDTF date of publication, at the precision that is known."""
    url: WebAddress | None = None
    """Its address."""
    archive_url: WebAddress | None = None
    """The address of an archived copy."""
    accessed: EdtfDate | None = None
    """EDTF date on which it was read."""
    language: LanguageTag
    """BCP 47 tag of its language."""
    read: ReadExtent
    """How much of it was read."""
    aligned_with: tuple[Alignment, ...] = ()
    """Parties whose side it takes."""
    disclosures: tuple[Disclosure, ...] = ()
    """Ties that readers should know about."""
    inferred: tuple[Plain, ...] = Field(default=(), examples=[["date"], ["title", "authors"]])
    """The names of the fields that we supplied because no page shows them."""
    note: Inline | None = Field(
        default=None,
        examples=["The page was changed the day after.", "Only the first page was scanned."],
    )
    """A remark on the source."""

    @property
    def has_our_title(self) -> bool:
        """Whether the title is ours, which square brackets tell."""
        return self.title.startswith("[")

    @property
    def label(self) -> str:
        """The source's title."""
        return self.title
