"""Remedies for dates that EDTF cannot express, if no other date means the same.

No remedy changes the meaning. What a date cannot express goes next to it in words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from briefing.records import date_labels
from briefing.records.date_mistakes import guesses, tidy_text
from briefing.records.date_points import MONTHS, parse_edtf
from briefing.records.month_names import months_named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MOST_GUESSES = 2

_QUALIFIERS = re.compile(
    r"(?:(?:in|on|at|the|very|early|mid|middle|late|later|beginning|start|end|close|first|second|"
    r"third|fourth|last|half|part|week|weeks|days?|weekend|night|morning|evening|afternoon|dawn|"
    r"noon|midnight|of|sometime|some|time|during|month|year)(?:[ -]|$))+",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"(?:not |no )?(?:before|after|by|between|later than|earlier than|prior to)\b", re.IGNORECASE
)
_QUARTER = re.compile(
    r"(?P<year>[0-9]{4})[- ]?Q(?P<part>[1-4])|(?P<later>[0-9]{4})-(?P<code>3[3-9]|4[01])",
    re.IGNORECASE,
)
_QUARTER_FIRST = re.compile(
    r"(?:the )?(?:(?P<name>first|second|third|fourth|last) (?P<unit>quarter|half)(?: of)?|"
    r"(?P<sign>[QH])(?P<part>[1-4])) (?P<year>[0-9]{4})",
    re.IGNORECASE,
)
_ORDINALS = ("first", "second", "third", "fourth")
_MONTHS_OF = {"quarter": 3, "q": 3, "half": 6, "h": 6}
_SET = re.compile(r"(?P<open>[\[{])\s*(?P<members>.+?)\s*[\]}]")
_SEVERAL = re.compile(
    r"(?P<first>.+?)(?:\s*[,;]\s*|\s+(?P<word>and|or|&)\s+|(?<=[^\W\d_]{2})(?P<slash>/))(?P<second>.+)"
)
_OTHER_CALENDAR = re.compile(
    r"\bA\.?H\.?(?!\w)|\bhijri|\bhegira|\b[SA]\.?H\.?S?\.?$|\bmuharram|\bsafar|\brabi|\bjuma+d|\brajab|"
    r"\bsha'?ba+n|\bramad[ah]*n|\bshaww[ae]l|\bdh?[uz]u?l?[ -]|\bfarvardin|\bordibehesht|\bkhordad|"
    r"\btir\b|\bmordad|\bshahrivar|\bmehr\b|\baban\b|\bazar\b|\bdey\b|\bbahman|\besfand|"
    r"هـ|\b\u0647\b|هجر|محرم|صفر|ربيع|جماد|رجب|شعبان|رمضان|شوال|ذو |ذي |فروردین|اردیبهشت|خرداد|"
    r"مرداد|شهریور|مهر|آبان|آذر |بهمن|اسفند",
    re.IGNORECASE,
)
_LONG_YEAR = re.compile(
    r"Y-?[0-9E]+(?:S[0-9]+)?|-?[0-9]{5,}(?:-.*)?|-?[0-9]{4}S[0-9]+", re.IGNORECASE
)
_SHORT_YEAR = re.compile(r"['\u2019]?[0-9]{1,3}")
_YEAR_WITH_X = re.compile(r"(?P<year>[0-9]{2}[0-9X]X)-.+", re.IGNORECASE)
_WRONG_DAY = re.compile(r"(?P<day>(?P<month>-?[0-9]{4}-[0-9]{2})-[0-9]{2})(?:T.*)?")
_BEFORE_OUR_ERA = re.compile(r"\bB\.? ?C\.?E?\b", re.IGNORECASE)
_SOME_YEAR = re.compile(r"(?<!\d)(?:1[0-9]|20)\d\d(?!\d)")
_TIMED = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})T[^/]+(?:/(?P<until>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:T.*)?)?"
)
_ZONE_IN_WORDS = re.compile(r"(?P<time>.*[0-9]:[0-9]{2}(?::[0-9]{2})?) ?(?P<zone>[^\W\d][\w. /]*)")
_NO_DATE = re.compile(
    r"0000(?:-.*)?|[/. -]+|unknown|undated|n\.? ?d\.?|n/?a|none|\?+|never|not known|unclear",
    re.IGNORECASE,
)
_PLAIN_YAML = re.compile(r"[^\W_](?:[\w ,.'/()-]|\+)*")


class _Months(NamedTuple):
    """A quarter, third or half of a year."""

    year: str
    number: int
    length: int

    @property
    def first(self) -> int:
        return (self.number - 1) * self.length + 1

    @property
    def last(self) -> int:
        return self.number * self.length

    @property
    def words(self) -> str:
        unit = {3: "quarter", 4: "third", 6: "half"}[self.length]
        return f"{_ORDINALS[self.number - 1]} {unit} of {self.year}"


def remedy(text: str) -> str | None:
    """Return what to write instead of a text that is not a date; None if there is no advice."""
    if choices := list(_parse_candidates(guesses(text)))[:_MOST_GUESSES]:
        return f"Write {', or '.join(map(_show_choice, choices))}."
    tidy = tidy_text(text)
    return next((found for rule in _RULES if (found := rule(tidy)) is not None), None)


def _parse_candidates(texts: Iterator[str]) -> Iterator[tuple[str, str]]:
    """Yield the texts that are dates, each once, with the date in words."""
    seen = set()
    for text in texts:
        try:
            words = date_labels.label(parse_edtf(text))
        except ValueError:
            continue
        if text not in seen:
            seen.add(text)
            yield text, words


def _show_choice(choice: tuple[str, str]) -> str:
    date, words = choice
    return date if date == words else f"{date} for {words}"


def _note_hint(text: str = "") -> str:
    """Return where to write what a date cannot express."""
    where = "in words next to it"
    return f"{where} (`date_note: {text}`)" if _PLAIN_YAML.fullmatch(text) else where


def _no_date(text: str) -> str | None:
    if _NO_DATE.fullmatch(text):
        return "Write no date if none is known; a span needs a date at one end or both."
    return None


def _other_calendar(text: str) -> str | None:
    if _OTHER_CALENDAR.search(text):
        return (
            "Write the date in the Gregorian calendar, as precisely as it is certain, and the "
            f"other calendar's {_note_hint(text)}."
        )
    return None


def _as_set(text: str) -> str | None:
    found = _SET.fullmatch(text)
    if found is None:
        return None
    members = [part.strip() for part in re.split(r",|\.\.", found["members"]) if part.strip()]
    if found["open"] == "{":
        span = next(_parse_candidates(iter([f"{members[0]}/{members[-1]}"])), None)
        always = f" If it went on the whole time, write {_show_choice(span)}." if span else ""
        return f"Write a claim for each of the dates.{always}"
    return _choice_remedy(members, "" if ".." in found["members"] else " or ".join(members))


def _choice_remedy(members: list[str], text: str) -> str:
    common = _common_date(members)
    whole = f", {_show_choice(common)}" if common else ""
    return f"Write what is certain in either case{whole}, and the choice {_note_hint(text)}."


def _common_date(members: list[str]) -> tuple[str, str] | None:
    """Return the narrowest date that covers several, written with X or less precisely."""
    first = members[0]
    for kept in ("{0:.7}", "{0:.4}", "{0:.3}X", "{0:.2}XX"):
        shared = kept.format(first)
        if all(kept.format(member) == shared for member in members):
            return next(_parse_candidates(iter([shared])), None)
    return None


def _several_dates(text: str) -> str | None:
    found = _SEVERAL.fullmatch(text)
    pair = _parse_pair(found["first"], found["second"]) if found else None
    if found is None or pair is None:
        return None
    if found["word"] != "or" and not found["slash"]:
        return "Write a claim for each of the dates."
    return _choice_remedy(list(pair), text)


def _parse_pair(first: str, second: str) -> tuple[str, str] | None:
    """Parse two dates; the first may omit the month or year of the second."""
    words = second.split()
    firsts = (" ".join((first, *words[kept:])) for kept in range(len(words), 0, -1))
    one = next((read for text in firsts for read in _parse_candidates(guesses(text))), None)
    other = next(_parse_candidates(guesses(second)), None)
    return (one[0], other[0]) if one and other else None


def _part_of_year(text: str) -> str | None:
    months = _parse_part_of_year(text)
    if months is None:
        return None
    span = f"{months.year}-{months.first:02}/{months.year}-{months.last:02}"
    named = f"{MONTHS[months.first - 1]}\N{EN DASH}{MONTHS[months.last - 1]} {months.year}"
    return (
        f"Write {months.year}, and the part of the year {_note_hint(months.words)}. Only if it "
        f"went on from the first month to the last, write {span} for {named}."
    )


def _parse_part_of_year(text: str) -> _Months | None:
    if found := _QUARTER.fullmatch(text):
        if found["part"]:
            return _Months(found["year"], int(found["part"]), _MONTHS_OF["q"])
        return _part_by_code(found["later"], int(found["code"]))
    if found := _QUARTER_FIRST.fullmatch(text):
        length = _MONTHS_OF[(found["unit"] or found["sign"]).lower()]
        parts = len(MONTHS) // length
        name = (found["name"] or "").lower()
        number = int(found["part"] or 0) or (parts if name == "last" else _ORDINALS.index(name) + 1)
        return _Months(found["year"], number, length) if number <= parts else None
    return None


def _part_by_code(year: str, code: int) -> _Months:
    """Return the part for EDTF's numbers: quarters 33 to 36, thirds 37 to 39, halves 40 and 41."""
    first, length = next(pair for pair in ((40, 6), (37, 4), (33, 3)) if code >= pair[0])
    return _Months(year, code - first + 1, length)


