"""Which tests a pull request gets: decided by git, whatever the files are called."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.clones import commit, git
from tests.workflows.runner import Runner

ODD = [
    "data/a b.yml",
    "data/-n",
    "data/*",
    "data/:(top)x.yml",
    'data/a "quoted" name.yml',
    "data/two\nlines.yml",
    "data/$(exit 1).yml",
    "data/.hidden/x.yml",
    "data/tests/x.py",
    "data/.gitattributes",
    "data/قصف.yml",
    os.fsdecode(b"data/not utf-8 \xff.yml"),
]
"""Names of records that a shell, git or a list of lines could take for something else."""

Change = Callable[[Path], object]


def put(name: str) -> Change:
    """Return a change that writes a file."""

    def change(folder: Path) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("new", "utf-8")

    return change


def move(old: str, new: str) -> Change:
    """Return a change that renames a file."""
    return lambda folder: (folder / old).rename(folder / new)


def remove(name: str) -> Change:
    """Return a change that deletes a file."""
    return lambda folder: (folder / name).unlink()


def data_as_a_link(folder: Path) -> None:
    """Put a link to another folder in place of `data`."""
    shutil.rmtree(folder / "data")
    (folder / "data").symlink_to("scripts")


def data_as_a_file(folder: Path) -> None:
    """Put a file in place of `data`."""
    shutil.rmtree(folder / "data")
    (folder / "data").write_text("", "utf-8")


def without_history(folder: Path) -> None:
    """Have the next commit come after none, so that there is nothing to compare it with."""
    git(folder, "checkout", "--quiet", "--orphan", "alone")


def needs(folder: Path, *changes: Change) -> tuple[bool, bool, bool]:
    """Return whether a pull request's content, its software and its library are tested."""
    work = folder / "work"
    for name in ("data/a.yml", "data/b.yml", "scripts/a.py", "tests/conftest.py"):
        put(name)(work)
        (work / name).write_text(f"{name}: a text that git knows again\n" * 9, "utf-8")
    git(work, "init", "--quiet")
    commit(work, "Before")
    for change in changes:
        change(work)
    commit(work, "After")
    machine = Runner(work, folder, values={})
    done = machine.run("check", "check", until="Find out which tests it needs")
    for step in done.values():
        assert step.outcome == "success", step.output
    shipped, test, library = (machine.wants("check", job) for job in ("shipped", "test", "library"))
    return shipped, test, library


CONTENT = (True, False, False)
ALL = (True, True, True)


@pytest.mark.parametrize("name", ODD, ids=range(len(ODD)))
def test_records_of_any_name_are_content(tmp_path: Path, name: str) -> None:
    assert needs(tmp_path, put(name)) == CONTENT


@pytest.mark.parametrize(
    "changes",
    [
        [put("data/a.yml")],
        [remove("data/a.yml")],
        [move("data/a.yml", "data/c.yml")],
        [remove("data/a.yml"), put("data/new/c.yml"), put("data/b.yml")],
    ],
    ids=["changed", "deleted", "renamed", "several"],
)
def test_what_happens_inside_data_is_content(tmp_path: Path, changes: list[Change]) -> None:
    assert needs(tmp_path, *changes) == CONTENT


@pytest.mark.parametrize(
    "changes",
    [
        [put("scripts/a.py")],
        [put("data/a.yml"), put("scripts/a.py")],
        [put("data/a.yml"), put("new file")],
        [put("data/a.yml"), remove("scripts/a.py")],
        [move("data/a.yml", "scripts/a.yml")],
        [move("scripts/a.py", "data/a.py")],
        [put("data2/a.yml")],
        [put("docs/data/a.yml")],
        [put("DATA/a.yml")],
        [put("data.yml")],
        [data_as_a_link],
        [data_as_a_file],
        [],
    ],
    ids=[
        "software",
        "both",
        "a new file",
        "a deleted file",
        "moved out of data",
        "moved into data",
        "a folder whose name begins so",
        "a folder of that name elsewhere",
        "a folder in capitals",
        "a file whose name begins so",
        "data as a link",
        "data as a file",
        "nothing",
    ],
)
def test_anything_else_is_software(tmp_path: Path, changes: list[Change]) -> None:
    assert needs(tmp_path, *changes) == ALL


def test_when_git_cannot_tell_everything_is_tested(tmp_path: Path) -> None:
    changes = (put("data/a.yml"), without_history)
    assert needs(tmp_path, *changes) == ALL


def test_a_briefing_without_tests_passes(tmp_path: Path) -> None:
    changes = (remove("tests/conftest.py"), put("data/a.yml"), put("scripts/a.py"))
    assert needs(tmp_path, *changes) == (False, False, False)
