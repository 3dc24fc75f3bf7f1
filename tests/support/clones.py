"""Clone the project into a new repository, as a runner checks it out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from tests.support.briefings import LIGHTHOUSE
from tests.support.project import ROOT

READY = (".ready-site", ".ready-tools", ".ready-dev", ".ready-engines")
"""The Makefile's stamps for what is installed."""

CLIENTS_READY = ".venv-clients/.ready"
"""The stamp for the programs that load the data files."""

_AUTHOR = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "A"), ("EMAIL", "a@example.org"))
}


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder with a made-up author, and return its output."""
    done = subprocess.run(
        ["git", "-c", "core.autocrlf=false", *arguments],
        cwd=folder,
        env={**os.environ, **_AUTHOR},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def commit(folder: Path, message: str) -> None:
    """Commit everything in a folder."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)


def clone_to(target: Path, data: Path = LIGHTHOUSE) -> Path:
    """Commit this work tree to a new repository, with a briefing as its `data`."""
    listed = git(
        ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", ".", ":!data"
    )
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():  # removed files that are not committed yet are listed too
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    shutil.copytree(data, target / "data")
    git(target, "init", "--quiet")
    commit(target, "As in the work tree")
    return target


def share_environment(folder: Path) -> None:
    """Make an empty virtual environment there that finds the packages of the tests' own.

    It is made in milliseconds, and what is installed into it stays out of the other.
    """
    own = folder / ".venv"
    packages = own / "lib" / f"python{sysconfig.get_python_version()}" / "site-packages"
    packages.mkdir(parents=True)
    (own / "bin").mkdir()
    for program in Path(sysconfig.get_path("scripts")).iterdir():
        if not program.name.startswith(("activate", "pip", "python")):  # those are for the other
            (own / "bin" / program.name).symlink_to(program)
    python = Path(sys.base_prefix) / "bin" / f"python{sysconfig.get_python_version()}"
    for name in ("python", "python3"):
        (own / "bin" / name).symlink_to(python)
    settings = f"home = {python.parent}\ninclude-system-site-packages = false\n"
    (own / "pyvenv.cfg").write_text(settings, "utf-8")
    shared = sorted({sysconfig.get_path(path) for path in ("purelib", "platlib")})
    lines = [f"import site; site.addsitedir({path!r})\n" for path in shared]
    (packages / "shared.pth").write_text("".join(lines), "utf-8")
    for stamp in READY:
        (own / stamp).touch()
    (folder / CLIENTS_READY).parent.mkdir()
    (folder / CLIENTS_READY).touch()
