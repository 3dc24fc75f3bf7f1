"""Names of the files next to a record's page, and which records have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing import addresses
from briefing.addresses import Address
from briefing.records import Actor, Event, Question, Reaction
from briefing.statements import Passage, passages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.linking import Briefing
    from briefing.records import AnyRecord
    from briefing.statements import Telling

    Copyable = Telling | Passage

CHANGES_FILE = "changes.xml"
"""The feed of what changed in the record."""

COPIES_FILE = "copy.json"
"""The file with the texts that a reader can copy from the page."""

NESTED_FILE = "index.json"
"""The file with all of a record as JSON."""

PAGE = "page"
"""The key of a statement that is a page of its own."""


def is_live(_briefing: Briefing, record: AnyRecord | None) -> bool:
    """Return whether a record is there and not withdrawn."""
    return record is not None and record.withdrawn is None


def has_changes_feed(briefing: Briefing, record: AnyRecord | None) -> bool:
    """Return whether a record has a feed of its own: one that readers would follow.

    A withdrawn one keeps its feed, which says so. A feed needs a site with an address.
    """
    return briefing.settings.site_url is not None and isinstance(record, Actor | Question)


def has_claims(briefing: Briefing, record: AnyRecord | None) -> bool:
    """Return whether a record has a claims file: its `@id`s need a site with an address."""
    return (
        briefing.settings.site_url is not None
        and isinstance(record, Actor | Event)
        and record.withdrawn is None
        and bool(record.claims)
    )


def has_copies(briefing: Briefing, record: AnyRecord | None) -> bool:
    """Return whether the page of a record, or for None the home page, has a text to copy."""
    return any(True for _ in copyable(briefing, record))


def copyable(
    briefing: Briefing, record: AnyRecord | None
) -> Iterator[tuple[str, Address, Copyable]]:
    """Yield each statement and passage that can be copied, with its key and address."""
    if record is not None and record.withdrawn is not None:
        return
    for passage in passages(briefing, record):
        yield passage.key, _address_of(record, passage), passage
    yield from _statements(briefing, record)


def _address_of(record: AnyRecord | None, passage: Passage) -> Address:
    """Return the address of a passage: an assessment's heading, or the page."""
    anchor = passage.key if isinstance(record, Question) else None
    return addresses.of(record, anchor) if record else Address(addresses.HOME)


def _statements(
    briefing: Briefing, record: AnyRecord | None
) -> Iterator[tuple[str, Address, Telling]]:
    if isinstance(record, Reaction):
        yield PAGE, addresses.of(record), record
    if isinstance(record, Actor | Event):
        for claim in record.claims:
            yield claim.id, addresses.of(record, claim.id), claim
    if isinstance(record, Actor):
        for tie in record.relationships:
            if briefing.is_accusation(tie) and tie.id in briefing.indexes.anchors:
                yield tie.id, addresses.of(record, tie.id), tie
