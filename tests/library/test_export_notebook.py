"""The example notebook: a form that Jupyter reads, words in the briefing's language, no output."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import Any

import pytest

from briefing.exports import DATA_FILES, Exports
from briefing.exports.notebook import NOTEBOOK
from briefing.linking import Briefing
from briefing.phrases import ENGLISH
from briefing.phrases.pseudo import PSEUDO
from tests.support.briefings import Edit
from tests.support.exporting import small

[FILE] = [file for file in DATA_FILES if file.name == NOTEBOOK]
FORMULA = "<b>*A* [x](y) `z` $1$ | {#}"


def cells(exports: Exports) -> list[dict[str, Any]]:
    whole = json.loads(exports.content(FILE))
    assert (whole["nbformat"], whole["nbformat_minor"]) == (4, 5)
    found: list[dict[str, Any]] = whole["cells"]
    return found


def sources(exports: Exports, kind: str) -> dict[str, str]:
    return {one["id"]: "".join(one["source"]) for one in cells(exports) if one["cell_type"] == kind}


def of(folder: Path, *edits: Edit) -> Exports:
    return Exports(small(folder, *edits).briefing, ENGLISH)


def test_each_cell_has_a_name_of_its_own_and_no_output(lighthouse: Briefing) -> None:
    found = cells(Exports(lighthouse, ENGLISH))
    ids = [one["id"] for one in found]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z-]{1,64}", one) for one in ids)
    code = [one for one in found if one["cell_type"] == "code"]
    assert [(one["outputs"], one["execution_count"]) for one in code] == [([], None)] * len(code)


def test_its_code_is_python_that_names_the_address_of_the_site(lighthouse: Briefing) -> None:
    code = sources(Exports(lighthouse, ENGLISH), "code")
    for text in code.values():
        ast.parse(text)
    assert '"https://aurelia.example.net/data/"' in code["load"]


def test_a_site_without_an_address_is_read_from_its_folder_alone(tmp_path: Path) -> None:
    exports = of(tmp_path)
    assert 'FOLDER = ""' in sources(exports, "code")["load"]
    assert "those of the site" not in sources(exports, "markdown")["about"]


def test_no_title_becomes_markup(tmp_path: Path) -> None:
    exports = of(tmp_path, Edit("briefing.yml", "title", FORMULA))
    heading = sources(exports, "markdown")["about"].split("\n")[0]
    assert not re.search(r"[<>*\[\]`$|]", heading)


@pytest.mark.parametrize("language", PSEUDO)
def test_its_words_are_in_the_language_of_the_briefing(lighthouse: Briefing, language: str) -> None:
    there = sources(Exports(lighthouse, PSEUDO[language]), "markdown")
    english = sources(Exports(lighthouse, ENGLISH), "markdown")
    assert there.keys() == english.keys()
    assert all(there[key] != english[key] for key in there)
    assert sources(Exports(lighthouse, PSEUDO[language]), "code") == sources(
        Exports(lighthouse, ENGLISH), "code"
    )
