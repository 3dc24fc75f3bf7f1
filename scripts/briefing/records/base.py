"""The ground that every model stands on, and the kinds of text that a field can hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from briefing.records.addresses import WEB_ADDRESS_PATTERN, check_web_address
from briefing.records.ids import CLAIM_REFERENCE_PATTERN, ID_PATTERN, LONGEST_ID


class Model(BaseModel):
    """A frozen value that refuses fields it does not know."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        use_attribute_docstrings=True,
    )


def schema_examples(*examples: Any) -> ConfigDict:  # noqa: ANN401 - whatever YAML can hold
    """Return the configuration of a model of which JSON Schemas show these made-up examples."""
    return ConfigDict(json_schema_extra={"examples": list(examples)})


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
        or_words: Words of the data model's own that may stand there instead.
    """

    kinds: tuple[str, ...]
    or_name: bool = False
    or_words: tuple[str, ...] = ()


@dataclass(frozen=True)
class ListedIn:
    """Marks a field whose value stands in one of the vocabulary's lists.

    Attributes:
        vocabulary: The list's name.
        grows: Whether contributors add to it as they find sources. Editors then hold no value
            against it, since their copy of the list may be older than the list.
    """

    vocabulary: str
    grows: bool = False


def _like(*examples: str, **json_schema: Any) -> Any:  # noqa: ANN401 - as pydantic's own Field
    """Return made-up examples of a type, and what else its JSON Schema says."""
    return Field(examples=list(examples), json_schema_extra=json_schema)


_ID = StringConstraints(pattern=ID_PATTERN, max_length=LONGEST_ID)
_ID_SCHEMA = {
    # YAML reads an id of digits alone as a number.
    "type": ["string", "integer"],
    "patternErrorMessage": "An id has only lowercase letters a-z, digits and single hyphens.",
}

Id = Annotated[str, _ID, _like("mill-burned", "owner-blames-lightning", **_ID_SCHEMA)]
"""Kebab-case ASCII: `ann-example`."""

_ACTORS = _like("ann-ashe", "millers-guild", **_ID_SCHEMA)
_EVENTS = _like("fire-at-the-mill", "flood-of-2019", **_ID_SCHEMA)
_PLACES = _like("millbury", "old-mill", **_ID_SCHEMA)
_SOURCES = _like("gazette-mill-burns-2020-05-02", "herald-in-ashes-2020-05-03", **_ID_SCHEMA)
_HOMES = _like("ann-ashe", "fire-at-the-mill", **_ID_SCHEMA)
_QUESTIONS = _like("who-lit-it", "how-many-inside", **_ID_SCHEMA)
_ANSWERS = _like("ann-denies-it", "guild-on-the-fire", **_ID_SCHEMA)

ActorId = Annotated[str, _ID, Refers(("actor",)), _ACTORS]
EventId = Annotated[str, _ID, Refers(("event",)), _EVENTS]
HomeId = Annotated[str, _ID, Refers(("actor", "event")), _HOMES]
"""A record on which claims live."""
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
    _like(
        "fire-at-the-mill#mill-burned",
        "ann-ashe#ann-owned-the-mill",
        patternErrorMessage="Write the record's id, # and the claim's id, without spaces.",
    ),
]
"""A claim of a record: `record-id#claim-id`."""

UNNAMED = "unnamed"
"""Stands for people whom a source does not name; also a word in the plain names of such."""

ITSELF = "self"
"""In place of a witness: the outlet itself saw, filmed or counted it."""

Party = Annotated[
    str,
    TextRole.PLAIN,
    StringConstraints(min_length=1, max_length=200),
    Refers(("actor",), or_name=True),
    _like("ann-ashe", "Ben Birk, a neighbour"),
]
"""An actor's id, or the plain name of somebody who has no record."""

Witness = Annotated[
    str,
    AfterValidator(lambda text: ITSELF if text.casefold() == ITSELF else text),
    TextRole.PLAIN,
    StringConstraints(min_length=1, max_length=200),
    Refers(("actor",), or_name=True, or_words=(ITSELF,)),
    _like("ann-ashe", ITSELF),
]
"""A party, or `self` where the outlet itself saw, filmed or counted it."""

_TERM = _like("some-id", "another-id", **_ID_SCHEMA)

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
    _like("millbury-gazette", "north-wire", **_ID_SCHEMA),
]

LanguageTag = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"),
    ListedIn("languages", grows=True),
    _like("en", "ar", "fa-Latn", patternErrorMessage="A language tag looks like en or fa-Latn."),
]
"""A BCP 47 language tag: `ar`, `en`, `ckb`, `fa-Latn`."""

CountryCode = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Z]{2}$"),
    ListedIn("countries", grows=True),
    _like("NO", "NZ", patternErrorMessage="A country's code is two capital letters."),
]
"""An ISO 3166-1 alpha-2 code: `NO`."""

WebAddress = Annotated[
    str,
    AfterValidator(check_web_address),
    _like(
        "https://example.org/mill-burns",
        "http://example.com/2020/05/02/fire.html",
        pattern=WEB_ADDRESS_PATTERN,
        patternErrorMessage="A web address begins with https:// or http://; copy it from the "
        "browser's address bar.",
    ),
]
"""An absolute http or https address."""
