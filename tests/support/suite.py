"""Run the tests themselves in another folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.workflows.runner import plain_environment

SOFTWARE = ("-m", "not full and not shipped")
"""Selects the tests of `make test` that are about the software."""

_PYTEST = ("-m", "pytest", "-n", "2", "-q", "-p", "no:cacheprovider")


def run_tests(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the tests there that some arguments of pytest choose; all that it prints is `stdout`."""
    return subprocess.run(
        [sys.executable, *_PYTEST, *arguments],
        cwd=folder,
        env=plain_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
