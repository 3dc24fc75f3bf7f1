"""The vocabulary's synonyms: what the checker says of them, and what search is given."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing import examine, load
from briefing.rendering import offered_questions
from briefing.rendering.search_tags import search_tags
from briefing.rendering.views import Views
from tests.support.briefings import LIGHTHOUSE, Edit, edited, minimal, write


def told(tmp_path: Path, synonyms: object) -> list[tuple[str, str]]:
    """The messages and hints of the checker about some synonyms."""
    files = edited(minimal(), Edit("vocabulary.yml", "synonyms", synonyms))
    report = examine(write(tmp_path / "data", files))
    return [
        (problem.message, problem.hint)
        for problem in report.problems
        if problem.path.endswith("vocabulary.yml")
    ]


@pytest.mark.parametrize(
    ("synonyms", "message"),
    [
        pytest.param({"fire": []}, "`fire` has no synonym", id="a word alone"),
        pytest.param({"fire": ["…"]}, "`…` has no letter to search for", id="no letter"),
        pytest.param(
            {"fire": ["blaze", "Blaze"]},
            "`Blaze` is a synonym twice: under `fire` and `fire`",
            id="twice in a group",
        ),
        pytest.param(
            {"fire": ["blaze"], "flame": ["blaze"]},
            "`blaze` is a synonym twice: under `fire` and `flame`",
            id="in two groups",
        ),
        pytest.param(
            {"fire": ["blaze"], "Bläze": ["flame"]},
            "`Bläze` is a synonym twice: under `fire` and `Bläze`",
            id="with another accent",
        ),
    ],
)
def test_the_checker_says_what_is_wrong(tmp_path: Path, synonyms: object, message: str) -> None:
    [(said, remedy)] = told(tmp_path, synonyms)
    assert message in said
    assert remedy


def test_a_word_may_have_many_synonyms_in_any_script(tmp_path: Path) -> None:
    assert not told(tmp_path, {"fire": ["blaze", "house fire"], "سفينة": ["مركب"]})
    assert not told(tmp_path, {})


def test_the_first_page_gives_search_the_groups() -> None:
    briefing = load(LIGHTHOUSE)
    [tag] = search_tags(Views(briefing), None, home=True)
    groups = [[word, *others] for word, others in briefing.vocabulary.synonyms.items()]
    assert groups
    assert json.loads(tag)["synonyms"] == groups


def test_search_offers_the_first_five_questions_of_the_settings() -> None:
    briefing = load(LIGHTHOUSE)
    offered = offered_questions(briefing)
    wanted = [name for name in briefing.settings.home.questions if name in briefing.questions][:5]
    assert [one["address"] for one in offered][: len(wanted)] == [
        f"questions/{name}/" for name in wanted
    ]
    assert len(offered) == min(5, len(briefing.questions))
