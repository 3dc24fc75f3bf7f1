"""The map: what is drawn where, names that keep clear of each other, and maps of odd briefings."""

import json
import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from briefing import BriefingError, load
from briefing.figures.geometry import Box, Point, distance
from briefing.figures.map import MapFigure, draw_map
from briefing.figures.map_labels import Label
from briefing.figures.map_panel import STAR, WIDTH, Panel, PlaceMark
from briefing.figures.polygons import bounding_box, clip, simplify
from briefing.linking import Briefing, published_view
from commandline import Exit
from make_basemap import main as make_basemap
from tests.conftest import Build
from tests.support.briefings import Edit

_TOWN = "places/town.yml"
SQUARE = [[[[0, 40], [10, 40], [10, 50], [0, 50], [0, 40]]]]
BASEMAP: dict[str, Any] = {
    "type": "FeatureCollection",
    "credit": "Nobody, public domain",
    "bbox": [-2, 38, 12, 52],
    "features": [
        {
            "type": "Feature",
            "properties": {"name": "Squareland", "focus": True},
            "geometry": {"type": "MultiPolygon", "coordinates": SQUARE},
        }
    ],
}


def spot(latitude: float, longitude: float, **fields: object) -> dict[str, object]:
    return {
        "name": "A place",
        "kind": "town",
        "coordinates": {"latitude": latitude, "longitude": longitude},
        "precision": "site",
        "evidence": [{"source": "gazette", "locator": "page 1"}],
        **fields,
    }


def area(*corners: tuple[float, float], **fields: object) -> dict[str, object]:
    place = spot(0, 0, area=[{"latitude": y, "longitude": x} for y, x in corners], **fields)
    del place["coordinates"]
    return place


def drawing_of(build: Build, basemap: object = None, **places: dict[str, object]) -> MapFigure:
    drawn = draw_map(briefing_of(build, basemap, **places))
    assert drawn is not None
    return drawn


def briefing_of(build: Build, basemap: object = None, **places: dict[str, object]) -> Briefing:
    edits = [Edit(_TOWN, field, None) for field in ("coordinates", "precision")]
    edits += [Edit(f"places/{name}.yml", "", place) for name, place in places.items()]
    if basemap is not None:
        edits.append(Edit("basemap.geojson", "", json.dumps(basemap)))
    return load(build(*edits))


def mark_of(panel: Panel, place_id: str) -> PlaceMark:
    return next(mark for mark in panel.marks if mark.place.id == place_id)


def label_of(panel: Panel, place_id: str) -> Label:
    label = mark_of(panel, place_id).label
    assert label is not None
    return label


def assert_legible(drawn: MapFigure) -> None:
    for panel in drawn.panels:
        sheet = Box(0, 0, panel.width, panel.height)
        labels = [mark.label.extent for mark in panel.marks if mark.label]
        assert all(sheet.holds(label) for label in labels)
        assert not any(one.overlaps(other) for one, other in combinations(labels, 2))
        dots = [mark.extent for mark in panel.marks if mark.shape in {"dot", "frame"}]
        assert not any(label.overlaps(dot) for label in labels for dot in dots)
        for mark in panel.marks:
            assert sheet.contains(Point(mark.x, mark.y))


# --- what is drawn ---


def test_there_is_no_map_without_a_position(build: Build) -> None:
    assert draw_map(briefing_of(build)) is None


def test_a_single_place_is_drawn_in_the_middle(build: Build) -> None:
    (panel,) = drawing_of(build, mill=spot(45.5, 5.5)).panels
    mark = mark_of(panel, "mill")
    assert mark.shape == "dot"
    assert (mark.x, mark.y) == (WIDTH / 2, panel.height / 2)
    assert panel.graticule
    assert label_of(panel, "mill").lines == ("A place",)


