"""Who makes a statement, and its dates, in words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.phrases import Day, Marked, Party, Phrase, all_of, gettext
from briefing.records import Claim, EdtfDate, Reaction
from briefing.records.enums import Status, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.linking import Briefing, Stated
    from briefing.phrases import Value
    from briefing.records import Statement

_OPEN_START = "../"
_INEXACT = frozenset("~?%")
_DAY = timedelta(days=1)


def attribution_of(statement: Statement | Reaction) -> Phrase | None:
    """Return in words who makes a statement; None if nobody is named."""
    is_judgement = getattr(statement, "voice", None) is Voice.ANALYSIS
    return attribution(statement.attributed_to, statement.status, is_judgement=is_judgement)


def attribution(
    parties: Iterable[str], status: Status, *, is_judgement: bool = False
) -> Phrase | None:
    """Return a phrase that attributes something of a status to parties; None without parties."""
    who = all_of(map(Party, parties))
    if not who.values:
        return None
    if is_judgement:
        return gettext("in the judgement of %(who)s", who=who)
    if status is Status.DENIED:
        return gettext("by %(who)s", who=who)
    return gettext("according to %(who)s", who=who)


def time_of_event(claim: Claim) -> Value | None:
    """Return when the event of a claim happened, with the note on what EDTF cannot express."""
    note = Marked(claim.date_note) if claim.date_note else None
    if claim.date and note:
        return gettext("%(date)s (%(note)s)", date=Day(claim.date), note=note)
    return Day(claim.date) if claim.date else note


def statement_day(claim: Claim) -> Day | None:
    """Return when a claim was stated; None if it is unknown or the date of the event."""
    if claim.said is None or (claim.date and claim.date.text == claim.said.text):
        return None
    return Day(claim.said)


def happened(briefing: Briefing, statement: Stated) -> EdtfDate | None:
    """Return when the thing happened that a claim tells of, or that a reaction answers."""
    if isinstance(statement, Reaction):
        event = briefing.events.get(statement.to)
        return event.date if event else None
    return statement.date if isinstance(statement, Claim) else None


def is_of_earlier_zone(briefing: Briefing, date: EdtfDate | None, event: EdtfDate | None) -> bool:
    """Return whether a date is before an event only because its time zone is another."""
    if date is None or event is None or not _INEXACT.isdisjoint({*date.text, *event.text}):
        return False
    zone = briefing.settings.zone
    own, day = date.local_day(zone), event.local_day(zone)
    is_day_before = own is not None and day is not None and own == day - _DAY
    return is_day_before and not date.surely_before(event)


def span(start: EdtfDate | None, end: EdtfDate | None, *, lasts: bool = True) -> Value | None:
    """Return from when to when something held; just the day if it does not last.

    A start that is only known to be no later than a day is worded so, and so is an end that is
    itself a span.
    """
    known_by = _latest_start(start) if start else None
    if known_by and end:
        return gettext("from %(start)s or earlier to %(end)s", start=Day(known_by), end=Day(end))
    if known_by:
        return gettext("from %(start)s or earlier", start=Day(known_by))
    if start and end:
        return gettext("%(start)s to %(end)s", start=Day(start), end=Day(end))
    if start:
        is_span = "/" in start.text or not lasts
        return Day(start) if is_span else gettext("from %(start)s", start=Day(start))
    if end:
        return Day(end) if "/" in end.text else gettext("until %(end)s", end=Day(end))
    return None


def _latest_start(date: EdtfDate) -> EdtfDate | None:
    """Return the latest possible start of a date with an unknown start, or None."""
    latest = date.text.removeprefix(_OPEN_START)
    return EdtfDate.parse(latest) if latest not in {date.text, "", ".."} else None
