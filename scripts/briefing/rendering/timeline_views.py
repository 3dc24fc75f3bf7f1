"""Groupings by time: the phases before and after the subject, and its day by the clock.

Accusations are in none of the lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from briefing.records import EdtfDate
from briefing.rendering.groups import Moment, Year, group_by

if TYPE_CHECKING:
    from briefing.linking import Briefing
    from briefing.records import Event

# With fewer entries a list of the day says no more than the subject's own date.
_FEWEST = 3
_MONTH = timedelta(days=31)
_YEAR = timedelta(days=366)
_CalendarKey = tuple[datetime, datetime, str]


class PhaseName(StrEnum):
    """Where a phase lies relative to the subject's day."""

    BEFORE = "before"
    DURING = "during"
    AROUND = "around"
    """Dated too widely to say whether before or after."""
    AFTER = "after"


class Breadth(StrEnum):
    """How exactly a date is known."""

    TIME = "time"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    YEARS = "years"
    SPAN = "span"
    """A stretch of time throughout which something held."""

    @property
    def is_band(self) -> bool:
        """Whether it covers more than one day."""
        return self not in {Breadth.TIME, Breadth.DAY}


@dataclass(frozen=True)
class Phase:
    """The entries of one phase, in order; without a name where there is no subject's day."""

    name: PhaseName | None
    moments: tuple[Moment, ...]


class TimelineViews:
    """What templates ask about the order of things."""

    def __init__(self, briefing: Briefing) -> None:
        """Look at `briefing`, which does not change."""
        self._briefing = briefing
        self._zone = briefing.settings.zone

    def phases(self) -> tuple[Phase, ...]:
        """Everything that is dated, by phase."""
        moments = sorted(self._moments(), key=self._order)
        span = self._subject_span()
        if span is None:
            return (Phase(None, tuple(moments)),) if moments else ()
        grouped = group_by((self._phase(moment.date, span), moment) for moment in moments)
        return tuple(Phase(name, grouped[name]) for name in PhaseName if name in grouped)

    def years(self, moments: Iterable[Moment]) -> tuple[Year, ...]:
        """Entries by the year in which they begin; those whose start is not known come last."""
        grouped = group_by((self._year(moment.date), moment) for moment in moments)
        numbers = sorted(grouped, key=lambda number: (number is None, number or 0))
        return tuple(Year(number, grouped[number]) for number in numbers)

    def is_open(self, phase: Phase, year: Year) -> bool:
        """Return whether a year of a phase is open when the page is: those that follow the subject.

        The years before are folded, so that the page opens at the subject. Where there is no
        subject with a date, every year is open.
        """
        span = self._subject_span()
        if span is None:
            return True
        last = (span[1] - timedelta(microseconds=1)).year + 1
        return phase.name is PhaseName.AFTER and year.number is not None and year.number <= last

    def day(self) -> tuple[Moment, ...]:
        """Return the day of the subject by the clock: its events, and what has a time of day.

        Empty where that is too little to be a list.
        """
        subject = self._briefing.subject
        day = subject.date.local_day(self._zone) if subject else None
        found = [
            moment
            for moment in self._moments()
            if day is not None
            and moment.date.local_day(self._zone) == day
            and (moment.event or moment.date.has_time)
            and not self._repeats_its_event(moment)
        ]
        found.sort(key=lambda moment: (not moment.date.has_time, self._order(moment)))
        return tuple(found) if len(found) >= _FEWEST else ()

    def subject_date(self) -> EdtfDate | None:
        """Return the day of the subject, or its whole time if that is longer or less exact."""
        subject = self._briefing.subject
        day = subject.date.local_day(self._zone) if subject else None
        return EdtfDate.parse(day.isoformat()) if day else subject.date if subject else None

    def entry(self, event: Event) -> Moment:
        """Return an event as an entry."""
        return Moment(event.date, event=event)

    def breadth(self, date: EdtfDate) -> Breadth:
        """Return how exactly a date is known."""
        if "/" in date.text:
            return Breadth.SPAN
        if date.has_time:
            return Breadth.TIME
        if date.local_day(self._zone) is not None:
            return Breadth.DAY
        start, end, _ = self._calendar(date)
        if end - start > _YEAR:
            return Breadth.YEARS
        return Breadth.MONTH if end - start <= _MONTH else Breadth.YEAR

    def actors(self, moment: Moment) -> tuple[str, ...]:
        """Return the ids of the actors of an entry: who took part, spoke, or is spoken of."""
        parties = dict.fromkeys(self._parties(moment))
        return tuple(party for party in parties if party in self._briefing.actors)

    def topics(self, moment: Moment) -> tuple[str, ...]:
        """Return the ids of the topics of an entry's claims that accuse nobody."""
        if moment.claim:
            return (moment.claim.claim.topic,)
        claims = moment.event.claims if moment.event else ()
        kept = (claim.topic for claim in claims if not self._briefing.is_accusation(claim))
        return tuple(dict.fromkeys(kept))

    def _parties(self, moment: Moment) -> Iterator[str]:
        if (event := moment.event) is not None:
            yield from (participant.actor for participant in event.participants)
        if (placed := moment.claim) is not None:
            yield placed.home.id
            yield from placed.claim.attributed_to
            yield from placed.claim.about
        if (reaction := moment.reaction) is not None:
            yield reaction.actor
            if reaction.spoken_by:
                yield reaction.spoken_by.actor

    def _moments(self) -> Iterator[Moment]:
        for event in self._briefing.events.values():
            yield Moment(event.date, event=event)
        for placed in self._briefing.claims.values():
            if placed.claim.date and not self._briefing.is_accusation(placed.claim):
                yield Moment(placed.claim.date, claim=placed)
        for reaction in self._briefing.reactions.values():
            yield Moment(reaction.said, reaction=reaction)

    def _repeats_its_event(self, moment: Moment) -> bool:
        placed = moment.claim
        home = self._briefing.events.get(placed.home.id) if placed else None
        return home is not None and home.date == moment.date

    def _subject_span(self) -> tuple[datetime, datetime] | None:
        subject = self._briefing.subject
        if subject is None:
            return None
        day = subject.date.local_day(self._zone)
        if day is None:
            return self._calendar(subject.date)[:2]
        start = datetime.combine(day, time())
        return start, start + timedelta(days=1)

    def _phase(self, date: EdtfDate, span: tuple[datetime, datetime]) -> PhaseName:
        start, end, _ = self._calendar(date)
        straddles = start < span[0] < end or start < span[1] < end
        # A stretch of time is where it begins; a month or an unknown start is on no side.
        is_start_known = date.is_early or date.earliest is not None
        if straddles and ("/" not in date.text or not is_start_known):
            return PhaseName.AROUND
        if start < span[0]:
            return PhaseName.BEFORE
        return PhaseName.AFTER if start >= span[1] else PhaseName.DURING

    def _order(self, moment: Moment) -> tuple[_CalendarKey, int, str]:
        # Of the same time, events come first and reactions last.
        rank = 0 if moment.event else 1 if moment.claim else 2
        return self._calendar(moment.date), rank, _item_id(moment)

    def _calendar(self, date: EdtfDate) -> _CalendarKey:
        return date.local_sort_key(self._zone)

    def _year(self, date: EdtfDate) -> int | None:
        if date.is_early:
            return 0
        return self._calendar(date)[0].year if date.earliest else None


def _item_id(moment: Moment) -> str:
    item = moment.event or moment.reaction or (moment.claim.claim if moment.claim else None)
    return item.id if item else ""
