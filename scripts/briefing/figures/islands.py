"""Islands of the network: parts that no drawn tie joins to the largest part.

If a tie across the gap is claimed or alleged, an empty space would suggest that there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from briefing.figures.geometry import Box, Line, Point, intersects
from briefing.figures.polygons import bounding_box
from briefing.figures.ties import NetworkTie
from briefing.letters import sort_key
from briefing.linking import Briefing, Tie
from briefing.records import Actor

_GAP = 4.0
_ROOM = (210.0, 16.0)
"""The width and height of the words next to an island in any language, in pixels."""


@dataclass(frozen=True)
class Island:
    """Actors of one part, or an actor in no part, with ties that are claimed and not drawn.

    Attributes:
        actors: The actors with such ties, sorted by name.
        words: The centre of the words next to it; None if it is not drawn or has no room.
    """

    actors: tuple[Actor, ...]
    words: Point | None


@dataclass(frozen=True)
class Drawing:
    """The drawing to which the words are added.

    Attributes:
        boxes: The boxes of the actors, by id.
        words: The boxes of the labels.
        lines: The lines of the ties.
        frame: The edges of the figure.
    """

    boxes: Mapping[str, Box]
    words: tuple[Box, ...]
    lines: tuple[Line, ...]
    frame: Box


def islands(briefing: Briefing, ties: Sequence[NetworkTie], sheet: Drawing) -> tuple[Island, ...]:
    """Return the islands that have a claimed tie to another part; `ties` are the drawn ones."""
    parts = sorted(_parts(ties), key=len, reverse=True)
    joined = {member for part in parts for member in part}
    apart = [*parts[1:], *({actor} for actor in briefing.actors if actor not in joined)]
    taken = [*sheet.boxes.values(), *sheet.words]
    found: list[Island] = []
    for part in apart:
        actors = [briefing.actors[member] for member in part if _leads_out(briefing, member, part)]
        if not actors:
            continue
        near = [sheet.boxes[actor.id] for actor in actors if actor.id in sheet.boxes]
        spot = best_spot(part, near, taken, sheet)
        taken += [spot] if spot else []
        actors.sort(key=lambda actor: (sort_key(actor.name), actor.id))
        found.append(Island(tuple(actors), spot.centre.round() if spot else None))
    return tuple(sorted(found, key=lambda one: (sort_key(one.actors[0].name), one.actors[0].id)))


def best_spot(
    part: set[str], near: Sequence[Box], taken: Sequence[Box], sheet: Drawing
) -> Box | None:
    """Return the first place for an island's words that is nearer to it than to another actor.

    `near` are the boxes of its actors with such ties. If each place is nearer to another, it is
    the first of all; None if there is none.
    """
    own = [sheet.boxes[member] for member in sorted(part) if member in sheet.boxes]
    if not own:
        return None
    others = [box for member, box in sheet.boxes.items() if member not in part]
    spots = list(_free_spots(own, near, taken, sheet))
    plain = (spot for spot in spots if _gap(spot, own) < _gap(spot, others))
    return next(plain, spots[0] if spots else None)


def is_claimed_tie(tie: Tie) -> bool:
    """Return whether a tie is claimed or alleged, so that no figure draws it."""
    return tie.accusation or tie.relationship.status.needs_attribution


def _leads_out(briefing: Briefing, actor: str, part: set[str]) -> bool:
    ties = briefing.indexes.ties.get(actor, ())
    return any(is_claimed_tie(tie) and tie.other not in part for tie in ties)


def _parts(ties: Iterable[NetworkTie]) -> list[set[str]]:
    """Return the connected parts of the network, as sets of actor ids."""
    parts: list[set[str]] = []
    for tie in ties:
        ends = {tie.source.id, tie.target.id}
        touched = [part for part in parts if part & ends]
        parts = [part for part in parts if not part & ends]
        parts.append(ends.union(*touched))
    return parts


def _gap(spot: Box, boxes: Sequence[Box]) -> float:
    """Return how far the words in a place are from the nearest of some boxes."""
    words = Box.about(spot.centre, spot.width / 2, spot.height)
    return min((_between(words, box) for box in boxes), default=inf)


def _between(one: Box, other: Box) -> float:
    across = max(one.left - other.right, other.left - one.right, 0.0)
    down = max(one.top - other.bottom, other.top - one.bottom, 0.0)
    return across + down


def _free_spots(
    drawn: Sequence[Box], near: Sequence[Box], taken: Sequence[Box], sheet: Drawing
) -> Iterator[Box]:
    """Yield the places around an island and its actors where words cover nothing.

    If one actor has the ties, the places around it come first.
    """
    whole = bounding_box([corner for box in drawn for corner in box.corners])
    for box in (*(near if len(near) == 1 else ()), whole, *drawn):
        for spot in _spots_around(box):
            is_clear = sheet.frame.holds(spot) and not any(map(spot.overlaps, taken))
            if is_clear and not any(intersects(*line, spot) for line in sheet.lines):
                yield spot


def _spots_around(box: Box) -> Iterator[Box]:
    wide, high = _ROOM
    middle = box.centre
    for y in (box.bottom + high / 2 + _GAP, box.top - high / 2 - _GAP):
        for x in (middle.x, box.left + wide / 2, box.right - wide / 2):
            yield Box.about(Point(x, y), wide, high)
    for x in (box.right + wide / 2 + _GAP, box.left - wide / 2 - _GAP):
        yield Box.about(Point(x, middle.y), wide, high)
