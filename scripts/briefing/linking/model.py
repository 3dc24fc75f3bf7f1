"""The linked briefing, and the values in its look-up tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from unicodedata import bidirectional

from briefing import addresses, locales
from briefing.addresses import Address
from briefing.linking.corroboration import Corroboration, Counting
from briefing.linking.holders import Holder
from briefing.linking.items import Items, Stated
from briefing.linking.sides import Sides
from briefing.names import NameIndex
from briefing.records import (
    Actor,
    Answer,
    AnyRecord,
    Basemap,
    Claim,
    Designation,
    Event,
    Place,
    Question,
    Reaction,
    Relationship,
    Settings,
    Source,
    Statement,
    Vocabulary,
)
from briefing.records.date_labels import ENGLISH, LanguageWords
from briefing.records.dates import TimelineKey
from briefing.records.vocabulary import Language

_LATIN_SCRIPT = "Latn"
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


@dataclass(frozen=True)
class PlacedClaim:
    """A claim and the record that holds it."""

    home: Actor | Event
    claim: Claim

    @property
    def reference(self) -> str:
        """The claim as an answer refers to it: `record#claim`."""
        return f"{self.home.id}#{self.claim.id}"

    @property
    def address(self) -> Address:
        """Where the claim is published."""
        return addresses.of(self.home, self.claim.id)


@dataclass(frozen=True)
class Tie:
    """A relationship as one of its two sides reads it.

    Attributes:
        holder: The actor whose record holds it.
        relationship: The relationship itself.
        label: The type's label, or its inverse, as read from this side.
        other: The id of the actor on the other side.
        outgoing: Whether this side's record holds it.
        accusation: Whether the vocabulary marks the type as accusing somebody.
    """

    holder: Actor
    relationship: Relationship
    label: str
    other: str
    outgoing: bool
    accusation: bool


@dataclass(frozen=True)
class PlacedDesignation:
    """A designation and the actor that is listed."""

    actor: Actor
    designation: Designation


@dataclass(frozen=True)
class HeldAnswer:
    """An answer, its question, and the claims by which an actor supports it."""

    question: Question
    answer: Answer
    claims: tuple[PlacedClaim, ...]


@dataclass(frozen=True)
class EventPart:
    """An event and what an actor did in it."""

    event: Event
    part: str
    position: int


@dataclass(frozen=True)
class Support:
    """A use of a source as evidence.

    Attributes:
        holder: The value that carries the evidence.
        carried: Whether the source supports the value, rather than contradicts it or gives context.
        alone: Whether no other source supports it.
    """

    holder: Holder
    carried: bool
    alone: bool


@dataclass(frozen=True)
class Indexes:
    """The look-up tables of a briefing, filled when it is linked and never changed."""

    claims: Mapping[str, PlacedClaim]
    anchors: Mapping[str, Address]
    claims_about: Mapping[str, tuple[PlacedClaim, ...]]
    claims_by: Mapping[str, tuple[PlacedClaim, ...]]
    claims_at: Mapping[str, tuple[PlacedClaim, ...]]
    reactions_by: Mapping[str, tuple[Reaction, ...]]
    reactions_to: Mapping[str, tuple[Reaction, ...]]
    ties: Mapping[str, tuple[Tie, ...]]
    mirrors: Mapping[str, str]
    designations_by: Mapping[str, tuple[PlacedDesignation, ...]]
    parts: Mapping[str, tuple[EventPart, ...]]
    events_within: Mapping[str, tuple[Event, ...]]
    events_at: Mapping[str, tuple[Event, ...]]
    places_within: Mapping[str, tuple[Place, ...]]
    answers_held: Mapping[str, tuple[HeldAnswer, ...]]
    questions_on: Mapping[str, tuple[Question, ...]]
    mentioned_in: Mapping[str, tuple[AnyRecord, ...]]
    supports: Mapping[str, tuple[Support, ...]]
    cited_in: Mapping[str, tuple[AnyRecord, ...]]


@dataclass(frozen=True)
class Briefing:
    """Everything in one data folder, linked. It never changes once made.

    Attributes:
        settings: The settings of the whole briefing.
        vocabulary: Its closed lists.
        records: Every record by its id, in the order of kinds and ids.
        names: The names by which texts mention actors, events and places.
        terms: The words that the glossary explains.
        indexes: The look-up tables behind the methods.
        basemap: The land around its places, if the briefing has a basemap.
        speech: The language of dates and statuses.
    """

    settings: Settings
    vocabulary: Vocabulary
    records: Mapping[str, AnyRecord]
    actors: Mapping[str, Actor]
    events: Mapping[str, Event]
    reactions: Mapping[str, Reaction]
    questions: Mapping[str, Question]
    places: Mapping[str, Place]
    sources: Mapping[str, Source]
    names: NameIndex
    terms: NameIndex
    indexes: Indexes
    basemap: Basemap | None = None
    speech: LanguageWords = ENGLISH

    @property
    def subject(self) -> Event | None:
        """The event that the briefing is about, once it exists."""
        return self.events.get(self.settings.subject or "")

    @property
    def claims(self) -> Mapping[str, PlacedClaim]:
        """Every claim by its id."""
        return self.indexes.claims

    def claim(self, reference: str) -> PlacedClaim | None:
        """Return the claim that `record#claim` names, if that record holds it."""
        home, _, claim_id = reference.partition("#")
        placed = self.indexes.claims.get(claim_id)
        return placed if placed is not None and placed.home.id == home else None

    def moved_claim(self, claim_id: str, home: str) -> PlacedClaim | None:
        """Return a claim that moved to a record, by its id or an earlier one."""
        if (placed := self.claim(f"{home}#{claim_id}")) is not None:
            return placed
        record = self.records.get(home)
        claims = record.claims if isinstance(record, Actor | Event) else ()
        renamed = (claim for claim in claims if claim_id in claim.renamed_from)
        return next((PlacedClaim(record, claim) for claim in renamed), None)  # type: ignore[arg-type]

    def address(self, item_id: str) -> Address | None:
        """Return where a record, claim, tie, designation or answer is published."""
        if (record := self.records.get(item_id)) is not None:
            return addresses.of(record)
        return self.indexes.anchors.get(item_id)

    def label(self, record: AnyRecord) -> str:
        """Return the words by which a link names a record."""
        if not isinstance(record, Reaction):
            return record.label
        actor = self.actors.get(record.actor)
        channel = self.vocabulary.channels.get(record.channel)
        return (
            f"{actor.name if actor else record.actor}: "
            f"{channel.label if channel else record.channel}, "
            f"{record.said.label(self.settings.zone, self.speech)}"
        )

    def name_of(self, record_id: str) -> str:
        """Return the words by which a link names a record, or the id itself if it has no record."""
        record = self.records.get(record_id)
        return self.label(record) if record else record_id

    def country_name(self, code: str) -> str:
        """Return the name of a country, or its code if the name is unknown."""
        known = self.vocabulary.countries.get(code)
        return known or locales.country_name(code, self.settings.language) or code

    def language_name(self, tag: str) -> str:
        """Return the name of a BCP 47 tag's language, or the tag if the name is unknown."""
        listed = self._language_in_vocabulary(tag)
        known = listed.label if listed else locales.language_name(tag, self.settings.language)
        return known or tag

    def reads_from_right(self, tag: str) -> bool:
        """Return whether a tag's language is written from right to left; a transcription is not."""
        listed = self._language_in_vocabulary(tag)
        if listed is None or listed.rtl is None or _LATIN_SCRIPT in tag.split("-"):
            return locales.runs_from_right(tag)
        return listed.rtl

    def _language_in_vocabulary(self, tag: str) -> Language | None:
        listed = self.vocabulary.languages
        return next((listed[one] for one in locales.prefixes(tag) if one in listed), None)

    def is_own_language(self, tag: str) -> bool:
        """Return whether a BCP 47 tag is that of the pages, with or without their region."""
        own = self.settings.language
        return tag in {own, locales.primary(own)}

    def direction(self, tag: str) -> str | None:
        """Return the `dir` of words in a tag's language.

        None if both they and the pages are written from left to right.
        """
        if self.reads_from_right(tag):
            return "rtl"
        return "ltr" if self.reads_from_right(self.settings.language) else None

    def title_language(self, source: Source) -> str:
        """Return the BCP 47 tag of a source's title, which is our language if the title is ours."""
        is_ours = "title" in source.inferred and self.reads_from_right(source.language)
        if is_ours and not any(bidirectional(char) in _RIGHT_TO_LEFT for char in source.title):
            return self.settings.language
        return source.language

    def party_name(self, party: str) -> str:
        """Return the name of an actor, given its id, or the plain name itself."""
        actor = self.actors.get(party)
        return actor.name if actor else party

    def is_actor(self, party: str) -> bool:
        """Return whether a party is the id of an actor, not a plain name."""
        return party in self.actors

    @cached_property
    def sides(self) -> Sides:
        """The sides of the briefing's actors."""
        return Sides(self.actors, self.vocabulary)

    @cached_property
    def counting(self) -> Counting:
        """The counted support of the briefing's statements."""
        return Counting(Items(self.sources, self.sides), self.sides)

    def corroboration(self, statement: Stated) -> Corroboration:
        """Return the support of a statement's content."""
        return self.counting.corroboration(statement)

    def origin_name(self, origin: str) -> str:
        """Return the name of an origin, given its id, or the plain name of a publisher itself."""
        known = self.vocabulary.origins.get(origin)
        return known.name if known else origin

    def party_or_origin(self, key: str) -> str:
        """Return the name of an actor or origin, given its id, or the plain name itself."""
        return self.party_name(key) if key in self.actors else self.origin_name(key)

    def is_accusing_stance(self, stance: str) -> bool:
        """Return whether the vocabulary marks taking a stance as an accusation."""
        known = self.vocabulary.stances.get(stance)
        return known is not None and known.accusation

    def is_accusation(self, statement: Statement) -> bool:
        """Return whether the vocabulary marks a claim's topic or a tie's type as an accusation."""
        if isinstance(statement, Claim):
            topic = self.vocabulary.topics.get(statement.topic)
            return topic is not None and topic.accusation
        if isinstance(statement, Relationship):
            kind = self.vocabulary.relationship_types.get(statement.type)
            return kind is not None and kind.accusation
        return False

    def timeline(self) -> Iterator[Event]:
        """Return the events in order of time, by the calendar of the briefing's time zone.

        Of events with one date, the subject comes first.
        """
        zone, subject = self.settings.zone, self.settings.subject

        def key(event: Event) -> tuple[TimelineKey, bool, str]:
            return event.date.timeline_key(zone), event.id != subject, event.id

        return iter(sorted(self.events.values(), key=key))
