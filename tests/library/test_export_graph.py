"""The network as GraphML and GEXF: the ties stated as fact, with what must go with each."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from briefing.exports.graph import gexf, graphml
from briefing.exports.telling import Teller
from briefing.linking import Briefing, link, stated_ties
from tests.support.briefings import Edit
from tests.support.exporting import HOSTILE, small, teller_of, without_options
from tests.support.hostile import hostile

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
GEXF = "{http://gexf.net/1.3}"
NEIGHBOUR = {"label": "neighbour of", "symmetric": True, "structural": True}
ROBBED = {"label": "robbed", "inverse": "robbed by", "accusation": True}
SITE = "https://x.test/"


class Part(NamedTuple):
    values: Mapping[str, str]
    ends: tuple[str, str] | None = None


Parts = dict[str, Part]
Read = Callable[[Teller], Parts]


def of_graphml(teller: Teller) -> Parts:
    root = ET.fromstring(graphml(teller))  # noqa: S314 - it is our own
    keys = {key.attrib["id"]: key.attrib for key in root.iter(f"{GRAPHML}key")}
    (graph,) = root.iter(f"{GRAPHML}graph")
    assert graph.attrib["edgedefault"] == "directed"
    found: Parts = {}
    for element in graph:
        tag = element.tag.removeprefix(GRAPHML)
        assert all(keys[data.attrib["key"]]["for"] == tag for data in element)
        values = {keys[one.attrib["key"]]["attr.name"]: one.text or "" for one in element}
        assert element.attrib["id"] not in found
        assert "directed" not in element.attrib
        found[element.attrib["id"]] = part(element, values)
    return found


def of_gexf(teller: Teller) -> Parts:
    root = ET.fromstring(gexf(teller))  # noqa: S314 - as above
    assert root.attrib == {"version": "1.3"}
    found: Parts = {}
    for tag in ("node", "edge"):
        declared = {
            one.attrib["id"]: one.attrib["title"]
            for group in root.iter(f"{GEXF}attributes")
            for one in group
            if group.attrib["class"] == tag
        }
        (group,) = root.iter(f"{GEXF}{tag}s")
        assert group.attrib["count"] == str(len(group))
        for element in group:
            values = {
                declared[one.attrib["for"]]: one.attrib["value"]
                for one in element.iter(f"{GEXF}attvalue")
            }
            label = {"label": element.attrib["label"]}
            assert element.attrib["id"] not in found
            assert "type" not in element.attrib
            found[element.attrib["id"]] = part(element, label | values)
    return found


def part(element: ET.Element, values: Mapping[str, str]) -> Part:
    ends = [element.attrib[end] for end in ("source", "target") if end in element.attrib]
    return Part(values, (ends[0], ends[1]) if ends else None)


READERS = pytest.mark.parametrize("read", [of_graphml, of_gexf])


@READERS
def test_a_tie_has_its_dates_status_support_and_address(lighthouse: Briefing, read: Read) -> None:
    found = read(teller_of(lighthouse))
    assert list(found) == [
        *("elke-tolvik", "jorun-tolvik", "skerra-lights-board"),
        *("elke-and-jorun", "elke-keeps-the-light"),
    ]
    assert found["skerra-lights-board"].values == {
        "label": "Skerra Lights Board",
        "kind": "Public board",
        "country": "XA",
        "url": "https://aurelia.example.net/actors/skerra-lights-board/",
    }
    assert found["elke-keeps-the-light"] == Part(
        {
            "label": "kept the light for",
            "inverse": "had as keeper",
            "start": "1994~",
            "start_from": "1994-01-01",
            "start_to": "1994-12-31",
            "end": "2003-05",
            "end_from": "2003-05-01",
            "end_to": "2003-05-31",
            "is_symmetric": "false",
            "status": "Done",
            "said_by": "Skerra Lights Board",
            "support": "one speaker (Skerra Lights Board), in its own document",
            "url": "https://aurelia.example.net/actors/elke-tolvik/#elke-keeps-the-light",
        },
        ("elke-tolvik", "skerra-lights-board"),
    )
    assert found["elke-and-jorun"].values["is_symmetric"] == "true"


def near(folder: Path, *edits: Edit, **fields: object) -> Teller:
    """Return a briefing in which ben is a neighbour of ann, which a figure may draw."""
    changes = (Edit("actors/ben.yml", f"relationships.0.{key}", one) for key, one in fields.items())
    return small(
        folder,
        Edit("vocabulary.yml", "relationship_types.neighbour-of", NEIGHBOUR),
        *changes,
        *edits,
    )


@READERS
def test_a_tie_with_an_open_date_has_no_day_there(tmp_path: Path, read: Read) -> None:
    found = read(near(tmp_path, start="2010/..", end=None))
    dates = {key: one for key, one in found["ben-near-ann"].values.items() if "start" in key}
    assert dates == {"start": "2010/..", "start_from": "2010-01-01"}
    assert "end" not in found["ben-near-ann"].values


@READERS
@pytest.mark.parametrize("status", ["claimed", "alleged", "disputed", "denied"])
def test_what_is_not_stated_as_fact_is_no_edge(tmp_path: Path, status: str, read: Read) -> None:
    assert read(near(tmp_path, status=status, attributed_to=["ben"])) == {}


@READERS
def test_an_accusation_is_no_edge_even_if_it_is_confirmed(tmp_path: Path, read: Read) -> None:
    edit = Edit("vocabulary.yml", "relationship_types.robbed", ROBBED)
    assert read(near(tmp_path, edit, type="robbed", status="confirmed")) == {}


@READERS
def test_two_ties_of_two_actors_are_two_edges(tmp_path: Path, read: Read) -> None:
    more = {
        "id": "ben-employs-ann",
        "type": "employs",
        "target": "ann",
        "status": "reported",
        "evidence": [{"source": "herald", "excerpt": "his miller"}],
    }
    found = read(
        near(
            tmp_path,
            Edit("vocabulary.yml", "relationship_types.employs.structural", "true"),
            Edit("actors/ben.yml", "relationships.1", more),
        )
    )
    assert [key for key, one in found.items() if one.ends == ("ben", "ann")] == [
        *("ben-employs-ann", "ben-near-ann")
    ]


def test_a_tie_told_from_both_ends_is_stated_once(tmp_path: Path) -> None:
    other = {
        "id": "ann-near-ben",
        "type": "neighbour-of",
        "target": "ben",
        "status": "reported",
        "evidence": [{"source": "gazette", "excerpt": "next door"}],
    }
    teller = near(tmp_path, Edit("actors/ann.yml", "relationships", [other]))
    assert [key for key, one in of_graphml(teller).items() if one.ends] == ["ann-near-ben"]


def test_a_withdrawn_actor_takes_its_ties_along(tmp_path: Path) -> None:
    gone = {"date": "2020-06-01", "why": "It was another."}
    teller = near(tmp_path, Edit("actors/ann.yml", "withdrawn", gone))
    assert of_graphml(teller) == {}
    assert stated_ties(teller.briefing) == ()


@READERS
def test_names_with_every_sign_and_script_come_through(tmp_path: Path, read: Read) -> None:
    found = read(near(tmp_path, Edit("actors/ann.yml", "name", HOSTILE)))
    assert found["ann"].values["label"] == HOSTILE


@READERS
@pytest.mark.parametrize("attack", range(6))
def test_no_text_breaks_a_file(lighthouse: Briefing, attack: int, read: Read) -> None:
    found = read(teller_of(hostile(lighthouse, attack)[0]))
    assert found.keys() == of_graphml(teller_of(lighthouse)).keys()


@READERS
def test_characters_that_xml_cannot_hold_are_left_out(lighthouse: Briefing, read: Read) -> None:
    elke = lighthouse.actors["elke-tolvik"].model_copy(update={"name": "E\x00l\ud800k\uffffe\x0b"})
    records = {**lighthouse.records, elke.id: elke}
    changed = link(lighthouse.settings, lighthouse.vocabulary, tuple(records.values()))
    assert read(teller_of(changed))["elke-tolvik"].values["label"] == "Elke"


def test_a_briefing_without_ties_has_an_empty_graph(tmp_path: Path) -> None:
    teller = small(tmp_path, *without_options())
    assert of_graphml(teller) == of_gexf(teller) == {}


def test_a_file_is_utf_8_and_says_so(lighthouse: Briefing) -> None:
    for make in (graphml, gexf):
        assert make(teller_of(lighthouse)).startswith("<?xml version='1.0' encoding='utf-8'?>\n")
