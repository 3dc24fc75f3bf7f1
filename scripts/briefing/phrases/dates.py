"""Dates and times as people write them in a language, by the patterns of Unicode's CLDR."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import get_month_names, get_timezone_location, parse_pattern

from briefing.records.date_labels import LanguageWords

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import time

_FIELD = re.compile(r"%\(([a-zA-Z])[a-zA-Z]*\)s")
_MONTH = re.compile(r"%\(([ML]+)\)s")
_VALUES = {"d": "%(day)s", "M": "%(month)s", "L": "%(month)s", "y": "%(year)s"}
_NUMBER = 2
"""The most signs in a pattern that stand for a month's number, not for its name."""
_WIDE = 4
_MONTHS = range(1, 13)
_AREA = re.compile(r"(?!Etc/)\w+/.+")
"""A zone of the database that is named by a place in it."""


def words_for(name: str, say: Callable[[str], str], *, short: bool = False) -> LanguageWords:
    """Return how dates are written in a locale; its messages are those that `say` returns.

    `short` is for where there is little room.
    """
    locale = Locale.parse(name)
    found = locale.datetime_skeletons
    if short:
        patterns = (found["yMMMd"], found["MMMd"], found["yMMM"])
    else:
        patterns = (locale.date_formats["long"], found["MMMMd"], found["yMMMM"])
    day, day_of_month, month = (str(parse_pattern(one).format) for one in patterns)
    return LanguageWords(
        _months(locale, day),
        _months(locale, month),
        _order(locale, day),
        _order(locale, day_of_month),
        _order(locale, month),
        partial(_clock, locale),
        say,
    )


def city_of(timezone: str, name: str) -> str | None:
    """Return what people in a locale call the city of an IANA time zone; None if it has none."""
    if not _AREA.fullmatch(timezone):
        return None
    city = get_timezone_location(timezone, locale=Locale.parse(name), return_city=True)
    return city.rpartition("/")[2]


def _order(locale: Locale, pattern: str) -> str:
    era = locale.eras["abbreviated"][1].replace("%", "%%")
    return _FIELD.sub(lambda found: _VALUES.get(found[1], era), pattern)


def _months(locale: Locale, pattern: str) -> tuple[str, ...]:
    """Return what a pattern has for each month: a name of one sort, or the number."""
    sign = found[1] if (found := _MONTH.search(pattern)) else "M"
    if len(sign) <= _NUMBER:
        return tuple(f"{number:0{len(sign)}}" for number in _MONTHS)
    names = get_month_names(
        "wide" if len(sign) == _WIDE else "abbreviated",
        "format" if sign[0] == "M" else "stand-alone",
        locale,
    )
    return tuple(names[number] for number in _MONTHS)


def _clock(locale: Locale, moment: time) -> str:
    pattern = locale.time_formats["medium" if moment.second else "short"]
    return str(pattern.apply(moment, locale))
