"""One panel of a map: land, places, names and a scale, in pixels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from briefing.figures.geometry import Box, Line, Point, distance
from briefing.figures.lettering import width
from briefing.figures.map_labels import SIZE, Label, LabelPlacer, LabelRequest
from briefing.figures.polygons import (
    bounding_box,
    clip,
    distance_to_segment,
    edges,
    encloses,
    signed_area,
)
from briefing.records import Basemap, Place

WIDTH = 400
"""The width of each panel, in pixels."""
DOT = 4.0
"""The radius of the mark of a place that is drawn as a point, in pixels."""

STAR = 8.0
"""How far the star on the subject's place reaches from its middle, in pixels."""

_STAR_POINTS, _STAR_WAIST = 5, 0.45
_KM_PER_DEGREE = 111.32
_FLATTEST = 0.02
_HALF_CIRCLE, _FULL_CIRCLE = 180.0, 360.0
_MARGIN = 6.0
_MOST_LABELS = 120
_SMALLEST_AREA = 10.0
_SMALLEST_CIRCLE = 8.0
_SMALLEST_FRAME = 10.0
_ROUND_STAR = 3.0
"""The least distance between the star and a frame round it, in pixels."""
_COUNTRY_SIZE = 10.0
_SPACED = 1.22
"""How much wider a country's name is because its capitals are spaced."""
_GRID = 14
_LONGEST_SCALE = 100.0
_TICK = 5.0
_FEWEST_LINES, _FINEST_STEP = 3, 0.001
_ROUND_NUMBERS = (5, 2, 1)
_AREA_ROOM = 0.6
_PATCHES = frozenset({"circle", "area", "name"})
"""Marks that are faint enough for a name on top of them."""


@dataclass(frozen=True)
class Land:
    """A country's outlines, as SVG path data."""

    name: str
    focus: bool
    path: str


@dataclass(frozen=True)
class CountryName:
    """A country's name, centred on its position."""

    text: str
    focus: bool
    x: float
    y: float


@dataclass(frozen=True)
class PlaceMark:
    """A place on the map.

    Attributes:
        place: The place.
        shape: `dot`, `circle` (the place is somewhere in it), `area`, `frame` (the extent of an
            inset) or `name` (a whole country, which has no mark).
        x: The centre, in pixels from the left.
        y: The centre, in pixels from the top.
        extent: The area that it covers.
        path: The outline of an area, as SVG path data.
        label: The name; None if it does not fit.
    """

    place: Place
    shape: str
    x: float
    y: float
    extent: Box
    path: str = ""
    label: Label | None = None

    @property
    def radius(self) -> float:
        """Half the width."""
        return round(self.extent.width / 2, 1)


@dataclass(frozen=True)
class Scale:
    """A scale bar.

    Attributes:
        line: The bar, without the ticks at its ends.
        kilometres: The distance that it shows.
        path: The whole bar, as SVG path data.
        words: The start of the baseline of its text.
    """

    line: Line
    kilometres: float
    path: str
    words: Point


@dataclass(frozen=True)
class Panel:
    """A part of the world at one scale.

    Attributes:
        about: The place all of which an inset shows; None if there is no such place.
        shows: The places that an inset shows, if no place contains all of them.
        specks: Places that are shown in an inset, drawn here without a name.
        subject: The sign on the subject's place as SVG path data; empty if it is not in view.
        empty: Whether no border or coast runs through it; it then has a graticule.
    """

    about: Place | None
    shows: tuple[Place, ...]
    subject: str
    width: int
    height: int
    lands: tuple[Land, ...]
    names: tuple[CountryName, ...]
    graticule: tuple[Line, ...]
    marks: tuple[PlaceMark, ...]
    specks: tuple[Point, ...]
    scale: Scale


@dataclass(frozen=True)
class PlaceSpot:
    """A place in the plane, in kilometres."""

    place: Place
    at: Point
    reach: float
    """The radius around `at` in which it may be; 0 for a site."""
    corners: tuple[Point, ...] = ()
    bare: bool = False
    """Whether only its name is shown, as it is a whole country."""

    @property
    def extent(self) -> Box:
        """The area that it covers."""
        return bounding_box(self.corners or (self.at,)).grow(self.reach)


