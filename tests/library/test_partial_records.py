"""One mistake hides no other, and brings no complaint that only follows from it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing import examine
from briefing.problems import Severity
from tests.support.briefings import LIGHTHOUSE, Edit, edited, minimal, write
from tests.support.rules import (
    ANN,
    BEN,
    FIRE,
    GAZETTE,
    HERALD,
    SETTINGS,
    SPEAKS,
    TOWN,
    VOCABULARY,
    WHO,
)

Build = Callable[..., Path]


def told(folder: Path) -> list[tuple[str, int, str]]:
    """Return what is told: the file, the line, the code."""
    return [
        (one.path.removeprefix("data/"), one.line, one.code) for one in examine(folder).problems
    ]


# --- nothing hides anything else ---


def test_four_mistakes_in_one_file_are_told_at_once_each_at_its_line(build: Build) -> None:
    text = """\
name: Ben Birk
kind: person
names:
  fr: {value: Benoît, evidence: [{source: herald, excerpt: Benoît}]}
sumary: A neighbour. [@gazette]
claims:
  - id: ben-saw-smoke
    text: Ben Birk saw smoke.
    topic: damge
    status: reported
    said: 2 Nov. 2020
    evidence:
      - {source: heral, excerpt: saw smoke}
reviewed: 2020-06-01
"""
    assert told(build(Edit(BEN, "", text))) == [
        (BEN, 5, "unknown-field"),
        (BEN, 9, "unknown-vocabulary"),
        (BEN, 11, "invalid-date"),
        (BEN, 13, "unknown-reference"),
    ]


ALL_WRONG = edited(
    minimal(),
    Edit(SETTINGS, "timezone", "U.S. Eastern"),
    Edit(SETTINGS, "home.established", ["fire#mill-burnt"]),
    Edit(VOCABULARY, "topics.death", {"lable": "Deaths", "death": True}),
    Edit(VOCABULARY, "relationship_types.employs", {"label": "employs"}),
    Edit(ANN, "kind", "persom"),
    Edit(ANN, "claims.0.against", ["anne"]),
    Edit(ANN, "claims.0.outcome", "The court acquitted her. She left."),
    Edit(BEN, "relationships.0.start", "10 Jan. 2010"),
    Edit(BEN, "relationships.0.target", "town"),
    Edit(BEN, "designations.0", {"id": "ben-listed", "by": "an", "list": "x", "checked": "2020"}),
    Edit(FIRE, "date", "7.11."),
    Edit(FIRE, "place", "twon"),
    Edit(FIRE, "claims.1.quote", {"speaker": "ben"}),
    Edit(FIRE, "claims.1.evidence.1.source", "heralt"),
    Edit(SPEAKS, "chanel", "speech"),
    Edit(SPEAKS, "to", "fir"),
    Edit(WHO, "state", "settled"),
    Edit(WHO, "answers.0.claims", ["ann#ben-accuses-anne"]),
    Edit(TOWN, "coordinates", {"latitude": "91", "longitude": "2.5"}),
    Edit(TOWN, "kind", "twon"),
    Edit(GAZETTE, "role", "original"),
    Edit(GAZETTE, "origin", "papr"),
    Edit(HERALD, "url", "herald.example/mill"),
    Edit("actors/cleo.yaml", "", {"name": "Cleo", "kind": "persom", "reviewed": "x"}),
)


def test_of_a_folder_in_which_everything_is_wrong_all_is_told_at_once(tmp_path: Path) -> None:
    found: dict[str, list[str]] = {}
    for path, _, code in told(write(tmp_path / "data", ALL_WRONG)):
        found.setdefault(path, []).append(code)
    assert {path: sorted(codes) for path, codes in found.items()} == {
        SETTINGS: ["invalid-value", "unknown-reference"],
        VOCABULARY: ["field-combination", "unknown-field"],
        ANN: ["field-combination", "unknown-reference", "unknown-vocabulary"],
        "actors/cleo.yaml": [
            "invalid-date",
            "misplaced-file",
            "missing-field",
            "unknown-vocabulary",
        ],
        BEN: ["evidence-missing", "invalid-date", "unknown-reference", "unknown-reference"],
        FIRE: ["field-combination", "invalid-date", "unknown-reference", "unknown-reference"],
        SPEAKS: ["unknown-field", "unknown-reference"],
        WHO: ["field-combination", "unknown-reference"],
        TOWN: ["coordinates-exchanged", "unknown-vocabulary"],
        GAZETTE: ["unknown-value", "unknown-vocabulary"],
        HERALD: ["invalid-value"],
    }


@pytest.mark.parametrize("place", [SETTINGS, VOCABULARY])
def test_a_file_that_is_no_yaml_hides_only_itself(build: Build, place: str) -> None:
    folder = build(Edit(place, "", "title: [a\n"), Edit(BEN, "summary", "Near [[an]]. [@herald]"))
    found = {(path, code) for path, _, code in told(folder)}
    assert found == {(BEN, "unknown-reference"), (place, "yaml-syntax")}


def test_a_mistake_that_shows_only_after_another_is_cut_is_told_with_it(build: Build) -> None:
    """A model looks at how fields stand together only once each of them is right."""
    folder = build(Edit(TOWN, "precision", None), Edit(TOWN, "nme", "x"))
    assert {code for _, _, code in told(folder)} == {"unknown-field", "field-combination"}


# --- nothing follows ---


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        # a field is misspelt
        (Edit(FIRE, "claims.0", {"id": "mill-burned", "text": "The mill burned down.",
            "topic": "damage", "status": "confirmed", "evidnce": []}), "unknown-field"),
        (Edit(ANN, "claims.0", {"ide": "ben-accuses-ann", "text": "Ann Ashe lit the fire.",
            "topic": "arson", "status": "alleged", "attributed_to": ["ben"],
            "evidence": [{"source": "gazette", "excerpt": "she lit it"}], "against": ["ann"],
            "response": ["ann-speaks"], "outcome": "none found as of 2020"}), "unknown-field"),
        (Edit(ANN, "nams", {"fr": "Anne"}), "unknown-field"),
        # a value is wrong where others lean on it
        (Edit(FIRE, "claims.0.status", "confirmd"), "unknown-value"),
        (Edit(FIRE, "claims.0.topic", "damge"), "unknown-vocabulary"),
        (Edit(FIRE, "claims.0.id", "Mill burned"), "invalid-id"),
        (Edit(FIRE, "claims.0.evidence", "in the gazette"), "invalid-id"),
        (Edit(FIRE, "claims.0.evidence.0.witness", "bem"), "unknown-reference"),
        (Edit(FIRE, "claims.1.quote.speaker", ["ben"]), "wrong-type"),
        (Edit(FIRE, "claims", "none"), "wrong-type"),
        (Edit(FIRE, "date", "7/11"), "invalid-date"),
        (Edit(FIRE, "reviewed", None), "missing-field"),
        (Edit(FIRE, "title", None), "missing-field"),
        (Edit(ANN, "claims.0.topic", "arsen"), "unknown-vocabulary"),
        (Edit(ANN, "claims.0.status", ""), "wrong-type"),
        (Edit(ANN, "claims.0.against", ["an"]), "unknown-reference"),
        (Edit(ANN, "claims.0.against", [["ann"]]), "wrong-type"),
        (Edit(ANN, "claims.0.response", "She says that she was asleep."), "invalid-id"),
        (Edit(ANN, "claims.0.outcome", "The court acquitted her."), "field-combination"),
        (Edit(ANN, "claims.0.attributed_to", [{"x": "y"}]), "wrong-type"),
        (Edit(ANN, "name", None), "missing-field"),
        (Edit(ANN, "kind", "persom"), "unknown-vocabulary"),
        (Edit(ANN, "names", "Anne"), "wrong-type"),
        (Edit(BEN, "summary", "A neighbour. [@gazette"), "broken-markup"),
        (Edit(BEN, "summary", "A neighbour. [see @gazette]"), "broken-markup"),
        (Edit(BEN, "relationships.0.type", "neighbour"), "unknown-vocabulary"),
        (Edit(BEN, "relationships.0.end", "Jan. 2019"), "invalid-date"),
        (Edit(SPEAKS, "said", "2 May 2020"), "invalid-date"),
        (Edit(SPEAKS, "evidence", "Herald"), "invalid-id"),
        (Edit(WHO, "state", "opened"), "unknown-value"),
        (Edit(WHO, "answers.0.id", None), "missing-field"),
        (Edit(WHO, "answers.0.claims", "ann"), "invalid-id"),
        (Edit(TOWN, "coordinates.latitude", "91"), "coordinates-exchanged"),
        (Edit(TOWN, "evidence", {"excerpt": "in Millbury"}), "field-combination"),
        (Edit(GAZETTE, "role", "original"), "unknown-value"),
        (Edit(GAZETTE, "origin", "papr"), "unknown-vocabulary"),
        (Edit(HERALD, "language", "English"), "unknown-vocabulary"),
        (Edit(SETTINGS, "subject", "The fire"), "invalid-id"),
        (Edit(SETTINGS, "as_of", None), "missing-field"),
        (Edit(SETTINGS, "home", "x"), "wrong-type"),
        (Edit(VOCABULARY, "topics", "damage"), "wrong-type"),
        (Edit(VOCABULARY, "topics.arson", {"labl": "Arson", "accusation": True}), "unknown-field"),
        (Edit(VOCABULARY, "actor_kinds.person.plural", None), "missing-field"),
        (Edit(VOCABULARY, "statuses.denied", None), "field-combination"),
        (Edit(VOCABULARY, "languages.fr", ["French"]), "wrong-type"),
    ],
)  # fmt: skip
def test_a_single_slip_is_told_and_nothing_that_follows(
    build: Build, edit: Edit, code: str
) -> None:
    assert [one.code for one in examine(build(edit)).problems] == [code]


@pytest.mark.parametrize("name", ["actors/Ann.yml", "actors/ann.yaml", "actor/ann.yml", "ann.yml"])
def test_a_record_whose_file_is_misnamed_or_misplaced_is_missed_nowhere(
    build: Build, name: str
) -> None:
    folder = build()
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / ANN).rename(folder / name)
    assert [one.path for one in examine(folder).problems] == [f"data/{name}"]


def test_what_is_wrong_in_a_misnamed_file_is_told_with_its_name(build: Build) -> None:
    folder = build(Edit(ANN, "claims.0.topic", "arsen"))
    (folder / ANN).rename(folder / "actors/ann.yaml")
    assert {one.code for one in examine(folder).problems} == {
        "misplaced-file",
        "unknown-vocabulary",
    }


def test_a_reference_to_a_file_whose_name_makes_no_id_names_that_file(build: Build) -> None:
    folder = build()
    (folder / BEN).rename(folder / "actors/بن.yml")
    hints = [one.hint for one in examine(folder).problems if one.code == "unknown-reference"]
    assert hints
    assert all("`بن.yml`" in hint and "`ben.yml`" in hint for hint in hints)


def test_no_briefing_holds_what_stands_in_for_a_mistake(build: Build) -> None:
    examination = examine(build(Edit(ANN, "name", None)))
    assert examination.errors
    assert examination.briefing is not None
    assert set(examination.briefing.actors) == {"ben"}


def test_no_message_shows_what_stands_in(tmp_path: Path) -> None:
    """Whatever is cut out of a whole briefing, no message names something nobody wrote."""
    for place in sorted(LIGHTHOUSE.rglob("*.yml")):
        folder = tmp_path / place.stem
        for file in LIGHTHOUSE.rglob("*.yml"):
            target = folder / file.relative_to(LIGHTHOUSE)
            target.parent.mkdir(parents=True, exist_ok=True)
            text = file.read_text("utf-8")
            target.write_text(text.replace("  - id: ", "  - ide: ") if file == place else text)
        for one in examine(folder).problems:
            assert "cut-out" not in one.message + one.hint
            assert one.severity is not Severity.ERROR or one.code == "unknown-field", one


@pytest.mark.parametrize(
    ("item", "codes"),
    [
        ("source: gazette", ["unknown-field"]),
        ("source: gazett", ["unknown-reference", "unknown-field"]),
        ("lang: Not A Tag", ["field-combination", "unknown-vocabulary", "unknown-field"]),
    ],
)
def test_a_field_that_slipped_out_of_an_item_of_a_list_is_told_where_it_belongs(
    build: Build, item: str, codes: list[str]
) -> None:
    folder = build()
    text = (folder / ANN).read_text("utf-8")
    slipped = text.replace("- source: gazette\n    excerpt: she", f"- {item}\n  excerpt: she")
    assert slipped != text
    (folder / ANN).write_text(slipped, "utf-8")
    problems = examine(folder).problems
    assert [one.code for one in problems] == codes
    assert "`excerpt` belongs to `evidence`" in problems[-1].message
    assert "Put 2 more spaces" in problems[-1].hint


def test_what_a_bad_address_hides_is_told_with_it(build: Build) -> None:
    """Following both messages leaves no error."""
    evidence = {"url": "gazette.example/x", "excerpt": "she lit it"}
    folder = build(Edit(FIRE, "claims.0.evidence.2", evidence))
    assert {one.code for one in examine(folder).errors} == {"invalid-value", "field-combination"}


def test_a_mistake_in_one_actor_hides_no_count_in_which_another_speaks(build: Build) -> None:
    alone = Edit(FIRE, "claims.0.evidence.0.excerpt", None)
    counted = {"established-on-reports", "confirmed-few-witnesses", "no-excerpt"}

    def codes(*edits: Edit) -> set[str]:
        return {one.code for one in examine(build(alone, *edits)).problems}

    assert codes() == counted
    assert codes(Edit(ANN, "kind", "persom")) == counted | {"unknown-vocabulary"}
    assert codes(Edit(BEN, "kind", "persom")) == {"no-excerpt", "unknown-vocabulary"}
