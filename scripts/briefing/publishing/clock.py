"""The time that stands for now in a build, so that the same commit gives the same site."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from briefing.git import GitError, Repository
from briefing.records import Settings


def source_date_epoch(project: Path, settings: Settings) -> int:
    """Seconds since 1970: the environment's SOURCE_DATE_EPOCH, else the commit's time.

    Outside a repository it is the beginning of the briefing's as-of date. See
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
        told = Repository.around(project).ask("log", "-1", "--format=%ct")
    except GitError:
        return None
    return int(told) if told and told.strip().isdigit() else None
