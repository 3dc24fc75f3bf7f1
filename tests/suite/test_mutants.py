"""The mutants of `make mutants` fit the software as it is."""

from __future__ import annotations

import ast

import pytest

from briefing.rendering import make_environment
from tests.mutants.run import Mutant, load_mutants
from tests.support.project import ROOT

MUTANTS = load_mutants()


def test_there_are_enough_of_them() -> None:
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS) >= 15


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_mutant_changes_one_place_and_nothing_falls_over(mutant: Mutant) -> None:
    """A file that cannot be read any more would be noticed by anybody."""
    changed = mutant.applied((ROOT / mutant.file).read_text("utf-8"))
    if mutant.file.endswith(".py"):
        ast.parse(changed)
    elif mutant.file.endswith(".j2"):
        make_environment(ROOT / "templates").parse(changed)
