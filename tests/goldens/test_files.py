"""The golden files themselves: each is compared, and holds nothing of this machine or this day."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from tests.goldens.golden import ALL, HERE
from tests.support.project import ROOT

ELSEWHERE = {
    "PYTHONHASHSEED": "11",
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "PYTHONDONTWRITEBYTECODE": "1",
}
"""What differs between machines, as far as a process can be told."""


def test_no_file_lies_there_that_no_test_compares() -> None:
    there = {path.relative_to(HERE).as_posix() for path in HERE.rglob("*.txt")}
    assert there == ALL


@pytest.mark.parametrize("name", sorted(ALL))
def test_a_golden_file_holds_nothing_of_this_machine_or_this_day(name: str) -> None:
    text = (HERE / name).read_text("utf-8")
    today = datetime.now(UTC).date()
    assert str(ROOT) not in text
    assert "127.0.0.1" not in text
    assert "/tmp/" not in text  # noqa: S108 - it is looked for, not used
    assert today.isoformat() not in text
    assert not re.search(r"\bversion [0-9a-f]{7,} of\b", text)
    assert not [line for line in text.split("\n") if line != line.rstrip()]
    assert text.endswith("\n")
    assert "\r" not in text


@pytest.mark.full
def test_on_another_machine_the_same_words_are_compared() -> None:
    """Files written twice hold the same: pages of a site and what is told of records."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "0"),
            *("-k", "said_before and not files and not checker"),
            *("tests/goldens/test_rules.py", "tests/goldens/test_pages.py"),
        ],
        cwd=ROOT,
        env={**os.environ, **ELSEWHERE},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
