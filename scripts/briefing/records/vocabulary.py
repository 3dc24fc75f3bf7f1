"""`vocabulary.yml`: the closed lists of the briefing, with labels and definitions."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar, Self, TypeVar

from pydantic import Field, field_validator, model_validator

from briefing.characters import fold_name
from briefing.records.base import (
    ActorId,
    CountryCode,
    Id,
    Inline,
    LanguageTag,
    Model,
    OriginId,
    Plain,
    schema_examples,
)
from briefing.records.enums import (
    BeingKind,
    Precision,
    QuestionState,
    ReadExtent,
    SourceRole,
    Status,
)
from briefing.records.mistakes import MistakeError
from briefing.records.short_forms import ShortForm


class Term(Model):
    """A label and what it means."""

    SHORT_FORM: ClassVar[ShortForm] = ShortForm(scalar="label")

    label: Plain = Field(examples=["Newspaper report", "Leaflet"])
    """The word that pages show."""
    definition: Inline | None = Field(
        default=None,
        examples=["A report by a newspaper or agency.", "A sheet handed out in the street."],
    )
    """What it means here."""


_Key = TypeVar("_Key", bound=str)
_Synonyms = Mapping[Plain, tuple[Plain, ...]]


def label_of(terms: Mapping[_Key, Term], key: _Key) -> str:
    """Return the label of a term, or its key if the list does not have it."""
    return terms[key].label if key in terms else key


class ActorKind(Term):
    """A kind of actor."""

    plural: Plain = Field(examples=["Craftspeople", "Guilds"])
    """The heading of the group in lists."""
    group: Plain | None = Field(default=None, examples=["People", "Bodies"])
    """A wider heading for several kinds."""
    is_a: BeingKind | None = None
    """The type given to search engines; if omitted, they are given none."""
    expects_names: tuple[LanguageTag, ...] = ()
    """Languages in which an actor of this kind should have a name."""
    official: bool = False
    """Whether such an actor speaks for a state, or for a body of states; a government always does.
    All who speak for one state are one side."""

    @property
    def speaks_for_a_state(self) -> bool:
        """Whether such an actor speaks for a state or a body of states."""
        return self.official or self.is_a is BeingKind.GOVERNMENT


class SourceKind(Term):
    """A kind of source."""

    official: bool = False
    """Whether such a source is a body's own statement, which may be quoted at length."""


class RelationshipType(Term):
    """A type of tie between two actors."""

    model_config = schema_examples(
        {"label": "employs", "inverse": "employed by"}, {"label": "neighbour of", "symmetric": True}
    )

    inverse: Plain | None = Field(default=None, examples=["employed by", "owned by"])
    """The label as read from the other side; omitted if symmetric."""
    ended: Plain | None = Field(default=None, examples=["employed", "was neighbour of"])
    """The label once the tie has ended; omitted for an act, such as an appointment, which is told
    at its day and never as going on from then."""
    ended_inverse: Plain | None = Field(default=None, examples=["was employed by", "was owned by"])
    """The same as read from the other side; omitted if symmetric."""
    symmetric: bool = False
    """Whether the label is the same from both sides."""
    accusation: bool = False
    """Whether the tie accuses one side."""
    structural: bool = False
    """Whether it may appear in the network figure."""
    belonging: bool = False
    """Whether an actor with this tie belongs to the other: leads it, is a member or part of it."""

    @model_validator(mode="after")
    def _check_labels(self) -> Self:
        if self.symmetric == (self.inverse is not None):
            message = "a tie type has either an `inverse` label or `symmetric: true`"
            remedy = "Add the one that is missing, or delete the one that is not needed."
            raise MistakeError(message, remedy, fields=("inverse", "symmetric"))
        if (self.ended_inverse is not None) != (self.ended is not None and not self.symmetric):
            message = "the labels of an ended tie are needed for both sides"
            remedy = (
                "Add the one of `ended` and `ended_inverse` that is missing, or delete both. A "
                "symmetric tie has `ended` only."
            )
            raise MistakeError(message, remedy, fields=("ended", "ended_inverse"))
        if self.structural and self.accusation:
            message = "an accusation never appears in the network figure"
            remedy = "Delete `structural: true`."
            raise MistakeError(message, remedy, fields=("structural", "accusation"))
        return self

    @property
    def lasts(self) -> bool:
        """Whether such a tie goes on until it ends; an act, such as an appointment, does not."""
        return self.belonging or self.ended is not None

    def read(self, *, from_other_side: bool = False, has_ended: bool = False) -> str:
        """Return the label from one of the sides, for a tie that lasts or that has ended."""
        lasting, ended = self.label, self.ended
        if from_other_side and not self.symmetric:
            lasting, ended = self.inverse or self.label, self.ended_inverse
        return ended if has_ended and ended else lasting


