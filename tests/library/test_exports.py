"""The data files: what is on the pages, in forms that other programs load, and never less safe."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from briefing import load
from briefing.exports import DATA_FILES, Exports
from briefing.exports.database import VIEWS, View
from briefing.exports.model import CellType, Table
from briefing.linking import Briefing, published_view
from briefing.phrases import ENGLISH
from tests.support.briefings import Edit, edited, minimal, write
from tests.support.rules import ANN, FIRE, SPEAKS, claim

FILES = {file.name: file for file in DATA_FILES}
TABLES = [file for file in DATA_FILES if file.table]
HOSTILE = ["=1+1", "+1", "-1", "@sum", "a,b", 'a "b"', "a;b", "تحقيق", "调查", "חקירה", "a'b"]


@pytest.fixture(scope="module")
def exports(lighthouse: Briefing) -> Exports:
    return Exports(lighthouse, ENGLISH)


def of(folder: Path, *edits: Edit) -> Exports:
    """Return the data files of the small briefing, changed in some places."""
    return Exports(load(write(folder, edited(minimal(), *edits))), ENGLISH)


def rows(exports: Exports, name: str) -> list[dict[str, str]]:
    """Return the rows of a table as another program reads them."""
    text = exports.content(FILES[f"{name}.csv"]).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def document(exports: Exports) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(exports.content(FILES["briefing.json"]))
    return found


def opened(exports: Exports, folder: Path) -> sqlite3.Connection:
    path = folder / "briefing.sqlite"
    path.write_bytes(exports.content(FILES["briefing.sqlite"]))
    return sqlite3.connect(path)


# --- tables ---


def test_every_record_has_its_row(exports: Exports, lighthouse: Briefing) -> None:
    live = published_view(lighthouse)
    for name in ("actors", "events", "reactions", "questions", "places", "sources", "claims"):
        assert {row["id"] for row in rows(exports, name)} == set(getattr(live, name)), name


@pytest.mark.parametrize("file", TABLES, ids=lambda file: file.name)
def test_a_table_has_what_its_columns_promise(exports: Exports, file: Any) -> None:  # noqa: ANN401
    table = exports.tables[file.table]
    python = {"string": str, "integer": int, "number": float, "boolean": bool, "date": str}
    for row in table.rows:
        for column, cell in zip(table.columns, row, strict=True):
            assert cell is not None or not column.is_required, column.name
            assert cell is None or type(cell) is python[column.type], column.name
    keys = [key_of(table, row) for row in table.rows]
    assert len(set(keys)) == len(keys)
    assert keys == sorted(keys)


def key_of(table: Table, row: tuple[object, ...]) -> tuple[object, ...]:
    names = [column.name for column in table.columns]
    return tuple(row[names.index(name)] for name in table.key)


def test_what_a_row_refers_to_has_a_row(exports: Exports) -> None:
    for table in exports.tables.values():
        for place, column in enumerate(table.columns):
            if column.refers_to:
                known = {row[0] for row in exports.tables[column.refers_to].rows}
                assert {row[place] for row in table.rows} - known <= {None}, column.name


def test_an_accusation_has_whom_it_is_against_the_answer_and_the_outcome(tmp_path: Path) -> None:
    exports = of(tmp_path)
    [accusing] = [row for row in rows(exports, "claims") if row["is_accusation"] == "true"]
    assert accusing["against"] == "Ann Ashe"
    assert accusing["response"] == "Ann Ashe: “Not I”"
    assert accusing["outcome"] == "none found as of 2020"
    [item] = [row for row in rows(exports, "evidence") if row["statement"] == "ben-accuses-ann"]
    assert item["accusation"].startswith("Against Ann Ashe. Answered by Ann Ashe")
    [answer] = rows(exports, "answers")
    assert answer["response"] == accusing["response"]
    [nested] = document(exports)["actors"][0]["claims"]
    assert nested["accusation"] == item["accusation"]


def test_a_date_is_given_as_written_and_by_its_first_and_last_day(tmp_path: Path) -> None:
    def told(name: str, date: str) -> list[str]:
        edit = Edit(FIRE, "claims.1.date", date)
        [row] = [
            one for one in rows(of(tmp_path / name, edit), "claims") if one["id"] == "cat-died"
        ]
        return [row["date"], row["date_from"], row["date_to"]]

    assert told("month", "2020-05~") == ["2020-05~", "2020-05-01", "2020-05-31"]
    assert told("open", "2020-05-02/..") == ["2020-05-02/..", "2020-05-02", ""]
    assert told("until", "../2014") == ["../2014", "", "2014-12-31"]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula_or_breaks_a_row(tmp_path: Path, text: str) -> None:
    [ann, _] = rows(of(tmp_path, Edit(ANN, "name", text)), "actors")
    assert ann["name"].removeprefix("'") == text.removeprefix("'")
    assert ann["name"][0] not in "=+-@\t\r"


def test_a_withdrawn_record_is_only_named(tmp_path: Path) -> None:
    withdrawn = {"date": "2020-06-02", "why": "It was another mill."}
    edits = [
        Edit("reactions/ann-speaks.yml", "withdrawn", withdrawn),
        Edit(ANN, "claims.0.response", "none found as of 2020-06"),
    ]
    exports = of(tmp_path, *edits)
    [row] = rows(exports, "withdrawn")
    assert (row["id"], row["why"]) == ("ann-speaks", "It was another mill.")
    assert not rows(exports, "reactions")
    whole = "".join(exports.content(file).decode("utf-8", "ignore") for file in DATA_FILES)
    assert "Not I" not in whole


# --- the database ---


def test_the_database_has_every_table_whole_and_each_key_is_kept(
    exports: Exports, tmp_path: Path
) -> None:
    with closing(opened(exports, tmp_path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in exports.tables.values():
            kept = database.execute(f"SELECT * FROM {table.name}").fetchall()  # noqa: S608 - ours
            assert sorted(map(repr, kept)) == sorted(repr(tuple(row)) for row in as_stored(table))


def as_stored(table: Table) -> list[tuple[object, ...]]:
    """Return rows as SQLite has them, where a truth is a number."""
    flags = [column.type is CellType.BOOLEAN for column in table.columns]
    return [
        tuple(int(cell) if flag else cell for flag, cell in zip(flags, row, strict=True))  # type: ignore[arg-type]
        for row in table.rows
    ]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_a_view_shows_no_accusation_without_what_belongs_to_it(
    exports: Exports, tmp_path: Path, view: View
) -> None:
    whole = {"status", "said_by", "against", "response", "said_earlier", "outcome"}
    with closing(opened(exports, tmp_path)) as database:
        columns = {row[1] for row in database.execute(f"PRAGMA table_info({view.name})")}
        database.execute(f"SELECT * FROM {view.name}").fetchall()  # noqa: S608 - ours
    if not columns >= whole:
        assert columns.isdisjoint({"text", "answer", "stance", "is_accusation"})
        assert "NOT is_accusation" in view.query or "tie" not in columns


def test_a_stance_that_accuses_has_the_answer_to_it(tmp_path: Path) -> None:
    """It is that of the claim which tells the accusation, in each file that has the stance."""
    exports = of(
        tmp_path,
        Edit("vocabulary.yml", "stances.denies", {"label": "denies it", "accusation": True}),
        Edit(SPEAKS, "stances", [{"stance": "denies", "claim": "ann#ben-accuses-ann"}]),
    )
    (row,) = (row for row in rows(exports, "stances") if row["is_accusation"] == "true")
    (told,) = (row for row in rows(exports, "claims") if row["id"] == "ben-accuses-ann")
    for column in ("against", "response", "outcome"):
        assert row[column] == told[column] != ""
    assert row["status"]
    assert row["actor_name"]
    (reaction,) = (one for one in rows(exports, "reactions") if one["id"] == row["reaction"])
    assert reaction["accusation"].startswith(f"Against {told['against']}. Answered by ")
    supporting = [one for one in rows(exports, "evidence") if one["statement"] == row["reaction"]]
    assert supporting
    assert {one["accusation"] for one in supporting} == {reaction["accusation"]}
    (nested,) = (one for one in document(exports)["reactions"] if one["id"] == row["reaction"])
    assert nested["accusation"] == reaction["accusation"]


def test_a_claim_is_named_with_its_status_and_what_belongs_to_it(exports: Exports) -> None:
    claims = {row["id"]: row for row in rows(exports, "claims")}
    named = [
        one
        for question in document(exports)["questions"]
        for answer in question["answers"]
        for one in answer["claims"]
    ]
    assert named
    for one in named:
        row = claims[one["id"]]
        assert one["standing"] == row["status"]
        assert one.get("said_by", "") == row["said_by"]
        assert ("accusation" in one) == (row["is_accusation"] == "true")


def test_a_closed_list_has_its_definitions(exports: Exports) -> None:
    package = json.loads(exports.content(FILES["datapackage.json"]))
    claims = next(one for one in package["resources"] if one["name"] == "claims")
    status = next(one for one in claims["schema"]["fields"] if one["name"] == "status")
    assert {row["status"] for row in rows(exports, "claims")} <= set(status["constraints"]["enum"])
    assert any(one["description"] for one in status["categories"])
    assert "Keep them together" in package["description"]


def test_the_database_is_searched_by_words(exports: Exports, tmp_path: Path) -> None:
    query = (
        "SELECT claims.id FROM claims_fts JOIN claims ON claims.rowid = claims_fts.rowid "
        "WHERE claims_fts MATCH 'cliff'"
    )
    with closing(opened(exports, tmp_path)) as database:
        found = {row[0] for row in database.execute(query)}
    assert "guild-denies-the-fire" in found


def test_the_database_does_not_tell_which_library_made_it(exports: Exports) -> None:
    content = exports.content(FILES["briefing.sqlite"])
    assert content[92:100] == bytes(8)


# --- documents ---


def test_the_document_is_as_its_schema_says(exports: Exports, tmp_path: Path) -> None:
    schema = json.loads(exports.content(FILES["schema.json"]))
    jsonschema.Draft202012Validator.check_schema(schema)
    checked = jsonschema.Draft202012Validator(schema)
    checked.validate(document(exports))
    checked.validate(document(of(tmp_path, Edit(FIRE, "claims.2", claim(id="plain")))))
    for definition in schema["$defs"].values():
        assert definition["additionalProperties"] is False


def test_the_piece_beside_a_page_is_that_of_the_document(
    exports: Exports, lighthouse: Briefing
) -> None:
    whole = document(exports)
    for record in published_view(lighthouse).records.values():
        folder = next(name for name in whole if name.rstrip("s") == record.KIND)
        [piece] = [one for one in whole[folder] if one["id"] == record.id]
        assert json.loads(exports.page(record)) == piece


def test_the_package_describes_each_table(exports: Exports) -> None:
    package = json.loads(exports.content(FILES["datapackage.json"]))
    for resource in package["resources"]:
        text = exports.content(FILES[resource["path"]]).decode("utf-8-sig")
        fields = [field["name"] for field in resource["schema"]["fields"]]
        assert next(csv.reader(io.StringIO(text, newline=""))) == fields
        assert set(resource["schema"]["primaryKey"]) <= set(fields)
        assert all(field["description"] for field in resource["schema"]["fields"])


def test_the_same_briefing_gives_the_same_bytes(lighthouse: Briefing) -> None:
    one, other = Exports(lighthouse, ENGLISH), Exports(lighthouse, ENGLISH)
    assert [one.content(file) for file in DATA_FILES] == [
        other.content(file) for file in DATA_FILES
    ]
