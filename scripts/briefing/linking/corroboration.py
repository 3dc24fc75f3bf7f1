"""What stands behind a statement's content: whose word it is, and who else reports it.

Newspapers are not witnesses, and what is not known is never counted: in doubt the number is the
smaller one. What is counted here is worded in `briefing.statements`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from briefing import wordlists
from briefing.linking.sides import Sides
from briefing.records import Claim, Designation, EdtfDate, Evidence, Reaction, Source, Statement
from briefing.records.base import ITSELF, UNNAMED
from briefing.records.enums import Bearing, ReadExtent, SourceRole, Voice
from briefing.records.vocabulary import Origin
from briefing.webpages import page_key

_Item = TypeVar("_Item")

Stated = Statement | Designation | Reaction
"""What evidence can stand behind."""


@dataclass(frozen=True)
class Speaker:
    """Those whose word it is, as one voice.

    Attributes:
        parties: Actors' ids or plain names; several share one voice.
        sides: Where they belong: `briefing.linking.sides`.
        in_own_document: Whether a document of their own says it.
        carriers: The origins through which it came, without their own documents, reposts and
            aggregators.
    """

    parties: tuple[str, ...]
    sides: frozenset[str] = frozenset()
    in_own_document: bool = False
    carriers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Corroboration:
    """What stands behind a statement, as lists. Origins of one house stand once in each.

    Attributes:
        speakers: The named speakers, in order of first appearance.
        unnamed: The origins to which sources spoke whom they do not name; all are one voice.
        seen: The origins that saw, filmed or counted it themselves.
        findings: Those whose own finding or judgement it is: ids or names.
        reports: The origins that tell it without saying who does.
        carriers: The origins of all that is counted, without a body's own documents, reposts and
            aggregators.
        against: Whose word contradicts it: actors' ids, plain names or ids of origins.
        listed: How many items of evidence are listed without being counted.
    """

    speakers: tuple[Speaker, ...] = ()
    unnamed: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    carriers: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    listed: int = 0

    @property
    def voices(self) -> int:
        """How many voices there are: named speakers, and all the unnamed as one."""
        return len(self.speakers) + bool(self.unnamed)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is counted."""
        return not (self.voices or self.seen or self.findings or self.reports)

    @property
    def is_single(self) -> bool:
        """Whether all of it is one voice, or one outlet alone."""
        parts = (self.speakers, self.seen, self.findings, self.reports)
        return sum(map(len, parts)) + bool(self.unnamed) == 1

    @property
    def groups(self) -> tuple[tuple[Speaker, ...], ...]:
        """The speakers by side; one without a side stands alone."""
        return tuple(_grouped(self.speakers, lambda speaker: speaker.sides))

    @property
    def sides(self) -> int:
        """How many sides speak; a name without a record has none and makes no second."""
        return sum(any(speaker.sides for speaker in group) for group in self.groups)


@dataclass(frozen=True)
class Item:
    """A counted item of evidence.

    Attributes:
        evidence: The item.
        source: Its source's record; none where it is written in place.
        origin: The id of its origin; of one written in place its publisher.
        house: The origin at the head of those that belong together.
        parties: Whose word it is; empty for a report.
        themselves: All names of theirs that the record tells: of a reaction, its actor, too.
        finders: Those of them whose own finding or judgement it gives.
        is_own_document: Whether those whose word it is published it themselves.
    """

    evidence: Evidence
    source: Source | None
    origin: str
    house: str
    parties: tuple[str, ...]
    themselves: frozenset[str]
    finders: tuple[str, ...]
    is_own_document: bool

    @property
    def is_seen(self) -> bool:
        """Whether the outlet saw, filmed or counted it itself."""
        return self.evidence.witness == ITSELF

    @property
    def is_report(self) -> bool:
        """Whether the outlet tells it without saying who does."""
        return not (self.parties or self.is_seen)

    @property
    def page(self) -> str:
        """What tells the item's page from others."""
        url = self.source.url if self.source else self.evidence.url
        return page_key(url) if url else self.evidence.source or ""

    @property
    def is_weak(self) -> bool:
        """Whether it is a repost or a digest of what others carried first."""
        return self.source is not None and self.source.role.is_weak


