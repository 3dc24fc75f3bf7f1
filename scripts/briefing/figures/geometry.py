"""Points, boxes and straight lines, in pixels; y grows downwards as in SVG."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

_DECIMALS = 1


@dataclass(frozen=True)
class Point:
    """A spot of the figure."""

    x: float
    y: float

    def rounded(self) -> Point:
        """The spot as it is drawn."""
        # Adding zero turns a negative zero into a plain one.
        return Point(round(self.x, _DECIMALS) + 0.0, round(self.y, _DECIMALS) + 0.0)

    def moved(self, x: float, y: float) -> Point:
        """The spot at so many pixels to the right and below."""
        return Point(self.x + x, self.y + y)


@dataclass(frozen=True)
class Box:
    """An upright rectangle by its middle and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def left(self) -> float:
        """The x of its left side."""
        return round(self.x - self.width / 2, _DECIMALS) + 0.0

    @property
    def right(self) -> float:
        """The x of its right side."""
        return round(self.x + self.width / 2, _DECIMALS) + 0.0

    @property
    def top(self) -> float:
        """The y of its upper side."""
        return round(self.y - self.height / 2, _DECIMALS) + 0.0

    @property
    def bottom(self) -> float:
        """The y of its lower side."""
        return round(self.y + self.height / 2, _DECIMALS) + 0.0

    def moved(self, x: float, y: float) -> Box:
        """The box at so many pixels to the right and below."""
        return Box(self.x + x, self.y + y, self.width, self.height)

    def overlaps(self, other: Box, gap: float = 0.0) -> bool:
        """Whether two boxes have a spot in common, or are nearer than `gap` both ways."""
        return (
            abs(self.x - other.x) < (self.width + other.width) / 2 + gap
            and abs(self.y - other.y) < (self.height + other.height) / 2 + gap
        )


def crosses(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether the lines from `a` to `b` and from `c` to `d` cross."""
    return crossing(a.x, a.y, b.x, b.y, c.x, c.y, d.x, d.y)


def crossing(  # noqa: PLR0913, PLR0917 - four points as plain numbers, for loops that ask it a million times
    ax: float, ay: float, bx: float, by: float, cx: float, cy: float, dx: float, dy: float
) -> bool:
    """Whether two lines cross, each given by its two ends."""
    abx, aby, cdx, cdy = bx - ax, by - ay, dx - cx, dy - cy
    return (abx * (cy - ay) - aby * (cx - ax) > 0) != (abx * (dy - ay) - aby * (dx - ax) > 0) and (
        cdx * (ay - cy) - cdy * (ax - cx) > 0
    ) != (cdx * (by - cy) - cdy * (bx - cx) > 0)


def meets(  # noqa: PLR0913, PLR0917 - plain numbers, as above
    ax: float, ay: float, bx: float, by: float, x: float, y: float, across: float, down: float
) -> bool:
    """Whether a line touches the box round (x, y) that reaches so far across and down."""
    ax, bx, ay, by = ax - x, bx - x, ay - y, by - y
    if (ax > across and bx > across) or (ax < -across and bx < -across):
        return False
    if (ay > down and by > down) or (ay < -down and by < -down):
        return False
    # The separating axis that is left is the one at right angles to the line.
    dx, dy = bx - ax, by - ay
    return abs(ax * dy - ay * dx) <= across * abs(dy) + down * abs(dx)


def line_meets(start: Point, end: Point, box: Box) -> bool:
    """Whether a line touches a box."""
    return meets(start.x, start.y, end.x, end.y, box.x, box.y, box.width / 2, box.height / 2)


def leaving(box: Box, towards: Point, gap: float) -> Point:
    """Where a line from a box's middle comes out of it, and `gap` pixels further."""
    dx, dy = towards.x - box.x, towards.y - box.y
    length = sqrt(dx * dx + dy * dy)
    if not length:
        return Point(box.x, box.y)
    shares = [half / abs(d) for half, d in ((box.width / 2, dx), (box.height / 2, dy)) if d]
    share = min(shares) + gap / length
    return Point(box.x + dx * share, box.y + dy * share)


def distance(a: Point, b: Point) -> float:
    """How far two spots are from each other."""
    return sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y))
