"""Sites that tests read, built once and cached for other workers and runs.

A site is in a folder named by a hash of all that it is made from. It is built next to it and moved
there whole, under a lock, with a list of its files: if a folder's files do not match its list, the
site is built again. Tests read these sites and change nothing in them.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from filelock import FileLock

from briefing import load
from briefing.gallery import GALLERY
from briefing.project import Project
from briefing.publishing import Engine, EngineRun, run_engine, write_pages
from tests.support.project import ROOT

CACHE = ROOT / ".cache" / "sites"

KEPT = 24
"""How many sites are kept, the most recently used ones."""

_MADE_OF = ("scripts", "templates", "docs", "mkdocs.yml", "requirements.txt")
_LIST = "files.json"
_LAST_COMMIT = ("log", "-1", "--format=%H %ct %D", "--decorate-refs=refs/tags")
_SET_BY_THE_BUILD = ("BRIEFING_", "DOCS_DIR", "FROM_DISK", "SITE_", "SOURCE_DATE_EPOCH")


@dataclass(frozen=True)
class Built:
    """A site that was built, and the tree from which it was built.

    Attributes:
        folder: The folder with both.
    """

    folder: Path

    @property
    def site(self) -> Path:
        """The site, in a folder of its own below another, so that it can be served under a path."""
        return self.folder / "served" / "briefing"

    @property
    def tree(self) -> Path:
        """The Markdown tree."""
        return self.folder / "build" / "docs"


def run_build(data: Path, to: Built, arguments: tuple[str, ...]) -> None:
    """Build a site with the command, as a user does."""
    command = [sys.executable, str(ROOT / "scripts" / "build.py"), "--data", str(data)]
    where = ["--build", str(to.folder / "build"), "--site", str(to.site)]
    done = subprocess.run(
        [*command, *where, *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def build_with_gallery(data: Path, to: Built, _arguments: tuple[str, ...]) -> None:
    """Build a site of the pages that the preview has."""
    briefing, project = load(data), Project(ROOT, to.folder / "build", data)
    write_pages(briefing, project, extra=GALLERY)
    run = EngineRun(project.config, project.tree, to.site, epoch=0, data=data)
    run_engine(Engine(os.environ.get("ENGINE", Engine.MKDOCS)), run, briefing.settings)


Build = Callable[[Path, Built, tuple[str, ...]], None]


def site_of(data: Path, *arguments: str, cache: Path = CACHE, build: Build = run_build) -> Built:
    """Return the site that the build command makes from a data folder with some arguments."""
    cache.mkdir(parents=True, exist_ok=True)
    folder = cache / _key(data, arguments, build)
    with FileLock(f"{folder}.lock"):
        if not _is_whole(folder):
            part = folder.with_suffix(".part")
            shutil.rmtree(part, ignore_errors=True)
            shutil.rmtree(folder, ignore_errors=True)
            build(data, Built(part), arguments)
            (part / _LIST).write_text(json.dumps(_hashes(part)), "utf-8")
            part.rename(folder)
        os.utime(folder)
    _clear(cache)
    return Built(folder)


def _key(data: Path, arguments: tuple[str, ...], build: Build) -> str:
    """Return a hash of all that can change a byte of a site."""
    parts = {name: ROOT / name for name in _MADE_OF} | {"data": data}
    told = {
        "arguments": arguments,
        "build": getattr(build, "__name__", ""),
        "commit": [_git(place, *_LAST_COMMIT) for place in (ROOT, data)],
        "altered": _git(data, "status", "--porcelain", "--", *map(str, parts.values())),
        "engine": [os.environ.get("ENGINE", ""), version("mkdocs"), version("mkdocs-material")],
        "python": [sys.version, sys.executable],
        "variables": _variables(os.environ),
    }
    whole = hashlib.sha256(json.dumps(told, sort_keys=True).encode())
    for name, part in parts.items():
        for path in _files(part):
            whole.update(f"\0{name}/{path.relative_to(part).as_posix()}\0".encode())
            whole.update(path.read_bytes())
    return whole.hexdigest()[:32]


def _git(folder: Path, *arguments: str) -> str:
    """Return what git prints there: pages name their commit, and whether it was altered."""
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False).stdout


def _variables(environment: Mapping[str, str]) -> dict[str, str]:
    return {
        name: value
        for name, value in environment.items()
        if name.startswith(_SET_BY_THE_BUILD) or name in {"PATH", "CHROMIUM"}
    }


def _files(place: Path) -> Iterator[Path]:
    if place.is_file():
        yield place
    for path in sorted(place.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path


def _hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in _files(folder)
        if path != folder / _LIST
    }


def _is_whole(folder: Path) -> bool:
    try:
        listed = json.loads((folder / _LIST).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return bool(listed == _hashes(folder))


def _clear(cache: Path) -> None:
    """Remove the least recently used sites, except those that are being built or read."""
    sites = [path for path in cache.iterdir() if path.is_dir() and path.suffix != ".part"]
    for folder in sorted(sites, key=lambda path: -path.stat().st_mtime)[KEPT:]:
        shutil.rmtree(folder, ignore_errors=True)
        Path(f"{folder}.lock").unlink(missing_ok=True)
