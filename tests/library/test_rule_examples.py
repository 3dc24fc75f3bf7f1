"""Each rule's example is true: what it calls broken is found broken, what it calls mended is not.

An example is put into the minimal briefing, in which nothing at all is wrong, so whatever is found
comes from the example.
"""

from pathlib import Path

import pytest

from briefing import examine
from briefing.problems import RULES, Example, Severity
from tests.support.briefings import write
from tests.support.rules import AROUND, put

HERALDS_OF_OTHERS = {"crowded-file"}
"""Codes that never come alone: they say that there are many problems of other codes."""


def found(folder: Path) -> set[str]:
    return {one.code for one in examine(folder).problems}


def errors(folder: Path) -> set[str]:
    return {code for code in found(folder) if RULES[code].severity is Severity.ERROR}


EXAMPLES = {code: rule.example for code, rule in RULES.items() if rule.example}

EACH_RULE = pytest.mark.parametrize("code", sorted(EXAMPLES))


def test_nothing_is_wrong_around_the_examples(tmp_path: Path) -> None:
    assert found(write(tmp_path / "data", AROUND)) == set()


@EACH_RULE
def test_what_an_example_calls_broken_breaks_this_rule_and_no_other(
    tmp_path: Path, code: str
) -> None:
    codes = found(put(tmp_path / "data", EXAMPLES[code], broken=True))
    assert code in codes
    assert code in HERALDS_OF_OTHERS or codes == {code}


@EACH_RULE
def test_what_an_example_calls_mended_is_fine(tmp_path: Path, code: str) -> None:
    folder = put(tmp_path / "data", EXAMPLES[code], broken=False)
    assert code not in found(folder)
    assert not errors(folder)


@EACH_RULE
def test_an_example_shows_a_difference(code: str) -> None:
    example = EXAMPLES[code]
    assert (example.before, example.was or example.file) != (example.after, example.file)
    assert example.after.endswith("\n")


def test_an_example_proved_in_the_wrong_file_is_caught(tmp_path: Path) -> None:
    """The proof can fail: of a field that its file does not have, for one."""
    astray = Example("places/town.yml", "sumary: A. [@gazette]\n", "claims: []\n")
    assert found(put(tmp_path / "data", astray, broken=True)) == {"unknown-field"}
    assert errors(put(tmp_path / "data", astray, broken=False)) == {"unknown-field"}
