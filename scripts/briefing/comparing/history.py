"""A data folder at a commit, read from git without touching the work tree."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.git import GitError, Repository


@dataclass(frozen=True)
class DataVersion:
    """The data folder at a commit.

    Attributes:
        seconds: When it was committed, in Unix seconds.
        tree: The id of the folder's content.
    """

    seconds: int
    tree: str


@dataclass(frozen=True)
class History:
    """The repository that holds a data folder.

    Attributes:
        repository: The repository.
        folder: The data folder in it, as git writes it: `data`; empty if it is the repository.
    """

    repository: Repository
    folder: str

    @classmethod
    def of(cls, data: Path) -> History:
        """Find the repository around a data folder, which itself need not exist.

        Raises:
            GitError: there is no repository, or git refuses to work in it.
        """
        repository = Repository.around(data)
        inside = data.resolve().relative_to(repository.top).as_posix()
        return cls(repository, "" if inside == "." else inside)

    def commit(self, name: str) -> str:
        """Return the id of the commit that a name such as `main` or `HEAD~1` refers to.

        Raises:
            GitError: there is no such commit.
        """
        return self.repository.commit(name)

    def merge_base(self, one: str, other: str) -> str:
        """Return the id of the last common ancestor of two commits.

        Raises:
            GitError: there is none.
        """
        return self.repository.common_ancestor(one, other)

    def versions(self) -> tuple[DataVersion, ...]:
        """Return the versions of the data folder that were published, oldest first.

        They are those of the branch itself: what was merged into it counts when it was merged.
        Commits that leave the folder as it was are no versions.
        """
        asked = ("log", "--first-parent", "--reverse", "--format=%H %ct", "HEAD")
        logged = self.repository.ask(*asked)
        commits = [line.split() for line in (logged or b"").decode("ascii").splitlines()]
        wanted = "".join(f"{commit}:{self.folder}\n" for commit, _ in commits)
        check = ("cat-file", "--batch-check=%(objectname) %(objecttype)")
        answers = self.repository.read(*check, entered=os.fsencode(wanted)).splitlines()
        found: list[DataVersion] = []
        for (_, seconds), answer in zip(commits, answers, strict=True):
            tree, _, kind = answer.decode("utf-8", "replace").rpartition(" ")
            if kind == "tree" and not (found and found[-1].tree == tree):
                found.append(DataVersion(int(seconds), tree))
        return tuple(found)

    @property
    def is_whole(self) -> bool:
        """Whether the history is here from its beginning."""
        return self.repository.ask("rev-parse", "--is-shallow-repository") == b"false\n"

    @property
    def is_altered(self) -> bool:
        """Whether files of the data folder differ from the newest commit."""
        folder = str(self.repository.top / self.folder)
        return self.repository.ask("status", "--porcelain", "--", folder) != b""

    def files(self, tree: str) -> Mapping[str, str]:
        """Return the ids of the files in a version of the data folder, by their paths in it.

        Raises:
            GitError: there is no such version.
        """
        return dict(_blobs(self.repository.read("ls-tree", "-r", "-z", "--full-tree", tree)))

    def contents(self, ids: Sequence[str]) -> Mapping[str, bytes]:
        """Return the contents of files by their ids.

        Raises:
            GitError: git has not all of them.
        """
        return dict(zip(ids, self._contents(ids), strict=True))

    def write(self, commit: str, target: Path) -> None:
        """Write the data folder at a commit into a folder.

        A symbolic link is written as a file with its target, as git stores it: following it would
        lead out of the commit.

        Raises:
            GitError: the commit has no such folder.
        """
        listed = self.repository.ask(
            "ls-tree", "-r", "-z", "--full-tree", f"{commit}:{self.folder}"
        )
        if listed is None:
            raise GitError(
                f"{commit[:12]} has no folder `{self.folder}`: the briefing did not stand there yet"
            )
        files = dict(_blobs(listed))
        for path, content in zip(files, self._contents(files.values()), strict=True):
            file = target / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)

    def _contents(self, ids: Iterable[str]) -> Iterator[bytes]:
        wanted = "".join(f"{blob}\n" for blob in ids)
        if not wanted:
            return
        stream = self.repository.read("cat-file", "--batch", entered=wanted.encode("ascii"))
        position = 0
        while position < len(stream):
            line_end = stream.index(b"\n", position)
            size = int(stream[position:line_end].split()[2])
            yield stream[line_end + 1 : line_end + 1 + size]
            position = line_end + size + 2


def _blobs(listing: bytes) -> Iterator[tuple[str, str]]:
    """Yield the path and id of each file in the output of `git ls-tree -r -z`."""
    for entry in listing.split(b"\0"):
        metadata, _, name = entry.partition(b"\t")
        path = os.fsdecode(name)
        if not path or metadata.split()[1] != b"blob":
            continue
        # Only a tree made by hand can hold such a name, and only to write elsewhere.
        if ".." in path.split("/") or path.startswith("/"):
            raise GitError("the commit holds a file whose name leads out of its folder")
        yield path, metadata.split()[2].decode("ascii")
