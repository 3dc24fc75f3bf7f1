"""An EDTF date in words, at the precision written and no finer, in English or another language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.records.date_points import MONTHS, SEASONS, DatePoint, Interval, Missing, Written

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_CENTURY = 100
_MINUS = "\N{MINUS SIGN}"
_SHORT = 5
_ORDINAL = "%(day)s."


def message(text: str) -> str:
    """Return a message unchanged; the catalogue finds messages by this function's name."""
    return text


MOMENT = message("%(date)s, %(clock)s")
CLOCK_THERE = message("%(clock)s %(zone)s")
SEASON = message("%(season)s %(year)s")
FROM_FIRST_TO_LAST = message("%(first)s–%(last)s")
SPAN = message("%(start)s – %(end)s")
BEFORE_OUR_ERA = message("%(year)s BCE")
ABOUT = message("about %(date)s")
UNCERTAIN = message("%(date)s, uncertain")
SOME_DAY_IN_MONTH = message("some day in %(month)s")
SOME_DAY = message("some day in %(year)s")
SOME_MONTH = message("some month in %(year)s")
THE_YEARS = message("the years %(first)s–%(last)s")
DECADE = message("the %(year)ss")
SINCE = message("since %(date)s")
UNTIL = message("until %(date)s")
END_NOT_KNOWN = message("from %(date)s, end not known")
START_NOT_KNOWN = message("until %(date)s, start not known")
FROM_TO = message("from %(start)s to %(end)s")
FROM_UNCERTAIN_TO = message("from %(start)s, to %(end)s")
SEASON_NAMES = {
    21: message("spring"),
    22: message("summer"),
    23: message("autumn"),
    24: message("winter"),
}


def _clock(moment: time) -> str:
    # Many programs always write seconds, so ":00" carries no information.
    return f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"


@dataclass(frozen=True)
class LanguageWords:
    """The words of one language for dates, and for messages outside a page.

    Attributes:
        months: Names of the months next to a day.
        months_alone: Names of the months without a day.
        day, day_of_month, month: Patterns of a whole date, and of one without a year or a day.
        clock: Formats a time of day.
        say: Translates a message.
        zone: The name of the time in the briefing's zone; empty if it is not shown.
    """

    months: tuple[str, ...] = MONTHS
    months_alone: tuple[str, ...] = MONTHS
    day: str = "%(day)s %(month)s %(year)s"
    day_of_month: str = "%(day)s %(month)s"
    month: str = "%(month)s %(year)s"
    clock: Callable[[time], str] = _clock
    say: Callable[[str], str] = message
    zone: str = ""

    def fill(self, text: str, **values: object) -> str:
        """Return a translated message with its values filled in."""
        return self.say(text) % values


ENGLISH = LanguageWords()

SHORT_MONTHS = tuple(name if len(name) <= _SHORT else name[:3] for name in MONTHS)
"""Short names, for where space is limited; a month of a few letters is written out."""

SHORT_ENGLISH = LanguageWords(SHORT_MONTHS, SHORT_MONTHS)


@lru_cache(maxsize=1 << 13)
def label(written: Written, zone: ZoneInfo | None = None, words: LanguageWords = ENGLISH) -> str:
    """Return a date in words, with a time of day converted to `zone` where its offset is known."""
    if isinstance(written, DatePoint):
        return _Label(words, zone).qualify(written)
    if written.start == written.end:
        start = written.start
        return label(start, zone, words) if isinstance(start, DatePoint) else ""
    return _Label(words).interval(written)


