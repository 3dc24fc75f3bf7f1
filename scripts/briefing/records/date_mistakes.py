"""What somebody probably meant who wrote a date in a form that EDTF does not have.

Only guesses come from here; whoever asks reads each and keeps those that are dates.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import product
from typing import TYPE_CHECKING

from briefing.records.date_points import MONTHS, SEASONS

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = {
    short.lower(): number
    for number, name in enumerate(MONTHS, start=1)
    for short in (name, name[:3], name[:4])
} | {name: number for number, name in SEASONS.items()}
_DASHES = dict.fromkeys(map(ord, "\N{HYPHEN}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}"), "-")
_QUOTATION_MARKS = "\"'\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb"
_OPEN_WORDS = {"present", "now", "ongoing", "open", "today"}

_ABOUT = re.compile(r"(?:about|around|circa|ca?\.?|~)\s*(.+)", re.IGNORECASE)
_RANGE = re.compile(r"\s*/\s*|\s+-\s+|\s+(?:to|until)\s+")
_SINCE = re.compile(r"(?:since|from) (.+)", re.IGNORECASE)
_UNTIL = re.compile(r"(?:until|till|to) (.+)", re.IGNORECASE)
_SHARED = re.compile(r"([^-/]+?) ?- ?([^-/]+)")
_DAY_RANGE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})-([0-9-]+)")
_YEAR_RANGE = re.compile(r"([0-9]{4})-([0-9]{4})")
_TIMED = re.compile(
    r"(?P<day>.*?[0-9])\s*[T ,]\s*"
    r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?"
    r"\s*(?P<offset>Z|UTC|GMT)?\s*(?:(?P<sign>[+-])(?P<hours>[0-9]{1,2}):?(?P<minutes>[0-9]{2})?)?",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"([0-9]{4})[-./ ]([0-9]{1,2})(?:[-./ ]([0-9]{1,2}))?")
_YEAR_LAST = re.compile(r"(?:([0-9]{1,2})[-./])?([0-9]{1,2})[-./]([0-9]{4})")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_DECADE = re.compile(r"(?:the )?([0-9]{3})0'?s", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:(?P<before>[0-9]{1,2})(?:st|nd|rd|th)?(?: of)? )?(?P<month>[a-z]+)\.?"
    r"(?: (?P<after>[0-9]{1,2})(?:st|nd|rd|th)?)?,? (?P<year>[0-9]{4})",
    re.IGNORECASE,
)


def guesses(text: str) -> Iterator[str]:
    """Give EDTF texts that may have been meant, the likeliest first; some may be no dates."""
    tidy = " ".join(_ascii(text).split()).strip(_QUOTATION_MARKS)
    yield tidy
    yield tidy.upper()
    yield from _single(tidy)
    years = _YEAR_RANGE.fullmatch(tidy)
    if years:
        yield f"{years[1]}/{years[2]}"
    if days := _DAY_RANGE.fullmatch(tidy):
        yield from _interval(days[1], days[2])
    start, *ends = _RANGE.split(tidy)
    if len(ends) == 1:
        yield from _interval(start, ends[0])
    yield from _in_words(tidy)


def _ascii(text: str) -> str:
    digits = {ord(each): str(unicodedata.decimal(each)) for each in text if each.isdecimal()}
    return text.translate(_DASHES).translate(digits)


def _interval(start: str, end: str) -> Iterator[str]:
    yield f"{end}/{start}"
    yield f"{start}/{start[: len(start) - len(end)]}{end}"
    for pair in product(_ends(start), _ends(end)):
        yield "/".join(pair)


def _in_words(text: str) -> Iterator[str]:
    """Read "since 2014", "until 2014" and "5-6 November 2021", as a page's labels have them."""
    if since := _SINCE.fullmatch(text):
        yield from (f"{end}/.." for end in _ends(since[1]))
    if until := _UNTIL.fullmatch(text):
        yield from (f"../{end}" for end in _ends(until[1]))
    if shared := _SHARED.fullmatch(text):
        words = shared[2].split()
        for kept in range(1, len(words)):
            start = " ".join((shared[1], *words[kept:]))
            yield from ("/".join(pair) for pair in product(_day(start), _day(shared[2])))


def _ends(text: str) -> Iterator[str]:
    word = text.lower()
    if word in _OPEN_WORDS or word == "unknown":
        yield "" if word == "unknown" else ".."
        return
    yield text
    yield from _single(text)


def _single(text: str) -> Iterator[str]:
    about = _ABOUT.fullmatch(text)
    if about:
        yield f"{about[1]}~"
        yield from (f"{guess}~" for guess in _day(about[1]))
    yield from _day(text)
    timed = _TIMED.fullmatch(text)
    if timed:
        days = [timed["day"], *_day(timed["day"])]
        yield from (f"{day}T{_time(timed)}" for day in days)


def _time(timed: re.Match[str]) -> str:
    clock = f"{int(timed['hour']):02}:{timed['minute']}:{timed['second'] or '00'}"
    if timed["hours"]:
        return f"{clock}{timed['sign']}{int(timed['hours']):02}:{timed['minutes'] or '00'}"
    return f"{clock}Z" if timed["offset"] else clock


def _day(text: str) -> Iterator[str]:
    if found := _YEAR_FIRST.fullmatch(text):
        yield _iso(found[1], found[2], found[3])
    if found := _YEAR_LAST.fullmatch(text):
        yield _iso(found[3], found[2], found[1])
        if found[1]:
            yield _iso(found[3], found[1], found[2])
    if found := _COMPACT.fullmatch(text):
        yield _iso(found[1], found[2], found[3])
    if found := _DECADE.fullmatch(text):
        yield f"{found[1]}X"
    found = _NAMED.fullmatch(text)
    if found and (number := _NUMBER.get(found["month"].lower())):
        yield _iso(found["year"], number, found["before"] or found["after"])


def _iso(year: str, month: str | int, day: str | None) -> str:
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
