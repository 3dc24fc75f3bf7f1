"""What is not known of a record, because it was cut out or names nothing that is there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from briefing.records.walking import FieldPath

ANY = "*"
"""Stands in a path for an item of a list, or an entry of a table, that is there no more."""


@dataclass(frozen=True)
class Gaps:
    """The places of one record of which nothing is known.

    What a rule would say of such a place, of what stands below it, or of a whole of which it
    is a part, would only follow from the mistake that is told already.
    """

    paths: frozenset[FieldPath] = frozenset()

    def __bool__(self) -> bool:
        """Return whether anything is missing at all."""
        return bool(self.paths)

    def touch(self, path: FieldPath) -> bool:
        """Return whether something is missing at a place, below it or around it."""
        return path in self._around or self.cover(path)

    def cover(self, path: FieldPath) -> bool:
        """Return whether nothing is known of a place, because it, or all around it, is missing."""
        return any(path[:length] in self.paths for length in range(len(path) + 1))

    def join(self, paths: Iterable[FieldPath]) -> Gaps:
        """Return these gaps and some more."""
        return Gaps(self.paths.union(paths))

    @cached_property
    def _around(self) -> frozenset[FieldPath]:
        return frozenset(path[:length] for path in self.paths for length in range(len(path) + 1))


NO_GAPS = Gaps()
WHOLLY_UNKNOWN = Gaps(frozenset({()}))
"""Of a file from which nothing could be read."""
