"""Who makes a statement, and its dates, in words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from briefing import markup
from briefing.phrases import Day, Marked, Party, Phrase, all_of, gettext
from briefing.records import Claim, EdtfDate, Reaction
from briefing.records.enums import Status, Voice
from briefing.wordlists import begins_with_denying, begins_with_saying

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.linking import Briefing, Stated
    from briefing.phrases import Value
    from briefing.records import Relationship, Statement

_OPEN_START = "../"
_INEXACT = frozenset("~?%")
_DAY = timedelta(days=1)


def attribution_of(briefing: Briefing, statement: Statement | Reaction) -> Phrase | None:
    """Return who says a statement; None where nobody is named, or where its own text says it."""
    if (
        isinstance(statement, Claim)
        and not briefing.is_accusation(statement)
        and says_who(briefing, statement.text, statement.attributed_to, statement.status)
    ):
        return None
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
    if status is Status.DISPUTED:
        return gettext("said by %(who)s", who=who)
    return gettext("according to %(who)s", who=who)


def after_mark(who_says: Phrase | None, status: Status) -> Phrase | None:
    """Return who says a statement as it follows the mark of its status.

    Who says something disputed is kept apart from the mark: they say it, not that it is disputed.
    """
    if who_says is None or status is not Status.DISPUTED:
        return who_says
    return gettext("· %(who_says)s", who_says=who_says)


def says_who(briefing: Briefing, text: str, parties: Sequence[str], status: Status) -> bool:
    """Return whether a text begins with its only speaker and that they say or deny it.

    A text about an act, such as a warning, does not say that its own speaker reports it. Who makes
    an accusation is always said apart.
    """
    if len(parties) != 1:
        return False
    party = parties[0]
    actor = briefing.actors.get(party)
    names = (actor.name, actor.short_name) if actor else (party,)
    plain = markup.plain(text, briefing.name_of).removeprefix("The ")
    language = briefing.settings.language
    says = begins_with_denying if status is Status.DENIED else begins_with_saying
    rests = (plain.removeprefix(f"{name.removeprefix('The ')} ") for name in names if name)
    return any(rest != plain and says(rest, language) for rest in rests)


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


def time_of_tie(briefing: Briefing, tie: Relationship) -> Value | None:
    """Return from when to when a tie held; of an act, such as an appointment, just its day."""
    kind = briefing.vocabulary.relationship_types.get(tie.type)
    return _span(tie.start, tie.end) if kind is None or kind.lasts else _time_of_act(tie)


def bounded(briefing: Briefing, tie: Relationship, other: Value) -> Value:
    """Return the other side of a tie with the time for which it held, if that is known."""
    when = time_of_tie(briefing, tie)
    if when is None:
        return other
    if tie.start is None and tie.end is not None and "/" not in tie.end.text:
        return gettext("%(other)s until %(end)s", other=other, end=Day(tie.end))
    return gettext("%(other)s (%(when)s)", other=other, when=when)


def _time_of_act(tie: Relationship) -> Value | None:
    if tie.start is None or tie.end is not None:
        return _span(tie.start, tie.end)
    known_by = _latest_start(tie.start)
    if known_by:
        return gettext("%(date)s or earlier", date=Day(known_by))
    return Day(tie.start)


def _span(start: EdtfDate | None, end: EdtfDate | None) -> Value | None:
    """Return from when to when something held.

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
        return Day(start) if "/" in start.text else gettext("from %(start)s", start=Day(start))
    if end:
        return Day(end) if "/" in end.text else gettext("until %(end)s", end=Day(end))
    return None


def _latest_start(date: EdtfDate) -> EdtfDate | None:
    """Return the latest possible start of a date with an unknown start, or None."""
    latest = date.text.removeprefix(_OPEN_START)
    return EdtfDate.parse(latest) if latest not in {date.text, "", ".."} else None
