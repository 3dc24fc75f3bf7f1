"""Places on the map: near what they are part of, and near the rest of their country."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import asin, cos, hypot, radians, sin, sqrt

from briefing.checking.case import Case, Spot, place_of
from briefing.locales import country_name
from briefing.problems import Problem
from briefing.records import Place
from briefing.records.enums import Precision
from briefing.records.place import Coordinates

_EARTH = 6371.0
_NEARBY = 300.0
"""So many kilometres off, coordinates are hardly mistaken by a slip."""
_TIMES = 4
"""A slip is likely where without it a place lies so many times nearer."""
_COUNTRY = 2500.0
"""Farther than this from all other places of a country, one of them lies in few countries."""
_FEWEST = 3
_WIDTHS = {
    Precision.SITE: 50.0,
    Precision.DISTRICT: 100.0,
    Precision.CITY: 200.0,
    Precision.PROVINCE: 800.0,
    Precision.COUNTRY: 5000.0,
}
_ANYWHERE = float("inf")

_Point = tuple[float, float]
"""Latitude and longitude in degrees."""


@dataclass(frozen=True)
class _Region:
    """Where a place is to be expected.

    Attributes:
        words: What it is, for a message.
        south, west, north, east: Its bounds in degrees.
        reach: So many kilometres beyond them, a place can lie.
        spots: The places that make it up, one of which may be the one that is wrong.
    """

    words: str
    south: float
    west: float
    north: float
    east: float
    reach: float
    spots: tuple[Spot, ...] = ()

    def distance(self, point: _Point) -> float:
        """Return how many kilometres a point lies outside."""
        latitude, longitude = point
        nearest = (
            min(max(latitude, self.south), self.north),
            min(max(longitude, self.west), self.east),
        )
        return _kilometres(point, nearest)


def distant_places(case: Case) -> Iterator[Problem]:
    """No place lies far from what it is part of, or from the rest of its country."""
    located = {one.id: one for one in case.briefing.places.values() if _corners(one)}
    for place in located.values():
        for region in _regions(case, place, located):
            found = _astray(place, region)
            if found is None:
                continue
            spot = (place_of(place), _path(place))
            if spot in case.newcomers((spot, *region.spots)):
                yield case.problem("coordinates-far", *spot, *found)
            break


def _astray(place: Place, region: _Region) -> tuple[str, str] | None:
    """Return what is wrong with where a place lies, and what to do; None if nothing is."""
    point = _middle(_corners(place))
    away = region.distance(point)
    far = f"this point is {round(away, -1):,.0f} km from {region.words}"
    if away > _NEARBY:
        near = min(_slips(point), key=lambda slip: (region.distance(slip), _change(point, slip)))
        is_near = region.distance(near) <= min(region.reach, max(_NEARBY, away / _TIMES))
        if is_near and place.coordinates:
            numbers = f"`latitude: {near[0]:g}` and `longitude: {near[1]:g}`"
            remedy = f"Perhaps {numbers} are meant. Check them in the source."
            return f"{far}; {_slip(point, near)}", remedy
    if away > region.reach:
        return far, (
            "Check both numbers, their signs (south and west are negative), and `part_of` and "
            "`country`."
        )
    return None


def _slips(point: _Point) -> Iterator[_Point]:
    """Yield what somebody may have meant who exchanged the numbers or forgot a sign."""
    signs = (1, -1)
    for pair, first, second in product((point, point[::-1]), signs, signs):
        slip = (pair[0] * first, pair[1] * second)
        if slip != point and abs(slip[0]) <= 90:  # noqa: PLR2004
            yield slip


def _change(point: _Point, slip: _Point) -> int:
    return sum(one != other for one, other in zip(point, slip, strict=True))


def _slip(point: _Point, near: _Point) -> str:
    if abs(near[0]) != abs(point[0]):
        signs = "" if near == point[::-1] else ", and a sign is wrong"
        return f"latitude and longitude seem to be swapped{signs}"
    return "a sign seems to be wrong"


def _regions(case: Case, place: Place, located: dict[str, Place]) -> Iterator[_Region]:
    """Yield where a place is to be expected, the narrowest first."""
    around = _larger(case, place)
    if (larger := next((one for one in around if one.id in located), None)) is not None:
        width = _WIDTHS.get(larger.precision or Precision.COUNTRY, _ANYWHERE)
        words = f"`{larger.id}`, which it is part of"
        yield _region(words, _corners(larger), width)
    country = _country(place, around)
    if country is not None and (corners := _on_basemap(case, country)):
        is_shown = _is_shown(case, _middle(_corners(place)))
        name = case.briefing.country_name(country)
        yield _region(name, corners, _NEARBY if is_shown else _ANYWHERE)
    above = {one.id for one in around}
    others = [one for one in located.values() if one.id != place.id and one.id not in above]
    inside = [one for one in others if country and _country(one, _larger(case, one)) == country]
    if inside:
        words = f"the other places of its country ({_some(inside)})"
        yield _region(words, _all_corners(inside), _COUNTRY, _spots(inside))
    elif country is None and len(others) >= _FEWEST:
        words = f"all other places ({_some(others)})"
        yield _region(words, _all_corners(others), _ANYWHERE)


def _larger(case: Case, place: Place) -> list[Place]:
    """Return what a place is part of, from the next larger place on."""
    found: list[Place] = []
    step = case.briefing.places.get(place.part_of or "")
    while step is not None and step not in found and step.id != place.id:
        found.append(step)
        step = case.briefing.places.get(step.part_of or "")
    return found


def _country(place: Place, around: Iterable[Place]) -> str | None:
    return next((one.country for one in (place, *around) if one.country), None)


def _on_basemap(case: Case, country: str) -> list[_Point]:
    # Its names are English, whatever the language of the briefing.
    names = {case.briefing.country_name(country), country_name(country)}
    shapes = case.briefing.basemap.features if case.briefing.basemap else ()
    polygons = (
        polygon
        for shape in shapes
        if shape.properties.name in names
        for polygon in shape.geometry.coordinates
    )
    return [(position[1], position[0]) for polygon in polygons for position in polygon[0]]


def _is_shown(case: Case, point: _Point) -> bool:
    """Return whether a point lies where the basemap is whole.

    Beyond its bounds, shapes are cut off.
    """
    if case.briefing.basemap is None:
        return False
    west, south, east, north = case.briefing.basemap.bbox
    return south <= point[0] <= north and west <= point[1] <= east


def _region(
    words: str, corners: Sequence[_Point], reach: float, spots: tuple[Spot, ...] = ()
) -> _Region:
    latitudes, longitudes = zip(*corners, strict=True)
    bounds = min(latitudes), min(longitudes), max(latitudes), max(longitudes)
    return _Region(words, *bounds, reach, spots)


def _spots(places: Sequence[Place]) -> tuple[Spot, ...]:
    """Return the place that may be wrong as well: of two it is not clear which."""
    return ((place_of(places[0]), _path(places[0])),) if len(places) == 1 else ()


def _path(place: Place) -> tuple[str, ...]:
    return ("coordinates",) if place.coordinates else ("area",)


def _some(places: Sequence[Place]) -> str:
    names = [f"`{place.id}`" for place in places[:_FEWEST]]
    return ", ".join(names) + (" …" if len(places) > _FEWEST else "")


def _all_corners(places: Iterable[Place]) -> list[_Point]:
    return [corner for place in places for corner in _corners(place)]


def _corners(place: Place) -> list[_Point]:
    points: Iterable[Coordinates] = (place.coordinates,) if place.coordinates else place.area
    return [(point.latitude, point.longitude) for point in points]


def _middle(corners: Sequence[_Point]) -> _Point:
    latitudes, longitudes = zip(*corners, strict=True)
    return sum(latitudes) / len(corners), sum(longitudes) / len(corners)


def _kilometres(one: _Point, other: _Point) -> float:
    (south, west), (north, east) = map(radians, one), map(radians, other)
    across = sqrt(cos(south) * cos(north)) * sin((east - west) / 2)
    return 2 * _EARTH * asin(min(1.0, hypot(sin((north - south) / 2), across)))
