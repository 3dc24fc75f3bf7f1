"""The subjects of pages as nodes of schema.org.

Nothing here accuses, and everything is attributed: an actor belongs to a body only if that tie is
confirmed and has no end; a quotation is included only if it is established as made; answers to a
question name those who hold them, and none is marked as accepted. No claim is rated: the briefing
gives no verdict.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.exports import Things
from briefing.exports.iso_dates import iso_date, iso_days
from briefing.exports.nodes import Node, Value, node
from briefing.records import Actor, Event, Place, Question, Reaction, Source
from briefing.records.enums import AliasKind
from briefing.statements import sentence

if TYPE_CHECKING:
    from briefing.records import Answer, AnyRecord
    from briefing.records.place import Coordinates
    from briefing.rendering.choices import Choices
    from briefing.rendering.views import Views

_PLAIN_NAMES = frozenset({AliasKind.TRANSLITERATION, AliasKind.TRANSLATION, AliasKind.ACRONYM})
"""Kinds of alias that only spell a name differently; a nickname or a listing's alias says more."""


class Entities:
    """The writer of the nodes of what records are about."""

    def __init__(self, views: Views, choices: Choices, things: Things) -> None:
        """Describe records of the briefing of `views`, with the nodes of `things`."""
        self._views = views
        self._briefing = views.briefing
        self._choices = choices
        self._things = things
        self._urls = things.urls

    def of(self, record: AnyRecord) -> Node | None:
        """Return the node of what a record describes; None if schema.org has no type for it."""
        match record:
            case Actor():
                return self._actor(record)
            case Event():
                return self._event(record)
            case Reaction():
                return self._quotation(record)
            case Question():
                return self._question(record)
            case Place():
                return self._place(record)
            case Source():
                return self._things.source(record)

    # Actors

    def _actor(self, actor: Actor) -> Node | None:
        type_ = self._things.type_of(actor)
        if type_ is None:
            return None
        types = self._briefing.vocabulary.relationship_types
        bodies: list[Value] = [
            body
            for tie in self._choices.confirmed_ties(actor)
            if tie.outgoing
            and types[tie.relationship.type].belonging
            and not tie.relationship.has_ended
            if (body := self._things.party(tie.other)) and body["@type"] != "Person"
        ]
        return node(
            type_,
            id_=self._urls.thing(actor),
            name=actor.name,
            alternateName=self._other_names(actor),
            **{"affiliation" if type_ == "Person" else "memberOf": bodies},
        )

    def _other_names(self, record: Actor | Event | Place) -> list[Value]:
        own: list[Value] = [
            {"@language": tag, "@value": name.value} for tag, name in record.names.items()
        ]
        return own + [alias.text for alias in record.aliases if alias.kind in _PLAIN_NAMES]

    # Events and places

    def _event(self, event: Event) -> Node:
        start, end = iso_days(event.date)
        place = self._briefing.places.get(event.place or "")
        return node(
            "Event",
            id_=self._urls.thing(event),
            name=event.title,
            alternateName=self._other_names(event),
            startDate=start,
            endDate=end,
            location=self._location(place) if place else None,
            superEvent=self._urls.reference_to(event.part_of or ""),
        )

    def _location(self, place: Place) -> Node:
        """Return the short node of an event's place; the place's page has the full one."""
        return node("Place", id_=self._urls.thing(place), name=place.name, geo=_position(place))

    def _place(self, place: Place) -> Node:
        return node(
            "Place",
            id_=self._urls.thing(place),
            name=place.name,
            alternateName=self._other_names(place),
            geo=_position(place),
            containedInPlace=self._urls.reference_to(place.part_of or ""),
        )

    # Words

    def _quotation(self, reaction: Reaction) -> Node | None:
        quote = reaction.quote
        if quote is None or not self._choices.may_quote(reaction):
            return None
        renderings: list[Value] = [
            node(
                "Quotation",
                text=item.text,
                inLanguage=item.lang,
                translator=node("Organization", name=item.by),
            )
            for item in quote.translations
        ]
        original = quote.original.text if quote.original else None
        by = self._briefing.name_of(reaction.spoken_by.actor) if reaction.spoken_by else None
        speaker = self._things.party(reaction.spoken_by.actor) if reaction.spoken_by else None
        return node(
            "Quotation",
            id_=self._urls.thing(reaction),
            text=original,
            inLanguage=quote.original.lang if quote.original and original else None,
            workTranslation=renderings,
            creator=self._things.party(reaction.actor),
            spokenByCharacter=speaker or (node("Person", name=by) if by else None),
            creditText=self._things.credit(reaction.attributed_to, reaction.evidence),
            dateCreated=iso_date(reaction.said),
            about=self._urls.reference_to(reaction.to),
            isBasedOn=self._things.citations(reaction.evidence),
        )

    # Questions

    def _question(self, question: Question) -> Node:
        answers: list[Value] = [self._answer(item) for item in self._choices.answers(question)]
        return node(
            "Question",
            id_=self._urls.thing(question),
            name=question.question,
            text=question.question,
            answerCount=len(question.answers),
            suggestedAnswer=answers,
        )

    def _answer(self, answer: Answer) -> Node:
        address = self._briefing.address(answer.id)
        holders = self._choices.holders_of(answer)
        authors: list[Value] = [known for party in holders if (known := self._things.party(party))]
        claims = self._views.placed_claims(answer.claims)
        evidence = [item for placed in claims for item in placed.claim.evidence]
        return node(
            "Answer",
            id_=self._urls.of(address) if address else None,
            text=self._views.plainly(sentence(self._briefing, answer)),
            author=authors,
            creditText=self._things.credit(holders, evidence),
        )


def _position(place: Place) -> Node | None:
    """Return a place's position as published: a point, the corners of an area, or None."""
    if place.coordinates is not None:
        return node(
            "GeoCoordinates",
            latitude=place.coordinates.latitude,
            longitude=place.coordinates.longitude,
        )
    if place.area:
        return node("GeoShape", polygon=" ".join(map(_format_pair, (*place.area, place.area[0]))))
    return None


def _format_pair(point: Coordinates) -> str:
    return f"{point.latitude} {point.longitude}"
