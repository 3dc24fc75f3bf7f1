"""The check of a pull request, its steps run as GitHub runs them, in a clone of the project."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.clones import commit, git
from tests.workflows.runner import Done, Runner

CLAIM = """\
- id: a-lamp-was-seen
  text: A lamp was seen in the tower.
  topic: damage
  status: reported
  evidence:
    - url: https://news.example.org/lamp
      title: A lamp in the tower
      publisher: News of the Tower
      date: 2020-05-03
      excerpt: a lamp burned in the tower
"""
"""A statement with evidence written in place, as a first contribution has it."""

SHIPPED = Path("tests") / "shipped" / "test_contribution.py"
SHIPPED_TEST = '''\
"""What must hold for the briefing in this clone."""

from tests.support.project import ROOT


def test_the_contribution_is_there() -> None:
    texts = (path.read_text("utf-8") for path in (ROOT / "data").rglob("*.yml"))
    assert any("A lamp was seen in the tower" in text for text in texts)
'''
"""Stands for the tests of the shipped content, which do not fit the briefing in the clone."""

SOFTWARE = "tests/library/test_names.py"

NARROWED = {
    "shipped": f"{SHIPPED} --maxprocesses=1",
    "test": SOFTWARE,
    "library": f"-k {Path(SOFTWARE).stem}",
}
"""What pytest is narrowed to in each job, by its own variable: whole suites would run for long."""

RECORD = Path("data") / "events" / "fire.yml"
"""The file that the pull request changes."""

PREVIEW = "https://github.com/example/briefing/actions/runs/1/artifacts/2"


def merged(clone: Path, branch: str, file: Path, old: str, new: str) -> None:
    """Check out a pull request as GitHub does: merged into its base, and no branch's head."""
    base = git(clone, "rev-parse", "HEAD").strip()
    git(clone, "checkout", "--quiet", "-b", branch)
    text = (clone / file).read_text("utf-8")
    assert old in text
    (clone / file).write_text(text.replace(old, new, 1), "utf-8")
    commit(clone, "A contribution")
    git(clone, "checkout", "--quiet", "--detach", base)
    git(clone, "merge", "--quiet", "--no-ff", "--message", f"Merge {branch}", branch)


@pytest.fixture(scope="module")
def machine(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Runner:
    (clone / SHIPPED).write_text(SHIPPED_TEST, "utf-8")
    commit(clone, "Tests of its own")
    return Runner(
        clone,
        tmp_path_factory.mktemp("temp"),
        values={},
        actions={"actions/upload-artifact": {"artifact-url": PREVIEW}},
    )


def run(machine: Runner, job: str) -> str:
    """Run a job of the pull request whose steps must all succeed; return what they printed."""
    machine.environment = {"GITHUB_EVENT_NAME": "pull_request", "PYTEST_ADDOPTS": NARROWED[job]}
    done = machine.run("check", job)
    for step in done.values():
        assert step.outcome == "success", f"{step.name}\n{step.output}"
    return "\n".join(step.output for step in done.values())


@pytest.fixture(scope="module")
def warned(clone: Path, machine: Runner) -> dict[str, Done]:
    """What the check says of a statement whose source has no record yet."""
    merged(clone, "contribution", RECORD, "\nclaims:\n", f"\nclaims:\n{CLAIM}")
    return machine.run("check", "check")


def test_a_contribution_with_warnings_passes_every_step(warned: dict[str, Done]) -> None:
    for step in warned.values():
        expected = "skipped" if step.name == "Say why there is no preview" else "success"
        assert step.outcome == expected, f"{step.name}\n{step.output}"


def test_the_warning_stands_at_the_line_of_the_file(clone: Path, warned: dict[str, Done]) -> None:
    lines = (clone / RECORD).read_text("utf-8").splitlines()
    line = lines.index("    - url: https://news.example.org/lamp") + 1
    annotations = [
        text for text in warned["Check the records"].output.splitlines() if text.startswith("::")
    ]
    assert any(
        re.match(rf"::warning file={re.escape(RECORD.as_posix())},line={line},", text)
        for text in annotations
    ), annotations
    assert not any(text.startswith("::error") for text in annotations)


def test_the_summary_has_the_report_the_preview_and_the_changes(warned: dict[str, Done]) -> None:
    assert "News of the Tower" in warned["Check the records"].summary
    assert f"({PREVIEW})" in warned["Say where the preview is"].summary
    assert "A lamp was seen in the tower" in warned["Say what changes on the site"].summary


def test_the_preview_shows_the_contribution(clone: Path, warned: dict[str, Done]) -> None:
    for site in ("site", "offline"):
        assert (clone / site / "index.html").is_file()
        pages = (clone / site / "events").rglob("*.html")
        assert any("A lamp was seen in the tower" in page.read_text("utf-8") for page in pages)


@pytest.mark.usefixtures("warned")
def test_for_records_alone_the_tests_of_the_software_are_not_wanted(machine: Runner) -> None:
    assert machine.wants("check", "shipped")
    assert not machine.wants("check", "test")
    assert not machine.wants("check", "library")


@pytest.mark.full
@pytest.mark.usefixtures("warned")
def test_records_alone_are_tested_as_content(machine: Runner) -> None:
    assert re.search(r"\b1 passed", run(machine, "shipped"))


@pytest.fixture(scope="module")
def broken(clone: Path, machine: Runner, warned: dict[str, Done]) -> dict[str, Done]:
    """What the check says of a statement whose status was misspelt."""
    merged(clone, "broken", RECORD, "status: reported", "status: reportd")
    return machine.run("check", "check")


def test_after_an_error_nothing_is_built_or_tested_and_the_summary_says_why(
    machine: Runner, broken: dict[str, Done]
) -> None:
    outcomes = {name: step.outcome for name, step in broken.items()}
    assert outcomes.pop("Check the records") == "failure"
    assert outcomes.pop("Say why there is no preview") == "success"
    assert f"::error file={RECORD.as_posix()}," in broken["Check the records"].output
    assert "reportd" in broken["Check the records"].summary
    assert "no preview" in broken["Say why there is no preview"].summary
    after = list(outcomes)[list(outcomes).index("Install what building needs") + 1 :]
    assert after
    assert {outcomes[name] for name in after} == {"skipped"}
    assert not any(machine.wants("check", job) for job in NARROWED)


@pytest.mark.full
def test_a_change_of_records_and_software_is_tested_as_both(
    clone: Path, machine: Runner, broken: dict[str, Done]
) -> None:
    git(clone, "checkout", "--quiet", "HEAD^1")
    (clone / "scripts" / "briefing" / "note.txt").write_text("A change.\n", "utf-8")
    merged(clone, "mixed", RECORD, "A lamp was seen", "One day later a lamp was seen")
    checked = machine.run("check", "check")
    assert {step.outcome for step in checked.values()} == {"success", "skipped"}
    for job in ("test", "library"):
        assert re.search(r"\b\d\d+ passed", run(machine, job)), job
    assert machine.wants("check", "shipped")
