"""Ids: none clashes with another, or with those that pages generate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from briefing import addresses
from briefing.checking.case import VOCABULARY, Case, Spot, clashes, file_of, spot_of
from briefing.linking.sides import UNKNOWN_STATE
from briefing.problems import Problem
from briefing.reading import device_hint
from briefing.records import Actor, AnyRecord, Event, Place
from briefing.records.ids import DEVICE_NAMES, RESERVED_PREFIXES
from briefing.records.walking import FieldPath, inner_ids


def reserved_ids(case: Case) -> Iterator[Problem]:
    """Check that no id inside a record is reserved for pages or by Windows."""
    for place, item_id, path in _ids(case):
        if path and item_id.startswith(RESERVED_PREFIXES):
            yield case.problem(
                "invalid-id",
                place,
                path,
                f"the id `{item_id}` begins like the site's own anchors",
                "Choose an id that does not begin with s-, cite- or ref-.",
            )
        if path and item_id in DEVICE_NAMES:
            yield case.problem(
                "invalid-id",
                place,
                path,
                f"Windows does not allow a file or folder with the name `{item_id}`",
                device_hint(item_id),
            )


def clashing_ids(case: Case) -> Iterator[Problem]:
    """Check that every id, of a record or of anything in it, is unique in the briefing."""
    spots: dict[str, list[Spot]] = {}
    for place, item_id, path in _ids(case):
        spots.setdefault(item_id, []).append((place, path))
    for item_id, clashing in spots.items():
        if len(clashing) > 1:
            yield from _clash(case, item_id, clashing)


def _clash(case: Case, item_id: str, spots: list[Spot]) -> Iterator[Problem]:
    """Yield a problem for each newer use of an id; for every use if the order is unknown."""
    newer = case.newcomers(spots)
    earlier = [spot for spot in spots if _is_earlier_id(spot)]
    if len(newer) == len(spots) and 0 < len(earlier) < len(spots):
        newer = tuple(earlier)
    for spot, other in clashes(spots, newer):
        yield case.problem(
            "duplicate-id",
            *spot,
            _message(item_id, spot, other, case.describe_spot(other, spot[0])),
            _remedy(item_id, spot, other),
        )


def _is_earlier_id(spot: Spot) -> bool:
    return spot[1][-2:-1] == ("renamed_from",)


def _message(item_id: str, spot: Spot, other: Spot, where: str) -> str:
    if _is_earlier_id(other) and not _is_earlier_id(spot):
        return f"the id `{item_id}` is listed as an earlier id {where}, and leads there"
    return f"the id `{item_id}` is already used {where}"


def _remedy(item_id: str, spot: Spot, other: Spot) -> str:
    path = spot[1]
    if _is_earlier_id(spot):
        if spot[0] == other[0] and path[:-2] == other[1][:-1]:
            return (
                "Delete it from `renamed_from`: the id has not changed. If the claim was on "
                "another record before, add to that record where it is now: "
                f"`moved_to: {{{item_id}: id-of-this-record}}`."
            )
        return "An earlier id must not be in use again."
    if not path:
        return "Rename this file; its name is the record's id."
    return "Give the newer of the two another id, for example with its record's id in front."


def _ids(case: Case) -> Iterator[tuple[str, str, FieldPath]]:
    for record in case.records:
        yield file_of(record), record.id, ()
    for record in case.records:
        place = file_of(record)
        for path, item_id in inner_ids(record):
            if not case.has_gap(place, *path):
                yield place, item_id, path


def circular_parts(case: Case) -> Iterator[Problem]:
    """Check that no event or place is part of itself, directly or through others."""
    larger = {
        record.id: record.part_of
        for record in case.records
        if isinstance(record, Event | Place) and record.part_of is not None
    }
    for record in case.records:
        if record.id in larger and _leads_back(record.id, larger):
            yield case.problem(
                "circular-part",
                file_of(record),
                ("part_of",),
                f"`{record.id}` is part of itself, directly or through others",
                "In `part_of`, name the larger event or place; that one may then name a still "
                "larger one.",
            )


def circular_relays(case: Case) -> Iterator[Problem]:
    """Check that no source repeats itself, directly or through others in the same evidence."""
    for holder in case.holders:
        relays: dict[str, set[str]] = {}
        for item in holder.evidence:
            if item.source and item.relays:
                relays.setdefault(item.source, set()).add(item.relays)
        for position, item in enumerate(holder.evidence):
            if not item.relays or not item.source:
                continue
            chain = _relay_chain(item.relays, item.source, relays)
            if chain:
                yield case.problem(
                    "circular-relays",
                    *spot_of(holder, "evidence", position, "relays"),
                    f"`{item.source}` is marked as repeating itself "
                    f"({' repeats '.join((item.source, *chain))}), so none of them is counted",
                    "Find out which of them published it first, and delete `relays` from that one.",
                )


def _relay_chain(start: str, end: str, onward: Mapping[str, AbstractSet[str]]) -> tuple[str, ...]:
    """Return the shortest chain from one source to another that it repeats, both included."""
    chains: dict[str, tuple[str, ...]] = {start: (start,)}
    queue = [start]
    for step in queue:
        if step == end:
            return chains[step]
        for following in sorted(onward.get(step, ())):
            if following not in chains:
                chains[following] = (*chains[step], following)
                queue.append(following)
    return ()


def circular_parents(case: Case) -> Iterator[Problem]:
    """Check that no origin is its own parent, directly or through others."""
    origins = case.briefing.vocabulary.origins
    larger = {name: origin.parent for name, origin in origins.items() if origin.parent}
    for name in larger:
        if _leads_back(name, larger):
            yield case.problem(
                "circular-part",
                VOCABULARY,
                ("origins", name, "parent"),
                f"the origin `{name}` is part of itself, directly or through others",
                "Name the topmost origin as `parent`, and delete that origin's own `parent`.",
            )


def channels_without_body(case: Case) -> Iterator[Problem]:
    """Check that an origin with an actor's name says whose channel it is."""
    named = {actor.name.casefold(): actor.id for actor in case.briefing.actors.values()}
    for key, origin in case.briefing.vocabulary.origins.items():
        actor = named.get(origin.name.casefold())
        if (
            actor is not None
            and origin.body is None
            and not case.has_gap(VOCABULARY, "origins", key)
        ):
            yield case.problem(
                "channel-without-body",
                VOCABULARY,
                ("origins", key),
                f"the origin `{key}` has the name of the actor `{actor}`, but is not marked as "
                "its channel",
                f"If it publishes the actor's own words, write `body: {actor}`. If the actor is "
                "an outlet that reports on others, do not add that line, but give the origin "
                "another name.",
            )


