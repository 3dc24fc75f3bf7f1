"""The build command: all or nothing, one at a time, and only where it may write.

Three tests build with MkDocs itself. What the others are about stands around the engine, for which
a stand-in serves; they call the command in this process.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from briefing import load
from briefing.publishing import build_lock, moving
from briefing.schemas import schema_files
from tests.support.briefings import Edit, edited, minimal, write
from tests.support.commands import Done, call
from tests.support.project import contents, copy_project, run, use_stub_engine

PATIENCE = 300.0
"""Seconds in which a build is sure to have come to its engine, on a busy machine too."""

AS_OF = date(2020, 6, 1)

RECORD = "data/places/town.yml"
PAGE_TEMPLATE = "templates/pages/place.md.j2"
THEME_TEMPLATE = "templates/theme/main.html"


def new_project(folder: Path) -> Path:
    """A project of its own, of a small briefing of which every link leads somewhere."""
    stances = Edit("vocabulary.yml", "stances", {"denies": "denies"})
    data = write(folder / "data", edited(minimal(), stances))
    return copy_project(folder / "project", data)


@pytest.fixture(scope="module")
def built_by_mkdocs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose site MkDocs has built."""
    project = new_project(tmp_path_factory.mktemp("mkdocs"))
    done = run(project, "build")
    assert done.returncode == 0, done.stderr
    return project


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where copies lie, one after the other: templates are compiled once for each place."""
    return tmp_path_factory.mktemp("work") / "project"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, workplace: Path) -> Path:
    """A project whose site the stand-in has built."""
    project = use_stub_engine(new_project(tmp_path_factory.mktemp("stub")))
    done = build(fresh_copy(project, workplace))
    assert done.returncode == 0, done.stderr
    return workplace.rename(project.with_name("built"))


@pytest.fixture
def project(built: Path, workplace: Path) -> Path:
    """A copy of it to break."""
    return fresh_copy(built, workplace)


@pytest.fixture
def project_of_mkdocs(built_by_mkdocs: Path, workplace: Path) -> Path:
    """A copy of the one of MkDocs to break."""
    return fresh_copy(built_by_mkdocs, workplace)


def fresh_copy(project: Path, place: Path) -> Path:
    """Copy a project to where the copy of the last test may lie; the scripts no test changes."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(project, place, ignore=shutil.ignore_patterns("scripts"))
    shutil.copytree(project / "scripts", place / "scripts", copy_function=os.link)
    return place


def build(project: Path, *arguments: object, engine: str = "works") -> Done:
    """Build a project with the stand-in, which does as it is told."""
    environment = {**os.environ, "STUB_ENGINE": engine}
    return call("build", *arguments, root=project, environment=environment)


def append(project: Path, name: str, text: str) -> None:
    """Add text to a file of a project, which is made if there is none."""
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    with (project / name).open("a", encoding="utf-8") as file:
        file.write(text)


def break_a_record(project: Path) -> None:
    append(project, RECORD, "kind: [\n")


def break_a_page_template(project: Path) -> None:
    append(project, PAGE_TEMPLATE, "{{ no_such_thing }}")


def break_a_theme_template(project: Path) -> None:
    append(project, THEME_TEMPLATE, "{% endblock %}")


def break_a_link(project: Path) -> None:
    append(project, "docs/contribute/more/index.md", "# More\n\n[x](../no-such-page/index.md)\n")


def leave(project: Path) -> None:
    """Break nothing."""


def seconds_of_the_sitemap(project: Path) -> int:
    """The time in the head of the packed sitemap (RFC 1952), which the engine sets."""
    packed = (project / "site/sitemap.xml.gz").read_bytes()
    return int.from_bytes(packed[4:8], "little")


def day_of_the_sitemap(project: Path) -> date:
    return datetime.fromtimestamp(seconds_of_the_sitemap(project), UTC).date()


def start_build(project: Path, **environment: str) -> subprocess.Popen[bytes]:
    """Start a build that can be killed, with all that it starts."""
    return subprocess.Popen(
        [sys.executable, "scripts/build.py"],
        cwd=project,
        env={**os.environ, **environment},
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def kill_once_there(process: subprocess.Popen[bytes], file: Path) -> None:
    """Kill a build as soon as it has made a file."""
    deadline = time.monotonic() + PATIENCE
    while not file.exists() and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    came = file.exists()
    os.killpg(process.pid, signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL, "the build was over before it could be killed"
    assert came, "the engine was never started"


# With MkDocs itself


def test_a_build_leaves_a_site_and_nothing_else(built_by_mkdocs: Path) -> None:
    made = {path.name for path in built_by_mkdocs.iterdir()}
    assert made == {"data", "docs", "scripts", "templates", "mkdocs.yml", "site", "build"}
    site = built_by_mkdocs / "site"
    assert "Ann Ashe" in (site / "actors/ann/index.html").read_text("utf-8")
    assert (site / "404.html").is_file()
    assert day_of_the_sitemap(built_by_mkdocs) == AS_OF, "outside a repository, the briefing's day"


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (break_a_link, "no-such-page"),
        pytest.param(break_a_theme_template, "endblock", marks=pytest.mark.full),
    ],
)
def test_what_the_engine_refuses_is_told_and_leaves_the_last_good_site(
    built_by_mkdocs: Path, project_of_mkdocs: Path, fault: Callable[[Path], None], said: str
) -> None:
    fault(project_of_mkdocs)
    done = call("build", root=project_of_mkdocs)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Nothing was published" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(project_of_mkdocs / "site") == contents(built_by_mkdocs / "site")


