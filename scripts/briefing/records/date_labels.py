"""English words for an EDTF date, at the precision written and no finer."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.records.date_points import MONTHS, SEASONS, Interval, Missing, Point, Written

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_CENTURY = 100
_DASH = "\N{EN DASH}"
_MINUS = "\N{MINUS SIGN}"


def label(written: Written, zone: ZoneInfo | None = None) -> str:
    """Say a date in words, with a time of day converted to `zone` where its offset is known."""
    if isinstance(written, Point):
        return _qualified(written, zone)
    if written.start == written.end:
        return label(written.start, zone) if isinstance(written.start, Point) else ""
    return _interval_words(written)


def _interval_words(written: Interval) -> str:
    start, end = written.start, written.end
    if isinstance(start, Point) and isinstance(end, Point):
        return _between(start, end)
    if isinstance(start, Point):
        words = _qualified(start)
        return f"since {words}" if end is Missing.OPEN else f"from {words}, end not known"
    words = _qualified(end) if isinstance(end, Point) else ""
    return f"until {words}" if start is Missing.OPEN else f"until {words}, start not known"


def _between(start: Point, end: Point) -> str:
    if start.qualifier or end.qualifier or start.unspecified or end.unspecified:
        pause = "," if start.qualifier in {"?", "%"} else ""
        return f"from {_qualified(start)}{pause} to {_qualified(end)}"
    if start.year != end.year or (start.month is None) != (end.month is None):
        tight = start.month is None and end.month is None
        return _joined(_words(start), _words(end), tight=tight)
    if (start.day is None) != (end.day is None):
        return _joined(_words(start), _words(end), tight=False)
    if start.day is None:
        return f"{_joined(_month(start), _month(end), tight=True)} {start.year}"
    if start.month == end.month:
        return _joined(str(start.day), _words(end), tight=True)
    return _joined(f"{start.day} {_month(start)}", _words(end), tight=False)


def _joined(start: str, end: str, *, tight: bool) -> str:
    return f"{start}{_DASH}{end}" if tight else f"{start} {_DASH} {end}"


def _qualified(point: Point, zone: ZoneInfo | None = None) -> str:
    about = "about " if point.qualifier in {"~", "%"} else ""
    uncertain = ", uncertain" if point.qualifier in {"?", "%"} else ""
    return f"{about}{_words(point, zone)}{uncertain}"


def _words(point: Point, zone: ZoneInfo | None = None) -> str:
    moment = point.moment(zone)
    if moment is not None:
        # EDTF wants seconds, so ":00" is mostly a form to fill and says nothing of its own.
        clock = f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"
        day = f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"
        return f"{day}, {clock}" + ("" if zone else _offset(point.offset))
    if point.unspecified:
        return _unspecified(point)
    day = "" if point.day is None else f"{point.day} "
    month = "" if point.month is None else f"{_month(point)} "
    return f"{day}{month}{point.year}"


def _unspecified(point: Point) -> str:
    if point.unspecified == "day":
        return f"some day in {_month(point)} {point.year}"
    if point.unspecified != "year":
        return f"some {'month' if point.unspecified == 'month' else 'day'} in {point.year}"
    # "The 2000s" would do for ten years, a hundred or a thousand.
    if point.years == _CENTURY or point.year % _CENTURY == 0:
        return f"the years {point.year}{_DASH}{point.year + point.years - 1}"
    return f"the {point.year}s"


def _month(point: Point) -> str:
    month = point.month or 0
    return SEASONS[month] if month in SEASONS else MONTHS[month - 1]


def _offset(offset: timedelta | None) -> str:
    if offset is None:
        return ""
    if not offset:
        return " UTC"
    sign = _MINUS if offset < timedelta() else "+"
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    return f" UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")
