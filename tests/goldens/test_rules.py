"""What a contributor is told: each rule's code, severity, place, message and hint on an example."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing import examine
from briefing.problems import RULES, Problem
from briefing.problems.rules import FAMILIES, Family, Rule
from tests.goldens import golden
from tests.goldens.golden import Compare
from tests.support.rules import put

MANY = 5
"""Problems of one example: more are counted, but for those of the rule that is shown."""


def told_of(family: Family, folder: Path) -> str:
    """Return what is found in the broken example of each rule of a family."""
    return "\n".join(_block(rule, folder / rule.code) for rule in family.rules if rule.example)


def _block(rule: Rule, folder: Path) -> str:
    assert rule.example is not None
    problems = examine(put(folder, rule.example, broken=True)).problems
    others = Counter(one.code for one in problems if one.code != rule.code)
    if many := len(problems) > MANY:
        problems = tuple(one for one in problems if one.code == rule.code)
    lines = [line for one in problems for line in _lines(one, folder)]
    counted = [f"and {number} of {code}" for code, number in others.items() if many]
    return "\n".join([f"== {rule.code} ({rule.severity})", *lines, *counted, ""])


def _lines(problem: Problem, folder: Path) -> Iterator[str]:
    path = problem.path.removeprefix(str(folder)).removeprefix(folder.name).lstrip("/")
    yield f"{path}, line {problem.line}, column {problem.column}"
    yield f"  {problem.severity}[{problem.code}]"
    yield from (f"  message: {line}" for line in problem.message.split("\n"))
    yield from (f"  hint: {line}".rstrip() for line in problem.hint.split("\n") if problem.hint)


SHOWN = [family for family in FAMILIES if any(rule.example for rule in family.rules)]


@pytest.mark.parametrize("family", SHOWN, ids=lambda family: str(family.id))
def test_a_rule_says_on_its_example_what_it_said_before(
    tmp_path: Path, compare: Compare, family: Family
) -> None:
    compare(golden.RULES[family.id], told_of(family, tmp_path))


def test_every_rule_is_of_one_family() -> None:
    assert [rule.code for family in FAMILIES for rule in family.rules] == list(RULES)


def test_what_is_found_does_not_depend_on_the_folder(tmp_path: Path) -> None:
    first, second = (told_of(SHOWN[-1], tmp_path / name) for name in ("here", "over there"))
    assert first == second
