"""The time that a build takes for now, so that the same commit gives the same site."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from briefing.git import GitError, Repository
from briefing.records import Settings


def source_date_epoch(project: Path, settings: Settings) -> int:
    """Return seconds since 1970: the environment's SOURCE_DATE_EPOCH, else the commit's time.

    Outside a repository it is the start of the briefing's as-of date. See
    https://reproducible-builds.org/specs/source-date-epoch/ for the variable.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdecimal():
        return int(given)
    committed = _commit_time(project)
    if committed is not None:
        return committed
    day = settings.as_of.local_day()
    if day is None:
        return 0
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def _commit_time(project: Path) -> int | None:
    try:
        output = Repository.around(project).ask("log", "-1", "--format=%ct")
    except GitError:
        return None
    return int(output) if output and output.strip().isdigit() else None
