"""Of two records, claims or pages that clash, the newer one is told of, where git knows which."""

import subprocess
from pathlib import Path

import pytest

from briefing import examine
from tests.support.briefings import Edit, Files, as_yaml, edited, minimal, write
from tests.support.rules import ANN, FIRE, GAZETTE, claim

CLAIM = claim(id="roof-fell")
ON_ANN = Edit(ANN, "claims.1", CLAIM)
ON_FIRE = Edit(FIRE, "claims.2", CLAIM)


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


def commit(folder: Path, files: Files, when: int) -> None:
    """Commit what a data folder holds now, at a moment of its own."""
    write(folder / "data", files)
    git(folder, "add", "-A")
    environment = ["-c", "user.name=A", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false"]
    subprocess.run(
        ["git", *environment, "commit", "-qm", "x", "--date", f"@{when} +0000"],
        cwd=folder,
        check=True,
        env={"GIT_COMMITTER_DATE": f"@{when} +0000", "PATH": "/usr/bin:/bin:/usr/local/bin"},
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    return tmp_path


def told(folder: Path, code: str = "duplicate-id") -> dict[str, str]:
    """Return the messages of one rule by the files at which they stand."""
    found = [one for one in examine(folder / "data").problems if one.code == code]
    return {one.path.partition("data/")[2]: one.message for one in found}


@pytest.mark.parametrize(("first", "second"), [(ON_ANN, ON_FIRE), (ON_FIRE, ON_ANN)])
@pytest.mark.parametrize("committed", [1, 2])
def test_the_newer_of_two_claims_is_told_of(
    repository: Path, first: Edit, second: Edit, committed: int
) -> None:
    commit(repository, edited(minimal(), first), 1_000)
    both = edited(minimal(), first, second)
    if committed > 1:
        commit(repository, both, 2_000)
    write(repository / "data", both)
    (place,) = told(repository)
    assert place == second.place


@pytest.mark.parametrize("new", ["actors/town.yml", "sources/town.yml"])
def test_a_file_that_git_does_not_know_yet_is_the_newer_one(repository: Path, new: str) -> None:
    commit(repository, minimal(), 1_000)
    twin = minimal()["actors/ann.yml" if "actors" in new else GAZETTE] | {"claims": []}
    twin = {name: value for name, value in twin.items() if value != []}
    write(repository / "data", {new: as_yaml(twin)})
    assert list(told(repository)) == [new]


def test_the_newer_of_two_sources_of_one_page_is_told_of(repository: Path) -> None:
    page = {"url": "https://paper.test/a"}
    files = minimal()
    files["sources/herald.yml"] |= page
    commit(repository, files, 1_000)
    files[GAZETTE] |= page
    commit(repository, files, 2_000)
    assert list(told(repository, "address-shared")) == [GAZETTE]


def test_without_history_each_is_told_of_and_names_the_other(tmp_path: Path) -> None:
    write(tmp_path / "data", edited(minimal(), ON_ANN, ON_FIRE))
    messages = told(tmp_path)
    assert set(messages) == {ANN, FIRE}
    assert FIRE in messages[ANN]
    assert ANN in messages[FIRE]


def test_a_shallow_clone_does_not_pretend_to_know(repository: Path, tmp_path: Path) -> None:
    commit(repository, edited(minimal(), ON_ANN), 1_000)
    commit(repository, edited(minimal(), ON_ANN, ON_FIRE), 2_000)
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", str(shallow))
    assert set(told(shallow)) == {ANN, FIRE}


def test_git_that_is_not_there_does_no_harm(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(repository, edited(minimal(), ON_ANN), 1_000)
    write(repository / "data", edited(minimal(), ON_ANN, ON_FIRE))
    monkeypatch.setenv("PATH", "")
    assert set(told(repository)) == {ANN, FIRE}


def test_a_new_record_that_takes_an_earlier_id_is_told_where_that_leads(repository: Path) -> None:
    files = edited(minimal(), Edit(ANN, "renamed_from", ["anne"]))
    commit(repository, files, 1_000)
    new = {"name": "Anne", "kind": "person", "summary": "She. [@gazette]", "reviewed": "2020"}
    write(repository / "data", {"actors/anne.yml": as_yaml(new)})
    ((place, message),) = told(repository).items()
    assert place == "actors/anne.yml"
    assert "earlier id" in message
    assert ANN in message


def test_an_id_that_did_not_change_is_no_earlier_id(tmp_path: Path) -> None:
    moved = claim(id="roof-fell", renamed_from=["roof-fell"])
    write(tmp_path / "data", edited(minimal(), Edit(FIRE, "claims.2", moved)))
    (problem,) = examine(tmp_path / "data").problems
    assert problem.code == "duplicate-id"
    assert "moved_to: {roof-fell:" in problem.hint
