"""Years of other calendars, and their Gregorian equivalents.

The conversions are accurate to a day or two, which is enough to name the year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_START = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?(?![0-9X])")
_MARGIN = timedelta(days=2)
_USUAL_PAST = 100
"""How many years before its own date a briefing usually reports on."""
_FAR = 200
"""Years from the briefing's date beyond which a year is hardly a plan or a slip."""
_NEAR = 15
"""How many years from its subject most dates of a briefing are."""

_ISLAMIC_EPOCH = date(622, 7, 19).toordinal() - 1
_LONG_MONTHS = 6
"""The first months of the Persian year have 31 days, the others 30."""


@dataclass(frozen=True)
class CalendarReading:
    """A year, read as one of another calendar.

    Attributes:
        calendar: The calendar's name: `Islamic`.
        written: The year as written.
        first: The Gregorian year, or the earlier of two possible ones.
        last: The later of the two.
    """

    calendar: str
    written: int
    first: int
    last: int

    @property
    def years(self) -> str:
        """The Gregorian year in words: `2021`, or `2021 or 2022`."""
        return str(self.first) if self.first == self.last else f"{self.first} or {self.last}"


def readings(text: str, as_of: int, subject: int) -> tuple[CalendarReading, ...]:
    """Return the readings of an EDTF text's years in other calendars, the most likely first.

    The result omits years after `as_of` or long before it and, if the year as written may be in the
    future, those not near the subject's. The most likely is nearest to the subject's year. A year
    that is not suspicious has no readings.
    """
    return next(
        (found for end in text.split("/") if (found := _likely_readings(end, as_of, subject))), ()
    )


def _likely_readings(text: str, as_of: int, subject: int) -> tuple[CalendarReading, ...]:
    match = _START.match(text)
    if match is None or as_of - _USUAL_PAST <= int(match[1]) <= as_of:
        return ()
    found = _possible_readings(int(match[1]), int(match[2] or 0), int(match[3] or 0))
    is_far = abs(int(match[1]) - as_of) > _FAR
    reach = _USUAL_PAST if is_far else _NEAR
    likely = (
        one
        for one in found
        if as_of - _USUAL_PAST <= one.first <= as_of and abs(one.first - subject) <= reach
    )
    return tuple(sorted(likely, key=lambda one: abs(one.first - subject)))


def _possible_readings(year: int, month: int, day: int) -> Iterator[CalendarReading]:
    for calendar, convert in _CALENDARS.items():
        try:
            first = convert(year, month or 1, day or 1)
            last = convert(year, month or 12, day or 28)
            yield CalendarReading(calendar, year, (first - _MARGIN).year, (last + _MARGIN).year)
        except (ValueError, OverflowError):
            continue


def _islamic(year: int, month: int, day: int) -> date:
    months = -(-59 * (month - 1) // 2)
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + months + day
    return date.fromordinal(_ISLAMIC_EPOCH + days)


def _persian(year: int, month: int, day: int) -> date:
    days = 30 * (month - 1) + min(month - 1, _LONG_MONTHS) + day - 1
    return date(year + 621, 3, 21) + timedelta(days=days)


def _buddhist(year: int, month: int, day: int) -> date:
    return date(year - 543, month, min(day, 28))


def _nepali(year: int, month: int, day: int) -> date:
    return date(year - 57, 4, 14) + timedelta(days=30.4 * (month - 1) + day - 1)


def _hebrew(year: int, month: int, day: int) -> date:
    return date(year - 3761, 9, 15) + timedelta(days=29.5 * (month - 1) + day - 1)


_CALENDARS: dict[str, Callable[[int, int, int], date]] = {
    "Islamic": _islamic,
    "Persian": _persian,
    "Buddhist": _buddhist,
    "Nepali": _nepali,
    "Hebrew": _hebrew,
}
