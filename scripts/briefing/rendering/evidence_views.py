"""How well the briefing is sourced, as lists that a maintainer can work down.

What the checker tells of stands in them place by place, as the checker found it; what else they
have is counted here. Withdrawn records are in none of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import BaseModel

from briefing.checking import UpkeepTask, tasks
from briefing.letters import initial, sort_key
from briefing.linking import Corroboration, Holder, holders
from briefing.records import Claim, Designation, Evidence, Reaction, Statement
from briefing.records.enums import ReadExtent, SourceRole
from briefing.records.event import Participant
from briefing.records.values import Alias, ScriptName
from briefing.rendering.groups import LetterGroup, by_label, group_by
from briefing.statements import (
    SourceWeakness,
    Spot,
    Weakness,
    source_weakness_in_words,
    standing,
    standings,
    weakness_in_words,
)

if TYPE_CHECKING:
    from briefing.linking import Briefing
    from briefing.phrases import Value
    from briefing.records import AnyRecord, Source
    from briefing.records.dates import EdtfDate
    from briefing.records.settings import Search

_STATEMENTS = (Statement, Designation, Reaction)


@dataclass(frozen=True)
class Work:
    """A record, and what in it is to be looked at."""

    record: AnyRecord
    spots: tuple[Spot, ...]

    @property
    def count(self) -> int:
        """How many spots these are."""
        return len(self.spots)


@dataclass(frozen=True)
class StatusWork:
    """What is to be looked at among the claims that stand in one way."""

    label: str
    definition: str | None
    count: int
    works: tuple[Work, ...]


@dataclass(frozen=True)
class PublisherWork:
    """The sources of one publisher that are to be looked at."""

    publisher: str
    sources: tuple[Source, ...]

    @property
    def count(self) -> int:
        """How many sources these are."""
        return len(self.sources)


@dataclass(frozen=True)
class SearchGroup:
    """What was searched for in the same places up to the same date."""

    where: str
    as_of: EdtfDate
    searches: tuple[Search, ...]


class EvidenceViews:
    """What the page on the state of the evidence asks."""

    def __init__(self, briefing: Briefing) -> None:
        """Look at `briefing`, which does not change."""
        self._briefing = briefing

    def total(self, works: Iterable[Work | StatusWork | PublisherWork]) -> int:
        """Return the total number of places that need attention."""
        return sum(work.count for work in works)

    def percent(self, count: int, of: int) -> int:
        """Return the nearest whole percentage, a half rounded up."""
        return (200 * count + of) // (2 * of)

    def percent_lacking(self, count: int, of: int) -> int:
        """Return the percentage of what is weak, rounded up: a rounding must not flatter."""
        return -(-100 * count // of)

    def percent_met(self, count: int, of: int) -> int:
        """Return the percentage of what is as it should be, rounded down."""
        return 100 * count // of

    def searches(self) -> tuple[SearchGroup, ...]:
        """Return what was searched for and not found, by where and up to when."""
        listed = self._briefing.settings.searched
        grouped = group_by(((search.where, search.as_of), search) for search in listed)
        return tuple(SearchGroup(where, day, group) for (where, day), group in grouped.items())

    def say(self, weakness: str, spot: Spot) -> Value:
        """Return the sentences that describe a weakness, given its name in `Weakness`."""
        return weakness_in_words(self._briefing, Weakness[weakness], spot)

    def say_of_sources(self, weakness: str, work: PublisherWork) -> Value:
        """Return a sentence on sources of a publisher, given their weakness in `SourceWeakness`."""
        return source_weakness_in_words(self._briefing, SourceWeakness[weakness], work.sources)

    # Sources

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """All sources, by publisher and title."""
        listed = by_label(self._briefing.sources.values())
        return tuple(sorted(listed, key=lambda source: sort_key(source.publisher)))

    def sources_by_letter(self) -> tuple[LetterGroup, ...]:
        """Return all sources by the letter with which their publishers' names begin."""
        grouped = group_by((initial(source.publisher), source) for source in self.sources)
        return tuple(LetterGroup(letter, sources) for letter, sources in grouped.items())

    @cached_property
    def origins(self) -> int:
        """The number of organisations from which the information comes."""
        return len({source.origin for source in self.sources})

    @cached_property
    def publishers(self) -> int:
        """The number of outlets and bodies that published the sources."""
        return len({source.publisher for source in self.sources})

    @cached_property
    def read_in_part(self) -> int:
        """The number of sources that were not read in full."""
        return sum(source.read is not ReadExtent.FULL for source in self.sources)

    def read_extents(self) -> Mapping[ReadExtent, int]:
        """Return the number of sources by how much of them was read."""
        found = Counter(source.read for source in self.sources)
        return {extent: found[extent] for extent in ReadExtent}

    def roles(self) -> Mapping[SourceRole, int]:
        """Return the number of sources by role."""
        found = Counter(source.role for source in self.sources)
        return {role: found[role] for role in SourceRole if found[role]}

    def undated_sources(self) -> tuple[PublisherWork, ...]:
        """Return the sources without a date."""
        return self._by_publisher(lambda source: source.date is None)

    def _by_publisher(self, wanted: Callable[[Source], bool]) -> tuple[PublisherWork, ...]:
        grouped = group_by((source.publisher, source) for source in self.sources if wanted(source))
        return tuple(PublisherWork(publisher, group) for publisher, group in grouped.items())

    # What the checker reports

    def works(self, code: str) -> tuple[Work, ...]:
        """Return the places in records that the checker reports under a code."""
        grouped = group_by((task.record.id, task) for task in self._tasks.get(code, ()))
        return tuple(Work(group[0].record, tuple(map(_spot, group))) for group in grouped.values())

    def sources_with(self, code: str) -> tuple[PublisherWork, ...]:
        """Return the sources that the checker reports under a code."""
        found = {task.record.id for task in self._tasks.get(code, ())}
        return self._by_publisher(lambda source: source.id in found)

    @cached_property
    def _tasks(self) -> Mapping[str, tuple[UpkeepTask, ...]]:
        return tasks(self._briefing)

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
        """Return the claims that rest on one voice or outlet alone, by status."""
        found = [item for item in self.claims if self._behind[item.enclosing_id].is_single]
        grouped = group_by((self._standing(item), item) for item in found)
        return tuple(
            StatusWork(term.label, term.definition, len(grouped[key]), _works(grouped[key]))
            for key, term in standings(self._briefing)
            if key in grouped
        )

    def uncounted_statements(self) -> tuple[Work, ...]:
        """Return the statements without a counted item of evidence."""
        return _works(item for item in self.statements if self._behind[item.enclosing_id].is_empty)

    def _standing(self, item: Holder) -> str:
        return standing(self._briefing, item.value).key if isinstance(item.value, Claim) else ""

    @cached_property
    def _holders(self) -> tuple[Holder, ...]:
        records = self._briefing.records.values()
        return tuple(holder for record in records for holder in holders(record))

    @cached_property
    def _behind(self) -> Mapping[str, Corroboration]:
        return {
            item.enclosing_id: self._briefing.corroboration(item.value)
            for item in self.statements
            if isinstance(item.value, _STATEMENTS)
        }


