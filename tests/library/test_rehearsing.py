"""Pages are tried before anything is published, and what is wrong is told at a record's line."""

import shutil
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from briefing import examine
from briefing.linking import Briefing, link
from briefing.problems import Problem
from briefing.publishing import rehearse
from tests.support.briefings import Edit, source
from tests.support.project import ROOT
from tests.support.rules import ANN, BEN

Build = Callable[..., Path]


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    return tmp_path / "templates"


def spoilt(template: Path, old: str, new: str) -> None:
    text = template.read_text("utf-8")
    assert old in text
    template.write_text(text.replace(old, new, 1), "utf-8")


def faults(data: Path, templates: Path) -> tuple[Problem, ...]:
    found = rehearse(examine(data), templates).problems
    assert {one.code for one in found} <= {"page-fault"}
    return found


def test_nothing_is_wrong_with_the_pages_of_a_briefing(build: Build) -> None:
    assert faults(build(), ROOT / "templates") == ()


def test_what_is_live_is_linked_once_for_all_pages_and_the_document(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked: list[int] = []

    def counted(*parts: Any) -> Briefing:  # noqa: ANN401 - those of `link`
        linked.append(1)
        return link(*parts)

    monkeypatch.setattr(import_module("briefing.linking.published"), "link", counted)
    hoax = source(withdrawn={"date": "2020-06-01", "why": "Nobody at the paper wrote it."})
    examination = examine(build(Edit("sources/hoax.yml", "", hoax)))
    assert examination.errors == ()
    rehearse(examination, ROOT / "templates")
    assert len(linked) == 1


def test_a_link_that_leads_nowhere_is_told_where_its_target_is_named(
    build: Build, templates: Path
) -> None:
    spoilt(templates / "parts/claim.md.j2", 'id="{{ claim.id }}"', 'id="x-{{ claim.id }}"')
    data = build()
    found = {one.path: one for one in faults(data, templates)}
    told = found["data/questions/who-lit-it.yml"]
    lines = (data / "questions/who-lit-it.yml").read_text("utf-8").split("\n")
    assert "ann#ben-accuses-ann" in lines[told.line - 1]
    assert "actors/ann" in told.message
    assert "#ben-accuses-ann" in told.message


@pytest.mark.parametrize(
    ("place", "broken", "why"),
    [
        ("pages/actor.md.j2", "{{ record.nothing_of_the_kind }}", "nothing_of_the_kind"),
        ("pages/actor.md.j2", "{% if %}", "Expected an expression"),
        ("pages/actor.md.j2", "{{ briefing.records['nobody'] }}", "nobody"),
        ("print/actors.md.j2", "{{ views.nothing_of_the_kind }}", "nothing_of_the_kind"),
    ],
)
def test_a_page_that_cannot_be_made_is_told_once_with_its_template_and_line(
    build: Build, templates: Path, place: str, broken: str, why: str
) -> None:
    file = templates / place
    file.write_text(file.read_text("utf-8") + f"\n{broken}\n", "utf-8")
    (told,) = faults(build(), templates)
    line = len(file.read_text("utf-8").rstrip("\n").split("\n"))
    assert f"templates/{place}:{line}: " in told.message
    assert why in told.message
    assert told.path in {f"data/{ANN}", f"data/{BEN}", "data/briefing.yml"}
    assert "report it" in told.hint


def test_a_briefing_with_errors_is_not_tried(build: Build, templates: Path) -> None:
    shutil.rmtree(templates)
    data = build()
    (data / BEN).write_text("name: [\n", "utf-8")
    examination = examine(data)
    assert rehearse(examination, templates) == examination
