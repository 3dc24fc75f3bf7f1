"""Ties between actors: each recorded once, and none to oneself."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checking.case import Case, Spot, file_of
from briefing.problems import Problem
from briefing.records import Actor, Relationship


def ties_to_oneself(case: Case) -> Iterator[Problem]:
    """Check that no tie leads from an actor to itself."""
    for (place, path), actor, tie in _ties(case):
        if tie.target == actor.id:
            yield case.problem(
                "tie-to-itself",
                place,
                (*path, "target"),
                f"the tie `{tie.id}` leads from `{actor.id}` to itself",
                "Write the id of the other actor; or delete the tie.",
            )


def duplicate_ties(case: Case) -> Iterator[Problem]:
    """Check that a tie is recorded at only one of its two ends.

    The page of the other end shows it too.
    """
    spots = {tie.id: (spot, actor) for spot, actor, tie in _ties(case)}
    for here, there in case.briefing.indexes.mirrors.items():
        (spot, _), (other, holder) = spots[here], spots[there]
        if spot not in case.newcomers((spot, other)):
            continue
        place, path = spot
        yield case.problem(
            "tie-told-twice",
            place,
            path,
            f"the tie `{here}` is also recorded from the other end: `{there}` "
            f"({case.describe_spot(other, place)})",
            "Delete one of the two, and move its evidence to the other. A tie appears on the "
            f"page of `{holder.id}` and on this one, whichever record it is in.",
        )


def _ties(case: Case) -> Iterator[tuple[Spot, Actor, Relationship]]:
    for record in case.records:
        if isinstance(record, Actor):
            for position, tie in enumerate(record.relationships):
                yield (file_of(record), ("relationships", position)), record, tie
