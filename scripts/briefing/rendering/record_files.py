"""Names of the files next to a record's page, and which records have them."""

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
"""The file with the record's claims as structured data."""

COPIES_FILE = "copy.json"
"""The file with the texts that a reader can copy from the page."""

PAGE = "page"
"""The key of a statement that is a page of its own."""


def has_claims(briefing: Briefing, record: AnyRecord | None) -> bool:
    """Return whether a record has a claims file: its `@id`s need a site with an address."""
    return (
        briefing.settings.site_url is not None
        and isinstance(record, Actor | Event)
        and record.withdrawn is None
        and not all(map(briefing.is_accusation, record.claims))
    )


def has_copies(briefing: Briefing, record: AnyRecord | None) -> bool:
    """Return whether a record's page has more to copy than its own reference."""
    return any(True for _ in copyable_statements(briefing, record))


def copyable_statements(
    briefing: Briefing, record: AnyRecord | None
) -> Iterator[tuple[str, Address, Telling]]:
    """Yield each statement that can be copied from a record's page, with its key and address."""
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
