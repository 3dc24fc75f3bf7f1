"""Which state of a briefing its pages show, so that a reader can cite it and find it again."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.records import EdtfDate

_ABBREVIATED = 10
"""Digits of a commit's name that a citation gives: enough for any repository of records."""


@dataclass(frozen=True)
class Version:
    """A commit of the repository in which the records lie.

    Attributes:
        commit: Its whole name, in hexadecimal digits.
        day: The day on which it was made, in the briefing's time zone.
        tag: The release that it is, if it is one.
        is_altered: Whether the files differ from it.
    """

    commit: str
    day: EdtfDate
    tag: str | None = None
    is_altered: bool = False

    @property
    def name(self) -> str:
        """What a citation calls it: its release, else the beginning of the commit's name."""
        return self.tag or self.commit[:_ABBREVIATED]
