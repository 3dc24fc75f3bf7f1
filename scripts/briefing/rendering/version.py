"""The version of a briefing that its pages show, so that a reader can cite it and find it again."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.chronicle import Chronicle
from briefing.records import EdtfDate

_ABBREVIATED = 10
"""Digits of a commit's hash in a citation: enough for any repository of records."""


@dataclass(frozen=True)
class Version:
    """A commit of the records' repository.

    Attributes:
        commit: The full hash, in hexadecimal digits.
        day: The day of the commit, in the briefing's time zone.
        tag: The tag of the release, if it is one.
        is_altered: Whether the files differ from the commit.
    """

    commit: str
    day: EdtfDate
    tag: str | None = None
    is_altered: bool = False

    @property
    def name(self) -> str:
        """The name in citations: the release, or else the beginning of the commit's hash."""
        return self.tag or self.commit[:_ABBREVIATED]


@dataclass(frozen=True)
class Past:
    """What the repository of a briefing's records tells its pages.

    Attributes:
        version: The version that is built, if it is known.
        chronicle: What changed from day to day, if that is known.
    """

    version: Version | None = None
    chronicle: Chronicle | None = None


UNKNOWN_PAST = Past()
