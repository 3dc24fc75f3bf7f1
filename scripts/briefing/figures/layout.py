"""Layout of boxes joined by lines: each connected group on its own, then the groups in rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from briefing.figures.geometry import Box
from briefing.figures.polygons import bounding_box
from briefing.figures.spacing import Joined, Pair, Size
from briefing.figures.stress import arrangements

_SEED = 11
_MAX_STARTS, _MAX_SPACED = 12, 5
"""How many arrangements are tried, and how many of these, with the fewest crossings, spaced out."""
_MAX_PAIRS = 34_000
"""The maximum number of pairs in all starts together, unless one start has more."""
_GROUP_GAP = 44.0


@dataclass(frozen=True)
class Sheet:
    """The placed boxes in the order of their sizes, and the total height."""

    boxes: tuple[Box, ...]
    height: float


@lru_cache(maxsize=4)  # a build draws a figure twice: for its page and for the document
def lay_out(
    sizes: tuple[Size, ...], edges: tuple[Pair, ...], rooms: tuple[float, ...], width: float
) -> Sheet:
    """Place boxes on a sheet so that none overlap and few lines cross.

    Args:
        sizes: The sizes of the boxes, none wider than the sheet.
        edges: The boxes that each line joins, by their indexes.
        rooms: The width of each line's label.
        width: The width of the sheet.
    """
    groups = _connected_groups(len(sizes), edges)
    drawn = [_lay_out_group(group, sizes, edges, rooms, width) for group in groups]
    return _arrange_in_rows(groups, drawn, len(sizes), width)


def _connected_groups(count: int, edges: Sequence[Pair]) -> list[list[int]]:
    """Return the connected groups of boxes, the largest first."""
    leaders = list(range(count))

    def find_leader(box: int) -> int:
        while leaders[box] != box:
            leaders[box] = leaders[leaders[box]]
            box = leaders[box]
        return box

    for one, other in edges:
        low, high = sorted((find_leader(one), find_leader(other)))
        leaders[high] = low
    groups: dict[int, list[int]] = {}
    for box in range(count):
        groups.setdefault(find_leader(box), []).append(box)
    return sorted(groups.values(), key=lambda group: (-len(group), group))


def _lay_out_group(
    group: list[int],
    sizes: Sequence[Size],
    edges: Sequence[Pair],
    rooms: Sequence[float],
    width: float,
) -> list[Box]:
    """Return the best of several drawings of a connected group, with its corner at the origin."""
    generator = Random(_SEED)  # noqa: S311 - a drawing needs no secure randomness
    position = {box: index for index, box in enumerate(group)}
    inner_edges = [number for number, (one, _) in enumerate(edges) if one in position]
    joined = Joined(
        [sizes[box] for box in group],
        [
            (position[one], position[other])
            for one, other in (edges[number] for number in inner_edges)
        ],
        [rooms[number] for number in inner_edges],
    )
    pairs = len(group) * (len(group) + len(inner_edges))
    starts = max(1, min(_MAX_STARTS, _MAX_PAIRS // pairs))
    candidates = sorted(
        arrangements(len(group), joined.edges, starts, generator), key=joined.crossings
    )
    drawings = [joined.space_out(points, width) for points in candidates[:_MAX_SPACED]]
    return _trim(min(drawings, key=joined.faults))


def _trim(boxes: Sequence[Box]) -> list[Box]:
    bounds = _bounds(boxes)
    return [box.move(-bounds.left, -bounds.top) for box in boxes]


def _bounds(boxes: Sequence[Box]) -> Box:
    return bounding_box([corner for box in boxes for corner in box.corners])


def _arrange_in_rows(
    groups: Sequence[list[int]], drawn: Sequence[list[Box]], count: int, width: float
) -> Sheet:
    """Arrange the groups in rows, with the free space of each row distributed evenly."""
    rows: list[list[int]] = []
    row_width = width
    for number, boxes in enumerate(drawn):
        group_width = _bounds(boxes).right
        if not rows or row_width + _GROUP_GAP + group_width > width:
            rows.append([])
            row_width = -_GROUP_GAP
        rows[-1].append(number)
        row_width += _GROUP_GAP + group_width
    placed: dict[int, Box] = {}
    top = 0.0
    for row in rows:
        all_bounds = [_bounds(drawn[number]) for number in row]
        gap = (width - sum(bounds.width for bounds in all_bounds)) / (len(row) + 1)
        left = gap
        row_height = max(bounds.height for bounds in all_bounds)
        for number, bounds in zip(row, all_bounds, strict=True):
            for box, place in zip(groups[number], drawn[number], strict=True):
                placed[box] = place.move(left, top + (row_height - bounds.height) / 2)
            left += bounds.width + gap
        top += row_height + _GROUP_GAP
    height = top - _GROUP_GAP if rows else 0.0
    return Sheet(tuple(placed[box] for box in range(count)), height)
