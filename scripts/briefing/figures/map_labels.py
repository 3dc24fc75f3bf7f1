"""Where the names on a map stand: beside their marks, on top of no other mark or name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import cos, pi, sin

from briefing.figures.geometry import Box, Line, Point, distance, meets
from briefing.figures.lettering import lines, reads_from_right, width

SIZE = 12.5
"""The height of letters in pixels."""
LEADING = 15.0
"""From one line of a name to the next, in pixels."""

_ROOM = 132.0
_MOST_LINES = 3
_GAP = 4.0
_BOLD = 1.09
"""How much wider than plain ones the letters of names are."""
_ASCENT = 11.5
_RINGS = (16.0, 30.0, 48.0, 70.0)
"""How far from its mark a name may stand, in pixels, with a line that leads to it."""
_DIRECTIONS = tuple(
    Point(round(cos(step * pi / 8), 4), round(-sin(step * pi / 8), 4)) for step in range(16)
)
_SIDEWAYS = 0.3
_SWAPPED = {"start": "end", "end": "start", "middle": "middle"}


@dataclass(frozen=True)
class Label:
    """A name on the map.

    Attributes:
        lines: Its words, line by line.
        x: Where the side of each line stands that `anchor` names.
        y: The base of the first line's letters.
        anchor: SVG's `text-anchor`, as the name's own direction reads it.
        rtl: Whether the name reads from right to left.
        leader: A line to the mark, where the name stands apart from it.
        extent: What it covers.
    """

    lines: tuple[str, ...]
    x: float
    y: float
    anchor: str
    rtl: bool
    leader: Line | None
    extent: Box


@dataclass(frozen=True)
class Wanted:
    """A name to be placed.

    Attributes:
        text: The name.
        at: The middle of its mark.
        reach: How far the mark reaches around it, in pixels.
        room: How wide the mark is, where the name may stand in it; 0 where it may not.
    """

    text: str
    at: Point
    reach: float
    room: float = 0.0


@dataclass(frozen=True)
class _Candidate:
    anchor: str
    extent: Box
    leader: Line | None = None


@dataclass
class Lettering:
    """Finds room for names one after another, and remembers what is taken."""

    room: Box
    taken: list[Box] = field(default_factory=list)
    patches: list[Box] = field(default_factory=list)
    """Circles and areas: names may stand on them, but better not across their edges."""
    _leaders: list[Line] = field(default_factory=list)

    def place(self, wanted: Wanted) -> Label | None:
        """Return a name its place, the nearest that is free; None where there is none."""
        words = lines(wanted.text, SIZE * _BOLD, _ROOM, _MOST_LINES)
        wide = max((width(line, SIZE * _BOLD) for line in words), default=0.0)
        free = [
            candidate
            for candidate in _candidates(wanted, wide, LEADING * len(words))
            if self._is_free(candidate, wanted)
        ]
        clear = (candidate for candidate in free if not self._misleads(candidate, wanted))
        best = next(clear, free[0] if free else None)
        return self._settle(words, best) if best else None

    def is_free(self, extent: Box) -> bool:
        """Return whether nothing stands in a part of the map."""
        if not self.room.holds(extent) or any(extent.overlaps(other) for other in self.taken):
            return False
        return not any(meets(*line, extent) for line in self._leaders)

    def take(self, extent: Box) -> None:
        """Keep a part of the map free of names."""
        self.taken.append(extent)

    def _is_free(self, candidate: _Candidate, wanted: Wanted) -> bool:
        if not self.is_free(candidate.extent):
            return False
        leader = candidate.leader
        if leader is None:
            return True
        others = (extent for extent in self.taken if not extent.contains(wanted.at))
        return not any(meets(*leader, extent) for extent in others)

    def _misleads(self, candidate: _Candidate, wanted: Wanted) -> bool:
        """Return whether a name would cross a patch's edge, or lie in one without its mark."""
        extent = candidate.extent
        for patch in self.patches:
            middle, radius = patch.centre, max(patch.width, patch.height) / 2
            nearest = Point(
                min(max(middle.x, extent.left), extent.right),
                min(max(middle.y, extent.top), extent.bottom),
            )
            if distance(middle, nearest) >= radius:
                continue
            across = radius < max(distance(middle, corner) for corner in extent.corners)
            if across or distance(middle, wanted.at) > radius:
                return True
        return False

    def _settle(self, words: tuple[str, ...], candidate: _Candidate) -> Label:
        extent = candidate.extent.round()
        self.taken.append(extent)
        if candidate.leader:
            self._leaders.append(candidate.leader)
        x = {"start": extent.left, "end": extent.right, "middle": extent.centre.round().x}
        rtl = reads_from_right(" ".join(words))
        return Label(
            lines=words,
            x=x[candidate.anchor],
            y=round(extent.top + _ASCENT, 1),
            anchor=_SWAPPED[candidate.anchor] if rtl else candidate.anchor,
            rtl=rtl,
            leader=candidate.leader,
            extent=extent,
        )


def _candidates(wanted: Wanted, wide: float, high: float) -> Iterator[_Candidate]:
    """Yield the places for a name, the best first."""
    (x, y), reach = wanted.at, wanted.reach + _GAP
    if wide < wanted.room:
        yield _Candidate("middle", _spread(x - wide / 2, y - high / 2, wide, high))
    yield _Candidate("start", _spread(x + reach, y - high / 2, wide, high))
    yield _Candidate("end", _spread(x - reach - wide, y - high / 2, wide, high))
    yield _Candidate("middle", _spread(x - wide / 2, y - reach - high, wide, high))
    yield _Candidate("middle", _spread(x - wide / 2, y + reach, wide, high))
    near = wanted.reach * 0.71 + _GAP / 2
    for top in (y - near - high, y + near):
        yield _Candidate("start", _spread(x + near, top, wide, high))
        yield _Candidate("end", _spread(x - near - wide, top, wide, high))
    for ring in _RINGS:
        for towards in _DIRECTIONS:
            yield _apart(wanted, towards, ring, (wide, high))


def _apart(wanted: Wanted, towards: Point, ring: float, size: tuple[float, float]) -> _Candidate:
    """Return the place at so many pixels from the mark, with the line that leads there."""
    (x, y), (dx, dy), (wide, high) = wanted.at, towards, size
    far = wanted.reach + ring
    end_x, end_y = x + dx * far, y + dy * far
    # A place that is drawn as a patch is led to from its middle.
    near = 0.0 if wanted.room else wanted.reach
    leader = Line(Point(x + dx * near, y + dy * near).round(), Point(end_x, end_y).round())
    if dx > _SIDEWAYS:
        return _Candidate("start", _spread(end_x + 2, end_y - high / 2, wide, high), leader)
    if dx < -_SIDEWAYS:
        return _Candidate("end", _spread(end_x - 2 - wide, end_y - high / 2, wide, high), leader)
    top = end_y + 1 if dy > 0 else end_y - 1 - high
    return _Candidate("middle", _spread(end_x - wide / 2, top, wide, high), leader)


def _spread(left: float, top: float, wide: float, high: float) -> Box:
    return Box(left, top, left + wide, top + high)
