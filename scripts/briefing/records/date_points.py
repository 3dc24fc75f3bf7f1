"""A parsed EDTF text: one date as written, or an interval of two.

The standard is the Extended Date/Time Format (EDTF, ISO 8601-2 annex A), levels 0 and 1,
without years of more than four digits, and with seconds optional. No precision is added: a month
stays a month.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

EASTERNMOST = timedelta(hours=14)
"""The greatest offset from UTC in use: where a day begins first."""
WESTERNMOST = timedelta(hours=-12)
"""The least offset from UTC in use: where a day ends last."""

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
"""EDTF's numbers for the seasons, written in place of a month."""

FIRST = datetime.combine(date.min, time.min)
"""The first instant that datetime can hold, naive."""
LAST = datetime.combine(date.max, time.max)
"""The last instant that datetime can hold, naive."""

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)
_SECOND = timedelta(seconds=1)
_CYCLE = 400
_EARLY = date.min, date.min
_POINT = re.compile(
    r"(?P<year>-?[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX)"
    r"(?:T(?P<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)"
    r"(?P<offset>Z|[+-][0-9]{2}(?::[0-9]{2})?)?)?)?)?"
    r"(?P<qualifier>[~?%])?"
)

_PLAIN_POINT = re.sub(r"\(\?P<\w+>", "(", _POINT.pattern).replace("(?:", "(")
PATTERN = rf"^({_PLAIN_POINT}(/({_PLAIN_POINT}|\.\.)?)?|(\.\.)?/{_PLAIN_POINT})$"
"""An EDTF text as an ECMA-262 regular expression, for editors."""


class Missing(Enum):
    """An end of an interval that is not a date."""

    OPEN = ".."
    """Open: it is ongoing, or has always been so."""
    UNKNOWN = ""
    """There is an end, but it is not known when."""


@dataclass(frozen=True, slots=True)
class DatePoint:
    """One date at the precision written.

    A year, season, month, day or time of day; `first` and `last` are the calendar days that it
    can fall on, in whatever time zone was meant.
    """

    year: int
    """The year, or the first year of the decade or century."""
    years: int
    """How many years it may be: 1, 10 (`201X`) or 100 (`20XX`)."""
    month: int | None
    """1 to 12, a key of SEASONS, or None."""
    day: int | None
    unspecified: str
    """Which part is written as X: `year`, `month`, `day` (of a known month), `date` or nothing."""
    clock: time | None
    tick: timedelta
    """The precision of the time of day: a minute or a second."""
    offset: timedelta | None
    qualifier: str
    """`~` about, `?` uncertain, `%` both, or nothing."""
    first: date
    last: date
    """Both are the first day that Python supports, for a date before the year 1."""

    @property
    def is_early(self) -> bool:
        """Whether it is before the year 1, the first in Python's calendar."""
        return self.year < date.min.year

    def moment(self, zone: ZoneInfo | None = None) -> datetime | None:
        """Return the time of day as the clocks of `zone` showed it, or None without a time.

        The result is naive. Without a zone or an offset to convert by, it is the time as written.
        """
        if self.clock is None:
            return None
        written = datetime.combine(self.first, self.clock)
        if zone is None or self.offset is None:
            return written
        try:
            return (
                written.replace(tzinfo=timezone(self.offset)).astimezone(zone).replace(tzinfo=None)
            )
        except OverflowError:  # the first or last hours that datetime can hold
            return written

    def calendar_span(self, zone: ZoneInfo | None) -> tuple[datetime, datetime]:
        """Return the naive first instant and exclusive end, on the calendar of `zone`."""
        if self.is_early:
            return FIRST, FIRST
        moment = self.moment(zone)
        if moment is not None:
            return moment, _shift(moment, self.tick)
        return datetime.combine(self.first, time()), _shift(
            datetime.combine(self.last, time()), _DAY
        )

    def utc_span(self) -> tuple[datetime, datetime]:
        """Return the first instant and exclusive end in UTC.

        Without an offset the span covers all time zones.
        """
        start, end = self.calendar_span(None)
        east = EASTERNMOST if self.offset is None else self.offset
        west = WESTERNMOST if self.offset is None else self.offset
        start, end = _shift(start, -east), _shift(end, -west)
        if start == end:  # both are beyond the first or last moment that datetime can hold
            start, end = (FIRST, FIRST + self.tick) if start == FIRST else (LAST - self.tick, LAST)
        return start.replace(tzinfo=UTC), end.replace(tzinfo=UTC)

    def utc_reach(self) -> tuple[datetime, datetime]:
        """Return `utc_span`, widened on both sides by its own length if the date is qualified."""
        start, end = self.utc_span()
        if not self.qualifier:
            return start, end
        return _shift(start, start - end), _shift(end, end - start)


@dataclass(frozen=True, slots=True)
class Interval:
    """A span from one date to another; at least one of the two is a date."""

    start: DatePoint | Missing
    end: DatePoint | Missing


Written: TypeAlias = DatePoint | Interval


def parse_edtf(text: str) -> Written:
    """Parse an EDTF text; raise ValueError with a short reason if it is not one."""
    start, slash, end = text.partition("/")
    return _parse_interval(start, end) if slash else _parse_point(text)


