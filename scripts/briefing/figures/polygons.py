"""Outlines of areas, in plain arithmetic with the same result on every machine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing.figures.geometry import Box, Point, distance

Ring = Sequence[Point]
"""A closed line of points; the first may or may not be repeated at the end."""


def bounding_box(points: Sequence[Point]) -> Box:
    """Return the bounding box of some points.

    Raises:
        ValueError: there are no points.
    """
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def distance_to_segment(point: Point, start: Point, end: Point) -> float:
    """Return the distance of a point from a segment; `start` and `end` may be the same."""
    dx, dy = end.x - start.x, end.y - start.y
    length = dx * dx + dy * dy
    if length == 0:
        return distance(point, start)
    share = ((point.x - start.x) * dx + (point.y - start.y) * dy) / length
    share = min(1.0, max(0.0, share))
    return distance(point, Point(start.x + share * dx, start.y + share * dy))


def edges(ring: Ring) -> Iterator[tuple[Point, Point]]:
    """Yield the segments of a ring, including the closing one."""
    yield from pairwise(ring)
    if ring and ring[0] != ring[-1]:
        yield ring[-1], ring[0]


def signed_area(ring: Ring) -> float:
    """Return the area of a ring: positive if it runs clockwise with y downwards, else negative."""
    return sum(a.x * b.y - b.x * a.y for a, b in edges(ring)) / 2


def middle(ring: Ring) -> Point:
    """Return the centroid of a ring's area.

    Raises:
        ValueError: the ring has no points.
    """
    area = signed_area(ring)
    if area == 0:
        return bounding_box(ring).centre
    crossed = [(a, b, a.x * b.y - b.x * a.y) for a, b in edges(ring)]
    x = sum((a.x + b.x) * share for a, b, share in crossed) / (6 * area)
    y = sum((a.y + b.y) * share for a, b, share in crossed) / (6 * area)
    return Point(x, y)


def encloses(rings: Sequence[Ring], point: Point) -> bool:
    """Return whether a point is inside an outline and outside its holes (even-odd rule)."""
    x, y = point
    inside = False
    for ring in rings:
        for (ax, ay), (bx, by) in edges(ring):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                inside = not inside
    return inside


def clip(ring: Ring, box: Box) -> list[Point]:
    """Return the part of a ring inside a rectangle (Sutherland and Hodgman, 1974).

    It may be empty.
    """
    points = list(ring[:-1] if len(ring) > 1 and ring[0] == ring[-1] else ring)
    for axis, limit, keep_above in (
        (0, box.left, True),
        (0, box.right, False),
        (1, box.top, True),
        (1, box.bottom, False),
    ):
        points = _clip_side(points, axis, limit, keep_above=keep_above)
    return points


def _clip_side(points: list[Point], axis: int, limit: float, *, keep_above: bool) -> list[Point]:
    kept: list[Point] = []
    for index, point in enumerate(points):
        before = points[index - 1]
        inside, was_inside = (
            value[axis] >= limit if keep_above else value[axis] <= limit
            for value in (point, before)
        )
        if inside != was_inside:
            kept.append(_point_at_limit(before, point, axis, limit))
        if inside:
            kept.append(point)
    return kept


def _point_at_limit(start: Point, end: Point, axis: int, limit: float) -> Point:
    share = (limit - start[axis]) / (end[axis] - start[axis])
    other = start[1 - axis] + share * (end[1 - axis] - start[1 - axis])
    return Point(limit, other) if axis == 0 else Point(other, limit)


def simplify(line: Sequence[Point], tolerance: float) -> list[Point]:
    """Return a line with fewer points that deviates by at most `tolerance`.

    Its ends are kept (Douglas and Peucker, 1973), so that lines that meet still do.
    """
    if not line:
        return []
    kept = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        farthest, worst = first, tolerance
        for index in range(first + 1, last):
            deviation = distance_to_segment(line[index], line[first], line[last])
            if deviation > worst:
                farthest, worst = index, deviation
        if farthest != first:
            kept.add(farthest)
            spans += [(first, farthest), (farthest, last)]
    return [line[index] for index in sorted(kept)]
