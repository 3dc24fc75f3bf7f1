"""Content is no part of the software: its tests cannot even read it."""

from __future__ import annotations

import os

import pytest

from tests.support.commands import call
from tests.support.project import ROOT, run


def test_a_test_of_the_software_cannot_open_a_shipped_record() -> None:
    for path in (ROOT / "data" / "briefing.yml", ROOT / "data" / "actors" / "nobody.yml"):
        with pytest.raises(AssertionError, match="only tests under tests/shipped read data/"):
            path.read_text("utf-8")


def test_nor_list_them() -> None:
    for read in (os.listdir, os.scandir):
        with pytest.raises(AssertionError, match="only tests under tests/shipped read data/"):
            read(ROOT / "data")


def test_nor_run_a_command_on_them() -> None:
    for start in (run, lambda folder, command: call(command, root=folder)):
        with pytest.raises(AssertionError, match="only tests under tests/shipped read data/"):
            start(ROOT, "check")
