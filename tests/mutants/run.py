"""Break the software in one place at a time, and see whether `make test` notices.

Each mutant is a small change that a reader of the site, or a contributor, would be misled by. It is
made in a clone of this work tree; one that no test notices is a gap in the tests.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.support.clones import clone_to
from tests.support.suite import SOFTWARE, run_tests

MUTANTS = Path(__file__).parent / "mutants.yml"

_QUICK = ("tests/goldens", "tests/library")
"""Where most mutants are noticed, and soonest: the others are asked where nothing fails there."""

_FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+)", re.MULTILINE)


@dataclass(frozen=True)
class Mutant:
    """One change.

    Attributes:
        name: What goes wrong by it.
        file: Where, relative to the project.
        old: The only text of its kind in that file.
        new: What takes its place.
    """

    name: str
    file: str
    old: str
    new: str

    def applied(self, text: str) -> str:
        """Return a file's text with the change.

        Raises:
            LookupError: what is to be changed is not there, or more than once.
        """
        if text.count(self.old) != 1:
            raise LookupError(f"{self.name}: {self.file} has {text.count(self.old)} of {self.old}")
        return text.replace(self.old, self.new)


CONTROL = Mutant(
    name="a comment is another",
    file="mkdocs.yml",
    old="# The site: theme,",
    new="# This site: theme,",
)
"""A change that no test may notice: what fails here would seem to notice every mutant."""


def load_mutants() -> tuple[Mutant, ...]:
    """Return every mutant, in the order of the file."""
    return tuple(Mutant(**one) for one in yaml.safe_load(MUTANTS.read_text("utf-8")))


def noticed_by(mutant: Mutant, project: Path) -> str | None:
    """Return the test of `make test` that notices a mutant, or None if all pass."""
    return _noticed_by(mutant, project, _QUICK) or _noticed_by(mutant, project, ())


def _noticed_by(mutant: Mutant, project: Path, folders: Sequence[str]) -> str | None:
    """Return the test in some folders, or in all, that notices a mutant."""
    file = project / mutant.file
    before = file.read_text("utf-8")
    file.write_text(mutant.applied(before), "utf-8")
    try:
        return _first_failure(project, folders)
    finally:
        file.write_text(before, "utf-8")


def _first_failure(project: Path, folders: Sequence[str]) -> str | None:
    """Run the tests of `make test`, or those in some folders, until one fails; return its name."""
    done = run_tests(project, "-x", "--tb=no", *SOFTWARE, *folders)
    failed = _FAILED.search(done.stdout)
    if done.returncode and failed is None:
        raise RuntimeError(f"the tests did not run\n{done.stdout}")
    return failed[1] if failed else None


def main() -> int:
    """Run the mutants that are named, or all; return 1 if one was not noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*", help="run those whose name has one of these words")
    words = parser.parse_args().words
    chosen = [one for one in load_mutants() if not words or any(word in one.name for word in words)]
    survived = 0
    with tempfile.TemporaryDirectory() as folder:
        project = clone_to(Path(folder) / "project")
        if noticed := _noticed_by(CONTROL, project, _QUICK):
            print(f"{noticed} fails where only a comment is changed: mend that first")
            return 1
        for mutant in chosen:
            started = time.monotonic()
            noticed = noticed_by(mutant, project)
            survived += noticed is None
            seconds = time.monotonic() - started
            print(f"{seconds:5.0f} s  {mutant.name}: {noticed or 'NOT NOTICED'}", flush=True)
    print(f"{len(chosen) - survived} of {len(chosen)} mutants noticed")
    return min(survived, 1)


if __name__ == "__main__":
    sys.exit(main())
