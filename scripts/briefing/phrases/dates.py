"""Dates and times as written in a language, by the patterns of Unicode's CLDR."""

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
_NUMERIC = 2
"""The most letters in a pattern that mean a month's number, not its name."""
_WIDE = 4
_MONTHS = range(1, 13)
_PLACE_ZONE = re.compile(r"(?!Etc/)\w+/.+")
"""A time zone of the database that is named by a place."""


def words_for(name: str, say: Callable[[str], str], *, short: bool = False) -> LanguageWords:
    """Return how dates are written in a locale; `say` translates its messages.

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
        _convert_pattern(locale, day),
        _convert_pattern(locale, day_of_month),
        _convert_pattern(locale, month),
        partial(_clock, locale),
        say,
    )


def city_of(timezone: str, name: str) -> str | None:
    """Return a locale's name for the city of an IANA time zone; None if it has no city."""
    if not _PLACE_ZONE.fullmatch(timezone):
        return None
    city = get_timezone_location(timezone, locale=Locale.parse(name), return_city=True)
    return city.rpartition("/")[2]


def _convert_pattern(locale: Locale, pattern: str) -> str:
    era = locale.eras["abbreviated"][1].replace("%", "%%")
    return _FIELD.sub(lambda found: _VALUES.get(found[1], era), pattern)


def _months(locale: Locale, pattern: str) -> tuple[str, ...]:
    """Return each month as a pattern writes it: a name, or the number."""
    sign = found[1] if (found := _MONTH.search(pattern)) else "M"
    if len(sign) <= _NUMERIC:
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
