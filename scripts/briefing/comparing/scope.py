"""The records whose pages may differ between two versions, so that only they are compared.

A page differs if its record does. Its counted support may also differ because of another record:
a source that it cites, or an actor who speaks in it, with everybody who belongs to that actor.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from briefing.comparing.blobs import Snapshot
from briefing.comparing.sides import Side
from briefing.records import Actor, AnyRecord, Relationship, Source, Vocabulary
from briefing.records.walking import leaves

_COUNTED_LISTS = (
    *("statuses", "topics", "origins", "source_kinds", "actor_kinds", "relationship_types"),
)
"""Lists of the vocabulary by which support is counted and a status is worded."""

_COUNTED_FIELDS: Mapping[type, tuple[str, ...]] = {
    Actor: ("name", "kind", "country", "relationships"),
    Source: ("url", "kind", "role", "publisher", "authors", "origin", "read"),
}
"""Fields that tell on which side an actor speaks, and whose word a source carries."""

_LONGEST_NAME = 500


@dataclass
class Scope:
    """What two versions have to be compared in."""

    _named: dict[int, tuple[AnyRecord, frozenset[str]]] = field(default_factory=dict)
    _bare: dict[int, tuple[AnyRecord, AnyRecord]] = field(default_factory=dict)

    def sides(self, before: Snapshot, after: Snapshot) -> tuple[Side, Side, frozenset[str]]:
        """Return two versions with what may differ, and the ids of the records that may.

        Whatever else is in them is only there because it is counted.
        """
        affected = self.affected(before, after)
        one, other = (self._side(snapshot, affected) for snapshot in (before, after))
        ids = (
            snapshot.records[place].id
            for snapshot in (before, after)
            for place in affected & snapshot.records.keys()
        )
        return one, other, frozenset(ids)

    def affected(self, before: Snapshot, after: Snapshot) -> frozenset[str]:
        """Return the paths of the records whose pages may differ."""
        places = before.records.keys() | after.records.keys()
        if _counts_otherwise(before.vocabulary, after.vocabulary):
            return frozenset(places)
        differing = frozenset(
            place
            for place in places
            if before.keys.get(place) != after.keys.get(place)
            and before.records.get(place) != after.records.get(place)
        )
        found = differing
        for snapshot in (before, after):
            keys = {key for place in differing for key in _moved_keys(place, before, after)}
            self._follow(keys, snapshot)
            found |= {
                place
                for place, record in snapshot.records.items()
                if not keys.isdisjoint(self._names_in(record))
            }
        return found

    def _follow(self, keys: set[str], snapshot: Snapshot) -> None:
        """Add who belongs to the actors, and which sources are theirs or carried by others."""
        if not keys:
            return
        if snapshot.vocabulary is not None:
            keys |= {
                origin
                for origin, known in snapshot.vocabulary.origins.items()
                if known.name.casefold() in keys or (known.body or "") in keys
            }
        counted = [one for one in snapshot.records.values() if isinstance(one, Actor | Source)]
        is_growing = True
        while is_growing:
            new = {
                record.id
                for record in counted
                if record.id not in keys and not keys.isdisjoint(self._above(record))
            }
            keys |= new
            is_growing = bool(new)

    def _above(self, record: AnyRecord) -> Iterable[str]:
        if isinstance(record, Actor):
            return (tie.target for tie in record.relationships)
        return self._names_in(record)

    def _names_in(self, record: AnyRecord) -> frozenset[str]:
        """Return every id and short text in a record, also folded, as names are compared."""
        known = self._named.get(id(record))
        if known is None:
            known = self._named[id(record)] = (record, frozenset(_texts(record)))
        return known[1]

    def _side(self, snapshot: Snapshot, affected: frozenset[str]) -> Side:
        counted = self._counted_with(snapshot, affected)
        records = (
            record if place in affected else self._stripped(record)
            for place, record in snapshot.records.items()
            if place in affected or place in counted
        )
        return Side(
            name="",
            settings=snapshot.settings,
            vocabulary=snapshot.vocabulary,
            records=tuple(records),
            unread=tuple(sorted(snapshot.unread)),
        )

    def _counted_with(self, snapshot: Snapshot, affected: frozenset[str]) -> frozenset[str]:
        """Return the paths of the sources and actors by which some records are counted."""
        names = {
            name
            for place in affected & snapshot.records.keys()
            for name in self._names_in(snapshot.records[place])
        }
        origins = snapshot.vocabulary.origins if snapshot.vocabulary is not None else {}
        left = {
            place: record
            for place, record in snapshot.records.items()
            if isinstance(record, Actor | Source)
        }
        found: set[str] = set()
        while True:
            for key, origin in origins.items():
                if key in names:
                    names |= {origin.name.casefold(), origin.body or ""}
            new = {place for place, record in left.items() if _is_named(record, names)}
            if not new:
                return frozenset(found)
            found |= new
            for place in new:
                names.update(self._above(left.pop(place)))

    def _stripped(self, record: AnyRecord) -> AnyRecord:
        """Return a record with only what others are counted by."""
        if not isinstance(record, Actor):
            return record
        known = self._bare.get(id(record))
        if known is None:
            kept = {"id", *_COUNTED_FIELDS[Actor]}
            fields = type(record).model_fields.items()
            update = {name: field.get_default() for name, field in fields if name not in kept} | {
                "relationships": tuple(map(_bare_tie, record.relationships))
            }
            known = self._bare[id(record)] = (record, record.model_copy(update=update))
        return known[1]


def _bare_tie(tie: Relationship) -> Relationship:
    return tie.model_copy(update={"evidence": ()})


def _is_named(record: AnyRecord, names: Collection[str]) -> bool:
    """Return whether a record is named, by its id or, as an outlet, by an actor's name."""
    return record.id in names or (isinstance(record, Actor) and record.name.casefold() in names)


def _counts_otherwise(before: Vocabulary | None, after: Vocabulary | None) -> bool:
    return any(getattr(before, name, None) != getattr(after, name, None) for name in _COUNTED_LISTS)


def _moved_keys(place: str, before: Snapshot, after: Snapshot) -> Iterator[str]:
    """Yield the id of a record if others are counted otherwise by it, and an actor's name."""
    was, now = before.records.get(place), after.records.get(place)
    for record in (was, now):
        fields = _COUNTED_FIELDS.get(type(record), ())
        if any(getattr(was, name, None) != getattr(now, name, None) for name in fields):
            yield from (record.id, *_names_as_outlet(record)) if record is not None else ()


def _names_as_outlet(record: AnyRecord) -> Iterator[str]:
    if isinstance(record, Actor):
        yield record.name.casefold()


def _texts(record: AnyRecord) -> Iterator[str]:
    for leaf in leaves(record):
        if len(leaf.text) <= _LONGEST_NAME:
            yield from (leaf.text, leaf.text.casefold(), leaf.text.partition("#")[0])
