"""The network figure: what may be in it, and that nothing in it hides anything else."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from briefing import examine, load
from briefing.figures.geometry import Box, Point, crosses, exit_point, intersects
from briefing.figures.islands import Drawing, best_spot
from briefing.figures.lettering import fit_text, lines, reads_from_right, width
from briefing.figures.network import (
    MOST_DRAWN,
    NAME_SIZE,
    WIDTH,
    WORD_SIZE,
    NetworkFigure,
    draw_network,
)
from briefing.figures.shapes import Shape, rounding
from briefing.figures.ties import labels
from briefing.linking import Briefing, published_view
from tests.support.briefings import Edit, edited, minimal, write
from tests.support.generated import write_briefing
from tests.support.project import ROOT

ARABIC = "ائتلاف إدارة الدولة في جمهورية العراق"
Draw = Callable[..., NetworkFigure]
"""Draws ann and ben with some ties of hers; `edits` change the rest of their briefing."""
MANY = MOST_DRAWN


def in_words(figure: NetworkFigure) -> list[tuple[str, tuple[str, ...], str]]:
    ids = [node.actor.id for node in figure.nodes]
    return [(ids[edge.source], labels(edge.readings), ids[edge.target]) for edge in figure.edges]


def tie(number: int, target: str, **fields: object) -> dict[str, Any]:
    evidence = [{"source": "gazette", "excerpt": "they were tied"}]
    given = {"id": f"tie-{number}", "type": "leads", "status": "reported", "evidence": evidence}
    return given | {"target": target} | fields


TYPES = {
    "leads": {"label": "leads", "inverse": "led by", "structural": True},
    "rival-of": {"label": "rival of", "symmetric": True, "structural": True},
    "met": {"label": "met", "symmetric": True},
    "accused": {"label": "accused", "inverse": "accused by", "accusation": True},
}


@pytest.fixture
def drawn(tmp_path: Path) -> Draw:
    """A drawer of small briefings: ann and ben, their ties, and other changes."""

    def draw(*ties: dict[str, Any], edits: tuple[Edit, ...] = ()) -> NetworkFigure:
        source = next(place for place in minimal() if place.startswith("sources/"))
        cited = Path(source).stem
        for one in ties:
            for item in one["evidence"]:
                item["source"] = cited
        changes = (
            Edit("vocabulary.yml", "relationship_types", TYPES),
            Edit("actors/ann.yml", "relationships", list(ties)),
            *edits,
        )
        briefing = examine(write(tmp_path / "data", edited(minimal(), *changes))).briefing
        assert briefing is not None
        return draw_network(published_view(briefing))

    return draw


# --- nothing hides anything ---


def assert_readable(figure: NetworkFigure) -> None:
    frame = Box(0, 0, figure.width, figure.height)
    boxes = [node.box for node in figure.nodes]
    words = [
        Box.about(
            Point(edge.label.x, edge.label.y - 4), width(edge.label.text, WORD_SIZE), WORD_SIZE
        )
        for edge in figure.edges
        if not edge.quiet
    ]
    overlapping = [pair for pair in combinations([*boxes, *words], 2) if pair[0].overlaps(pair[1])]
    assert overlapping == []
    assert all(frame.holds(box) for box in (*boxes, *words))
    for node in figure.nodes:
        for line in node.lines:
            assert width(line.text, NAME_SIZE) < node.box.width
            assert node.box.top < line.y - NAME_SIZE / 2 < line.y < node.box.bottom


def lines_under_boxes(figure: NetworkFigure) -> int:
    return sum(
        intersects(edge.start, edge.end, node.box)
        for edge in figure.edges
        for node in figure.nodes
        if node.number not in {edge.source, edge.target}
    )


def crossings(figure: NetworkFigure) -> int:
    return sum(
        crosses(one.start, one.end, other.start, other.end)
        for one, other in combinations(figure.edges, 2)
    )


def test_the_network_of_the_made_up_briefing_is_readable(lighthouse: Briefing) -> None:
    figure = draw_network(lighthouse)
    assert in_words(figure) == [
        ("elke-tolvik", ("kept the light for",), "skerra-lights-board"),
        ("elke-tolvik", ("sibling of",), "jorun-tolvik"),
    ]
    assert_readable(figure)
    assert lines_under_boxes(figure) == 0


def crowd(data: Path, actors: int) -> Briefing:
    """So many actors, each of whom leads two others."""
    base = write(
        data.parent / "base", edited(minimal(), Edit("vocabulary.yml", "relationship_types", TYPES))
    )
    write_briefing(data, actors, base)
    return load(data)


def test_lines_keep_clear_of_other_boxes_and_seldom_cross(tmp_path: Path) -> None:
    figure = draw_network(crowd(tmp_path / "data", 12))
    assert_readable(figure)
    assert lines_under_boxes(figure) == 0
    assert crossings(figure) <= len(figure.edges) / 3
    assert not any(edge.quiet for edge in figure.edges)


def test_as_many_actors_as_a_drawing_holds_are_drawn_and_none_hides_another(tmp_path: Path) -> None:
    figure = draw_network(crowd(tmp_path / "data", MANY))
    assert len(figure.nodes) == MANY
    assert len(figure.edges) >= MANY
    assert_readable(figure)


def test_more_actors_than_a_drawing_holds_stand_in_the_table_alone(tmp_path: Path) -> None:
    figure = draw_network(crowd(tmp_path / "data", MANY + 1))
    assert not figure.nodes
    assert {tie.source.id for tie in figure.ties} == {f"actor-{n}" for n in range(MANY + 1)}


# --- the same for the same ---

PRINTED = """
import sys
from pathlib import Path
from briefing import load
from briefing.figures.network import draw_network
figure = draw_network(load(Path(sys.argv[1])))
for node in figure.nodes:
    print(node.actor.id, node.box, node.outline, node.lines, node.neighbours)
