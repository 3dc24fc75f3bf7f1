"""What can go wrong while a briefing is begun or updated."""

from __future__ import annotations


class StartError(Exception):
    """The briefing was not begun or updated; nothing was written. The message says why."""
