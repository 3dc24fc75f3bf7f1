"""The programs that the audit runs, installed at the versions that the lock file names."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
_LOCK = "package-lock.json"


class MissingProgramError(Exception):
    """A program that the audit needs is not here; the message says which, and what to do."""


def installed(work: Path) -> Path:
    """Install the packages under a folder, unless they are there; give their `node_modules`.

    No script of a package runs at installation: one would fetch a Java of its own.

    Raises:
        MissingProgramError: there is no Node, or its package manager failed.
    """
    for name in ("node", "npm"):
        if shutil.which(name) is None:
            raise MissingProgramError(
                f"{name} is not here: the audit needs Node 18.20 or newer (https://nodejs.org)"
            )
    modules, stamp = work / "node_modules", work / "installed.json"
    lock = (HERE / _LOCK).read_bytes()
    if modules.is_dir() and stamp.is_file() and stamp.read_bytes() == lock:
        return modules
    work.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", _LOCK):
        shutil.copyfile(HERE / name, work / name)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(command, cwd=work, check=False, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        raise MissingProgramError("npm could not install the audit's packages; see above")
    stamp.write_bytes(lock)
    return modules
