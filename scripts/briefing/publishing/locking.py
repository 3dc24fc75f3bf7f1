"""One build at a time in one build folder."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class LockedError(Exception):
    """Another build is at work in the same folder."""


@contextmanager
def build_lock(folder: Path) -> Iterator[None]:
    """Hold the folder for one build; the system lets go of it when the process ends.

    Raises:
        LockedError: another process holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise LockedError(
                f"another build is at work in {folder.name}/; wait for it, or stop it"
            ) from None
        yield
