"""Places on the map: near what they are part of, and near the rest of their country."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import asin, cos, hypot, radians, sin, sqrt

from briefing.checking.case import Case, Spot, file_of
from briefing.locales import country_name
from briefing.problems import Problem
from briefing.records import Place
from briefing.records.enums import Precision
from briefing.records.place import Coordinates

_EARTH_RADIUS = 6371.0
_NEARBY = 300.0
"""Kilometres within which a wrong location is hardly due to a slip."""
_SLIP_FACTOR = 4
"""A slip is likely if undoing it brings the place this many times nearer."""
_COUNTRY_REACH = 2500.0
"""Few countries have a place more than this many kilometres from all their others."""
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
    """An area in which a place is expected.

    Attributes:
        words: How a message refers to it.
        south, west, north, east: Its bounds in degrees.
        reach: How many kilometres outside them the place may lie.
        spots: The places that define it, if one of them may be the wrong one.
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
    """Check that no place is far from what it is part of, or from the rest of its country."""
    located = {one.id: one for one in case.briefing.places.values() if _corners(one)}
    for place in located.values():
        for region in _regions(case, place, located):
            found = _check_region(place, region)
            if found is None:
                continue
            spot = (file_of(place), _path(place))
            if spot in case.newcomers((spot, *region.spots)):
                yield case.problem("coordinates-far", *spot, *found)
            break


def _check_region(place: Place, region: _Region) -> tuple[str, str] | None:
    """Return what is wrong with a place's location, and the remedy; None if nothing is."""
    point = _centre(_corners(place))
    distance = region.distance(point)
    message = f"this point is {round(distance, -1):,.0f} km from {region.words}"
    if distance > _NEARBY:
        meant = min(
            _slips(point), key=lambda slip: (region.distance(slip), _count_changes(point, slip))
        )
        is_likely = region.distance(meant) <= min(
            region.reach, max(_NEARBY, distance / _SLIP_FACTOR)
        )
        if is_likely and place.coordinates:
            numbers = f"`latitude: {meant[0]:g}` and `longitude: {meant[1]:g}`"
            remedy = f"Perhaps {numbers} are meant. Check them in the source."
            return f"{message}; {_describe_slip(point, meant)}", remedy
    if distance > region.reach:
        return message, (
            "Check both numbers, their signs (south and west are negative), and `part_of` and "
            "`country`."
        )
    return None


def _slips(point: _Point) -> Iterator[_Point]:
    """Yield the points that may be meant if the numbers were swapped or a sign forgotten."""
    signs = (1, -1)
    for pair, first, second in product((point, point[::-1]), signs, signs):
        slip = (pair[0] * first, pair[1] * second)
        if slip != point and abs(slip[0]) <= 90:  # noqa: PLR2004
            yield slip


def _count_changes(point: _Point, slip: _Point) -> int:
    return sum(one != other for one, other in zip(point, slip, strict=True))


def _describe_slip(point: _Point, near: _Point) -> str:
    if abs(near[0]) != abs(point[0]):
        signs = "" if near == point[::-1] else ", and a sign is wrong"
        return f"latitude and longitude seem to be swapped{signs}"
    return "a sign seems to be wrong"


def _regions(case: Case, place: Place, located: dict[str, Place]) -> Iterator[_Region]:
    """Yield the regions in which a place is expected, the narrowest first."""
    enclosing = _enclosing_places(case, place)
    if (larger := next((one for one in enclosing if one.id in located), None)) is not None:
        width = _WIDTHS.get(larger.precision or Precision.COUNTRY, _ANYWHERE)
        words = f"`{larger.id}`, which it is part of"
        yield _region(words, _corners(larger), width)
    country = _country(place, enclosing)
    if country is not None and (corners := _country_outline(case, country)):
        is_shown = _is_shown(case, _centre(_corners(place)))
        name = case.briefing.country_name(country)
        yield _region(name, corners, _NEARBY if is_shown else _ANYWHERE)
    above = {one.id for one in enclosing}
    others = [one for one in located.values() if one.id != place.id and one.id not in above]
    inside = [
        one for one in others if country and _country(one, _enclosing_places(case, one)) == country
    ]
    if inside:
        words = f"the other places of its country ({_name_some(inside)})"
        yield _region(words, _all_corners(inside), _COUNTRY_REACH, _spots(inside))
    elif country is None and len(others) >= _FEWEST:
        words = f"all other places ({_name_some(others)})"
        yield _region(words, _all_corners(others), _ANYWHERE)


def _enclosing_places(case: Case, place: Place) -> list[Place]:
    """Return what a place is part of, from the next larger place up."""
    found: list[Place] = []
    step = case.briefing.places.get(place.part_of or "")
    while step is not None and step not in found and step.id != place.id:
        found.append(step)
        step = case.briefing.places.get(step.part_of or "")
    return found


def _country(place: Place, enclosing: Iterable[Place]) -> str | None:
    return next((one.country for one in (place, *enclosing) if one.country), None)


def _country_outline(case: Case, country: str) -> list[_Point]:
    # The basemap's names are English, whatever the briefing's language.
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
    """Return whether a point lies within the basemap's bounds.

    Beyond them, shapes are cut off.
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
    """Return a single other place, since either of the two may be the wrong one."""
    return ((file_of(places[0]), _path(places[0])),) if len(places) == 1 else ()


def _path(place: Place) -> tuple[str, ...]:
    return ("coordinates",) if place.coordinates else ("area",)


def _name_some(places: Sequence[Place]) -> str:
    names = [f"`{place.id}`" for place in places[:_FEWEST]]
    return ", ".join(names) + (" …" if len(places) > _FEWEST else "")


def _all_corners(places: Iterable[Place]) -> list[_Point]:
    return [corner for place in places for corner in _corners(place)]


def _corners(place: Place) -> list[_Point]:
    points: Iterable[Coordinates] = (place.coordinates,) if place.coordinates else place.area
    return [(point.latitude, point.longitude) for point in points]


def _centre(corners: Sequence[_Point]) -> _Point:
    latitudes, longitudes = zip(*corners, strict=True)
    return sum(latitudes) / len(corners), sum(longitudes) / len(corners)


def _kilometres(one: _Point, other: _Point) -> float:
    (south, west), (north, east) = map(radians, one), map(radians, other)
    across = sqrt(cos(south) * cos(north)) * sin((east - west) / 2)
    return 2 * _EARTH_RADIUS * asin(min(1.0, hypot(sin((north - south) / 2), across)))
