"""One panel of a map: land, places, names and a scale, in pixels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from briefing.figures.geometry import Box, Line, Point
from briefing.figures.lettering import width
from briefing.figures.map_labels import SIZE, Label, Lettering, Wanted
from briefing.figures.polygons import (
    around,
    clip,
    distance_to_segment,
    edges,
    encloses,
    signed_area,
)
from briefing.records import Basemap, Place

WIDTH = 400
"""How wide each panel is, in pixels."""
DOT = 4.0
"""The radius of the mark of a place that is a point at this scale, in pixels."""

STAR = 8.0
"""How far the star on the subject's place reaches from its middle, in pixels."""

_STAR_POINTS, _STAR_WAIST = 5, 0.45
_KM_PER_DEGREE = 111.32
_FLATTEST = 0.02
_HALF_TURN, _TURN = 180.0, 360.0
_MARGIN = 6.0
_MOST_LABELS = 120
_SMALLEST_AREA = 10.0
_SMALLEST_CIRCLE = 8.0
_SMALLEST_FRAME = 10.0
_COUNTRY_SIZE = 10.0
_SPACED = 1.22
"""How much wider a country's name is for its spaced capitals."""
_GRID = 14
_LONGEST_SCALE = 100.0
_TICK = 5.0
_FEWEST_LINES, _FINEST_STEP = 3, 0.001
_NICE = (5, 2, 1)
_AREA_ROOM = 0.6
_PATCHES = frozenset({"circle", "area", "name"})
"""Marks that are drawn so faintly that a name may stand on them."""


@dataclass(frozen=True)
class Land:
    """A country's outlines, as SVG path data."""

    name: str
    focus: bool
    path: str


@dataclass(frozen=True)
class CountryName:
    """A country's name, about its middle."""

    text: str
    focus: bool
    x: float
    y: float


@dataclass(frozen=True)
class PlaceMark:
    """A place on the map.

    Attributes:
        place: The place.
        shape: `dot`, `circle` (somewhere in it), `area`, `frame` (drawn larger elsewhere) or
            `name` (a whole country, which has no mark).
        x: Its middle.
        y: Its middle.
        extent: What it covers.
        path: An area's outline, as SVG path data.
        label: Its name; None where there is no room.
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
        """Half its width."""
        return round(self.extent.width / 2, 1)


@dataclass(frozen=True)
class Scale:
    """A bar that shows how long a distance is.

    Attributes:
        line: The bar, without the ticks at its ends.
        kilometres: The distance.
        path: The whole bar, as SVG path data.
        words: Where its words begin, on the line on which their letters stand.
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
        shows: The places that an inset shows, if no place has all of them.
        specks: Places that an inset shows, drawn without a name.
        subject: The sign on the place of the subject, as SVG path data; empty where it is not.
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
    """How far around `at` it may lie; 0 for a site."""
    corners: tuple[Point, ...] = ()
    bare: bool = False
    """Whether only its name is shown, being a whole country."""

    @property
    def extent(self) -> Box:
        """What it covers."""
        return around(self.corners or (self.at,)).grow(self.reach)


