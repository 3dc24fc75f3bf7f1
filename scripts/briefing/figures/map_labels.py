"""Positions for the names on a map: next to their marks, clear of other marks and names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import cos, pi, sin

from briefing.figures.geometry import Box, Line, Point, distance, intersects
from briefing.figures.lettering import lines, reads_from_right, width

SIZE = 12.5
"""The font size in pixels."""
LEADING = 15.0
"""The distance between the lines of a name, in pixels."""

_ROOM = 132.0
_MOST_LINES = 3
_GAP = 4.0
_BOLD = 1.09
"""How much wider than regular letters the letters of names are."""
_ASCENT = 11.5
_RINGS = (16.0, 30.0, 48.0, 70.0)
"""The distances from its mark, in pixels, at which a name may be placed with a leader line."""
_DIRECTIONS = tuple(
    Point(round(cos(step * pi / 8), 4), round(-sin(step * pi / 8), 4)) for step in range(16)
)
_SIDEWAYS = 0.3
_SWAPPED_ANCHORS = {"start": "end", "end": "start", "middle": "middle"}


@dataclass(frozen=True)
class Label:
    """A name on the map.

    Attributes:
        lines: The lines of the name.
        x: The position of the point of each line that `anchor` names.
        y: The baseline of the first line.
        anchor: SVG's `text-anchor`, relative to the name's own direction.
        rtl: Whether the name reads from right to left.
        leader: The line from the mark, if the name is not next to it.
        extent: The area that it covers.
    """

    lines: tuple[str, ...]
    x: float
    y: float
    anchor: str
    rtl: bool
    leader: Line | None
    extent: Box


@dataclass(frozen=True)
class LabelRequest:
    """A name to be placed.

    Attributes:
        text: The name.
        at: The centre of its mark.
        reach: The radius of the mark, in pixels.
        room: The width available inside the mark; 0 if the name may not be inside.
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
class LabelPlacer:
    """The names on a map, placed one after another, and the areas that are taken."""

    room: Box
    taken: list[Box] = field(default_factory=list)
    patches: list[Box] = field(default_factory=list)
    """Circles and areas: names may be on them, but preferably not across their edges."""
    _leaders: list[Line] = field(default_factory=list)

    def place(self, wanted: LabelRequest) -> Label | None:
        """Place a name at the best free position; return None if there is none."""
        words = lines(wanted.text, SIZE * _BOLD, _ROOM, _MOST_LINES)
        text_width = max((width(line, SIZE * _BOLD) for line in words), default=0.0)
        free = [
            candidate
            for candidate in _candidates(wanted, text_width, LEADING * len(words))
            if self._is_candidate_free(candidate, wanted)
        ]
        clear = (candidate for candidate in free if not self._misleads(candidate, wanted))
        best = next(clear, free[0] if free else None)
        return self._make_label(words, best) if best else None

    def is_free(self, extent: Box) -> bool:
        """Return whether a part of the map is free."""
        if not self.room.holds(extent) or any(extent.overlaps(other) for other in self.taken):
            return False
        return not any(intersects(*line, extent) for line in self._leaders)

    def take(self, extent: Box) -> None:
        """Keep a part of the map free of names."""
        self.taken.append(extent)

    def _is_candidate_free(self, candidate: _Candidate, wanted: LabelRequest) -> bool:
        if not self.is_free(candidate.extent):
            return False
        leader = candidate.leader
        if leader is None:
            return True
        others = (extent for extent in self.taken if not extent.contains(wanted.at))
        return not any(intersects(*leader, extent) for extent in others)

    def _misleads(self, candidate: _Candidate, wanted: LabelRequest) -> bool:
        """Return whether a name would cross a patch's edge, or be in one without its mark."""
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

    def _make_label(self, words: tuple[str, ...], candidate: _Candidate) -> Label:
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
            anchor=_SWAPPED_ANCHORS[candidate.anchor] if rtl else candidate.anchor,
            rtl=rtl,
            leader=candidate.leader,
            extent=extent,
        )


def _candidates(
    wanted: LabelRequest, text_width: float, text_height: float
) -> Iterator[_Candidate]:
    """Yield the possible positions of a name, the best first."""
    (x, y), reach = wanted.at, wanted.reach + _GAP
    if text_width < wanted.room:
        yield _Candidate(
            "middle", _box_at(x - text_width / 2, y - text_height / 2, text_width, text_height)
        )
    yield _Candidate("start", _box_at(x + reach, y - text_height / 2, text_width, text_height))
    yield _Candidate(
        "end", _box_at(x - reach - text_width, y - text_height / 2, text_width, text_height)
    )
    yield _Candidate(
        "middle", _box_at(x - text_width / 2, y - reach - text_height, text_width, text_height)
    )
    yield _Candidate("middle", _box_at(x - text_width / 2, y + reach, text_width, text_height))
    diagonal = wanted.reach * 0.71 + _GAP / 2
    for top in (y - diagonal - text_height, y + diagonal):
        yield _Candidate("start", _box_at(x + diagonal, top, text_width, text_height))
        yield _Candidate("end", _box_at(x - diagonal - text_width, top, text_width, text_height))
    for ring in _RINGS:
        for towards in _DIRECTIONS:
            yield _candidate_with_leader(wanted, towards, ring, (text_width, text_height))


def _candidate_with_leader(
    wanted: LabelRequest, towards: Point, ring: float, size: tuple[float, float]
) -> _Candidate:
    """Return the position `ring` pixels from the mark, with its leader line."""
    (x, y), (dx, dy), (text_width, text_height) = wanted.at, towards, size
    distance_to_end = wanted.reach + ring
    end_x, end_y = x + dx * distance_to_end, y + dy * distance_to_end
    # The leader of a place that is drawn as a patch starts at its centre.
    start = 0.0 if wanted.room else wanted.reach
    leader = Line(Point(x + dx * start, y + dy * start).round(), Point(end_x, end_y).round())
    if dx > _SIDEWAYS:
        return _Candidate(
            "start", _box_at(end_x + 2, end_y - text_height / 2, text_width, text_height), leader
        )
    if dx < -_SIDEWAYS:
        return _Candidate(
            "end",
            _box_at(end_x - 2 - text_width, end_y - text_height / 2, text_width, text_height),
            leader,
        )
    top = end_y + 1 if dy > 0 else end_y - 1 - text_height
    return _Candidate(
        "middle", _box_at(end_x - text_width / 2, top, text_width, text_height), leader
    )


def _box_at(left: float, top: float, across: float, down: float) -> Box:
    return Box(left, top, left + across, top + down)