def test_north_is_up_and_east_is_right(build: Build) -> None:
    (panel,) = drawing_of(build, a=spot(45, 5), b=spot(46, 7)).panels
    south_west, north_east = mark_of(panel, "a"), mark_of(panel, "b")
    assert south_west.x < north_east.x
    assert south_west.y > north_east.y


def test_a_kilometre_is_as_long_both_ways_in_the_middle(build: Build) -> None:
    corners = {"a": spot(59, 10), "b": spot(61, 10), "c": spot(59, 14), "d": spot(61, 14)}
    (panel,) = drawing_of(build, **corners).panels
    across = mark_of(panel, "c").x - mark_of(panel, "a").x
    down = mark_of(panel, "a").y - mark_of(panel, "b").y
    assert across == pytest.approx(down, rel=0.01)


def test_places_on_both_sides_of_the_date_line_are_neighbours(build: Build) -> None:
    (panel,) = drawing_of(build, west=spot(-17, 179), east=spot(-18, -179)).panels
    assert mark_of(panel, "west").x < mark_of(panel, "east").x
    assert panel.scale.kilometres <= 100


def test_what_is_known_roughly_is_drawn_as_a_patch(build: Build) -> None:
    places = {"p": spot(45, 5, precision="province"), "s": spot(45, 6)}
    (panel,) = drawing_of(build, **places).panels
    assert mark_of(panel, "p").shape == "circle"
    bar = panel.scale.line
    kilometre = (bar.end.x - bar.start.x) / panel.scale.kilometres
    assert mark_of(panel, "p").radius == pytest.approx(50 * kilometre, rel=0.01)
    assert mark_of(panel, "s").shape == "dot"


def test_the_bar_of_the_scale_has_a_tick_at_each_end(build: Build) -> None:
    (panel,) = drawing_of(build, mill=spot(45, 5)).panels
    bar = panel.scale.line
    left, right, top = f"{bar.start.x:g}", f"{bar.end.x:g}", f"{bar.start.y - 5:g}"
    assert panel.scale.path == f"M{left} {top}V{bar.start.y:g}H{right}V{top}"
    assert panel.scale.words == (bar.start.x + 5, bar.start.y - 5)


def test_an_area_is_drawn_by_its_corners(build: Build) -> None:
    corners = ((45.0, 5.0), (45.0, 6.0), (46.0, 5.5))
    (panel,) = drawing_of(build, hills=area(*corners)).panels
    mark = mark_of(panel, "hills")
    assert mark.shape == "area"
    assert mark.path.count("L") == 2
    assert mark.path.startswith("M")


def test_a_withdrawn_place_is_not_drawn(build: Build) -> None:
    gone = spot(45, 5, withdrawn={"date": "2020-06-01", "why": "There is no such place."})
    assert draw_map(published_view(briefing_of(build, mill=gone))) is None


# --- insets ---


def test_crowded_places_are_enlarged_in_an_inset(build: Build) -> None:
    drawn = drawing_of(
        build,
        BASEMAP,
        city=spot(45, 5, name="The city", precision="city"),
        gate=spot(45.02, 5.01, name="The gate", part_of="city"),
        hall=spot(45.03, 4.98, name="The hall", part_of="city"),
        far=spot(49, 9, name="Far away"),
    )
    main, inset = drawn.panels
    assert inset.about is not None
    assert inset.about.id == "city"
    assert {mark.place.id for mark in inset.marks} == {"city", "gate", "hall"}
    assert mark_of(main, "city").shape == "frame"
    assert {mark.place.id for mark in main.marks} == {"city", "far"}
    assert len(main.specks) == 3
    assert_legible(drawn)


def test_two_places_at_one_spot_do_not_break_it(build: Build) -> None:
    assert_legible(drawing_of(build, a=spot(45, 5), b=spot(45, 5), c=spot(46, 6)))


