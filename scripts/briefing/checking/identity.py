"""Ids: none clashes with another, none with what pages make themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.checking.case import VOCABULARY, Case, place_of
from briefing.linking.sides import UNKNOWN_STATE
from briefing.problems import Problem
from briefing.records import Actor, AnyRecord, Event, Place, Question
from briefing.records.base import RESERVED_PREFIXES
from briefing.records.walking import FieldPath


def reserved_ids(case: Case) -> Iterator[Problem]:
    """No id inside a record looks like an anchor that pages make themselves."""
    for place, item_id, path in _ids(case):
        if path and item_id.startswith(RESERVED_PREFIXES):
            yield case.problem(
                "invalid-id",
                place,
                path,
                f"the id `{item_id}` begins like the site's own anchors",
                "Choose an id that does not begin with s-, cite- or ref-.",
            )


def clashing_ids(case: Case) -> Iterator[Problem]:
    """Every id, of a record or of anything in it, stands once in the briefing."""
    first: dict[str, tuple[str, FieldPath]] = {}
    for place, item_id, path in _ids(case):
        if item_id in first:
            where = _named(case, *first[item_id], place)
            message = f"the id `{item_id}` is already used {where}"
            yield case.problem("duplicate-id", place, path, message, _remedy(path))
        else:
            first[item_id] = place, path


def _named(case: Case, place: str, path: FieldPath, here: str) -> str:
    """Say where the other one stands, which may be the one that came later."""
    line = case.files[place].marks.at(path).line
    if place == here:
        return f"in line {line} of this file"
    return f"in {case.path(place)}:{line}" if path else f"by {case.path(place)}"


def _remedy(path: FieldPath) -> str:
    if not path:
        return "Rename this file; its name is the record's id."
    if path[-2:-1] == ("renamed_from",):
        return "An earlier id must not be in use again."
    return "Give the newer of the two another id, for instance with its record's id in front."


def _ids(case: Case) -> Iterator[tuple[str, str, FieldPath]]:
    for record in case.records:
        yield place_of(record), record.id, ()
    for record in case.records:
        place = place_of(record)
        for path, item_id in _inner_ids(record):
            yield place, item_id, path


def _inner_ids(record: AnyRecord) -> Iterator[tuple[FieldPath, str]]:
    yield from _earlier_ids(record.renamed_from, ())
    groups: Mapping[str, tuple[object, ...]] = {}
    if isinstance(record, Actor):
        groups = {
            "claims": record.claims,
            "relationships": record.relationships,
            "designations": record.designations,
        }
    elif isinstance(record, Event):
        groups = {"claims": record.claims}
    elif isinstance(record, Question):
        groups = {"answers": record.answers}
    for field, items in groups.items():
        for position, item in enumerate(items):
            yield (field, position, "id"), item.id  # type: ignore[attr-defined]
            yield from _earlier_ids(getattr(item, "renamed_from", ()), (field, position))


def _earlier_ids(ids: tuple[str, ...], path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    for position, item_id in enumerate(ids):
        yield (*path, "renamed_from", position), item_id


def rings(case: Case) -> Iterator[Problem]:
    """Nothing is a part of itself, directly or by way of others."""
    larger = {
        record.id: record.part_of
        for record in case.records
        if isinstance(record, Event | Place) and record.part_of is not None
    }
    for record in case.records:
        if record.id in larger and _leads_back(record.id, larger):
            yield case.problem(
                "circular-part",
                place_of(record),
                ("part_of",),
                f"`{record.id}` is made a part of itself, directly or by way of others",
                "Name the larger event or place, and let that one name a larger one still.",
            )


def relay_rings(case: Case) -> Iterator[Problem]:
    """No source repeats itself, directly or by way of others that a statement lists."""
    for holder in case.holders:
        relayed = {item.source: item.relays for item in holder.evidence if item.relays}
        onward = {source: relays for source, relays in relayed.items() if source}
        for position, item in enumerate(holder.evidence):
            if item.relays and item.source and _leads_back(item.source, onward):
                yield case.problem(
                    "circular-relays",
                    place_of(holder.record),
                    (*holder.path, "evidence", position, "relays"),
                    f"`{item.source}` is made to repeat itself ({_ring(item.source, onward)}), so "
                    "none of them is counted",
                    "Find which of them had it first, and take `relays` from that one.",
                )


def _ring(start: str, onward: Mapping[str, str]) -> str:
    steps = [start, onward[start]]
    while steps[-1] != start:
        steps.append(onward[steps[-1]])
    return " repeats ".join(steps)


def parent_rings(case: Case) -> Iterator[Problem]:
    """No origin owns itself."""
    origins = case.briefing.vocabulary.origins
    larger = {name: origin.parent for name, origin in origins.items() if origin.parent}
    for name in larger:
        if _leads_back(name, larger):
            yield case.problem(
                "circular-part",
                VOCABULARY,
                ("origins", name, "parent"),
                f"the origin `{name}` is made a part of itself, directly or by way of others",
                "Name the origin at the head of them as `parent`, and take that one's own away.",
            )


def channels_without_body(case: Case) -> Iterator[Problem]:
    """An origin that bears an actor's name says whose channel it is."""
    named = {actor.name.casefold(): actor.id for actor in case.briefing.actors.values()}
    for key, origin in case.briefing.vocabulary.origins.items():
        actor = named.get(origin.name.casefold())
        if actor is not None and origin.body is None:
            yield case.problem(
                "channel-without-body",
                VOCABULARY,
                ("origins", key),
                f"the origin `{key}` has the name of the actor `{actor}`, and is not marked as its "
                "channel",
                f"If what stands there is the actor's own word, write `body: {actor}`. An outlet "
                "that is an actor here, and reports on others, has no such line: then give the "
                "origin another name.",
            )


def states_unknown(case: Case) -> Iterator[Problem]:
    """Whoever speaks for a state says for which."""
    for actor in case.briefing.actors.values():
        sides = case.briefing.sides
        if sides.speaks_for_a_state(actor.id) and UNKNOWN_STATE in sides.of(actor.id, None):
            yield case.problem(
                "country-missing",
                place_of(actor),
                ("kind",),
                f"`{actor.id}` speaks for a state, and nothing says for which",
                "Add `country:` with two capitals of ISO 3166-1. Until then all of whom that is "
                "not known count as one side.",
            )


def moved_claims(case: Case) -> Iterator[Problem]:
    """A claim that moved to another record stands there."""
    for record in case.records:
        if not isinstance(record, Actor | Event):
            continue
        for claim_id, home in record.moved_to.items():
            if home in case.unread or case.briefing.claim(f"{home}#{claim_id}") is not None:
                continue
            yield case.problem(
                "unknown-reference",
                place_of(record),
                ("moved_to", claim_id),
                f"there is no claim `{claim_id}` on the record `{home}`",
                "Name the record on which the claim stands now; it keeps its id there.",
            )


def _leads_back(start: str, larger: Mapping[str, str]) -> bool:
    seen = set()
    step = larger.get(start)
    while step is not None and step not in seen:
        if step == start:
            return True
        seen.add(step)
        step = larger.get(step)
    return False
