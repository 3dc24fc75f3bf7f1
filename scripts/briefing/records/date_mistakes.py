"""Guess what a date that is not EDTF was meant to be.

These are only guesses; the caller parses each and keeps those that are dates.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from itertools import product
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from briefing.characters import QUOTATION_MARKS
from briefing.records.date_points import SEASONS
from briefing.records.month_names import months_named

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEASON = {name: number for number, name in SEASONS.items()} | {"fall": 23}
_DASHES = dict.fromkeys(map(ord, "\N{HYPHEN}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}"), "-")
_OPEN_WORDS = {"present", "now", "ongoing", "open", "today"}

_ABOUT = re.compile(r"(?:about|around|approx(?:imately|\.)?|circa|ca?\.?|~)\s*(.+)", re.IGNORECASE)
_RANGE = re.compile(r"\s*/\s*|\s+-\s+|\s*--+\s*|\s+(?:to|until)\s+")
_SINCE = re.compile(r"(?:since|from) (.+)", re.IGNORECASE)
_UNTIL = re.compile(r"(?:until|till|to) (.+)", re.IGNORECASE)
_SHARED = re.compile(r"([^-/]+?)(?: ?- ?| to | until )([^-/]+)")
_AMERICAN = re.compile(r"([^\W\d_]+\.?) ([0-9]{1,2}) ?- ?([0-9]{1,2}),? ([0-9]{4})")
_DAY_RANGE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})-([0-9][0-9-]*)")
_YEAR_RANGE = re.compile(r"([0-9]{4})-([0-9]{4})")
_TIMED = re.compile(
    r"(?P<day>.*?[0-9])\s*(?:[T ,]|\bat\b)\s*"
    r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))?(?::(?P<second>[0-9]{2})(?:\.[0-9]+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*(?P<offset>Z|UTC|GMT)?\s*(?:(?P<sign>[+-])(?P<hours>[0-9]{1,2}):?(?P<minutes>[0-9]{2})?)?"
    r"\s*(?P<zone>\[?[A-Za-z_]+(?:/[A-Za-z_+-]+)+\]?)?",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"([0-9]{4})[-./ ]([0-9]{1,2})(?:[-./ ]([0-9]{1,2}))?")
_YEAR_LAST = re.compile(r"(?:([0-9]{1,2})[-./])?([0-9]{1,2})[-./]([0-9]{4})")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_SHORT_YEAR = re.compile(r"([0-9]{1,2})([-./])([0-9]{1,2})\2([0-9]{2})")
_CENTURY_PIVOT = 50
"""Two-digit years below this are in the twenty-first century."""
_DECADE = re.compile(r"(?:the )?([0-9]{3})0'?s", re.IGNORECASE)
_CENTURY = re.compile(r"(?:the )?([0-9]{1,2})(?:st|nd|rd|th)[ -]c(?:entury|\.)", re.IGNORECASE)
_ERA = re.compile(
    r"(?:(?P<day>[^0-9].*|[0-9]+ .*[^0-9 ].*) )??(?P<ahead>AD |CE )?(?P<year>[0-9]{1,4})"
    r" ?(?P<era>BCE?|B\.C\.(?:E\.)?|AD|A\.D\.|CE|C\.E\.)?",
    re.IGNORECASE,
)
_EASTERN = re.compile(r"([0-9]{4})[年년] ?([0-9]{1,2})[月월](?: ?([0-9]{1,2})[日일])?")
_WEEKDAY = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?\.?,? (?=\S)", re.IGNORECASE
)
_NAMED = re.compile(
    r"(?:(?P<before>[0-9]{1,2})(?:st|nd|rd|th|er|\.|º)?(?: (?:of|de|di|den))?[ -]?)?"
    r"(?P<month>[^\W\d_]+\.?(?: (?!de |del |di |of )[^\W\d_]+)?)"
    r"(?:/(?P<also>[^\W\d_]+(?: [^\W\d_]+)?))?"
    r"(?: (?P<after>[0-9]{1,2})(?:st|nd|rd|th)?)?,?(?: (?:de|del|di|of|عام|سنة))?[ -]"
    r"(?P<year>[0-9]{4})(?: ?(?:م|\u0433|года)\.?)?",
    re.IGNORECASE,
)
_YEAR_THEN_NAME = re.compile(
    r"(?P<year>[0-9]{4}),? (?P<month>[^\W\d_]+)\.?(?: (?P<day>[0-9]{1,2}))?"
)
_SUBYEAR = re.compile(r"([0-9]{4})-(2[5-9]|3[0-2])")
_PARTLY_QUALIFIED = re.compile(r"[0-9X~?%-]+")
_LAST_MONTH = 12
_MIDNIGHT = 24
_NOON = 12


def guesses(text: str) -> Iterator[str]:
    """Yield EDTF texts that may have been meant, most likely first; some may not be dates."""
    tidy = tidy_text(text)
    tidy = _WEEKDAY.sub("", tidy, count=1)
    yield tidy
    yield tidy.upper()
    yield from _near_edtf(tidy)
    yield from _date_guesses(tidy)
    years = _YEAR_RANGE.fullmatch(tidy)
    if years:
        yield f"{years[1]}/{years[2]}"
    if days := _DAY_RANGE.fullmatch(tidy):
        yield from _interval_guesses(days[1], days[2])
    start, *ends = _RANGE.split(tidy)
    if len(ends) == 1:
        yield from _interval_guesses(start, ends[0])
    yield from _from_words(tidy)


def tidy_text(text: str) -> str:
    """Return a text with ASCII digits, hyphens and spaces, without quotation marks around it."""
    return " ".join(_to_ascii(text).split()).strip(QUOTATION_MARKS)


def _near_edtf(text: str) -> Iterator[str]:
    """Yield guesses for forms of newer, older or higher levels of the standard."""
    if re.fullmatch(r"[0-9]{2,3}[uU?]{1,2}(?:-[uU]{2})?", text):
        yield re.sub("[uU?]", "X", text)
    if found := _SUBYEAR.fullmatch(text):
        yield f"{found[1]}-{(int(found[2]) - 25) % 4 + 21}"
    text = text.removesuffix("(?)").rstrip() + ("?" if text.endswith("(?)") else "")
    marks = set(re.findall("[~?%]", text))
    if len(marks) == 1 and _PARTLY_QUALIFIED.fullmatch(text):
        mark = marks.pop()
        yield text.replace(mark, "") + mark
    if re.fullmatch(r"[0-9]{4}(?:-[0-9]{2})?-00(?:-00)?", text):
        yield re.sub("(?:-00)+$", "", text)


def _to_ascii(text: str) -> str:
    digits = {ord(each): str(unicodedata.decimal(each)) for each in text if each.isdecimal()}
    return text.translate(_DASHES).translate(digits)


def _interval_guesses(start: str, end: str) -> Iterator[str]:
    yield f"{end}/{start}"
    yield f"{start}/{start[: len(start) - len(end)]}{end}"
    for pair in product(_end_guesses(start), _end_guesses(end)):
        yield "/".join(pair)


def _from_words(text: str) -> Iterator[str]:
    """Yield guesses for "since 2014", "until 2014" and "5-6 November 2021", as on pages."""
    if since := _SINCE.fullmatch(text):
        yield from (f"{end}/.." for end in _end_guesses(since[1]))
    if until := _UNTIL.fullmatch(text):
        yield from (f"../{end}" for end in _end_guesses(until[1]))
    if american := _AMERICAN.fullmatch(text):
        text = f"{american[2]}-{american[3]} {american[1]} {american[4]}"
    if shared := _SHARED.fullmatch(text):
        words = shared[2].split()
        for kept in range(1, len(words)):
            start = " ".join((shared[1], *words[kept:]))
            yield from (
                "/".join(pair) for pair in product(_day_guesses(start), _day_guesses(shared[2]))
            )


def _end_guesses(text: str) -> Iterator[str]:
    word = text.lower()
    if word in _OPEN_WORDS or word == "unknown":
        yield "" if word == "unknown" else ".."
        return
    yield text
    yield from _date_guesses(text)


def _date_guesses(text: str) -> Iterator[str]:
    about = _ABOUT.fullmatch(text)
    if about:
        yield f"{about[1]}~"
        yield from (f"{guess}~" for guess in _day_guesses(about[1]))
    yield from _day_guesses(text)
    timed = _TIMED.fullmatch(text)
    if timed and (timed["minute"] or timed["half"]):
        days = [timed["day"], *_day_guesses(timed["day"])]
        yield from (moment for day in days if (moment := _format_moment(day, timed)))


def _format_moment(day: str, timed: re.Match[str]) -> str | None:
    hour = int(timed["hour"])
    minute, second = timed["minute"] or "00", timed["second"]
    if timed["half"] and 1 <= hour <= _NOON:
        hour = hour % _NOON + (_NOON if timed["half"][0] in "pP" else 0)
    if hour == _MIDNIGHT and int(minute) == int(second or 0) == 0:
        # The 2019 edition of the standard removed 24:00.
        following = _day_after(day)
        return following and f"{following}T00:00{_format_offset(timed)}"
    clock = f"{hour:02}:{minute}" + (f":{second}" if second else "")
    if timed["zone"]:
        offset = _offset_of_zone(day, clock, timed["zone"].strip("[]"))
        return offset and f"{day}T{clock}{offset}"
    return f"{day}T{clock}{_format_offset(timed)}"


def _format_offset(timed: re.Match[str]) -> str:
    if timed["hours"]:
        return f"{timed['sign']}{int(timed['hours']):02}:{timed['minutes'] or '00'}"
    return "Z" if timed["offset"] else ""


def _day_after(day: str) -> str | None:
    try:
        return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return None


def _offset_of_zone(day: str, clock: str, zone: str) -> str | None:
    """Return the UTC offset of a zone of the time zone database at a time."""
    try:
        moment = datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=ZoneInfo(zone))
    except (ValueError, OSError, KeyError):
        return None
    return moment.isoformat()[-len("+00:00") :]


def _day_guesses(text: str) -> Iterator[str]:
    yield from _day_in_numbers(text)
    if found := _DECADE.fullmatch(text):
        if found[1].endswith("0"):
            yield f"{found[1][:2]}XX"
        yield f"{found[1]}X"
    if found := _CENTURY.fullmatch(text):
        yield f"{int(found[1]) - 1:02}XX"
    if found := _NAMED.fullmatch(text):
        yield from _month_names_in(found)
    if found := _YEAR_THEN_NAME.fullmatch(text):
        months = sorted(months_named(found["month"]))
        yield from (_iso(found["year"], month, found["day"]) for month in months)
    if found := _ERA.fullmatch(text):
        yield from _with_era(found)


def _day_in_numbers(text: str) -> Iterator[str]:
    if found := _YEAR_FIRST.fullmatch(text):
        yield _iso(found[1], found[2], found[3])
        if found[3] and int(found[2]) > _LAST_MONTH:
            yield _iso(found[1], found[3], found[2])
    if found := _YEAR_LAST.fullmatch(text):
        yield _iso(found[3], found[2], found[1])
        if found[1]:
            yield _iso(found[3], found[1], found[2])
    if found := _SHORT_YEAR.fullmatch(text):
        year = f"{20 if int(found[4]) < _CENTURY_PIVOT else 19}{found[4]}"
        yield _iso(year, found[3], found[1])
        yield _iso(year, found[1], found[3])
    if found := _COMPACT.fullmatch(text) or _EASTERN.fullmatch(text):
        yield _iso(found[1], found[2], found[3])


def _month_names_in(found: re.Match[str]) -> Iterator[str]:
    names = [found["month"], *([found["also"]] if found["also"] else [])]
    season = _SEASON.get(found["month"].lower())
    for month in sorted(frozenset.intersection(*map(months_named, names))):
        yield _iso(found["year"], month, found["before"] or found["after"])
    if season is not None and not found["also"]:
        yield _iso(found["year"], season, found["before"] or found["after"])


def _with_era(found: re.Match[str]) -> Iterator[str]:
    """Yield dates with an era in the years of ISO 8601, where 0000 is the year before 0001."""
    era, year = (found["era"] or "").upper().replace(".", ""), int(found["year"])
    if not era and not found["ahead"]:
        return
    number = f"-{year - 1:04}" if era.startswith("B") else f"{year:04}"
    if found["day"] is None:
        yield number
        return
    # A leap year, which has every day, is the year while month and day are parsed.
    if named := _NAMED.fullmatch(f"{found['day'].removesuffix(',')} 2000"):
        yield from (number + day[4:] for day in _month_names_in(named))


def _iso(year: str, month: str | int, day: str | None) -> str:
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
