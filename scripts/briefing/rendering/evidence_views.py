"""How well the briefing is sourced, as lists for a maintainer to work through.

They list the checker's findings place by place; everything else in them is counted here.
Withdrawn records are omitted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import BaseModel

from briefing.checking import UpkeepTask, tasks
from briefing.letters import sort_key
from briefing.linking import Corroboration, Holder, holders
from briefing.records import Claim, Designation, Evidence, Reaction, Statement
from briefing.records.enums import ReadExtent, SourceRole
from briefing.records.event import Participant
from briefing.records.values import Alias, ScriptName
from briefing.rendering.groups import by_label, group_by
from briefing.statements import standing, standings

if TYPE_CHECKING:
    from briefing.linking import Briefing
    from briefing.records import AnyRecord, Source

_STATEMENTS = (Statement, Designation, Reaction)


@dataclass(frozen=True)
class Spot:
    """A place in a record that needs attention.

    Attributes:
        id: The id of the innermost item that contains it, or the record's id.
        words: The text at that place; may be empty.
        lang: The BCP 47 tag of the words; empty for the briefing's language.
    """

    id: str
    words: str = ""
    lang: str = ""


@dataclass(frozen=True)
class Work:
    """A record and the places in it that need attention."""

    record: AnyRecord
    spots: tuple[Spot, ...]

    @property
    def count(self) -> int:
        """The number of spots."""
        return len(self.spots)


@dataclass(frozen=True)
class StatusWork:
    """The claims of one status that need attention."""

    label: str
    count: int
    works: tuple[Work, ...]


@dataclass(frozen=True)
class PublisherWork:
    """The sources of one publisher that need attention."""

    publisher: str
    sources: tuple[Source, ...]

    @property
    def count(self) -> int:
        """The number of sources."""
        return len(self.sources)


class EvidenceViews:
    """The content of the page on the state of the evidence."""

    def __init__(self, briefing: Briefing) -> None:
        """Use `briefing`, which does not change."""
        self._briefing = briefing

    def total(self, works: Iterable[Work | StatusWork | PublisherWork]) -> int:
        """Return the total count of some works."""
        return sum(work.count for work in works)

    def percent(self, count: int, of: int) -> int | None:
        """Return a whole percentage; None if it is above 0 but below 1."""
        return None if 0 < 100 * count < of else 100 * count // of

    # Sources

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """All sources, by publisher and title."""
        listed = by_label(self._briefing.sources.values())
        return tuple(sorted(listed, key=lambda source: sort_key(source.publisher)))

    @cached_property
    def origins(self) -> int:
        """The number of organisations that the information comes from."""
        return len({source.origin for source in self.sources})

    @cached_property
    def publishers(self) -> int:
        """The number of outlets and bodies that published the sources."""
        return len({source.publisher for source in self.sources})

    def read_extents(self) -> Mapping[ReadExtent, int]:
        """Count the sources by how far they were read."""
        found = Counter(source.read for source in self.sources)
        return {extent: found[extent] for extent in ReadExtent}

    def roles(self) -> Mapping[SourceRole, int]:
        """Count the sources by role, that is, how near they are to what they report."""
        found = Counter(source.role for source in self.sources)
        return {role: found[role] for role in SourceRole if found[role]}

    def undated_sources(self) -> tuple[PublisherWork, ...]:
        """Return the sources without a date."""
        return self._by_publisher(lambda source: source.date is None)

    def _by_publisher(self, wanted: Callable[[Source], bool]) -> tuple[PublisherWork, ...]:
        grouped = group_by((source.publisher, source) for source in self.sources if wanted(source))
        return tuple(PublisherWork(publisher, group) for publisher, group in grouped.items())

    # Findings of the checker

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
        """Return the claims with a single voice or outlet, by status in order of certainty."""
        found = [item for item in self.claims if self._corroborations[item.enclosing_id].is_single]
        grouped = group_by((self._status_key(item), item) for item in found)
        return tuple(
            StatusWork(term.label, len(grouped[key]), _works(grouped[key]))
            for key, term in standings(self._briefing)
            if key in grouped
        )

    def uncounted_statements(self) -> tuple[Work, ...]:
        """Return the statements without counted evidence."""
        return _works(
            item for item in self.statements if self._corroborations[item.enclosing_id].is_empty
        )

    def _status_key(self, item: Holder) -> str:
        return standing(self._briefing, item.value).key if isinstance(item.value, Claim) else ""

    @cached_property
    def _holders(self) -> tuple[Holder, ...]:
        records = self._briefing.records.values()
        return tuple(holder for record in records for holder in holders(record))

    @cached_property
    def _corroborations(self) -> Mapping[str, Corroboration]:
        return {
            item.enclosing_id: self._briefing.corroboration(item.value)
            for item in self.statements
            if isinstance(item.value, _STATEMENTS)
        }


def _works(items: Iterable[Holder]) -> tuple[Work, ...]:
    grouped = group_by((item.record.id, item) for item in items)
    return tuple(
        Work(group[0].record, tuple(Spot(item.enclosing_id) for item in group))
        for group in grouped.values()
    )


def _spot(task: UpkeepTask) -> Spot:
    """Return the spot of a task: the innermost id around its field, and the words there."""
    found: object = task.record
    spot = Spot(task.record.id)
    for step in task.path:
        found = getattr(found, str(step)) if isinstance(found, BaseModel) else _item(found, step)
        if (own := getattr(found, "id", None)) is not None:
            spot = Spot(own)
        elif isinstance(step, int) or isinstance(found, ScriptName):
            spot = replace(spot, words=_words(found), lang=_language(found, step))
    return spot


def _item(found: object, step: str | int) -> object:
    return found[step] if isinstance(found, tuple | Mapping) else None  # type: ignore[index]


def _words(found: object) -> str:
    match found:
        case Evidence():
            return found.source or found.title or ""
        case ScriptName():
            return found.value
        case Alias():
            return found.text
        case Participant():
            return found.actor
    return ""


def _language(found: object, step: str | int) -> str:
    """Return the language of a name: the tag that is its key, or its own."""
    if isinstance(found, ScriptName):
        return str(step)
    return found.lang if isinstance(found, Alias) else ""
