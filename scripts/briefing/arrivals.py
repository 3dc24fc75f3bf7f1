"""When files and lines were added to a folder, according to git."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from briefing.git import GitError, Repository

NOT_COMMITTED = float("inf")
"""The time of anything not yet committed: later than every commit."""

_NO_COMMIT = b"0" * 40
_TIME = b"committer-time "


class Arrivals:
    """The times at which files and lines of a folder were added. Git runs only if asked."""

    def __init__(self, folder: Path) -> None:
        """Take the folder, which need not be in a repository."""
        self._folder = folder

    def of_file(self, place: str) -> float | None:
        """Return when a file was added, in Unix seconds; None if unknown.

        In a shallow clone, everything older than its first commit was added with it.
        """
        if not self._has_commit or self._ask("ls-files", "--error-unmatch", "--", place) is None:
            return NOT_COMMITTED if self._has_commit else None
        added = self._ask("log", "-1", "--diff-filter=A", "--format=%ct", "--", place)
        if added is None:
            return None
        return float(added) if added.strip() else NOT_COMMITTED

    def of_line(self, place: str, line: int) -> float | None:
        """Return when a line was last changed, in Unix seconds; None if unknown."""
        blamed = self._ask("blame", "--porcelain", "-L", f"{line},{line}", "--", place)
        if blamed is None:
            return self.of_file(place)
        if blamed.startswith(_NO_COMMIT):
            return NOT_COMMITTED
        times = (row for row in blamed.split(b"\n") if row.startswith(_TIME))
        return float(next(times, _TIME + b"0").removeprefix(_TIME))

    @cached_property
    def _has_commit(self) -> bool:
        """Whether the folder is in a repository that has a commit."""
        return self._ask("rev-parse", "--verify", "HEAD") is not None

    def _ask(self, *arguments: str) -> bytes | None:
        return self._repository.ask(*arguments) if self._repository else None

    @cached_property
    def _repository(self) -> Repository | None:
        try:
            return Repository.around(self._folder)
        except GitError:
            return None
