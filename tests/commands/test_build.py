"""The build command: all or nothing, one at a time, and only where it may write."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from briefing import load
from briefing.publishing import build_lock, moving
from briefing.schemas import schema_files
from tests.support.briefings import LIGHTHOUSE
from tests.support.project import contents, copy_project, run

PATIENCE = 60.0
"""Seconds in which a build is sure to have come to its engine."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of its own whose site is up to date."""
    project = copy_project(tmp_path_factory.mktemp("built") / "project", LIGHTHOUSE)
    done = run(project, "build")
    assert done.returncode == 0, done.stderr
    return project


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """A copy of it to break."""
    return shutil.copytree(built, tmp_path / "project")


def break_a_record(project: Path) -> None:
    (project / "data" / "places" / "skerra.yml").write_text("name: [\n", encoding="utf-8")


def break_a_page_template(project: Path) -> None:
    file = project / "templates" / "pages" / "place.md.j2"
    file.write_text(file.read_text("utf-8") + "{{ no_such_thing }}", encoding="utf-8")


def break_a_theme_template(project: Path) -> None:
    file = project / "templates" / "theme" / "main.html"
    file.write_text(file.read_text("utf-8") + "{% endblock %}", encoding="utf-8")


def break_a_link(project: Path) -> None:
    file = project / "docs" / "contribute" / "more" / "index.md"
    file.parent.mkdir(parents=True)
    file.write_text("# More\n\n[x](../no-such-page/index.md)\n", "utf-8")


# What a good build says and does


def test_a_build_says_what_it_did_in_a_line(built: Path, project: Path) -> None:
    done = run(project, "build")
    assert done.returncode == 0
    assert "Published in site/" in done.stdout
    assert len(done.stdout.splitlines()) == 1
    assert "\r" not in done.stderr, "progress is for terminals"
    assert contents(project / "site") == contents(built / "site")


def test_a_build_leaves_only_its_site_and_its_build_folder(built: Path) -> None:
    made = {path.name for path in built.iterdir()}
    assert made == {"data", "docs", "scripts", "templates", "mkdocs.yml", "site", "build"}


def test_the_schemas_are_those_of_the_briefings_own_vocabulary(built: Path) -> None:
    schemas = schema_files(load(built / "data").vocabulary)
    published = {path.name: path.read_text("utf-8") for path in (built / "site/schema").iterdir()}
    assert published == schemas


def test_a_page_of_a_record_that_is_gone_goes_too(project: Path) -> None:
    (project / "data" / "sources" / "skerra-almanac-2002.yml").rename(
        project / "data" / "sources" / "skerra-annual-2002.yml"
    )
    for file in (project / "data").rglob("*.yml"):
        text = file.read_text("utf-8")
        file.write_text(text.replace("skerra-almanac-2002", "skerra-annual-2002"), "utf-8")
    assert run(project, "build").returncode == 0
    assert (project / "site" / "sources" / "skerra-annual-2002" / "index.html").is_file()
    assert not (project / "site" / "sources" / "skerra-almanac-2002").exists()


# When


def seconds_of_the_sitemap(project: Path) -> int:
    """The time in the head of the packed sitemap (RFC 1952), which the engine sets."""
    packed = (project / "site/sitemap.xml.gz").read_bytes()
    return int.from_bytes(packed[4:8], "little")


def test_outside_a_repository_the_site_is_of_the_briefings_own_day(built: Path) -> None:
    as_of = load(LIGHTHOUSE).settings.as_of.local_day()
    assert as_of is not None
    made = datetime.fromtimestamp(seconds_of_the_sitemap(built), UTC)
    assert made.date() == as_of


def test_in_a_repository_the_site_is_of_the_last_commit(project: Path) -> None:
    environment = {**os.environ, "GIT_COMMITTER_DATE": "2001-02-03T12:00:00Z"}
    author = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["commit", "-q", "--allow-empty", "-m", "All"]):
        subprocess.run(["git", *author, *command], cwd=project, env=environment, check=True)
    assert run(project, "build").returncode == 0
    made = datetime.fromtimestamp(seconds_of_the_sitemap(project), UTC)
    assert made.date() == date(2001, 2, 3)


# All or nothing


