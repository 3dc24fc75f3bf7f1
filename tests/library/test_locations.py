"""Coordinates: what is exchanged or lies far off is told, against what the briefing knows."""

import json
from pathlib import Path
from typing import Any

import pytest

from briefing import Problem, examine
from tests.support.briefings import Edit, edited, minimal, write
from tests.support.rules import SETTINGS, TOWN, VOCABULARY, items

BAGHDAD = (33.3, 44.4)
IN_IRAQ = {"basra": (30.5, 47.8), "mosul": (36.3, 43.1), "erbil": (36.2, 44.0)}
OUTLINE = [[38.8, 29.1], [48.6, 29.1], [48.6, 37.4], [38.8, 37.4], [38.8, 29.1]]
BASEMAP = {
    "type": "FeatureCollection",
    "credit": "Drawn for a test",
    "bbox": [36, 25, 52, 40],
    "features": [
        {
            "type": "Feature",
            "properties": {"name": "Iraq"},
            "geometry": {"type": "MultiPolygon", "coordinates": [[OUTLINE]]},
        }
    ],
}


def place(point: tuple[float, float], **fields: object) -> dict[str, Any]:
    where = {"latitude": point[0], "longitude": point[1]}
    plain = {"name": "A place", "kind": "town", "coordinates": where, "precision": "city"}
    return plain | {"evidence": items("there")} | fields


def told(folder: Path, *edits: Edit, basemap: bool = False) -> list[Problem]:
    """Check a briefing whose town is Baghdad, changed; give what is said of coordinates."""
    files = edited(
        minimal(),
        Edit(VOCABULARY, "countries", {"IQ": "Iraq", "FR": "France"}),
        Edit(TOWN, "", place(BAGHDAD, country="IQ") | {"name": "Millbury"}),
        Edit(SETTINGS, "timezone", "UTC"),
        *edits,
    )
    if basemap:
        files["basemap.geojson"] = json.dumps(BASEMAP)
    problems = examine(write(folder, files)).problems
    return [one for one in problems if one.code.startswith("coordinates")]


def others(**fields: object) -> list[Edit]:
    return [
        Edit(f"places/{name}.yml", "", place(point, **fields) | {"name": name.title()})
        for name, point in IN_IRAQ.items()
    ]


@pytest.mark.parametrize(
    ("point", "words"),
    [
        ((44.4, 33.3), "latitude and longitude seem to be swapped"),
        ((33.3, -44.4), "a sign seems to be wrong"),
        ((-33.3, 44.4), "a sign seems to be wrong"),
        ((3.3, 44.4), ""),
    ],
)
@pytest.mark.parametrize("means", ["basemap", "country"])
def test_a_place_far_from_its_country_is_told(
    tmp_path: Path, means: str, point: tuple[float, float], words: str
) -> None:
    wrong = Edit(TOWN, "coordinates", place(point)["coordinates"])
    more = [] if means == "basemap" else others(country="IQ")
    found = told(tmp_path / "data", wrong, *more, basemap=means == "basemap")
    if not words:
        # Beyond the bounds of the basemap, or so few kilometres off, nothing is certain.
        assert len(found) <= 1
        return
    (problem,) = found
    assert problem.path.endswith(TOWN)
    assert words in problem.message
    assert "`latitude: 33.3` and `longitude: 44.4`" in problem.hint


def test_without_a_country_the_rest_of_the_briefing_shows_an_exchange(tmp_path: Path) -> None:
    swapped = Edit(TOWN, "", place(BAGHDAD[::-1]) | {"name": "Millbury"})
    (problem,) = told(tmp_path / "data", swapped, *others())
    assert "seem to be swapped" in problem.message
    far_but_no_slip = Edit(TOWN, "", place((-20.0, 140.0)) | {"name": "Millbury"})
    assert told(tmp_path / "far", far_but_no_slip, *others()) == []


def test_of_two_places_either_may_be_wrong(tmp_path: Path) -> None:
    swapped = Edit("places/basra.yml", "", place(IN_IRAQ["basra"][::-1], country="IQ"))
    assert len(told(tmp_path / "data", swapped)) == 2


@pytest.mark.parametrize("basemap", [True, False])
def test_right_places_are_not_asked_about(tmp_path: Path, *, basemap: bool) -> None:
    paris = Edit("places/paris.yml", "", place((48.9, 2.4), country="FR"))
    green_zone = Edit("places/green.yml", "", place((33.31, 44.38), part_of="town"))
    found = told(tmp_path / "data", *others(country="IQ"), paris, green_zone, basemap=basemap)
    assert found == []


def test_numbers_that_can_only_be_exchanged_say_so_and_nothing_else(tmp_path: Path) -> None:
    wrong = Edit(TOWN, "coordinates", {"latitude": "-171.04", "longitude": "-46.2"})
    (problem,) = told(tmp_path / "data", wrong)
    assert problem.code == "coordinates-exchanged"
    assert "-171.04" in problem.message
    assert "`latitude: -46.2` and `longitude: -171.04`" in problem.hint


@pytest.mark.parametrize(("latitude", "longitude"), [("-171", "-120"), ("x", "1"), ("900", "1")])
def test_numbers_that_exchanging_does_not_help_are_told_as_what_they_are(
    tmp_path: Path, latitude: str, longitude: str
) -> None:
    wrong = Edit(TOWN, "coordinates", {"latitude": latitude, "longitude": longitude})
    assert told(tmp_path / "data", wrong) == []
    assert any(one.path.endswith(TOWN) for one in examine(tmp_path / "data").problems)
