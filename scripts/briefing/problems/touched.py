"""Which files of a folder a change touches, as git knows it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_UNSHALLOW = (
    "Only the newest commits are here (a shallow clone). Get the others with "
    "`git fetch --unshallow`; in a workflow, give actions/checkout `fetch-depth: 0`."
)


class ChangeError(Exception):
    """What a change touches cannot be told; the message says why, and what to do."""


def changed_since(folder: Path, ref: str) -> frozenset[str]:
    """Give the files that differ from the last commit shared with `ref`, below the folder.

    Files that are not committed yet count as changed, and so do those that are gone. Their
    names are given as `os.fsdecode` has them. A folder that is not there has no files.

    Raises:
        ChangeError: git is missing, the folder is in no repository, there is no such `ref`, or
            it shares no commit with what is checked out.
    """
    if not folder.is_dir():
        return frozenset()
    if _git(folder, "rev-parse", "--is-inside-work-tree") is None:
        message = f"{folder.name} is in no git repository, so nothing tells what changed"
        raise ChangeError(message)
    commit = _git(folder, "rev-parse", "--verify", "--end-of-options", f"{ref}^{{commit}}")
    if commit is None:
        raise ChangeError(_with_depth(folder, f"there is no commit, branch or tag {ref!r} here"))
    base = _git(folder, "merge-base", commit.decode("ascii").strip(), "HEAD")
    if base is None:
        message = f"{ref!r} and the commit that is checked out share no earlier commit"
        raise ChangeError(_with_depth(folder, message))
    names = ("--name-only", "--no-renames", "--relative", "-z")
    changed = _git(folder, "diff", *names, base.decode("ascii").strip(), "--")
    added = _git(folder, "ls-files", "--others", "--exclude-standard", "-z")
    if changed is None or added is None:
        raise ChangeError(f"git cannot compare with {ref!r}")
    return frozenset(os.fsdecode(name) for name in (changed + added).split(b"\0") if name)


def _with_depth(folder: Path, message: str) -> str:
    is_shallow = _git(folder, "rev-parse", "--is-shallow-repository") == b"true\n"
    return f"{message}. {_UNSHALLOW}" if is_shallow else message


def _git(folder: Path, *arguments: str) -> bytes | None:
    """Give what git prints; None where it fails."""
    try:
        done = subprocess.run(  # noqa: S603 - a `ref` is only ever a revision, never an option
            ["git", *arguments],  # noqa: S607 - whichever git the user has
            cwd=folder,
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0"},
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise ChangeError("git is not there, so nothing tells what changed") from error
    return done.stdout if done.returncode == 0 else None