def _as_qualified(text: str) -> str | None:
    found = _QUALIFIERS.match(text)
    if found is None:
        return None
    rest = text[found.end() :].strip(" ,-")
    date = next(_parse_candidates(iter([rest, *guesses(rest)])), None)
    if date is None:
        return None
    if "/" in date[0]:
        return (
            f"Write the day that is certain, or {_show_choice(date)} if it went on the whole time, "
            f"and the rest {_note_hint(text)}."
        )
    return f"Write {_show_choice(date)}, and the rest {_note_hint(text)}."


def _as_bounded(text: str) -> str | None:
    if _BOUND.match(text):
        return (
            "A span means the whole time, so it cannot express this. Write what is certain, such "
            f"as the year, and the rest {_note_hint(text)}."
        )
    return None


def _missing_year(text: str) -> str | None:
    words = [word for word in re.split(r"[\s.,]+", text) if word]
    rest = [word for word in words if not re.fullmatch(r"[0-9]{1,2}(?:st|nd|rd|th)?", word)]
    if rest and len(words) - len(rest) <= 1 and months_named(" ".join(rest)):
        return "Write the year, too: year, month and day, as in 2021-11-07."
    return None


def _year_of_other_length(text: str) -> str | None:
    if _LONG_YEAR.fullmatch(text):
        return (
            "Years have four digits, from -9999 to 9999. Write what is certain, if anything, and "
            f"the year {_note_hint()}."
        )
    if _BEFORE_OUR_ERA.search(text):
        return (
            "Write the year if it is known, as in -0043 for 44 BCE; otherwise leave the date "
            f"out, and write it {_note_hint(text)}."
        )
    if _SHORT_YEAR.fullmatch(text):
        return "Write the year with four digits, such as 2021 or 0079."
    return None