class _Label:
    def __init__(self, words: LanguageWords, zone: ZoneInfo | None = None) -> None:
        self._words, self._zone = words, zone
        self._fill = words.fill

    def interval(self, written: Interval) -> str:
        start, end = written.start, written.end
        if isinstance(start, DatePoint) and isinstance(end, DatePoint):
            return self._closed_interval(start, end)
        if isinstance(start, DatePoint):
            text = SINCE if end is Missing.OPEN else END_NOT_KNOWN
            return self._fill(text, date=self.qualify(start))
        last = self.qualify(end) if isinstance(end, DatePoint) else ""
        return self._fill(UNTIL if start is Missing.OPEN else START_NOT_KNOWN, date=last)

    def _closed_interval(self, start: DatePoint, end: DatePoint) -> str:
        if start.qualifier or end.qualifier or start.unspecified or end.unspecified:
            text = FROM_UNCERTAIN_TO if start.qualifier in {"?", "%"} else FROM_TO
            return self._fill(text, start=self.qualify(start), end=self.qualify(end))
        if start.month is None and end.month is None:
            return self._join_range(self._year(start), self._year(end))
        is_alike = (start.month is None) == (end.month is None)
        if start.year != end.year or not is_alike or (start.day is None) != (end.day is None):
            return self._fill(SPAN, start=self._unqualified(start), end=self._unqualified(end))
        return self._within_a_year(start, end)

    def _within_a_year(self, start: DatePoint, end: DatePoint) -> str:
        if start.day is None and _is_season(start) == _is_season(end):
            return self._month(
                end, self._join_range(self._month_name(start), self._month_name(end))
            )
        if start.day is None:
            return self._fill(SPAN, start=self._unqualified(start), end=self._unqualified(end))
        if start.month == end.month:
            # Both ordinal numbers have a point: "7.–9. November".
            point = "." if _ORDINAL in self._words.day else ""
            return self._day(end, self._join_range(f"{start.day}{point}", str(end.day)))
        values = {"day": start.day, "month": self._month_name(start)}
        return self._fill(SPAN, start=self._words.day_of_month % values, end=self._unqualified(end))

    def _join_range(self, first: str, last: str) -> str:
        return self._fill(FROM_FIRST_TO_LAST, first=first, last=last)

    def qualify(self, point: DatePoint) -> str:
        """Return a date with its qualifier: about, uncertain or both."""
        text = self._unqualified(point)
        if point.qualifier in {"~", "%"}:
            text = self._fill(ABOUT, date=text)
        return self._fill(UNCERTAIN, date=text) if point.qualifier in {"?", "%"} else text

    def _unqualified(self, point: DatePoint) -> str:
        moment = point.moment(self._zone)
        if moment is not None:
            day = replace(point, year=moment.year, month=moment.month, day=moment.day)
            return self._fill(MOMENT, date=self._day(day), clock=self._clock(moment, point.offset))
        if point.unspecified:
            return self._unspecified_label(point)
        if point.day is not None:
            return self._day(point)
        return self._year(point) if point.month is None else self._month(point)

    def _clock(self, moment: datetime, offset: timedelta | None) -> str:
        clock = self._words.clock(moment.time())
        if self._zone is None:
            return f"{clock}{_offset(offset)}"
        if not self._words.zone:
            return clock
        return self._fill(CLOCK_THERE, clock=clock, zone=self._words.zone)

    def _unspecified_label(self, point: DatePoint) -> str:
        if point.unspecified == "day":
            return self._fill(SOME_DAY_IN_MONTH, month=self._month(point))
        if point.unspecified != "year":
            text = SOME_MONTH if point.unspecified == "month" else SOME_DAY
            return self._fill(text, year=self._year(point))
        # "The 2000s" could mean ten years, a hundred or a thousand.
        if point.years == _CENTURY or point.year % _CENTURY == 0:
            return self._fill(THE_YEARS, first=point.year, last=point.year + point.years - 1)
        return self._fill(DECADE, year=point.year)

    def _day(self, point: DatePoint, days: str | None = None) -> str:
        values = {"month": self._month_name(point), "year": self._year(point)}
        return self._words.day % {"day": days or point.day, **values}

    def _month(self, point: DatePoint, months: str | None = None) -> str:
        name, year = months or self._month_name(point), self._year(point)
        if _is_season(point):
            return self._fill(SEASON, season=name, year=year)
        return self._words.month % {"month": name, "year": year}

    def _year(self, point: DatePoint) -> str:
        # The year 0000 of ISO 8601 is 1 BCE.
        if point.year > 0:
            return str(point.year)
        return self._fill(BEFORE_OUR_ERA, year=1 - point.year)

    def _month_name(self, point: DatePoint) -> str:
        month = point.month or 0
        if month in SEASONS:
            return self._words.say(SEASON_NAMES[month])
        names = self._words.months_alone if point.day is None else self._words.months
        return names[month - 1]


def _is_season(point: DatePoint) -> bool:
    return point.month in SEASONS


def _offset(offset: timedelta | None) -> str:
    if offset is None:
        return ""
    if not offset:
        return " UTC"
    sign = _MINUS if offset < timedelta() else "+"
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    return f" UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")
