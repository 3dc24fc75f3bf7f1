"""Make a briefing's base map: a country and its neighbours, cut out of a TopoJSON of the world.

The world comes from the npm package `world-atlas` (countries-10m.json or countries-50m.json),
with the public-domain shapes of Natural Earth. It is needed once, when a briefing is started;
building the site needs only the output.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from briefing.figures.geometry import Box, Point
from briefing.figures.polygons import bounding_box, clip, signed_area, simplify
from briefing.reading import BASEMAP_FILE
from commandline import Exit, fail, make_parser, run

_BEYOND = 0.4
"""How many degrees shapes extend beyond the map's edge, so that no cut shows on it."""
_DIGITS = 3
_CREDIT = "Natural Earth, public domain"


class _World:
    """The countries of a TopoJSON file, with each border simplified once for both sides."""

    def __init__(self, topology: dict[str, Any], tolerance: float) -> None:
        scale = topology["transform"]["scale"]
        origin = topology["transform"]["translate"]
        self.countries: list[dict[str, Any]] = topology["objects"]["countries"]["geometries"]
        self._lines = [
            simplify(list(_decode(arc, scale, origin)), tolerance) for arc in topology["arcs"]
        ]

    def find(self, wanted: str) -> dict[str, Any] | None:
        """Return the country with an ISO 3166-1 number or an English name."""
        number = wanted.zfill(3) if wanted.isdecimal() else ""
        for country in self.countries:
            name = country["properties"]["name"]
            if country.get("id") == number or name.casefold() == wanted.casefold():
                return country
        return None

    def polygons(self, country: dict[str, Any]) -> Iterator[list[list[Point]]]:
        """Yield a country's polygons, each an outline and its holes."""
        several = country["type"] == "MultiPolygon"
        for rings in country["arcs"] if several else [country.get("arcs", [])]:
            yield [self._ring(ring) for ring in rings]

    def _ring(self, arcs: Sequence[int]) -> list[Point]:
        points: list[Point] = []
        for index in arcs:
            # A negative number is the complement of an arc that runs backwards.
            line = self._lines[index] if index >= 0 else self._lines[~index][::-1]
            points += line[1:] if points else line
        return points


def _decode(arc: list[list[int]], scale: list[float], origin: list[float]) -> Iterator[Point]:
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield Point(x * scale[0] + origin[0], y * scale[1] + origin[1])


class _Clip(NamedTuple):
    """The part to cut out: the map's edges, and the smallest area of a shape that is kept."""

    view: Box
    smallest: float

    def polygon(self, rings: list[list[Point]]) -> list[list[Point]]:
        """Return the part of a polygon that the map needs; nothing if it lies outside."""
        box = self.view.grow(_BEYOND)
        parts = [_round(clip(ring, box)) for ring in rings]
        kept = [part for part in parts if abs(signed_area(part)) > self.smallest]
        return kept if kept and kept[0] is parts[0] else []


def _round(ring: list[Point]) -> list[Point]:
    points = [Point(round(x, _DIGITS), round(y, _DIGITS)) for x, y in ring]
    kept = [point for index, point in enumerate(points) if point != points[index - 1]]
    return [*kept, kept[0]] if kept else []


def _view(world: _World, country: dict[str, Any], margin: float) -> Box:
    points = [p for rings in world.polygons(country) for p in rings[0]]
    return bounding_box(points).grow(margin).round()


def _features(world: _World, cut: _Clip, focus: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for country in world.countries:
        polygons = [part for rings in world.polygons(country) if (part := cut.polygon(rings))]
        if polygons:
            properties: dict[str, Any] = {"name": country["properties"]["name"]}
            if country is focus:
                properties["focus"] = True
            geometry = {"type": "MultiPolygon", "coordinates": polygons}
            yield {"type": "Feature", "properties": properties, "geometry": geometry}


def _map_text(view: Box, features: Sequence[dict[str, Any]]) -> str:
    """Return the file's text: one shape per line, for readable diffs."""
    shapes = ",\n".join(_compact(feature) for feature in features)
    return (
        f'{{"type":"FeatureCollection","credit":{_compact(_CREDIT)},\n'
        f'"bbox":{_compact(view)},\n"features":[\n{shapes}\n]}}\n'
    )


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def main(arguments: list[str] | None = None) -> Exit:
    """Cut the base map of a briefing out of a map of the world."""
    parser = make_parser((__doc__ or "").split("\n\n", maxsplit=1)[0])
    parser.add_argument("world", type=Path, help="countries-10m.json of the package world-atlas")
    parser.add_argument("country", help="its ISO 3166-1 number, such as 578, or its English name")
    parser.add_argument(
        "--bounds",
        type=float,
        nargs=4,
        metavar=("WEST", "SOUTH", "EAST", "NORTH"),
        help="what the map shows, in degrees (default: the country and a margin)",
    )
    parser.add_argument("--margin", type=float, default=0.7, help="in degrees (default: 0.7)")
    parser.add_argument(
        "--tolerance",
        type=float,
        default=0.01,
        help="how far a simplified line may be off, in degrees (default: 0.01)",
    )
    chosen = parser.parse_args(arguments)
    try:
        topology = json.loads(chosen.world.read_text("utf-8"))
        world = _World(topology, chosen.tolerance)
    except (OSError, ValueError, KeyError, TypeError) as failure:
        return fail(f"{chosen.world.name} cannot be read as a TopoJSON of countries: {failure}")
    focus = world.find(chosen.country)
    if focus is None:
        return fail(f"{chosen.world.name} has no country {chosen.country}")
    view = Box(*chosen.bounds) if chosen.bounds else _view(world, focus, chosen.margin)
    features = list(_features(world, _Clip(view, chosen.tolerance**2 * 4), focus))
    target: Path = chosen.data / BASEMAP_FILE
    target.write_text(_map_text(view, features), "utf-8")
    print(f"{len(features)} shapes, {target.stat().st_size / 1024:.1f} KiB", file=sys.stderr)
    return Exit.FINE


if __name__ == "__main__":
    run(main)
