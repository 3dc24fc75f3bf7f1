"""Where the words of a line stand: on it or close beside it, clear of everything else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.figures.geometry import Box, Line, distance, meets

_SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.2, 0.8)
_GAP = 3.0
_BESIDE = 3.0
_HEAD = 13.0
_MOST_LINES_UNDER = 1


@dataclass(frozen=True)
class Stroke:
    """A line that is drawn, and the size of its words."""

    line: Line
    width: float
    height: float


def place_labels(strokes: Sequence[Stroke], boxes: Sequence[Box], frame: Box) -> list[Box | None]:
    """Return each line's words a place that no box and no other words take, where there is one."""
    shortest_first = sorted(range(len(strokes)), key=lambda n: (distance(*strokes[n].line), n))
    found: dict[int, Box] = {}
    for number in shortest_first:
        if box := _best(number, strokes, [*boxes, *found.values()], frame):
            found[number] = box
    return [found.get(number) for number in range(len(strokes))]


def _best(number: int, strokes: Sequence[Stroke], taken: Sequence[Box], frame: Box) -> Box | None:
    stroke = strokes[number]
    best: tuple[int, int, Box] | None = None
    for order, box in enumerate(_candidates(stroke)):
        if not frame.holds(box) or any(box.overlaps(other, _GAP) for other in taken):
            continue
        under = sum(
            meets(*other.line, box) for position, other in enumerate(strokes) if position != number
        )
        if best is None or (under, order) < best[:2]:
            best = (under, order, box)
        if not under:
            break
    return best[2] if best and best[0] <= _MOST_LINES_UNDER else None


def _candidates(stroke: Stroke) -> Iterator[Box]:
    head = Box.about(stroke.line.end, _HEAD, _HEAD)
    on_line = [Box.about(stroke.line.at(share), stroke.width, stroke.height) for share in _SHARES]
    yield from (box for box in on_line if not box.overlaps(head))
    for box in on_line:
        yield from (near for near in _beside(box, stroke) if not near.overlaps(head))


def _beside(box: Box, stroke: Stroke) -> Iterator[Box]:
    """Yield the places where words stand next to the line and do not touch it."""
    start, end = stroke.line
    dx, dy = abs(end.x - start.x), abs(end.y - start.y)
    if dy:
        # So far aside, the nearer corner of the words is just clear of the slanting line.
        aside = box.width / 2 + box.height / 2 * dx / dy + _BESIDE
        if aside < box.width:
            yield box.move(aside, 0)
            yield box.move(-aside, 0)
    if dx:
        above = box.height / 2 + box.width / 2 * dy / dx + _BESIDE
        if above < box.height * 1.5:
            yield box.move(0, -above)
            yield box.move(0, above)