def tie_label(types: Mapping[_Key, RelationshipType], key: _Key, *, has_ended: bool) -> str:
    """Return the label of a tie from the side that has it, or its key if the list lacks it."""
    return types[key].read(has_ended=has_ended) if key in types else key


class Stance(Term):
    """A coded attitude of a reaction."""

    accusation: bool = False
    """Whether taking it accuses a party."""
    lead: bool = False
    """Whether readers are shown who does not take it. Leave it out where silence means nothing: on
    an accident, nobody has to condemn."""
    not_taken: Plain | None = Field(default=None, examples=["Did not mourn", "Did not apologise"])
    """The heading of the list of those who do not take it, shown if `lead` is set."""


class Topic(Term):
    """What a claim is about."""

    accusation: bool = False
    """Whether such a claim accuses a party."""
    nobody_named: bool = False
    """Whether such a claim blames parties whom the speaker does not name: it may then be
    alleged without being an accusation, and is made against no actor."""
    death: bool = False
    """Whether such a claim reports a death."""


class Origin(Model):
    """An organisation whose information sources carry."""

    SHORT_FORM: ClassVar[ShortForm] = ShortForm(scalar="name")

    name: Plain = Field(examples=["Millbury Gazette", "North Wire"])
    """Its name."""
    country: CountryCode | None = None
    """ISO 3166-1 alpha-2."""
    parent: OriginId | None = None
    """The origin that owns or feeds it; the two count as one outlet."""
    body: ActorId | None = None
    """The actor whose own channel it is: what it publishes is that actor's word."""


class Language(Term):
    """A language of names, quotes and sources."""

    rtl: bool | None = None
    """Whether it is written from right to left; if omitted, as its usual script is."""


