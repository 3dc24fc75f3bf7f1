"""Moves boxes about until few lines cross and none runs under a box that is not its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from random import Random

from briefing.figures.geometry import Box, Point, crossing, meets

Pair = tuple[int, int]

# What each fault costs. A line of two units is as bad as a tenth of a crossing.
_CROSSING = 60.0
_UNDER_BOX = 200.0
_OVERLAP = 150.0
_TIGHT = 45.0
_LENGTH = 4.0
_UNIT_ACROSS = 190.0
_UNIT_DOWN = 95.0
# So much between two boxes, one above the other, leaves a line of words its place.
_ROOM_DOWN = 38.0

_CLEAR_OF_LINES = 7.0
_GAP_ACROSS = 22.0
_GAP_DOWN = 24.0

_WORK = 3_000_000
"""How many pairs of things are looked at in all."""
_MOST_MOVES = 220
_TOLERANCE = 14.0
"""By how much a move may make things worse at the beginning; nothing at the end."""
_SWAPS = 0.2
# How far moves reach, as shares of the frame, and how many of them reach far to the very end.
_NEAR = 0.04
_FAR = 0.5
_STILL_FAR = 0.12


@dataclass(frozen=True)
class Frame:
    """The room in which boxes may stand."""

    width: float
    height: float


class Untangling:
    """Boxes joined by lines, on the move."""

    def __init__(
        self, boxes: Sequence[Box], edges: Sequence[Pair], rooms: Sequence[float], frame: Frame
    ) -> None:
        """Start from where the boxes are; each line wants room for a label so wide."""
        self._xs = [box.x for box in boxes]
        self._ys = [box.y for box in boxes]
        self._across = [box.width / 2 for box in boxes]
        self._down = [box.height / 2 for box in boxes]
        self._edges = list(edges)
        self._rooms = list(rooms)
        self._frame = frame
        self._own: list[list[int]] = [[] for _ in boxes]
        for number, (one, other) in enumerate(edges):
            self._own[one].append(number)
            self._own[other].append(number)

    def middles(self) -> list[Point]:
        """Where the boxes are now."""
        return [Point(x, y) for x, y in zip(self._xs, self._ys, strict=True)]

    def cost(self) -> float:
        """How bad the whole is; every fault counts at both of its ends."""
        return sum(self._cost(box) for box in range(len(self._xs)))

    def run(self, chance: Random) -> None:
        """Try moves, the wide ones first, and keep those that do no or little harm."""
        count, lines = len(self._xs), len(self._edges)
        each = (count + lines) * (1 + 2 * lines / count) * 2
        rounds = max(3, min(_MOST_MOVES, int(_WORK / (each * count))))
        for number in range(rounds):
            left = 1 - number / rounds
            for box in range(count):
                if count > 1 and chance.random() < _SWAPS * left:
                    self._try_swap(box, int(chance.random() * count), _TOLERANCE * left * left)
                else:
                    self._try_move(box, left, _TOLERANCE * left * left, chance)

    def _try_move(self, box: int, left: float, tolerance: float, chance: Random) -> None:
        still_far = chance.random() < _STILL_FAR
        reach = _NEAR + _FAR * (1.0 if still_far else left * left * chance.random())
        x, y = self._xs[box], self._ys[box]
        before = self._cost(box)
        self._put(
            box,
            x + (chance.random() - 0.5) * reach * self._frame.width,
            y + (chance.random() - 0.5) * reach * self._frame.height,
        )
        if self._cost(box, before + tolerance) > before + tolerance:
            self._xs[box], self._ys[box] = x, y

    def _try_swap(self, one: int, other: int, tolerance: float) -> None:
        if one == other:
            return
        before = self._cost(one) + self._cost(other)
        places = (self._xs[one], self._ys[one], self._xs[other], self._ys[other])
        self._put(one, places[2], places[3])
        self._put(other, places[0], places[1])
        if self._cost(one) + self._cost(other) > before + tolerance:
            self._xs[one], self._ys[one], self._xs[other], self._ys[other] = places

    def _put(self, box: int, x: float, y: float) -> None:
        across, down = self._across[box], self._down[box]
        self._xs[box] = min(max(x, across), self._frame.width - across)
        self._ys[box] = min(max(y, down), self._frame.height - down)

    def _cost(self, box: int, limit: float = inf) -> float:
        """How bad a box's place is; where it is worse than `limit`, perhaps not all of it."""
        cost = self._overlaps(box)
        if cost <= limit:
            cost += self._lines_under(box)
        for number in self._own[box]:
            if cost > limit:
                break
            cost += self._line_cost(number, box)
        return cost

    def _overlaps(self, box: int) -> float:
        x, y = self._xs[box], self._ys[box]
        wide, high = self._across[box] + _GAP_ACROSS, self._down[box] + _GAP_DOWN
        cost = 0.0
        for other, (ox, oy) in enumerate(zip(self._xs, self._ys, strict=True)):
            deep = high + self._down[other] - abs(y - oy)
            if deep > 0 and other != box:
                over = wide + self._across[other] - abs(x - ox)
                if over > 0:
                    cost += _OVERLAP * (0.1 + min(over / _GAP_ACROSS, deep / _GAP_DOWN))
        return cost

    def _lines_under(self, box: int) -> float:
        xs, ys = self._xs, self._ys
        x, y = xs[box], ys[box]
        across, down = self._across[box] + _CLEAR_OF_LINES, self._down[box] + _CLEAR_OF_LINES
        left, right, top, bottom = x - across, x + across, y - down, y + down
        found = 0
        for one, other in self._edges:
            # Most lines are far away: that is found out first, and without a call.
            ax, bx = xs[one], xs[other]
            if (ax < left and bx < left) or (ax > right and bx > right):
                continue
            ay, by = ys[one], ys[other]
            if (ay < top and by < top) or (ay > bottom and by > bottom):
                continue
            if box not in (one, other) and meets(ax, ay, bx, by, x, y, across, down):
                found += 1
        return _UNDER_BOX * found

    def _line_cost(self, number: int, moved: int) -> float:
        one, other = self._edges[number]
        cost = self._length_cost(number) + _CROSSING * self._crossings(one, other)
        return cost + _UNDER_BOX * self._boxes_over(one, other, moved)

    def _crossings(self, one: int, other: int) -> int:
        xs, ys = self._xs, self._ys
        ax, ay, bx, by = xs[one], ys[one], xs[other], ys[other]
        left, right = (ax, bx) if ax < bx else (bx, ax)
        top, bottom = (ay, by) if ay < by else (by, ay)
        found = 0
        for c, d in self._edges:
            cx, dx = xs[c], xs[d]
            if (cx < left and dx < left) or (cx > right and dx > right):
                continue
            cy, dy = ys[c], ys[d]
            if (cy < top and dy < top) or (cy > bottom and dy > bottom):
                continue
            if one in (c, d) or other in (c, d):
                continue
            if crossing(ax, ay, bx, by, cx, cy, dx, dy):
                found += 1
        return found

    def _boxes_over(self, one: int, other: int, moved: int) -> int:
        """How many boxes a line runs under, but for the one whose own lines are looked at."""
        xs, ys = self._xs, self._ys
        ax, ay, bx, by = xs[one], ys[one], xs[other], ys[other]
        left, right = (ax, bx) if ax < bx else (bx, ax)
        top, bottom = (ay, by) if ay < by else (by, ay)
        found = 0
        for box, (x, y) in enumerate(zip(xs, ys, strict=True)):
            across = self._across[box] + _CLEAR_OF_LINES
            if x + across < left or x - across > right:
                continue
            down = self._down[box] + _CLEAR_OF_LINES
            if y + down < top or y - down > bottom or box in (one, other, moved):
                continue
            if meets(ax, ay, bx, by, x, y, across, down):
                found += 1
        return found

    def _length_cost(self, number: int) -> float:
        one, other = self._edges[number]
        dx = abs(self._xs[one] - self._xs[other])
        dy = abs(self._ys[one] - self._ys[other])
        across, down = dx / _UNIT_ACROSS, dy / _UNIT_DOWN
        free_across = dx - self._across[one] - self._across[other]
        free_down = dy - self._down[one] - self._down[other]
        tight = free_across < self._rooms[number] and free_down < _ROOM_DOWN
        return _LENGTH * (across * across + down * down) + (_TIGHT if tight else 0.0)
