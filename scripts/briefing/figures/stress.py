"""Initial arrangements of a connected graph, with distances proportional to path lengths.

Stochastic gradient descent on stress, after Zheng, Pawar and Goodman, "Graph Drawing by
Stochastic Gradient Descent" (IEEE TVCG 25, 2019); the step sizes decrease harmonically, so that
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
    count: int, edges: Sequence[Pair], starts: int, generator: Random
) -> Iterator[list[Point]]:
    """Yield an arrangement for each of some random starts.

    The edges join the numbers below `count` into one connected graph. The distance of two
    neighbours is about 1.
    """
    distances = list(_path_lengths(count, edges))
    for _ in range(starts):
        _shuffle(distances, generator)
        yield _descend(count, distances, generator)


def _path_lengths(count: int, edges: Sequence[Pair]) -> Iterator[tuple[int, int, int]]:
    """Yield each pair of nodes with the length of the shortest path between them."""
    neighbours: list[list[int]] = [[] for _ in range(count)]
    for one, other in edges:
        neighbours[one].append(other)
        neighbours[other].append(one)
    for start in range(count):
        steps = {start: 0}
        queue = deque([start])
        while queue:
            here = queue.popleft()
            for there in neighbours[here]:
                if there not in steps:
                    steps[there] = steps[here] + 1
                    queue.append(there)
        yield from ((start, end, path_length) for end, path_length in steps.items() if end > start)


def _descend(count: int, distances: list[tuple[int, int, int]], generator: Random) -> list[Point]:
    xs = [generator.random() for _ in range(count)]
    ys = [generator.random() for _ in range(count)]
    farthest = max((path_length for *_, path_length in distances), default=1)
    first = farthest * farthest
    for number in range(_ROUNDS):
        step = first / (1 + number * (first / _LAST_STEP - 1) / (_ROUNDS - 1))
        for one, other, path_length in distances:
            dx, dy = xs[one] - xs[other], ys[one] - ys[other]
            length = sqrt(dx * dx + dy * dy) or 1e-9
            correction = (
                min(step / (path_length * path_length), 1.0) * (length - path_length) / length / 2
            )
            xs[one] -= correction * dx
            ys[one] -= correction * dy
            xs[other] += correction * dx
            ys[other] += correction * dy
    return list(map(Point, xs, ys))


def _shuffle(items: list[tuple[int, int, int]], generator: Random) -> None:
    """Shuffle items in place. Of `Random`, only `random()` is guaranteed never to change."""
    for last in range(len(items) - 1, 0, -1):
        other = int(generator.random() * (last + 1))
        items[last], items[other] = items[other], items[last]