def test_an_inset_is_named_after_what_it_shows(build: Build) -> None:
    one, other = spot(45, 5, name="One"), spot(45.02, 5.01, name="Other")
    third, far = spot(45.03, 4.98, name="Third"), spot(49, 9, name="Far away")
    drawn = drawing_of(build, BASEMAP, one=one, other=other, third=third, far=far)
    main, inset = drawn.panels
    assert inset.about is None
    assert {place.name for place in inset.shows} == {mark.place.name for mark in inset.marks}
    assert main.shows == ()


def test_the_place_of_the_subject_has_a_star(build: Build) -> None:
    drawn = drawing_of(build, BASEMAP, town=spot(45, 5), far=spot(49, 9))
    assert drawn.has_subject
    (panel,) = drawn.panels
    assert panel.subject.startswith("M")
    assert panel.subject.count("L") == 9
    nowhere: dict[str, object] = {"name": "A place", "kind": "town"}
    elsewhere = drawing_of(build, BASEMAP, town=nowhere, far=spot(49, 9))
    assert not elsewhere.has_subject


def test_the_star_stands_alone_in_the_frame_of_what_is_enlarged(build: Build) -> None:
    crowd = {f"t{n}": spot(45 + n / 50, 5) for n in range(5)}
    drawn = drawing_of(build, BASEMAP, town=spot(45.01, 5.01), far=spot(49, 9), **crowd)
    main = drawn.panels[0]
    (frame,) = (mark for mark in main.marks if mark.shape == "frame")
    corners = re.findall(r"[ML]([\d.]+) ([\d.]+)", main.subject)
    star = bounding_box([Point(float(x), float(y)) for x, y in corners])
    assert frame.extent.holds(star.grow(2))
    assert all(distance(speck, star.centre) > STAR / 2 for speck in main.specks)


@pytest.mark.parametrize(("count", "is_worth"), [(1, False), (2, False), (3, True)])
def test_a_map_of_a_few_places_is_not_worth_showing_everywhere(
    build: Build, count: int, *, is_worth: bool
) -> None:
    places = {f"p{n}": spot(42 + 2 * n, 3 + 2 * n) for n in range(count)}
    assert drawing_of(build, BASEMAP, **places).is_worth_showing is is_worth


# --- names ---


def test_names_keep_clear_of_each_other_and_of_marks(build: Build) -> None:
    places = {
        f"p{n}": spot(40 + n * 7 % 11, 1 + n * 3 % 13, name=f"Place number {n}") for n in range(60)
    }
    assert_legible(drawing_of(build, BASEMAP, **places))


def test_a_very_long_name_is_broken_into_lines_and_cut(build: Build) -> None:
    name = "The long hall of the guild of the millers of the lower valley, " * 2
    (panel,) = drawing_of(build, hall=spot(45, 5, name=name[:120].strip())).panels
    label = label_of(panel, "hall")
    assert 1 < len(label.lines) <= 3
    assert label.lines[-1].endswith("…")
    assert Box(0, 0, panel.width, panel.height).holds(label.extent)


def test_a_name_from_right_to_left_is_anchored_on_the_side_of_its_mark(build: Build) -> None:
    (panel,) = drawing_of(build, hall=spot(45, 5, name="قاعدة بلد الجوية")).panels
    label, mark = label_of(panel, "hall"), mark_of(panel, "hall")
    assert label.rtl
    # SVG's `end` of such a text is its left side.
    assert (label.anchor, label.x) == ("end", label.extent.left)
    assert label.extent.left > mark.x


# --- base map ---


def test_land_is_drawn_under_places_and_credited(build: Build) -> None:
    drawn = drawing_of(build, BASEMAP, mill=spot(45, 5))
    (panel,) = drawn.panels
    assert drawn.credit == "Nobody, public domain"
    assert [(land.name, land.focus) for land in panel.lands] == [("Squareland", True)]
    assert [name.text for name in panel.names] == ["Squareland"]
    assert not panel.graticule


