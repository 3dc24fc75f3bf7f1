"""What the commands share: their arguments, their exit codes, their way of reporting."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable
from enum import IntEnum
from pathlib import Path
from typing import NoReturn

from briefing.loading import Examination
from briefing.problems import Severity, as_text, counted

ROOT = Path(__file__).resolve().parent.parent


class Exit(IntEnum):
    """What a command's exit code says."""

    FINE = 0
    PROBLEMS = 1
    """Something is wrong with the data."""
    WRONG_USE = 2
    """The command was called wrongly, or cannot work here."""


def make_parser(what: str) -> argparse.ArgumentParser:
    """Give a parser that knows the arguments which every command takes."""
    parser = argparse.ArgumentParser(description=what)
    parser.add_argument(
        "--data",
        type=Path,
        default=_from_here(ROOT / "data"),
        metavar="DIR",
        help="the briefing's folder (default: data)",
    )
    return parser


def report_problems(examination: Examination, *, verbose: bool = False) -> None:
    """Print what is wrong, errors and warnings in full, and a line that counts them."""
    if examination.problems:
        print(as_text(examination.problems, verbose=verbose), file=sys.stderr)


def summary(examination: Examination) -> str:
    """How many problems of each severity were found in how many files."""
    counts = ", ".join(
        counted(sum(found.severity is severity for found in examination.problems), severity)
        for severity in Severity
    )
    return f"{counted(examination.files, 'file')}: {counts}"


def run(main: Callable[[], Exit]) -> NoReturn:
    """Run a command and leave with its exit code.

    A reader that closes its end early (`check.py | head`) ends the command in silence.
    """
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.exit(main())


def fail(message: str) -> Exit:
    """Say on standard error why the command cannot go on."""
    print(message, file=sys.stderr)
    return Exit.WRONG_USE


class Progress:
    """A line on a terminal that says how far long work has come; nothing in a pipe."""

    def __init__(self) -> None:
        """Write to standard error."""
        self._shown = sys.stderr.isatty()

    def __call__(self, step: str, done: int, total: int) -> None:
        """Say how much of a step is done."""
        if self._shown:
            print(f"\r\033[K{step} {done}/{total}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


def _from_here(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
