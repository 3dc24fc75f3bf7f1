"""`vocabulary.yml`: the closed lists of the briefing, with labels and definitions."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar, Self

from pydantic import model_validator

from briefing.records.base import (
    ActorId,
    CountryCode,
    Id,
    Inline,
    LanguageTag,
    Model,
    OriginId,
    Plain,
)
from briefing.records.enums import Precision, QuestionState, ReadExtent, SourceRole, Status
from briefing.records.short_forms import ShortForm


class Term(Model):
    """A label and what it means."""

    SHORT_FORM: ClassVar[ShortForm] = ShortForm(scalar="label")

    label: Plain
    """The word that pages show."""
    definition: Inline | None = None
    """What it means here."""


class ActorKind(Term):
    """A kind of actor."""

    plural: Plain
    """The heading of the group in lists."""
    group: Plain | None = None
    """A wider heading under which several kinds stand."""
    expects_names: tuple[LanguageTag, ...] = ()
    """Languages in which an actor of this kind should have a name."""


class SourceKind(Term):
    """A kind of source."""

    official: bool = False
    """Whether such a source is a body's own statement, which may be quoted at length."""


class RelationshipType(Term):
    """A type of tie between two actors."""

    inverse: Plain | None = None
    """The label as read from the other side; left out where symmetric."""
    symmetric: bool = False
    """Whether both sides read alike."""
    accusation: bool = False
    """Whether the tie accuses one side."""
    structural: bool = False
    """Whether it may stand in the network figure."""

    @model_validator(mode="after")
    def _reads_from_both_sides(self) -> Self:
        if self.symmetric == (self.inverse is not None):
            message = "a tie type has either an `inverse` label or `symmetric: true`"
            raise ValueError(message)
        if self.structural and self.accusation:
            message = "an accusation never stands in the network figure: drop `structural`"
            raise ValueError(message)
        return self


class Topic(Term):
    """What a claim is about."""

    accusation: bool = False
    """Whether such a claim accuses somebody."""
    death: bool = False
    """Whether such a claim tells of a death."""


class Origin(Model):
    """An organisation whose information sources carry."""

    SHORT_FORM: ClassVar[ShortForm] = ShortForm(scalar="name")

    name: Plain
    """Its name."""
    country: CountryCode | None = None
    """ISO 3166-1 alpha-2."""
    parent: OriginId | None = None
    """The origin that owns or feeds it."""


class Language(Term):
    """A language in which names, quotes and sources stand."""

    rtl: bool = False
    """Whether it is written from right to left."""


class Vocabulary(Model):
    """All closed lists."""

    statuses: Mapping[Status, Term]
    """Labels of the six statuses."""
    source_roles: Mapping[SourceRole, Term]
    """Labels of the roles of a source."""
    question_states: Mapping[QuestionState, Term]
    """Labels of the states of a question."""
    read_extents: Mapping[ReadExtent, Term]
    """Labels of how much of a source was read."""
    precisions: Mapping[Precision, Term] = {}
    """Labels of how exactly a place is known."""
    actor_kinds: Mapping[Id, ActorKind]
    """Kinds of actor, in the order in which lists show them."""
    source_kinds: Mapping[Id, SourceKind]
    """Kinds of source."""
    place_kinds: Mapping[Id, Term]
    """Kinds of place."""
    relationship_types: Mapping[Id, RelationshipType] = {}
    """Types of tie."""
    topics: Mapping[Id, Topic]
    """Topics of claims, in the order in which pages show them."""
    stances: Mapping[Id, Term] = {}
    """Coded attitudes of reactions."""
    channels: Mapping[Id, Term] = {}
    """Channels of reactions."""
    origins: Mapping[Id, Origin]
    """Whose information sources carry."""
    countries: Mapping[CountryCode, Plain] = {}
    """Names of countries."""
    languages: Mapping[LanguageTag, Language]
    """Names of languages."""
    exonyms: Mapping[ActorId, Plain] = {}
    """The one English name used for a body, by actor id."""
    glossary: Mapping[Plain, Inline] = {}
    """Abbreviations and terms."""

    @model_validator(mode="after")
    def _labels_every_member(self) -> Self:
        complete: tuple[tuple[str, type[StrEnum], set[str]], ...] = (
            ("statuses", Status, {*self.statuses}),
            ("source_roles", SourceRole, {*self.source_roles}),
            ("question_states", QuestionState, {*self.question_states}),
            ("read_extents", ReadExtent, {*self.read_extents}),
        )
        for name, members, labelled in complete:
            if missing := [member.value for member in members if member not in labelled]:
                message = f"`{name}` has no label for: {', '.join(missing)}"
                raise ValueError(message)
        return self
