"""Addresses that readers may have kept and that no longer lead anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from briefing.comparing.changes import LostAddress
from briefing.comparing.renames import Renames, earlier_ids, items_of
from briefing.comparing.sides import Side
from briefing.comparing.statements import pointers, site_path
from briefing.comparing.values import ValueWording
from briefing.phrases import gettext
from briefing.records import AnyRecord


def reachable(records: Iterable[AnyRecord]) -> Iterator[str]:
    """Yield the addresses of all pages and redirects."""
    for record in records:
        for record_id in (record.id, *record.renamed_from):
            yield site_path(record.KIND, record_id)


def ids_at(places: Iterable[str]) -> frozenset[str]:
    """Return the ids of the records at some locations in a data folder."""
    return frozenset(PurePosixPath(place).stem for place in places)


def lost(
    before: Side, after: Side, renames: Renames, wording: ValueWording
) -> Iterator[LostAddress]:
    """Yield the addresses of pages, redirects and statements that no longer lead anywhere.

    The content of an unreadable file does not count as lost.
    """
    unread = ids_at(after.unread)
    present = set(reachable(after.records))
    lost_pages: set[str] = set()
    for record in before.records:
        name = wording.name_of(renames.records.get(record.id, record.id))
        if renames.records.get(record.id, record.id) in unread:
            lost_pages.add(record.id)
            continue
        if (path := site_path(record.KIND, record.id)) not in present:
            lost_pages.add(record.id)
            yield LostAddress(path, name, len(items_of([record])))
        for old in record.renamed_from:
            if (path := site_path(record.KIND, old)) not in present:
                yield LostAddress(path, gettext("redirect to %(name)s", name=name))
    yield from _lost_statements(before, after, renames, wording, lost_pages)
    yield from _lost_pointers(before, after, renames, wording, lost_pages)


def _lost_statements(
    before: Side, after: Side, renames: Renames, wording: ValueWording, lost_pages: set[str]
) -> Iterator[LostAddress]:
    withdrawn = {record.id for record in after.records if record.withdrawn}
    anchors = {
        anchor
        for item_id, (_, _, value) in items_of(after.records).items()
        for anchor in (item_id, *earlier_ids(value))
    }
    for item_id, (home, _, value) in items_of(before.records).items():
        if home.id in lost_pages or renames.records.get(home.id, home.id) in withdrawn:
            continue
        for anchor in (item_id, *earlier_ids(value)):
            if anchor not in anchors:
                words = wording.statement(renames.in_present_ids(value))
                yield LostAddress(site_path(home.KIND, home.id, anchor), words)


def _lost_pointers(
    before: Side, after: Side, renames: Renames, wording: ValueWording, lost_pages: set[str]
) -> Iterator[LostAddress]:
    """Yield pointers from a claim's earlier page to its present one that were removed."""
    present = {record.id: record for record in after.records}
    claims = items_of(before.records)
    for record in before.records:
        page = present.get(renames.records.get(record.id, record.id))
        if record.id in lost_pages or page is None or page.withdrawn:
            continue
        for claim_id in pointers(record):
            if claim_id in pointers(page) or claim_id in items_of([page]):
                continue
            _, _, claim = claims.get(claim_id, (record, "", record))
            words = gettext(
                "pointer to %(claim)s", claim=wording.statement(renames.in_present_ids(claim))
            )
            yield LostAddress(site_path(record.KIND, record.id, claim_id), words)
