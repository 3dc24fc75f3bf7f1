"""Dates that cannot be right, whichever time zone each was written in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefing.checking.case import Case, place_of
from briefing.problems import Problem
from briefing.records import Actor, Designation, Reaction, Relationship


def backward_spans(case: Case) -> Iterator[Problem]:
    """No tie and no designation ends before it starts."""
    for record in case.records:
        if not isinstance(record, Actor):
            continue
        spans: Mapping[str, Sequence[Relationship | Designation]] = {
            "relationships": record.relationships,
            "designations": record.designations,
        }
        for field, items in spans.items():
            for position, item in enumerate(items):
                if item.start and item.end and item.end.surely_before(item.start):
                    yield case.problem(
                        "end-before-start",
                        place_of(record),
                        (field, position, "end"),
                        f"the end, {item.end}, is before the start, {item.start}",
                        "Check both dates; year, month and day stand in that order.",
                    )


def early_reactions(case: Case) -> Iterator[Problem]:
    """No reaction is said before the event that it answers began."""
    for record in case.records:
        if not isinstance(record, Reaction):
            continue
        event = case.briefing.events.get(record.to)
        if event is not None and record.said.surely_before(event.date):
            yield case.problem(
                "reaction-before-event",
                place_of(record),
                ("said",),
                f"said on {record.said}, before the event it answers ({event.date})",
                "Check the date, or point `to` at the event that it answers.",
            )
