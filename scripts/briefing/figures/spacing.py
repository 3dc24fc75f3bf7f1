"""Push boxes apart until none are too close and no line runs under a box that it does not join."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt
from typing import NamedTuple

from briefing.figures.geometry import Box, Point, crosses, intersects
from briefing.figures.polygons import bounding_box

Pair = tuple[int, int]

# The length of a line in an arrangement, and the gaps between boxes: boxes joined by a line leave
# space for its label, whether they are side by side or one above the other.
_STEP_ACROSS, _STEP_DOWN = 150.0, 95.0
_GAP_ACROSS, _GAP_DOWN = 20.0, 22.0
_ROOM_DOWN = 34.0
_CLEAR_OF_LINES = 7.0
_LEAST_GAP = 14.0

_ROUNDS = 40
_EXTRA_PUSH = 1.0
"""How many pixels a push goes further than necessary, to avoid endless tiny pushes."""
_SIDEWAYS_PREFERENCE = 2.0
"""How many pixels sideways cost as much as one up or down: the width of a page is limited."""

# The cost of a line under a box, and of a pixel of height, in crossings.
_UNDER_BOX_COST = 3.0
_HEIGHT_COST = 1 / 150


class Size(NamedTuple):
    """A width and a height, in pixels."""

    width: float
    height: float


class _MinimumDistance(NamedTuple):
    """The minimum distance between the centres of two boxes, in one direction or the other."""

    one: int
    other: int
    across: float
    down: float


@dataclass(frozen=True)
class Joined:
    """Boxes joined by lines, with the width that each line's label needs."""

    sizes: Sequence[Size]
    edges: Sequence[Pair]
    rooms: Sequence[float]

    def space_out(self, points: Sequence[Point], width: float) -> list[Box]:
        """Place each box near its point on a sheet of the given width."""
        positions = _Positions(self, points, width)
        for _ in range(_ROUNDS):
            # Not `or`: both have to run.
            if not positions.clear_lines() | positions.separate_boxes():
                break
        return _remove_overlaps(positions.boxes())

    def minimum_distances(self) -> Iterator[_MinimumDistance]:
        """Yield the minimum distance of each pair of boxes."""
        rooms = {frozenset(edge): room for edge, room in zip(self.edges, self.rooms, strict=True)}
        for one, other in combinations(range(len(self.sizes)), 2):
            a, b = self.sizes[one], self.sizes[other]
            room = rooms.get(frozenset((one, other)))
            across = max(room or 0.0, _GAP_ACROSS)
            down = _GAP_DOWN if room is None else _ROOM_DOWN
            yield _MinimumDistance(
                one, other, (a.width + b.width) / 2 + across, (a.height + b.height) / 2 + down
            )

    def faults(self, boxes: Sequence[Box]) -> float:
        """Return the cost of a drawing, in crossings."""
        spots = [box.centre for box in boxes]
        enlarged = [box.grow(_CLEAR_OF_LINES) for box in boxes]
        lines_under = sum(
            intersects(spots[one], spots[other], box)
            for one, other in self.edges
            for place, box in enumerate(enlarged)
            if place not in {one, other}
        )
        height = bounding_box([corner for box in boxes for corner in box.corners]).height
        return self.crossings(spots) + _UNDER_BOX_COST * lines_under + _HEIGHT_COST * height

    def crossings(self, spots: Sequence[Point]) -> int:
        """Count the crossings of the lines if the boxes' centres are at some points."""
        return sum(
            crosses(spots[a], spots[b], spots[c], spots[d])
            for (a, b), (c, d) in combinations(self.edges, 2)
            if a not in {c, d} and b not in {c, d}
        )


