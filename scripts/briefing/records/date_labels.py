"""Words for an EDTF date, at the precision written and no finer, in English or another language."""

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
    """Return a message as it is; by this function's name the catalogue finds it."""
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
    # Many programs write seconds in any case, so ":00" says nothing of its own.
    return f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"


@dataclass(frozen=True)
class LanguageWords:
    """What one language has for dates, and for messages without a place on a page.

    Attributes:
        months: The names of the months beside a day.
        months_alone: Those without a day.
        day, day_of_month, month: The order of a whole date, and of one without a year or a day.
        clock: Returns a time of day in words.
        say: Returns what a message is in the language.
        zone: What the time in the zone of the briefing is called, where that is told.
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
        """Return a message with its values."""
        return self.say(text) % values


ENGLISH = LanguageWords()

SHORT_MONTHS = tuple(name if len(name) <= _SHORT else name[:3] for name in MONTHS)
"""For where there is little room; a month of a few letters is written out."""

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
        self._said = words.fill

    def interval(self, written: Interval) -> str:
        start, end = written.start, written.end
        if isinstance(start, DatePoint) and isinstance(end, DatePoint):
            return self._between(start, end)
        if isinstance(start, DatePoint):
            text = SINCE if end is Missing.OPEN else END_NOT_KNOWN
            return self._said(text, date=self.qualify(start))
        last = self.qualify(end) if isinstance(end, DatePoint) else ""
        return self._said(UNTIL if start is Missing.OPEN else START_NOT_KNOWN, date=last)

    def _between(self, start: DatePoint, end: DatePoint) -> str:
        if start.qualifier or end.qualifier or start.unspecified or end.unspecified:
            text = FROM_UNCERTAIN_TO if start.qualifier in {"?", "%"} else FROM_TO
            return self._said(text, start=self.qualify(start), end=self.qualify(end))
        if start.month is None and end.month is None:
            return self._run(self._year(start), self._year(end))
        is_alike = (start.month is None) == (end.month is None)
        if start.year != end.year or not is_alike or (start.day is None) != (end.day is None):
            return self._said(SPAN, start=self._plain(start), end=self._plain(end))
        return self._within_a_year(start, end)

    def _within_a_year(self, start: DatePoint, end: DatePoint) -> str:
        if start.day is None and _is_season(start) == _is_season(end):
            return self._month(end, self._run(self._month_name(start), self._month_name(end)))
        if start.day is None:
            return self._said(SPAN, start=self._plain(start), end=self._plain(end))
        if start.month == end.month:
            # An ordinal number has its point both times: "7.–9. November".
            point = "." if _ORDINAL in self._words.day else ""
            return self._day(end, self._run(f"{start.day}{point}", str(end.day)))
        values = {"day": start.day, "month": self._month_name(start)}
        return self._said(SPAN, start=self._words.day_of_month % values, end=self._plain(end))

    def _run(self, first: str, last: str) -> str:
        return self._said(FROM_FIRST_TO_LAST, first=first, last=last)

    def qualify(self, point: DatePoint) -> str:
        """Return a date with how sure it is."""
        said = self._plain(point)
        if point.qualifier in {"~", "%"}:
            said = self._said(ABOUT, date=said)
        return self._said(UNCERTAIN, date=said) if point.qualifier in {"?", "%"} else said

    def _plain(self, point: DatePoint) -> str:
        moment = point.moment(self._zone)
        if moment is not None:
            day = replace(point, year=moment.year, month=moment.month, day=moment.day)
            return self._said(MOMENT, date=self._day(day), clock=self._clock(moment, point.offset))
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
        return self._said(CLOCK_THERE, clock=clock, zone=self._words.zone)

    def _unspecified_label(self, point: DatePoint) -> str:
        if point.unspecified == "day":
            return self._said(SOME_DAY_IN_MONTH, month=self._month(point))
        if point.unspecified != "year":
            text = SOME_MONTH if point.unspecified == "month" else SOME_DAY
            return self._said(text, year=self._year(point))
        # "The 2000s" would do for ten years, a hundred or a thousand.
        if point.years == _CENTURY or point.year % _CENTURY == 0:
            return self._said(THE_YEARS, first=point.year, last=point.year + point.years - 1)
        return self._said(DECADE, year=point.year)

    def _day(self, point: DatePoint, days: str | None = None) -> str:
        values = {"month": self._month_name(point), "year": self._year(point)}
        return self._words.day % {"day": days or point.day, **values}

    def _month(self, point: DatePoint, months: str | None = None) -> str:
        name, year = months or self._month_name(point), self._year(point)
        if _is_season(point):
            return self._said(SEASON, season=name, year=year)
        return self._words.month % {"month": name, "year": year}

    def _year(self, point: DatePoint) -> str:
        # The year 0000 of ISO 8601 is the year 1 before our era.
        if point.year > 0:
            return str(point.year)
        return self._said(BEFORE_OUR_ERA, year=1 - point.year)

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
