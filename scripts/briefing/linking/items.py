"""Items of evidence: whose word each gives, and through which outlet it came."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from briefing.linking.sides import Sides
from briefing.records import Claim, Designation, Evidence, Reaction, Source, Statement
from briefing.records.base import ITSELF
from briefing.records.enums import Bearing, ReadExtent, SourceRole, Status, Voice
from briefing.webpages import page_key

_Item = TypeVar("_Item")

Stated = Statement | Designation | Reaction
"""What evidence can support."""

_MATCHING_WORDS = 5
"""This many words in a row are not the same by chance."""
_NON_WORDS = re.compile(r"\W+")


@dataclass(frozen=True)
class CountedItem:
    """A counted item of evidence.

    Attributes:
        evidence: The item.
        source: Its source record; None if it is written in place.
        origin: The id of its origin; the publisher if it is written in place.
        house: The name of the topmost outlet of those that belong together.
        houses: The houses of all outlets with the same words.
        parties: Whose word it is; empty for a report.
        themselves: All recorded names of these parties: of a reaction, also its actor.
        finders: Those parties whose own finding or judgement it gives.
        is_document: Whether a body, which is not an outlet, published it itself, whoever speaks in
            it.
        is_own_document: Whether the parties published it themselves.
    """

    evidence: Evidence
    source: Source | None
    origin: str
    house: str
    houses: frozenset[str]
    parties: tuple[str, ...]
    themselves: frozenset[str]
    finders: tuple[str, ...]
    is_document: bool
    is_own_document: bool

    @property
    def is_seen(self) -> bool:
        """Whether the outlet saw, filmed or counted it itself."""
        return self.evidence.witness == ITSELF and not self.parties

    @property
    def is_report(self) -> bool:
        """Whether the outlet reports it without saying who says so."""
        return not (self.parties or self.is_seen)

    @property
    def page(self) -> str:
        """What tells the item's page from others."""
        return page_of(self.evidence, self.source)

    @property
    def is_weak(self) -> bool:
        """Whether it is a repost or a digest of what others published first."""
        return self.source is not None and self.source.role.is_weak


class Items:
    """The evidence of one briefing."""

    def __init__(self, sources: Mapping[str, Source], sides: Sides) -> None:
        """Take the sources, and the sides of those who speak."""
        self._sources, self._sides = sources, sides
        self._origins = sides.vocabulary.origins
        self._kinds = sides.vocabulary.source_kinds
        self._named = {actor.name.casefold(): actor.id for actor in sides.actors.values()}

    def of(self, statement: Stated) -> tuple[CountedItem, ...]:
        """Return the counted items; those of one outlet, page or text share a house."""
        counted = (one for one in statement.evidence if counts(one, self._sources))
        items = [self._item(evidence, statement) for evidence in counted]
        return _merge_houses(items)

    def count_uncounted(self, statement: Stated) -> int:
        """Return how many items of evidence are listed without being counted."""
        return sum(not counts(one, self._sources) for one in statement.evidence)

    def contradicting(self, statement: Stated) -> Iterator[str]:
        """Yield who contradicts a statement: actors' ids, plain names, ids of origins."""
        for evidence in statement.evidence:
            if evidence.bears is not Bearing.CONTRADICTS:
                continue
            relayed = self._sources.get(evidence.relays or "")
            if evidence.witness is not None and evidence.witness != ITSELF:
                yield evidence.witness
            elif body := self._body_of(evidence):
                yield from body
            else:
                yield relayed.origin if relayed else self._origin_of(evidence)

    def _item(self, evidence: Evidence, statement: Stated) -> CountedItem:
        source = self._sources.get(evidence.source or "")
        origin = self._origin_of(evidence)
        parties = self._spoken_in(evidence, statement)
        body = self._body_of(evidence)
        speaking = speaking_for(statement)
        is_their_own = not set(parties).isdisjoint(speaking)
        themselves = frozenset({*parties, *speaking} if is_their_own else parties)
        return CountedItem(
            evidence,
            source,
            origin,
            house := self._house(origin),
            frozenset({house}),
            parties,
            themselves,
            self._finders(evidence, parties, statement),
            is_document=source is not None and source.role is SourceRole.PRIMARY and bool(body),
            is_own_document=source is not None
            and source.role is SourceRole.PRIMARY
            and self._is_of(body, themselves),
        )

    def _is_of(self, body: tuple[str, ...], parties: Iterable[str]) -> bool:
        """Return whether a channel belongs to one of some parties, or to a parent of theirs."""
        above = (key for party in parties for key in (party, *self._sides.of(party, None)))
        return not set(body).isdisjoint(above)

    def _origin_of(self, evidence: Evidence) -> str:
        source = self._sources.get(evidence.source or "")
        return evidence.origin or (source.origin if source else evidence.publisher or "")

    def _name_of(self, origin: str) -> str:
        known = self._origins.get(origin)
        return known.name if known else origin

    def _house(self, origin: str) -> str:
        """Return the name of the topmost of the origins that own or feed one another.

        The name, because one outlet may be listed twice, or be written in place.
        """
        seen = [origin]
        while (known := self._origins.get(seen[-1])) and known.parent and known.parent not in seen:
            seen.append(known.parent)
        return self._name_of(seen[-1]).casefold()

    def _spoken_in(self, evidence: Evidence, statement: Stated) -> tuple[str, ...]:
        """Return whose word an item gives, as one voice: the first case that applies."""
        own = speaking_for(statement)[:1]
        if evidence.witness == ITSELF:
            return self._body_of(evidence)
        if evidence.witness is not None:
            return own if evidence.witness in speaking_for(statement) else (evidence.witness,)
        attributed_to: tuple[str, ...] = getattr(statement, "attributed_to", ())
        return attributed_to or own or self._body_of(evidence)

    def _body_of(self, evidence: Evidence) -> tuple[str, ...]:
        """Return the actor whose own channel an item is.

        What an actor publishes under its own name, and no outlet reports, is its own word even if
        the vocabulary does not say so.
        """
        origin = self._origin_of(evidence)
        known = self._origins.get(origin)
        if known is not None and known.body:
            return (known.body,)
        source = self._sources.get(evidence.source or "")
        if source is not None and source.role is not SourceRole.PRIMARY:
            return ()
        names = (self._name_of(origin), source.publisher if source else evidence.publisher or "")
        bodies = (self._named.get(name.casefold()) for name in names)
        return next(((body,) for body in bodies if body), ())

    def _finders(
        self, evidence: Evidence, parties: tuple[str, ...], statement: Stated
    ) -> tuple[str, ...]:
        """Return the parties whose own finding an item gives, not only their words.

        A denial, an act and what a body says in its own document are its word, not a finding.
        """
        is_heard = isinstance(statement, Reaction | Designation) or (
            statement.status is Status.DENIED or statement.act_of is not None
        )
        if is_heard or set(parties) & {*self._body_of(evidence)}:
            return ()
        source = self._sources.get(evidence.source or "")
        kind = self._kinds.get(source.kind) if source else None
        if kind is not None and kind.official:
            return ()
        names = self._publisher_names(evidence)
        own = tuple(party for party in parties if self._sides.name_of(party).casefold() in names)
        if own or getattr(statement, "voice", None) is not Voice.ANALYSIS:
            return own
        return tuple(party for party in parties if not self._sides.is_unnamed(party))

    def _publisher_names(self, evidence: Evidence) -> frozenset[str]:
        """Return the names of an item's publishers and authors."""
        source = self._sources.get(evidence.source or "")
        names = [self._name_of(self._origin_of(evidence)), evidence.publisher or ""]
        names += [source.publisher, *source.authors] if source else []
        return frozenset(name.casefold() for name in names)


