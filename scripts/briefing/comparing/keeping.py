"""Results of comparing two versions, kept on disk: they never change unless the software does."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from briefing.chronicle import Changes

_LIBRARY = Path(__file__).resolve().parents[1]
_WITHOUT_EFFECT = (
    *("checking", "exports", "figures", "gallery.py", "prose", "promoting.py", "publishing"),
    *("rendering", "scaffolding", "starting", "verifying"),
)
"""Parts of the library that no comparison uses."""

_DIGITS = 20


@dataclass(frozen=True)
class Step:
    """What one version changes in another.

    Attributes:
        is_readable: Whether it can be read.
        changes: What readers notice.
    """

    is_readable: bool
    changes: Changes = field(default_factory=Changes)


_STEPS = TypeAdapter(Step)


@dataclass(frozen=True)
class Kept:
    """A folder of results, made by the same software."""

    folder: Path

    @classmethod
    def at(cls, cache: Path) -> Kept:
        """Return the results in a folder, without those that other software left there."""
        folder = cache / _fingerprint()
        for other in cache.iterdir() if cache.is_dir() else ():
            if other != folder:
                shutil.rmtree(other, ignore_errors=True)
        return cls(folder)

    def get(self, before: str, after: str) -> Step | None:
        """Return the result for two versions; None if there is none that can be read."""
        try:
            return _STEPS.validate_json(self._file(before, after).read_bytes())
        except (OSError, ValidationError):
            return None

    def put(self, before: str, after: str, step: Step) -> None:
        """Keep the result for two versions; a disk that is full costs only time."""
        file = self._file(before, after)
        part = file.with_suffix(".part")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(_STEPS.dump_json(step))
            part.replace(file)
        except OSError:
            return

    def _file(self, before: str, after: str) -> Path:
        name = sha256(f"{before} {after}".encode()).hexdigest()[: 2 * _DIGITS]
        return self.folder / f"{name}.json"


@cache
def _fingerprint() -> str:
    """Return a hash of everything in the library that makes a comparison."""
    whole = sha256()
    for path in sorted(_LIBRARY.rglob("*")):
        inside = path.relative_to(_LIBRARY)
        is_ours = inside.parts[0] not in _WITHOUT_EFFECT and "__pycache__" not in inside.parts
        if is_ours and path.is_file():
            whole.update(f"{inside.as_posix()}\0".encode())
            whole.update(path.read_bytes())
    return whole.hexdigest()[:_DIGITS]