class Counting:
    """Counts what stands behind the statements of one briefing."""

    def __init__(
        self, sources: Mapping[str, Source], origins: Mapping[str, Origin], sides: Sides
    ) -> None:
        """Take what tells whose information a source carries, and who belongs together."""
        self._sources, self._origins, self._sides = sources, origins, sides
        # A page asks of one statement several times, and several pages do. The statement is kept
        # with what was counted, so that its identity is not given to another.
        self._counted: dict[int, tuple[Stated, Corroboration]] = {}

    def corroboration(self, statement: Stated) -> Corroboration:
        """Return what stands behind a statement."""
        known = self._counted.get(id(statement))
        if known is None:
            known = self._counted[id(statement)] = (statement, self._count(statement))
        return known[1]

    def _count(self, statement: Stated) -> Corroboration:
        items = self.items(statement)
        spoken = [item for item in items if item.parties and not item.finders]
        unnamed = [item for item in spoken if all(map(is_unnamed, item.parties))]
        named = [item for item in spoken if item not in unnamed]
        findings = _distinct(party for item in items for party in item.finders)
        return Corroboration(
            speakers=tuple(self._speakers(named, findings, when_of(statement))),
            unnamed=_houses(unnamed),
            seen=_houses(item for item in items if item.is_seen),
            findings=findings,
            reports=_houses(item for item in items if item.is_report),
            carriers=_carriers(items),
            against=_distinct(self._contradicting(statement)),
            listed=sum(not counts(one, self._sources) for one in statement.evidence),
        )

    def items(self, statement: Stated) -> tuple[Item, ...]:
        """Return the counted items; one page counts once for each whose word it gives."""
        once: dict[tuple[str, tuple[str, ...]], Item] = {}
        for evidence in statement.evidence:
            if counts(evidence, self._sources):
                item = self._item(evidence, statement)
                once.setdefault((item.page, item.parties), item)
        return tuple(once.values())

    def _item(self, evidence: Evidence, statement: Stated) -> Item:
        source = self._sources.get(evidence.source or "")
        origin = self._origin_of(evidence)
        parties = self._spoken_in(evidence, statement)
        known = self._origins.get(origin)
        body = known.body if known else None
        speaking = _speaking_for(statement)
        is_their_own = not set(parties).isdisjoint(speaking)
        themselves = frozenset({*parties, *speaking} if is_their_own else parties)
        is_primary = source is not None and source.role is SourceRole.PRIMARY
        return Item(
            evidence,
            source,
            origin,
            self._house(origin),
            parties,
            themselves,
            self._finders(evidence, parties, statement),
            is_own_document=is_primary and body in themselves,
        )

    def _origin_of(self, evidence: Evidence) -> str:
        source = self._sources.get(evidence.source or "")
        return evidence.origin or (source.origin if source else evidence.publisher or "")

    def _house(self, origin: str) -> str:
        """Return the origin at the head of those that own or feed one another."""
        seen = [origin]
        while (known := self._origins.get(seen[-1])) and known.parent and known.parent not in seen:
            seen.append(known.parent)
        return seen[-1]

    def _spoken_in(self, evidence: Evidence, statement: Stated) -> tuple[str, ...]:
        """Return whose word an item gives: the first that applies, as one voice."""
        own = _speaking_for(statement)[:1]
        if evidence.witness == ITSELF:
            return ()
        if evidence.witness is not None:
            return own if evidence.witness in _speaking_for(statement) else (evidence.witness,)
        attributed_to: tuple[str, ...] = getattr(statement, "attributed_to", ())
        return attributed_to or own or self._body_of(evidence)

    def _body_of(self, evidence: Evidence) -> tuple[str, ...]:
        known = self._origins.get(self._origin_of(evidence))
        return (known.body,) if known and known.body else ()

    def _finders(
        self, evidence: Evidence, parties: tuple[str, ...], statement: Stated
    ) -> tuple[str, ...]:
        """Return those whose own finding an item gives, who are not only heard in it."""
        if isinstance(statement, Reaction) or set(parties) & {*self._body_of(evidence)}:
            return ()
        names = self._names_behind(evidence)
        own = tuple(party for party in parties if self._sides.name_of(party).casefold() in names)
        if own or getattr(statement, "voice", None) is not Voice.ANALYSIS:
            return own
        return tuple(party for party in parties if not is_unnamed(party))

    def _names_behind(self, evidence: Evidence) -> frozenset[str]:
        """Return the names of whoever published an item or wrote it."""
        origin = self._origin_of(evidence)
        known = self._origins.get(origin)
        source = self._sources.get(evidence.source or "")
        names = [known.name if known else origin, evidence.publisher or ""]
        names += [source.publisher, *source.authors] if source else []
        return frozenset(name.casefold() for name in names)

    def _contradicting(self, statement: Stated) -> Iterator[str]:
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

    def _speakers(
        self, items: Sequence[Item], findings: Collection[str], when: EdtfDate | None
    ) -> Iterator[Speaker]:
        """Yield the voices; those with a party in common are one, all its parties together.

        Whoever only repeats a finding of its own is no voice beside it.
        """
        for group in _grouped(items, lambda item: frozenset(item.parties)):
            parties = _distinct(party for item in group for party in item.parties)
            if not set(parties) <= set(findings):
                together = {*parties, *(one for item in group for one in item.themselves)}
                sides = frozenset[str]().union(*(self._sides.of(one, when) for one in together))
                in_own_document = any(item.is_own_document for item in group)
                yield Speaker(parties, sides, in_own_document, _carriers(group))


