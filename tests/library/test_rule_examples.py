"""Each rule's example is true: what it calls broken is found broken, what it calls mended is not.

An example is put into the minimal briefing, in which nothing at all is wrong, so whatever is found
comes from the example.
"""

import re
from pathlib import Path

import pytest

from briefing import examine
from briefing.problems import RULES, Example, Severity
from tests.support.briefings import Edit, as_yaml, edited, minimal, source, write
from tests.support.rules import DIGEST, TOWN

AROUND = edited(
    minimal(),
    DIGEST,
    Edit(
        "sources/leaflet.yml",
        "",
        source(aligned_with=[{"actor": "ann", "evidence": [{"source": "herald", "locator": "3"}]}]),
    ),
    Edit(TOWN, "summary", "A town. [@digest] [@leaflet]"),
)
"""The minimal briefing with a source that repeats others and one that takes sides."""

HERALDS_OF_OTHERS = {"crowded-file"}
"""Codes that never come alone: they say that there are many problems of other codes."""

FIELD = re.compile(r"^(\w+):.*\n(?:(?:[ #-].*)?\n)*", re.MULTILINE)


def put(folder: Path, example: Example, *, broken: bool) -> Path:
    """Write the briefing around an example, and the example itself, broken or mended."""
    content = example.before if broken else example.after
    write(folder, {place: data for place, data in AROUND.items() if place != example.file})
    file = folder / (example.was if broken and example.was else example.file)
    file.parent.mkdir(parents=True, exist_ok=True)
    if content is not None:
        written = content if isinstance(content, bytes) else content.encode()
        file.write_bytes(_rest(example).encode() + written)
    return folder


def _rest(example: Example) -> str:
    """The fields of a file of the briefing that an example does not show."""
    if example.file not in AROUND:
        return ""
    before = example.before or ""
    shown = before.decode("latin-1") if isinstance(before, bytes) else before
    named = {match[1] for text in (shown, example.after) for match in FIELD.finditer(text)}
    fields = FIELD.finditer(as_yaml(AROUND[example.file]))
    return "".join(match[0] for match in fields if match[1] not in named)


def found(folder: Path) -> set[str]:
    return {one.code for one in examine(folder).problems}


def errors(folder: Path) -> set[str]:
    return {code for code in found(folder) if RULES[code].severity is Severity.ERROR}


EACH_RULE = pytest.mark.parametrize("code", sorted(RULES))


def test_nothing_is_wrong_around_the_examples(tmp_path: Path) -> None:
    assert found(write(tmp_path / "data", AROUND)) == set()


@EACH_RULE
def test_what_an_example_calls_broken_breaks_this_rule_and_no_other(
    tmp_path: Path, code: str
) -> None:
    codes = found(put(tmp_path / "data", RULES[code].example, broken=True))
    assert code in codes
    assert code in HERALDS_OF_OTHERS or codes == {code}


@EACH_RULE
def test_what_an_example_calls_mended_is_fine(tmp_path: Path, code: str) -> None:
    folder = put(tmp_path / "data", RULES[code].example, broken=False)
    assert code not in found(folder)
    assert not errors(folder)


@EACH_RULE
def test_an_example_shows_a_difference(code: str) -> None:
    example = RULES[code].example
    assert (example.before, example.was or example.file) != (example.after, example.file)
    assert example.after.endswith("\n")


def test_an_example_proved_in_the_wrong_file_is_caught(tmp_path: Path) -> None:
    """The proof can fail: of a field that its file does not have, for one."""
    astray = Example("places/town.yml", "sumary: A. [@gazette]\n", "claims: []\n")
    assert found(put(tmp_path / "data", astray, broken=True)) == {"unknown-field"}
    assert errors(put(tmp_path / "data", astray, broken=False)) == {"unknown-field"}
