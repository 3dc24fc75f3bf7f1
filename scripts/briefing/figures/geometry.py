"""Points, straight lines and upright boxes in the plane; y grows downwards as in SVG."""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

_DECIMALS = 1


class Point(NamedTuple):
    """A point in the plane."""

    x: float
    y: float

    def round(self) -> Point:
        """Return the point rounded as it is drawn."""
        # Adding zero turns a negative zero into a plain one.
        return Point(round(self.x, _DECIMALS) + 0.0, round(self.y, _DECIMALS) + 0.0)

    def move(self, x: float, y: float) -> Point:
        """Return the point moved right by `x` and down by `y`."""
        return Point(self.x + x, self.y + y)


class Line(NamedTuple):
    """A straight line between two points."""

    start: Point
    end: Point

    def at(self, share: float) -> Point:
        """Return the point at a share of the way: 0 is the start, 1 the end."""
        (ax, ay), (bx, by) = self
        return Point(ax + (bx - ax) * share, ay + (by - ay) * share)


class Box(NamedTuple):
    """An upright rectangle, given by its sides."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def about(cls, middle: Point, width: float, height: float) -> Box:
        """Return the rectangle of a given centre and size."""
        x, y = middle
        return cls(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    @property
    def width(self) -> float:
        """The width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """The height."""
        return self.bottom - self.top

    @property
    def centre(self) -> Point:
        """The centre."""
        return Point((self.left + self.right) / 2, (self.top + self.bottom) / 2)

    @property
    def corners(self) -> tuple[Point, Point, Point, Point]:
        """The corners, clockwise from the top left."""
        left, top, right, bottom = self
        return Point(left, top), Point(right, top), Point(right, bottom), Point(left, bottom)

    def round(self) -> Box:
        """Return the rectangle rounded as it is drawn."""
        return Box(*(round(side, _DECIMALS) + 0.0 for side in self))

    def move(self, x: float, y: float) -> Box:
        """Return the rectangle moved right by `x` and down by `y`."""
        return Box(self.left + x, self.top + y, self.right + x, self.bottom + y)

    def grow(self, by: float) -> Box:
        """Return the rectangle with each side moved outwards by `by`."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def overlaps(self, other: Box, gap: float = 0.0) -> bool:
        """Return whether two rectangles overlap or are less than `gap` apart."""
        clear_across = self.right + gap <= other.left or other.right + gap <= self.left
        return not (
            clear_across or self.bottom + gap <= other.top or other.bottom + gap <= self.top
        )

    def holds(self, other: Box) -> bool:
        """Return whether another rectangle is inside this one."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom

    def contains(self, point: Point) -> bool:
        """Return whether a point is inside."""
        return self.left <= point.x <= self.right and self.top <= point.y <= self.bottom


def crosses(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Return whether the lines from `a` to `b` and from `c` to `d` cross."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = a, b, c, d
    abx, aby, cdx, cdy = bx - ax, by - ay, dx - cx, dy - cy
    return (abx * (cy - ay) - aby * (cx - ax) > 0) != (abx * (dy - ay) - aby * (dx - ax) > 0) and (
        cdx * (ay - cy) - cdy * (ax - cx) > 0
    ) != (cdx * (by - cy) - cdy * (bx - cx) > 0)


def intersects(start: Point, end: Point, box: Box) -> bool:
    """Return whether a line touches or crosses a box."""
    x, y = box.centre
    across, down = box.width / 2, box.height / 2
    ax, bx, ay, by = start.x - x, end.x - x, start.y - y, end.y - y
    if (ax > across and bx > across) or (ax < -across and bx < -across):
        return False
    if (ay > down and by > down) or (ay < -down and by < -down):
        return False
    # The only separating axis left is perpendicular to the line.
    dx, dy = bx - ax, by - ay
    return abs(ax * dy - ay * dx) <= across * abs(dy) + down * abs(dx)


def exit_point(box: Box, towards: Point, gap: float) -> Point:
    """Return the point `gap` pixels beyond where a line from a box's centre leaves the box."""
    x, y = box.centre
    dx, dy = towards.x - x, towards.y - y
    length = sqrt(dx * dx + dy * dy)
    if not length:
        return box.centre
    shares = [half / abs(d) for half, d in ((box.width / 2, dx), (box.height / 2, dy)) if d]
    share = min(shares) + gap / length
    return Point(x + dx * share, y + dy * share)


def distance(a: Point, b: Point) -> float:
    """Return the distance between two points."""
    return sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y))