def missing_countries(case: Case) -> Iterator[Problem]:
    """Check that an actor who speaks for a state says which one."""
    for actor in case.briefing.actors.values():
        sides = case.briefing.sides
        if _is_country_unsure(case, actor):
            continue
        if sides.speaks_for_a_state(actor.id) and UNKNOWN_STATE in sides.of(actor.id, None):
            yield case.problem(
                "country-missing",
                file_of(actor),
                ("kind",),
                f"`{actor.id}` speaks for a state, but the record does not say which",
                "Add `country:` with the two capital letters of ISO 3166-1. Until then all "
                "officials without one count as one side.",
            )


def _is_country_unsure(case: Case, actor: Actor) -> bool:
    """Return whether the country of an actor or its parent may be in something unreadable."""
    above = {tie.target for tie in actor.relationships}
    return (
        case.has_gap(VOCABULARY, "actor_kinds")
        or case.has_gap(VOCABULARY, "relationship_types")
        or not above.isdisjoint(case.unread)
        or any(
            case.has_gap(addresses.data_file(Actor.KIND, one), field)
            for one in (actor.id, *above)
            for field in ("country", "kind", "relationships")
        )
    )


def moved_claims(case: Case) -> Iterator[Problem]:
    """Check that a moved claim is on its new record, and no longer on the old one."""
    for record in case.records:
        if not isinstance(record, Actor | Event):
            continue
        for claim_id, home in record.moved_to.items():
            if any(claim.id == claim_id for claim in record.claims):
                yield case.problem(
                    "field-combination",
                    file_of(record),
                    ("moved_to", claim_id),
                    f"the claim `{claim_id}` is on this record, so it has not moved",
                    "Delete it from `moved_to`; or move the claim from here to the record named "
                    "there.",
                )
            elif _is_missing(case, record, claim_id, home):
                yield case.problem(
                    "unknown-reference",
                    file_of(record),
                    ("moved_to", claim_id),
                    f"there is no claim `{claim_id}` on the record `{home}`",
                    _moved_claim_remedy(case, claim_id),
                )


def _moved_claim_remedy(case: Case, claim_id: str) -> str:
    for placed in case.briefing.claims.values():
        if claim_id in (placed.claim.id, *placed.claim.renamed_from):
            return f"That claim is on `{placed.home.id}`: write `{claim_id}: {placed.home.id}`."
    return (
        "Name the record that the claim is on now, and keep its id there. If it got another id, "
        "list this one in its `renamed_from`."
    )


def _is_missing(case: Case, record: AnyRecord, claim_id: str, home: str) -> bool:
    if home in case.unread or case.briefing.moved_claim(claim_id, home) is not None:
        return False
    return not (
        case.has_gap(file_of(record), "moved_to", claim_id) or _has_unread_claims(case, home)
    )


def _has_unread_claims(case: Case, home: str) -> bool:
    return any(
        case.has_gap(addresses.data_file(kind, home), "claims") for kind in (Actor.KIND, Event.KIND)
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
