"""Gives boxes that lines join their places: each connected group by itself, then side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from briefing.figures.geometry import Box
from briefing.figures.polygons import around
from briefing.figures.spacing import Joined, Pair, Size
from briefing.figures.stress import arrangements

_SEED = 11
_MOST_STARTS, _MOST_SPACED = 12, 5
"""How many arrangements are tried, and how many of them, those with the fewest crossings, drawn."""
_WORK = 34_000
"""How many pairs of things there are in all starts together, unless one start has more."""
_BETWEEN_GROUPS = 44.0


@dataclass(frozen=True)
class Sheet:
    """The boxes in the order in which they came, and how high the whole is."""

    boxes: tuple[Box, ...]
    height: float


@lru_cache(maxsize=4)  # a build draws a figure for its page and for the whole briefing in one
def lay_out(
    sizes: tuple[Size, ...], edges: tuple[Pair, ...], rooms: tuple[float, ...], width: float
) -> Sheet:
    """Place boxes on a sheet of a width so that none overlap and few lines cross.

    Args:
        sizes: Of the boxes, none wider than the sheet.
        edges: Which boxes a line joins, by their positions.
        rooms: For each line, how wide its words are.
        width: Of the sheet.
    """
    groups = _groups(len(sizes), edges)
    drawn = [_group(group, sizes, edges, rooms, width) for group in groups]
    return _shelve(groups, drawn, len(sizes), width)


def _groups(count: int, edges: Sequence[Pair]) -> list[list[int]]:
    """Return the connected groups, the largest first."""
    leader = list(range(count))

    def led(box: int) -> int:
        while leader[box] != box:
            leader[box] = leader[leader[box]]
            box = leader[box]
        return box

    for one, other in edges:
        low, high = sorted((led(one), led(other)))
        leader[high] = low
    groups: dict[int, list[int]] = {}
    for box in range(count):
        groups.setdefault(led(box), []).append(box)
    return sorted(groups.values(), key=lambda group: (-len(group), group))


def _group(
    group: list[int],
    sizes: Sequence[Size],
    edges: Sequence[Pair],
    rooms: Sequence[float],
    width: float,
) -> list[Box]:
    """Return the best of several drawings of a connected group, its corner at the origin."""
    chance = Random(_SEED)  # noqa: S311 - chance in a drawing keeps no secret
    position = {box: place for place, box in enumerate(group)}
    inside = [number for number, (one, _) in enumerate(edges) if one in position]
    joined = Joined(
        [sizes[box] for box in group],
        [(position[one], position[other]) for one, other in (edges[number] for number in inside)],
        [rooms[number] for number in inside],
    )
    pairs = len(group) * (len(group) + len(inside))
    starts = max(1, min(_MOST_STARTS, _WORK // pairs))
    likely = sorted(arrangements(len(group), joined.edges, starts, chance), key=joined.crossings)
    found = [joined.space_out(points, width) for points in likely[:_MOST_SPACED]]
    return _trim(min(found, key=joined.faults))


def _trim(boxes: Sequence[Box]) -> list[Box]:
    whole = _whole(boxes)
    return [box.move(-whole.left, -whole.top) for box in boxes]


def _whole(boxes: Sequence[Box]) -> Box:
    return around([corner for box in boxes for corner in box.corners])


def _shelve(
    groups: Sequence[list[int]], drawn: Sequence[list[Box]], count: int, width: float
) -> Sheet:
    """Put the groups in rows, with the room that is left in a row shared out evenly."""
    rows: list[list[int]] = []
    filled = width
    for number, boxes in enumerate(drawn):
        wide = _whole(boxes).right
        if not rows or filled + _BETWEEN_GROUPS + wide > width:
            rows.append([])
            filled = -_BETWEEN_GROUPS
        rows[-1].append(number)
        filled += _BETWEEN_GROUPS + wide
    found: dict[int, Box] = {}
    top = 0.0
    for row in rows:
        wholes = [_whole(drawn[number]) for number in row]
        free = (width - sum(whole.width for whole in wholes)) / (len(row) + 1)
        left = free
        high = max(whole.height for whole in wholes)
        for number, whole in zip(row, wholes, strict=True):
            for box, place in zip(groups[number], drawn[number], strict=True):
                found[box] = place.move(left, top + (high - whole.height) / 2)
            left += whole.width + free
        top += high + _BETWEEN_GROUPS
    height = top - _BETWEEN_GROUPS if rows else 0.0
    return Sheet(tuple(found[box] for box in range(count)), height)
