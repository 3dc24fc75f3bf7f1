"""The map of the house is true: every part is on it, and every name on it is in the code."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

import briefing
from tests.support.project import ROOT

MAP = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
NAMES = sorted(set(re.findall(r"`([^`\n]+)`", MAP)))
LIBRARY = Path(briefing.__file__).parent
PARTS = {
    path.stem
    for path in LIBRARY.iterdir()
    if path.suffix == ".py" or (path / "__init__.py").is_file()
} - {"__init__"}
FILES = [
    name
    for name in NAMES
    if re.fullmatch(r"[\w.]+/[\w./*-]*", name) and not name.startswith("build/")
]
DOTTED = [name for name in NAMES if re.fullmatch(r"[a-z_]+(\.\w+)+", name)]
TARGETS = [name for name in NAMES if re.fullmatch(r"make [a-z-]+", name)]


@pytest.mark.parametrize("part", sorted(PARTS))
def test_every_part_of_the_library_has_its_line(part: str) -> None:
    rows = [line for line in MAP.splitlines() if line.startswith("| `")]
    assert [row for row in rows if f"`{part}`" in row.split("|")[1]], part


@pytest.mark.parametrize("command", sorted(file.name for file in (ROOT / "scripts").glob("*.py")))
def test_every_command_is_named(command: str) -> None:
    assert f"scripts/{command}" in FILES


@pytest.mark.parametrize("name", FILES)
def test_every_file_on_the_map_is_there(name: str) -> None:
    assert [*ROOT.glob(name), *LIBRARY.glob(name)], name


@pytest.mark.parametrize("name", [one for one in DOTTED if one.partition(".")[0] in PARTS])
def test_every_name_on_the_map_is_in_the_code(name: str) -> None:
    found: object = briefing
    walked = "briefing"
    for part in name.split("."):
        walked += f".{part}"
        found = getattr(found, part) if hasattr(found, part) else import_module(walked)
    assert found is not None


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_on_the_map_is_in_the_makefile(target: str) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert re.search(rf"^{target.removeprefix('make ')}\b[^=\n]*:", makefile, re.MULTILINE)


def test_the_layers_of_the_map_are_those_that_hold() -> None:
    rows = [line for line in MAP.splitlines() if line.startswith("| `")]
    ordered = [name for row in rows for name in re.findall(r"`(\w+)`", row.split("|")[1])]
    layers = re.search(
        r"^layers = \[(.*?)^\]", (ROOT / "pyproject.toml").read_text(), re.MULTILINE | re.DOTALL
    )
    assert layers is not None
    floors = [re.findall(r"\w+", row) for row in re.findall(r'"([^"]+)"', layers[1])]
    height = {name: -floor for floor, row in enumerate(floors) for name in row}
    assert set(ordered) == set(height)
    assert [height[name] for name in ordered] == sorted(height.values())
