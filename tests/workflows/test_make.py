"""The Makefile's own recipes: what reaches pytest and the makes that tests run, and what does not.

Two kinds of project stand for the whole one. In the first, the interpreter is a script that notes
how it is called, so that a recipe is over in an instant; in the second, the real pytest runs a
suite of three tests.
"""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.support.clones import CLIENTS_READY, share_environment
from tests.support.project import ROOT
from tests.workflows.runner import Done, Runner, plain_environment

INTERPRETER = """\
#!{python} -IS
import json, os, sys
with open({notes!r}, "a", encoding="utf-8") as notes:
    notes.write(json.dumps([sys.argv[1:], dict(os.environ)]) + "\\n")
print("called with", sys.argv[1:])
if sys.argv[1:3] == ["-m", "pytest"]:
    {pytest}
"""

SUITE = """\
import os


def test_search():
    odd = {"ARGS", "MAKEFLAGS", "MAKEOVERRIDES", "MFLAGS", "MAKELEVEL"} & os.environ.keys()
    assert not odd


def test_names():
    pass


def test_what_takes_longer():
    pass
"""

ODD = {
    "ARGS": "--no-such-option -k 'a b'",
    "MAKEFLAGS": "n -- ARGS=--no-such-option ENGINE=none VENV=/nowhere",
    "MAKEOVERRIDES": "ARGS=--no-such-option ENGINE=none VENV=/nowhere",
    "MFLAGS": "-n",
    "MAKELEVEL": "3",
    "GNUMAKEFLAGS": "-n",
    "PYTEST_ADDOPTS": "--no-such-option",
}
"""What a make that was told much leaves in the environment of those below it, and worse."""