class _Positions:
    """The positions of boxes while they are pushed."""

    def __init__(self, joined: Joined, points: Sequence[Point], width: float) -> None:
        self._joined = joined
        self._width = width
        self._minimum_distances = list(joined.minimum_distances())
        self._across = [size.width / 2 + _CLEAR_OF_LINES for size in joined.sizes]
        self._down = [size.height / 2 + _CLEAR_OF_LINES for size in joined.sizes]
        xs = [point.x * _STEP_ACROSS for point in points]
        left = min(x - across for x, across in zip(xs, self._across, strict=True))
        right = max(x + across for x, across in zip(xs, self._across, strict=True))
        share = min(1.0, width / (right - left))
        self._xs = [width / 2 + (x - (left + right) / 2) * share for x in xs]
        # The height grows in proportion as the width shrinks.
        self._ys = [point.y * _STEP_DOWN / share for point in points]

    def boxes(self) -> list[Box]:
        """Return the boxes at their current positions."""
        middles = map(Point, self._xs, self._ys)
        return [Box.about(at, *size) for at, size in zip(middles, self._joined.sizes, strict=True)]

    def separate_boxes(self) -> bool:
        """Push apart boxes that are too close; return whether there were any."""
        xs, ys = self._xs, self._ys
        moved = False
        for one, other, across, down in self._minimum_distances:
            dx, dy = xs[other] - xs[one], ys[other] - ys[one]
            overlap_across, overlap_down = across - abs(dx), down - abs(dy)
            if overlap_across <= 0 or overlap_down <= 0:
                continue
            moved = True
            if overlap_across < overlap_down * _SIDEWAYS_PREFERENCE:
                push = _with_sign(overlap_across + _EXTRA_PUSH, dx) / 2
                xs[one] -= push
                xs[other] += push
            else:
                push = _with_sign(overlap_down + _EXTRA_PUSH, dy) / 2
                ys[one] -= push
                ys[other] += push
        for box, across in enumerate(self._across):
            xs[box] = min(max(xs[box], across), self._width - across)
        return moved

    def clear_lines(self) -> bool:
        """Push apart boxes and the lines under them; return whether there were any.

        A box that is pushed several times moves by the average push, as the sum could be huge.
        """
        pushes: dict[int, list[Point]] = {}
        for one, other in self._joined.edges:
            for box in self._boxes_near(one, other):
                push = self._push_off_line(one, other, box)
                if push is not None:
                    back = Point(-push.x, -push.y)
                    for place, move in ((box, push), (one, back), (other, back)):
                        pushes.setdefault(place, []).append(move)
        for box, moves in pushes.items():
            self._xs[box] += sum(move.x for move in moves) / len(moves)
            self._ys[box] += sum(move.y for move in moves) / len(moves)
        return bool(pushes)

    def _boxes_near(self, one: int, other: int) -> Iterator[int]:
        """Yield the boxes close to a line, except the two that it joins."""
        xs, ys = self._xs, self._ys
        ax, ay, bx, by = xs[one], ys[one], xs[other], ys[other]
        left, right = (ax, bx) if ax < bx else (bx, ax)
        top, bottom = (ay, by) if ay < by else (by, ay)
        for box, (x, y) in enumerate(zip(xs, ys, strict=True)):
            # Most boxes are far to the left or right, so this is checked first.
            across, down = self._across[box], self._down[box]
            is_beside = x + across <= left or x - across >= right
            if not (is_beside or y + down <= top or y - down >= bottom or box in {one, other}):
                yield box

    def _push_off_line(self, one: int, other: int, box: int) -> Point | None:
        """Return the push perpendicular to a line that moves a box off it, or None."""
        xs, ys = self._xs, self._ys
        dx, dy = xs[other] - xs[one], ys[other] - ys[one]
        length = sqrt(dx * dx + dy * dy) or 1.0
        x, y = -dy / length, dx / length
        offset = (xs[box] - xs[one]) * x + (ys[box] - ys[one]) * y
        overlap = self._across[box] * abs(x) + self._down[box] * abs(y) - abs(offset)
        if overlap <= 0:
            return None
        push = _with_sign(overlap + _EXTRA_PUSH, offset)
        return Point(x * push, y * push)


def _with_sign(size: float, like: float) -> float:
    return size if like >= 0 else -size


def _remove_overlaps(boxes: Sequence[Box]) -> list[Box]:
    """Move boxes down until none overlap, from the top, each no further than necessary."""
    done: dict[int, Box] = {}
    for number in sorted(range(len(boxes)), key=lambda n: (boxes[n].centre.y, boxes[n].left, n)):
        box = boxes[number]
        while blocking := [other for other in done.values() if box.overlaps(other, _LEAST_GAP)]:
            lowest = min(other.bottom for other in blocking)
            # Slightly more than the gap, so that they do not overlap after rounding.
            box = box.move(0, lowest + _LEAST_GAP + 0.01 - box.top)
        done[number] = box
    return [done[number] for number in range(len(boxes))]
