"""Finds which version of a briefing is being built: git knows."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from briefing.git import GitError, Repository
from briefing.project import Project
from briefing.records import EdtfDate, Settings
from briefing.rendering import Version

_RELEASES = "v*"
"""Which tags are releases: those of which `release.yml` makes one."""


def version_of(data: Path, project: Project, settings: Settings) -> Version | None:
    """Return the version of the records in `data`; none where git is not, or does not have them.

    Files of the generator count as altered too where they lie in the same repository.
    """
    folder = data.resolve()
    try:
        repository = Repository.around(folder)
    except GitError:
        return None
    told = _ask(repository, "log", "-1", "--format=%H %ct")
    if not told or not _ask(repository, "ls-files", "briefing.yml"):
        return None
    commit, seconds = told.split()
    made = datetime.fromtimestamp(int(seconds), settings.zone).date()
    tag = _ask(repository, "describe", "--tags", "--exact-match", "--match", _RELEASES, "HEAD")
    scripts = project.root / "scripts"
    parts = (folder, project.docs, project.templates, scripts, project.config)
    inside = [str(part) for part in parts if part.resolve().is_relative_to(repository.top)]
    altered = _ask(repository, "status", "--porcelain", "--", *inside)
    return Version(commit, EdtfDate.parse(made.isoformat()), tag or None, altered != "")


def _ask(repository: Repository, *arguments: str) -> str | None:
    told = repository.ask(*arguments)
    return None if told is None else told.decode("utf-8", "replace").strip()