def counts(item: Evidence, sources: Mapping[str, Source]) -> bool:
    """Whether an item of evidence is counted rather than only listed."""
    if item.relays is not None or item.bears is not Bearing.SUPPORTS:
        return False
    if item.excerpt is not None:
        return True
    source = sources.get(item.source or "")
    return item.locator is not None and source is not None and source.read is ReadExtent.FULL


def is_unnamed(party: str) -> bool:
    """Whether a party is described instead of named: `two officials`, `unnamed sources`."""
    return UNNAMED in party.casefold().split() or wordlists.is_description(party)


def when_of(statement: Stated) -> EdtfDate | None:
    """Return the time at which a statement was made, or else of which it tells."""
    said: EdtfDate | None = getattr(statement, "said", None)
    return said or (statement.date if isinstance(statement, Claim) else None)


def _speaking_for(statement: Stated) -> tuple[str, ...]:
    """Return the names of the one who speaks by the record itself, first the one that is printed.

    Whoever speaks for a reaction's actor, and the actor, are one voice.
    """
    quote = statement.quote if isinstance(statement, Claim | Reaction) else None
    quoted = (quote.speaker,) if quote and quote.speaker else ()
    if not isinstance(statement, Reaction):
        return quoted
    spoken_by = (statement.spoken_by.actor,) if statement.spoken_by else ()
    return (*quoted, *spoken_by, statement.actor)


def _carriers(items: Iterable[Item]) -> tuple[str, ...]:
    return _houses(item for item in items if not (item.is_weak or item.is_own_document))


def _houses(items: Iterable[Item]) -> tuple[str, ...]:
    """Return the origins of items, each house once, by the origin that is met first."""
    first: dict[str, str] = {}
    for item in items:
        first.setdefault(item.house, item.origin)
    return tuple(first.values())


def _grouped(
    values: Iterable[_Item], keys: Callable[[_Item], frozenset[str]]
) -> list[tuple[_Item, ...]]:
    """Put together what has a key in common, directly or by way of others, in order."""
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


def _distinct(items: Iterable[_Item]) -> tuple[_Item, ...]:
    return tuple(dict.fromkeys(items))
