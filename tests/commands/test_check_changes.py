"""check.py --format github in a repository: what a change touches, and the step's report."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.support.briefings import Edit, edited, minimal, write
from tests.support.commands import Done, call
from tests.support.rules import ANN, BEN, GAZETTE


def git(folder: Path, *arguments: str) -> None:
    identity = {
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }
    subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, **identity},
        check=True,
        capture_output=True,
    )


def check(folder: Path, *arguments: str, **environment: str) -> Done:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
    options = ("--data=data", "--format=github", *arguments)
    return call("check", *options, cwd=folder, environment={**kept, **environment})


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose branch `main` has an error and a warning, and whose `topic` is new."""
    folder = tmp_path / "repository"
    shared = (
        Edit(ANN, "short_name", "A"),
        Edit("actors/cy.yml", "", {**minimal()[BEN], "kind": "x"}),
    )
    write(folder / "data", edited(minimal(), *shared))
    git(folder.parent, "init", "-q", "-b", "main", str(folder))
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "first")
    git(folder, "checkout", "-q", "-b", "topic")
    return folder


def annotated(answer: Done) -> list[str]:
    """The file and code of each annotation, in their order."""
    lines = (line.split("::")[1] for line in answer.stdout.splitlines() if ",title=" in line)
    return [f"{line.split('file=')[1].split(',')[0]} {line.split('title=')[1]}" for line in lines]


def test_what_the_change_touches_comes_first(repository: Path) -> None:
    write(repository / "data", {BEN: {**minimal()[BEN], "kind": "persom"}})
    git(repository, "commit", "-q", "-a", "-m", "second")
    git(repository, "checkout", "-q", "main")
    write(repository / "data", {GAZETTE: {**minimal()[GAZETTE], "title": "Later"}})
    git(repository, "commit", "-q", "-a", "-m", "meanwhile")
    git(repository, "checkout", "-q", "topic")
    answer = check(repository, "--changed-since", "main")
    assert answer.returncode == 1, answer.stderr
    found = annotated(answer)
    of_ben = [one for one in found if one.startswith(f"data/{BEN} ")]
    assert {f"data/{BEN} unknown-vocabulary", f"data/{BEN} name-shared"} <= set(of_ben)
    assert found[: len(of_ben)] == of_ben
    assert "data/actors/cy.yml unknown-vocabulary" in found
    assert not any("warning" in line and "cy.yml" in line for line in answer.stdout.split("\n"))


def test_files_that_are_not_committed_count_and_so_do_odd_names(repository: Path) -> None:
    name = os.fsdecode(b"actors/\xff \n.yml")
    try:
        (repository / "data" / name).write_text("name: x\n")
    except OSError:
        pytest.skip("this file system takes only names that are text")
    first, *_ = annotated(check(repository, "--changed-since", "main"))
    assert first.startswith("data/actors/\ufffd %0A.yml ")


def test_the_report_is_added_to_the_summary(repository: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("What was there.\n", "utf-8")
    answer = check(repository, "--changed-since", "main", GITHUB_STEP_SUMMARY=str(summary))
    assert answer.returncode == 1
    text = summary.read_text("utf-8")
    assert text.startswith("What was there.\n## What the checker says\n")
    assert "data/actors/cy.yml" in text
    unwritable = check(repository, GITHUB_STEP_SUMMARY=str(tmp_path / "no" / "where.md"))
    assert unwritable.returncode == 1
    assert unwritable.stderr.startswith("the report was not written")


@pytest.mark.parametrize("ref", ["nowhere", "--all", "main..topic", "", "HEAD:data"])
def test_an_unknown_commit_is_wrong_use(repository: Path, ref: str) -> None:
    answer = check(repository, f"--changed-since={ref}")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.startswith("there is no commit, branch or tag ")


def test_outside_a_repository_is_wrong_use(tmp_path: Path) -> None:
    write(tmp_path / "data", minimal())
    above = str(tmp_path.parent)
    answer = check(tmp_path, "--changed-since", "main", GIT_CEILING_DIRECTORIES=above)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "no git repository" in answer.stderr


def test_a_shallow_clone_is_told_how_to_get_the_rest(repository: Path, tmp_path: Path) -> None:
    write(repository / "data", {BEN: {**minimal()[BEN], "reviewed": "2020-06-02"}})
    git(repository, "commit", "-q", "-a", "-m", "second")
    git(tmp_path, "clone", "-q", "--depth=1", "--no-single-branch", repository.as_uri(), "shallow")
    for ref in ("origin/main", "HEAD^1"):
        answer = check(tmp_path / "shallow", "--changed-since", ref)
        assert (answer.returncode, answer.stdout) == (2, "")
        assert "git fetch --unshallow" in answer.stderr


def test_changed_since_needs_the_format_that_shows_it(repository: Path) -> None:
    answer = check(repository, "--format", "text", "--changed-since", "main")
    assert answer.returncode == 2
    assert "--format github" in answer.stderr


def test_a_site_gives_each_annotation_its_explanation(repository: Path) -> None:
    settings = {**minimal()["briefing.yml"], "site_url": "https://mill.example/"}
    write(repository / "data", {"briefing.yml": settings})
    answer = check(repository)
    assert "%0AMore: https://mill.example/checker/#s-unknown-vocabulary" in answer.stdout
