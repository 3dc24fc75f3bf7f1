"""Content is no part of the software: its tests cannot even read it."""

from __future__ import annotations

import pytest

from tests.support.project import ROOT


def test_a_test_of_the_software_cannot_open_a_shipped_record() -> None:
    for path in (ROOT / "data" / "briefing.yml", ROOT / "data" / "actors" / "nobody.yml"):
        with pytest.raises(AssertionError, match="only tests under tests/shipped read data/"):
            path.read_text("utf-8")
