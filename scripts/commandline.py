"""The shared part of the commands: arguments, exit codes, reports."""

from __future__ import annotations

import argparse
import gc
import platform
import sys
from collections.abc import Callable, Iterator
from enum import IntEnum
from pathlib import Path
from traceback import extract_tb
from typing import NoReturn

import consoles
from briefing.loading import Examination
from briefing.oserrors import explain_os_error
from briefing.problems import Severity, as_text, pluralize

ROOT = Path(__file__).resolve().parent.parent


class Exit(IntEnum):
    """The exit code of a command."""

    FINE = 0
    PROBLEMS = 1
    """Something is wrong with the data."""
    WRONG_USE = 2
    """The command was called wrongly, or cannot work here."""


def make_parser(what: str) -> argparse.ArgumentParser:
    """Return a parser with the arguments that every command takes."""
    parser = argparse.ArgumentParser(description=what)
    parser.add_argument(
        "--data",
        type=Path,
        default=_relative_to_cwd(ROOT / "data"),
        metavar="DIR",
        help="the briefing's folder (default: data)",
    )
    return parser


def report_problems(examination: Examination, *, verbose: bool = False) -> None:
    """Print the problems, errors and warnings in full, and a line that counts them."""
    if examination.problems:
        print(as_text(examination.problems, verbose=verbose), file=sys.stderr)


def summary(examination: Examination) -> str:
    """Return how many problems of each severity were found in how many files."""
    counts = ", ".join(
        pluralize(sum(found.severity is severity for found in examination.problems), severity)
        for severity in Severity
    )
    return f"{pluralize(examination.files, 'file')}: {counts}"


_GC_THRESHOLD = 100_000
_STOPPED = 130
"""The exit code that shells report for a program ended by Ctrl-C."""


def run(main: Callable[[], Exit]) -> NoReturn:
    """Run a command and exit with its code; no error prints a traceback.

    A closed pipe (`check.py | head`) ends the command silently.
    """
    consoles.prepare()
    # Records live until the end: looking for garbage among them takes a tenth of the time.
    gc.set_threshold(_GC_THRESHOLD, 50, 50)
    try:
        code = _exit_code(main)
    finally:
        if (hint := consoles.hint()) is not None:
            print(hint, file=sys.stderr)
    sys.exit(code)


def _exit_code(main: Callable[[], Exit]) -> int:
    try:
        code = main()
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return _STOPPED
    except Exception as error:  # noqa: BLE001 - unexpected errors are explained too
        return fail(_explain_error(error))
    return code


def _explain_error(error: Exception) -> str:
    """Return why a command ended: an error of the system, one of the library, or a fault."""
    if isinstance(error, OSError):
        return explain_os_error(error)
    if isinstance(error, MemoryError):
        return "There is not enough memory. Close other programs, then do this again."
    if type(error).__module__.partition(".")[0] == "briefing":
        return str(error)
    words = f"{type(error).__name__}: {error}"
    version = f"Python {platform.python_version()} on {platform.system()}"
    lines = [words, *_traceback_lines(error), f"{Path(sys.argv[0]).name}, {version}"]
    return (
        "This is a bug in the software, not a mistake of yours or in your records. Please report "
        "it to the maintainers of these scripts, with these lines and what you did before:\n"
        + "\n".join(f"  {line}" for line in lines)
    )


def _traceback_lines(error: Exception) -> Iterator[str]:
    """Yield the lines of these scripts in an error's traceback, the last one first."""
    for frame in reversed(extract_tb(error.__traceback__)):
        file = Path(frame.filename)
        if file.is_relative_to(ROOT) and file.resolve() != Path(__file__).resolve():
            yield f"in {file.relative_to(ROOT).as_posix()}:{frame.lineno} ({frame.name})"


def fail(message: str) -> Exit:
    """Print on standard error why the command cannot go on, and return its exit code."""
    print(message, file=sys.stderr)
    return Exit.WRONG_USE


def report_os_error(error: OSError, outcome: str) -> Exit:
    """Print an error of the system, its remedy and the outcome, and return the exit code."""
    return fail(f"{explain_os_error(error)}.\n{outcome}")


class Progress:
    """A progress line on a terminal; nothing in a pipe."""

    def __init__(self) -> None:
        """Write to standard error."""
        self._shown = sys.stderr.isatty()

    def __call__(self, step: str, done: int, total: int) -> None:
        """Print how much of a step is done."""
        if self._shown:
            print(f"\r\033[K{step} {done}/{total}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Remove the line."""
        if self._shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


def _relative_to_cwd(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
