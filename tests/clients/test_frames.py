"""`briefing.frames`: the tables as pandas data frames, the same values as in the CSV files."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from briefing.exports.model import CellType
from briefing.exports.tables import tables
from briefing.linking import Briefing
from tests.support.briefings import Edit, edited, minimal, write
from tests.support.clients import run_client
from tests.support.exporting import teller_of
from tests.support.rules import ANN, FIRE
from tests.support.site import Published

pytestmark = pytest.mark.full  # each is a process that loads pandas

DTYPES = {
    CellType.STRING: "string",
    CellType.INTEGER: "Int64",
    CellType.NUMBER: "Float64",
    CellType.BOOLEAN: "boolean",
    CellType.DATE: "datetime64[s]",
}
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def frames_of(folder: Path) -> Any:  # noqa: ANN401 - as it prints
    return run_client("load_frames", folder)


def unguarded(cell: str) -> str:
    """Return a text of a CSV file without the apostrophe that a formula has."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULAS) else cell


def test_frames_have_the_values_of_the_csv_files(data_folder: Path, records: Path) -> None:
    found = frames_of(records)
    for name, frame in found.items():
        with (data_folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            header, *rows = csv.reader(file)
        assert list(frame["types"]) == header
        assert frame["rows"] == [list(map(unguarded, row)) for row in rows], name


def dtypes(briefing: Briefing) -> dict[str, dict[str, str]]:
    return {
        table.name: {column.name: DTYPES[column.type] for column in table.columns}
        for table in tables(teller_of(briefing))
    }


def test_each_column_has_the_type_that_the_data_package_gives_it(
    published: Published, records: Path
) -> None:
    found = frames_of(records)
    assert {name: frame["types"] for name, frame in found.items()} == dtypes(published.briefing)


def test_no_apostrophe_and_no_century_is_too_far(tmp_path: Path) -> None:
    edits = (Edit(ANN, "name", "=1+1"), Edit(FIRE, "claims.1.date", "0814-01-28"))
    found = frames_of(write(tmp_path / "data", edited(minimal(), *edits)))
    columns = list(found["actors"]["types"])
    assert "=1+1" in [row[columns.index("name")] for row in found["actors"]["rows"]]
    columns = list(found["claims"]["types"])
    days = [row[columns.index("date_from")] for row in found["claims"]["rows"]]
    assert "0814-01-28" in days
