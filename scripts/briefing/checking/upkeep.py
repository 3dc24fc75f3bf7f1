"""What could be improved in a briefing that may be published as it is.

The check reports it with line and column; the page on the state of the evidence lists it by record.
Withdrawn records need no improvement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from briefing.checking import confirming, evidence, in_place, naming, sources
from briefing.checking.case import Case, file_of
from briefing.linking import Briefing
from briefing.problems import RULES, Problem
from briefing.records import AnyRecord
from briefing.records.walking import FieldPath

UPKEEP_RULES: frozenset[Callable[[Case], Iterator[Problem]]] = frozenset(
    {
        in_place.evidence_in_place,
        confirming.could_be_confirmed,
        evidence.weak_best_source,
        evidence.evidence_without_words,
        naming.unsourced_names,
        naming.missing_names,
        sources.unused_sources,
        sources.unarchived_sources,
        sources.partly_read_sources,
    }
)
"""The rules whose breaches the page on the state of the evidence lists."""


@dataclass(frozen=True)
class UpkeepTask:
    """Something to improve in a record.

    Attributes:
        code: The rule that found it.
        record: The record.
        path: The field to improve.
    """

    code: str
    record: AnyRecord
    path: FieldPath


def tasks(briefing: Briefing) -> Mapping[str, tuple[UpkeepTask, ...]]:
    """Return the upkeep tasks by the code of their rule, in the order of the records."""
    records = tuple(briefing.records.values())
    known = {file_of(record): record for record in records}
    case = _CaseWithoutFiles(briefing, records, {}).live
    found: dict[str, list[UpkeepTask]] = {}
    for rule in UPKEEP_RULES:
        for one in rule(case):
            if isinstance(one, _FieldProblem):
                task = UpkeepTask(one.code, known[one.path], one.field)
                found.setdefault(one.code, []).append(task)
    order = {record.id: number for number, record in enumerate(records)}
    return {
        code: tuple(sorted(of_code, key=lambda task: order[task.record.id]))
        for code, of_code in sorted(found.items())
    }


@dataclass(frozen=True)
class _FieldProblem(Problem):
    """A problem at a field of a record, not at a line of its file."""

    field: FieldPath = ()


class _CaseWithoutFiles(Case):
    """A case without its files."""

    def path(self, place: str) -> str:
        """Return the location itself."""
        return place

    def problem(  # noqa: PLR0913 - as in the base class
        self,
        code: str,
        place: str,
        path: FieldPath,
        message: str,
        hint: str,
        *,
        offset: int | None = None,  # noqa: ARG002 - as in the base class
    ) -> Problem:
        """Return a problem at a field."""
        return _FieldProblem(place, 0, 0, code, RULES[code].severity, message, hint, path)