def _parse_interval(start: str, end: str) -> Interval:
    interval = Interval(_parse_end(start), _parse_end(end))
    points = [each for each in (interval.start, interval.end) if isinstance(each, DatePoint)]
    if not points:
        raise ValueError("an interval needs a date at one end or both")
    if any(point.clock for point in points):
        raise ValueError("an interval goes from day to day, without a time of day")
    if _order_key(points[-1], points[-1].last) < _order_key(points[0], points[0].first):
        raise ValueError("the interval ends before it starts")
    return interval


def _order_key(point: DatePoint, day: date) -> tuple[int, date]:
    return min(point.year, date.min.year), day


def _parse_end(text: str) -> DatePoint | Missing:
    return Missing(text) if text in {"..", ""} else _parse_point(text)


def _parse_point(text: str) -> DatePoint:
    parts = _POINT.fullmatch(text)
    if parts is None:
        raise ValueError("it is not in the form year-month-day")
    if parts["time"] and parts["qualifier"]:
        raise ValueError("a date with a time of day takes no ~, ? or %")
    year, years = _parse_year(parts["year"])
    month, day = _parse_month(parts["month"]), None
    if parts["day"] and parts["day"] != "XX":
        day = int(parts["day"])
    unspecified = _unspecified_part(parts["year"], parts["month"], parts["day"])
    first, last = _calendar_days(year, years, month, day)
    if parts["day"] and month in SEASONS:
        raise ValueError("a season has no day")
    if parts["time"] and year < date.min.year:
        raise ValueError("a date before the year 1 takes no time of day")
    return DatePoint(
        year, years, month, day, unspecified,
        _parse_clock(parts["time"]), _clock_precision(parts["time"]),
        _parse_offset(parts["offset"]), parts["qualifier"] or "", first, last,
    )  # fmt: skip


def _parse_year(text: str) -> tuple[int, int]:
    year = int(text.replace("X", "0"))
    if year == 0:
        raise ValueError("years run from 0001 to 9999, or from -0001 back to -9999")
    return year, 10 ** text.count("X")


def _parse_month(text: str | None) -> int | None:
    if text is None or text == "XX":
        return None
    month = int(text)
    if not 1 <= month <= len(MONTHS) and month not in SEASONS:
        raise ValueError(
            f"there is no month {text}: months are 01 to 12, and 21 to 24 are the seasons"
        )
    return month


def _unspecified_part(year: str, month: str | None, day: str | None) -> str:
    if "X" in year:
        if month:
            raise ValueError("a year with X has no month after it")
        return "year"
    if month == "XX":
        if day and day != "XX":
            raise ValueError("a month written as XX has no day after it but XX")
        return "date" if day else "month"
    return "day" if day == "XX" else ""


def _calendar_days(year: int, years: int, month: int | None, day: int | None) -> tuple[date, date]:
    is_early = year < date.min.year
    if month is None:
        return _EARLY if is_early else (date(year, 1, 1), date(year + years - 1, 12, 31))
    if month in SEASONS:
        return _EARLY if is_early else _season_days(year, month)
    # The calendar repeats every 400 years.
    length = monthrange(year % _CYCLE + _CYCLE, month)[1]
    if day is None:
        return _EARLY if is_early else (date(year, month, 1), date(year, month, length))
    if not 1 <= day <= length:
        raise ValueError(
            f"{MONTHS[month - 1]} {_format_year(year)} has {length} days, not a day {day:02}"
        )
    return _EARLY if is_early else (date(year, month, day), date(year, month, day))


def _format_year(year: int) -> str:
    return str(year) if year > 0 else f"-{-year:04}"


def _season_days(year: int, season: int) -> tuple[date, date]:
    # The standard does not date seasons. These spans cover the meteorological and the astronomical
    # season of the northern hemisphere; "winter 2021" may be either winter of that year.
    if SEASONS[season] == "winter":
        first = date(year - 1, 12, 1) if year > date.min.year else date.min
        return first, date(year + 1, 3, 31) if year < date.max.year else date.max
    opening = 3 * (season - 20)
    return date(year, opening, 1), date(year, opening + 3, monthrange(year, opening + 3)[1])


def _parse_clock(text: str | None) -> time | None:
    if text is None:
        return None
    try:
        return time.fromisoformat(text)
    except ValueError:
        raise ValueError("the time of day runs from 00:00:00 to 23:59:59") from None


def _clock_precision(text: str | None) -> timedelta:
    return _MINUTE if text and text.count(":") == 1 else _SECOND


def _parse_offset(text: str | None) -> timedelta | None:
    if text is None or text == "Z":
        return None if text is None else timedelta()
    minutes = timedelta(minutes=int(text[4:] or 0))
    offset = (int(text[1:3]) * _HOUR + minutes) * (-1 if text[0] == "-" else 1)
    if minutes >= _HOUR or not WESTERNMOST <= offset <= EASTERNMOST:
        raise ValueError("offsets from UTC run from -12:00 to +14:00")
    return offset


def _shift(moment: datetime, by: timedelta) -> datetime:
    """Return a moment moved by a duration, within what datetime can hold."""
    try:
        return moment + by
    except OverflowError:
        edge = LAST if by > timedelta() else FIRST
        return edge.replace(tzinfo=moment.tzinfo)
