"""The same commit gives the same bytes: in any folder, locale, time zone, order of files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefing import load
from briefing.project import Project
from briefing.publishing import version_of
from tests.support.project import contents, copy_project
from tests.support.site import ROOT, Published


def copy_of_the_commit(target: Path) -> Path:
    """Copy the project's files to where they belong to the same commit, if they do to any."""
    copy_project(target, ROOT / "data")
    shutil.copy(ROOT / ".gitignore", target)
    project = Project(ROOT, ROOT / "build")
    if version_of(ROOT / "data", project, load(ROOT / "data").settings) is not None:
        fetch = ["fetch", "-q", "--depth", "1", "--tags", ROOT.as_uri(), "HEAD"]
        for command in (["init", "-q"], fetch, ["reset", "-q", "FETCH_HEAD"]):
            subprocess.run(["git", *command], cwd=target, check=True)
    return target


def an_arabic_locale() -> str:
    """Iraq's locale where the system has it, else one that is sure to be there."""
    listed = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout
    arabic = [name for name in listed.split() if name.startswith("ar_")]
    return next((name for name in arabic if name.startswith("ar_IQ")), next(iter(arabic), "C"))


def differences(one: Path, other: Path) -> list[str]:
    """The files that two folders do not have alike."""
    left, right = contents(one), contents(other)
    return sorted(name for name in left.keys() | right.keys() if left.get(name) != right.get(name))


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as somebody else has it, who built the site with settings of their own."""
    work = tmp_path_factory.mktemp("a folder with spaces, and a longer name")
    project = copy_of_the_commit(work / "проект")
    environment = {
        **os.environ,
        "LC_ALL": an_arabic_locale(),
        "LANG": "",
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "4242",
        "COLUMNS": "40",
    }
    subprocess.run(
        ["sh", "-c", 'umask 077; exec "$0" scripts/build.py', sys.executable],
        cwd=project,
        env=environment,
        check=True,
        capture_output=True,
    )
    return project


def test_two_builds_of_one_commit_give_the_same_site(
    shipped_site: Published, elsewhere: Path
) -> None:
    assert not differences(shipped_site.site.root, elsewhere / "site")


def test_two_builds_of_one_commit_write_the_same_markdown(
    shipped_site: Published, elsewhere: Path
) -> None:
    assert not differences(shipped_site.tree, elsewhere / "build" / "docs")


def test_no_page_holds_a_path_of_the_machine(shipped_site: Published, elsewhere: Path) -> None:
    places = {str(ROOT), str(shipped_site.tree), str(elsewhere), str(Path.home())} - {"/"}
    for name, content in contents(elsewhere / "site").items():
        if name.endswith((".html", ".xml", ".json", ".md", ".svg", ".css")):
            text = content.decode("utf-8")
            assert not [place for place in places if place in text], name
