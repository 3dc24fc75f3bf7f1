"""A briefing without all fields that may be omitted."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from briefing.linking import Briefing, Stated, link
from briefing.records import Actor, AnyRecord, Event, Reaction, Source
from briefing.records.enums import SourceRole
from briefing.statements import corroboration_phrase

_EMPTIED = {"witness": None, "relays": None, "attributed_to": (), "quote": None}


def lazy(briefing: Briefing) -> Briefing:
    """Return the briefing without witness, relay, attribution or quote; each outlet its own origin.

    A body's own channel keeps its origin: it is not an agency.
    """
    bodies = {name for name, origin in briefing.vocabulary.origins.items() if origin.body}
    records = tuple(_stripped(record, bodies) for record in briefing.records.values())
    return link(briefing.settings, briefing.vocabulary, records)


def assert_no_more_voices(briefing: Briefing) -> None:
    """Assert that no statement has more voices without the optional fields than with them."""
    bare = lazy(briefing)
    before = {name: briefing.corroboration(one).voices for name, one in statements(briefing)}
    after = {name: bare.corroboration(one).voices for name, one in statements(bare)}
    assert set(after) == set(before)
    assert {name: count for name, count in after.items() if count > min(before[name], 1)} == {}
    said = {name: corroboration_phrase(bare, one) for name, one in statements(bare)}
    assert {name: words for name, words in said.items() if "speakers" in words} == {}


def statements(briefing: Briefing) -> Iterator[tuple[str, Stated]]:
    """Yield every claim, tie, designation and reaction with its id."""
    for record in briefing.records.values():
        if isinstance(record, Reaction):
            yield record.id, record
        for claim in record.claims if isinstance(record, Actor | Event) else ():
            yield claim.id, claim
        if isinstance(record, Actor):
            yield from ((tie.id, tie) for tie in record.relationships)
            yield from ((one.id, one) for one in record.designations)


def _stripped(record: AnyRecord, bodies: set[str]) -> Any:  # noqa: ANN401 - the record's own type
    if isinstance(record, Source):
        is_own = record.role is SourceRole.PRIMARY and record.origin in bodies
        origin = record.origin if is_own else f"outlet-{record.publisher}"
        return record.model_copy(update={"origin": origin})
    return _without(record)


def _without(value: Any) -> Any:  # noqa: ANN401 - whatever a record holds
    if isinstance(value, tuple):
        return tuple(_without(one) for one in value)
    if not isinstance(value, BaseModel):
        return value
    fields = {name: _without(getattr(value, name)) for name in type(value).model_fields}
    fields |= {name: empty for name, empty in _EMPTIED.items() if name in fields}
    if "relays" in fields:
        fields["origin"] = None
    return value.model_copy(update=fields)
