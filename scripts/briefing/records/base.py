"""The ground that every model stands on, and the kinds of text that a field can hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from briefing.records.addresses import checked_web_address


class Model(BaseModel):
    """A frozen value that refuses fields it does not know."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        use_attribute_docstrings=True,
    )


class TextRole(Enum):
    """What a text field may contain, and so how it is checked and rendered."""

    PLAIN = "plain"
    """A name, a title, a label: one line, no markup."""
    INLINE = "inline"
    """One statement: links and emphasis, covered by evidence beside it."""
    PROSE = "prose"
    """Paragraphs and lists, each cited where it stands."""
    VERBATIM = "verbatim"
    """Somebody else's words, kept to the letter."""


ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
RESERVED_PREFIXES = ("s-", "cite-", "ref-")
"""Beginnings of the anchors that pages make themselves; no id may have one."""
CLAIM_REFERENCE_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*#[a-z0-9]+(-[a-z0-9]+)*$"

Plain = Annotated[str, TextRole.PLAIN, StringConstraints(min_length=1, max_length=500)]
Inline = Annotated[str, TextRole.INLINE, StringConstraints(min_length=1, max_length=2_000)]
Prose = Annotated[str, TextRole.PROSE, StringConstraints(min_length=1, max_length=20_000)]
Verbatim = Annotated[str, TextRole.VERBATIM, StringConstraints(min_length=1, max_length=5_000)]


@dataclass(frozen=True)
class Refers:
    """Marks a field that names something else in the briefing.

    Attributes:
        kinds: What it may name: record kinds, `claim`.
        or_name: Whether a plain name may stand there instead.
    """

    kinds: tuple[str, ...]
    or_name: bool = False


@dataclass(frozen=True)
class Listed:
    """Marks a field whose value stands in one of the vocabulary's lists."""

    vocabulary: str


_ID = StringConstraints(pattern=ID_PATTERN, max_length=120)

Id = Annotated[str, _ID]
"""Kebab-case ASCII: `ann-example`."""

ActorId = Annotated[str, _ID, Refers(("actor",))]
EventId = Annotated[str, _ID, Refers(("event",))]
PlaceId = Annotated[str, _ID, Refers(("place",))]
SourceId = Annotated[str, _ID, Refers(("source",))]
QuestionId = Annotated[str, _ID, Refers(("question",))]
SubjectId = Annotated[str, _ID, Refers(("actor", "event", "place", "question", "reaction"))]
"""A record that a claim can be about."""
AnswerId = Annotated[str, _ID, Refers(("claim", "reaction"))]
"""A claim or reaction in which an accused party answers."""

ClaimReference = Annotated[
    str,
    StringConstraints(pattern=CLAIM_REFERENCE_PATTERN),
    Refers(("claim",)),
]
"""A claim of a record: `record-id#claim-id`."""

UNNAMED = "unnamed"
"""Stands for people whom a source does not name; also a word in the plain names of such."""

Party = Annotated[
    str,
    TextRole.PLAIN,
    StringConstraints(min_length=1, max_length=200),
    Refers(("actor",), or_name=True),
]
"""An actor's id, or the plain name of somebody who has no record."""

ActorKindId = Annotated[str, _ID, Listed("actor_kinds")]
SourceKindId = Annotated[str, _ID, Listed("source_kinds")]
PlaceKindId = Annotated[str, _ID, Listed("place_kinds")]
RelationshipTypeId = Annotated[str, _ID, Listed("relationship_types")]
TopicId = Annotated[str, _ID, Listed("topics")]
StanceId = Annotated[str, _ID, Listed("stances")]
ChannelId = Annotated[str, _ID, Listed("channels")]
OriginId = Annotated[str, _ID, Listed("origins")]

LanguageTag = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"),
    Listed("languages"),
]
"""A BCP 47 language tag: `ar`, `en`, `ckb`, `fa-Latn`."""

CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$"), Listed("countries")]
"""An ISO 3166-1 alpha-2 code: `NO`."""

WebAddress = Annotated[str, AfterValidator(checked_web_address)]
"""An absolute http or https address."""
