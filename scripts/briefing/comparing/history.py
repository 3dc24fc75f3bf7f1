"""A data folder at a commit, read from git without touching the work tree."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from briefing.git import GitError, Repository


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
        if ".." in PurePosixPath(path).parts or path.startswith("/"):
            raise GitError("the commit holds a file whose name leads out of its folder")
        yield path, metadata.split()[2].decode("ascii")
