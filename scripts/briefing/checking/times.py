"""Dates that are impossible or unlikely, whichever time zone each was written in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefing.checking.calendars import CalendarReading, readings
from briefing.checking.case import SETTINGS, Case, file_of, spot_of
from briefing.problems import Problem
from briefing.records import (
    Actor,
    Claim,
    Designation,
    EdtfDate,
    Evidence,
    Reaction,
    Relationship,
    Source,
)
from briefing.records.enums import Bearing
from briefing.records.walking import FieldPath, dates

_OUR_FIELDS = frozenset(
    {"reviewed", "corrections", "withdrawn", "accessed", "checked", "as_of", "none_found_as_of"}
)
"""Fields about work on the briefing itself, which continues after `as_of` is written."""
_WORK_YEARS = 50
"""It continues for fewer than this many years."""
_FUTURE_FIELD = "end"
_NEAR = 3
"""Most dates are fewer than this many years from the subject."""
_OLDEST = 1700
"""If the subject is of this year or later, years of the Middle Ages are suspicious."""


def backward_spans(case: Case) -> Iterator[Problem]:
    """Check that no tie or designation ends before it starts."""
    for record in case.records:
        if not isinstance(record, Actor):
            continue
        spans: Mapping[str, Sequence[Relationship | Designation]] = {
            "relationships": record.relationships,
            "designations": record.designations,
        }
        for field, items in spans.items():
            for position, item in enumerate(items):
                if item.start and item.end and item.end.surely_before(item.start):
                    yield case.problem(
                        "end-before-start",
                        file_of(record),
                        (field, position, "end"),
                        f"the end, {item.end}, is before the start, {item.start}",
                        "Check both dates; the order is year, month, day.",
                    )


def early_reactions(case: Case) -> Iterator[Problem]:
    """Check that no reaction predates the event that it answers."""
    for record in case.records:
        if not isinstance(record, Reaction):
            continue
        event = case.briefing.events.get(record.to)
        if event is None or any(
            (
                case.has_gap(file_of(record), "said"),
                case.has_gap(file_of(record), "to"),
                case.has_gap(file_of(event), "date"),
            )
        ):
            continue
        if record.said.surely_before(event.date):
            yield case.problem(
                "reaction-before-event",
                file_of(record),
                ("said",),
                f"said on {record.said}, before the event it answers ({event.date})",
                "Check the date, or point `to` at the event that it answers.",
            )


def suspicious_dates(case: Case) -> Iterator[Problem]:
    """Check that no date is after the briefing's own, or of another calendar."""
    settings = case.briefing.settings
    subject = case.briefing.subject
    if subject is not None and settings.as_of.surely_before(subject.date):
        yield case.problem(
            "date-after-as-of",
            SETTINGS,
            ("as_of",),
            f"the briefing is as of {settings.as_of}, before its subject ({subject.date})",
            "Write the day up to which the evidence was gathered, in the Gregorian calendar.",
        )
        return
    for record in case.records:
        for path, written in dates(record):
            yield from _check_date(case, file_of(record), path, written)


def _check_date(case: Case, place: str, path: FieldPath, written: EdtfDate) -> Iterator[Problem]:
    as_of = case.briefing.settings.as_of
    if found := _other_calendars(case, written):
        years = ", or ".join(f"{one.years} ({one.calendar})" for one in found)
        yield case.problem(
            "date-of-another-calendar",
            place,
            path,
            f"{written} looks like a date in another calendar: its year {found[0].written} is "
            f"{years}",
            f"Write it in the Gregorian calendar, where the year is {found[0].years}; the month "
            "and day differ, too.",
        )
    elif as_of.surely_before(written) and not _may_be_future(path, written, as_of):
        yield case.problem(
            "date-after-as-of",
            place,
            path,
            f"{written} is after {as_of}, the day up to which this briefing was made",
            f"{_likely_year(case, written)} If it is right, change `as_of` in {SETTINGS} to the "
            "day up to which the evidence has now been gathered.",
        )


def _may_be_future(path: FieldPath, written: EdtfDate, as_of: EdtfDate) -> bool:
    """Return whether a date after `as_of` is allowed: an end, or a date of our own work."""
    is_ours = (
        _OUR_FIELDS.intersection(map(str, path)) and _year(written) - _year(as_of) < _WORK_YEARS
    )
    return path[-1] == _FUTURE_FIELD or bool(is_ours)


def _likely_year(case: Case, written: EdtfDate) -> str:
    """Return a hint with the year that is probably meant: near the subject, one slip away."""
    settings, subject = case.briefing.settings, case.briefing.subject
    about = _year(subject.date) if subject is not None else _year(settings.as_of)
    year = str(written)[:4]
    near = (str(about + way * step) for step in range(_NEAR) for way in (1, -1))
    slips = [
        other for other in near if _is_slip(year, other) and int(other) <= _year(settings.as_of)
    ]
    return f"Check the year; perhaps {slips[0]} is meant." if slips else "Check the year."


def _is_slip(year: str, other: str) -> bool:
    """Return whether one digit differs, or two adjacent ones are swapped."""
    places = [place for place in range(len(year)) if year[place] != other[place]]
    if len(places) == 1:
        return True
    is_pair = len(places) == 2 and places[1] == places[0] + 1  # noqa: PLR2004
    return is_pair and sorted(year) == sorted(other)


def _other_calendars(case: Case, written: EdtfDate) -> tuple[CalendarReading, ...]:
    settings, subject = case.briefing.settings, case.briefing.subject
    as_of = _year(settings.as_of)
    about = _year(subject.date) if subject is not None else as_of
    return readings(str(written), as_of, about) if about >= _OLDEST else ()


def _year(written: EdtfDate) -> int:
    end = written.latest or written.earliest
    return end.year if end is not None else 0


def early_readings(case: Case) -> Iterator[Problem]:
    """Check that no source was read before it was published."""
    for record in case.records:
        if not isinstance(record, Source) or record.date is None or record.accessed is None:
            continue
        if any(_other_calendars(case, each) for each in (record.date, record.accessed)):
            continue
        if record.accessed.surely_before(record.date):
            yield case.problem(
                "read-before-published",
                file_of(record),
                ("accessed",),
                f"read on {record.accessed}, before it was published ({record.date})",
                "Check both dates; the order is year, month, day. If the page was changed later, "
                "`date` is the day on which it was first published.",
            )


def words_after_sources(case: Case) -> Iterator[Problem]:
    """Check that nothing was said after all sources that report it were published."""
    for holder in case.holders:
        value = holder.value
        if not isinstance(value, Claim | Reaction) or value.said is None:
            continue
        published = [_publication_date(case, item) for item in value.evidence if _is_support(item)]
        known = [each for each in published if each is not None]
        if not known or len(known) < len(published) or _other_calendars(case, value.said):
            continue
        if all(each.surely_before(value.said) for each in known):
            newest = max(known, key=lambda each: each.sort_key)
            yield case.problem(
                "said-after-sources",
                *spot_of(holder, "said"),
                f"said on {value.said}, after every source here was published (the last on "
                f"{newest})",
                "Check the date, and the dates of the sources; or add the source that reports it.",
            )


def _is_support(item: Evidence) -> bool:
    return item.bears is Bearing.SUPPORTS


def _publication_date(case: Case, item: Evidence) -> EdtfDate | None:
    source = case.briefing.sources.get(item.source or "")
    return source.date if source is not None else item.date
