"""What linking hands on: the briefing, and the values that its look-ups give."""

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
from briefing.records.vocabulary import Language

_LATIN_SCRIPT = "Latn"
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


@dataclass(frozen=True)
class PlacedClaim:
    """A claim and the record on which it lives."""

    home: Actor | Event
    claim: Claim

    @property
    def reference(self) -> str:
        """The claim as an answer names it: `record#claim`."""
        return f"{self.home.id}#{self.claim.id}"

    @property
    def address(self) -> Address:
        """Where the claim is published."""
        return addresses.of(self.home, self.claim.id)


@dataclass(frozen=True)
class Tie:
    """A relationship as one of its two sides reads it.

    Attributes:
        holder: The actor on whose record it stands.
        relationship: The relationship itself.
        label: The type's label, or its inverse, as read from this side.
        other: The id of the actor on the other side.
        outgoing: Whether this side is the one on which it stands.
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
    """An answer, its question, and the claims by which an actor holds it."""

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
    """Something at which a source is listed as evidence.

    Attributes:
        holder: The value.
        carried: Whether the source carries it, rather than contradicts it or stands for context.
        alone: Whether no other source carries it.
    """

    holder: Holder
    carried: bool
    alone: bool


@dataclass(frozen=True)
class Indexes:
    """The look-up tables of a briefing; linking fills them, nothing changes them."""

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
        settings: What holds for the whole briefing.
        vocabulary: Its closed lists.
        records: Every record by its id, in the order of kinds and ids.
        names: The names by which texts mention actors, events and places.
        terms: The words that the glossary explains.
        indexes: The look-up tables behind the methods.
        basemap: The land around its places, where the briefing brings it.
        speech: The language of what is said of dates and of how statements stand.
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
        """The event that the briefing is about, once it is written."""
        return self.events.get(self.settings.subject or "")

    @property
    def claims(self) -> Mapping[str, PlacedClaim]:
        """Every claim by its id."""
        return self.indexes.claims

    def claim(self, reference: str) -> PlacedClaim | None:
        """Return the claim that `record#claim` names, if it stands there."""
        home, _, claim_id = reference.partition("#")
        placed = self.indexes.claims.get(claim_id)
        return placed if placed is not None and placed.home.id == home else None

    def moved_claim(self, claim_id: str, home: str) -> PlacedClaim | None:
        """Return the claim on a record that stood elsewhere before, by its id or an earlier one."""
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
        """Return the words by which a link names a record, or the id itself where there is none."""
        record = self.records.get(record_id)
        return self.label(record) if record else record_id

    def country_name(self, code: str) -> str:
        """Return what a country is called; one that nobody knows by its code."""
        known = self.vocabulary.countries.get(code)
        return known or locales.country_name(code, self.settings.language) or code

    def language_name(self, tag: str) -> str:
        """Return what the language of a BCP 47 tag is called; one that nobody knows by its tag."""
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
        """Return whether a BCP 47 tag is that of the pages, with their region or without one."""
        own = self.settings.language
        return tag in {own, locales.primary(own)}

    def direction(self, tag: str) -> str | None:
        """Return the `dir` of words in a tag's language.

        It is None where the words run as those of a page in English.
        """
        if self.reads_from_right(tag):
            return "rtl"
        return "ltr" if self.reads_from_right(self.settings.language) else None

    def title_language(self, source: Source) -> str:
        """Return the BCP 47 tag of a source's title, which may be ours, in our own language."""
        is_ours = "title" in source.inferred and self.reads_from_right(source.language)
        if is_ours and not any(bidirectional(char) in _RIGHT_TO_LEFT for char in source.title):
            return self.settings.language
        return source.language

    def party_name(self, party: str) -> str:
        """Return the name of an actor's id, or the plain name itself."""
        actor = self.actors.get(party)
        return actor.name if actor else party

    def is_record(self, item_id: str) -> bool:
        """Return whether an id is that of a record, and not of something in one."""
        return item_id in self.records

    def is_actor(self, party: str) -> bool:
        """Return whether a party is the id of an actor, and no plain name."""
        return party in self.actors

    @cached_property
    def sides(self) -> Sides:
        """Who belongs together."""
        return Sides(self.actors, self.vocabulary)

    @cached_property
    def counting(self) -> Counting:
        """What counts the evidence behind statements."""
        return Counting(Items(self.sources, self.sides), self.sides)

    def corroboration(self, statement: Stated) -> Corroboration:
        """Return what stands behind a statement's content."""
        return self.counting.corroboration(statement)

    def origin_name(self, origin: str) -> str:
        """Return the name of an origin's id, or the plain name of a publisher itself."""
        known = self.vocabulary.origins.get(origin)
        return known.name if known else origin

    def party_or_origin(self, key: str) -> str:
        """Return the name of an actor's or an origin's id, or the plain name itself."""
        return self.party_name(key) if key in self.actors else self.origin_name(key)

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
        """Return the events in order of time, by the calendar of the briefing's time zone."""
        zone = self.settings.zone
        return iter(sorted(self.events.values(), key=lambda e: (e.date.local_sort_key(zone), e.id)))
