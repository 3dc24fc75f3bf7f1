"""Dates as in records: EDTF, with labels for readers and bounds for comparison.

The Extended Date/Time Format (EDTF, ISO 8601-2 annex A), levels 0 and 1: `2021-11-07`,
`2021-11-07T02:30:00+03:00`, `2021-11`, `2014`, `2019-10/2019-11`, `2021-11-07/..`, `../2014`,
`2021-11~`, `201X`, `2021-21` (spring). A date is kept as written: no precision is added, and the
machine's clock and locale have no effect.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from pydantic_core import core_schema

from briefing.records import date_labels
from briefing.records.date_labels import ENGLISH, LanguageWords
from briefing.records.date_points import (
    FIRST,
    LAST,
    PATTERN,
    DatePoint,
    Interval,
    Written,
    parse_edtf,
)
from briefing.records.date_remedies import remedy
from briefing.records.mistakes import MistakeError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler

EXAMPLES = ("2021-11-07", "2021-11-07T02:30:00+03:00", "2021-11", "2014", "2019-10/2019-11")
"""Correct forms, for messages and the JSON Schema."""

TimelineKey = tuple[date, bool, datetime, datetime, str]
"""What is compared of two entries of a timeline."""

_LONGEST = 100
_YEARS_BEFORE = 9_999


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date, or a span of dates, as a contributor wrote it.

    Two dates are equal if their texts are. Create one with `EdtfDate.parse`, or use the class as
    the type of a pydantic field, which accepts and dumps text.
    """

    text: str
    """The date as written."""
    _written: Written = field(repr=False, compare=False)

    @classmethod
    def parse(cls, text: str) -> EdtfDate:
        """Parse an EDTF text, level 0 or 1.

        Raises MistakeError for anything else, with a message and a remedy.
        """
        try:
            return cls(text, parse_edtf(text))
        except ValueError as mistake:
            raise _explain(text, str(mistake)) from None

    def __str__(self) -> str:
        """Return the date as written."""
        return self.text

    def label(self, zone: ZoneInfo | None = None, words: LanguageWords = ENGLISH) -> str:
        """Return the date in words, at the precision written: "7 November 2021, 02:30".

        A time with an offset is converted to `zone`; without a zone it is shown as written, with
        its offset: "7 November 2021, 02:30 UTC+3".
        """
        return date_labels.label(self._written, zone, words)

    def is_local(self, zone: ZoneInfo) -> bool:
        """Return whether its time as written is the local time of a zone."""
        written = self._written
        return not isinstance(written, DatePoint) or written.moment() == written.moment(zone)

    @property
    def earliest(self) -> datetime | None:
        """The first instant it can mean, in UTC; None if the start is open, unknown or very early.

        Without an offset a day begins at its midnight in UTC+14.
        """
        start = self._start
        return start.utc_span()[0] if start and not self.is_early else None

    @property
    def is_early(self) -> bool:
        """Whether it begins before the year 1, for which there is no instant."""
        start = self._start
        return start is not None and start.is_early

    @property
    def latest(self) -> datetime | None:
        """The instant after the last that it can mean, in UTC; None for an open or unknown end.

        Without an offset a day ends at its midnight in UTC-12.
        """
        end = self._end
        return end.utc_span()[1] if end else None

    @property
    def has_time(self) -> bool:
        """Whether it gives a time of day."""
        return isinstance(self._written, DatePoint) and self._written.clock is not None

    @property
    def sort_key(self) -> tuple[datetime, datetime, str]:
        """A total order: by earliest instant, then latest, then text; open starts come first."""
        earliest, latest = self.earliest, self.latest
        ends = earliest or FIRST.replace(tzinfo=UTC), latest or LAST.replace(tzinfo=UTC)
        return *ends, self._order_among_equals

    def local_sort_key(self, zone: ZoneInfo | None = None) -> tuple[datetime, datetime, str]:
        """Return a total order by the calendar of one place.

        Unlike `sort_key`, it treats a date without an offset as a date in `zone`, so that an
        evening comes before the next day, which could begin earlier in another time zone.
        """
        start, end = self._start, self._end
        return (
            start.calendar_span(zone)[0] if start else FIRST,
            end.calendar_span(zone)[1] if end else LAST,
            self._order_among_equals,
        )

    def timeline_key(self, zone: ZoneInfo | None = None) -> TimelineKey:
        """Return a total order by day for a list of what happened.

        Within a day what has a time of day comes first, then the whole day, then what begins with
        it and goes on.
        """
        start, end, text = self.local_sort_key(zone)
        return start.date(), not self.has_time, start, end, text

    @property
    def _order_among_equals(self) -> str:
        """A text that is unique to each date; dates before the year 1 are sorted by year."""
        start = self._start
        early = f"{start.year + _YEARS_BEFORE:04} " if start and self.is_early else ""
        return early + self.text

    def local_day(self, zone: ZoneInfo | None = None) -> date | None:
        """Return the calendar day in `zone`, or None for a span and for less than day precision.

        A date without an offset is its own day in every zone.
        """
        point = self._written
        if isinstance(point, Interval) or point.day is None or point.is_early:
            return None
        moment = point.moment(zone)
        return point.first if moment is None else moment.date()

    def days(self, zone: ZoneInfo | None = None) -> tuple[date | None, date | None]:
        """Return the first and last day on the calendar of `zone`; None for an open or early end.

        Marks of uncertainty do not widen them.
        """
        start, end = self._start, self._end
        first = start.calendar_span(zone)[0] if start and not start.is_early else None
        after = end.calendar_span(zone)[1] if end and not end.is_early else None
        last = after - timedelta(microseconds=1) if after else None
        return first.date() if first else None, last.date() if last else None

    def surely_before(self, other: EdtfDate) -> bool:
        """Return whether all of this is before all of `other`, whatever both may mean.

        A date marked ~, ? or % reaches beyond what is written by its own length on both sides.
        """
        end, start = self._end, other._start
        return bool(end and start and end.utc_reach()[1] <= start.utc_reach()[0])

    @property
    def _start(self) -> DatePoint | None:
        start = self._written.start if isinstance(self._written, Interval) else self._written
        return start if isinstance(start, DatePoint) else None

    @property
    def _end(self) -> DatePoint | None:
        end = self._written.end if isinstance(self._written, Interval) else self._written
        return end if isinstance(end, DatePoint) else None

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Return a schema that accepts a text or an EdtfDate and dumps a text."""
        del source, handler
        # One function, since a union of schemas would report each mistake once per member.
        return core_schema.no_info_plain_validator_function(
            cls._validate, serialization=core_schema.to_string_ser_schema(when_used="always")
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Return the form of a date; the checker tests whether the day exists."""
        del schema, handler
        return {
            # YAML reads a bare year as a number.
            "type": ["string", "integer"],
            "pattern": PATTERN,
            "minimum": -_YEARS_BEFORE,
            "maximum": date.max.year,
            "patternErrorMessage": f"This is not a date. {_example_hint()}",
            "examples": list(EXAMPLES),
        }

    @classmethod
    def _validate(cls, value: object) -> EdtfDate:
        if isinstance(value, EdtfDate):
            return value
        if not isinstance(value, str):
            raise MistakeError("a date is a text", _example_hint())
        return cls.parse(value)


def _explain(text: str, reason: str) -> MistakeError:
    """Return the error for a text that is not an EDTF date, with a remedy."""
    if not text.strip():
        return MistakeError("the date is empty", _example_hint())
    if len(text) > _LONGEST:
        return MistakeError("{} is too long for a date", _example_hint(), value=text)
    what_to_do = remedy(text) or _example_hint()
    return MistakeError(f"{{}} is not a date: {reason}", what_to_do, value=text)


def _example_hint() -> str:
    return f"Write, for example, {', '.join(EXAMPLES[:-1])} or {EXAMPLES[-1]}."
