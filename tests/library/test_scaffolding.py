"""Commented records: right once they are filled in, and of one complaint each until then."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copytree
from urllib.parse import quote

import pytest
import yaml

from briefing import examine
from briefing.problems import Severity
from briefing.reading import read_folder
from briefing.records import RECORD_KINDS, EdtfDate, Vocabulary
from briefing.records.vocabulary import Topic
from briefing.scaffolding import scaffold
from tests.conftest import Build
from tests.support.briefings import LIGHTHOUSE

MINIMAL_WORDS = {
    "actor_kind": "person",
    "topic": "damage",
    "channel": "speech",
    "place_kind": "town",
    "source_kind": "report",
    "origin": "paper",
    "language": "fr",
    "source": "gazette",
    "actor": "ann",
    "event": "fire",
    "claim": "ann#ben-accuses-ann",
}
LIGHTHOUSE_WORDS = {
    "actor_kind": "islander",
    "topic": "light",
    "channel": "letter",
    "place_kind": "town",
    "source_kind": "letter",
    "origin": "gazette",
    "language": "he",
    "source": "board-log-2003",
    "actor": "noam-dekarel",
    "event": "wreck-of-the-aurelia",
    "claim": "noam-dekarel#dekarel-saw-no-light",
}
PROSE = "Something: it was seen. [@{source}]"
CLAIM = ["claim", "It was: seen # there.", "{topic}", "reported", "{source}", "seen there"]
FILLED = {
    "actor": ["{actor_kind}", PROSE, *CLAIM],
    "event": ["2020-05-03", PROSE, *CLAIM],
    "reaction": [
        "{actor}",
        "2020-06-01",
        "{channel}",
        "{event}",
        "They said: no.",
        "reported",
        "{source}",
        "no",
    ],
    "question": [PROSE, "answer", "It did.", "{claim}"],
    "place": ["{place_kind}"],
    "source": [
        "{source_kind}",
        "original-report",
        "The Paper",
        "{origin}",
        "2020-05",
        "https://example.org/page",
        "{language}",
        "full",
    ],
}
"""What somebody puts in place of each TODO, in order."""

KINDS = tuple(RECORD_KINDS)
TODAY = EdtfDate.parse("2020-06-02")


def is_read(line: str) -> bool:
    return not line.lstrip().startswith("#")


def fill(text: str, values: list[str]) -> str:
    """Put a value in place of each TODO that is not in a comment."""
    left = iter(values)
    lines = [
        re.sub(r"\bTODO\b", lambda _: next(left), line) if is_read(line) else line
        for line in text.split("\n")
    ]
    assert next(left, None) is None, "fewer TODOs than values"
    return "\n".join(lines)


def vocabulary(data: Path) -> Vocabulary:
    found = read_folder(data).vocabulary
    assert found is not None
    return found


@pytest.fixture(params=["minimal", "lighthouse"])
def ground(request: pytest.FixtureRequest, build: Build, tmp_path: Path) -> Path:
    if request.param == "minimal":
        return build()
    return Path(copytree(LIGHTHOUSE, tmp_path / "lighthouse"))


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    """The words that a new record may choose from."""
    return vocabulary(LIGHTHOUSE)


def words_of(data: Path) -> dict[str, str]:
    return LIGHTHOUSE_WORDS if data.name == "lighthouse" else MINIMAL_WORDS


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_that_is_filled_in_checks_without_error(kind: str, ground: Path) -> None:
    text = scaffold(kind, "New: one", vocabulary=vocabulary(ground), today=TODAY)
    values = [value.format(**words_of(ground)) for value in FILLED[kind]]
    file = ground / RECORD_KINDS[kind].folder / "new-one.yml"
    file.write_text(fill(text, values), "utf-8")
    before, after = read_folder(ground), examine(ground)
    assert not before.unread
    assert after.errors == ()
    assert {one.code for one in after.problems if one.path.endswith("/new-one.yml")} <= {
        # What a minimal record lacks, and nobody is forced to have.
        "source-uncited",
        "no-archive-copy",
        "name-missing",
        # One date is filled in for both briefings, and one of them tells of earlier years.
        "date-after-as-of",
        "said-after-sources",
    }


@pytest.mark.parametrize("kind", KINDS)
def test_each_todo_that_is_left_is_one_problem_and_causes_no_other(kind: str, ground: Path) -> None:
    before = set(examine(ground).problems)
    text = scaffold(kind, vocabulary=vocabulary(ground))
    file = ground / RECORD_KINDS[kind].folder / "new-one.yml"
    file.write_text(text, "utf-8")
    found = [
        one
        for one in examine(ground).problems
        if one not in before and one.severity is not Severity.NOTE
    ]
    lines = text.split("\n")
    todos = [
        # A folded text is marked where its sign stands, on the line before.
        number - 1 if line.strip() == "TODO" else number
        for number, line in enumerate(lines, start=1)
        if is_read(line) and "TODO" in line
    ]
    assert [(one.code, one.line) for one in found] == [("todo-left", line) for line in todos]
    assert all(one.hint for one in found)


@pytest.mark.parametrize("kind", KINDS)
def test_the_fields_in_comments_are_right_once_their_sign_is_deleted(
    kind: str, build: Build
) -> None:
    data = build()
    text = scaffold(kind, "New one", vocabulary=vocabulary(data), today=TODAY)
    used = "\n".join(re.sub(r"^#(?! \S)", "", line) for line in text.split("\n"))
    assert used.count("#") < text.count("#")
    values = [value.format(**MINIMAL_WORDS) for value in FILLED[kind]]
    file = data / RECORD_KINDS[kind].folder / "new-one.yml"
    file.write_text(fill(used, values), "utf-8")
    assert [one.message for one in read_folder(data).problems] == []


def test_the_comments_give_the_values_that_the_vocabulary_allows(build: Build) -> None:
    lists = vocabulary(build())
    assert "# One of: damage, death, arson." in scaffold("actor", vocabulary=lists)
    assert "# The topics arson accuse" in scaffold("event", vocabulary=lists)
    none = lists.model_copy(update={"stances": {}, "topics": {}})
    assert "# Attitudes that the words themselves show. Of: none yet; add" in scaffold(
        "reaction", vocabulary=none
    )
    assert "against:" not in scaffold("event", vocabulary=none)
    topics = {f"topic-{number}": Topic(label="A topic") for number in range(40)}
    many = scaffold("event", vocabulary=lists.model_copy(update={"topics": topics}))
    assert "topic-11 and 28 more in data/vocabulary.yml" in many


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_record_fits_a_terminal_and_a_web_address(kind: str, words: Vocabulary) -> None:
    text = scaffold(kind, vocabulary=words)
    first, *rest = text.splitlines()
    assert first == RECORD_KINDS[kind].schema_line
    assert max(map(len, rest)) <= 100
    assert text.isascii()
    assert len(text) < 3_800
    assert len(quote(text)) < 6_000, "GitHub's new-file page takes some 8,000"


@pytest.mark.parametrize("name", ['A "B": c', "# not a comment", "TODO or not", "l'été", "yes"])
def test_a_name_of_any_spelling_reads_back(name: str, build: Build) -> None:
    text = scaffold("place", name, vocabulary=vocabulary(build()))
    assert yaml.load(text, Loader=yaml.BaseLoader)["name"] == name  # noqa: S506 - text alone


def test_without_a_day_nothing_depends_on_the_clock(build: Build) -> None:
    lists = vocabulary(build())
    assert "reviewed: TODO" in scaffold("question", vocabulary=lists)
    assert "reviewed: 2020-06-02" in scaffold("question", vocabulary=lists, today=TODAY)