def make(project: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run make in a project, in the environment that a person's shell has."""
    return subprocess.run(
        ["make", *arguments],
        cwd=project,
        env={**plain_environment(), **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def make_test(project: Path, arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the recipe of `make test` alone, without what it needs done before."""
    done = ("--assume-old=lint", "--assume-old=browser")
    return make(project, *done, "test", f"ARGS={arguments}")


def noting(project: Path, pytest: str = "sys.exit(0)") -> Path:
    """Write a project whose interpreter only notes how it is called; return the notes' file.

    Args:
        project: The folder.
        pytest: What the interpreter does in place of pytest.
    """
    notes = project / "notes.jsonl"
    (project / "tests").mkdir(parents=True, exist_ok=True)
    (project / "tests" / "conftest.py").touch()
    for path in (ROOT / "Makefile", ROOT / "requirements.txt"):
        shutil.copy2(path, project)
    shutil.copytree(ROOT / "requirements", project / "requirements")
    share_environment(project)
    python = project / ".venv" / "bin" / "python"
    for program in python.parent.iterdir():
        if program.name != "python3":
            program.unlink()
            program.symlink_to("/bin/true")
    python.unlink()
    script = INTERPRETER.format(python=sys.executable, notes=str(notes), pytest=pytest)
    python.write_text(script, "utf-8")
    python.chmod(0o755)
    return notes


def pytest_call(notes: Path) -> tuple[list[str], Mapping[str, str]]:
    """Return the arguments and the environment with which pytest was called, once."""
    calls = [json.loads(line) for line in notes.read_text("utf-8").splitlines()]
    ((arguments, environment),) = (call for call in calls if call[0][:2] == ["-m", "pytest"])
    return arguments[2:], environment


TARGETS = {
    "test": ["-n", "2", "-m", "not full and not shipped"],
    "test-rest": ["-n", "2", "-m", "full or shipped"],
    "test-shipped": ["-n", "2", "-m", "shipped and not full"],
    "test-library": ["-n", "2", "-m", "not full", "tests/library"],
}
"""What each target asks of pytest by itself."""

QUOTED = [
    "-k 'search or names'",
    "-k '(search or names) and not slow'",
    '-k "search or names" tests/site/test_search.py',
    '"tests/a b/test_x.py::test_y[one; two]"',
    r"tests/a\ b.py",
]

ARGUMENTS = [
    "",
    "-n 0",
    "-q",
    "-x",
    "-k search",
    "--durations=20",
    "-n 0 -q -k search",
    "--count 20",
    *QUOTED,
]


@pytest.mark.parametrize("arguments", ARGUMENTS)
def test_arguments_of_any_kind_reach_pytest_as_they_are_given(
    tmp_path: Path, arguments: str
) -> None:
    notes = noting(tmp_path)
    done = make_test(tmp_path, arguments)
    assert done.returncode == 0, done.stderr
    assert pytest_call(notes)[0] == [*TARGETS["test"], *shlex.split(arguments)]


@pytest.mark.parametrize("target", TARGETS)
def test_each_target_passes_them_on_and_they_leak_nowhere(tmp_path: Path, target: str) -> None:
    notes = noting(tmp_path)
    told = ("ARGS=-q -x", "OTHER_PYTHONS=")
    done = make(tmp_path, "--keep-going", "-j2", target, *told, MAKELEVEL="2")
    assert done.returncode == 0, done.stderr
    given, environment = pytest_call(notes)
    assert given == [*TARGETS[target], "-q", "-x"]
    assert not {"ARGS", "MAKEFLAGS", "MAKEOVERRIDES", "MFLAGS", "MAKELEVEL"} & environment.keys()


def test_arguments_are_taken_from_the_environment_as_well(tmp_path: Path) -> None:
    notes = noting(tmp_path)
    done = make(tmp_path, "test", ARGS="-k search")
    assert done.returncode == 0, done.stderr
    given, environment = pytest_call(notes)
    assert given == [*TARGETS["test"], "-k", "search"]
    assert "ARGS" not in environment


@pytest.mark.parametrize("arguments", ["", *QUOTED])
def test_whatever_was_asked_for_a_run_without_tests_says_so(tmp_path: Path, arguments: str) -> None:
    noting(tmp_path, "sys.exit(5)")
    done = make_test(tmp_path, arguments)
    assert done.returncode != 0
    assert f'No test ran: none fits ARGS="{arguments}".' in done.stderr


def test_tests_that_fail_make_the_run_fail_and_are_not_called_none(tmp_path: Path) -> None:
    noting(tmp_path, "sys.exit(1)")
    done = make(tmp_path, "test")
    assert done.returncode != 0
    assert "No test ran" not in done.stderr


@pytest.mark.parametrize("target", ["test", "test-all", "test-rest", "test-shipped"])
def test_programs_of_readers_are_set_up_only_for_the_tests_that_run_them(
    tmp_path: Path, target: str
) -> None:
    noting(tmp_path)
    (tmp_path / CLIENTS_READY).unlink()
    done = make(tmp_path, "--dry-run", target, "OTHER_PYTHONS=")
    assert done.returncode == 0, done.stderr
    assert ("-r requirements/clients.txt" in done.stdout) == (target in {"test-all", "test-rest"})


def test_programs_of_readers_that_cannot_be_built_say_what_is_missing(tmp_path: Path) -> None:
    noting(tmp_path)
    (tmp_path / CLIENTS_READY).unlink()
    done = make(tmp_path, "setup-clients")
    assert done.returncode != 0
    assert "What requirements/clients.txt lists could not be installed" in done.stderr
    assert "libicu-dev" in done.stderr
    assert not (tmp_path / CLIENTS_READY).exists()


# With the real pytest


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    """A project of three tests, in which the real pytest runs."""
    real = str(tmp_path / ".venv" / "bin" / "python3")
    noting(tmp_path, f"os.execv({real!r}, [{real!r}, *sys.argv[1:]])")
    shutil.copy2(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "tests" / "test_suite.py").write_text(SUITE, "utf-8")
    return tmp_path


def test_a_word_picks_the_tests_that_run(suite: Path) -> None:
    done = make_test(suite, "-n 0 -q -k search")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed, 2 deselected" in done.stdout


def test_a_word_that_no_test_has_makes_the_run_fail_and_say_so(suite: Path) -> None:
    done = make_test(suite, "-n 0 -k nothing")
    assert done.returncode != 0
    assert 'No test ran: none fits ARGS="-n 0 -k nothing".' in done.stderr


# The makes that tests run


def checked(folder: Path, **variables: str) -> dict[str, Done]:
    """Run the check of a pull request in a project whose interpreter only notes its calls."""
    noting(folder / "work")
    machine = Runner(
        folder / "work",
        folder,
        values={},
        actions={"actions/upload-artifact": {"artifact-url": "https://example.org/preview"}},
        environment=variables,
    )
    return machine.run("check", "check")


def test_what_the_outer_make_was_told_does_not_reach_the_makes_that_tests_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = [tmp_path / name / "x" for name in ("plain", "odd", "leaking")]
    for folder in folders:
        folder.mkdir(parents=True)
    plain = checked(folders[0])
    for name, value in ODD.items():
        monkeypatch.setenv(name, value)
    odd = checked(folders[1])
    assert "scripts/build.py" in plain["Build the site as it will be published"].output
    assert odd == plain
    assert checked(folders[2], **ODD) != plain
