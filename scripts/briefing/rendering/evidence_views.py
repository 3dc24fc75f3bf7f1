"""How well the briefing is sourced, as lists that a maintainer can work down.

Withdrawn records are in none of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.linking import Corroboration, Holder, holders
from briefing.records import Claim, Designation, Reaction, Statement
from briefing.records.enums import ReadExtent, SourceRole
from briefing.records.event import Participant
from briefing.records.values import Alias, ScriptName
from briefing.rendering.groups import by_label, group_by, not_withdrawn
from briefing.statements import standing, standings

if TYPE_CHECKING:
    from briefing.linking import Briefing
    from briefing.records import AnyRecord, Source

_STATEMENTS = (Statement, Designation, Reaction)
_NAMES = (ScriptName, Alias, Participant)


@dataclass(frozen=True)
class Work:
    """A record, and the ids of what in it is to be looked at; its own id for the whole."""

    record: AnyRecord
    ids: tuple[str, ...]


@dataclass(frozen=True)
class StatusWork:
    """What is to be looked at among the claims that stand in one way."""

    label: str
    count: int
    works: tuple[Work, ...]


@dataclass(frozen=True)
class PublisherWork:
    """The sources of one publisher that are to be looked at."""

    publisher: str
    sources: tuple[Source, ...]


class EvidenceViews:
    """What the page on the state of the evidence asks."""

    def __init__(self, briefing: Briefing) -> None:
        """Look at `briefing`, which does not change."""
        self._briefing = briefing

    # Sources

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """All sources, by publisher and title."""
        listed = by_label(self._briefing.sources.values())
        return tuple(sorted(listed, key=lambda source: source.publisher.casefold()))

    @cached_property
    def origins(self) -> int:
        """From how many organisations the information comes."""
        return len({source.origin for source in self.sources})

    @cached_property
    def publishers(self) -> int:
        """How many outlets and bodies published the sources."""
        return len({source.publisher for source in self.sources})

    def read(self) -> Mapping[ReadExtent, int]:
        """How many sources were read how far."""
        found = Counter(source.read for source in self.sources)
        return {extent: found[extent] for extent in ReadExtent}

    def roles(self) -> Mapping[SourceRole, int]:
        """How many sources stand how near to what they tell."""
        found = Counter(source.role for source in self.sources)
        return {role: found[role] for role in SourceRole if found[role]}

    def unarchived(self) -> tuple[PublisherWork, ...]:
        """Sources without an archived copy."""
        return self._by_publisher(lambda source: source.archive_url is None)

    def unread(self) -> tuple[PublisherWork, ...]:
        """Sources that were not read in full."""
        return self._by_publisher(lambda source: source.read is not ReadExtent.FULL)

    def undated(self) -> tuple[PublisherWork, ...]:
        """Sources without a date."""
        return self._by_publisher(lambda source: source.date is None)

    def unused(self) -> tuple[PublisherWork, ...]:
        """Sources that carry nothing and that nothing cites."""
        indexes = self._briefing.indexes
        used = {*indexes.supports, *indexes.cited_in}
        return self._by_publisher(lambda source: source.id not in used)

    def _by_publisher(self, wanted: Callable[[Source], bool]) -> tuple[PublisherWork, ...]:
        grouped = group_by((source.publisher, source) for source in self.sources if wanted(source))
        return tuple(PublisherWork(publisher, group) for publisher, group in grouped.items())

    # Statements

    @cached_property
    def statements(self) -> tuple[Holder, ...]:
        """All claims, ties, designations and reactions."""
        return tuple(item for item in self._holders if isinstance(item.value, _STATEMENTS))

    @cached_property
    def claims(self) -> tuple[Holder, ...]:
        """All claims."""
        return tuple(item for item in self.statements if isinstance(item.value, Claim))

    def one_voice(self) -> tuple[StatusWork, ...]:
        """Claims that rest on one voice or outlet alone, by status, in the order of certainty."""
        found = [item for item in self.claims if self._behind[item.enclosing_id].is_single]
        grouped = group_by((self._standing(item), item) for item in found)
        return tuple(
            StatusWork(term.label, len(grouped[key]), _works(grouped[key]))
            for key, term in standings(self._briefing)
            if key in grouped
        )

    def uncounted(self) -> tuple[Work, ...]:
        """Statements without an item of evidence that is counted."""
        return _works(item for item in self.statements if self._behind[item.enclosing_id].is_empty)

    def weak(self) -> tuple[Work, ...]:
        """Statements whose best source is a repost or an aggregator."""
        return _works(item for item in self.statements if self._is_weak(item))

    def unsourced_names(self) -> tuple[Work, ...]:
        """Records with a name, or a part in an event, that no source shows."""
        bare = (item for item in self._holders if isinstance(item.value, _NAMES))
        found = group_by((item.record.id, item.record) for item in bare if not item.evidence)
        return tuple(Work(records[0], (records[0].id,)) for records in found.values())

    def _standing(self, item: Holder) -> str:
        return standing(self._briefing, item.value).key if isinstance(item.value, Claim) else ""

    def _is_weak(self, item: Holder) -> bool:
        found = [self._briefing.sources.get(each.source or "") for each in item.evidence]
        return bool(found) and all(source and source.role.is_weak for source in found)

    @cached_property
    def _holders(self) -> tuple[Holder, ...]:
        standing: Iterable[AnyRecord] = not_withdrawn(self._briefing.records.values())
        return tuple(holder for record in standing for holder in holders(record))

    @cached_property
    def _behind(self) -> Mapping[str, Corroboration]:
        return {
            item.enclosing_id: self._briefing.corroboration(item.value)
            for item in self.statements
            if isinstance(item.value, _STATEMENTS)
        }


def count(works: Iterable[Work]) -> int:
    """How many things are to be looked at in all."""
    return sum(len(work.ids) for work in works)


def _works(items: Iterable[Holder]) -> tuple[Work, ...]:
    grouped = group_by((item.record.id, item) for item in items)
    return tuple(
        Work(group[0].record, tuple(item.enclosing_id for item in group))
        for group in grouped.values()
    )
