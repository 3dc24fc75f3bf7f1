"""The unknown parts of a record: cut out, or references to nothing that exists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from briefing.records.walking import FieldPath

ANY = "*"
"""In a path: a list item or table entry that was removed."""


@dataclass(frozen=True)
class Gaps:
    """The paths of one record at which the value is unknown.

    A problem there, or at a part or an enclosing whole, would only follow from a mistake that is
    already reported.
    """

    paths: frozenset[FieldPath] = frozenset()

    def __bool__(self) -> bool:
        """Return whether anything is missing."""
        return bool(self.paths)

    def touch(self, path: FieldPath) -> bool:
        """Return whether something is missing at a path, below it or above it."""
        return path in self._prefixes or self.cover(path)

    def cover(self, path: FieldPath) -> bool:
        """Return whether a path is unknown, because it or an ancestor is missing."""
        return any(path[:length] in self.paths for length in range(len(path) + 1))

    def join(self, paths: Iterable[FieldPath]) -> Gaps:
        """Return these gaps and further ones."""
        return Gaps(self.paths.union(paths))

    @cached_property
    def _prefixes(self) -> frozenset[FieldPath]:
        return frozenset(path[:length] for path in self.paths for length in range(len(path) + 1))


NO_GAPS = Gaps()
WHOLLY_UNKNOWN = Gaps(frozenset({()}))
"""The gaps of a file from which nothing could be read."""
