"""Find the version of a briefing in git."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from briefing.git import GitError, Repository
from briefing.project import Project
from briefing.records import EdtfDate, Settings
from briefing.rendering import Version

_RELEASES = "v*"
"""The tags that are releases: those for which `release.yml` makes one."""


def find_version(data: Path, project: Project, settings: Settings) -> Version | None:
    """Return the version of the records in `data`; None if git does not have them.

    Altered files of the generator count too if they are in the same repository.
    """
    folder = data.resolve()
    try:
        repository = Repository.around(folder)
    except GitError:
        return None
    output = _ask(repository, "log", "-1", "--format=%H %ct")
    if not output or not _ask(repository, "ls-files", "briefing.yml"):
        return None
    commit, seconds = output.split()
    made = datetime.fromtimestamp(int(seconds), settings.zone).date()
    tag = _ask(repository, "describe", "--tags", "--exact-match", "--match", _RELEASES, "HEAD")
    scripts = project.root / "scripts"
    parts = (folder, project.docs, project.templates, scripts, project.config)
    inside = [str(part) for part in parts if part.resolve().is_relative_to(repository.top)]
    altered = _ask(repository, "status", "--porcelain", "--", *inside)
    return Version(commit, EdtfDate.parse(made.isoformat()), tag or None, altered != "")


def _ask(repository: Repository, *arguments: str) -> str | None:
    output = repository.ask(*arguments)
    return None if output is None else output.decode("utf-8", "replace").strip()
