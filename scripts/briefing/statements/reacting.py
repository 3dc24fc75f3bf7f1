"""The facts of a reaction: in whose name it was made, who spoke, about what, when and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.phrases import Day, Item, Marked, Party, gettext, in_a_row, pgettext
from briefing.records.vocabulary import label_of
from briefing.statements.answering import AnswerRow
from briefing.statements.saying import (
    after_mark,
    attribution_of,
    happened,
    is_of_earlier_zone,
)
from briefing.statements.standing import mark_of, standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.linking import Briefing
    from briefing.phrases import Value
    from briefing.records import Reaction

IN_WHOSE_NAME = gettext("Reaction of")
SPOKEN_BY = gettext("Spoken by")
ON = pgettext("what a reaction answers", "In response to")
WHEN = gettext("When")
CHANNEL = gettext("Channel")
STATUS = gettext("Status")


def facts_of(briefing: Briefing, reaction: Reaction) -> tuple[AnswerRow, ...]:
    """Return the facts of a reaction, each as a term and a value."""
    return tuple(_facts(briefing, reaction))


def _facts(briefing: Briefing, reaction: Reaction) -> Iterator[AnswerRow]:
    yield AnswerRow(IN_WHOSE_NAME, (Item(reaction.actor),))
    if reaction.spoken_by is not None:
        yield AnswerRow(SPOKEN_BY, (_speaker(reaction.spoken_by.actor, reaction.spoken_by.role),))
    yield AnswerRow(ON, (Item(reaction.to),))
    yield AnswerRow(WHEN, (_when(briefing, reaction),))
    channel: Value = label_of(briefing.vocabulary.channels, reaction.channel)
    if reaction.channel_note:
        channel = gettext("%(channel)s. %(note)s", channel=channel, note=reaction.channel_note)
    yield AnswerRow(CHANNEL, (channel,))
    mark = mark_of(standing(briefing, reaction))
    who_says = after_mark(attribution_of(briefing, reaction), reaction.status)
    yield AnswerRow(STATUS, (in_a_row((mark, who_says)) if who_says else mark,), is_marked=True)


def _speaker(who: str, role: str | None) -> Value:
    if not role:
        return Party(who)
    return gettext("%(who)s, %(role)s", who=Party(who), role=Marked(role))


def is_dated_early(briefing: Briefing, reaction: Reaction) -> bool:
    """Return whether a reaction has an earlier day than its event because of its time zone."""
    return is_of_earlier_zone(briefing, reaction.said, happened(briefing, reaction))


def _when(briefing: Briefing, reaction: Reaction) -> Value:
    said = reaction.said
    day = Day(said, zoned=True)
    if is_dated_early(briefing, reaction):
        return gettext("%(date)s (before the event because of the time zone)", date=day)
    if said.is_local(briefing.settings.zone):
        return day
    given = Day(said, in_words=True, as_given=True)
    return gettext("%(date)s (as given: %(given)s)", date=day, given=given)
