"""new.py as a person calls it: what it writes, what it refuses, what it says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from briefing import examine
from tests.conftest import Build
from tests.support.briefings import Edit
from tests.support.commands import Done, call
from tests.support.project import ROOT, contents
from tests.support.rules import ANN
from tests.support.web import Web, html


def new(data: Path, *arguments: str) -> Done:
    return call("new", "--data", data, *arguments)


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        (("actor", "Zoë van der Øst", "--id", "zoe-ost"), "actors/zoe-ost.yml"),
        (("actor", "Qāsim al-Khazʿalī"), "actors/qasim-al-khazali.yml"),
        (("actor", "O'Neill", "Mary"), "actors/oneill-mary.yml"),
        (("event", "Trial of the miller"), "events/trial-of-the-miller.yml"),
        (("reaction", "Ben answers the report"), "reactions/ben-answers-the-report.yml"),
        (("question", "When did it begin?"), "questions/when-did-it-begin.yml"),
        (("place", "Old bridge"), "places/old-bridge.yml"),
        (("source", "A paper on mills"), "sources/a-paper-on-mills.yml"),
    ],
)
def test_a_record_is_begun_and_what_comes_next_is_said(
    arguments: tuple[str, ...], file: str, build: Build
) -> None:
    data = build()
    before = contents(data)
    done = new(data, *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    after = contents(data)
    assert after.keys() - before.keys() == {file}
    assert before.items() <= after.items()
    assert f"Written: {data / file}" in done.stdout
    assert "TODO" in done.stdout
    assert f'make check ARGS="--data {data}"' in done.stdout
    assert {one.code for one in examine(data).errors} == {"todo-left"}
    again = new(data, *arguments, "--anyway")
    assert (again.returncode, contents(data)) == (2, after)
    assert f"{data / file} is there already" in again.stderr


TAKEN = (
    Edit(ANN, "renamed_from", ["anna"]),
    Edit(ANN, "claims.0.renamed_from", ["old-claim"]),
    Edit(ANN, "aliases", ["Miller of Millbury"]),
    Edit("actors/broken.yml", "", "name: [\n"),
    Edit("actors/hadi.yml", "", {"name": "Hadi al-Amiri", "kind": "person",
     "names": {"fr": "هادي العامري"}, "summary": "A man. [@gazette]", "reviewed": "2020"}),
)  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("place", "Gazette"), "sources/gazette.yml is there already"),
        (("actor", "Anna"), "the id `anna` is in use, or was once, in"),
        (("place", "Old claim"), "the id `old-claim` is in use, or was once, in"),
        (("place", "Mill burned"), "events/fire.yml"),
        (("actor", "Broken"), "actors/broken.yml is there already"),
        (("actor", "هادية السعيدي"), "--id jane-example"),
        (("actor", "Łukasz Kowal"), "there is no rule for writing Ł with a-z"),
        (("actor", "??"), "no id can be made"),
        (("actor", "Ed", "--id", "Ed Oz"), "`Ed Oz` cannot be an id"),
        (("actor", "Index"), "`index` cannot be an id"),
        (("actor", "Ed", "--id", "../../ed"), "cannot be an id"),
    ],
)
def test_an_id_that_cannot_be_is_refused(
    arguments: tuple[str, ...], told: str, build: Build
) -> None:
    data = build(*TAKEN)
    before = contents(data)
    done = new(data, *arguments, "--anyway")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Nothing was written: ")
    assert told in done.stderr
    assert contents(data) == before


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Hādī al-ʿĀmirī", "hadi.yml: Hadi al-Amiri"),
        ("Hadi El-Ameri", "hadi.yml: Hadi al-Amiri"),
        ("Amiri, Hadi", "hadi.yml: Hadi al-Amiri"),
        ("هادي عامري", "hadi.yml: Hadi al-Amiri"),
        ("Ashe", "ann.yml: Ann Ashe"),
        ("the miller of Millbury", "ann.yml: Ann Ashe"),
    ],
)
def test_a_record_with_a_similar_name_is_suggested(name: str, known: str, build: Build) -> None:
    data = build(*TAKEN)
    done = new(data, "actor", name, "--id", "new-one")
    assert (done.returncode, done.stdout) == (2, "")
    assert known in done.stderr
    assert "--anyway" in done.stderr
    assert new(data, "actor", name, "--id", "new-one", "--anyway").returncode == 0


def test_a_name_like_no_other_is_not_held_up(build: Build) -> None:
    assert new(build(*TAKEN), "actor", "Dora Dunn").returncode == 0


def test_it_works_from_any_folder(build: Build, tmp_path: Path) -> None:
    data = build()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = subprocess.run(
        [sys.executable, ROOT / "scripts/new.py", "place", "Ford", "--data", "../data"],
        capture_output=True,
        check=False,
        cwd=elsewhere,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    assert (data / "places/ford.yml").exists()


def test_a_folder_without_a_briefing_is_refused(tmp_path: Path) -> None:
    done = new(tmp_path, "actor", "Ann")
    assert done.returncode == 2
    assert "no briefing.yml and vocabulary.yml that can be read" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_help_shows_examples() -> None:
    done = call("new", "--help")
    assert done.returncode == 0
    assert 'new.py actor "Jane Example"' in done.stdout
    assert "new.py source https://" in done.stdout


REPORT = """<!doctype html><html lang="fr"><head><title>Le moulin - Le Monde d'ici</title>
<meta property="og:site_name" content="Le Monde d'ici"><meta name="author" content="Ann Ashe">
<meta property="article:published_time" content="2020-05-03T08:00:00+02:00"></head>
<body><article><h1>Le moulin</h1><p>Le moulin a brûlé dans la nuit, disent les voisins, et il ne
reste rien du toit ni de la roue, ni de la farine que l'on gardait pour l'hiver.</p></article>"""


def test_a_source_is_begun_from_its_page(build: Build) -> None:
    data = build()
    with Web({"/moulin": html(REPORT)}) as web:
        done = new(data, "source", web.url("/moulin?utm_source=x"), "--allow", web.place)
    assert (done.returncode, done.stderr) == (0, "")
    text = (data / "sources/le-monde-dici-moulin-2020-05-03.yml").read_text("utf-8")
    for line in (
        "title: Le moulin",
        "publisher: Le Monde d'ici",
        "authors: [Ann Ashe]",
        "date: 2020-05-03T08:00:00+02:00",
        "language: fr",
        "role: TODO",
        "origin: TODO",
    ):
        assert line in text.splitlines()
    assert "date       from article:published_time" in done.stdout
    assert "Left to fill in: kind, role, origin, read." in done.stdout
    assert "https://web.archive.org/save/http://127.0.0.1" in done.stdout


def test_a_source_whose_page_cannot_be_had_is_begun_all_the_same(build: Build) -> None:
    data = build()
    with Web({}) as web:
        done = new(data, "source", web.url("/2020/05/03/gone"), "--allow", web.place)
    assert (done.returncode, done.stderr) == (0, "")
    assert "The page could not be read: answers 404" in done.stdout
    (file,) = (data / "sources").glob("*gone*.yml")
    assert f"url: http://{web.place}/2020/05/03/gone" in file.read_text("utf-8").splitlines()


def test_no_page_of_a_private_network_is_visited(build: Build) -> None:
    data = build()
    with Web({"/secret": html(REPORT)}) as web:
        done = new(data, "source", web.url("/secret"))
    assert web.asked == []
    assert done.returncode == 0
    assert "The page could not be read: " in done.stdout
