"""Finds which version of a briefing is being built: git knows."""

from __future__ import annotations

import subprocess
from datetime import datetime
from pathlib import Path

from briefing.project import Project
from briefing.records import EdtfDate, Settings
from briefing.rendering import Version

_RELEASES = "v*"
"""Which tags are releases: those of which `release.yml` makes one."""


def version_of(data: Path, project: Project, settings: Settings) -> Version | None:
    """Give the version of the records in `data`; none where git is not, or does not have them.

    Files of the generator count as altered too where they lie in the same repository.
    """
    folder = data.resolve()
    told = _git(folder, "log", "-1", "--format=%H %ct")
    root = _git(folder, "rev-parse", "--show-toplevel")
    if not told or not root or not _git(folder, "ls-files", "briefing.yml"):
        return None
    commit, seconds = told.split()
    made = datetime.fromtimestamp(int(seconds), settings.zone).date()
    tag = _git(folder, "describe", "--tags", "--exact-match", "--match", _RELEASES, "HEAD")
    scripts = project.root / "scripts"
    parts = (folder, project.docs, project.templates, scripts, project.config)
    inside = [str(part) for part in parts if part.resolve().is_relative_to(Path(root).resolve())]
    altered = _git(folder, "status", "--porcelain", "--", *inside)
    return Version(commit, EdtfDate.parse(made.isoformat()), tag or None, altered != "")


def _git(folder: Path, *arguments: str) -> str | None:
    """Run git in a folder and give what it prints, or None where it fails."""
    try:
        done = subprocess.run(  # noqa: S603 - arguments of our own
            ["git", *arguments],  # noqa: S607 - whichever git the user has
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None