def test_a_killed_build_leaves_the_last_good_site_and_the_next_one_makes_all_good(
    built_by_mkdocs: Path, project_of_mkdocs: Path
) -> None:
    kill_once_there(start_build(project_of_mkdocs), project_of_mkdocs / "build/site")
    assert contents(project_of_mkdocs / "site") == contents(built_by_mkdocs / "site")
    done = call("build", root=project_of_mkdocs)
    assert done.returncode == 0, done.stderr
    assert contents(project_of_mkdocs / "site") == contents(built_by_mkdocs / "site")


# What a good build says and does


def test_a_build_says_what_it_did_in_a_line(built: Path, project: Path) -> None:
    done = build(project)
    assert done.returncode == 0
    assert "Published in site/" in done.stdout
    assert len(done.stdout.splitlines()) == 1
    assert "\r" not in done.stderr, "progress is for terminals"
    assert contents(project / "site") == contents(built / "site")


def test_the_schemas_are_those_of_the_briefings_own_vocabulary(built: Path) -> None:
    schemas = schema_files(load(built / "data").vocabulary)
    published = {path.name: path.read_text("utf-8") for path in (built / "site/schema").iterdir()}
    assert published == schemas


def test_a_page_of_a_record_that_is_gone_goes_too(project: Path) -> None:
    (project / "data/sources/herald.yml").rename(project / "data/sources/tribune.yml")
    for file in (project / "data").rglob("*.yml"):
        file.write_text(file.read_text("utf-8").replace("herald", "tribune"), "utf-8")
    assert build(project).returncode == 0
    assert (project / "site/sources/tribune/index.html").is_file()
    assert not (project / "site/sources/herald").exists()


def test_outside_a_repository_the_site_is_of_the_briefings_own_day(built: Path) -> None:
    assert day_of_the_sitemap(built) == AS_OF


def test_in_a_repository_the_site_is_of_the_last_commit(project: Path) -> None:
    environment = {**os.environ, "GIT_COMMITTER_DATE": "2001-02-03T12:00:00Z"}
    author = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["commit", "-q", "--allow-empty", "-m", "All"]):
        subprocess.run(["git", *author, *command], cwd=project, env=environment, check=True)
    assert build(project).returncode == 0
    assert day_of_the_sitemap(project) == date(2001, 2, 3)


# All or nothing


@pytest.mark.parametrize(
    ("fault", "engine", "code", "said"),
    [
        (break_a_record, "works", 1, "data/places/town.yml:"),
        (break_a_page_template, "works", 2, "place.md.j2"),
        (leave, "fails", 2, "The stand-in was told to fail"),
    ],
)
def test_a_failed_build_leaves_the_last_good_site(
    project: Path, fault: Callable[[Path], None], engine: str, code: int, said: str
) -> None:
    before = contents(project / "site")
    fault(project)
    done = build(project, engine=engine)
    assert done.returncode == code
    assert said in done.stderr
    assert "Nothing was published" in done.stderr
    assert contents(project / "site") == before


def test_what_a_killed_build_has_half_written_is_never_published(
    built: Path, project: Path
) -> None:
    killed = start_build(project, STUB_ENGINE="hangs")
    kill_once_there(killed, project / "build/site/actors/ann/index.html")
    assert contents(project / "site") == contents(built / "site")
    (project / "build/docs/actors/index.md").write_text("half a p", encoding="utf-8")
    done = build(project)
    assert done.returncode == 0, done.stderr
    assert contents(project / "site") == contents(built / "site")


def test_a_site_that_was_being_replaced_comes_back(built: Path, project: Path) -> None:
    """A build was killed after it took the old site away and before it put the new one there."""
    (project / "site").rename(project / ".site.old")
    assert build(project, engine="fails").returncode == 2
    assert contents(project / "site") == contents(built / "site")
    assert not (project / ".site.old").exists()


def test_a_site_left_over_from_a_killed_build_is_cleared_away(built: Path, project: Path) -> None:
    shutil.copytree(project / "site", project / ".site.old")
    assert build(project).returncode == 0
    assert contents(project / "site") == contents(built / "site")
    assert not (project / ".site.old").exists()


# One at a time


def test_a_second_build_at_the_same_time_is_refused(built: Path, project: Path) -> None:
    with build_lock(project / "build"):
        done = run(project, "build")
    assert done.returncode == 2
    assert "another build is at work" in done.stderr
    assert contents(project / "site") == contents(built / "site")
    assert build(project).returncode == 0


# Where to


def test_the_site_may_be_put_anywhere(built: Path, project: Path, tmp_path: Path) -> None:
    target = tmp_path / "else where" / "public"
    assert build(project, "--site", target).returncode == 0
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
    done = build(project, "--site", project / name)
    assert done.returncode == 2
    assert done.stderr.strip()
    assert contents(project) == before


def test_an_empty_folder_may_become_a_site(project: Path, tmp_path: Path) -> None:
    target = tmp_path / "public"
    target.mkdir()
    assert build(project, "--site", target).returncode == 0
    assert (target / "index.html").is_file()


# Wrong use


@pytest.mark.parametrize(
    "arguments", [("--engine", "hugo"), ("--sight", "x"), ("--data", "no-such-folder")]
)
def test_wrong_use_is_told_in_a_few_lines(built: Path, arguments: tuple[str, ...]) -> None:
    done = build(built, *arguments)
    assert done.returncode in {1, 2}
    assert 0 < len(done.stderr.splitlines()) <= 8
