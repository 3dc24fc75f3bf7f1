"""What tests of every level share."""

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing import load
from briefing.linking import Briefing
from tests.support.briefings import LIGHTHOUSE, Edit, edited, minimal, write

Build = Callable[..., Path]
"""Writes the minimal briefing, changed by some edits, and gives its folder."""


def pytest_configure() -> None:
    # A shell that runs the tests in the background has them, and whatever they start, ignore
    # interrupts; some tests are about how a command takes one.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def lighthouse() -> Briefing:
    """A whole made-up briefing on a subject unlike the shipped one."""
    return load(LIGHTHOUSE)


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """A builder of small briefings in this test's own folder."""

    def written(*edits: Edit) -> Path:
        return write(tmp_path / "data", edited(minimal(), *edits))

    return written