@pytest.mark.parametrize(
    ("fault", "code", "said"),
    [
        (break_a_record, 1, "data/places/skerra.yml:"),
        (break_a_page_template, 2, "place.md.j2"),
        (break_a_theme_template, 2, "endblock"),
        (break_a_link, 2, "no-such-page"),
    ],
)
def test_a_failed_build_leaves_the_last_good_site(
    built: Path, project: Path, fault: object, code: int, said: str
) -> None:
    assert callable(fault)
    fault(project)
    done = run(project, "build")
    assert done.returncode == code
    assert said in done.stderr
    assert "Nothing was published" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(project / "site") == contents(built / "site")


def test_a_killed_build_leaves_the_last_good_site_and_the_next_one_mends_all(
    built: Path, project: Path
) -> None:
    shutil.rmtree(project / "build" / "site", ignore_errors=True)
    process = subprocess.Popen(
        [sys.executable, "scripts/build.py"],
        cwd=project,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + PATIENCE
    while not (project / "build" / "site").exists() and process.poll() is None:
        assert time.monotonic() < deadline, "the engine was never started"
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL, "the build was over before it could be killed"
    assert contents(project / "site") == contents(built / "site")
    (project / "build" / "docs" / "actors" / "index.md").write_text("half a p", encoding="utf-8")
    done = run(project, "build")
    assert done.returncode == 0, done.stderr
    assert contents(project / "site") == contents(built / "site")


def test_a_site_that_was_being_replaced_comes_back(built: Path, project: Path) -> None:
    """A build was killed after it took the old site away and before it put the new one there."""
    (project / "site").rename(project / ".site.old")
    break_a_theme_template(project)
    assert run(project, "build").returncode == 2
    assert contents(project / "site") == contents(built / "site")
    assert not (project / ".site.old").exists()


def test_a_site_left_over_from_a_killed_build_is_cleared_away(built: Path, project: Path) -> None:
    shutil.copytree(project / "site", project / ".site.old")
    assert run(project, "build").returncode == 0
    assert contents(project / "site") == contents(built / "site")
    assert not (project / ".site.old").exists()


# One at a time


def test_a_second_build_at_the_same_time_is_refused(built: Path, project: Path) -> None:
    with build_lock(project / "build"):
        done = run(project, "build")
    assert done.returncode == 2
    assert "another build is at work" in done.stderr
    assert contents(project / "site") == contents(built / "site")
    assert run(project, "build").returncode == 0


# Where to


def test_the_site_may_be_put_anywhere(built: Path, project: Path, tmp_path: Path) -> None:
    target = tmp_path / "else where" / "public"
    assert run(project, "build", "--site", target).returncode == 0
    assert contents(target) == contents(built / "site")
    assert [path.name for path in target.parent.iterdir()] == ["public"]


def test_a_site_on_another_disk_is_copied_there_whole_before_it_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving, "_same_device", lambda _built, _target: False)
    target = tmp_path / "disk" / "site"
    for words in ("new", "again"):
        built = tmp_path / "built"
        built.mkdir(exist_ok=True)
        (built / "index.html").write_text(words, encoding="utf-8")
        moving.move_into_place(built, target, target.parent / ".site.old")
        assert contents(target) == contents(built)
    assert [path.name for path in target.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("name", ["letters", "letters/to-ann.txt", ".", ".."])
def test_what_is_no_site_is_never_replaced(project: Path, name: str) -> None:
    letters = project / "letters"
    letters.mkdir()
    (letters / "to-ann.txt").write_text("Dear Ann", encoding="utf-8")
    before = contents(project)
    done = run(project, "build", "--site", project / name)
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr
    assert contents(project) == before


def test_an_empty_folder_may_become_a_site(project: Path, tmp_path: Path) -> None:
    target = tmp_path / "public"
    target.mkdir()
    assert run(project, "build", "--site", target).returncode == 0
    assert (target / "index.html").is_file()


# Wrong use


@pytest.mark.parametrize(
    "arguments", [("--engine", "hugo"), ("--sight", "x"), ("--data", "no-such-folder")]
)
def test_wrong_use_is_told_in_a_few_lines(project: Path, arguments: tuple[str, ...]) -> None:
    done = run(project, "build", *arguments)
    assert done.returncode in {1, 2}
    assert 0 < len(done.stderr.splitlines()) <= 8
    assert "Traceback" not in done.stderr


def test_help_says_what_the_command_does(built: Path) -> None:
    done = run(built, "build", "--help")
    assert done.returncode == 0
    for option in ("--data", "--site", "--build", "--engine"):
        assert option in done.stdout
