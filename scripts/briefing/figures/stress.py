"""A first arrangement of a connected graph: distances on paper follow the number of steps.

Stochastic gradient descent on stress, after Zheng, Pawar and Goodman, "Graph Drawing by
Stochastic Gradient Descent" (IEEE TVCG 25, 2019); the step sizes fall harmonically, so that
they need no powers.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import sqrt
from random import Random

from briefing.figures.geometry import Point, crosses

Pair = tuple[int, int]

_ROUNDS = 30
_LAST_STEP = 0.1
_MOST_STARTS = 8
_WORK = 200_000
"""How many pairs are moved in all, over all rounds and starts, unless one start needs more."""


def arranged(count: int, edges: Sequence[Pair], chance: Random) -> list[Point]:
    """Give the arrangement with the fewest crossings that a number of starts come to.

    The edges join the numbers below `count` into one connected graph. The distance of two
    neighbours is about 1, and the long side lies across.
    """
    apart = list(_apart(count, edges))
    starts = max(1, min(_MOST_STARTS, _WORK // (_ROUNDS * len(apart) or 1)))
    found = [_descended(count, apart, chance) for _ in range(starts)]
    return _lying(min(found, key=lambda points: _crossings(points, edges)))


def _apart(count: int, edges: Sequence[Pair]) -> Iterator[tuple[int, int, int]]:
    """Give each pair and the least number of steps from one to the other."""
    near: list[list[int]] = [[] for _ in range(count)]
    for one, other in edges:
        near[one].append(other)
        near[other].append(one)
    for start in range(count):
        steps = {start: 0}
        waiting = deque([start])
        while waiting:
            here = waiting.popleft()
            for there in near[here]:
                if there not in steps:
                    steps[there] = steps[here] + 1
                    waiting.append(there)
        yield from ((start, end, far) for end, far in steps.items() if end > start)


def _descended(count: int, apart: list[tuple[int, int, int]], chance: Random) -> list[Point]:
    xs = [chance.random() for _ in range(count)]
    ys = [chance.random() for _ in range(count)]
    farthest = max((far for *_, far in apart), default=1)
    first = farthest * farthest
    pairs = list(apart)
    for number in range(_ROUNDS):
        step = first / (1 + number * (first / _LAST_STEP - 1) / (_ROUNDS - 1))
        _shuffle(pairs, chance)
        for one, other, far in pairs:
            dx, dy = xs[one] - xs[other], ys[one] - ys[other]
            length = sqrt(dx * dx + dy * dy) or 1e-9
            share = min(step / (far * far), 1.0) * (length - far) / length / 2
            xs[one] -= share * dx
            ys[one] -= share * dy
            xs[other] += share * dx
            ys[other] += share * dy
    return [Point(x, y) for x, y in zip(xs, ys, strict=True)]


def _shuffle(items: list[tuple[int, int, int]], chance: Random) -> None:
    """Put items in another order. Of `Random`, only `random()` is promised never to change."""
    for last in range(len(items) - 1, 0, -1):
        other = int(chance.random() * (last + 1))
        items[last], items[other] = items[other], items[last]


def _crossings(points: Sequence[Point], edges: Sequence[Pair]) -> int:
    return sum(
        crosses(points[a], points[b], points[c], points[d])
        for (a, b), (c, d) in combinations(edges, 2)
        if len({a, b, c, d}) == 4  # noqa: PLR2004 - lines with an end in common do not cross
    )


def _lying(points: list[Point]) -> list[Point]:
    """Turn an arrangement so that its long side lies across."""
    x0 = sum(point.x for point in points) / len(points)
    y0 = sum(point.y for point in points) / len(points)
    flat = [(point.x - x0, point.y - y0) for point in points]
    xx, yy = sum(x * x for x, _ in flat), sum(y * y for _, y in flat)
    xy = sum(x * y for x, y in flat)
    # The eigenvector of the greater eigenvalue of the 2 by 2 matrix of second moments.
    half = (xx - yy) / 2
    root = sqrt(half * half + xy * xy)
    along = (half + root, xy) if half >= 0 else (xy, root - half)
    length = sqrt(along[0] * along[0] + along[1] * along[1])
    cos, sin = (along[0] / length, along[1] / length) if length else (1.0, 0.0)
    return [Point(x * cos + y * sin, y * cos - x * sin) for x, y in flat]