@dataclass(frozen=True)
class Plane:
    """The world laid flat around a point: kilometres east and south of it.

    The plate carrée with its scale true at the latitude of the middle.
    """

    longitude: float
    latitude: float

    @property
    def _across(self) -> float:
        # Rounded, so that no library's last digit shows.
        share = round(cos(self.latitude * pi / _HALF_TURN), 6)
        return _KM_PER_DEGREE * max(share, _FLATTEST)

    def point(self, longitude: float, latitude: float) -> Point:
        """Return a position's point in the plane."""
        east = (longitude - self.longitude + _HALF_TURN) % _TURN - _HALF_TURN
        return Point(east * self._across, (self.latitude - latitude) * _KM_PER_DEGREE)

    def degrees(self, kilometres: float) -> float:
        """Return how many degrees of latitude a distance is."""
        return kilometres / _KM_PER_DEGREE

    def grid(self, view: Box) -> Iterator[tuple[bool, float]]:
        """Yield the lines of a graticule: whether upright, and where in the plane."""
        wide = self.degrees(view.width)
        step = next((n for n in _steps() if wide / n >= _FEWEST_LINES), _FINEST_STEP)
        west, east = (self.longitude + side / self._across for side in (view.left, view.right))
        north, south = (self.latitude - side / _KM_PER_DEGREE for side in (view.top, view.bottom))
        for number in range(int(west // step) + 1, int(east // step) + 1):
            yield True, (number * step - self.longitude) * self._across
        for number in range(int(south // step) + 1, int(north // step) + 1):
            yield False, (self.latitude - number * step) * _KM_PER_DEGREE


def _steps() -> Iterator[float]:
    for power in (1, 0, -1, -2, -3):
        for nice in _NICE:
            yield round(nice * 10.0**power, 4)


class PanelDrawing:
    """Draws what lies in one view of the plane."""

    def __init__(self, plane: Plane, view: Box, basemap: Basemap | None) -> None:
        """Draw `view`, whose sides are in kilometres."""
        self.view = view
        self.scale = WIDTH / view.width
        self.height = round(view.height * self.scale)
        self._plane = plane
        self._basemap = basemap
        self._sheet = Box(0, 0, WIDTH, self.height)

    def pixel(self, point: Point) -> Point:
        """Return a point of the plane in pixels."""
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
        """Return the panel of some spots, with a sign on the subject's if that is in its view."""
        lettering = Lettering(self._sheet.grow(-_MARGIN))
        scale = self._scale_bar()
        lettering.take(around(scale.line).grow(_MARGIN + SIZE))
        at = self.pixel(subject.at) if subject and self.view.contains(subject.at) else None
        if at:
            lettering.take(around([at]).grow(STAR))
        marks = [*(self._frame(*frame) for frame in frames), *map(self._mark, spots)]
        for mark in marks:
            (lettering.patches if mark.shape in _PATCHES else lettering.taken).append(mark.extent)
        marks = [
            _label_mark(mark, lettering) if index < _MOST_LABELS else mark
            for index, mark in enumerate(marks)
        ]
        shapes = list(self._shapes())
        empty = not any(self._sheet.contains(p) for _, _, rings in shapes for r in rings for p in r)
        return Panel(
            about=about,
            shows=() if about or frames else tuple(spot.place for spot in spots),
            subject=star(at) if at else "",
            width=WIDTH,
            height=self.height,
            lands=tuple(Land(name, focus, _path(rings)) for name, focus, rings in shapes),
            names=() if empty else tuple(self._names(shapes, lettering)),
            graticule=tuple(self._graticule()) if empty else (),
            marks=tuple(marks),
            specks=tuple(self.pixel(spot.at) for spot in specks),
            scale=scale,
        )

    def _mark(self, spot: PlaceSpot) -> PlaceMark:
        at = self.pixel(spot.at)
        if spot.bare:
            return PlaceMark(spot.place, "name", *at, around([at]))
        if spot.corners:
            corners = [self.pixel(corner) for corner in spot.corners]
            extent = around(corners)
            if max(extent.width, extent.height) >= _SMALLEST_AREA:
                return PlaceMark(spot.place, "area", *at, extent, _path([corners]))
        reach = round(spot.reach * self.scale, 1)
        shape = "circle" if reach > _SMALLEST_CIRCLE and not spot.corners else "dot"
        radius = reach if shape == "circle" else DOT
        return PlaceMark(spot.place, shape, *at, around([at]).grow(radius))

    def _frame(self, place: Place, view: Box) -> PlaceMark:
        extent = around([self.pixel(corner) for corner in view.corners])
        middle = extent.centre
        if extent.width < _SMALLEST_FRAME:
            extent = around([middle]).grow(_SMALLEST_FRAME / 2)
        return PlaceMark(place, "frame", *middle.round(), extent)

    def _shapes(self) -> Iterator[tuple[str, bool, list[list[Point]]]]:
        """Yield each land's rings in pixels, cut a little beyond the sheet."""
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
        self, shapes: Sequence[tuple[str, bool, list[list[Point]]]], lettering: Lettering
    ) -> Iterator[CountryName]:
        for name, focus, rings in sorted(shapes, key=lambda shape: (not shape[1], shape[0])):
            largest = max(rings, key=lambda ring: abs(signed_area(ring)))
            half = width(name.upper(), _COUNTRY_SIZE) * _SPACED / 2 + _MARGIN
            if (spot := _roomiest(largest, 2 * half, lettering)) is not None:
                lettering.take(around([spot]).grow(half))
                yield CountryName(name, focus, *spot.round())

    def _graticule(self) -> Iterator[Line]:
        for upright, at in self._plane.grid(self.view):
            x, y = self.pixel(Point(at, at))
            ends = ((x, 0), (x, self.height)) if upright else ((0, y), (WIDTH, y))
            yield Line(*(Point(*end) for end in ends))

    def _scale_bar(self) -> Scale:
        lengths = (nice * 10.0**power for power in range(4, -4, -1) for nice in _NICE)
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
    return _path([corners])


def _label_mark(mark: PlaceMark, lettering: Lettering) -> PlaceMark:
    sides = mark.extent.width, mark.extent.height
    room = min(sides) if mark.shape in _PATCHES else 0.0
    if mark.shape == "area":
        room *= _AREA_ROOM
    wanted = Wanted(mark.place.name, Point(mark.x, mark.y), max(sides) / 2, room)
    label = lettering.place(wanted)
    return PlaceMark(mark.place, mark.shape, mark.x, mark.y, mark.extent, mark.path, label)


def _roomiest(ring: list[Point], wide: float, lettering: Lettering) -> Point | None:
    """Return the point of a land that is furthest from its edges, where its name fits."""
    bounds = around(ring)
    best, room = None, 0.0
    for column in range(1, _GRID):
        for row in range(1, _GRID):
            spot = Point(
                bounds.left + bounds.width * column / _GRID,
                bounds.top + bounds.height * row / _GRID,
            )
            extent = Box.about(spot, wide, 2 * _COUNTRY_SIZE * 0.8)
            inside = (encloses([ring], corner) for corner in extent.corners)
            if not lettering.is_free(extent) or not all(inside):
                continue
            off = min(distance_to_segment(spot, a, b) for a, b in edges(ring))
            if off > room:
                best, room = spot, off
    return best


def _path(rings: Sequence[Sequence[Point]]) -> str:
    return "".join("M" + "L".join(f"{x:g} {y:g}" for x, y in ring) + "Z" for ring in rings if ring)
