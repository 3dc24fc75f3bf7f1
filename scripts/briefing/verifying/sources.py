"""The sources of a briefing to visit, and the excerpts to look for on their pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from briefing.linking import Briefing
from briefing.records import Source
from briefing.verifying.results import Result


def addressable_sources(briefing: Briefing) -> tuple[Source, ...]:
    """Return the sources with an address that are not withdrawn, in the order of their ids."""
    return tuple(
        source
        for source in briefing.sources.values()
        if source.url is not None and source.withdrawn is None
    )


def excerpts_of(briefing: Briefing, source: Source) -> tuple[str, ...]:
    """Return the excerpts that evidence in the briefing takes from a source, each once."""
    supports = briefing.indexes.supports.get(source.id, ())
    return tuple(
        dict.fromkeys(
            item.excerpt
            for support in supports
            for item in support.holder.evidence
            if item.source == source.id and item.excerpt
        )
    )


def current_results(briefing: Briefing, results: Mapping[str, Result]) -> dict[str, Result]:
    """Return the results that match the records as they are: same address, same excerpts."""
    return {
        source.id: result
        for source in addressable_sources(briefing)
        if (result := results.get(source.id)) is not None
        and result.url == source.url
        and tuple(one.excerpt for one in result.findings) == excerpts_of(briefing, source)
    }


def day_of(source: Source) -> date | None:
    """Return the day to which a copy should be near: of publication, else of reading."""
    for written in (source.date, source.accessed):
        if written is not None and written.latest is not None:
            return written.latest.date()
    return None
