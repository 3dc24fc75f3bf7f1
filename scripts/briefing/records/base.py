"""The base class of all models, and the types of text that a field can hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from briefing.records.addresses import WEB_ADDRESS_PATTERN, check_web_address
from briefing.records.ids import CLAIM_REFERENCE_PATTERN, ID_PATTERN, LONGEST_ID


class Model(BaseModel):
    """A frozen value that rejects unknown fields."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        use_attribute_docstrings=True,
    )


def schema_examples(*examples: Any) -> ConfigDict:  # noqa: ANN401 - whatever YAML can hold
    """Return the configuration of a model whose JSON Schema shows these made-up examples."""
    return ConfigDict(json_schema_extra={"examples": list(examples)})


class TextRole(Enum):
    """What a text field may contain, and so how it is checked and rendered."""

    PLAIN = "plain"
    """A name, a title, a label: one line, no markup."""
    INLINE = "inline"
    """One statement: links and emphasis, with its evidence in another field."""
    PROSE = "prose"
    """Paragraphs and lists, each with its own citations."""
    VERBATIM = "verbatim"
    """Another person's words, unchanged."""


Plain = Annotated[str, TextRole.PLAIN, StringConstraints(min_length=1, max_length=500)]
Inline = Annotated[str, TextRole.INLINE, StringConstraints(min_length=1, max_length=2_000)]
Prose = Annotated[str, TextRole.PROSE, StringConstraints(min_length=1, max_length=20_000)]
Verbatim = Annotated[str, TextRole.VERBATIM, StringConstraints(min_length=1, max_length=5_000)]


@dataclass(frozen=True)
class Refers:
    """A mark on a field that names something else in the briefing.

    Attributes:
        kinds: What it may name: record kinds, `claim`.
        or_name: Whether a plain name is allowed instead.
        or_words: Words of the data model that are allowed instead.
    """

    kinds: tuple[str, ...]
    or_name: bool = False
    or_words: tuple[str, ...] = ()


@dataclass(frozen=True)
class ListedIn:
    """A mark on a field whose value is in one of the vocabulary's lists.

    Attributes:
        vocabulary: The list's name.
        grows: Whether contributors add to it as they find sources. Editors then accept any value,
            since their copy of the list may be out of date.
    """

    vocabulary: str
    grows: bool = False


def _examples(*examples: str, **json_schema: Any) -> Any:  # noqa: ANN401 - as pydantic's own Field
    """Return a type's made-up examples and further keys of its JSON Schema."""
    return Field(examples=list(examples), json_schema_extra=json_schema)


_ID = StringConstraints(pattern=ID_PATTERN, max_length=LONGEST_ID)
_ID_SCHEMA = {
    # YAML reads an id of digits only as a number.
    "type": ["string", "integer"],
    "patternErrorMessage": "An id has only lowercase letters a-z, digits and single hyphens.",
}

Id = Annotated[str, _ID, _examples("mill-burned", "owner-blames-lightning", **_ID_SCHEMA)]
"""Kebab-case ASCII: `ann-example`."""

_ACTORS = _examples("ann-ashe", "millers-guild", **_ID_SCHEMA)
_EVENTS = _examples("fire-at-the-mill", "flood-of-2019", **_ID_SCHEMA)
_PLACES = _examples("millbury", "old-mill", **_ID_SCHEMA)
_SOURCES = _examples("gazette-mill-burns-2020-05-02", "herald-in-ashes-2020-05-03", **_ID_SCHEMA)
_HOMES = _examples("ann-ashe", "fire-at-the-mill", **_ID_SCHEMA)
_QUESTIONS = _examples("who-lit-it", "how-many-inside", **_ID_SCHEMA)
_ANSWERS = _examples("ann-denies-it", "guild-on-the-fire", **_ID_SCHEMA)

