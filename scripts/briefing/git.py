"""The only wrapper of git: it queries git, and says in plain words why git cannot answer."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

_MOST_LINES = 5
_SAFE = re.compile(r"^\s*(git config --global --add safe\.directory .+)$", re.MULTILINE)

_NOT_INSTALLED = (
    "git is not installed, or not on PATH. Get it from https://git-scm.com/downloads, then do this "
    "again"
)
_NO_REPOSITORY = (
    "it lies in no git repository, so there is no commit to compare with. Work in a clone "
    "(`git clone`), not in a ZIP that was downloaded; or begin a repository with `git init`"
)
_NO_FILES = (
    "the git repository there is a bare one, without files to work on. Make a copy that has them "
    "with `git clone`"
)
_MOVED = (
    "it is a work tree of a git repository that has been moved or deleted. Run "
    "`git worktree repair` in that repository, or clone it anew"
)
_NOT_OWNED = (
    "git does not read the repository there, because its folder belongs to another user of this "
    "machine. If you trust what is in it, run"
)
_SHALLOW = (
    "Only the newest commits are here (a shallow clone). Get the others with "
    "`git fetch --unshallow`; in a workflow, give actions/checkout `fetch-depth: 0`"
)

_NO_COMMIT = (
    "Nothing is committed in this repository yet: make a first commit with `git add .` and "
    "`git commit`"
)


class GitError(Exception):
    """Git cannot answer; the message says why and what to do."""


class NoGitError(GitError):
    """Git is not installed, or there is no repository around the folder."""


@dataclass(frozen=True)
class Repository:
    """A git repository with a work tree, queried from one of its folders.

    Attributes:
        top: The repository's top folder.
        folder: The folder from which it is queried; paths are relative to it.
    """

    top: Path
    folder: Path

    @classmethod
    def around(cls, folder: Path) -> Repository:
        """Return the repository around a folder, which itself need not exist.

        Raises:
            NoGitError: there is no repository, or git is not installed.
            GitError: git refuses to work in it.
        """
        wanted = folder.resolve()
        here = next(path for path in (wanted, *wanted.parents) if path.is_dir())
        found = _run(here, "rev-parse", "--show-toplevel")
        if found.returncode:
            raise _refusal(folder.name or str(wanted), here, found.stderr)
        top = Path(os.fsdecode(found.stdout.rstrip(b"\r\n"))).resolve()
        return cls(top, here)

    def ask(self, *arguments: str, entered: bytes = b"") -> bytes | None:
        """Return git's output; None if it exits with an error."""
        answer = _run(self.folder, *arguments, entered=entered)
        return None if answer.returncode else answer.stdout

    def read(self, *arguments: str, entered: bytes = b"") -> bytes:
        """Return git's output for a command that should not fail.

        Raises:
            GitError: it fails; its own words follow ours.
        """
        answer = _run(self.folder, *arguments, entered=entered)
        if answer.returncode:
            raise _failure(self.top.name, answer.stderr)
        return answer.stdout

    def commit(self, name: str) -> str:
        """Return the id of the commit with a name such as `main` or `HEAD~1`.

        Raises:
            GitError: there is no such commit.
        """
        found = None
        if name and not name.startswith("-"):
            wanted = f"{name}^{{commit}}"
            found = self.ask("rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
        if not found:
            raise GitError(f"there is no commit, branch or tag {name!r} here. {self._remedy(name)}")
        return found.decode("ascii").strip()

    def common_ancestor(self, one: str, other: str) -> str:
        """Return the id of the last commit that two commits have in common.

        Raises:
            GitError: there is none.
        """
        found = self.ask("merge-base", one, other)
        if not found:
            raise GitError(
                f"the two commits have no commit in common here. {self._remedy('the branch')}"
            )
        return found.decode("ascii").strip()

    def _remedy(self, name: str) -> str:
        if self.ask("rev-parse", "--verify", "--quiet", "HEAD") is None:
            return _NO_COMMIT
        if self.ask("rev-parse", "--is-shallow-repository") == b"true\n":
            return _SHALLOW
        if not name or name.startswith("-"):
            return "Give the name of one: `git log` and `git branch --all` list them"
        return f"Fetch {name} with `git fetch`, or look for its name with `git log`"


def why_unreadable(folder: Path) -> str | None:
    """Return why git refuses to read the repository at a folder; None if it does not refuse."""
    try:
        Repository.around(folder)
    except NoGitError:
        return None
    except GitError as refusal:
        return str(refusal)
    return None


def _run(folder: Path, *arguments: str, entered: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    # Git's messages are parsed, so they must be English; nothing here may write to the index.
    environment = {"LC_ALL": "C", "LANGUAGE": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        return subprocess.run(  # noqa: S603 - arguments are ours; names are checked before
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - found on PATH, as people have it
            input=entered,
            env={**os.environ, **environment},
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise NoGitError(_NOT_INSTALLED) from error
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise GitError(
            f"git cannot be started: {reason}. Look what `git --version` says, and install it anew"
        ) from error


def _refusal(name: str, folder: Path, complaint: bytes) -> GitError:
    """Return the error for a folder without a usable repository."""
    message = _decode(complaint)
    if "not a git repository: " in message:
        return GitError(f"{name}: {_MOVED}")
    if "not a git repository" in message:
        return NoGitError(f"{name}: {_NO_REPOSITORY}")
    if "must be run in a work tree" in message:
        return GitError(f"{name}: {_NO_FILES}")
    if "dubious ownership" in message or "unsafe repository" in message:
        given = _SAFE.search(message)
        command = given[1] if given else f"git config --global --add safe.directory {folder}"
        return GitError(f"{name}: {_NOT_OWNED}\n  {command}\nand do this again")
    return _failure(name, complaint)


def _failure(name: str, complaint: bytes) -> GitError:
    lines = [line for line in _decode(complaint).splitlines() if line.strip()][:_MOST_LINES]
    words = "\n".join(f"  {line}" for line in lines) or "  (nothing)"
    return GitError(
        f"{name}: git cannot read the repository. `git fsck` looks for what is broken in it; a "
        f"fresh clone is whole. Git says:\n{words}"
    )


def _decode(text: bytes) -> str:
    return text.decode("utf-8", "replace")


def files_changed_since(folder: Path, ref: str) -> frozenset[str]:
    """Return the files that differ from the last commit shared with `ref`, below the folder.

    Uncommitted and deleted files count as changed. Names are decoded with `os.fsdecode`. A folder
    that does not exist has no files.

    Raises:
        GitError: git is missing, the folder is in no repository, there is no such `ref`, or
            it shares no commit with what is checked out.
    """
    if not folder.is_dir():
        return frozenset()
    repository = Repository.around(folder)
    base = repository.common_ancestor(repository.commit(ref), repository.commit("HEAD"))
    names = ("--name-only", "--no-renames", "--relative", "-z")
    changed = repository.read("diff", *names, base, "--")
    added = repository.read("ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(os.fsdecode(name) for name in (changed + added).split(b"\0") if name)
