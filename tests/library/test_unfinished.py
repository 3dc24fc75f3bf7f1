"""The word TODO where a value is due: one problem that says what belongs there, and no other."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing import examine
from tests.support.briefings import Edit
from tests.support.rules import ANN, BEN, GAZETTE, MILL, SETTINGS, items, new_claim

Build = Callable[..., Path]

HIDDEN = [
    (Edit(BEN, "summary", "TODO"), "Who this is; every paragraph cites its sources."),
    (Edit(BEN, "summary", ">-\n  TODO: say more.\n  See [[nobody]] <b>"), "Who this is"),
    (Edit(BEN, "kind", "TODO"), "actor_kinds"),
    (Edit(BEN, "reviewed", "TODO"), "EDTF date"),
    (Edit(ANN, "claims.0.attributed_to.0", "TODO"), "Who says so"),
    (Edit(ANN, "claims.0.evidence.0.source", "TODO"), "The id of a source record."),
    (Edit(BEN, "relationships.0.id", "TODO"), "Unique in the whole briefing"),
    (Edit(BEN, "relationships.0.target", "TODO"), "The other actor's id."),
    (Edit(BEN, "names", {"fr": "TODO"}), "The name as it is written."),
    (Edit(BEN, "names", {"TODO": {"value": "Ben", "evidence": items("Ben")}}), "BCP 47"),
    (Edit(GAZETTE, "url", "TODO"), "Its address."),
    (Edit(SETTINGS, "home.established.0", "TODO"), "Claims (`record#claim`)"),
]


@pytest.mark.parametrize(("edit", "meaning"), HIDDEN)
def test_only_the_todo_is_told_of_and_what_belongs_there(
    build: Build, edit: Edit, meaning: str
) -> None:
    folder = build(edit)
    told = [one for one in examine(folder).problems if one.severity == "error"]
    assert [(one.path, one.code) for one in told] == [(f"data/{edit.place}", "todo-left")]
    assert meaning in told[0].hint
    line = (folder / edit.place).read_text("utf-8").split("\n")[told[0].line - 1]
    assert "TODO" in line[told[0].column - 1 :]


def test_a_field_that_need_not_be_there_may_be_deleted(build: Build) -> None:
    told = examine(build(Edit(BEN, "short_name", "TODO"), Edit(BEN, "name", "TODO"))).problems
    assert ["delete the field" in one.hint for one in told] == [False, True]


def test_what_is_wrong_elsewhere_in_the_record_is_still_told(build: Build) -> None:
    unfinished = new_claim(text="TODO", status="claimed", evidence=[])
    codes = [one.code for one in examine(build(unfinished)).problems]
    assert sorted(codes) == ["attribution-missing", "evidence-missing", "todo-left"]


@pytest.mark.parametrize(
    "text",
    [
        "# TODO: coordinates\nname: The Mill\nkind: town\n",
        "name: The TODOS Mill\nkind: town\n",
        "name: The todo Mill\nkind: town\n",
        "name: TODO EL PODER\nkind: town\n",
    ],
)
def test_what_only_looks_like_a_todo_is_none(build: Build, text: str) -> None:
    assert examine(build(Edit(MILL, "", text))).problems == ()


def test_a_todo_in_a_block_of_text_is_found_at_the_field(build: Build) -> None:
    text = "name: The Mill\nkind: town\nsummary: >-\n  It stood.\n  TODO: since when\n\nnote: <b>\n"
    told = examine(build(Edit(MILL, "", text))).problems
    assert [(one.line, one.column, one.code) for one in told] == [
        (3, 10, "todo-left"),
        (7, 7, "html-in-text"),
    ]


@pytest.mark.parametrize(
    ("edit", "values"),
    [
        (Edit(BEN, "kind", "TODO"), "Allowed: person."),
        (Edit(ANN, "claims.0.status", "TODO"), "Allowed: confirmed, reported, claimed"),
    ],
)
def test_the_values_of_a_closed_list_are_named(build: Build, edit: Edit, values: str) -> None:
    assert values in examine(build(edit)).errors[0].hint


def test_the_only_words_of_a_claims_evidence_are_not_to_be_deleted(build: Build) -> None:
    told = examine(build(Edit(ANN, "claims.0.evidence.0.excerpt", "TODO"))).errors
    assert "delete" not in told[0].hint
