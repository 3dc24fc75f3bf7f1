"""The file of results: one line each, added as it arrives, so that nothing is lost."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from briefing.verifying.results import Result

_LONGEST_LINE = 1 << 20
_BEGINNING = b'{"source": '


class JournalError(Exception):
    """The file holds something other than results; the message says where."""


class Journal:
    """A file of results in JSON Lines. The last line of a source is the one that counts.

    A last line that was cut short, by a crash or a full disk, is removed when the file
    is opened for adding.
    """

    def __init__(self, path: Path) -> None:
        """Use the file at `path`, which need not exist yet."""
        self._path = path

    def read(self) -> Mapping[str, Result]:
        """Return the result of each source by its id.

        Raises:
            JournalError: a line is not a result, except a torn last one.
            OSError: the file cannot be read.
        """
        if not self._path.exists():
            return {}
        results: dict[str, Result] = {}
        with self._path.open("rb") as stream:
            for number, line in enumerate(stream, start=1):
                if _is_torn(line):
                    break
                try:
                    result = Result.from_line(line)
                except ValueError as fault:
                    message = f"{self._path.name}:{number} is not a result of verify.py ({fault})"
                    raise JournalError(message) from None
                results[result.source] = result
        return results

    def repair(self) -> None:
        """Remove a last line that was cut short.

        Raises:
            OSError: the file cannot be written.
        """
        if not self._path.exists():
            return
        with self._path.open("r+b") as stream:
            size = stream.seek(0, os.SEEK_END)
            stream.seek(max(0, size - _LONGEST_LINE))
            tail = stream.read()
            if tail and not tail.endswith(b"\n"):
                stream.truncate(size - len(tail) + tail.rfind(b"\n") + 1)

    def add(self, result: Result) -> None:
        """Append a result, and make sure that it is on the disk.

        Raises:
            OSError: the file cannot be written.
        """
        with self._path.open("ab") as stream:
            stream.write(result.as_line().encode() + b"\n")
            stream.flush()
            os.fsync(stream.fileno())


def _is_torn(line: bytes) -> bool:
    """Return whether a line is a result that was cut short, and not the end of some other file."""
    return not line.endswith(b"\n") and line[: len(_BEGINNING)] == _BEGINNING[: len(line)]
