"""Copy the project to another folder, and run its commands there as a user would."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

PARTS = ("docs", "scripts", "templates", "mkdocs.yml")
"""What makes a site, except the briefing."""

STUB_ENGINE = Path(__file__).parent / "stub_engine" / "mkdocs.py"


def copy_project(target: Path, data: Path) -> Path:
    """Copy what makes a site to a new folder, with a briefing as its `data`.

    Python's compiled files are copied too, so that commands start faster, except temporary ones,
    which may be gone before they are copied.
    """
    target.mkdir(parents=True)
    hidden = shutil.ignore_patterns(".*", "*.pyc.*")
    shutil.copytree(data, target / "data", ignore=hidden)
    for part in reversed(PARTS):
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, target / part, ignore=hidden)
        else:
            shutil.copy(ROOT / part, target / part)
    return target


def use_stub_engine(project: Path) -> Path:
    """Make a project's commands use a stub of MkDocs, which takes no time; see there."""
    shutil.copy(STUB_ENGINE, project)
    return project


def run(
    project: Path, command: str, *arguments: object, timeout: float | None = None
) -> subprocess.CompletedProcess[str]:
    """Run one of a project's commands there; its output is read through pipes."""
    return subprocess.run(
        [sys.executable, f"scripts/{command}.py", *map(str, arguments)],
        cwd=project,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=timeout,
        check=False,
    )


def contents(root: Path) -> dict[str, bytes]:
    """Return every file under a folder, by its path there."""
    files = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}
