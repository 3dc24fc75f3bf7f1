"""Pushes boxes apart until none is too near another and no line runs under one that it passes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt
from typing import NamedTuple

from briefing.figures.geometry import Box, Point, crosses, meets
from briefing.figures.polygons import around

Pair = tuple[int, int]

# How long a line is in an arrangement, and how far boxes stay apart: those that a line joins leave
# its words a place, beside one another or one above the other.
_STEP_ACROSS, _STEP_DOWN = 150.0, 95.0
_GAP_ACROSS, _GAP_DOWN = 20.0, 22.0
_ROOM_DOWN = 34.0
_CLEAR_OF_LINES = 7.0
_LEAST_GAP = 14.0

_ROUNDS = 40
_TOO_FAR = 1.0
"""A push goes so many pixels further than it must, or many small ones would have no end."""
_ACROSS_RATHER = 2.0
"""So many pixels to the side are as good as one up or down: a page has an end at its sides."""

# What a line under a box and a pixel of height count, in crossings.
_UNDER_BOX = 3.0
_TALL = 1 / 150


class Size(NamedTuple):
    """How wide and how high something is."""

    width: float
    height: float


class _Wish(NamedTuple):
    """How far the middles of two boxes want to be apart, in one direction or the other."""

    one: int
    other: int
    across: float
    down: float


@dataclass(frozen=True)
class Joined:
    """Boxes joined by lines; each line wants room for words so wide."""

    sizes: Sequence[Size]
    edges: Sequence[Pair]
    rooms: Sequence[float]

    def space_out(self, points: Sequence[Point], width: float) -> list[Box]:
        """Return each box its place near its point on a sheet so wide."""
        places = _Places(self, points, width)
        for _ in range(_ROUNDS):
            # Not `or`: both are done.
            if not places.clear_lines() | places.part():
                break
        return _settle(places.boxes())

    def wishes(self) -> Iterator[_Wish]:
        """Yield how far apart each two boxes want to be."""
        rooms = {frozenset(edge): room for edge, room in zip(self.edges, self.rooms, strict=True)}
        for one, other in combinations(range(len(self.sizes)), 2):
            a, b = self.sizes[one], self.sizes[other]
            room = rooms.get(frozenset((one, other)))
            across = max(room or 0.0, _GAP_ACROSS)
            down = _GAP_DOWN if room is None else _ROOM_DOWN
            yield _Wish(
                one, other, (a.width + b.width) / 2 + across, (a.height + b.height) / 2 + down
            )

    def faults(self, boxes: Sequence[Box]) -> float:
        """Return how bad a drawing is, counted in crossings."""
        spots = [box.centre for box in boxes]
        roomy = [box.grow(_CLEAR_OF_LINES) for box in boxes]
        under = sum(
            meets(spots[one], spots[other], box)
            for one, other in self.edges
            for place, box in enumerate(roomy)
            if place not in {one, other}
        )
        height = around([corner for box in boxes for corner in box.corners]).height
        return self.crossings(spots) + _UNDER_BOX * under + _TALL * height

    def crossings(self, spots: Sequence[Point]) -> int:
        """Return how often lines cross whose ends are at these spots."""
        return sum(
            crosses(spots[a], spots[b], spots[c], spots[d])
            for (a, b), (c, d) in combinations(self.edges, 2)
            if a not in {c, d} and b not in {c, d}
        )


class _Places:
    """Where boxes are while they are pushed."""

    def __init__(self, joined: Joined, points: Sequence[Point], width: float) -> None:
        self._joined = joined
        self._width = width
        self._wishes = list(joined.wishes())
        self._across = [size.width / 2 + _CLEAR_OF_LINES for size in joined.sizes]
        self._down = [size.height / 2 + _CLEAR_OF_LINES for size in joined.sizes]
        xs = [point.x * _STEP_ACROSS for point in points]
        left = min(x - across for x, across in zip(xs, self._across, strict=True))
        right = max(x + across for x, across in zip(xs, self._across, strict=True))
        share = min(1.0, width / (right - left))
        self._xs = [width / 2 + (x - (left + right) / 2) * share for x in xs]
        # What is taken from the width is given to the height.
        self._ys = [point.y * _STEP_DOWN / share for point in points]

    def boxes(self) -> list[Box]:
        """Return the boxes as they are now."""
        middles = map(Point, self._xs, self._ys)
        return [Box.about(at, *size) for at, size in zip(middles, self._joined.sizes, strict=True)]

    def part(self) -> bool:
        """Push each two boxes apart that are too near; whether there were any."""
        xs, ys = self._xs, self._ys
        moved = False
        for one, other, across, down in self._wishes:
            dx, dy = xs[other] - xs[one], ys[other] - ys[one]
            over, deep = across - abs(dx), down - abs(dy)
            if over <= 0 or deep <= 0:
                continue
            moved = True
            if over < deep * _ACROSS_RATHER:
                push = _with_sign(over + _TOO_FAR, dx) / 2
                xs[one] -= push
                xs[other] += push
            else:
                push = _with_sign(deep + _TOO_FAR, dy) / 2
                ys[one] -= push
                ys[other] += push
        for box, across in enumerate(self._across):
            xs[box] = min(max(xs[box], across), self._width - across)
        return moved

    def clear_lines(self) -> bool:
        """Push each box and each line that runs under it apart; whether there were any.

        What is pushed from several sides goes the middle way: in a crowd it would go astray.
        """
        pushes: dict[int, list[Point]] = {}
        for one, other in self._joined.edges:
            for box in self._near(one, other):
                push = self._off_line(one, other, box)
                if push is not None:
                    back = Point(-push.x, -push.y)
                    for place, way in ((box, push), (one, back), (other, back)):
                        pushes.setdefault(place, []).append(way)
        for box, ways in pushes.items():
            self._xs[box] += sum(way.x for way in ways) / len(ways)
            self._ys[box] += sum(way.y for way in ways) / len(ways)
        return bool(pushes)

    def _near(self, one: int, other: int) -> Iterator[int]:
        """Yield the boxes that are not far away from a line, but for its ends."""
        xs, ys = self._xs, self._ys
        ax, ay, bx, by = xs[one], ys[one], xs[other], ys[other]
        left, right = (ax, bx) if ax < bx else (bx, ax)
        top, bottom = (ay, by) if ay < by else (by, ay)
        for box, (x, y) in enumerate(zip(xs, ys, strict=True)):
            # Most boxes are far to one side: that is found out first.
            across, down = self._across[box], self._down[box]
            aside = x + across <= left or x - across >= right
            if not (aside or y + down <= top or y - down >= bottom or box in {one, other}):
                yield box

    def _off_line(self, one: int, other: int, box: int) -> Point | None:
        """Return the push at right angles to a line that takes a box off it."""
        xs, ys = self._xs, self._ys
        dx, dy = xs[other] - xs[one], ys[other] - ys[one]
        length = sqrt(dx * dx + dy * dy) or 1.0
        x, y = -dy / length, dx / length
        off = (xs[box] - xs[one]) * x + (ys[box] - ys[one]) * y
        deep = self._across[box] * abs(x) + self._down[box] * abs(y) - abs(off)
        if deep <= 0:
            return None
        push = _with_sign(deep + _TOO_FAR, off)
        return Point(x * push, y * push)


def _with_sign(size: float, like: float) -> float:
    return size if like >= 0 else -size


def _settle(boxes: Sequence[Box]) -> list[Box]:
    """Move boxes down until none overlap, from the top, each no further than it must."""
    done: dict[int, Box] = {}
    for number in sorted(range(len(boxes)), key=lambda n: (boxes[n].centre.y, boxes[n].left, n)):
        box = boxes[number]
        while blocking := [other for other in done.values() if box.overlaps(other, _LEAST_GAP)]:
            lowest = min(other.bottom for other in blocking)
            # A shade more than the gap, so that rounding cannot find them overlapping again.
            box = box.move(0, lowest + _LEAST_GAP + 0.01 - box.top)
        done[number] = box
    return [done[number] for number in range(len(boxes))]