def test_a_place_beyond_the_base_map_is_told_apart(build: Build) -> None:
    drawn = drawing_of(build, BASEMAP, mill=spot(45, 5), island=spot(-40, 170))
    assert [place.id for place in drawn.beyond] == ["island"]


def test_a_base_map_of_elsewhere_is_left_out(build: Build) -> None:
    drawn = drawing_of(build, BASEMAP, island=spot(-40, 170))
    assert drawn.credit is None
    assert not drawn.beyond


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        ("{", "yaml-syntax"),
        (json.dumps({**BASEMAP, "bbox": [0, 0, 200, 10]}), "invalid-value"),
        (json.dumps({**BASEMAP, "bbox": [5, 0, 2, 10]}), "field-combination"),
        (json.dumps({**BASEMAP, "crs": "x"}), "unknown-field"),
        (json.dumps({**BASEMAP, "credit": None}), "wrong-type"),
    ],
)
def test_a_broken_base_map_is_a_problem_of_its_file(build: Build, broken: str, code: str) -> None:
    with pytest.raises(BriefingError) as failure:
        load(build(Edit("basemap.geojson", "", broken)))
    (found, *_) = failure.value.problems
    assert (Path(found.path).name, found.code) == ("basemap.geojson", code)


# --- the same in, the same out ---


def test_a_map_is_drawn_alike_every_time(lighthouse: Briefing) -> None:
    assert draw_map(lighthouse) == draw_map(lighthouse)
    drawn = draw_map(lighthouse)
    assert drawn is not None
    assert_legible(drawn)


# --- making a base map ---

WORLD = {
    "type": "Topology",
    "transform": {"scale": [0.01, 0.01], "translate": [0, 0]},
    # Two countries share the first arc; the last one is an islet.
    "arcs": [
        [[500, 0], [0, 500], [1, 500]],
        [[501, 1000], [-501, 0], [0, -1000], [500, 0]],
        [[501, 1000], [500, 0], [0, -1000], [-501, 0]],
        [[600, 500], [1, 0], [0, 1], [-1, -1]],
    ],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]], "id": "001", "properties": {"name": "West"}},
                {
                    "type": "MultiPolygon",
                    "arcs": [[[0, 2]], [[3]]],
                    "id": "002",
                    "properties": {"name": "East"},
                },
            ]
        }
    },
}


def test_a_base_map_is_cut_out_of_the_world(build: Build, tmp_path: Path) -> None:
    world = tmp_path / "world.json"
    world.write_text(json.dumps(WORLD), "utf-8")
    data = build(Edit("places/mill.yml", "", spot(5, 2)))
    arguments = [str(world), "1", "--data", str(data), "--bounds", "0", "0", "7", "8"]
    assert make_basemap([*arguments, "--tolerance", "0.1"]) is Exit.FINE
    basemap = load(data).basemap
    assert basemap is not None
    assert list(basemap.bbox) == [0, 0, 7, 8]
    west, east = basemap.features
    assert (west.properties.name, west.properties.focus) == ("West", True)
    (rings,) = east.geometry.coordinates
    assert max(x for x, _ in rings[0]) == 7.4
    assert make_basemap([str(world), "Nowhere", "--data", str(data)]) is Exit.WRONG_USE


def test_a_simplified_line_keeps_its_ends_and_its_corners() -> None:
    line = [Point(0, 0), Point(1, 0.01), Point(2, 0), Point(2, 2)]
    assert simplify(line, 0.1) == [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0)]
    assert simplify([], 0.1) == []


def test_a_ring_is_cut_at_a_rectangle() -> None:
    ring = [Point(0, 0), Point(4, 0), Point(4, 4), Point(0, 4), Point(0, 0)]
    cut = clip(ring, Box(2, 2, 9, 9))
    assert sorted(cut) == [(2.0, 2.0), (2.0, 4.0), (4.0, 2.0), (4.0, 4.0)]
    assert clip(ring, Box(8, 8, 9, 9)) == []
