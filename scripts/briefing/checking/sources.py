"""Sources: used, kept, and read."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checking.case import Case, place_of
from briefing.problems import Problem
from briefing.records import Source
from briefing.records.enums import ReadExtent


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
