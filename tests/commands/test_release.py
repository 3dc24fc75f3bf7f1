"""The release command: archives that can be checked, and are the same whenever they are made."""

from __future__ import annotations

import hashlib
import os
import shutil
import tarfile
from pathlib import Path

import pytest

from tests.support.briefings import LIGHTHOUSE
from tests.support.commands import call
from tests.support.project import contents, copy_project

NAME = "the-aurelia-wreck-v1.2"
FILES = {f"{NAME}-site.tar.gz", f"{NAME}-data.tar.gz", "SHA256SUMS", "NOTES.md"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with what stands for a built site; the release does not look into it."""
    project = copy_project(tmp_path / "project", LIGHTHOUSE)
    for path, text in {
        "index.html": "home",
        "404.html": "lost",
        "actors/ann/index.html": "Ann",
    }.items():
        file = project / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (project / "LICENSES").mkdir()
    (project / "LICENSES" / "MIT.txt").write_text("free", encoding="utf-8")
    (project / "CITATION.cff").write_text("cff-version: 1.2.0\n", encoding="utf-8")
    (project / "data" / ".DS_Store").write_bytes(b"\0")
    return project


def released(project: Path, out: str = "out") -> Path:
    done = call("release", "--out", out, "--name", "v1.2", root=project)
    assert done.returncode == 0, done.stderr
    return project / out


def unpacked(archive: Path) -> dict[str, bytes]:
    """What an archive holds, by path below its one folder."""
    with tarfile.open(archive) as entries:
        files = {entry.name: entries.extractfile(entry) for entry in entries}
        found = {name: file.read() for name, file in files.items() if file}
    folder = archive.name.removesuffix(".tar.gz") + "/"
    assert all(name.startswith(folder) for name in found)
    return {name.removeprefix(folder): content for name, content in found.items()}


def test_a_release_holds_the_site_and_the_data(project: Path) -> None:
    out = released(project)
    assert {file.name for file in out.iterdir()} == FILES
    assert unpacked(out / f"{NAME}-site.tar.gz") == contents(project / "site")
    data = unpacked(out / f"{NAME}-data.tar.gz")
    assert data.pop("LICENSES/MIT.txt") == b"free"
    assert data.pop("CITATION.cff")
    assert set(data) == {f"data/{path}" for path in contents(LIGHTHOUSE)}
    assert data["data/briefing.yml"] == (LIGHTHOUSE / "briefing.yml").read_bytes()


def test_the_checksums_are_those_of_the_archives(project: Path) -> None:
    out = released(project)
    lines = (out / "SHA256SUMS").read_text("utf-8").splitlines()
    assert len(lines) == 2
    for line in lines:
        digest, name = line.split("  ")
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == digest


def test_the_same_files_make_the_same_release_anywhere(project: Path, tmp_path: Path) -> None:
    first = contents(released(project))
    elsewhere = shutil.copytree(project, tmp_path / "elsewhere" / "of another name")
    for file in elsewhere.rglob("*"):
        file.chmod(0o700)
        os.utime(file, (1, 1))
    again = released(elsewhere, "some/where/else")
    assert contents(again) == first
    with tarfile.open(again / f"{NAME}-site.tar.gz") as archive:
        entries = archive.getmembers()
    assert [entry.name for entry in entries] == sorted(entry.name for entry in entries)
    assert {(entry.uid, entry.gid, entry.uname, entry.gname) for entry in entries} == {
        (0, 0, "", "")
    }
    assert {entry.mode for entry in entries} == {0o644}


def test_the_notes_say_how_to_cite_the_version(project: Path) -> None:
    notes = (released(project) / "NOTES.md").read_text("utf-8")
    assert "*The wreck of the Aurelia and the Skerra light*, version v1&#46;2" in notes
    assert "As of 30 November 2004." in notes


def test_a_release_takes_the_place_of_an_earlier_one(project: Path) -> None:
    out = released(project)
    (out / "the-aurelia-wreck-v1.1-site.tar.gz").write_bytes(b"old")
    released(project)
    assert {file.name for file in out.iterdir()} == FILES
    assert not list(project.glob(".out*"))


def break_a_record(project: Path) -> None:
    (project / "data" / "places" / "skerra.yml").write_text("name: [\n", encoding="utf-8")


def take_the_site_away(project: Path) -> None:
    shutil.rmtree(project / "site")


def put_letters_there(project: Path) -> None:
    (project / "out").mkdir()
    (project / "out" / "to-ann.txt").write_text("Dear Ann", encoding="utf-8")


def leave(_project: Path) -> None:
    pass


@pytest.mark.parametrize(
    ("prepare", "arguments", "code", "said"),
    [
        (break_a_record, ("v1", "out"), 1, "Nothing was released"),
        (take_the_site_away, ("v1", "out"), 2, "make site"),
        (put_letters_there, ("v1", "out"), 2, "holds something that is no release"),
        (leave, ("v1/2", "out"), 2, "cannot be part of a file's name"),
        (leave, ("v1", "."), 2, "cannot take the place"),
        (leave, ("v1", "mkdocs.yml"), 2, "is a file"),
    ],
)
def test_what_cannot_be_released_is_told_and_nothing_changes(
    project: Path, prepare: object, arguments: tuple[str, str], code: int, said: str
) -> None:
    assert callable(prepare)
    prepare(project)
    before = contents(project)
    name, out = arguments
    done = call("release", "--out", out, "--name", name, root=project)
    assert done.returncode == code
    assert said in done.stderr
    assert contents(project) == before
