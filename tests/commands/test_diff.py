"""diff.py between commits of real repositories: what a reviewer is told, and how it refuses."""

from __future__ import annotations

import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest

from tests.support.briefings import LIGHTHOUSE, Edit, edited, minimal, write
from tests.support.commands import Done, call
from tests.support.project import ROOT, run

FIRE = "events/fire.yml"
RENAMED, NEW_NAME = "skerra-lights-board", "board-of-the-skerra-lights"

REACTION = """\
actor: orrland
said: 2003-03-16
channel: letter
to: wreck-of-the-aurelia
stances: [mourns]
summary: Orrland spoke of the wreck once more.
status: reported
evidence: [{source: board-log-2003, excerpt: Orrland writes again}]
reviewed: 2004-11-30
"""


def git(folder: Path, *arguments: object) -> str:
    identity = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org")
    return subprocess.run(
        ["git", "-C", folder, *identity, *map(str, arguments)],
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout


def commit(folder: Path, tag: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", tag)
    git(folder, "tag", tag)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A new repository in this test's own folder."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    return folder


@pytest.fixture
def small(repository: Path) -> Path:
    """The minimal briefing, and a second commit in which a claim has another status."""
    write(repository / "data", minimal())
    commit(repository, "first")
    change = Edit(FIRE, "claims.1.status", "confirmed")
    write(repository / "data", edited(minimal(), change))
    commit(repository, "second")
    return repository


def diff(folder: Path, *arguments: object) -> Done:
    return call("diff", "--data", folder / "data", *arguments)


def said(folder: Path, *arguments: object) -> str:
    answer = diff(folder, *arguments)
    assert (answer.returncode, answer.stderr) == (0, "")
    return unescape(answer.stdout)


def rename_everywhere(data: Path) -> None:
    """Change the id of an actor, in its file's name and wherever records name it."""
    old = data / "actors" / f"{RENAMED}.yml"
    old.rename(old.with_stem(NEW_NAME))
    with old.with_stem(NEW_NAME).open("a", encoding="utf-8") as file:
        file.write(f"renamed_from: [{RENAMED}]\n")
    whole_id = re.compile(rf"(?<![\w-])(?<!renamed_from: \[){RENAMED}(?![\w-])")
    for record in data.rglob("*.yml"):
        record.write_text(whole_id.sub(NEW_NAME, record.read_text("utf-8")), "utf-8")


def change_status(record: Path, claim: str, status: str) -> None:
    """Set the status of one claim in a record's text."""
    head, found, tail = record.read_text("utf-8").partition(f"id: {claim}\n")
    assert found
    changed = re.sub(r"status: \S+", f"status: {status}", tail, count=1)
    record.write_text(head + found + changed, "utf-8")


def test_a_rename_a_status_and_a_reaction_are_said_and_nothing_else(repository: Path) -> None:
    shutil.copytree(LIGHTHOUSE, repository / "data")
    commit(repository, "first")
    naming = sum(RENAMED in file.read_text("utf-8") for file in repository.rglob("data/*/*.yml"))
    assert naming > 5
    rename_everywhere(repository / "data")
    event = repository / "data" / "events" / "wreck-of-the-aurelia.yml"
    change_status(event, "aurelia-ran-aground", "disputed")
    (repository / "data" / "reactions" / "orrland-once-more.yml").write_text(REACTION, "utf-8")
    commit(repository, "second")

    report = said(repository, "first", "second")
    assert "**1 page renamed, 1 status changed, 1 reaction added.**" in report
    assert re.findall(r"^### (?!Look)(\w+)", report, re.MULTILINE) == ["Actor", "Event", "Reaction"]
    assert f"- **Page renamed**: <code>/actors/{RENAMED}/</code> redirects here." in report
    assert "- **Status: confirmed → disputed**, <code>#aurelia-ran-aground</code>" in report
    assert "- summary: Orrland spoke of the wreck once more.\n" in report
    assert "vanishes" not in report


def test_the_same_commit_twice_differs_in_nothing(small: Path) -> None:
    report = run(ROOT, "diff", "--data", small / "data", "second", "main")
    assert (report.returncode, report.stderr) == (0, "")
    assert "**Nothing changes for readers.**" in report.stdout


def test_without_a_second_commit_the_files_as_they_are_count(small: Path) -> None:
    assert "**Nothing changes for readers.**" in said(small, "main")
    (small / "data" / "places" / "town.yml").unlink()
    report = said(small, "main")
    assert "A page vanishes without a redirect" in report
    assert "the files as they are does not pass the check" in report
    assert "1 place removed" in report
    assert git(small, "status", "--porcelain") == " D data/places/town.yml\n"


def test_the_base_may_be_where_a_branch_began(small: Path) -> None:
    git(small, "checkout", "--quiet", "-b", "branch", "first")
    write(small / "data", edited(minimal(), Edit("actors/ben.yml", "name", "Ben Beech")))
    commit(small, "third")
    assert "1 status changed, 1 name changed" in said(small, "main", "branch")
    assert "**1 name changed.**" in said(small, "--merge-base", "main", "branch")
    assert "**1 name changed.**" in said(small, "--merge-base", "main")


def test_data_of_an_older_version_are_raised_before_they_are_compared(repository: Path) -> None:
    write(repository / "data", edited(minimal(), Edit("briefing.yml", "schema_version", 1)))
    commit(repository, "old")
    write(repository / "data", minimal())
    assert "**Nothing changes for readers.**" in said(repository, "old")


def broken(folder: Path) -> None:
    (folder / "data" / "briefing.yml").write_text("title: [\n", "utf-8")
    commit(folder, "broken")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("no-such-branch",), "tag 'no-such-branch' here. Fetch no-such-branch with"),
        (("first", "no-such-branch"), "there is no commit, branch or tag 'no-such-branch' here"),
        (("",), "there is no commit, branch or tag '' here. Give the name of one"),
        (("--limit", "12", "first"), "a whole number, 2000 or more"),
        (("--", "--output=x"), "there is no commit, branch or tag '--output=x' here"),
        (("first:data",), "there is no commit, branch or tag 'first:data' here"),
    ],
)
def test_a_wrong_call_is_refused_in_words(
    small: Path, arguments: tuple[str, ...], words: str
) -> None:
    answer = diff(small, *arguments)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert words in answer.stderr


