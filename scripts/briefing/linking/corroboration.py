"""The support of a statement's content: whose word it is, and who else reports it.

Newspapers are not witnesses, and what is unknown is never counted: in doubt, the number is the
smaller one. `briefing.statements` puts the counts into words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from briefing.linking.items import CountedItem, Items, Stated, group_by_keys
from briefing.linking.sides import Sides
from briefing.records import Claim, EdtfDate

_Item = TypeVar("_Item")


@dataclass(frozen=True)
class Speaker:
    """One voice: the parties whose word a statement is.

    Attributes:
        parties: Actors' ids or plain names; several share one voice.
        sides: The sides they are on: see `briefing.linking.sides`.
        in_own_document: Whether a document of their own says it.
        carriers: The origins that carried it, except their own documents, reposts and aggregators.
    """

    parties: tuple[str, ...]
    sides: frozenset[str] = frozenset()
    in_own_document: bool = False
    carriers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Corroboration:
    """The support of a statement, as lists. Origins of one house are listed once in each.

    Attributes:
        speakers: The named speakers, in order of first appearance.
        unnamed: The origins with sources that they do not name; together one voice.
        seen: The origins that saw, filmed or counted it themselves.
        findings: The parties whose own finding or judgement it is: ids or names.
        reports: The origins that report it without saying who says so.
        carriers: The origins of everything counted, except a body's own documents, reposts and
            aggregators.
        against: Whose word contradicts it: actors' ids, plain names or ids of origins.
        listed: How many items of evidence are listed but not counted.
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
        """The number of voices: the named speakers, and all unnamed ones as one."""
        return len(self.speakers) + bool(self.unnamed)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is counted."""
        return not (self.voices or self.seen or self.findings or self.reports)

    @property
    def is_single(self) -> bool:
        """Whether everything counted is one voice, or one outlet."""
        parts = (self.speakers, self.seen, self.findings, self.reports)
        return sum(map(len, parts)) + bool(self.unnamed) == 1

    @property
    def groups(self) -> tuple[tuple[Speaker, ...], ...]:
        """The speakers by side; one without a side is a group of its own."""
        return tuple(group_by_keys(self.speakers, lambda speaker: speaker.sides))

    @property
    def sides(self) -> int:
        """The number of sides that speak; a name without a record has none and adds none."""
        return sum(any(speaker.sides for speaker in group) for group in self.groups)


class Counting:
    """The counted support of the statements of one briefing."""

    def __init__(self, items: Items, sides: Sides) -> None:
        """Take the items of evidence, and the sides of those who speak."""
        self._items, self._sides = items, sides
        # Pages ask for the same statement repeatedly. It is kept with its result, so that its
        # `id()` is not reused.
        self._counted: dict[int, tuple[Stated, Corroboration]] = {}

    def corroboration(self, statement: Stated) -> Corroboration:
        """Return the support of a statement."""
        known = self._counted.get(id(statement))
        if known is None:
            known = self._counted[id(statement)] = (statement, self._count(statement))
        return known[1]

    def _count(self, statement: Stated) -> Corroboration:
        items = self.items(statement)
        spoken = [item for item in items if item.parties and not item.finders]
        unnamed = [item for item in spoken if all(map(self._sides.is_unnamed, item.parties))]
        named = [item for item in spoken if item not in unnamed]
        findings = _distinct(party for item in items for party in item.finders)
        return Corroboration(
            speakers=tuple(self._speakers(named, findings, when_of(statement))),
            unnamed=_houses(unnamed),
            seen=_houses(item for item in items if item.is_seen),
            findings=findings,
            reports=_houses(item for item in items if item.is_report),
            carriers=_carriers(items),
            against=_distinct(self._items.contradicting(statement)),
            listed=self._items.count_uncounted(statement),
        )

    def items(self, statement: Stated) -> tuple[CountedItem, ...]:
        """Return the counted items of evidence for a statement."""
        return self._items.of(statement)

    def _speakers(
        self, items: Sequence[CountedItem], findings: Collection[str], when: EdtfDate | None
    ) -> Iterator[Speaker]:
        """Yield the voices; items with a party in common are one voice, with all their parties.

        A party that only repeats its own finding is not another voice.
        """
        for group in group_by_keys(items, lambda item: frozenset(item.parties)):
            parties = _distinct(party for item in group for party in item.parties)
            if not set(parties) <= set(findings):
                together = {*parties, *(one for item in group for one in item.themselves)}
                sides = frozenset[str]().union(*(self._sides.of(one, when) for one in together))
                in_own_document = any(item.is_own_document for item in group)
                yield Speaker(parties, sides, in_own_document, _carriers(group))


def when_of(statement: Stated) -> EdtfDate | None:
    """Return when a statement was made, or else the date that it is about."""
    said: EdtfDate | None = getattr(statement, "said", None)
    return said or (statement.date if isinstance(statement, Claim) else None)


def _carriers(items: Iterable[CountedItem]) -> tuple[str, ...]:
    return _houses(item for item in items if not (item.is_weak or item.is_document))


def _houses(items: Iterable[CountedItem]) -> tuple[str, ...]:
    """Return the origins of items, one for each house: the first found."""
    origins: dict[str, str] = {}
    for item in items:
        origins.setdefault(item.house, item.origin)
    return tuple(origins.values())


def _distinct(items: Iterable[_Item]) -> tuple[_Item, ...]:
    return tuple(dict.fromkeys(items))
