"""Programs that people use load every data file of a site without help, and find the same there."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from briefing.exports import DATA_FILES
from briefing.exports.database import VIEWS
from briefing.linking import stated_ties
from tests.support.clients import run_client
from tests.support.site import Published, words

pytestmark = pytest.mark.full  # each program is a process that loads a large library

TEXT = {"str", "object"}
SENSIBLE = {
    "boolean": {"bool"},
    "integer": {"int64"},
    "number": {"float64"},
    "string": TEXT,
    "date": TEXT,
}
"""What pandas calls the columns of each type, if a value is in them."""

IN_SQL = {"boolean": "BOOLEAN", "integer": "BIGINT", "number": "DOUBLE", "date": "DATE"}
"""What DuckDB calls them; it also sees days in texts that are days."""


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    """Return the rows of a table, read as RFC 4180 has it."""
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def fields(folder: Path) -> dict[str, dict[str, str]]:
    """Return the types of the columns of each table, as the data package has them."""
    package = run_client("load_with_frictionless", folder)
    return dict(package["fields"])


def counted(published: Published) -> dict[str, int]:
    """Return the rows of each table that the page Data counts."""
    page = published.site.page("data/")
    table = page.soup.select_one("#s-tables ~ div table")
    assert table is not None
    return {
        str(row.select("a")[0]["href"]): int(words(row.select(".figure")[0]))
        for row in table.select("tbody tr")
    }


def example(published: Published, start: str) -> str:
    """Return the code of the page that begins so, with the folder in place of its address."""
    (code,) = (
        found.get_text().strip()
        for found in published.site.page("data/").soup.select("pre code")
        if found.get_text().strip().startswith(start)
    )
    return code.replace(
        f"{(published.briefing.settings.site_url or '').rstrip('/')}/data/",
        f"{published.site.root / 'data'}/",
    )


def of_pandas(published: Published, folder: Path) -> Any:  # noqa: ANN401 - as it prints
    return run_client("load_with_pandas", folder, example(published, "import pandas"))


def of_duckdb(published: Published, folder: Path) -> Any:  # noqa: ANN401 - as above
    return run_client("load_with_duckdb", folder, example(published, "SELECT stance"))


def of_datasette(folder: Path) -> Any:  # noqa: ANN401 - as above
    return run_client("load_with_datasette", folder, rows(folder, "sources")[0]["publisher"])


def letters(text: str | None) -> str:
    """Return a text without what programs set otherwise: spaces, quotation marks, capitals."""
    return re.sub(r"[\W_]+", "", text or "").casefold()


# --- tables ---


def assert_loaded(
    published: Published,
    folder: Path,
    tables: Mapping[str, Any],
    is_sensible: Callable[[str, str], bool],
) -> None:
    """Check what a program made of each table: its rows, and the types of filled columns."""
    counts = counted(published)
    assert counts == {name: tables[name]["rows"] for name in counts}
    for name, known in fields(folder).items():
        types = tables[f"{name}.csv"]["types"]
        assert list(types) == list(known)
        filled = {column for row in rows(folder, name) for column, cell in row.items() if cell}
        assert not {one for one in filled if not is_sensible(known[one], types[one])}, name


def test_pandas_loads_each_table_whole_with_a_type_for_each_column(
    published: Published, data_folder: Path
) -> None:
    tables = of_pandas(published, data_folder)["tables"]
    assert tables["statements.csv"]["rows"] == len(rows(data_folder, "statements"))
    assert_loaded(published, data_folder, tables, lambda known, found: found in SENSIBLE[known])


def test_the_example_for_pandas_shows_accusations_with_their_answers(
    published: Published, data_folder: Path
) -> None:
    accusing = [row for row in rows(data_folder, "claims") if row["is_accusation"] == "true"]
    assert of_pandas(published, data_folder)["example"] == {
        "rows": len(accusing),
        "columns": ["text", "status", "said_by", "against", "response", "outcome"],
    }


def test_duckdb_loads_each_table_whole_with_a_type_for_each_column(
    published: Published, data_folder: Path
) -> None:
    def is_sensible(known: str, found: str) -> bool:
        return found == IN_SQL.get(known, "VARCHAR") or (known, found) == ("string", "DATE")

    assert_loaded(published, data_folder, of_duckdb(published, data_folder)["tables"], is_sensible)


def test_duckdb_joins_each_stance_with_who_took_it_and_its_status(
    published: Published, data_folder: Path
) -> None:
    found = of_duckdb(published, data_folder)
    stances = rows(data_folder, "stances")
    assert found["joined"] == [len(stances)] * 3
    assert sum(count for *_, count in found["example"]) == len(stances)


def test_every_table_keeps_to_the_data_package(published: Published, data_folder: Path) -> None:
    found = run_client("load_with_frictionless", data_folder)
    assert (found["valid"], found["faults"]) == (True, [])
    assert {f"{name}.csv": count for name, count in found["rows"].items()} == counted(published)
    assert found["days"] == ["date"]


# --- the database ---


def test_datasette_answers_with_every_table_and_view(
    published: Published, data_folder: Path
) -> None:
    found = of_datasette(data_folder)
    assert {f"{name}.csv": count for name, count in found["rows"].items()} == counted(published)
    views = {view.name for view in VIEWS}
    assert set(found["views"]) == views
    assert set(found["pages"]) >= {f"/briefing/{name}" for name in views}
    assert set(found["pages"].values()) == {200}


def test_datasette_searches_the_words_of_tables(data_folder: Path) -> None:
    found = of_datasette(data_folder)
    assert set(found["found"]) == {"claims", "reactions", "evidence", "sources"}
    sources = rows(data_folder, "sources")
    by_the_first = {row["id"] for row in sources if row["publisher"] == sources[0]["publisher"]}
    assert by_the_first <= set(found["found"]["sources"]) < {row["id"] for row in sources}
    assert set(found["search_pages"].values()) == {200}


# --- documents ---


def test_the_document_keeps_to_its_schema(published: Published, data_folder: Path) -> None:
    found = run_client("load_with_jsonschema", data_folder)
    assert found["faults"] == []
    counts = counted(published)
    assert found["counts"]
    assert found["counts"] == {name: counts[f"{name}.csv"] for name in found["counts"]}
    assert found["claims"] == counts["claims.csv"]


# --- references ---


def test_libraries_for_bibtex_and_ris_read_all_sources_and_write_them_again(
    data_folder: Path,
) -> None:
    found = run_client("load_with_reference_managers", data_folder)
    assert found["biblatex_comes_back"]
    assert found["ris_comes_back"]
    known = {row["id"]: row for row in rows(data_folder, "sources")}
    assert list(found["biblatex"]) == list(found["ris"]) == list(known)
    for key, row in known.items():
        entry, reference = found["biblatex"][key], found["ris"][key]
        # An author who published it alone is named once.
        fields = ("publisher", "institution", "organization", "journaltitle", "author")
        publisher = next(entry[name] for name in fields if name in entry)
        for title, by in (
            (entry["title"], publisher),
            (reference["title"], reference.get("publisher") or "".join(reference["authors"])),
        ):
            assert letters(title) == letters(row["title"]), key
            assert letters(by) == letters(row["publisher"]), key
        assert "".join(reference.get("urls", [])) == row["source_url"], key
        in_latex = entry["url"] or ""  # which letters beyond ASCII could break
        assert in_latex.isascii()
        assert unquote(in_latex) == unquote(row["source_url"]), key
        assert entry.get("date", "") == row["date"].partition("T")[0], key
        assert "; ".join(reference.get("authors", [])) == row["authors"], key


@pytest.mark.parametrize("name", ["sources.bib", "sources.csl.json"])
def test_pandoc_cites_every_source_with_its_title_and_publisher(
    name: str, data_folder: Path
) -> None:
    found = run_client("load_with_pandoc", data_folder)
    lines = list(map(letters, found["bibliographies"][name]))
    known = {row["id"]: row for row in rows(data_folder, "sources")}
    assert len(lines) == len(known)
    for key, row in known.items():
        title, publisher = letters(row["title"]), letters(row["publisher"])
        assert any(title in line and publisher in line for line in lines), key
    first = known[found["first"]]
    said = letters(found["cited"][name])
    assert said.startswith("itburned")
    assert letters(first["title"]) in said
    assert letters(first["publisher"]) in said


# --- the network, places, investigations ---


def test_networkx_reads_the_same_network_from_both_files(
    published: Published, data_folder: Path
) -> None:
    graphs = run_client("load_with_networkx", data_folder)["graphs"]
    network = graphs["network.graphml"]
    assert network == graphs["network.gexf"]
    assert network["directed"]
    told = {edge["url"].partition("#")[2]: edge for _, _, edge in network["edges"]}
    ties = stated_ties(published.briefing, only_structural=True)
    assert told.keys() == {tie.relationship.id for tie in ties}
    assert len(told) == len(network["edges"]) >= 1
    assert all(edge["status"] and edge["support"] for edge in told.values())
    symmetric = {tie.relationship.id for tie in ties if tie.type.symmetric}
    assert {key for key, edge in told.items() if edge["is_symmetric"] == "true"} == symmetric
    names = {row["id"]: row["name"] for row in rows(data_folder, "actors")}
    assert network["nodes"].items() <= names.items()


def test_each_place_is_a_shape_where_the_table_has_it(data_folder: Path) -> None:
    places = run_client("load_with_shapely", data_folder)["places"]
    assert places
    assert all(place["valid"] for place in places.values())
    for row in rows(data_folder, "places"):
        if row["latitude"]:
            east, north = float(row["longitude"]), float(row["latitude"])
            assert places[row["id"]]["bounds"] == [east, north, east, north]


def test_followthemoney_finds_each_entity_valid_and_statements_that_make_it(
    data_folder: Path,
) -> None:
    found = run_client("load_with_followthemoney", data_folder)
    assert found["faults"] == []
    assert found["odd_keys"] == []
    assert found["otherwise_aggregated"] == []
    assert found["statements"] == len(rows(data_folder, "statements"))
    assert {row["id"] for row in rows(data_folder, "actors")} <= set(found["entities"])


# --- all of them ---


def test_every_data_file_is_loaded_by_a_program(published: Published, data_folder: Path) -> None:
    loaded = (
        of_pandas(published, data_folder),
        of_datasette(data_folder),
        run_client("run_notebook", data_folder / "examples.ipynb", data_folder),
        *(
            run_client(f"load_with_{name}", data_folder)
            for name in (
                *("frictionless", "jsonschema", "reference_managers", "pandoc"),
                *("networkx", "shapely", "followthemoney"),
            )
        ),
    )
    there = {path.name for path in data_folder.iterdir()} - {"index.html"}
    assert there == {file.name for file in DATA_FILES}
    assert {name for found in loaded for name in found["files"]} == there
