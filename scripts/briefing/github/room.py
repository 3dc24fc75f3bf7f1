"""A limit on the length of reports for GitHub, which are cut at an item's end."""

from __future__ import annotations

from collections.abc import Callable

LONGEST_COMMENT = 65_536
"""How many characters GitHub allows in an issue or a comment."""


def octets(text: str) -> int:
    """Return the length of a text in bytes of UTF-8."""
    return len(text.encode("utf-8", "replace"))


class Room:
    """The room that is left in a report; after the first text that does not fit, none does.

    Attributes:
        left_out: How many texts did not fit.
    """

    def __init__(self, size: int, length: Callable[[str], int] = octets) -> None:
        """Start with a room of `size`, in the unit of `length`."""
        self._left = size
        self._length = length
        self.left_out = 0

    def takes(self, text: str) -> bool:
        """Return whether a text still fits, and if so, take its room."""
        if self.left_out or (length := self._length(text)) > self._left:
            self.left_out += 1
            return False
        self._left -= length
        return True
