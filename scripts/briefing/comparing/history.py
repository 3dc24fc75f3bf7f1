"""A data folder as it stood at a commit, read from git without touching the work tree."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

_LONGEST_REASON = 300


class HistoryError(Exception):
    """The commit, or the briefing in it, cannot be had; the message says why and what to do."""


@dataclass(frozen=True)
class History:
    """The repository that holds a data folder.

    Attributes:
        top: The repository's folder.
        folder: The data folder in it, as git writes it: `data`; empty for the repository itself.
    """

    top: Path
    folder: str

    @classmethod
    def of(cls, data: Path) -> History:
        """Find the repository around a data folder, which itself need not be there.

        Raises:
            HistoryError: there is none, or git will not work in it.
        """
        folder = data.resolve()
        here = next(path for path in (folder, *folder.parents) if path.is_dir())
        found = _git(here, "rev-parse", "--show-toplevel")
        if found.returncode:
            reason = _reason(found)
            if "not a git repository" in reason:
                reason = "it lies in no git repository, so there is no commit to compare with"
            raise HistoryError(f"{data.name}: {reason}")
        top = Path(found.stdout.decode("utf-8", "surrogateescape").rstrip("\n")).resolve()
        inside = folder.relative_to(top).as_posix()
        return cls(top, "" if inside == "." else inside)

    def commit(self, name: str) -> str:
        """Give the id of the commit that a name such as `main` or `HEAD~1` stands for.

        Raises:
            HistoryError: there is no such commit.
        """
        if name.startswith("-"):
            raise HistoryError(f"{name}: a commit's name does not begin with a hyphen")
        wanted = f"{name}^{{commit}}"
        found = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
        if found.returncode or not name:
            raise HistoryError(f"{name}: there is no such commit here{self._remedy(name)}")
        return found.stdout.decode("ascii").strip()

    def branching(self, one: str, other: str) -> str:
        """Give the id of the last commit that two commits have in common.

        Raises:
            HistoryError: there is none.
        """
        found = self._git("merge-base", one, other)
        if found.returncode:
            raise HistoryError(
                f"the two commits have no commit in common here{self._remedy('the branch')}"
            )
        return found.stdout.decode("ascii").strip()

    def write(self, commit: str, target: Path) -> None:
        """Write the data folder as it stood at a commit into a folder.

        A link is written as a file that holds its target, as git keeps it: following it
        would lead out of the commit.

        Raises:
            HistoryError: the commit has no such folder.
        """
        tree = f"{commit}:{self.folder}"
        listed = self._git("ls-tree", "-r", "-z", tree)
        if listed.returncode:
            raise HistoryError(
                f"{commit[:12]} has no folder `{self.folder}`: the briefing did not stand there yet"
            )
        files = dict(_blobs(listed.stdout))
        for path, content in zip(files, self._contents(files.values()), strict=True):
            file = target / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)

    def _contents(self, ids: Iterable[str]) -> Iterator[bytes]:
        wanted = "".join(f"{blob}\n" for blob in ids)
        stream = self._git("cat-file", "--batch", entered=wanted.encode("ascii")).stdout
        position = 0
        while position < len(stream):
            line_end = stream.index(b"\n", position)
            size = int(stream[position:line_end].split()[2])
            yield stream[line_end + 1 : line_end + 1 + size]
            position = line_end + size + 2

    def _remedy(self, name: str) -> str:
        shallow = self._git("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
        if shallow:
            return (
                ". This copy of the repository has only its newest history: fetch the rest with "
                "`git fetch --unshallow` (in a workflow: `fetch-depth: 0`)"
            )
        return f". Fetch {name} with `git fetch`, or look for its name with `git log`"

    def _git(self, *arguments: str, entered: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return _git(self.top, *arguments, entered=entered)


def _git(folder: Path, *arguments: str, entered: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - arguments are ours; names are checked before
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - found on PATH, as people have it
            input=entered,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise HistoryError("git is not installed, or not on PATH") from error


def _blobs(listing: bytes) -> Iterator[tuple[str, str]]:
    """Give the path and id of each file in what `git ls-tree -r -z` printed."""
    for entry in listing.split(b"\0"):
        about, _, name = entry.partition(b"\t")
        path = name.decode("utf-8", "surrogateescape")
        if not path or about.split()[1] != b"blob":
            continue
        # Only a tree made by hand can hold such a name, and only to write elsewhere.
        if ".." in PurePosixPath(path).parts or path.startswith("/"):
            raise HistoryError("the commit holds a file whose name leads out of its folder")
        yield path, about.split()[2].decode("ascii")


def _reason(failed: subprocess.CompletedProcess[bytes]) -> str:
    lines = failed.stderr.decode("utf-8", "replace").split("\n")
    return lines[0].removeprefix("fatal: ")[:_LONGEST_REASON] or "git failed without a reason"
