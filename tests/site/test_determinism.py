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
from briefing.publishing import find_version
from tests.support.briefings import LIGHTHOUSE
from tests.support.project import ROOT, contents, copy_project
from tests.support.site import Published

_WITH_SETTINGS_OF_ITS_OWN = """
import os, sys
os.umask(0o077)
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
"""Runs a command that nobody else may read the files of, on one processor where that can be had."""


def copy_of_the_commit(target: Path, data: Path) -> Path:
    """Copy the project to where a briefing in it has the same commit and history, if it has any."""
    copy_project(target, data)
    place = target / data.relative_to(ROOT)
    place.parent.mkdir(parents=True, exist_ok=True)
    (target / "data").rename(place)
    shutil.copy(ROOT / ".gitignore", target)
    if find_version(data, Project(ROOT, ROOT / "build"), load(data).settings) is not None:
        fetch = ["fetch", "-q", "--update-shallow", "--tags", ROOT.as_uri(), "HEAD"]
        for command in (["init", "-q"], fetch, ["reset", "-q", "FETCH_HEAD"]):
            subprocess.run(["git", *command], cwd=target, check=True)
    return target


def an_arabic_locale() -> str:
    """Iraq's locale where the system has it, else one that is sure to be there."""
    listed = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout
    arabic = [name for name in listed.split() if name.startswith("ar_")]
    return next((name for name in arabic if name.startswith("ar_IQ")), next(iter(arabic), "C"))


def built_elsewhere(data: Path, work: Path) -> Path:
    """Return the project as another has it, who built a site with settings of their own."""
    project = copy_of_the_commit(work / "a folder with spaces" / "проект", data)
    build = ["scripts/build.py", "--data", str(data.relative_to(ROOT))]
    environment = {
        **os.environ,
        "LC_ALL": an_arabic_locale(),
        "LANG": "",
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "4242",
        "COLUMNS": "40",
    }
    done = subprocess.run(
        [sys.executable, "-c", _WITH_SETTINGS_OF_ITS_OWN, *build],
        cwd=project,
        env=environment,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return project


def differences(one: Path, other: Path) -> list[str]:
    """The files that two folders do not have alike."""
    left, right = contents(one), contents(other)
    assert left
    return sorted(name for name in left.keys() | right.keys() if left.get(name) != right.get(name))


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another's project, with the site that was built there."""
    return built_elsewhere(LIGHTHOUSE, tmp_path_factory.mktemp("elsewhere"))


def test_two_builds_of_one_commit_give_the_same_site(published: Published, elsewhere: Path) -> None:
    assert not differences(published.site.root, elsewhere / "site")


def test_two_builds_of_one_commit_write_the_same_markdown(
    published: Published, elsewhere: Path
) -> None:
    assert not differences(published.tree, elsewhere / "build" / "docs")


def test_no_page_holds_a_path_of_the_machine(published: Published, elsewhere: Path) -> None:
    places = {str(ROOT), str(published.tree), str(elsewhere), str(Path.home())} - {"/"}
    for name, content in contents(elsewhere / "site").items():
        if name.endswith((".html", ".xml", ".json", ".md", ".svg", ".css")):
            text = content.decode("utf-8")
            assert not [place for place in places if place in text], name
