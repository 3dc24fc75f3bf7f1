"""The tables of reactions and their stances."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.exports.model import CellType, Field, date_fields, table
from briefing.exports.stating import ID, PAGE, reply_fields, standing_fields, support_fields
from briefing.exports.telling import actor_fields, live
from briefing.phrases import gettext
from briefing.records import Reaction
from briefing.records.vocabulary import label_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.exports.model import Table
    from briefing.exports.telling import Teller
    from briefing.records.reaction import TakenStance
    from briefing.records.values import OriginalWords, TranslatedWords


class _Taken(NamedTuple):
    by: Reaction
    stance: TakenStance


def reactions(teller: Teller) -> Table:
    """Return the reactions to events."""
    channels = teller.briefing.vocabulary.channels

    def itself(reaction: Reaction) -> Reaction:
        return reaction

    def spokesperson(reaction: Reaction) -> str | None:
        return reaction.spoken_by.actor if reaction.spoken_by else None

    fields: list[Field[Reaction]] = [
        Field("id", ID, lambda one: one.id, is_required=True),
        *actor_fields("actor", gettext("In whose name it was made"), teller, lambda one: one.actor),
        *actor_fields("spoken_by", gettext("Who spoke"), teller, spokesperson),
        Field(
            "event",
            gettext("The event"),
            lambda one: live(one.to, teller.briefing.events),
            refers_to="events",
        ),
        *date_fields("said", gettext("When it was made"), teller.zone, lambda one: one.said),
        Field("channel", gettext("By what means"), lambda one: label_of(channels, one.channel)),
        Field(
            "channel_note",
            gettext("What else is known of the means or the day"),
            lambda one: one.channel_note,
        ),
        Field("summary", gettext("What was said"), lambda one: teller.plain(one.summary)),
        *standing_fields(teller, itself),
        Field(
            "accusation",
            gettext("If it accuses a party: whom, their answer and the outcome"),
            teller.replied,
        ),
        *support_fields(teller, itself),
        *_quoted_fields(),
        Field("url", PAGE, teller.url, format="uri", is_required=True),
    ]
    description = gettext("One statement by one actor about one event")
    return table("reactions", description, teller.briefing.reactions.values(), fields)


def _quoted_fields() -> Iterator[Field[Reaction]]:
    """Yield the words of a reaction: the original, and the first published translation."""

    def original(reaction: Reaction) -> OriginalWords | None:
        return reaction.quote.original if reaction.quote else None

    def translation(reaction: Reaction) -> TranslatedWords | None:
        translations = reaction.quote.translations if reaction.quote else ()
        return translations[0] if translations else None

    yield Field(
        "original",
        gettext("The words of the speaker, which are not under the site's terms of use"),
        lambda one: words.text if (words := original(one)) else None,
    )
    yield Field(
        "original_language",
        gettext("The language spoken: BCP 47"),
        lambda one: words.lang if (words := original(one)) else None,
    )
    yield Field(
        "translation",
        gettext("The first published translation"),
        lambda one: words.text if (words := translation(one)) else None,
    )
    yield Field(
        "translated_by",
        gettext("Who translated it"),
        lambda one: words.by if (words := translation(one)) else None,
    )


def stances(teller: Teller) -> Table:
    """Return the stances that reactions take, each with what makes it whole."""
    briefing = teller.briefing
    known = briefing.vocabulary.stances
    found = [_Taken(one, taken) for one in briefing.reactions.values() for taken in one.stances]
    fields: list[Field[_Taken]] = [
        Field("reaction", gettext("The reaction"), lambda one: one.by.id, refers_to="reactions"),
        Field(
            "stance",
            gettext("The stance"),
            lambda one: label_of(known, one.stance.stance),
            terms=teller.terms(known.values()),
        ),
        Field("words", gettext("The words that carry it"), lambda one: one.stance.words),
        *actor_fields("actor", gettext("Who takes it"), teller, lambda one: one.by.actor),
        Field(
            "event",
            gettext("The event"),
            lambda one: live(one.by.to, briefing.events),
            refers_to="events",
        ),
        *date_fields("said", gettext("When"), teller.zone, lambda one: one.by.said),
        *standing_fields(teller, lambda one: one.by),
        Field(
            "is_accusation",
            gettext(
                "Whether taking it is an accusation. If so, the next columns belong to it; they "
                "are empty if no party is named"
            ),
            lambda one: briefing.is_accusing_stance(one.stance.stance),
            CellType.BOOLEAN,
            is_required=True,
        ),
        *reply_fields(teller, lambda one: teller.accusation_in(one.stance)),
        Field("url", PAGE, lambda one: teller.url(one.by), format="uri"),
    ]
    description = gettext("A stance that a reaction takes")
    return table("stances", description, found, fields, key=("reaction", "stance"))
