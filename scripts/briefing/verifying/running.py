"""A run over the sources of a briefing, which saves each result as it arrives."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from briefing.linking import Briefing
from briefing.records import Source
from briefing.verifying.examining import Examiner
from briefing.verifying.journal import Journal
from briefing.verifying.policy import Policy, Progress, RunOptions
from briefing.verifying.results import Copy, CopyState, Result, SourceState, now
from briefing.verifying.sources import addressable_sources, current_results, day_of, excerpts_of
from briefing.verifying.visiting import Visitor
from briefing.verifying.wayback import Wayback

_NOT_SAVED = frozenset({SourceState.GONE, SourceState.REFUSED, SourceState.ROBOTS})
"""States in which a copy would show nothing, or should not be made."""
_NEVER = datetime.min.replace(tzinfo=UTC)


class Run:
    """One run; `results` has the current results at any time."""

    def __init__(
        self, briefing: Briefing, journal: Journal, wishes: RunOptions, policy: Policy
    ) -> None:
        """Plan a run that adds to the results in `journal`.

        Raises:
            JournalError: the file holds something other than results.
            OSError: it cannot be read or written.
        """
        self._briefing = briefing
        self._journal = journal
        self._wishes = wishes
        self._policy = policy
        earlier = current_results(briefing, journal.read())
        self.results = {
            key: result for key, result in earlier.items() if _is_current(result, wishes.max_age)
        }
        self.kept = frozenset(self.results)
        self._sources = [
            source
            for source in addressable_sources(briefing)
            if not wishes.only or source.id in wishes.only
        ]
        due = [one for one in self._sources if one.id not in self.results]
        # Longest unvisited first, so that runs with a limit reach all of them in time.
        due.sort(key=lambda one: earlier[one.id].visited if one.id in earlier else _NEVER)
        self._due = due[: wishes.limit]
        self._done = 0
        self._visitor = Visitor(policy)
        journal.repair()

    @property
    def left(self) -> int:
        """How many sources have no current result."""
        return sum(source.id not in self.results for source in self._sources)

    @property
    def is_offline(self) -> bool:
        """Whether no host at all answered: the fault is then on our side."""
        states = {one.state for key, one in self.results.items() if key not in self.kept}
        return SourceState.UNREACHABLE in states and not self._visitor.was_answered

    async def go(self, progress: Progress) -> None:
        """Visit the sources that are due, then have copies made if requested."""
        visitor = self._visitor
        wayback = Wayback(visitor, self._wishes.archive)
        visitor.set_pause(wayback.api, self._policy.lookup_pause)
        examiner = Examiner(visitor)
        async with asyncio.TaskGroup() as tasks:
            for source in self._sources:
                result = self.results.get(source.id)
                if result is not None and result.copy.state is CopyState.UNKNOWN:
                    tasks.create_task(self._look_up(source, result, wayback))
            for source in self._due:
                tasks.create_task(self._visit(source, examiner, wayback, progress))
        if self._wishes.saves:
            visitor.set_pause(wayback.web, self._policy.saving_pause)
            await self._make_copies(wayback, progress)

    async def _visit(
        self, source: Source, examiner: Examiner, wayback: Wayback, progress: Progress
    ) -> None:
        # The slower request first, so that stopping the run loses few visits.
        copy = await self._copy(source, wayback)
        excerpts = excerpts_of(self._briefing, source)
        result = await examiner.examine(source.id, str(source.url), excerpts)
        self._save_result(replace(result, copy=copy))
        self._done += 1
        progress("Visiting", self._done, len(self._due))

    async def _look_up(self, source: Source, result: Result, wayback: Wayback) -> None:
        copy = await self._copy(source, wayback)
        if copy.state is not CopyState.UNKNOWN:
            self._save_result(replace(result, copy=copy))

    async def _copy(self, source: Source, wayback: Wayback) -> Copy:
        if source.archive_url is not None:
            return Copy(CopyState.RECORDED, source.archive_url)
        return await wayback.look_up(str(source.url), day_of(source))

    async def _make_copies(self, wayback: Wayback, progress: Progress) -> None:
        without = [
            result
            for source in self._sources
            if (result := self.results.get(source.id)) is not None
            and result.copy.state is CopyState.NONE
            and result.state not in _NOT_SAVED
        ]
        for number, result in enumerate(without, start=1):
            progress("Having copies made", number, len(without))
            copy = await wayback.make(result.url, self._policy.saving_seconds)
            self._save_result(replace(result, copy=copy))

    def _save_result(self, result: Result) -> None:
        self._journal.add(result)
        self.results[result.source] = result


def _is_current(result: Result, max_age: timedelta) -> bool:
    """Return whether a source need not be visited again.

    If there was no answer, another visit may help.
    """
    return now() - result.visited <= max_age and result.state is not SourceState.UNREACHABLE