print(figure.width, figure.height, figure.edges, figure.legend)
print([(star.hub.id, [spoke.label for spoke in star.spokes]) for star in figure.stars])
"""


def drawings(data: Path) -> set[bytes]:
    """What a briefing's network is with two hash seeds, in a process each."""
    return {
        subprocess.run(
            [sys.executable, "-c", PRINTED, str(data)],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "scripts")},
        ).stdout
        for seed in ("0", "4242")
    }


@pytest.mark.parametrize("actors", [6, pytest.param(12, marks=pytest.mark.full)])
def test_the_drawing_is_the_same_whatever_the_hash_seed(tmp_path: Path, actors: int) -> None:
    crowd(tmp_path / "data", actors)
    (same,) = drawings(tmp_path / "data")
    assert f"actor-{actors - 1} ".encode() in same


def test_the_drawing_is_the_same_whatever_the_order_of_records(tmp_path: Path) -> None:
    briefing = crowd(tmp_path / "data", 6)
    turned = dict(reversed(list(briefing.actors.items())))
    assert list(turned) != list(briefing.actors)
    assert draw_network(replace(briefing, actors=turned)) == draw_network(briefing)


# --- what is drawn ---


def test_a_briefing_without_ties_has_no_drawing(drawn: Draw) -> None:
    figure = drawn()
    assert (figure.nodes, figure.edges, figure.stars, figure.height) == ((), (), (), 0)


def test_only_structural_ties_that_are_stated_as_fact_are_drawn(drawn: Draw) -> None:
    figure = drawn(
        tie(1, "ben", type="met"),
        tie(2, "ben", type="accused"),
        tie(3, "ben", status="alleged", attributed_to=["Cora"]),
        tie(4, "ben", status="denied", attributed_to=["Cora"]),
    )
    assert figure.nodes == ()
    assert figure.ties == ()


def test_withdrawn_actors_are_left_out_with_their_ties(drawn: Draw) -> None:
    withdrawn = Edit("actors/ben.yml", "withdrawn", {"date": "2026-01-01", "why": "Mistaken."})
    assert drawn(tie(1, "ben"), edits=(withdrawn,)).nodes == ()


def test_ties_between_the_same_two_actors_share_a_line_read_from_one_side(drawn: Draw) -> None:
    figure = drawn(tie(1, "ben"), tie(2, "ben", type="rival-of", end="2020"))
    assert in_words(figure) == [("ann", ("leads", "rival of"), "ben")]
    (edge,) = figure.edges
    assert edge.head
    assert not edge.ended
    assert len(figure.ties) == 2
    assert [len(star.spokes) for star in figure.stars] == [2]


def test_a_tie_told_from_both_ends_is_drawn_and_listed_once(drawn: Draw) -> None:
    again = Edit("actors/ben.yml", "relationships", [tie(2, "ann", type="rival-of")])
    figure = drawn(tie(1, "ben", type="rival-of"), edits=(again,))
    assert len(figure.ties) == 1
    assert in_words(figure) == [("ann", ("rival of",), "ben")]


def test_a_tie_that_reads_alike_from_both_sides_has_no_arrow(drawn: Draw) -> None:
    (edge,) = drawn(tie(1, "ben", type="rival-of", end="2020")).edges
    assert edge.head == ()
    assert edge.ended


