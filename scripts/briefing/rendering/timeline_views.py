"""Groupings by time: the phases before and after the subject, and the entries of its day.

The lists omit accusations.
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
    from briefing.records.dates import TimelineKey

_MONTH = timedelta(days=31)
_YEAR = timedelta(days=366)


class PhaseName(StrEnum):
    """The position of a phase relative to the subject's day."""

    BEFORE = "before"
    DURING = "during"
    AROUND = "around"
    """Dated too vaguely to say whether before or after."""
    AFTER = "after"


class Breadth(StrEnum):
    """The precision of a date."""

    TIME = "time"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    YEARS = "years"
    SPAN = "span"
    """A period throughout which something held."""

    @property
    def is_band(self) -> bool:
        """Whether it covers more than one day."""
        return self not in {Breadth.TIME, Breadth.DAY}


@dataclass(frozen=True)
class Phase:
    """The entries of one phase, in order; the name is None if there is no subject's day."""

    name: PhaseName | None
    moments: tuple[Moment, ...]

    @property
    def anchor(self) -> str:
        """The id of its heading, and the beginning of those of its years."""
        return f"s-{self.name or 'year'}"

    @property
    def timed(self) -> tuple[Moment, ...]:
        """Its entries with a time of day."""
        return tuple(moment for moment in self.moments if moment.date.has_time)

    @property
    def untimed(self) -> tuple[Moment, ...]:
        """Its other entries."""
        return tuple(moment for moment in self.moments if not moment.date.has_time)

    def year_anchor(self, year: Year) -> str:
        """Return the id of the heading of one of its years."""
        return f"{self.anchor}-{'open' if year.number is None else year.number}"


class TimelineViews:
    """Groups of dated entries for templates."""

    def __init__(self, briefing: Briefing) -> None:
        """Use `briefing`, which does not change."""
        self._briefing = briefing
        self._zone = briefing.settings.zone

    def phases(self) -> tuple[Phase, ...]:
        """Return all dated entries by phase."""
        moments = sorted(self._moments(), key=self._order)
        span = self._subject_span()
        if span is None:
            return (Phase(None, tuple(moments)),) if moments else ()
        grouped = group_by((self._phase(moment.date, span), moment) for moment in moments)
        return tuple(Phase(name, grouped[name]) for name in PhaseName if name in grouped)

    def years(self, moments: Iterable[Moment]) -> tuple[Year, ...]:
        """Return entries by the year of their start; those with an unknown start come last."""
        grouped = group_by((self._start_year(moment.date), moment) for moment in moments)
        numbers = sorted(grouped, key=lambda number: (number is None, number or 0))
        return tuple(Year(number, grouped[number]) for number in numbers)

    def is_open(self, year: Year) -> bool:
        """Return whether a year is open at first: the subject's, and the year after it.

        The others are folded, so that the page opens around the subject. If there is no subject
        with a date, every year is open.
        """
        span = self._subject_span()
        if span is None:
            return True
        first, last = span[0].year, (span[1] - timedelta(microseconds=1)).year + 1
        return year.number is not None and first <= year.number <= last

    @staticmethod
    def waits(moments: Iterable[Moment]) -> bool:
        """Return whether no event is among entries: they are shown once they are asked for."""
        return not any(moment.event for moment in moments)

    def unlisted(self) -> tuple[str, ...]:
        """Return links to the headings that the contents leave out until entries are asked for."""
        return tuple(f"#{anchor}" for anchor, moments in self._headings() if self.waits(moments))

    def _headings(self) -> Iterator[tuple[str, tuple[Moment, ...]]]:
        for phase in self.phases():
            yield phase.anchor, phase.moments
            if phase.name is PhaseName.DURING:
                yield f"{phase.anchor}-clock", phase.timed
                yield f"{phase.anchor}-untimed", phase.untimed
            elif phase.name is not PhaseName.AROUND:
                for year in self.years(phase.moments):
                    yield phase.year_anchor(year), year.moments

    def subject_events(self) -> frozenset[str]:
        """Return the ids of the subject event and of the events within it."""
        subject = self._briefing.subject
        if subject is None:
            return frozenset()
        within = self._briefing.indexes.events_within.get(subject.id, ())
        return frozenset((subject.id, *(event.id for event in within)))

    def subject_date(self) -> EdtfDate | None:
        """Return the subject's day, or its whole date if that is longer or less precise."""
        subject = self._briefing.subject
        day = subject.date.local_day(self._zone) if subject else None
        return EdtfDate.parse(day.isoformat()) if day else subject.date if subject else None

    def entry(self, event: Event) -> Moment:
        """Return the entry of an event."""
        return Moment(event.date, event=event)

    def breadth(self, date: EdtfDate) -> Breadth:
        """Return the precision of a date."""
        if "/" in date.text:
            return Breadth.SPAN
        if date.has_time:
            return Breadth.TIME
        if date.local_day(self._zone) is not None:
            return Breadth.DAY
        start, end, _ = self._calendar_key(date)
        if end - start > _YEAR:
            return Breadth.YEARS
        return Breadth.MONTH if end - start <= _MONTH else Breadth.YEAR

    def actors(self, moment: Moment) -> tuple[str, ...]:
        """Return the ids of an entry's actors: who took part, spoke, or is spoken about."""
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

    def _subject_span(self) -> tuple[datetime, datetime] | None:
        subject = self._briefing.subject
        if subject is None:
            return None
        day = subject.date.local_day(self._zone)
        if day is None:
            return self._calendar_key(subject.date)[:2]
        start = datetime.combine(day, time())
        return start, start + timedelta(days=1)

    def _phase(self, date: EdtfDate, span: tuple[datetime, datetime]) -> PhaseName:
        start, end, _ = self._calendar_key(date)
        straddles = start < span[0] < end or start < span[1] < end
        # A period belongs where it begins; a month or an unknown start belongs on neither side.
        is_start_known = date.is_early or date.earliest is not None
        if straddles and ("/" not in date.text or not is_start_known):
            return PhaseName.AROUND
        if start < span[0]:
            return PhaseName.BEFORE
        return PhaseName.AFTER if start >= span[1] else PhaseName.DURING

    def _order(self, moment: Moment) -> tuple[TimelineKey, int, str]:
        # At the same time, the subject comes first, then events; reactions come last.
        is_subject = moment.event is not None and moment.event is self._briefing.subject
        rank = 0 if is_subject else 1 if moment.event else 2 if moment.claim else 3
        return moment.date.timeline_key(self._zone), rank, _item_id(moment)

    def _calendar_key(self, date: EdtfDate) -> tuple[datetime, datetime, str]:
        return date.local_sort_key(self._zone)

    def _start_year(self, date: EdtfDate) -> int | None:
        if date.is_early:
            return 0
        return self._calendar_key(date)[0].year if date.earliest else None


def _item_id(moment: Moment) -> str:
    item = moment.event or moment.reaction or (moment.claim.claim if moment.claim else None)
    return item.id if item else ""
