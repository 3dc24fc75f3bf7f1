"""What keeps git from answering is told in plain words, with the command that mends it."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

import pytest

from briefing.git import GitError, NoGitError, Repository, why_unreadable
from tests.support.clones import commit, git


@pytest.fixture(autouse=True)
def _on_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let git look for no repository above, and read no settings but those of the test."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "settings"))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with two commits."""
    made = tmp_path / "briefing"
    (made / "data").mkdir(parents=True)
    git(made, "init", "--quiet", "--initial-branch=main")
    (made / "data" / "a.yml").write_text("a\n", "utf-8")
    commit(made, "first")
    commit(made, "second")
    return made


def refusal(folder: Path) -> str:
    """Why there is no repository to work in."""
    with pytest.raises(GitError) as caught:
        Repository.around(folder)
    return str(caught.value)


def test_a_repository_is_found_from_a_folder_in_it_that_is_not_there(folder: Path) -> None:
    found = Repository.around(folder / "data" / "later")
    assert found.top == folder.resolve()
    assert found.commit("HEAD") == git(folder, "rev-parse", "HEAD").strip()


def test_git_that_is_not_installed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    assert "git is not installed, or not on PATH. Get it from https://" in refusal(folder)
    assert why_unreadable(folder) is None


def test_git_that_cannot_be_started(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = folder / "git"
    fake.write_bytes(b"\0")
    fake.chmod(fake.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(folder))
    assert "git cannot be started: exec format error. Look what `git --version`" in refusal(folder)


def test_a_folder_in_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "de")  # git's words are looked at: they must be the English ones
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    (tmp_path / "data").mkdir()
    with pytest.raises(NoGitError, match=r"data: it lies in no git repository.*`git clone`"):
        Repository.around(tmp_path / "data")
    assert why_unreadable(tmp_path / "data") is None


def test_a_repository_of_another_user_is_read_once_the_command_is_run(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    told = refusal(folder / "data")
    assert told.startswith("data: git does not read the repository there, because its folder")
    assert told == why_unreadable(folder / "data")
    command = told.splitlines()[1].strip()
    assert command == f"git config --global --add safe.directory {folder}"
    git(folder, *command.split()[1:])
    assert Repository.around(folder).commit("main")


def test_a_bare_repository(folder: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", str(folder), "bare")
    assert "is a bare one, without files to work on" in refusal(tmp_path / "bare")


def test_a_work_tree_whose_repository_was_moved(folder: Path, tmp_path: Path) -> None:
    git(folder, "worktree", "add", "--quiet", str(tmp_path / "tree"))
    moved = folder.rename(tmp_path / "moved")
    assert "`git worktree repair`" in refusal(tmp_path / "tree")
    git(moved, "worktree", "repair", str(tmp_path / "tree"))
    assert Repository.around(tmp_path / "tree").commit("main")


def test_a_repository_that_is_broken_is_told_with_git_s_own_words(folder: Path) -> None:
    (folder / ".git" / "config").write_text("[core\n", "utf-8")
    told = refusal(folder)
    assert "`git fsck` looks for what is broken" in told
    assert "\n  fatal: bad config line 1 in file " in told


def test_objects_that_are_missing_are_told_with_git_s_own_words(folder: Path) -> None:
    found = Repository.around(folder)
    shutil.rmtree(folder / ".git" / "objects")
    (folder / ".git" / "objects").mkdir()
    with pytest.raises(GitError, match=r"a fresh clone is whole\. Git says:\n  "):
        found.read("status", "--porcelain")


@pytest.mark.parametrize("name", ["nowhere", "--all", "main..topic", "", "HEAD:data"])
def test_a_name_of_no_commit(folder: Path, name: str) -> None:
    with pytest.raises(GitError, match=r"there is no commit, branch or tag .*`git log`"):
        Repository.around(folder).commit(name)


def test_a_repository_without_a_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "new")
    with pytest.raises(GitError, match=r"Nothing is committed in this repository yet"):
        Repository.around(tmp_path / "new").commit("HEAD")


def test_a_clone_of_the_newest_commits_alone(folder: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", folder.as_uri(), "shallow")
    with pytest.raises(GitError, match="`git fetch --unshallow`"):
        Repository.around(tmp_path / "shallow").commit("HEAD~1")


def test_commits_with_nothing_in_common(folder: Path) -> None:
    git(folder, "checkout", "--quiet", "--orphan", "other")
    commit(folder, "alone")
    found = Repository.around(folder)
    with pytest.raises(GitError, match="have no commit in common here"):
        found.common_ancestor(found.commit("main"), found.commit("other"))
