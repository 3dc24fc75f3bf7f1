"""First arrangements of a connected graph: distances on paper follow the number of steps.

Stochastic gradient descent on stress, after Zheng, Pawar and Goodman, "Graph Drawing by
Stochastic Gradient Descent" (IEEE TVCG 25, 2019); the step sizes fall harmonically, so that
they need no powers.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from math import sqrt
from random import Random

from briefing.figures.geometry import Point
from briefing.figures.spacing import Pair

_ROUNDS = 20
_LAST_STEP = 0.1


def arrangements(
    count: int, edges: Sequence[Pair], starts: int, chance: Random
) -> Iterator[list[Point]]:
    """Yield what so many starts by chance come to.

    The edges join the numbers below `count` into one connected graph. The distance of two
    neighbours is about 1.
    """
    apart = list(_apart(count, edges))
    for _ in range(starts):
        _shuffle(apart, chance)
        yield _descend(count, apart, chance)


def _apart(count: int, edges: Sequence[Pair]) -> Iterator[tuple[int, int, int]]:
    """Yield each pair and the least number of steps from one to the other."""
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


def _descend(count: int, apart: list[tuple[int, int, int]], chance: Random) -> list[Point]:
    xs = [chance.random() for _ in range(count)]
    ys = [chance.random() for _ in range(count)]
    farthest = max((far for *_, far in apart), default=1)
    first = farthest * farthest
    for number in range(_ROUNDS):
        step = first / (1 + number * (first / _LAST_STEP - 1) / (_ROUNDS - 1))
        for one, other, far in apart:
            dx, dy = xs[one] - xs[other], ys[one] - ys[other]
            length = sqrt(dx * dx + dy * dy) or 1e-9
            share = min(step / (far * far), 1.0) * (length - far) / length / 2
            xs[one] -= share * dx
            ys[one] -= share * dy
            xs[other] += share * dx
            ys[other] += share * dy
    return list(map(Point, xs, ys))


def _shuffle(items: list[tuple[int, int, int]], chance: Random) -> None:
    """Put items in another order. Of `Random`, only `random()` is promised never to change."""
    for last in range(len(items) - 1, 0, -1):
        other = int(chance.random() * (last + 1))
        items[last], items[other] = items[other], items[last]
