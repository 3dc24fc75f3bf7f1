"""FollowTheMoney: only what is stated as fact, in the words of its model, with every source."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pytest

from briefing.exports.ftm import ftm_entities, ftm_statements, left_out
from briefing.exports.ftm_entities import all_entities
from briefing.exports.telling import Teller
from briefing.linking import Briefing
from tests.support.briefings import Edit
from tests.support.exporting import HOSTILE, SCRIPTS, small, teller_of, without_options
from tests.support.followthemoney import Model
from tests.support.hostile import hostile

MODEL = Model()
COLUMNS = (
    *("id", "entity_id", "canonical_id", "prop", "schema", "value", "dataset", "lang"),
    *("original_value", "external", "first_seen", "last_seen", "origin"),
)
EVIDENCE = [{"source": "gazette", "excerpt": "they were tied"}]
LEADS = {"label": "leads", "inverse": "led by", "structural": True, "belonging": True}
BODY = {"label": "Body", "plural": "Bodies", "is_a": "organisation"}


def entities(teller: Teller) -> dict[str, dict[str, Any]]:
    found = [json.loads(line) for line in ftm_entities(all_entities(teller)).splitlines()]
    by_id = {one["id"]: one for one in found}
    assert list(by_id) == sorted(by_id)
    assert len(by_id) == len(found)
    assert [fault for one in found for fault in MODEL.faults(one, by_id)] == []
    return by_id


def statements(teller: Teller) -> list[dict[str, str]]:
    reader = csv.DictReader(io.StringIO(ftm_statements(teller, all_entities(teller)), newline=""))
    assert reader.fieldnames is not None
    assert tuple(reader.fieldnames) == COLUMNS
    return list(reader)


def tied(folder: Path, *edits: Edit, **fields: object) -> dict[str, dict[str, Any]]:
    """Return the entities of a briefing in which ann leads the guild."""
    tie = {"id": "the-tie", "type": "leads", "target": "ben", "status": "reported"}
    return entities(
        small(
            folder,
            Edit("vocabulary.yml", "relationship_types.leads", LEADS),
            Edit("vocabulary.yml", "actor_kinds.body", BODY),
            Edit("actors/ben.yml", "kind", "body"),
            Edit("actors/ann.yml", "relationships", [tie | {"evidence": EVIDENCE} | fields]),
            *edits,
        )
    )


def test_each_kind_of_record_has_its_schema(lighthouse: Briefing) -> None:
    found = entities(teller_of(lighthouse))
    assert {key: found[key]["schema"] for key in found if key in lighthouse.actors} == {
        "elke-tolvik": "Person",
        "jorun-tolvik": "Person",
        "noam-dekarel": "Person",
        "orrland": "LegalEntity",  # the vocabulary does not say what a realm is
        "salvors-guild-of-skerra": "Organization",
        "skerra-lights-board": "PublicBody",
    }
    assert found["wreck-of-the-aurelia"]["schema"] == "Event"
    assert found["gazette-aurelia-aground-2003"]["schema"] == "Article"
    assert found["board-log-2003"]["schema"] == "Document"
    assert found["board-on-the-wreck"]["schema"] == "Note"
    assert found["dekarel-struck-off"]["schema"] == "Sanction"


def test_names_are_sorted_by_how_they_may_be_used(lighthouse: Briefing) -> None:
    names = entities(teller_of(lighthouse))["noam-dekarel"]["properties"]
    assert names["name"] == ["Noam Dekarel", "Νοάμ Ντεκαρέλ", "נועם דקראל"]
    assert names["alias"] == ["Noam Dekar'el", "Noam ben Alon Dekarel", "Pleasant Dekarel"]
    assert names["weakAlias"] == ["Abi Shira", "Dekarel", "Dekarelle", "the Lantern"]
    assert names["previousName"] == ["Noam Alonson"]


def test_a_name_that_needs_a_remark_or_is_a_designator_s_is_left_out(lighthouse: Briefing) -> None:
    teller = teller_of(lighthouse)
    everything = ftm_entities(all_entities(teller)) + ftm_statements(teller, all_entities(teller))
    assert "Captain Dekarel" not in everything
    assert "DEKAREL Noam" not in everything


def test_no_accusation_is_exported(lighthouse: Briefing) -> None:
    teller = teller_of(lighthouse)
    everything = ftm_entities(all_entities(teller)) + ftm_statements(teller, all_entities(teller))
    accusations = [
        statement.id
        for actor in lighthouse.actors.values()
        for statement in (*actor.claims, *actor.relationships)
        if lighthouse.is_accusation(statement)
    ]
    assert len(accusations) > 1
    assert not [one for one in accusations if one in everything]
    assert "luring ships" not in everything
    assert "topics" not in everything
    assert "involved" not in everything


@pytest.mark.parametrize("status", ["claimed", "alleged", "disputed", "denied"])
def test_a_tie_that_is_not_stated_as_fact_is_no_edge(status: str, tmp_path: Path) -> None:
    assert "the-tie" not in tied(tmp_path, status=status, attributed_to=["ann"])


def test_a_tie_of_a_type_that_accuses_is_no_edge_even_if_confirmed(tmp_path: Path) -> None:
    assert "the-tie" not in tied(tmp_path, type="robbed", status="confirmed")


@pytest.mark.parametrize(
    ("status", "accuses", "noted"),
    [("reported", "", ["ann-speaks"]), ("reported", "true", []), ("disputed", "", [])],
)
def test_a_reaction_is_a_note_only_if_it_was_made_and_accuses_nobody(
    status: str, accuses: str, noted: list[str], tmp_path: Path
) -> None:
    stance = {"label": "denies it"} | ({"accusation": accuses} if accuses else {})
    teller = small(
        tmp_path,
        Edit("vocabulary.yml", "stances.denies", stance),
        Edit("reactions/ann-speaks.yml", "stances", [{"stance": "denies", "words": "Not I"}]),
        Edit("reactions/ann-speaks.yml", "status", status),
        Edit("reactions/ann-speaks.yml", "attributed_to", ["ben"]),
    )
    found = entities(teller).values()
    assert [one["id"] for one in found if one["schema"] == "Note"] == noted


def test_a_tie_has_its_dates_support_and_sources(lighthouse: Briefing) -> None:
    tie = entities(teller_of(lighthouse))["elke-keeps-the-light"]
    assert tie["schema"] == "Membership"
    assert tie["properties"] == {
        "member": ["elke-tolvik"],
        "organization": ["skerra-lights-board"],
        "role": ["kept the light for"],
        "endDate": ["2003-05"],
        # A year with ~ is no date of the format, and is not made one.
        "description": [
            "Done: one speaker (Skerra Lights Board), in its own document",
            "Start: about 1994",
        ],
        "proof": ["board-log-2003"],
        "sourceUrl": ["https://aurelia.example.net/actors/elke-tolvik/#elke-keeps-the-light"],
    }


def test_a_tie_to_no_organisation_is_only_a_link(tmp_path: Path) -> None:
    assert tied(tmp_path / "body")["the-tie"]["schema"] == "Directorship"
    person = tied(tmp_path / "person", Edit("actors/ben.yml", "kind", "person"))["the-tie"]
    assert person["schema"] == "UnknownLink"
    assert person["properties"]["role"] == ["leads"]


def test_what_split_off_comes_after_what_it_split_from(tmp_path: Path) -> None:
    split = {"label": "split from", "inverse": "split off"}
    added = Edit("vocabulary.yml", "relationship_types.split-from", split)
    tie = tied(tmp_path, added, type="split-from")["the-tie"]
    assert tie["properties"]["successor"] == ["ann"]
    assert tie["properties"]["predecessor"] == ["ben"]


def test_backing_is_not_called_control(tmp_path: Path) -> None:
    backed = {"label": "backed by", "inverse": "backs", "structural": True}
    added = Edit("vocabulary.yml", "relationship_types.backed-by", backed)
    tie = tied(tmp_path, added, type="backed-by", status="confirmed")["the-tie"]
    assert tie["schema"] == "UnknownLink"
    assert tie["properties"]["role"] == ["backed by"]


def test_a_listing_is_the_act_of_who_made_it(lighthouse: Briefing) -> None:
    listing = entities(teller_of(lighthouse))["dekarel-struck-off"]["properties"]
    assert listing["entity"] == ["noam-dekarel"]
    assert listing["authority"] == ["Orrland"]
    assert listing["program"] == ["Masters struck off"]
    assert (listing["startDate"], listing["endDate"]) == (["2003-06-01"], ["2004-02-01"])
    assert listing["description"] == ["Legal basis: Shipping Act, section 9"]


def test_a_listing_without_an_end_says_when_it_was_last_in_force(tmp_path: Path) -> None:
    teller = small(tmp_path, Edit("actors/ben.yml", "designations.0.end", None))
    listing = entities(teller)["ben-listed"]["properties"]
    assert listing["description"] == ["Last found to be in force: 2020"]


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("2020-05", {"date": ["2020-05"]}),
        ("2020-05-02T23:30:00-05:00", {"date": ["2020-05-03"]}),
        ("2020-05/2020-06-01", {"startDate": ["2020-05"], "endDate": ["2020-06-01"]}),
        ("2020-05/..", {"startDate": ["2020-05"]}),
        ("2020-05/", {"description": ["Date: from May 2020, end not known"]}),
        ("2020-05~", {"description": ["Date: about May 2020"]}),
        ("2020-05~/2020-06", {"description": ["Date: from about May 2020 to June 2020"]}),
        ("202X", {"description": ["Date: the 2020s"]}),
    ],
)
def test_a_date_that_the_format_cannot_express_is_told_in_words(
    date: str, told: dict[str, list[str]], tmp_path: Path
) -> None:
    found = entities(small(tmp_path, Edit("events/fire.yml", "date", date)))["fire"]["properties"]
    names = ("date", "startDate", "endDate", "description")
    assert {name: found[name] for name in names if name in found} == told


def test_a_date_that_the_editors_supplied_is_not_the_source_s(tmp_path: Path) -> None:
    teller = small(
        tmp_path,
        Edit("sources/gazette.yml", "date", "2020-05-02"),
        Edit("sources/gazette.yml", "inferred", ["date"]),
    )
    source = entities(teller)["gazette"]["properties"]
    assert "publishedAt" not in source
    assert source["notes"] == ["Filled in by the editors of this briefing: date."]


def test_codes_are_those_that_the_format_knows(tmp_path: Path) -> None:
    found = entities(
        small(
            tmp_path,
            Edit("actors/ann.yml", "country", "NO"),
            Edit("actors/ben.yml", "country", "XQ"),
            Edit("vocabulary.yml", "countries", {"XQ": "Westland"}),
            Edit("sources/gazette.yml", "language", "fa-Latn"),
            Edit("sources/herald.yml", "language", "sco"),
        )
    )
    assert found["ann"]["properties"]["country"] == ["no"]
    assert "country" not in found["ben"]["properties"]
    assert found["gazette"]["properties"]["language"] == ["fas"]
    assert "language" not in found["herald"]["properties"]


def test_the_statements_are_the_values_of_the_entities(lighthouse: Briefing) -> None:
    teller = teller_of(lighthouse)
    of_entities = {
        (one["id"], one["schema"], name, value)
        for one in entities(teller).values()
        for name, values in one["properties"].items()
        for value in values
    }
    of_statements = {
        (row["entity_id"], row["schema"], row["prop"], row["value"]) for row in statements(teller)
    }
    assert of_statements == of_entities


def test_a_statement_names_its_source_its_words_and_when_it_was_read(lighthouse: Briefing) -> None:
    rows = [
        row
        for row in statements(teller_of(lighthouse))
        if (row["entity_id"], row["prop"]) == ("elke-keeps-the-light", "endDate")
    ]
    key = "board_log_2003.elke-keeps-the-light.endDate.2003-05"
    assert rows == [
        {
            "id": hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest(),
            "entity_id": "elke-keeps-the-light",
            "canonical_id": "elke-keeps-the-light",
            "prop": "endDate",
            "schema": "Membership",
            "value": "2003-05",
            "dataset": "board_log_2003",
            "lang": "",
            "original_value": "keeper: E. Tolvik",
            "external": "f",
            "first_seen": "2004-11-28",
            "last_seen": "2004-11-28",
            "origin": "",
        }
    ]


def test_each_source_of_a_value_has_a_row_and_what_only_contradicts_it_has_none(
    tmp_path: Path,
) -> None:
    against = {"source": "herald", "excerpt": "never met", "bears": "contradicts"}
    one = small(tmp_path / "one", Edit("actors/ben.yml", "relationships.0.evidence.1", against))
    both = {"source": "herald", "excerpt": "often met"}
    two = small(tmp_path / "two", Edit("actors/ben.yml", "relationships.0.evidence.1", both))

    def of_role(teller: Teller) -> list[str]:
        found = (row for row in statements(teller) if row["entity_id"] == "ben-near-ann")
        return sorted(row["dataset"] for row in found if row["prop"] == "role")

    assert of_role(one) == ["gazette"]
    assert of_role(two) == ["gazette", "herald"]


def test_a_value_without_a_source_is_the_briefing_s_own(tmp_path: Path) -> None:
    rows = [row for row in statements(small(tmp_path)) if row["entity_id"] == "ann"]
    assert {(row["value"], row["dataset"], row["lang"], row["last_seen"]) for row in rows} == {
        ("Ann Ashe", "the_fire", "eng", "2020-06-01"),
        ("Anne Ashe", "herald", "fra", ""),
    }


def test_names_with_every_sign_and_script_come_through(tmp_path: Path) -> None:
    teller = small(
        tmp_path,
        Edit("actors/ann.yml", "name", HOSTILE),
        Edit("actors/ann.yml", "aliases", [{"text": SCRIPTS}]),
    )
    assert entities(teller)["ann"]["properties"]["name"] == [HOSTILE, "Anne Ashe"]
    values = [row["value"] for row in statements(teller) if row["entity_id"] == "ann"]
    # A spreadsheet must not run what begins with =.
    assert sorted(values) == sorted([f"'{HOSTILE}", "Anne Ashe", SCRIPTS])


@pytest.mark.parametrize("attack", range(6))
def test_no_text_breaks_a_file(lighthouse: Briefing, attack: int) -> None:
    teller = teller_of(hostile(lighthouse, attack)[0])
    assert len(entities(teller)) == len(ftm_entities(all_entities(teller)).splitlines())
    assert {row["entity_id"] for row in statements(teller)} == {*entities(teller)}


def test_records_with_nothing_but_what_they_need_are_enough(tmp_path: Path) -> None:
    teller = small(tmp_path, *without_options())
    assert {*entities(teller)} == {"ann", "ben", "fire", "ann-speaks", "gazette", "herald"}
    assert "sourceUrl" not in ftm_entities(all_entities(teller))


def test_what_is_left_out_is_said_to_readers(lighthouse: Briefing) -> None:
    said = teller_of(lighthouse).say(left_out()) or ""
    for words in ("confirmed or reported", "no accusation", "does not prove what it alleges"):
        assert words in said
