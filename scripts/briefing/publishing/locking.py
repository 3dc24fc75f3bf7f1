"""A lock on a build folder, so that it has one build at a time, on every system."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout


class LockedError(Exception):
    """Another build is using the same folder."""


@contextmanager
def build_lock(folder: Path) -> Iterator[None]:
    """Hold the folder for one build; the system releases it when the process ends.

    Raises:
        LockedError: another process holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        held = FileLock(folder / ".lock").acquire(blocking=False)
    except Timeout:
        raise LockedError(
            f"another build is at work in {folder.name}/; wait for it, or stop it"
        ) from None
    with held:
        yield
