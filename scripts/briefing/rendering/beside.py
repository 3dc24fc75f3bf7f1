"""The files beside a record's page: what they are called, and where there is anything in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing import addresses
from briefing.records import Actor, Event, Reaction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.addresses import Address
    from briefing.linking import Briefing
    from briefing.records import AnyRecord
    from briefing.statements import Telling

CLAIMS_FILE = "claims.jsonld"
"""Has the claims of the record as structured data."""

COPIES_FILE = "copy.json"
"""Has what a reader takes along of the page."""

PAGE = "page"
"""The key of a statement that is its page."""


def has_claims(briefing: Briefing, record: AnyRecord | None) -> bool:
    """Return whether a record has the first: on a site with an address, as its `@id`s need one."""
    return (
        briefing.settings.site_url is not None
        and isinstance(record, Actor | Event)
        and record.withdrawn is None
        and not all(map(briefing.is_accusation, record.claims))
    )


def has_copies(briefing: Briefing, record: AnyRecord | None) -> bool:
    """Return whether there is anything to copy on a record's page but the reference to it."""
    return any(True for _ in copyable_statements(briefing, record))


def copyable_statements(
    briefing: Briefing, record: AnyRecord | None
) -> Iterator[tuple[str, Address, Telling]]:
    """Yield what can be copied on a record's page: its key, where it is, and what it says."""
    if record is None or record.withdrawn is not None:
        return
    if isinstance(record, Reaction):
        yield PAGE, addresses.of(record), record
    if isinstance(record, Actor | Event):
        for claim in record.claims:
            yield claim.id, addresses.of(record, claim.id), claim
    if isinstance(record, Actor):
        for tie in record.relationships:
            if briefing.is_accusation(tie) and tie.id in briefing.indexes.anchors:
                yield tie.id, addresses.of(record, tie.id), tie