def _year_with_x(text: str) -> str | None:
    found = _YEAR_WITH_X.fullmatch(text)
    year = next(_parse_candidates(iter([found["year"].upper()])), None) if found else None
    if year is None:
        return None
    return f"Write {_show_choice(year)}, and the rest {_note_hint()}."


def _wrong_day(text: str) -> str | None:
    found = _WRONG_DAY.fullmatch(text)
    if found is None:
        return None
    day, month = (next(_parse_candidates(iter([found[part]])), None) for part in ("day", "month"))
    if day is not None:
        return (
            f"Write {day[0]} for {day[1]}, without the time of day." if day[0][0] == "-" else None
        )
    if month is None:
        return None
    return f"Write the right day, or {_show_choice(month)} if only the month is certain."


def _time_of_day(text: str) -> str | None:
    found = _TIMED.fullmatch(text)
    if found is None or next(_parse_candidates(iter([found["day"]])), None) is None:
        return None
    if found["until"] is None:
        return (
            f"Write hour and minute, as in {found['day']}T02:30, or the day alone, {found['day']}."
        )
    days = next(_parse_candidates(iter([f"{found['day']}/{found['until']}"])), None)
    return f"Write {_show_choice(days)}, and the times {_note_hint()}." if days else None


def _zone_in_words(text: str) -> str | None:
    found = _ZONE_IN_WORDS.fullmatch(text)
    time = next(_parse_candidates(guesses(found["time"])), None) if found else None
    if found is None or time is None:
        return None
    return (
        f"Write {time[0]} and after it the offset from UTC, as in +03:00 or -05:00, in place of "
        f"“{found['zone']}”."
    )


def _other_words(text: str) -> str | None:
    found = _SOME_YEAR.search(text)
    if found is None:
        return None
    return (
        f"Write what is certain, in a form such as {found[0]}, {found[0]}-03 or {found[0]}-03-14, "
        f"and the rest {_note_hint(text)}."
    )


_RULES: tuple[Callable[[str], str | None], ...] = (
    _no_date,
    _other_calendar,
    _as_set,
    _part_of_year,
    _as_qualified,
    _as_bounded,
    _several_dates,
    _missing_year,
    _year_of_other_length,
    _year_with_x,
    _wrong_day,
    _zone_in_words,
    _time_of_day,
    _other_words,
)