def _works(items: Iterable[Holder]) -> tuple[Work, ...]:
    grouped = group_by((item.record.id, item) for item in items)
    return tuple(
        Work(group[0].record, tuple(map(_spot_of_holder, group))) for group in grouped.values()
    )


def _spot_of_holder(item: Holder) -> Spot:
    statement = item.value if isinstance(item.value, _STATEMENTS) else None
    return Spot(item.record, item.enclosing_id, statement)


def _spot(task: UpkeepTask) -> Spot:
    """Return the spot of a task: the statement or name around its field, and the evidence."""
    found: object = task.record
    spot = _around(Spot(task.record, task.record.id), found)
    for step in task.path:
        found = getattr(found, str(step)) if isinstance(found, BaseModel) else _item(found, step)
        spot = _around(spot, found, step)
    return spot


def _around(spot: Spot, found: object, step: str | int = "") -> Spot:
    match found:
        case Statement() | Designation() | Reaction():
            return Spot(spot.record, found.id, found)
        case Evidence():
            return replace(spot, item=found)
        case ScriptName():
            return replace(spot, named=found, lang=str(step))
        case Alias():
            return replace(spot, named=found, lang=found.lang or "")
        case Participant():
            return replace(spot, named=found)
    own = getattr(found, "id", None)
    return spot if own is None else Spot(spot.record, own)


def _item(found: object, step: str | int) -> object:
    return found[step] if isinstance(found, tuple | Mapping) else None  # type: ignore[index]
