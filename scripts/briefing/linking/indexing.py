"""The look-up tables of a briefing, each built in one pass over the records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeVar
from zoneinfo import ZoneInfo

from briefing import addresses, markup, wordlists
from briefing.addresses import Address
from briefing.linking.holders import Holder, holders
from briefing.linking.items import counts, page_of
from briefing.linking.mirrors import mirrors
from briefing.linking.model import (
    EventPart,
    HeldAnswer,
    Indexes,
    PlacedClaim,
    PlacedDesignation,
    Support,
    Tie,
)
from briefing.names import Name, NameIndex
from briefing.records import (
    Actor,
    AnyRecord,
    Designation,
    Event,
    Place,
    Question,
    Reaction,
    Source,
    Statement,
    Vocabulary,
)
from briefing.records.base import TextRole
from briefing.records.dates import TimelineKey
from briefing.records.enums import Bearing
from briefing.records.walking import FieldPath, leaves, texts

_Item = TypeVar("_Item")
_Kind = TypeVar("_Kind", Actor, Event, Question, Place, Reaction)
_Pairs = Iterable[tuple[str, _Item]]

RecordsById = Mapping[str, AnyRecord]

_MIN_TITLE_WORDS = 3
"""A title has at least this many words; fewer may match a text by chance."""


def build_indexes(
    vocabulary: Vocabulary, records: RecordsById, zone: ZoneInfo, names: NameIndex
) -> Indexes:
    """Build every look-up table of the briefing; what has a date is in order of time."""
    claims = {placed.claim.id: placed for placed in _place_claims(records)}
    events = _of_kind(records, Event, lambda event: event.date.timeline_key(zone))
    reactions = _of_kind(records, Reaction, lambda reaction: reaction.said.timeline_key(zone))
    questions = _of_kind(records, Question)
    actors = _of_kind(records, Actor)
    mirrored = mirrors(actors, vocabulary)
    return Indexes(
        claims=claims,
        anchors=dict(_anchors(records)),
        claims_about=_group(_claims_about(claims.values())),
        claims_by=_group(_claims_by(claims.values())),
        claims_at=_group((p.claim.place, p) for p in claims.values() if p.claim.place),
        reactions_by=_group(_reactions_by(reactions)),
        reactions_to=_group((reaction.to, reaction) for reaction in reactions),
        ties=_group(_ties(actors, vocabulary, mirrored)),
        mirrors=mirrored,
        designations_by=_group(_designations_by(actors)),
        parts=_group(_parts(events)),
        events_within=_group((e.part_of, e) for e in events if e.part_of),
        events_at=_group((e.place, e) for e in events if e.place),
        places_within=_group((p.part_of, p) for p in _of_kind(records, Place) if p.part_of),
        answers_held=_group(_answers_held(questions, claims)),
        questions_on=_group(_questions_on(questions, claims)),
        mentioned_in=_invert(records, dict(_mentions(records, names))),
        supports=_group(_supports(records)),
        cited_in=_group(_citations(records)),
    )


def _of_kind(
    records: RecordsById,
    kind: type[_Kind],
    order: Callable[[_Kind], TimelineKey] | None = None,
) -> Sequence[_Kind]:
    found = [record for record in records.values() if isinstance(record, kind)]
    return sorted(found, key=order) if order else found


def build_names(vocabulary: Vocabulary, records: Iterable[AnyRecord]) -> NameIndex:
    """Index the names by which texts link to actors, events and places."""
    known = tuple(records)
    return NameIndex(_linking_names(known), _other_names(vocabulary, known))


def _linking_names(records: Iterable[AnyRecord]) -> Iterator[Name]:
    for record in records:
        for _, name in linking_fields(record):
            if everyday_word(name.text) is None:
                yield name


def linking_fields(record: AnyRecord) -> Iterator[tuple[FieldPath, Name]]:
    """Yield the names of a record that should link, each with its field."""
    if not isinstance(record, Actor | Event | Place):
        return
    path = ("title",) if isinstance(record, Event) else ("name",)
    yield path, Name(record.label, record.id, full=True)
    if isinstance(record, Actor) and record.short_name:
        yield ("short_name",), Name(record.short_name, record.id, full=False)
    for position, alias in enumerate(record.aliases):
        if alias.link:
            yield ("aliases", position), Name(alias.text, record.id, full=False)


def everyday_word(name: str) -> str | None:
    """Return what else a name is, so that it cannot link: a month or weekday, a common word."""
    if wordlists.is_day_or_month(name):
        return "a month or a weekday"
    return "a common word" if wordlists.is_common(name) else None


def _other_names(vocabulary: Vocabulary, records: Iterable[AnyRecord]) -> Iterator[str]:
    """Yield the names of outlets, and titles, that may contain the name of a record."""
    sources = [record for record in records if isinstance(record, Source)]
    outlets = {origin.name for origin in vocabulary.origins.values()}
    outlets |= {source.publisher for source in sources}
    for name in outlets:
        yield name
        yield name.removeprefix("The ")
    for source in sources:
        if len(source.title.split()) >= _MIN_TITLE_WORDS:
            yield source.title


def _group(pairs: _Pairs[_Item]) -> Mapping[str, tuple[_Item, ...]]:
    groups: dict[str, list[_Item]] = {}
    for key, item in pairs:
        groups.setdefault(key, []).append(item)
    return {key: tuple(group) for key, group in groups.items()}


def _place_claims(records: RecordsById) -> Iterator[PlacedClaim]:
    for record in records.values():
        if isinstance(record, Actor | Event):
            for claim in record.claims:
                yield PlacedClaim(record, claim)


def _anchors(records: RecordsById) -> Iterator[tuple[str, Address]]:
    for record in records.values():
        if isinstance(record, Actor):
            ids = (
                *(claim.id for claim in record.claims),
                *(relationship.id for relationship in record.relationships),
                *(designation.id for designation in record.designations),
            )
            for item_id in ids:
                yield item_id, addresses.of(record, item_id)
        elif isinstance(record, Event):
            for claim in record.claims:
                yield claim.id, addresses.of(record, claim.id)
        elif isinstance(record, Question):
            for answer in record.answers:
                yield answer.id, addresses.of(record, answer.id)


def _claims_about(claims: Iterable[PlacedClaim]) -> Iterator[tuple[str, PlacedClaim]]:
    for placed in claims:
        linked = (link.target for link in markup.record_links(placed.claim.text))
        for target in dict.fromkeys((*placed.claim.about, *placed.claim.against, *linked)):
            if target != placed.home.id:
                yield target, placed


def _claims_by(claims: Iterable[PlacedClaim]) -> Iterator[tuple[str, PlacedClaim]]:
    for placed in claims:
        speaker = placed.claim.quote.speaker if placed.claim.quote else None
        for party in dict.fromkeys((*placed.claim.attributed_to, *([speaker] if speaker else []))):
            yield party, placed


def _reactions_by(reactions: Iterable[Reaction]) -> Iterator[tuple[str, Reaction]]:
    for reaction in reactions:
        spoken_by = [reaction.spoken_by.actor] if reaction.spoken_by else []
        for actor in dict.fromkeys((reaction.actor, *spoken_by)):
            yield actor, reaction


def _ties(
    actors: Iterable[Actor], vocabulary: Vocabulary, mirrored: Mapping[str, str]
) -> Iterator[tuple[str, Tie]]:
    """Yield each tie for both its ends; one recorded at both appears at each as recorded there."""
    for record in actors:
        for relationship in record.relationships:
            kind = vocabulary.relationship_types.get(relationship.type)
            if kind is None:
                continue
            label = kind.read(has_ended=relationship.has_ended)
            inverse = kind.read(from_other_side=True, has_ended=relationship.has_ended)
            target = relationship.target
            yield (
                record.id,
                Tie(record, relationship, label, target, True, kind.accusation),  # noqa: FBT003
            )
            if target != record.id and relationship.id not in mirrored:
                yield (
                    target,
                    Tie(record, relationship, inverse, record.id, False, kind.accusation),  # noqa: FBT003
                )


def _designations_by(actors: Iterable[Actor]) -> Iterator[tuple[str, PlacedDesignation]]:
    for actor in actors:
        for designation in actor.designations:
            yield designation.by, PlacedDesignation(actor, designation)


def _parts(events: Iterable[Event]) -> Iterator[tuple[str, EventPart]]:
    for event in events:
        for position, participant in enumerate(event.participants):
            yield participant.actor, EventPart(event, participant.part, position)


def _answers_held(
    questions: Iterable[Question], claims: Mapping[str, PlacedClaim]
) -> Iterator[tuple[str, HeldAnswer]]:
    for question in questions:
        for answer in question.answers:
            held: dict[str, list[PlacedClaim]] = {}
            for placed in _resolve_references(answer.claims, claims):
                for party in placed.claim.attributed_to:
                    held.setdefault(party, []).append(placed)
            for party, by_party in held.items():
                yield party, HeldAnswer(question, answer, tuple(by_party))


def _questions_on(
    questions: Iterable[Question], claims: Mapping[str, PlacedClaim]
) -> Iterator[tuple[str, Question]]:
    for question in questions:
        references = chain.from_iterable(answer.claims for answer in question.answers)
        for claim_id in dict.fromkeys(p.claim.id for p in _resolve_references(references, claims)):
            yield claim_id, question


def _resolve_references(
    references: Iterable[str], claims: Mapping[str, PlacedClaim]
) -> Iterator[PlacedClaim]:
    for reference in references:
        placed = claims.get(reference.partition("#")[2])
        if placed is not None and placed.reference == reference:
            yield placed


def _mentions(records: RecordsById, index: NameIndex) -> Iterator[tuple[str, frozenset[str]]]:
    for record in records.values():
        if not isinstance(record, Source):
            found = frozenset(_mentioned_ids(record, index)) - {record.id}
            yield record.id, found


def _mentioned_ids(record: AnyRecord, index: NameIndex) -> Iterator[str]:
    for leaf in leaves(record):
        role = leaf.marks.role
        if leaf.marks.refers is not None and role is not TextRole.VERBATIM:
            yield leaf.text.partition("#")[0]
        if role not in {TextRole.INLINE, TextRole.PROSE}:
            continue
        yield from (link.target for link in markup.record_links(leaf.text))
        for mention in index.find_alone(markup.plain(leaf.text, with_unlinked=False)):
            owners = mention.full or mention.short
            if len(owners) == 1:
                yield owners[0]


def _invert(
    records: RecordsById, mentions: Mapping[str, frozenset[str]]
) -> Mapping[str, tuple[AnyRecord, ...]]:
    return _group(
        (target, records[mentioning])
        for mentioning, targets in mentions.items()
        for target in sorted(targets)
        if target in records and not isinstance(records[target], Source)
    )


def _supports(records: RecordsById) -> Iterator[tuple[str, Support]]:
    sources = {one.id: one for one in records.values() if isinstance(one, Source)}
    for record in records.values():
        for holder in holders(record):
            behind = _pages_behind(holder, sources)
            for source_id, items in _group(
                (item.source, item) for item in holder.evidence if item.source
            ).items():
                is_carried = any(item.bears is Bearing.SUPPORTS for item in items)
                own = {page_of(item, sources.get(source_id)) for item in items}
                is_alone = is_carried and behind <= own
                yield source_id, Support(holder, carried=is_carried, alone=is_alone)


def _pages_behind(holder: Holder, sources: Mapping[str, Source]) -> set[str]:
    """Return the pages that carry something and repeat no other.

    Behind a statement that is what is counted, if anything is: in doubt the smaller number.
    """
    carrying = [
        item for item in holder.evidence if item.bears is Bearing.SUPPORTS and item.relays is None
    ]
    if isinstance(holder.value, Statement | Designation | Reaction):
        counted = [item for item in carrying if counts(item, sources)]
        carrying = counted or carrying
    return {page_of(item, sources.get(item.source or "")) for item in carrying}


def _citations(records: RecordsById) -> Iterator[tuple[str, AnyRecord]]:
    for record in records.values():
        cited = chain.from_iterable(markup.citations(leaf.text) for leaf in texts(record))
        for source_id in dict.fromkeys(cited):
            yield source_id, record
