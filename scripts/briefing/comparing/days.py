"""The history of a data folder, day by day: what readers saw change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

from briefing.chronicle import ChangedDay, Changes, Chronicle
from briefing.comparing.blobs import Snapshot, Snapshots
from briefing.comparing.history import DataVersion, History
from briefing.comparing.keeping import Kept, Step
from briefing.comparing.noting import note
from briefing.comparing.pages import compare
from briefing.comparing.scope import Scope
from briefing.git import GitError
from briefing.records import AnyRecord

_NOTHING = ""
"""What stands for the version before the first one."""


def read_chronicle(
    data: Path, zone: ZoneInfo, cache: Path, records: Mapping[str, AnyRecord]
) -> Chronicle | None:
    """Return what changed in a data folder, by the days of a time zone; None without a history.

    The last version of a day that can be read is compared with that of the day before. `records`
    are those that the folder has now; results are kept in the folder `cache`.
    """
    try:
        history = History.of(data)
        versions = _in_order(history.versions(), zone)
        return _Days(history, Kept.at(cache), data, records).told(versions) if versions else None
    except GitError:
        return None


@dataclass(frozen=True)
class _Dated:
    """A version of the data folder, and its day in ISO 8601."""

    day: str
    version: DataVersion


def _in_order(versions: Sequence[DataVersion], zone: ZoneInfo) -> list[_Dated]:
    """Return versions with their days, which never go back even if a clock was wrong."""
    dated: list[_Dated] = []
    latest = 0
    for version in versions:
        latest = max(latest, version.seconds)
        day = datetime.fromtimestamp(latest, zone).date().isoformat()
        dated.append(_Dated(day, replace(version, seconds=latest)))
    return dated


class _Days:
    """The days of a history; a version is read only if nothing was kept of it."""

    def __init__(
        self, history: History, kept: Kept, data: Path, records: Mapping[str, AnyRecord]
    ) -> None:
        self._history, self._kept = history, kept
        self._data, self._records = data, records
        self._snapshots: Snapshots | None = None
        self._scope = Scope()

    def told(self, versions: Sequence[_Dated]) -> Chronicle | None:
        """Return the chronicle; None if no version can be read."""
        first = next(
            (
                place
                for place, one in enumerate(versions)
                if self._step(_NOTHING, one.version.tree).is_readable
            ),
            None,
        )
        if first is None:
            return None
        days = self._days(versions[first], versions[first + 1 :])
        return Chronicle(
            days=tuple(reversed([*days])),
            since=versions[first].day,
            is_whole=self._history.is_whole,
            is_altered=self._history.is_altered,
        )

    def _days(self, first: _Dated, later: Sequence[_Dated]) -> Iterator[ChangedDay]:
        tree = first.version.tree
        for day, group in groupby(later, lambda one: one.day):
            versions = [one.version for one in group]
            skipped, changes, end = 0, Changes(), versions[-1]
            for end in reversed(versions):
                step = self._step(tree, end.tree)
                if step.is_readable:
                    tree, changes = end.tree, step.changes
                    break
                skipped += 1
            if changes or skipped:
                yield ChangedDay(day, end.seconds, changes, skipped)

    def _step(self, before: str, after: str) -> Step:
        kept = self._kept.get(before, after)
        if kept is None:
            kept = self._compare(before, after)
            self._kept.put(before, after, kept)
        return kept

    def _compare(self, before: str, after: str) -> Step:
        if before == after:
            return Step(is_readable=True)
        snapshots = self._reader()
        earlier = snapshots.at(before) if before else None
        present = snapshots.at(after)
        if not _is_readable(present, earlier):
            return Step(is_readable=False)
        if earlier is None:
            return Step(is_readable=True)
        one, other, ids = self._scope.sides(earlier, present)
        return Step(is_readable=True, changes=note(compare(one, other), ids))

    def _reader(self) -> Snapshots:
        if self._snapshots is None:
            self._snapshots = Snapshots(self._history)
            self._snapshots.learn(self._data, self._records)
        return self._snapshots


def _is_readable(present: Snapshot, earlier: Snapshot | None) -> bool:
    """Return whether a version was fit to be published, as far as that can be told today.

    Rules become stricter: what could not be read in the version before either is left out of both.
    """
    if present.settings is None or present.vocabulary is None or not present.is_yaml:
        return False
    return earlier is None or present.unread <= earlier.unread