def test_a_commit_without_the_folder_is_refused(repository: Path) -> None:
    (repository / "README.md").write_text("Soon.\n", "utf-8")
    commit(repository, "empty")
    write(repository / "data", minimal())
    answer = diff(repository, "empty")
    assert answer.returncode == 2
    assert "has no folder `data`: the briefing did not stand there yet" in answer.stderr


def test_a_folder_outside_any_repository_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "data", minimal())
    answer = diff(tmp_path, "main")
    assert answer.returncode == 2
    assert answer.stderr.startswith(
        "data: it lies in no git repository, so there is no commit to compare with."
    )


def test_a_cut_history_is_named_as_the_reason(small: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-tags", small.as_uri(), clone)
    answer = diff(clone, "first")
    assert answer.returncode == 2
    assert "`fetch-depth: 0`" in answer.stderr


def test_a_side_that_cannot_be_read_at_all_is_refused(small: Path) -> None:
    broken(small)
    assert "**Incomplete**" in said(small, "first", "broken")
    answer = diff(small, "broken", "broken")
    assert answer.returncode == 2
    assert "neither side has a `briefing.yml`" in answer.stderr


def test_a_link_in_the_data_is_not_followed(small: Path, tmp_path: Path) -> None:
    secret = write(tmp_path / "elsewhere", {"town.yml": "name: Secret\nkind: city\n"})
    place = small / "data" / "places" / "town.yml"
    place.unlink()
    place.symlink_to(secret / "town.yml")
    commit(small, "linked")
    report = said(small, "first", "linked")
    assert "Secret" not in report
    assert "<code>places/town.yml</code>" in report
