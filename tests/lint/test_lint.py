"""`make lint` finds what is wrong in scripts, style sheets and templates."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.project import ROOT

FILTER = "docs/assets/javascripts/filter.js"
TABLES = "docs/assets/styles/tables.css"
QUOTE = "templates/parts/quote.md.j2"


def commands() -> list[str]:
    """Return the commands of `make lint` for files that are not Python, from the Makefile."""
    recipe = (ROOT / "Makefile").read_text("utf-8").split("\nlint:", 1)[1].split("\n\n", 1)[0]
    lines = [line.strip() for line in recipe.splitlines()[1:]]
    environment = Path(sys.prefix)
    return [
        line.replace("$(PY)", str(environment / "bin/python")).replace("$(VENV)", str(environment))
        for line in lines
        if "biome" in line or "tests.lint" in line
    ]


def linted(folder: Path) -> tuple[int, str]:
    """Run the commands in a folder until one finds something, as make does."""
    told = ""
    environment = {**os.environ, "NO_COLOR": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    for command in commands():
        done = subprocess.run(
            ["sh", "-c", command],
            cwd=folder,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        told += done.stdout + done.stderr
        if done.returncode:
            return done.returncode, told
    return 0, told


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of one file of each kind, in a folder with an unusual name, and the linters."""
    folder = tmp_path / "a [b] ü's"
    for file in ("biome.jsonc", FILTER, TABLES, QUOTE):
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / file, folder / file)
    for part in ("scripts", "tests"):
        (folder / part).symlink_to(ROOT / part)
    return folder


def test_scripts_style_sheets_and_templates_are_all_checked() -> None:
    assert [command.split("/")[-1].split()[0] for command in commands()] == ["biome", "python"]


@pytest.mark.full  # `make test` runs them before it tests anything: they need not run twice
def test_nothing_is_found_in_what_there_is() -> None:
    code, told = linted(ROOT)
    assert code == 0, told


@pytest.mark.parametrize(
    ("file", "right", "wrong", "told"),
    [
        pytest.param(
            FILTER,
            "  const words =",
            "  const unused = 1;\n  const words =",
            "noUnusedVariables",
            id="JavaScript: a variable that nothing reads",
        ),
        pytest.param(
            FILTER,
            "tell(say(",
            "tell(sya(",
            "noUndeclaredVariables",
            id="JavaScript: a name mistyped",
        ),
        pytest.param(
            FILTER,
            "{ make, say, readings }",
            "{make, say, readings}",
            "format",
            id="JavaScript: another style",
        ),
        pytest.param(
            TABLES, "  border:", "  bordre:", "noUnknownProperty", id="CSS: a property mistyped"
        ),
        pytest.param(TABLES, "  border:", "    border:", "format", id="CSS: another style"),
        pytest.param(
            QUOTE, "{% endmacro %}", "", "Unexpected end of template", id="a block not closed"
        ),
    ],
)
def test_a_mistake_is_found_and_its_file_named(
    copy: Path, file: str, right: str, wrong: str, told: str
) -> None:
    good = (copy / file).read_text("utf-8")
    assert right in good
    (copy / file).write_text(wrong.join(good.rsplit(right, 1)), "utf-8")
    code, output = linted(copy)
    assert code == 1, output
    assert file in output
    assert told in output
