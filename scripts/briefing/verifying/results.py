"""The result of a visit to a source, and its form as a line of JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Self

from pydantic import TypeAdapter, ValidationError


class Attention(StrEnum):
    """Who must act on a state."""

    PERSON = "person"
    """The evidence may no longer hold: a person should look."""
    UNKNOWN = "unknown"
    """Nothing was learned about the page, neither good nor bad."""
    NONE = "none"
    """All is well."""


class SourceState(StrEnum):
    """A source's state, most severe first. What a program was not shown is unknown, not gone.

    Attributes:
        attention: Who must act on it.
        label: The state in a few words.
        definition: What the state means, and what it does not.
    """

    attention: Attention
    label: str
    definition: str

    def __new__(cls, value: str, attention: Attention, label: str, definition: str) -> Self:
        """Build a state from its name in results and its description."""
        state = str.__new__(cls, value)
        state._value_ = value
        state.attention, state.label, state.definition = attention, label, definition
        return state

    GONE = (
        "gone",
        Attention.PERSON,
        "Page gone",
        (
            "The address answers that there is no such page (404, 410), shows a page that says so,"
            " or leads to the site's first page."
        ),
    )
    MISSING = (
        "missing",
        Attention.PERSON,
        "Excerpt not on the page",
        "The page was read, and nothing on it is like at least one excerpt.",
    )
    CHANGED = (
        "changed",
        Attention.PERSON,
        "Excerpt changed",
        "The page has a passage like the excerpt, but in other words, numbers or order.",
    )
    BLOCKED = (
        "blocked",
        Attention.UNKNOWN,
        "Not shown to a program",
        (
            "A paywall, a login, a challenge or a refusal (401, 402, 403, 429, 451): a reader may "
            "see the page all the same."
        ),
    )
    ROBOTS = (
        "robots",
        Attention.UNKNOWN,
        "Programs asked to stay away",
        "The host's robots.txt asks programs not to visit the page, so it was not visited.",
    )
    UNREACHABLE = (
        "unreachable",
        Attention.UNKNOWN,
        "No answer",
        (
            "The host's name was not found, its certificate was not valid, or it did not answer as"
            " it should in time."
        ),
    )
    UNREADABLE = (
        "unreadable",
        Attention.UNKNOWN,
        "No text to read",
        (
            "The page is built by scripts, larger than what is read, or sent in a form that cannot"
            " be read."
        ),
    )
    NOT_HTML = (
        "not-html",
        Attention.UNKNOWN,
        "Not a web page",
        (
            "The address answers with a document, image or recording, in which no words are looked"
            " for."
        ),
    )
    REFUSED = (
        "refused",
        Attention.UNKNOWN,
        "Address not visited",
        (
            "The address leads into a private network, to an unusual port, or nowhere that a page "
            "could be."
        ),
    )
    NO_EXCERPT = (
        "no-excerpt",
        Attention.NONE,
        "Page there, no excerpt to look for",
        "The page answers; no evidence quotes words of it.",
    )
    FOUND = (
        "found",
        Attention.NONE,
        "Every excerpt found",
        "The page has every excerpt, word for word; signs, accents and capitals do not count.",
    )


class Verdict(StrEnum):
    """Whether an excerpt is on its page."""

    FOUND = "found"
    CHANGED = "changed"
    MISSING = "missing"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Finding:
    """The result for one excerpt.

    Attributes:
        excerpt: The words as evidence quotes them.
        verdict: Whether the page has them.
        nearest: The most similar passage, if they changed.
        likeness: How similar it is, from 0 to 100.
    """

    excerpt: str
    verdict: Verdict
    nearest: str | None = None
    likeness: int = 0


class CopyState(StrEnum):
    """What is known of a copy in the Internet Archive."""

    RECORDED = "recorded"
    """The source's record names one already, so none was asked for."""
    FOUND = "found"
    MADE = "made"
    """There was none, and the archive made one when asked."""
    NONE = "none"
    """The archive named none. It forgets at times, so there may be one."""
    UNKNOWN = "unknown"
    """The archive did not answer as it should, or was not asked."""


@dataclass(frozen=True)
class Copy:
    """A copy in the Internet Archive.

    Attributes:
        state: What is known of it.
        url: Its address.
        made: The day on which it was made.
        why: What went wrong, if anything.
    """

    state: CopyState
    url: str | None = None
    made: date | None = None
    why: str | None = None


@dataclass(frozen=True)
class Result:
    """The result of a visit to a source.

    Attributes:
        source: The source's id.
        url: The address in its record.
        visited: When, in UTC.
        state: Its state.
        why: The reason for the state: `answers 404`.
        final_url: Where redirects led.
        findings: Its excerpts, in the order of the evidence.
        copy: What is known of a copy in the archive.
    """

    source: str
    url: str
    visited: datetime
    state: SourceState
    why: str
    final_url: str
    findings: tuple[Finding, ...] = ()
    copy: Copy = Copy(CopyState.UNKNOWN)

    def as_line(self) -> str:
        """Return the result as one line of JSON, without a line break."""
        return json.dumps(asdict(self), ensure_ascii=False, default=_text)

    @classmethod
    def from_line(cls, line: str | bytes) -> Result:
        """Parse a result from a line of JSON.

        Raises:
            ValueError: the line is not a result.
        """
        try:
            return _RESULT.validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(str(step) for step in first["loc"]) or "the line"
            message = f"{place}: {first['msg']}"
            raise ValueError(message) from None


def _text(value: datetime | date) -> str:
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else str(value)


def now() -> datetime:
    """Return the current time in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


_RESULT = TypeAdapter(Result)
