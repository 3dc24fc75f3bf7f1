"""Sources: used, kept, and read."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checking.case import Case, place_of
from briefing.problems import Problem
from briefing.records import Source
from briefing.records.enums import ReadExtent, SourceRole


def unused_sources(case: Case) -> Iterator[Problem]:
    """Every source carries something; not to be told while a record that may cite it is unread."""
    if case.unread:
        return
    indexes = case.briefing.indexes
    sought = {
        source for unknown in case.briefing.settings.home.unknown for source in unknown.searched
    }
    for record in case.records:
        if (
            isinstance(record, Source)
            and record.id not in indexes.supports
            and record.id not in indexes.cited_in
            and record.id not in sought
        ):
            yield case.problem(
                "source-uncited",
                place_of(record),
                (),
                f"nothing cites `{record.id}`",
                "Cite it where it carries something, or remove the file.",
            )


def unarchived_sources(case: Case) -> Iterator[Problem]:
    """A copy in an archive outlives the page."""
    for record in case.records:
        if isinstance(record, Source) and record.url and not record.archive_url:
            yield case.problem(
                "no-archive-copy",
                place_of(record),
                ("url",),
                "this source has no archived copy",
                "Save the page at web.archive.org and add the copy's address as `archive_url`.",
            )


def partly_read_sources(case: Case) -> Iterator[Problem]:
    """A source that was read in part carries only what was read."""
    for record in case.records:
        if isinstance(record, Source) and record.read is not ReadExtent.FULL:
            yield case.problem(
                "read-in-part",
                place_of(record),
                ("read",),
                f"only its {record.read} was read",
                "Read the whole text and set `read: full`.",
            )


def copies_of_nobody(case: Case) -> Iterator[Problem]:
    """A wire copy carries the information of an agency, not of the paper that printed it."""
    origins = case.briefing.vocabulary.origins
    for record in case.records:
        if not isinstance(record, Source) or record.role is not SourceRole.WIRE_COPY:
            continue
        origin = origins.get(record.origin)
        if origin is not None and origin.name.casefold() == record.publisher.casefold():
            yield case.problem(
                "wire-copy-of-itself",
                place_of(record),
                ("origin",),
                f"this is a wire copy, and its origin is the outlet that printed it: {origin.name}",
                "Write the agency's id from the vocabulary as `origin`; so two papers that print "
                "one agency count as one. If the outlet reported it itself, the role is "
                "`original-report`.",
            )
