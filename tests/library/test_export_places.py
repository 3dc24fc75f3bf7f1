"""Places as GeoJSON: positions in the order and form of RFC 7946, as exact as they are."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from briefing.exports.geo import geojson
from briefing.exports.telling import Teller
from briefing.linking import Briefing
from tests.support.briefings import Edit
from tests.support.exporting import HOSTILE, small, teller_of, without_options
from tests.support.hostile import hostile


def features(teller: Teller) -> dict[str, dict[str, Any]]:
    collection = json.loads(geojson(teller))
    assert collection["type"] == "FeatureCollection"
    found = {one["id"]: one for one in collection["features"]}
    assert list(found) == sorted(found)
    assert all(one["type"] == "Feature" for one in found.values())
    return found


def area(folder: Path, *corners: tuple[float, float]) -> dict[str, Any]:
    """Return the geometry of an area, given its corners: degrees east, then north."""
    written = [{"latitude": str(north), "longitude": str(east)} for east, north in corners]
    teller = small(
        folder,
        Edit("places/town.yml", "coordinates", None),
        Edit("places/town.yml", "area", written),
    )
    geometry: dict[str, Any] = features(teller)["town"]["geometry"]
    return geometry


def runs_anticlockwise(ring: list[list[float]]) -> bool:
    return sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in pairwise(ring)) < 0


def test_a_place_says_how_exact_it_is_and_what_happened_there(lighthouse: Briefing) -> None:
    found = features(teller_of(lighthouse))
    assert list(found) == ["gull-reef", "port-ansel", "skerra"]
    assert found["gull-reef"]["geometry"] == {"type": "Point", "coordinates": [-171.04, -46.2]}
    assert found["gull-reef"]["properties"] == {
        "id": "gull-reef",
        "name": "Gull Reef",
        "kind": "Reef",
        "part_of": "skerra",
        "precision": "District",
        "note": "The reef is a mile long; the point is its middle.",
        "url": "https://aurelia.example.net/places/gull-reef/",
        "events": [
            {
                "id": "wreck-of-the-aurelia",
                "title": "Wreck of the Aurelia",
                "date": "2003-03-14T03:20:00+13:45",
                "url": "https://aurelia.example.net/events/wreck-of-the-aurelia/",
            }
        ],
    }


@pytest.mark.parametrize("turned", [False, True])
def test_an_area_is_closed_and_runs_anticlockwise(turned: object, tmp_path: Path) -> None:
    corners = [(1.0, 1.0), (2.0, 1.0), (2.0, 2.0)]
    geometry = area(tmp_path, *(corners[::-1] if turned else corners))
    (ring,) = geometry["coordinates"]
    assert geometry["type"] == "Polygon"
    assert ring[0] == ring[-1]
    assert sorted(map(tuple, ring[:-1])) == sorted(corners)
    assert runs_anticlockwise(ring)


def test_an_area_across_the_date_line_is_cut_there(tmp_path: Path) -> None:
    geometry = area(tmp_path, (179.5, 0.0), (-179.5, 0.0), (-179.5, 1.0), (179.5, 1.0))
    assert geometry["type"] == "MultiPolygon"
    (west,), (east,) = geometry["coordinates"]
    assert {tuple(one) for one in west} == {(179.5, 0), (180, 0), (180, 1), (179.5, 1)}
    assert {tuple(one) for one in east} == {(-180, 0), (-179.5, 0), (-179.5, 1), (-180, 1)}
    assert runs_anticlockwise(west)
    assert runs_anticlockwise(east)


def test_an_area_that_only_touches_the_date_line_is_whole(tmp_path: Path) -> None:
    geometry = area(tmp_path, (179.0, 0.0), (180.0, 0.0), (180.0, 1.0))
    assert geometry["type"] == "Polygon"
    assert [180.0, 0.0] in geometry["coordinates"][0]


@pytest.mark.parametrize("corners", [[(1.0, 2.0)], [(1.0, 2.0), (3.0, 4.0)]])
def test_too_few_corners_for_an_area_are_points(
    corners: list[tuple[float, float]], tmp_path: Path
) -> None:
    expected = {"type": "MultiPoint", "coordinates": [list(one) for one in corners]}
    assert area(tmp_path, *corners, corners[0]) == expected


def test_a_place_without_a_position_is_left_out(tmp_path: Path) -> None:
    assert features(small(tmp_path, *without_options())) == {}


def test_what_is_not_known_of_a_place_is_left_out(tmp_path: Path) -> None:
    teller = small(tmp_path, Edit("events/fire.yml", "place", None))
    assert features(teller)["town"]["properties"] == {
        "id": "town",
        "name": "Millbury",
        "kind": "Town",
        "precision": "city",
        "url": "/places/town/",
        "events": [],
    }


def test_names_with_every_sign_and_script_come_through(tmp_path: Path) -> None:
    teller = small(tmp_path, Edit("places/town.yml", "name", HOSTILE))
    assert features(teller)["town"]["properties"]["name"] == HOSTILE


@pytest.mark.parametrize("attack", range(6))
def test_no_text_breaks_the_file(lighthouse: Briefing, attack: int) -> None:
    found = features(teller_of(hostile(lighthouse, attack)[0]))
    assert found.keys() == features(teller_of(lighthouse)).keys()
