"""What could be better in a briefing that may be published as it is.

The check tells it with line and column; the page on the state of the evidence shows the same,
record by record. What a withdrawn record lacks is nobody's work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from briefing.checking import confirming, evidence, in_place, naming, sources
from briefing.checking.case import Case, place_of
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
    """A place in a record where something is to be done.

    Attributes:
        code: The rule that tells so.
        record: The record.
        path: The field in it.
    """

    code: str
    record: AnyRecord
    path: FieldPath


def tasks(briefing: Briefing) -> Mapping[str, tuple[UpkeepTask, ...]]:
    """Return what is to be done, by the rule that tells so; in the order of the records."""
    records = tuple(briefing.records.values())
    known = {place_of(record): record for record in records}
    survey = _Survey(briefing, records, {}).live
    found: dict[str, list[UpkeepTask]] = {}
    for rule in UPKEEP_RULES:
        for one in rule(survey):
            if isinstance(one, _Told):
                task = UpkeepTask(one.code, known[one.path], one.field)
                found.setdefault(one.code, []).append(task)
    order = {record.id: number for number, record in enumerate(records)}
    return {
        code: tuple(sorted(of_code, key=lambda task: order[task.record.id]))
        for code, of_code in sorted(found.items())
    }


@dataclass(frozen=True)
class _Told(Problem):
    """A problem that points to a field of a record rather than to a line of its file."""

    field: FieldPath = ()


class _Survey(Case):
    """A case that is looked at without its files."""

    def path(self, place: str) -> str:
        """Return the place itself."""
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
        """Point to a field."""
        return _Told(place, 0, 0, code, RULES[code].severity, message, hint, path)