def test_the_ends_of_a_low_pill_are_round_and_those_of_a_high_one_are_not() -> None:
    assert rounding(Shape.PILL, Box(0, 0, 90, 30)) == 15
    assert rounding(Shape.PILL, Box(0, 0, 90, 60)) == 20
    assert rounding(Shape.RECTANGLE, Box(0, 0, 90, 30)) == 2


@pytest.mark.parametrize(
    "name", ["An " + "exceedingly long name " * 5, "W" * 120, ARABIC, "ア" * 80]
)
def test_long_names_and_names_in_other_scripts_stay_in_their_boxes(drawn: Draw, name: str) -> None:
    figure = drawn(tie(1, "ben"), edits=(Edit("actors/ben.yml", "name", name),))
    assert_readable(figure)
    assert {node.actor.name for node in figure.nodes} >= {name.strip()}
    (node,) = (node for node in figure.nodes if node.actor.id == "ben")
    assert node.rtl == (name == ARABIC)
    assert node.box.width < WIDTH / 4


def test_every_tie_is_told_once_in_the_lists(tmp_path: Path) -> None:
    figure = draw_network(crowd(tmp_path / "data", 6))
    assert figure.ties
    told = [spoke.tie.relationship.id for star in figure.stars for spoke in star.spokes]
    assert sorted(told) == sorted(tie.relationship.id for tie in figure.ties)


# --- the pieces ---


def test_names_break_into_lines_of_like_length() -> None:
    assert lines("Popular Mobilization Units", 13, 150, 3) == ("Popular", "Mobilization Units")
    assert lines("Iran", 13, 150, 3) == ("Iran",)


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert fit_text("short", 12, 100) == "short"
    cut = fit_text("far too long for so little room", 12, 60)
    assert cut.endswith("…")
    assert width(cut, 12) <= 60
    many = lines("one two three four five six seven eight nine ten eleven", 12, 60, 2)
    assert len(many) == 2
    assert many[-1].endswith("…")


def test_the_direction_is_that_of_the_first_strong_letter() -> None:
    assert reads_from_right("«الصدر»")
    assert not reads_from_right("Sadr الصدر")
    assert not reads_from_right("2021")


def test_lines_cross_or_do_not() -> None:
    a, b, c, d = Point(0, 0), Point(10, 10), Point(0, 10), Point(10, 0)
    assert crosses(a, b, c, d)
    assert not crosses(a, c, b, d)


def test_a_line_meets_a_box_only_where_it_runs_through() -> None:
    box = Box(-5, -2, 5, 2)
    assert intersects(Point(-20, 0), Point(20, 0), box)
    assert not intersects(Point(-20, 3), Point(20, 3), box)
    assert not intersects(Point(-9, 0), Point(0, 9), box)
    assert exit_point(box, Point(20, 0), 3) == Point(8, 0)


# --- islands ---


@pytest.mark.parametrize(
    ("told", "islands"),
    [
        pytest.param({"type": "leads", "status": "reported"}, [], id="drawn"),
        pytest.param({"type": "met", "status": "reported"}, [], id="stated, of no structure"),
        pytest.param(
            {"type": "leads", "status": "claimed", "attributed_to": ["ben"]},
            [["ann"], ["ben"]],
            id="claimed",
        ),
    ],
)
def test_who_has_ties_that_are_only_told_is_named(
    drawn: Draw, told: dict[str, Any], islands: list[list[str]]
) -> None:
    figure = drawn(tie(1, "ben", **told))
    assert [[actor.id for actor in island.actors] for island in figure.islands] == islands
    assert figure.island_actors == {name for names in islands for name in names}


def test_the_words_beside_an_island_hide_nothing(lighthouse: Briefing) -> None:
    figure = draw_network(lighthouse)
    boxes = [node.box for node in figure.nodes]
    for island in figure.islands:
        if island.words:
            words = Box.about(island.words, 210, 16)
            assert not any(map(words.overlaps, boxes))


def test_the_words_beside_an_island_are_nearest_to_it() -> None:
    """Though below the middle of their island they would be nearer to another."""
    boxes = {"ann": Box(0, 0, 60, 20), "ben": Box(540, 0, 600, 20), "cat": Box(250, 46, 350, 66)}
    others = {"dan": Box(0, 700, 60, 720), "eve": Box(100, 700, 160, 720)}
    near = [boxes["ann"], boxes["ben"]]
    sheet = Drawing({**boxes, **others}, (), (), Box(-300, -300, 900, 900))
    spot = best_spot({"ann", "ben"}, near, list(sheet.boxes.values()), sheet)
    assert spot is not None
    assert spot.overlaps(boxes["ann"], gap=6) or spot.overlaps(boxes["ben"], gap=6)