ActorId = Annotated[str, _ID, Refers(("actor",)), _ACTORS]
EventId = Annotated[str, _ID, Refers(("event",)), _EVENTS]
HomeId = Annotated[str, _ID, Refers(("actor", "event")), _HOMES]
"""A record that can have claims."""
PlaceId = Annotated[str, _ID, Refers(("place",)), _PLACES]
SourceId = Annotated[str, _ID, Refers(("source",)), _SOURCES]
QuestionId = Annotated[str, _ID, Refers(("question",)), _QUESTIONS]
SubjectId = Annotated[
    str, _ID, Refers(("actor", "event", "place", "question", "reaction")), _ACTORS
]
"""A record that a claim can be about."""
AnswerId = Annotated[str, _ID, Refers(("claim", "reaction")), _ANSWERS]
"""A claim or reaction in which an accused party answers."""

ClaimReference = Annotated[
    str,
    StringConstraints(pattern=CLAIM_REFERENCE_PATTERN),
    Refers(("claim",)),
    _examples(
        "fire-at-the-mill#mill-burned",
        "ann-ashe#ann-owned-the-mill",
        patternErrorMessage="Write the record's id, # and the claim's id, without spaces.",
    ),
]
"""A claim of a record: `record-id#claim-id`."""

UNNAMED = "unnamed"
"""The word for people whom a source does not name; also used in plain names."""

ITSELF = "self"
"""In place of a witness, if the outlet itself saw, filmed or counted it."""

Party = Annotated[
    str,
    TextRole.PLAIN,
    StringConstraints(min_length=1, max_length=200),
    Refers(("actor",), or_name=True),
    _examples("ann-ashe", "Ben Birk, a neighbour"),
]
"""An actor's id, or the plain name of a person or body without a record."""

Witness = Annotated[
    str,
    AfterValidator(lambda text: ITSELF if text.casefold() == ITSELF else text),
    TextRole.PLAIN,
    StringConstraints(min_length=1, max_length=200),
    Refers(("actor",), or_name=True, or_words=(ITSELF,)),
    _examples("ann-ashe", ITSELF),
]
"""A party, or `self` if the outlet itself saw, filmed or counted it."""

_TERM = _examples("some-id", "another-id", **_ID_SCHEMA)

ActorKindId = Annotated[str, _ID, ListedIn("actor_kinds"), _TERM]
SourceKindId = Annotated[str, _ID, ListedIn("source_kinds"), _TERM]
PlaceKindId = Annotated[str, _ID, ListedIn("place_kinds"), _TERM]
RelationshipTypeId = Annotated[str, _ID, ListedIn("relationship_types"), _TERM]
TopicId = Annotated[str, _ID, ListedIn("topics"), _TERM]
StanceId = Annotated[str, _ID, ListedIn("stances"), _TERM]
ChannelId = Annotated[str, _ID, ListedIn("channels"), _TERM]
OriginId = Annotated[
    str,
    _ID,
    ListedIn("origins", grows=True),
    _examples("millbury-gazette", "north-wire", **_ID_SCHEMA),
]

LanguageTag = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"),
    ListedIn("languages", grows=True),
    _examples(
        "en", "ar", "fa-Latn", patternErrorMessage="A language tag looks like en or fa-Latn."
    ),
]
"""A BCP 47 language tag: `ar`, `en`, `ckb`, `fa-Latn`."""

CountryCode = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Z]{2}$"),
    ListedIn("countries", grows=True),
    _examples("NO", "NZ", patternErrorMessage="A country's code is two capital letters."),
]
"""An ISO 3166-1 alpha-2 code: `NO`."""

WebAddress = Annotated[
    str,
    AfterValidator(check_web_address),
    _examples(
        "https://example.org/mill-burns",
        "http://example.com/2020/05/02/fire.html",
        pattern=WEB_ADDRESS_PATTERN,
        patternErrorMessage="A web address begins with https:// or http://; copy it from the "
        "browser's address bar.",
    ),
]
"""An absolute http or https address."""