class Vocabulary(Model):
    """All closed lists."""

    statuses: Mapping[Status, Term] = Field(
        examples=[
            {
                "confirmed": "Confirmed",
                "reported": {"label": "Reported", "definition": "One source states it as fact."},
            }
        ]
    )
    """Labels of the six statuses."""
    source_roles: Mapping[SourceRole, Term] = Field(
        examples=[{"primary": "Primary source", "wire-copy": "Wire copy"}]
    )
    """Labels of the roles of a source."""
    question_states: Mapping[QuestionState, Term] = Field(
        examples=[{"open": "Open", "settled": "Settled", "source-error": "A source's error"}]
    )
    """Labels of the states of a question."""
    read_extents: Mapping[ReadExtent, Term] = Field(
        examples=[{"full": "Read in full", "opening": "Opening read", "excerpt": "Excerpt read"}]
    )
    """Labels of how much of a source was read."""
    precisions: Mapping[Precision, Term] = Field(
        default={}, examples=[{"site": "Site", "city": "Town"}]
    )
    """Labels of how exactly a place is known."""
    actor_kinds: Mapping[Id, ActorKind] = Field(
        examples=[{"miller": {"label": "Miller", "plural": "Millers", "group": "People"}}]
    )
    """Kinds of actor, in the order in which lists show them."""
    source_kinds: Mapping[Id, SourceKind] = Field(
        examples=[
            {"newspaper": "Newspaper report", "decree": {"label": "Decree", "official": True}}
        ]
    )
    """Kinds of source."""
    place_kinds: Mapping[Id, Term] = Field(examples=[{"town": "Town", "river": "River"}])
    """Kinds of place."""
    relationship_types: Mapping[Id, RelationshipType] = Field(
        default={},
        examples=[{"employs": {"label": "employs", "inverse": "employed by", "structural": True}}],
    )
    """Types of tie."""
    topics: Mapping[Id, Topic] = Field(
        examples=[{"damage": "Damage", "arson": {"label": "Arson", "accusation": True}}]
    )
    """Topics of claims, in the order in which pages show them."""
    stances: Mapping[Id, Stance] = Field(
        default={},
        examples=[
            {"mourns": {"label": "mourns the mill", "definition": "The words grieve for the mill."}}
        ],
    )
    """Coded attitudes of reactions."""
    channels: Mapping[Id, Term] = Field(
        default={}, examples=[{"letter": "Letter", "speech": "Speech"}]
    )
    """Channels of reactions."""
    origins: Mapping[Id, Origin] = Field(
        examples=[
            {
                "north-wire": "North Wire",
                "millbury-gazette": {"name": "Millbury Gazette", "country": "NO"},
            }
        ]
    )
    """Whose information sources carry."""
    countries: Mapping[CountryCode, Plain] = Field(
        default={}, examples=[{"CZ": "Czech Republic", "XW": "Westland"}]
    )
    """Names of countries that should differ from those of Unicode's CLDR in the briefing's
    language, and of countries that CLDR does not know."""
    languages: Mapping[LanguageTag, Language] = Field(
        default={}, examples=[{"bn": "Bengali", "qaa": {"label": "Westlandish", "rtl": True}}]
    )
    """Names of languages that should differ from those of Unicode's CLDR in the briefing's
    language, and of languages that CLDR does not know."""
    exonyms: Mapping[ActorId, Plain] = Field(
        default={}, examples=[{"millers-guild": "Guild of Millers"}]
    )
    """The one name used for a body in the language of the briefing, by actor id."""
    glossary: Mapping[Plain, Inline] = Field(
        default={}, examples=[{"bushel": "A measure of grain, about 35 litres."}]
    )
    """Abbreviations and terms."""
    synonyms: _Synonyms = Field(default={}, examples=[{"fire": ["blaze", "burning"]}])
    """Words that mean the same to a reader who searches: a word, and others for it. Each finds what
    the others find, in the plural with -s too. They are never printed."""

    @field_validator("synonyms")
    @classmethod
    def _has_each_synonym_once(cls, synonyms: _Synonyms) -> _Synonyms:
        groups: dict[str, str] = {}
        for word, others in synonyms.items():
            if not others:
                remedy = "Add a word that means the same, or delete the line."
                raise MistakeError("{} has no synonym", remedy, value=word)
            for written in (word, *others):
                folded = fold_name(written)
                if not folded:
                    raise MistakeError(
                        "{} has no letter to search for", "Delete it.", value=written
                    )
                if folded in groups:
                    message = f"{{}} is a synonym twice: under `{groups[folded]}` and `{word}`"
                    remedy = "A word belongs to one group, once: delete one of the two."
                    raise MistakeError(message, remedy, value=written)
                groups[folded] = word
        return synonyms

    @model_validator(mode="after")
    def _check_complete(self) -> Self:
        complete: tuple[tuple[str, type[StrEnum], set[str]], ...] = (
            ("statuses", Status, {*self.statuses}),
            ("source_roles", SourceRole, {*self.source_roles}),
            ("question_states", QuestionState, {*self.question_states}),
            ("read_extents", ReadExtent, {*self.read_extents}),
        )
        for name, members, labelled in complete:
            if missing := [member.value for member in members if member not in labelled]:
                message = f"`{name}` has no label for: {', '.join(missing)}"
                remedy = f"Add under `{name}:` a line for each, such as `{missing[0]}: …`."
                raise MistakeError(message, remedy, fields=(name,))
        return self