@dataclass(frozen=True)
class Plane:
    """A map projection around a point, in kilometres east and south of it.

    An equirectangular projection, true to scale at the latitude of that point.
    """

    longitude: float
    latitude: float

    @property
    def _km_per_degree_east(self) -> float:
        # Rounded, since the last digits of `cos` depend on the library.
        share = round(cos(self.latitude * pi / _HALF_CIRCLE), 6)
        return _KM_PER_DEGREE * max(share, _FLATTEST)

    def point(self, longitude: float, latitude: float) -> Point:
        """Return the point in the plane of a position in degrees."""
        east = (longitude - self.longitude + _HALF_CIRCLE) % _FULL_CIRCLE - _HALF_CIRCLE
        return Point(east * self._km_per_degree_east, (self.latitude - latitude) * _KM_PER_DEGREE)

    def degrees(self, kilometres: float) -> float:
        """Convert a distance to degrees of latitude."""
        return kilometres / _KM_PER_DEGREE

    def grid(self, view: Box) -> Iterator[tuple[bool, float]]:
        """Yield the lines of a graticule: whether it is vertical, and its place in the plane."""
        span = self.degrees(view.width)
        step = next((n for n in _steps() if span / n >= _FEWEST_LINES), _FINEST_STEP)
        west, east = (
            self.longitude + side / self._km_per_degree_east for side in (view.left, view.right)
        )
        north, south = (self.latitude - side / _KM_PER_DEGREE for side in (view.top, view.bottom))
        for number in range(int(west // step) + 1, int(east // step) + 1):
            yield True, (number * step - self.longitude) * self._km_per_degree_east
        for number in range(int(south // step) + 1, int(north // step) + 1):
            yield False, (self.latitude - number * step) * _KM_PER_DEGREE


def _steps() -> Iterator[float]:
    for power in (1, 0, -1, -2, -3):
        for round_number in _ROUND_NUMBERS:
            yield round(round_number * 10.0**power, 4)


class PanelDrawing:
    """A drawing of one view of the plane."""

    def __init__(self, plane: Plane, view: Box, basemap: Basemap | None) -> None:
        """Prepare to draw `view`, whose sides are in kilometres."""
        self.view = view
        self.scale = WIDTH / view.width
        self.height = round(view.height * self.scale)
        self._plane = plane
        self._basemap = basemap
        self._sheet = Box(0, 0, WIDTH, self.height)

    def pixel(self, point: Point) -> Point:
        """Convert a point of the plane to pixels."""
        x, y = (point.x - self.view.left) * self.scale, (point.y - self.view.top) * self.scale
        return Point(x, y).round()

    def panel(
        self,
        spots: Sequence[PlaceSpot],
        frames: Sequence[tuple[Place, Box]] = (),
        specks: Sequence[PlaceSpot] = (),
        about: Place | None = None,
        *,
        subject: PlaceSpot | None = None,
    ) -> Panel:
        """Return the panel with some places, insets' frames and specks, and the subject's sign."""
        lettering = LabelPlacer(self._sheet.grow(-_MARGIN))
        scale = self._scale_bar()
        lettering.take(bounding_box(scale.line).grow(_MARGIN + SIZE))
        at = self.pixel(subject.at) if subject and self.view.contains(subject.at) else None
        if at:
            lettering.take(bounding_box([at]).grow(STAR))
        marks = [*(self._frame(*frame, at) for frame in frames), *map(self._mark, spots)]
        for mark in marks:
            (lettering.patches if mark.shape in _PATCHES else lettering.taken).append(mark.extent)
        marks = [
            _label_mark(mark, lettering) if index < _MOST_LABELS else mark
            for index, mark in enumerate(marks)
        ]
        drawn = [self.pixel(spot.at) for spot in specks]
        shapes = list(self._shapes())
        empty = not any(self._sheet.contains(p) for _, _, rings in shapes for r in rings for p in r)
        return Panel(
            about=about,
            shows=() if about or frames else tuple(spot.place for spot in spots),
            subject=star(at) if at else "",
            width=WIDTH,
            height=self.height,
            lands=tuple(Land(name, focus, _path_data(rings)) for name, focus, rings in shapes),
            names=() if empty else tuple(self._names(shapes, lettering)),
            graticule=tuple(self._graticule()) if empty else (),
            marks=tuple(marks),
            specks=tuple(speck for speck in drawn if not at or distance(speck, at) > STAR),
            scale=scale,
        )

    def _mark(self, spot: PlaceSpot) -> PlaceMark:
        at = self.pixel(spot.at)
        if spot.bare:
            return PlaceMark(spot.place, "name", *at, bounding_box([at]))
        if spot.corners:
            corners = [self.pixel(corner) for corner in spot.corners]
            extent = bounding_box(corners)
            if max(extent.width, extent.height) >= _SMALLEST_AREA:
                return PlaceMark(spot.place, "area", *at, extent, _path_data([corners]))
        reach = round(spot.reach * self.scale, 1)
        shape = "circle" if reach > _SMALLEST_CIRCLE and not spot.corners else "dot"
        radius = reach if shape == "circle" else DOT
        return PlaceMark(spot.place, shape, *at, bounding_box([at]).grow(radius))

    def _frame(self, place: Place, view: Box, star_at: Point | None) -> PlaceMark:
        """Return the frame of an inset, wide enough to be seen round the star inside it."""
        extent = bounding_box([self.pixel(corner) for corner in view.corners])
        middle = extent.centre
        smallest = _SMALLEST_FRAME
        if star_at and extent.grow(STAR).contains(star_at):
            off = max(abs(star_at.x - middle.x), abs(star_at.y - middle.y))
            smallest = max(smallest, 2 * (off + STAR + _ROUND_STAR))
        if extent.width < smallest:
            extent = bounding_box([middle]).grow(smallest / 2)
        return PlaceMark(place, "frame", *middle.round(), extent)

    def _shapes(self) -> Iterator[tuple[str, bool, list[list[Point]]]]:
        """Yield each country's name, focus and rings in pixels, clipped just beyond the sheet."""
        beyond = self.view.grow(8 / self.scale)
        for shape in self._basemap.features if self._basemap else ():
            rings = (
                clip([self._plane.point(*position) for position in ring], beyond)
                for polygon in shape.geometry.coordinates
                for ring in polygon
            )
            kept = [[self.pixel(point) for point in ring] for ring in rings if ring]
            if kept:
                yield shape.properties.name, shape.properties.focus, kept

    def _names(
        self, shapes: Sequence[tuple[str, bool, list[list[Point]]]], lettering: LabelPlacer
    ) -> Iterator[CountryName]:
        for name, focus, rings in sorted(shapes, key=lambda shape: (not shape[1], shape[0])):
            largest = max(rings, key=lambda ring: abs(signed_area(ring)))
            half = width(name.upper(), _COUNTRY_SIZE) * _SPACED / 2 + _MARGIN
            if (spot := _best_name_position(largest, 2 * half, lettering)) is not None:
                lettering.take(bounding_box([spot]).grow(half))
                yield CountryName(name, focus, *spot.round())

    def _graticule(self) -> Iterator[Line]:
        for upright, at in self._plane.grid(self.view):
            x, y = self.pixel(Point(at, at))
            ends = ((x, 0), (x, self.height)) if upright else ((0, y), (WIDTH, y))
            yield Line(*(Point(*end) for end in ends))

    def _scale_bar(self) -> Scale:
        lengths = (
            round_number * 10.0**power
            for power in range(4, -4, -1)
            for round_number in _ROUND_NUMBERS
        )
        kilometres = next((n for n in lengths if n * self.scale <= _LONGEST_SCALE), 0.001)
        left, base = 14.0, self.height - 14.0
        right, top = round(left + round(kilometres * self.scale, 1), 1), base - _TICK
        path = f"M{left:g} {top:g}V{base:g}H{right:g}V{top:g}"
        line = Line(Point(left, base), Point(right, base))
        return Scale(line, kilometres, path, Point(left + _TICK, top))


def star(middle: Point, size: float = STAR) -> str:
    """Return the outline of a star of five points, as SVG path data."""
    reach = (size, size * _STAR_WAIST)
    turns = [(corner * pi / _STAR_POINTS, reach[corner % 2]) for corner in range(2 * _STAR_POINTS)]
    corners = [middle.move(sin(turn) * far, -cos(turn) * far).round() for turn, far in turns]
    return _path_data([corners])


def _label_mark(mark: PlaceMark, lettering: LabelPlacer) -> PlaceMark:
    sides = mark.extent.width, mark.extent.height
    room = min(sides) if mark.shape in _PATCHES else 0.0
    if mark.shape == "area":
        room *= _AREA_ROOM
    wanted = LabelRequest(mark.place.name, Point(mark.x, mark.y), max(sides) / 2, room)
    label = lettering.place(wanted)
    return PlaceMark(mark.place, mark.shape, mark.x, mark.y, mark.extent, mark.path, label)


def _best_name_position(
    ring: list[Point], text_width: float, lettering: LabelPlacer
) -> Point | None:
    """Return the point furthest from the edges of a ring at which a name fits, or None."""
    bounds = bounding_box(ring)
    best, best_distance = None, 0.0
    for column in range(1, _GRID):
        for row in range(1, _GRID):
            spot = Point(
                bounds.left + bounds.width * column / _GRID,
                bounds.top + bounds.height * row / _GRID,
            )
            extent = Box.about(spot, text_width, 2 * _COUNTRY_SIZE * 0.8)
            inside = (encloses([ring], corner) for corner in extent.corners)
            if not lettering.is_free(extent) or not all(inside):
                continue
            edge_distance = min(distance_to_segment(spot, a, b) for a, b in edges(ring))
            if edge_distance > best_distance:
                best, best_distance = spot, edge_distance
    return best


def _path_data(rings: Sequence[Sequence[Point]]) -> str:
    return "".join("M" + "L".join(f"{x:g} {y:g}" for x, y in ring) + "Z" for ring in rings if ring)
