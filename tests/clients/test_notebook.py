"""The example notebook runs, and shows nothing without what belongs to it."""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.support.clients import run_client
from tests.support.site import Published, served, words

pytestmark = pytest.mark.full  # it starts a kernel of Jupyter

NOTEBOOK = "examples.ipynb"
VOICES = ("speakers", "unnamed", "seen_by", "findings", "reports")
EMPTY = {"", "NaN", "None", "<NA>"}

Row = dict[str, str]


def table(html: str) -> list[Row]:
    """Return the rows of a table of pandas, with the columns that name them."""
    soup = BeautifulSoup(html, "lxml")
    heads = [[words(cell) for cell in row.select("th")] for row in soup.select("thead tr")]
    names = [name for name in heads[0] if name]
    named = [name for name in heads[-1] if name] if len(heads) > 1 else []
    found: list[Row] = []
    above: list[str] = []
    for row in soup.select("tbody tr"):
        labels = [words(cell) for cell in row.select("th")]
        above = [*above[: len(named) - len(labels)], *labels]
        cells = [words(cell) for cell in row.select("td")]
        found.append(dict(zip(named, above, strict=False)) | dict(zip(names, cells, strict=True)))
    return found


def shown(found: Any) -> dict[str, list[Row]]:  # noqa: ANN401 - as it prints
    """Return the one table that each cell shows."""
    assert found["warned"] == []
    return {cell: table(html[0]) for cell, html in found["shown"].items() if html}


@pytest.fixture
def tables(data_folder: Path) -> dict[str, list[Row]]:
    """The tables of the notebook, run next to the data files."""
    return shown(run_client("run_notebook", data_folder / NOTEBOOK, data_folder))


def rows(folder: Path, name: str) -> list[Row]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def plain(text: str) -> str:
    return " ".join(text.split())


def is_soon(reaction: Row, folder: Path) -> bool:
    """Return whether a reaction was surely made within a day of its event's first day."""
    (start,) = (
        row["date_from"] for row in rows(folder, "events") if row["id"] == reaction["event"]
    )
    if not start or not reaction["said_to"]:
        return False
    return date.fromisoformat(reaction["said_to"]) - date.fromisoformat(start) <= timedelta(days=1)


def is_on_one_voice(row: Row) -> bool:
    return row["is_accusation"] == "true" and sum(int(row[name]) for name in VOICES) == 1


def test_each_stance_has_who_took_it_and_its_status(
    tables: dict[str, list[Row]], data_folder: Path
) -> None:
    stances = tables["stances-by-country"]
    urls = {row["url"]: row for row in rows(data_folder, "reactions")}
    soon = {key for key, row in urls.items() if is_soon(row, data_folder)}
    expected = {(row["reaction"], row["stance"]) for row in rows(data_folder, "stances")}
    told = [(urls[row["url"]]["id"], row["stance"]) for row in stances]
    assert told
    assert len(set(told)) == len(told)
    assert set(told) == {one for one in expected if one[0] in {urls[key]["id"] for key in soon}}
    for row in stances:
        reaction = urls[row["url"]]
        assert row["status"] == reaction["status"]
        assert row["actor_name"] == plain(reaction["actor_name"])
        assert 0 <= float(row["days_at_least"]) <= float(row["days_at_most"]) <= 1
        if row["is_accusation"] == "True" and reaction["accusation"]:
            assert row["against"] not in EMPTY
            assert row["response"] not in EMPTY
            assert row["outcome"] not in EMPTY


@pytest.mark.parametrize(
    ("cell", "name"), [("accusing-claims", "claims"), ("accusing-ties", "relationships")]
)
def test_every_accusation_on_one_voice_has_its_answer_and_outcome(
    cell: str, name: str, tables: dict[str, list[Row]], data_folder: Path
) -> None:
    known = {row["url"]: row for row in rows(data_folder, name) if is_on_one_voice(row)}
    assert [row["url"] for row in tables[cell]] == list(known)
    assert known
    for row in tables[cell]:
        for column in ("status", "support", "against", "response", "outcome"):
            assert row[column] not in EMPTY, column
            assert row[column] == plain(known[row["url"]][column]), column
        # What an outlet reports or found is nobody's statement; `support` says whose it is.
        assert row["said_by"] == (plain(known[row["url"]]["said_by"]) or "NaN")


def test_the_sources_are_those_on_which_most_rests(
    tables: dict[str, list[Row]], data_folder: Path
) -> None:
    ordered = sorted(
        rows(data_folder, "sources"), key=lambda row: (-int(row["rests_on_it"]), row["id"])
    )
    assert [row["url"] for row in tables["weightiest-sources"]] == [
        row["url"] for row in ordered[:20]
    ]


def test_it_reads_the_site_where_no_files_are_next_to_it(
    tables: dict[str, list[Row]], data_folder: Path, published: Published, tmp_path: Path
) -> None:
    notebook = (data_folder / NOTEBOOK).read_text("utf-8")
    site = json.dumps(f"{(published.briefing.settings.site_url or '').rstrip('/')}/")[1:-1]
    assert notebook.count(site) == 1
    with served(published.site.root) as url:
        (tmp_path / NOTEBOOK).write_text(notebook.replace(site, url), "utf-8")
        found = shown(run_client("run_notebook", tmp_path / NOTEBOOK, tmp_path))
    assert found == tables
