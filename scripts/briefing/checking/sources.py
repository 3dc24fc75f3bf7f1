"""Sources: cited, archived, and read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing import markup
from briefing.checking.case import Case, Spot, clashes, file_of
from briefing.checking.certainty import may_be_cited
from briefing.problems import Problem
from briefing.records import Source
from briefing.records.enums import ReadExtent, SourceRole
from briefing.webpages import is_archived, page_key


def unused_sources(case: Case) -> Iterator[Problem]:
    """Check that every source is cited.

    A source that only withdrawn records name is unused, but cannot be deleted while they name it.
    """
    indexes = case.briefing.indexes
    cited = set(_cited_sources(case))
    for record in case.records:
        if isinstance(record, Source) and record.id not in cited and not may_be_cited(case, record):
            was_cited = record.id in indexes.supports or record.id in indexes.cited_in
            yield case.problem(
                "source-uncited",
                file_of(record),
                (),
                f"nothing cites `{record.id}`" + (" except withdrawn records" if was_cited else ""),
                "Cite it where it supports something, or "
                + ("withdraw it as well." if was_cited else "delete the file."),
            )


def _cited_sources(case: Case) -> Iterator[str]:
    """Yield the ids of the sources that published content names, or that were searched."""
    for holder in case.holders:
        yield from (item.source for item in holder.evidence if item.source)
        yield from (item.relays for item in holder.evidence if item.relays)
    citing = case.briefing.indexes.cited_in.items()
    yield from (source for source, records in citing if any(not one.withdrawn for one in records))
    for place, model in case.beside_records:
        for leaf in case.leaves_of(place, model):
            yield from markup.citations(leaf.text)
    for unknown in case.briefing.settings.home.unknown:
        yield from unknown.searched


def twice_recorded_pages(case: Case) -> Iterator[Problem]:
    """Check that a page has only one record, so that everything that cites it counts once."""
    pages: dict[str, list[Source]] = {}
    for record in case.records:
        if isinstance(record, Source) and record.url and record.withdrawn is None:
            pages.setdefault(page_key(record.url), []).append(record)
    for records in pages.values():
        if len(records) == 1 or _are_versions(records):
            continue
        spots: dict[Spot, Source] = {(file_of(one), ("url",)): one for one in records}
        for spot, other in clashes(tuple(spots), case.newcomers(tuple(spots))):
            yield case.problem(
                "address-shared",
                *spot,
                f"the source `{spots[other].id}` already has this page "
                f"({case.describe_spot(other, spot[0])})",
                f"Cite `{spots[other].id}` where this one is cited, list this id in its "
                "`renamed_from` if it was published, and delete this file.",
            )


def _are_versions(records: Sequence[Source]) -> bool:
    """Return whether all are archived copies of one page from different times."""
    urls = {record.url for record in records if record.url}
    return len(urls) == len(records) and all(map(is_archived, urls))


def unarchived_sources(case: Case) -> Iterator[Problem]:
    """Check that a page has an archived copy, which outlives it."""
    for record in case.records:
        if not isinstance(record, Source) or case.has_gap(file_of(record), "archive_url"):
            continue
        if record.url and not record.archive_url:
            yield case.problem(
                "no-archive-copy",
                file_of(record),
                ("url",),
                "this source has no archived copy",
                "Save the page at web.archive.org and add the copy's address as `archive_url`.",
            )


def partly_read_sources(case: Case) -> Iterator[Problem]:
    """Check that every source was read in full."""
    for record in case.records:
        if not isinstance(record, Source) or case.has_gap(file_of(record), "read"):
            continue
        if record.read is not ReadExtent.FULL:
            yield case.problem(
                "read-in-part",
                file_of(record),
                ("read",),
                f"only its {record.read} was read",
                "Read the whole text and set `read: full`.",
            )


def self_copied_wires(case: Case) -> Iterator[Problem]:
    """Check that a wire copy has an agency as its origin, not the paper that printed it."""
    origins = case.briefing.vocabulary.origins
    for record in case.records:
        if not isinstance(record, Source) or record.role is not SourceRole.WIRE_COPY:
            continue
        if any(case.has_gap(file_of(record), name) for name in ("role", "origin", "publisher")):
            continue
        origin = origins.get(record.origin)
        if origin is not None and origin.name.casefold() == record.publisher.casefold():
            yield case.problem(
                "wire-copy-of-itself",
                file_of(record),
                ("origin",),
                f"this is a wire copy, but its origin is the outlet that printed it: {origin.name}",
                "Set `origin` to the agency's id from the vocabulary; two papers that print one "
                "agency then count as one. If the outlet reported it itself, set "
                "`role: original-report`.",
            )
