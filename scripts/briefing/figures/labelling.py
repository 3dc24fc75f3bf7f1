"""Positions for the labels of lines: on the line or next to it, clear of everything else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.figures.geometry import Box, Line, distance, intersects

_SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.2, 0.8)
_GAP = 3.0
_OFFSET = 3.0
_ARROW_HEAD = 13.0
_MAX_LINES_CROSSING = 1


@dataclass(frozen=True)
class Stroke:
    """A line of the figure, and the size of its label in pixels."""

    line: Line
    width: float
    height: float


def place_labels(strokes: Sequence[Stroke], boxes: Sequence[Box], frame: Box) -> list[Box | None]:
    """Return a free place for each line's label, or None if there is none, in the given order."""
    shortest_first = sorted(range(len(strokes)), key=lambda n: (distance(*strokes[n].line), n))
    placed: dict[int, Box] = {}
    for number in shortest_first:
        if box := _best_place(number, strokes, [*boxes, *placed.values()], frame):
            placed[number] = box
    return [placed.get(number) for number in range(len(strokes))]


def _best_place(
    number: int, strokes: Sequence[Stroke], taken: Sequence[Box], frame: Box
) -> Box | None:
    stroke = strokes[number]
    best_so_far: tuple[int, int, Box] | None = None
    for order, box in enumerate(_candidates(stroke)):
        if not frame.holds(box) or any(box.overlaps(other, _GAP) for other in taken):
            continue
        crossing = sum(
            intersects(*other.line, box)
            for position, other in enumerate(strokes)
            if position != number
        )
        if best_so_far is None or (crossing, order) < best_so_far[:2]:
            best_so_far = (crossing, order, box)
        if not crossing:
            break
    return best_so_far[2] if best_so_far and best_so_far[0] <= _MAX_LINES_CROSSING else None


def _candidates(stroke: Stroke) -> Iterator[Box]:
    head = Box.about(stroke.line.end, _ARROW_HEAD, _ARROW_HEAD)
    on_line = [Box.about(stroke.line.at(share), stroke.width, stroke.height) for share in _SHARES]
    yield from (box for box in on_line if not box.overlaps(head))
    for box in on_line:
        yield from (near for near in _places_next_to(box, stroke) if not near.overlaps(head))


def _places_next_to(box: Box, stroke: Stroke) -> Iterator[Box]:
    """Yield the places next to the line at which a label does not touch it."""
    start, end = stroke.line
    dx, dy = abs(end.x - start.x), abs(end.y - start.y)
    if dy:
        # At this offset, the nearer corner of the label is just clear of the slanting line.
        offset_x = box.width / 2 + box.height / 2 * dx / dy + _OFFSET
        if offset_x < box.width:
            yield box.move(offset_x, 0)
            yield box.move(-offset_x, 0)
    if dx:
        offset_y = box.height / 2 + box.width / 2 * dy / dx + _OFFSET
        if offset_y < box.height * 1.5:
            yield box.move(0, -offset_y)
            yield box.move(0, offset_y)
