"""Gives boxes that lines join their places: each connected group by itself, then side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from random import Random

from briefing.figures.geometry import Box, Point
from briefing.figures.stress import arranged
from briefing.figures.untangling import Frame, Untangling

Pair = tuple[int, int]

_SEED = 11
_AIR_ACROSS = 92.0
_AIR_DOWN = 68.0
_FORMAT = 2.1
_ATTEMPTS = 3
_BETWEEN_GROUPS = 44.0
_LEAST_GAP = 14.0
_ROOM_BETWEEN = 26.0


@dataclass(frozen=True)
class Size:
    """How wide and how high something is."""

    width: float
    height: float


@dataclass(frozen=True)
class Sheet:
    """The boxes in the order in which they came, and how high the whole is."""

    boxes: tuple[Box, ...]
    height: float


def stacked(sizes: Sequence[Size], width: float) -> Sheet:
    """Place boxes on a sheet of a width one under another, in no time."""
    boxes: list[Box] = []
    top = 0.0
    for size in sizes:
        boxes.append(Box(width / 2, top + size.height / 2, size.width, size.height))
        top += size.height + _LEAST_GAP
    return Sheet(tuple(boxes), top)


@lru_cache(maxsize=4)  # a build draws a figure for its page and for the whole briefing in one
def laid_out(
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
    return _shelved(groups, drawn, len(sizes), width)


def _groups(count: int, edges: Sequence[Pair]) -> list[list[int]]:
    """Give the connected groups, the largest first."""
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
    chance = Random(_SEED)  # noqa: S311 - chance in a drawing keeps no secret
    position = {box: place for place, box in enumerate(group)}
    inside = [number for number, (one, _) in enumerate(edges) if one in position]
    joined = [(position[edges[number][0]], position[edges[number][1]]) for number in inside]
    own_rooms = [rooms[number] for number in inside]
    own_sizes = [sizes[box] for box in group]
    frame = _frame(own_sizes, own_rooms, width)
    attempts: list[Untangling] = []
    for _ in range(_ATTEMPTS):
        points = _spread(arranged(len(group), joined, chance), own_sizes, frame)
        attempts.append(Untangling(_boxes(points, own_sizes), joined, own_rooms, frame))
        attempts[-1].run(chance)
    best = min(attempts, key=Untangling.cost)
    return _trimmed(_settled(_boxes(best.middles(), own_sizes)))


def _boxes(points: Sequence[Point], sizes: Sequence[Size]) -> list[Box]:
    return [
        Box(point.x, point.y, size.width, size.height)
        for point, size in zip(points, sizes, strict=True)
    ]


def _frame(sizes: Sequence[Size], rooms: Sequence[float], width: float) -> Frame:
    """Give the room that a group needs: about as wide as a page, and not much empty."""
    area = sum((size.width + _AIR_ACROSS) * (size.height + _AIR_DOWN) for size in sizes)
    widest = sorted(size.width for size in sizes)[-2:]
    least = sum(widest) + (max(rooms, default=0) + _ROOM_BETWEEN) * (len(widest) - 1)
    across = min(width, max(least, sqrt(area * _FORMAT)))
    tallest = max(size.height for size in sizes)
    return Frame(across, max(area / across if len(sizes) > len(widest) else 0.0, tallest))


def _spread(points: Sequence[Point], sizes: Sequence[Size], frame: Frame) -> list[Point]:
    """Stretch an arrangement until it fills the frame."""
    left, top = min(p.x for p in points), min(p.y for p in points)
    wide = max(p.x for p in points) - left
    high = max(p.y for p in points) - top
    return [
        Point(
            size.width / 2 + (frame.width - size.width) * ((p.x - left) / wide if wide else 0.5),
            size.height / 2 + (frame.height - size.height) * ((p.y - top) / high if high else 0.5),
        )
        for p, size in zip(points, sizes, strict=True)
    ]


def _settled(boxes: Sequence[Box]) -> list[Box]:
    """Move boxes down until none overlap, from the top, each no further than it must."""
    done: dict[int, Box] = {}
    for number in sorted(range(len(boxes)), key=lambda n: (boxes[n].y, boxes[n].x, n)):
        box = boxes[number]
        while blocking := [other for other in done.values() if box.overlaps(other, _LEAST_GAP)]:
            lowest = min(other.y + other.height / 2 for other in blocking)
            # A shade more than the gap, so that rounding cannot find them overlapping again.
            box = Box(box.x, lowest + _LEAST_GAP + box.height / 2 + 0.01, box.width, box.height)
        done[number] = box
    return [done[number] for number in range(len(boxes))]


def _trimmed(boxes: Sequence[Box]) -> list[Box]:
    left = min(box.x - box.width / 2 for box in boxes)
    top = min(box.y - box.height / 2 for box in boxes)
    return [box.moved(-left, -top) for box in boxes]


def _extent(boxes: Sequence[Box]) -> Size:
    return Size(
        max(box.x + box.width / 2 for box in boxes), max(box.y + box.height / 2 for box in boxes)
    )


def _shelved(
    groups: Sequence[list[int]], drawn: Sequence[list[Box]], count: int, width: float
) -> Sheet:
    """Put the groups in rows, with the room that is left in a row shared out evenly."""
    rows: list[list[int]] = []
    filled = width
    for number, boxes in enumerate(drawn):
        wide = _extent(boxes).width
        if not rows or filled + _BETWEEN_GROUPS + wide > width:
            rows.append([])
            filled = -_BETWEEN_GROUPS
        rows[-1].append(number)
        filled += _BETWEEN_GROUPS + wide
    found: dict[int, Box] = {}
    top = 0.0
    for row in rows:
        extents = [_extent(drawn[number]) for number in row]
        free = (width - sum(extent.width for extent in extents)) / (len(row) + 1)
        left = free
        high = max(extent.height for extent in extents)
        for number, extent in zip(row, extents, strict=True):
            for box, place in zip(groups[number], drawn[number], strict=True):
                found[box] = place.moved(left, top + (high - extent.height) / 2)
            left += extent.width + free
        top += high + _BETWEEN_GROUPS
    height = top - _BETWEEN_GROUPS if rows else 0.0
    return Sheet(tuple(found[box] for box in range(count)), height)
