"""Groupings of the briefing that templates lay out: plain data, no words and no Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC
from functools import cached_property
from typing import TYPE_CHECKING

from briefing import addresses, letters
from briefing.exports import Exports
from briefing.phrases import ENGLISH
from briefing.records.enums import AliasKind
from briefing.records.walking import leaves
from briefing.rendering.actor_views import ActorViews
from briefing.rendering.change_feeds import ChangeFeeds
from briefing.rendering.change_views import ChangeViews
from briefing.rendering.checker_views import CheckerViews
from briefing.rendering.contributing import Contributing
from briefing.rendering.corrections import Corrected, corrections_of
from briefing.rendering.evidence_views import EvidenceViews
from briefing.rendering.groups import (
    AliasGroup,
    KindGroup,
    LanguageLabel,
    ReviewGroup,
    StatusGroup,
    TopicGroup,
    by_label,
    group_by,
)
from briefing.rendering.reaction_views import ReactionViews
from briefing.rendering.timeline_views import TimelineViews

if TYPE_CHECKING:
    from briefing.chronicle import Chronicle
    from briefing.linking import Briefing, PlacedClaim, Support
    from briefing.phrases import Catalogue
    from briefing.records import (
        Actor,
        Answer,
        AnyRecord,
        Claim,
        EdtfDate,
        Event,
        Place,
        Question,
        Source,
    )
    from briefing.records.settings import Unknown


class Views(ActorViews):
    """Groups of records and statements for templates, beyond the briefing's own look-ups."""

    def __init__(
        self,
        briefing: Briefing,
        catalogue: Catalogue = ENGLISH,
        chronicle: Chronicle | None = None,
    ) -> None:
        """Use what is published of `briefing`, which does not change, and its chronicle."""
        super().__init__(briefing, catalogue)
        self.changes = ChangeViews(self.briefing, chronicle, catalogue)
        self.change_feeds = ChangeFeeds(self.briefing, self.changes, catalogue)
        self.reactions = ReactionViews(self.briefing)
        self.timeline = TimelineViews(self.briefing)
        self.evidence = EvidenceViews(self.briefing)
        self.contributing = Contributing(self.briefing)
        self.checker = CheckerViews(catalogue)
        self.exports = Exports(self.briefing, catalogue)
        self._zone = briefing.settings.zone

    # Names

    def aliases(self, record: Actor | Event | Place) -> tuple[AliasGroup, ...]:
        """Return other names, by kind."""
        grouped = group_by((alias.kind, alias) for alias in record.aliases)
        return tuple(AliasGroup(kind, grouped[kind]) for kind in AliasKind if kind in grouped)

    def has_unsourced_name(self, record: Actor | Event | Place) -> bool:
        """Return whether any other name, or name in another language, has no evidence."""
        sourced = (bool(name.evidence) for name in record.names.values())
        return not (all(sourced) and all(alias.evidence for alias in record.aliases))

    # Claims

    def claims_by_topic(self, record: Actor | Event) -> tuple[TopicGroup, ...]:
        """Return a record's claims that accuse nobody, in the vocabulary's order of topics."""
        kept = [claim for claim in record.claims if not self.briefing.is_accusation(claim)]
        grouped = group_by((claim.topic, claim) for claim in kept)
        topics = (*self.briefing.vocabulary.topics, *grouped)
        return tuple(
            TopicGroup(topic, grouped[topic]) for topic in dict.fromkeys(topics) if topic in grouped
        )

    def accusations(self, record: Actor | Event) -> tuple[Claim, ...]:
        """Return a record's claims that accuse somebody."""
        return tuple(claim for claim in record.claims if self.briefing.is_accusation(claim))

    def claims_elsewhere(self, record: AnyRecord) -> tuple[PlacedClaim, ...]:
        """Return claims on other pages about a record, except its own and those set at it."""
        indexes = self.briefing.indexes
        listed = (*self.own_claims_elsewhere(record), *indexes.claims_at.get(record.id, ()))
        shown = {placed.reference for placed in listed}
        about = indexes.claims_about.get(record.id, ())
        return tuple(placed for placed in about if placed.reference not in shown)

    def own_claims_elsewhere(self, record: AnyRecord) -> tuple[PlacedClaim, ...]:
        """Return an actor's own claims on other pages."""
        by = self.briefing.indexes.claims_by.get(record.id, ())
        return tuple(placed for placed in by if placed.home.id != record.id)

    def claims_at(self, place: Place) -> tuple[PlacedClaim, ...]:
        """Return the claims about what happened at a place."""
        return self.briefing.indexes.claims_at.get(place.id, ())

    def placed_claims(self, references: Iterable[str]) -> tuple[PlacedClaim, ...]:
        """Return the claims of references such as `record#claim`; unknown ones are omitted."""
        found = (self.briefing.claim(reference) for reference in references)
        return tuple(placed for placed in found if placed is not None)

    def questions_on(self, claim: Claim) -> tuple[Question, ...]:
        """Return the questions that a claim helps to answer."""
        return self.briefing.indexes.questions_on.get(claim.id, ())

    def questions_about(self, record: Actor | Event) -> tuple[Question, ...]:
        """Return the questions that a record's claims help to answer."""
        found = (question for claim in record.claims for question in self.questions_on(claim))
        return tuple({question.id: question for question in found}.values())

    # Lists of records

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """All events, in chronological order."""
        return tuple(self.briefing.timeline())

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """All questions, in alphabetical order."""
        return by_label(self.briefing.questions.values())

    def questions_in_order(self) -> tuple[Question, ...]:
        """Return all questions: those in the settings, in their order, then alphabetically."""
        order = {name: place for place, name in enumerate(self.briefing.settings.home.questions)}
        return tuple(sorted(self.questions, key=lambda item: order.get(item.id, len(order))))

    def author_language(self, source: Source, author: str) -> str:
        """Return the BCP 47 tag of an author's name: the page's if it has Latin letters."""
        return self.briefing.settings.language if letters.has_latin(author) else source.language

    def moved_claims(self, record: Actor | Event) -> tuple[tuple[str, PlacedClaim], ...]:
        """Return the claims that moved to another record, unless listed here, with old ids."""
        shown_here = {placed.reference for placed in self.claims_elsewhere(record)}
        return tuple(
            one for one in self._moved_claims(record) if one[1].reference not in shown_here
        )

    def former_ids(self, record: Actor | Event, placed: PlacedClaim) -> tuple[str, ...]:
        """Return the ids that a claim of another record once had on this one."""
        return tuple(
            claim_id
            for claim_id, moved in self._moved_claims(record)
            if moved.reference == placed.reference
        )

    def _moved_claims(self, record: Actor | Event) -> Iterator[tuple[str, PlacedClaim]]:
        for claim_id, home in record.moved_to.items():
            placed = self.briefing.moved_claim(claim_id, home)
            if placed is not None:
                yield claim_id, placed

    def places_by_kind(self) -> tuple[KindGroup, ...]:
        """Return all places by kind, in the vocabulary's order, then by name."""
        places = by_label(self.briefing.places.values())
        grouped = group_by((place.kind, place) for place in places)
        kinds = self.briefing.vocabulary.place_kinds
        return tuple(KindGroup(kind, grouped[kind]) for kind in kinds if kind in grouped)

    def events_within(self, event: Event) -> tuple[Event, ...]:
        """Return the events that are part of an event."""
        return self.briefing.indexes.events_within.get(event.id, ())

    def events_at(self, place: Place) -> tuple[Event, ...]:
        """Return the events at a place."""
        return self.briefing.indexes.events_at.get(place.id, ())

    def places_in_order(self) -> tuple[AnyRecord, ...]:
        """Return all places, in the order of `places_by_kind`."""
        return tuple(place for group in self.places_by_kind() for place in group.records)

    def places_within(self, place: Place) -> tuple[Place, ...]:
        """Return the places inside a place."""
        return self.briefing.indexes.places_within.get(place.id, ())

    def mentions(self, record: AnyRecord) -> tuple[KindGroup, ...]:
        """Return the records whose texts name a record, unless its page already lists them."""
        listed = self._listed_ids(record)
        found = self.briefing.indexes.mentioned_in.get(record.id, ())
        grouped = group_by((other.KIND, other) for other in found if other.id not in listed)
        return tuple(KindGroup(kind, by_label(group)) for kind, group in grouped.items())

    def _listed_ids(self, record: AnyRecord) -> set[str]:
        indexes = self.briefing.indexes
        groups: tuple[Iterable[AnyRecord], ...] = (
            indexes.reactions_by.get(record.id, ()),
            indexes.reactions_to.get(record.id, ()),
            indexes.events_within.get(record.id, ()),
            indexes.events_at.get(record.id, ()),
            indexes.places_within.get(record.id, ()),
            (part.event for part in indexes.parts.get(record.id, ())),
            (held.question for held in indexes.answers_held.get(record.id, ())),
        )
        others = {tie.other for tie in indexes.ties.get(record.id, ())}
        return others | {other.id for group in groups for other in group}

    # Questions, home, corrections

    def unknowns(self) -> tuple[Unknown, ...]:
        """Return what the home page says is not known."""
        return tuple(
            item
            for item in self.briefing.settings.home.unknown
            if item.question not in self.briefing.withdrawn
        )

    def accuses(self, answer: Answer) -> bool:
        """Return whether a claim of an answer accuses somebody."""
        return any(self.briefing.is_accusation(p.claim) for p in self.placed_claims(answer.claims))

    def claims_by_status(self, answer: Answer) -> tuple[StatusGroup, ...]:
        """Return an answer's claims by status, in the answer's order."""
        claims = [placed.claim for placed in self.placed_claims(answer.claims)]
        grouped = group_by((self.standing(claim), claim) for claim in claims)
        return tuple(
            StatusGroup(
                group[0].status,
                tuple(dict.fromkeys(party for claim in group for party in claim.attributed_to)),
                group,
            )
            for group in grouped.values()
        )

    def question_topics(self, question: Question) -> tuple[str, ...]:
        """Return the topics of a question's claims, in order of first appearance."""
        claims = (p.claim for answer in question.answers for p in self.placed_claims(answer.claims))
        return tuple(dict.fromkeys(claim.topic for claim in claims))

    def terms(self) -> tuple[tuple[str, str], ...]:
        """Return the terms of the glossary with their meanings, in alphabetical order."""
        terms = self.briefing.vocabulary.glossary.items()
        return tuple(sorted(terms, key=lambda term: letters.sort_key(term[0])))

    def name_languages(self) -> tuple[str, ...]:
        """Return the languages of actors' names except the page's, the most common first."""
        tags = Counter(
            tag
            for actor in self.actors
            for tag in actor.names
            if tag != self.briefing.settings.language
        )
        return tuple(tag for tag, _ in sorted(tags.items(), key=lambda item: (-item[1], item[0])))

    def languages(self) -> tuple[LanguageLabel, ...]:
        """Return the languages of texts in the records, sorted by name, each name once."""
        listed = (leaf for record in self.briefing.records.values() for leaf in leaves(record))
        tags = {
            leaf.text
            for leaf in listed
            if leaf.marks.listed and leaf.marks.listed.vocabulary == "languages"
        }
        named = {(one := self.speech(tag)).label: one for tag in sorted(tags, reverse=True)}
        return tuple(named[name] for name in sorted(named, key=letters.sort_key))

    def reviews(self) -> tuple[ReviewGroup, ...]:
        """Return the records by the day of their last review, the newest first."""
        reviewed = [r for r in by_label(self.briefing.records.values()) if r.reviewed]
        grouped = group_by((record.reviewed, record) for record in reviewed if record.reviewed)
        dates = sorted(grouped, key=lambda date: date.sort_key, reverse=True)
        return tuple(ReviewGroup(date, grouped[date]) for date in dates)

    def instant(self, date: EdtfDate) -> str:
        """Return the start of a date in the briefing's time zone, in UTC as RFC 3339."""
        start = (date if date.earliest else self.briefing.settings.as_of).local_sort_key(self._zone)
        return start[0].replace(tzinfo=self._zone).astimezone(UTC).isoformat()

    def correction_url(self, item: Corrected) -> str:
        """Return the absolute URL of a correction on its record's page."""
        address = addresses.of(item.record, item.anchor)
        return address.url_under(self.briefing.settings.site_url or "")

    def correction_id(self, item: Corrected) -> str:
        """Return the absolute URL of a correction on the page of all corrections."""
        address = replace(addresses.page("corrections"), anchor=item.anchor)
        return address.url_under(self.briefing.settings.site_url or "")

    def last_change(self) -> EdtfDate:
        """Return the date of the newest correction or withdrawal, or else of the briefing."""
        dates = [item.correction.date for item in self.corrections()]
        dates += [record.withdrawn.date for record in self.withdrawn() if record.withdrawn]
        return max(dates, key=lambda date: date.sort_key, default=self.briefing.settings.as_of)

    def corrections(self) -> tuple[Corrected, ...]:
        """Return all corrections, the newest first."""
        records = self.briefing.whole.records.values()
        found = [item for record in records for item in corrections_of(record)]
        return tuple(sorted(found, key=lambda item: item.correction.date.sort_key, reverse=True))

    def corrections_of(self, record: AnyRecord) -> tuple[Corrected, ...]:
        """Return the corrections of one record, in the record's order."""
        return tuple(corrections_of(record))

    def withdrawn(self) -> tuple[AnyRecord, ...]:
        """Return the withdrawn records."""
        return tuple(self.briefing.withdrawn.values())

    # Sources

    def supports(self, source: Source) -> tuple[Support, ...]:
        """Return what a source supports, each once, items without other support first."""
        return self._uses(source, carried=True)

    def other_uses(self, source: Source) -> tuple[Support, ...]:
        """Return what a source contradicts or gives context for."""
        return self._uses(source, carried=False)

    def _uses(self, source: Source, *, carried: bool) -> tuple[Support, ...]:
        found = self.briefing.indexes.supports.get(source.id, ())
        listed = [one for one in found if one.carried == carried]
        unique: dict[tuple[str, str], Support] = {}
        for item in sorted(listed, key=lambda item: not item.alone):
            unique.setdefault((item.holder.enclosing_id, item.holder.kind), item)
        return tuple(unique.values())

    def records_citing(self, source: Source) -> tuple[AnyRecord, ...]:
        """Return the records whose prose cites a source."""
        return by_label(self.briefing.indexes.cited_in.get(source.id, ()))

    def weight(self, source: Source) -> int:
        """Count the items that a source supports and the records that cite it."""
        return len(self.supports(source)) + len(self.records_citing(source))
