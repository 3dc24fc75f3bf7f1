"""The map of a briefing: its places on the surrounding land, crowded ones enlarged in insets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.figures.geometry import Box
from briefing.figures.map_panel import Panel, PanelDrawing, PlaceSpot, Plane
from briefing.figures.polygons import bounding_box, middle
from briefing.linking import Briefing
from briefing.records import Basemap, Place
from briefing.records.enums import Precision

# How far from its point a place of each precision may be, in kilometres: a town or a quarter of
# a large city, a city, a province. A site is a point at every scale of the map.
_REACH_KM = {
    Precision.SITE: 0.0,
    Precision.DISTRICT: 2.5,
    Precision.CITY: 10.0,
    Precision.PROVINCE: 50.0,
    Precision.COUNTRY: 0.0,
}
_WIDE = frozenset({Precision.PROVINCE, Precision.COUNTRY})
_ORDER = tuple(Precision)

_CROWDED_DISTANCE = 14.0
"""Several places closer to each other than this many pixels belong in an inset."""
_TOUCHING_DISTANCE = 7.0
_SEVERAL = 3
_MOST_INSETS = 3
_FEW = 2
_LARGEST_SHARE = 0.4
"""An inset that showed a larger share of the map's width would enlarge nothing."""
_SMALLEST_VIEW = 8.0
_FULL_TURN = 360.0
_FLATTEST, _TALLEST = 0.6, 1.4
"""The limits of a panel's height relative to its width."""


@dataclass(frozen=True)
class MapFigure:
    """A map in panels, the main one first.

    Attributes:
        panels: The main panel and its insets.
        beyond: The places with a position outside the base map.
        credit: The credit for the base map's shapes; None if there is no base map.
    """

    panels: tuple[Panel, ...]
    beyond: tuple[Place, ...]
    credit: str | None

    @property
    def nameless(self) -> tuple[Place, ...]:
        """The places that are marked, but whose names did not fit."""
        marks = (mark for panel in self.panels for mark in panel.marks)
        return tuple(mark.place for mark in marks if mark.label is None)

    @property
    def has_subject(self) -> bool:
        """Whether the place of the subject is on it."""
        return any(panel.subject for panel in self.panels)

    @property
    def is_worth_showing(self) -> bool:
        """Whether it shows more than a few places, so that a page gains by it."""
        marks = (mark for panel in self.panels for mark in panel.marks)
        return sum(mark.shape not in {"frame", "name"} for mark in marks) > _FEW


def draw_map(briefing: Briefing) -> MapFigure | None:
    """Draw the places that have a position; return None if there are none."""
    places = [place for place in briefing.places.values() if place.coordinates or place.area]
    if not places:
        return None
    places.sort(key=lambda place: (_ORDER.index(place.precision or Precision.SITE), place.id))
    if briefing.basemap is not None:
        drawn = _draw_on_basemap(briefing, places, briefing.basemap)
        if drawn is not None:
            return drawn
    plane = _plane_around(places)
    spots = [_spot(place, plane) for place in places]
    return MapFigure(_panels(briefing, plane, _with_margin(_extent(spots)), spots, None), (), None)


def _draw_on_basemap(
    briefing: Briefing, places: Sequence[Place], basemap: Basemap
) -> MapFigure | None:
    west, south, east, north = basemap.bbox
    plane = Plane((west + east) / 2, (south + north) / 2)
    view = bounding_box([plane.point(west, north), plane.point(east, south)])
    spots = [_spot(place, plane) for place in places]
    inside = [spot for spot in spots if view.contains(spot.at)]
    if not inside:
        return None
    beyond = tuple(spot.place for spot in spots if not view.contains(spot.at))
    panels = _panels(briefing, plane, _shape_view(view), inside, basemap)
    return MapFigure(panels, beyond, basemap.credit)


def _plane_around(places: Sequence[Place]) -> Plane:
    """Return the plane centred on the places, across the date line if necessary."""
    spots = [spot for place in places for spot in (place.area or (place.coordinates,)) if spot]
    longitudes = sorted({spot.longitude for spot in spots})
    gaps = [(b - a, b) for a, b in pairwise(longitudes)]
    gaps.append((longitudes[0] + _FULL_TURN - longitudes[-1], longitudes[0]))
    widest, start = max(gaps)
    middle = start + (_FULL_TURN - widest) / 2
    latitudes = [spot.latitude for spot in spots]
    return Plane(
        middle - _FULL_TURN if middle > _FULL_TURN / 2 else middle,
        (min(latitudes) + max(latitudes)) / 2,
    )


def _spot(place: Place, plane: Plane) -> PlaceSpot:
    precision = place.precision or Precision.SITE
    if place.coordinates is not None:
        at = plane.point(place.coordinates.longitude, place.coordinates.latitude)
        return PlaceSpot(place, at, _REACH_KM[precision], bare=precision is Precision.COUNTRY)
    corners = tuple(plane.point(spot.longitude, spot.latitude) for spot in place.area)
    return PlaceSpot(place, middle(corners), 0.0, corners)


