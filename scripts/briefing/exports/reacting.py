"""The tables of reactions and their stances."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.exports.model import CellType, Field, date_fields, table
from briefing.exports.stating import ID, PAGE, standing_fields, support_fields
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
        Field("summary", gettext("What was said"), lambda one: teller.plain(one.summary)),
        *standing_fields(teller, itself),
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
    """Return the stances that reactions take."""
    known = teller.briefing.vocabulary.stances
    found = [(one, taken) for one in teller.briefing.reactions.values() for taken in one.stances]
    fields: list[Field[tuple[Reaction, TakenStance]]] = [
        Field("reaction", gettext("The reaction"), lambda one: one[0].id, refers_to="reactions"),
        Field("stance", gettext("The stance"), lambda one: label_of(known, one[1].stance)),
        Field("words", gettext("The words that carry it"), lambda one: one[1].words),
        Field(
            "is_accusation",
            gettext("Whether taking it is an accusation"),
            lambda one: known[one[1].stance].accusation,
            CellType.BOOLEAN,
        ),
    ]
    description = gettext("A stance that a reaction takes")
    return table("stances", description, found, fields, key=("reaction", "stance"))