def page_of(item: Evidence, source: Source | None) -> str:
    """Return what tells the page of an item of evidence from others; `source` is its record."""
    url = source.url if source else item.url
    return page_key(url) if url else item.source or ""


def counts(item: Evidence, sources: Mapping[str, Source]) -> bool:
    """Return whether an item of evidence is counted, not only listed."""
    if item.relays is not None or item.bears is not Bearing.SUPPORTS:
        return False
    if item.excerpt is not None:
        return True
    source = sources.get(item.source or "")
    return item.locator is not None and source is not None and source.read is ReadExtent.FULL


def speaking_for(statement: Stated) -> tuple[str, ...]:
    """Return the names of the record's own speaker, the one that is printed first.

    A reaction's actor and those who speak for the actor are one voice. The words of the accused do
    not make them a witness of the charge.
    """
    quote = statement.quote if isinstance(statement, Claim | Reaction) else None
    accused = statement.against if isinstance(statement, Statement) else ()
    quoted = (quote.speaker,) if quote and quote.speaker and quote.speaker not in accused else ()
    if not isinstance(statement, Reaction):
        return quoted
    spoken_by = (statement.spoken_by.actor,) if statement.spoken_by else ()
    return (*quoted, *spoken_by, statement.actor)


def _merge_houses(items: list[CountedItem]) -> tuple[CountedItem, ...]:
    """Return the items; those that share an outlet, a page or a report's words share a house.

    If two outlets have the same words, one copies the other or both a third, so they count as one
    in all items here.
    """
    houses: dict[int, frozenset[str]] = {}
    for group in group_by_keys(range(len(items)), lambda place: _shared_keys(items[place])):
        shared = frozenset(items[place].house for place in group)
        houses |= dict.fromkeys(group, shared)
    return tuple(
        replace(item, house=min(houses[place]), houses=houses[place])
        for place, item in enumerate(items)
    )


def _shared_keys(item: CountedItem) -> frozenset[str]:
    words = [word for word in _NON_WORDS.split((item.evidence.excerpt or "").casefold()) if word]
    is_comparable = item.is_report and len(words) >= _MATCHING_WORDS
    text = [f"text:{' '.join(words)}"] if is_comparable else []
    return frozenset({f"house:{item.house}", f"page:{item.page}", *text})


def group_by_keys(
    values: Iterable[_Item], keys: Callable[[_Item], frozenset[str]]
) -> list[tuple[_Item, ...]]:
    """Group the values that have a key in common, directly or through others, in order."""
    groups: list[tuple[set[str], list[_Item]]] = []
    for value in values:
        own = keys(value)
        sharing = [group for group in groups if group[0] & own]
        if not sharing:
            groups.append((set(own), [value]))
            continue
        first, *others = sharing
        first[0].update(own)
        first[1].append(value)
        for other in others:
            first[0].update(other[0])
            first[1].extend(other[1])
            groups.remove(other)
    return [tuple(group) for _, group in groups]
