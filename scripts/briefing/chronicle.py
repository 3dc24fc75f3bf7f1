"""What readers saw change from day to day, as values that a page and a feed are made of.

A change names records and statements by their ids alone: what was once said of somebody and then
corrected or taken away is not published again. Pages give the names that they have now.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Deed(Enum):
    """What happened to a record or a statement."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    MERGED = "merged"
    MOVED = "moved"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"
    CHANGED = "changed"


class Part(Enum):
    """What changed: a record itself, or a statement of it."""

    RECORD = "record"
    CLAIM = "claim"
    TIE = "tie"
    DESIGNATION = "designation"
    ANSWER = "answer"


@dataclass(frozen=True)
class Support:
    """The counted support of a statement, in numbers.

    Attributes:
        voices: How many speakers there are; unnamed sources are together one.
        seen: How many outlets saw it themselves.
        findings: How many parties found or judged it.
        reports: How many outlets report it without saying who says so.
        against: How many contradict it.
    """

    voices: int = 0
    seen: int = 0
    findings: int = 0
    reports: int = 0
    against: int = 0


@dataclass(frozen=True)
class Detail:
    """Fields of one kind that differ.

    Attributes:
        group: What they are counted as (see `briefing.statements.changing`), or the field's name.
        deed: Whether they were added, removed or changed.
        count: How many they are.
    """

    group: str
    deed: Deed
    count: int


@dataclass(frozen=True)
class Change:
    """A record or statement that changed.

    Attributes:
        part: Which of them.
        deed: What happened to it as a whole; `CHANGED` if it stayed.
        id: The statement's id; the record's own for a record.
        details: The fields that differ.
        standing: Its status before and after, in a word or two, if they differ.
        support: Its counted support before and after, if the numbers differ.
    """

    part: Part
    deed: Deed
    id: str
    details: tuple[Detail, ...] = ()
    standing: tuple[str, str] | None = None
    support: tuple[Support, Support] | None = None


@dataclass(frozen=True)
class ChangedRecord:
    """A record of which something changed: its kind, its id then, and the changes on its page."""

    kind: str
    id: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Changes:
    """What changed between two versions.

    Attributes:
        records: The records, in the order of their sections.
        first_page: The fields of the first page that differ.
        words: How many words of the vocabulary differ.
    """

    records: tuple[ChangedRecord, ...] = ()
    first_page: tuple[Detail, ...] = ()
    words: int = 0

    def __bool__(self) -> bool:
        """Return whether anything changed."""
        return bool(self.records or self.first_page or self.words)


@dataclass(frozen=True)
class ChangedDay:
    """A day on which something changed.

    Attributes:
        day: The day in the briefing's time zone, in ISO 8601: `2021-11-07`.
        seconds: The time of the day's last version, in Unix seconds.
        changes: What changed since the version before that day.
        skipped: How many versions of the day could not be read, and are left out.
    """

    day: str
    seconds: int
    changes: Changes
    skipped: int = 0


@dataclass(frozen=True)
class Chronicle:
    """What changed, as far back as the history goes.

    Attributes:
        days: The days on which something changed or could not be read, newest first.
        since: The day of the first version that can be read.
        is_whole: Whether the history is here from its beginning.
        is_altered: Whether there are changes that belong to no version yet.
    """

    days: tuple[ChangedDay, ...]
    since: str
    is_whole: bool = True
    is_altered: bool = False
