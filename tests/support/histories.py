"""Repositories with a history of a small briefing, committed at times that a test gives."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from briefing import load
from briefing.chronicle import ChangedDay, Chronicle
from briefing.comparing import read_chronicle
from briefing.linking import Briefing
from briefing.project import Project
from briefing.rendering import Past, Renderer
from tests.support.briefings import Files, write
from tests.support.project import ROOT

TEMPLATES = ROOT / "templates"


def git(folder: Path, *arguments: str, when: str = "2020-06-01T12:00:00Z") -> str:
    """Run git there as somebody, at some time; return what it prints."""
    settings = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", *settings, *arguments],
        cwd=folder,
        env={**os.environ, "GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": when},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return done.stdout.strip()


class Written:
    """A repository in which a briefing is written, one version after another."""

    def __init__(self, folder: Path) -> None:
        """Begin an empty one."""
        self.folder = folder
        folder.mkdir(parents=True)
        git(folder, "init", "--quiet", "--initial-branch=main")

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.folder / "data"

    def put(self, files: Files) -> None:
        """Let the data folder hold these files alone."""
        shutil.rmtree(self.data, ignore_errors=True)
        write(self.data, files)

    def commit(self, when: str, files: Files) -> None:
        """Commit these files as the whole briefing."""
        self.put(files)
        git(self.folder, "add", "--all")
        git(self.folder, "commit", "--quiet", "--allow-empty", "-m", "A change", when=when)


def chronicle(data: Path, cache: Path) -> Chronicle | None:
    """Return what changed in a data folder."""
    briefing = load(data)
    return read_chronicle(data, briefing.settings.zone, cache, briefing.records)


def told(day: ChangedDay) -> list[str]:
    """Return the changes of a day, each as `record part deed id: what differs`."""
    lines = []
    for record in day.changes.records:
        for change in record.changes:
            parts = [f"{one.count} {one.group} {one.deed.value}" for one in change.details]
            parts += [" > ".join(change.standing)] if change.standing else []
            if change.support:
                numbers = [(one.voices, one.reports) for one in change.support]
                parts.append(f"{numbers[0]} > {numbers[1]}")
            said = f"{record.id}: {change.part.value} {change.deed.value} {change.id}"
            lines.append("; ".join((said, *parts)))
    return lines


def page(briefing: Briefing, past: Past, path: str = "changes/index.md") -> str:
    """Return the text of a page."""
    renderer = Renderer(briefing, TEMPLATES, past)
    (plan,) = [plan for plan in renderer.plans() if plan.path == path]
    return renderer.page(plan).text


def project_of(folder: Path) -> Project:
    """Return a project with the generator's own parts and the records of a folder."""
    return Project(ROOT, folder / "build", folder / "data")
