"""The tables of records: actors, names, events, participants, places, sources, withdrawals."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.exports.model import CellType, Field, date_fields, table
from briefing.exports.telling import actor_fields, live
from briefing.phrases import gettext
from briefing.records.vocabulary import label_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.exports.model import Table
    from briefing.exports.telling import Teller
    from briefing.linking import Support
    from briefing.records import Actor, AnyRecord, EdtfDate, Event, Place, Source
    from briefing.records.event import Participant

_ID = gettext("Its id: the name of its record, unique in the briefing")
_PAGE = gettext("The address of its page")


def actors(teller: Teller) -> Table:
    """Return the people, groups, bodies and states."""
    kinds = teller.briefing.vocabulary.actor_kinds

    def now_as_of(actor: Actor) -> EdtfDate | None:
        return actor.now.as_of if actor.now else None

    fields: list[Field[Actor]] = [
        Field("id", _ID, lambda one: one.id, is_required=True),
        Field("name", gettext("Its name"), lambda one: one.name, is_required=True),
        Field("short_name", gettext("Its short name"), lambda one: one.short_name),
        Field("kind", gettext("What it is"), lambda one: label_of(kinds, one.kind)),
        Field("country", gettext("Its country: ISO 3166-1 alpha-2"), lambda one: one.country),
        Field("summary", gettext("Who it is"), lambda one: teller.plain(one.summary)),
        Field(
            "now",
            gettext("Who it is at present"),
            lambda one: teller.plain(one.now.text) if one.now else None,
        ),
        *date_fields(
            "now_as_of",
            gettext("The date for which `now` holds"),
            teller.zone,
            now_as_of,
        ),
        Field("reviewed", gettext("When it was last reviewed: EDTF"), _reviewed),
        Field("url", _PAGE, teller.url, format="uri", is_required=True),
    ]
    description = gettext("A person, group, body or state")
    return table("actors", description, teller.briefing.actors.values(), fields)


def _reviewed(record: AnyRecord) -> str | None:
    return record.reviewed.text if record.reviewed else None


class _Name(NamedTuple):
    record: AnyRecord
    kind: str
    text: str
    language: str
    is_sourced: bool


def names(teller: Teller) -> Table:
    """Return all names of actors, events and places, with their languages."""
    found = [name for record in _named(teller) for name in _names(record, teller)]
    fields: list[Field[_Name]] = [
        Field("record", gettext("The id of what is so named"), lambda one: one.record.id),
        Field(
            "record_kind",
            gettext("Whether that is an actor, an event or a place"),
            lambda one: one.record.KIND,
        ),
        Field(
            "kind",
            gettext("`main`, `native` (in its own script) or the kind of other name"),
            lambda one: one.kind,
        ),
        Field("name", gettext("The name"), lambda one: one.text),
        Field("language", gettext("Its language: BCP 47"), lambda one: one.language),
        Field(
            "is_sourced",
            gettext("Whether a source is given for this form"),
            lambda one: one.is_sourced,
            CellType.BOOLEAN,
        ),
    ]
    description = gettext("A name of an actor, event or place")
    return table("names", description, found, fields, key=("record", "kind", "name", "language"))


def _named(teller: Teller) -> Iterator[Actor | Event | Place]:
    yield from teller.briefing.actors.values()
    yield from teller.briefing.events.values()
    yield from teller.briefing.places.values()


def _names(record: Actor | Event | Place, teller: Teller) -> Iterator[_Name]:
    yield _Name(record, "main", record.label, teller.briefing.settings.language, is_sourced=False)
    for tag, native in record.names.items():
        yield _Name(record, "native", native.value, tag, bool(native.evidence))
    for alias in record.aliases:
        yield _Name(record, alias.kind.value, alias.text, alias.lang, bool(alias.evidence))


def events(teller: Teller) -> Table:
    """Return the events."""
    fields: list[Field[Event]] = [
        Field("id", _ID, lambda one: one.id, is_required=True),
        Field("title", gettext("What happened"), lambda one: one.title, is_required=True),
        *date_fields("date", gettext("When it happened"), teller.zone, lambda one: one.date),
        Field(
            "date_note",
            gettext("What EDTF cannot express"),
            lambda one: teller.plain(one.date_note),
        ),
        Field(
            "place",
            gettext("Where"),
            lambda one: live(one.place, teller.briefing.places),
            refers_to="places",
        ),
        Field(
            "part_of",
            gettext("The larger event"),
            lambda one: live(one.part_of, teller.briefing.events),
            refers_to="events",
        ),
        Field("summary", gettext("What is known of it"), lambda one: teller.plain(one.summary)),
        Field("reviewed", gettext("When it was last reviewed: EDTF"), _reviewed),
        Field("url", _PAGE, teller.url, format="uri", is_required=True),
    ]
    return table("events", gettext("An event"), teller.briefing.events.values(), fields)


def participants(teller: Teller) -> Table:
    """Return who is named in the account of an event, and how."""
    found = [
        (event, position, one)
        for event in teller.briefing.events.values()
        for position, one in enumerate(event.participants, start=1)
    ]
    fields: list[Field[tuple[Event, int, Participant]]] = [
        Field("event", gettext("The event"), lambda one: one[0].id, refers_to="events"),
        Field(
            "position",
            gettext("The place in the list of the event's page, from 1"),
            lambda one: one[1],
            CellType.INTEGER,
        ),
        *actor_fields("actor", gettext("The actor"), teller, lambda one: one[2].actor),
        Field(
            "part",
            gettext("What the actor was or did in it, as the sources say"),
            lambda one: teller.plain(one[2].part),
        ),
    ]
    description = gettext("A person or body in the account of an event")
    return table("participants", description, found, fields, key=("event", "position"))


def places(teller: Teller) -> Table:
    """Return the places."""
    kinds = teller.briefing.vocabulary.place_kinds
    fields: list[Field[Place]] = [
        Field("id", _ID, lambda one: one.id, is_required=True),
        Field("name", gettext("Its name"), lambda one: one.name, is_required=True),
        Field("kind", gettext("What it is"), lambda one: label_of(kinds, one.kind)),
        Field("country", gettext("Its country: ISO 3166-1 alpha-2"), lambda one: one.country),
        Field(
            "part_of",
            gettext("The larger place"),
            lambda one: live(one.part_of, teller.briefing.places),
            refers_to="places",
        ),
        Field(
            "latitude",
            gettext("Degrees north of a point in it: WGS 84"),
            lambda one: one.coordinates.latitude if one.coordinates else None,
            CellType.NUMBER,
        ),
        Field(
            "longitude",
            gettext("Degrees east of that point: WGS 84"),
            lambda one: one.coordinates.longitude if one.coordinates else None,
            CellType.NUMBER,
        ),
        Field(
            "precision",
            gettext("How exact the position is"),
            lambda one: one.precision.value if one.precision else None,
        ),
        Field("note", gettext("A remark on the position"), lambda one: one.note),
        Field("url", _PAGE, teller.url, format="uri", is_required=True),
    ]
    return table("places", gettext("A place"), teller.briefing.places.values(), fields)


def sources(teller: Teller) -> Table:
    """Return the sources, and how much rests on each."""
    briefing, vocabulary = teller.briefing, teller.briefing.vocabulary
    fields: list[Field[Source]] = [
        Field("id", _ID, lambda one: one.id, is_required=True),
        Field(
            "title",
            gettext("Its title as published; in square brackets if ours"),
            lambda one: one.title,
        ),
        Field("publisher", gettext("Who published it"), lambda one: one.publisher),
        Field(
            "origin",
            gettext("Whose information it carries"),
            lambda one: briefing.origin_name(one.origin),
        ),
        Field(
            "authors",
            gettext("Its authors, separated by semicolons"),
            lambda one: "; ".join(one.authors) or None,
        ),
        *date_fields("date", gettext("When it was published"), teller.zone, lambda one: one.date),
        Field(
            "kind", gettext("What it is"), lambda one: label_of(vocabulary.source_kinds, one.kind)
        ),
        Field(
            "role",
            gettext("How close it is to what it reports"),
            lambda one: label_of(vocabulary.source_roles, one.role),
            terms=teller.terms(vocabulary.source_roles.values()),
        ),
        Field("language", gettext("Its language: BCP 47"), lambda one: one.language),
        *_reading_fields(teller),
        *_resting_fields(teller),
        Field("url", gettext("The address of its page here"), teller.url, format="uri"),
    ]
    description = gettext("A source. Titles belong to their publishers")
    return table("sources", description, briefing.sources.values(), fields)


def _reading_fields(teller: Teller) -> Iterator[Field[Source]]:
    """Yield where a source was read, when, and how much of it."""
    extents = teller.briefing.vocabulary.read_extents
    yield Field("source_url", gettext("Its address"), lambda one: one.url, format="uri")
    yield Field(
        "archive_url",
        gettext("The address of an archived copy; empty if none is recorded"),
        lambda one: one.archive_url,
        format="uri",
    )
    yield Field(
        "accessed",
        gettext("When it was read: EDTF; empty if not recorded"),
        lambda one: one.accessed.text if one.accessed else None,
    )
    yield Field(
        "read",
        gettext("How much of it was read"),
        lambda one: label_of(extents, one.read),
        terms=teller.terms(extents.values()),
    )


def _resting_fields(teller: Teller) -> Iterator[Field[Source]]:
    """Yield how much rests on a source."""
    supports = teller.briefing.indexes.supports

    def carried(source: Source) -> list[Support]:
        return [use for use in supports.get(source.id, ()) if use.carried]

    yield Field(
        "rests_on_it",
        gettext("How many statements, names and parts it supports"),
        lambda one: len(carried(one)),
        CellType.INTEGER,
    )
    yield Field(
        "rests_on_it_alone",
        gettext("How many of them no other source supports"),
        lambda one: sum(use.alone for use in carried(one)),
        CellType.INTEGER,
    )


def withdrawn(teller: Teller) -> Table:
    """Return the withdrawn records, without their content."""
    fields: list[Field[AnyRecord]] = [
        Field("id", _ID, lambda one: one.id, is_required=True),
        Field("kind", gettext("The kind of record"), lambda one: one.KIND),
        Field(
            "date",
            gettext("When it was withdrawn: EDTF"),
            lambda one: one.withdrawn.date.text if one.withdrawn else None,
        ),
        Field(
            "why",
            gettext("Why"),
            lambda one: teller.plain(one.withdrawn.why) if one.withdrawn else None,
        ),
        Field("url", gettext("The address of the page that says so"), teller.url, format="uri"),
    ]
    description = gettext("A record that was withdrawn; its content is not published")
    return table("withdrawn", description, teller.briefing.withdrawn.values(), fields)
