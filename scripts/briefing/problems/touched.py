"""Which files of a folder a change touches, as git knows it."""

from __future__ import annotations

import os
from pathlib import Path

from briefing.git import Repository


def changed_since(folder: Path, ref: str) -> frozenset[str]:
    """Give the files that differ from the last commit shared with `ref`, below the folder.

    Files that are not committed yet count as changed, and so do those that are gone. Their
    names are given as `os.fsdecode` has them. A folder that is not there has no files.

    Raises:
        GitError: git is missing, the folder is in no repository, there is no such `ref`, or
            it shares no commit with what is checked out.
    """
    if not folder.is_dir():
        return frozenset()
    repository = Repository.around(folder)
    base = repository.branching(repository.commit(ref), repository.commit("HEAD"))
    names = ("--name-only", "--no-renames", "--relative", "-z")
    changed = repository.read("diff", *names, base, "--")
    added = repository.read("ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(os.fsdecode(name) for name in (changed + added).split(b"\0") if name)
