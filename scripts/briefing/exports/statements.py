"""The tables of claims, ties and designations."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.exports.model import CellType, Field, date_fields, table
from briefing.exports.stating import (
    ID,
    PAGE,
    accusation_fields,
    standing_fields,
    support_fields,
)
from briefing.exports.telling import actor_fields, live
from briefing.linking import PlacedClaim, PlacedDesignation
from briefing.phrases import gettext
from briefing.records import Relationship
from briefing.records.enums import Status
from briefing.records.vocabulary import label_of

if TYPE_CHECKING:
    from briefing.exports.model import Table
    from briefing.exports.telling import Teller
    from briefing.records import Actor


class _Tie(NamedTuple):
    holder: Actor
    tie: Relationship


def claims(teller: Teller) -> Table:
    """Return the claims."""
    topics = teller.briefing.vocabulary.topics
    fields: list[Field[PlacedClaim]] = [
        Field("id", ID, lambda one: one.claim.id, is_required=True),
        Field("record", gettext("The record on whose page it is"), lambda one: one.home.id),
        Field("record_kind", gettext("The kind of that record"), lambda one: one.home.KIND),
        Field("text", gettext("The proposition"), lambda one: teller.plain(one.claim.text)),
        *standing_fields(teller, lambda one: one.claim),
        Field(
            "is_disputed",
            gettext("Whether sources or parties contradict each other on it"),
            lambda one: one.claim.status is Status.DISPUTED,
            CellType.BOOLEAN,
            is_required=True,
        ),
        Field("topic", gettext("Its topic"), lambda one: label_of(topics, one.claim.topic)),
        *date_fields(
            "date", gettext("When the thing happened"), teller.zone, lambda one: one.claim.date
        ),
        *date_fields(
            "said", gettext("When it was stated"), teller.zone, lambda one: one.claim.said
        ),
        Field(
            "place",
            gettext("Where it happened"),
            lambda one: live(one.claim.place, teller.briefing.places),
            refers_to="places",
        ),
        *accusation_fields(teller, lambda one: one.claim),
        *support_fields(teller, lambda one: one.claim),
        Field("note", gettext("A remark"), lambda one: teller.plain(one.claim.note)),
        Field("url", PAGE, lambda one: teller.url_of(one.address), format="uri"),
    ]
    description = gettext("A claim: one proposition, with its status and who says so")
    return table("claims", description, teller.briefing.claims.values(), fields)


def relationships(teller: Teller) -> Table:
    """Return the ties between actors."""
    types = teller.briefing.vocabulary.relationship_types
    found = [
        _Tie(actor, tie) for actor in teller.briefing.actors.values() for tie in actor.relationships
    ]
    fields: list[Field[_Tie]] = [
        Field("id", ID, lambda one: one.tie.id, is_required=True),
        *actor_fields("actor", gettext("The actor"), teller, lambda one: one.holder.id),
        Field(
            "tie",
            gettext("What the actor is to the other"),
            lambda one: types[one.tie.type].read(has_ended=one.tie.has_ended),
        ),
        *actor_fields("other", gettext("The other actor"), teller, lambda one: one.tie.target),
        *standing_fields(teller, lambda one: one.tie),
        *date_fields("start", gettext("When it began"), teller.zone, lambda one: one.tie.start),
        *date_fields(
            "end",
            gettext("When it ended; empty if it lasts, or if that is not known"),
            teller.zone,
            lambda one: one.tie.end,
        ),
        Field(
            "lasts",
            gettext("Whether such a tie goes on until it ends; any other is an act"),
            lambda one: types[one.tie.type].lasts,
            CellType.BOOLEAN,
            is_required=True,
        ),
        *accusation_fields(teller, lambda one: one.tie),
        *support_fields(teller, lambda one: one.tie),
        Field("note", gettext("A remark"), lambda one: teller.plain(one.tie.note)),
        Field("url", PAGE, lambda one: teller.url(one.holder, one.tie.id), format="uri"),
    ]
    description = gettext("A tie between two actors, read from the first")
    return table("relationships", description, found, fields)


def designations(teller: Teller) -> Table:
    """Return the listings of actors by states."""
    found = [
        PlacedDesignation(actor, one)
        for actor in teller.briefing.actors.values()
        for one in actor.designations
    ]
    fields: list[Field[PlacedDesignation]] = [
        Field("id", ID, lambda one: one.designation.id, is_required=True),
        *actor_fields("actor", gettext("Who is listed"), teller, lambda one: one.actor.id),
        *actor_fields("by", gettext("Who lists it"), teller, lambda one: one.designation.by),
        Field("list", gettext("The list"), lambda one: one.designation.list),
        Field("law", gettext("Its legal basis"), lambda one: one.designation.law),
        *date_fields(
            "start", gettext("Since when"), teller.zone, lambda one: one.designation.start
        ),
        *date_fields("end", gettext("Until when"), teller.zone, lambda one: one.designation.end),
        Field(
            "checked",
            gettext("When it was last found to be in force: EDTF"),
            lambda one: one.designation.checked.text,
        ),
        *support_fields(teller, lambda one: one.designation),
        Field("note", gettext("A remark"), lambda one: teller.plain(one.designation.note)),
        Field("url", PAGE, lambda one: teller.url(one.actor, one.designation.id), format="uri"),
    ]
    description = gettext("A state's act of listing an actor. It does not prove what it alleges")
    return table("designations", description, found, fields)
