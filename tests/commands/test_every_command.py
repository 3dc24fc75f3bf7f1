"""Each command as a process of its own: that it starts, explains itself, and how it ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Build
from tests.support.briefings import LIGHTHOUSE, Edit
from tests.support.commands import call
from tests.support.project import ROOT, run

OPTIONS = {
    "archive": "--replace",
    "build": "--site",
    "check": "--changed-since",
    "diff": "--merge-base",
    "migrate": "--dry-run",
    "new": "KIND",
    "promote": "--dry-run",
    "release": "--name",
    "render": "--out",
    "schema": "--check",
    "serve": "--port",
    "verify": "--max-age",
}
"""The commands that take a data folder, and an option of each."""

STARTED_ELSEWHERE = {"build", "check", "serve", "verify"}
"""Those that other tests run as processes: below, and in the files named after them."""


def test_no_command_is_forgotten() -> None:
    scripts = (ROOT / "scripts").glob("*.py")
    programs = {one.stem for one in scripts if "\n    run(main)\n" in one.read_text("utf-8")}
    # Those that make fonts and the map, or collect the words of templates, take no briefing.
    without = {name for name in programs if name.startswith("make_")} | {"phrases"}
    assert programs - without == set(OPTIONS)


def test_phrases_explains_itself() -> None:
    done = run(ROOT, "phrases", "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert "make phrases ARGS=fr" in done.stdout
    assert "LANGUAGE" in done.stdout


@pytest.mark.parametrize("command", OPTIONS)
def test_it_explains_itself_without_a_word_of_this_machine(command: str) -> None:
    started = command not in STARTED_ELSEWHERE
    done = run(ROOT, command, "--help") if started else call(command, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"usage: {command}.py ")
    assert "--data DIR" in done.stdout
    assert OPTIONS[command] in done.stdout
    assert str(ROOT) not in done.stdout


@pytest.mark.parametrize("command", OPTIONS)
def test_wrong_use_is_exit_code_2(command: str) -> None:
    done = call(command, "--no-such-option")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"usage: {command}.py ")


def test_a_process_ends_and_prints_as_a_call_does(build: Build) -> None:
    arguments = ("--data", build(Edit("actors/ann.yml", "kind", "persom")))
    done, called = run(ROOT, "check", *arguments), call("check", *arguments)
    assert done.returncode == called.returncode == 1
    assert (done.stdout, done.stderr) == (called.stdout, called.stderr)


def test_a_reader_that_has_read_enough_ends_a_command_in_silence(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, ROOT / "scripts/check.py", "--data", LIGHTHOUSE, "--format", "json"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode != 0
