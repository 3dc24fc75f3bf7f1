"""The error of starting or updating a briefing."""

from __future__ import annotations


class StartError(Exception):
    """The briefing was not started or updated; nothing was written. The message says why."""