def _panels(
    briefing: Briefing,
    plane: Plane,
    view: Box,
    spots: Sequence[PlaceSpot],
    basemap: Basemap | None,
) -> tuple[Panel, ...]:
    main = PanelDrawing(plane, view, basemap)
    insets: list[tuple[Place | None, PanelDrawing, list[PlaceSpot]]] = []
    inset_ids: set[str] = set()
    for cluster in _clusters(spots, main):
        about = _common_place(briefing, cluster, spots)
        enlarged = _shape_view(_with_margin(_extent(cluster)), view.height / view.width)
        drawing = PanelDrawing(plane, enlarged, basemap)
        insets.append((about, drawing, cluster))
        inset_ids |= {spot.place.id for spot in cluster}
    frames = [(about or group[-1].place, drawing.view) for about, drawing, group in insets]
    rest = [spot for spot in spots if spot.place.id not in inset_ids]
    specks = [spot for spot in spots if spot.place.id in inset_ids]
    place = briefing.subject.place if briefing.subject else None
    subject = next((spot for spot in spots if spot.place.id == place), None)
    return (
        main.panel(rest, frames, specks, subject=subject),
        *(
            drawing.panel(cluster, about=about, subject=subject)
            for about, drawing, cluster in insets
        ),
    )


# --- crowded places ---


def _clusters(spots: Sequence[PlaceSpot], main: PanelDrawing) -> list[list[PlaceSpot]]:
    """Return the groups of places that are crowded in the main panel, the largest first."""
    narrow = [spot for spot in spots if spot.corners or spot.place.precision not in _WIDE]
    groups = [
        group for group in _near_groups(narrow, _CROWDED_DISTANCE / main.scale) if len(group) > 1
    ]
    found = [group for group in groups if _needs_inset(group, main)]
    found.sort(key=lambda group: (-len(group), group[0].place.id))
    return found[:_MOST_INSETS]


def _needs_inset(group: Sequence[PlaceSpot], main: PanelDrawing) -> bool:
    extent = _extent(group)
    if max(extent.width, extent.height) > main.view.width * _LARGEST_SHARE:
        return False
    span = bounding_box([spot.at for spot in group])
    touching = max(span.width, span.height) * main.scale < _TOUCHING_DISTANCE
    return len(group) >= _SEVERAL or (touching and max(span.width, span.height) > 0)


def _near_groups(spots: Sequence[PlaceSpot], max_distance: float) -> Iterator[list[PlaceSpot]]:
    """Yield the groups in which each place is near another, in the order of their first places.

    Neighbours are looked up in the cells of a grid, so the time is linear in the number of places.
    """
    cells: dict[tuple[int, int], list[int]] = {}
    for index, spot in enumerate(spots):
        cells.setdefault(_cell(spot, max_distance), []).append(index)
    remaining = set(range(len(spots)))
    for start in range(len(spots)):
        if start not in remaining:
            continue
        remaining.discard(start)
        group, queue = [start], [start]
        while queue:
            here = queue.pop()
            newly_reached = [
                one for one in _neighbours(spots, here, cells, max_distance) if one in remaining
            ]
            remaining.difference_update(newly_reached)
            group += newly_reached
            queue += newly_reached
        yield [spots[index] for index in sorted(group)]


def _cell(spot: PlaceSpot, size: float) -> tuple[int, int]:
    return int(spot.at.x // size), int(spot.at.y // size)


def _neighbours(
    spots: Sequence[PlaceSpot],
    index: int,
    cells: dict[tuple[int, int], list[int]],
    max_distance: float,
) -> Iterator[int]:
    x, y = spots[index].at
    column, row = _cell(spots[index], max_distance)
    for across in (-1, 0, 1):
        for down in (-1, 0, 1):
            for other in cells.get((column + across, row + down), ()):
                dx, dy = spots[other].at.x - x, spots[other].at.y - y
                if dx * dx + dy * dy < max_distance * max_distance:
                    yield other


def _common_place(
    briefing: Briefing, group: Sequence[PlaceSpot], spots: Sequence[PlaceSpot]
) -> Place | None:
    """Return the place that contains exactly the places of an inset, if there is one."""
    inside = {spot.place.id for spot in group}
    chains = {spot.place.id: _id_and_parent_ids(briefing, spot.place) for spot in spots}
    for candidate in chains[group[0].place.id]:
        within = {place_id for place_id, chain in chains.items() if candidate in chain}
        if inside <= within and not (within - inside):
            return briefing.places[candidate]
    return None


def _id_and_parent_ids(briefing: Briefing, place: Place) -> list[str]:
    """Return the ids of a place and of all places that it is part of."""
    chain: list[str] = []
    here: Place | None = place
    while here is not None and here.id not in chain:
        chain.append(here.id)
        here = briefing.places.get(here.part_of) if here.part_of else None
    return chain


# --- views ---


def _extent(spots: Sequence[PlaceSpot]) -> Box:
    return bounding_box([corner for spot in spots for corner in spot.extent.corners])


def _with_margin(extent: Box) -> Box:
    """Return a view of an extent with margins for names."""
    size = max(extent.width, extent.height)
    return extent.grow(max(size * 0.15, (_SMALLEST_VIEW - size) / 2))


def _shape_view(view: Box, aspect: float | None = None) -> Box:
    """Extend a view to the height-to-width ratio `aspect`, or else to the nearest allowed one."""
    current = view.height / view.width
    wanted = aspect or min(max(current, _FLATTEST), _TALLEST)
    if wanted > current:
        more = (view.width * wanted - view.height) / 2
        return Box(view.left, view.top - more, view.right, view.bottom + more)
    more = (view.height / wanted - view.width) / 2
    return Box(view.left - more, view.top, view.right + more, view.bottom)
