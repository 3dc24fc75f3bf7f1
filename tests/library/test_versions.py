"""Which version of a briefing is built, and how its pages name it."""

from __future__ import annotations

import html
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string

from briefing import load
from briefing.project import Project
from briefing.publishing import Version, find_version
from briefing.records import EdtfDate
from briefing.rendering import render
from tests.support.briefings import Edit, edited, minimal, write
from tests.support.project import ROOT

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def git(folder: Path, *arguments: str) -> str:
    """Run git as somebody who committed late on New Year's Eve."""
    when = "2020-12-31T23:30:00Z"
    settings = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "tag.gpgsign=false")
    environment = {**os.environ, "GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": when}
    command = ["git", *settings, *arguments]
    done = subprocess.run(
        command, cwd=folder, env=environment, check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout.strip()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A briefing with a generator beside it, all committed."""
    write(tmp_path / "data", edited(minimal(), Edit("briefing.yml", "timezone", "Asia/Baghdad")))
    for part in ("docs/look.css", "templates/page.j2", "scripts/build.py", "mkdocs.yml", "notes"):
        write(tmp_path, {part: "as it was\n"})
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "All")
    return Project(tmp_path, tmp_path / "build")


def version(project: Project, data: Path | None = None) -> Version | None:
    """The version of the project's own records, or of others."""
    folder = data or project.root / "data"
    return find_version(folder, project, load(folder).settings)


def test_a_commit_is_named_by_its_beginning_and_its_day_where_the_briefing_is(
    project: Project,
) -> None:
    found = version(project)
    commit = git(project.root, "rev-parse", "HEAD")
    assert found == Version(commit, EdtfDate.parse("2021-01-01"))
    assert found.name == commit[:10]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ("data/actors/ann.yml", True),
        ("data/actors/new.yml", True),
        ("docs/look.css", True),
        ("templates/page.j2", True),
        ("scripts/build.py", True),
        ("mkdocs.yml", True),
        ("notes", False),
        ("build/docs/index.md", False),
    ],
)
def test_files_that_differ_from_the_commit_are_told(
    project: Project, changed: str, *, expected: bool
) -> None:
    settings = load(project.root / "data").settings
    write(project.root, {changed: "changed\n"})
    found = find_version(project.root / "data", project, settings)
    assert found is not None
    assert found.is_altered is expected


@pytest.mark.parametrize(("tag", "expected"), [("v1.2", "v1.2"), ("draft", None)])
def test_a_release_is_named_by_its_tag(project: Project, tag: str, expected: str | None) -> None:
    git(project.root, "tag", tag)
    found = version(project)
    assert found is not None
    assert found.tag == expected


def test_records_that_are_in_no_commit_have_no_version(project: Project, tmp_path: Path) -> None:
    beside = write(project.root / "other", minimal())
    assert version(project, beside) is None
    outside = write(tmp_path.parent / f"{tmp_path.name}-outside", minimal())
    assert version(project, outside) is None


@pytest.mark.parametrize(
    ("fields", "expected", "link"),
    [
        ({}, "version 0123456789 of 1 January 2021, http", f"/tree/{COMMIT}"),
        ({"tag": "v1.2"}, "version v1.2, http", "/releases/tag/v1.2"),
        (
            {"is_altered": True},
            "version 0123456789 of 1 January 2021, with later changes, http",
            None,
        ),
    ],
)
def test_a_reference_names_the_version_and_leads_to_it(
    tmp_path: Path, fields: dict[str, Any], expected: str, link: str | None
) -> None:
    repository = "https://github.com/mill/briefing"
    edits = [
        Edit("briefing.yml", "repository", repository),
        Edit("briefing.yml", "site_url", "https://mill.example/"),
    ]
    briefing = load(write(tmp_path, edited(minimal(), *edits)))
    named = Version(COMMIT, EdtfDate.parse("2021-01-01"), **fields)
    pages = {page.path: page.text for page in render(briefing, ROOT / "templates", named)}
    for path in ("index.md", "actors/ann/index.md", "timeline/index.md", "sources/index.md"):
        _, _, reference = pages[path].partition("## How to cite")
        shown = html.unescape(reference)
        words = shown.replace(f"[{named.name}]({repository}{link})", named.name)
        assert expected in words, path
        assert (words != shown) is (link is not None), path


def test_without_a_version_a_reference_names_none(tmp_path: Path) -> None:
    briefing = load(write(tmp_path, minimal()))
    for page in render(briefing, ROOT / "templates"):
        _, _, reference = page.text.partition("## How to cite")
        assert "ersion" not in reference, page.path


def test_whatever_a_page_is_called_its_entry_can_be_read(tmp_path: Path) -> None:
    edits = [
        Edit("places/town.yml", "name", r"50% of {A} & B_1 #2 ~ ^ $x \ @b{y"),
        Edit("briefing.yml", "editors", ["Ann {Ashe", "Sons and Daughters"]),
    ]
    briefing = load(write(tmp_path, edited(minimal(), *edits)))
    pages = {page.path: page.text for page in render(briefing, ROOT / "templates")}
    printed = pages["places/town/index.md"].partition("<code>")[2].partition("</code>")[0]
    library = parse_string(html.unescape(printed))
    assert not library.failed_blocks
    fields = {field.key: field.value for field in library.entries[0].fields}
    assert fields["title"] == (
        r"{50\% of \textbraceleft{}A\textbraceright{} \& B\_1 \#2 \textasciitilde{}"
        r" \textasciicircum{} \$x \textbackslash{} @b\textbraceleft{}y}"
    )
    assert fields["editor"] == r"{Ann \textbraceleft{}Ashe} and {Sons and Daughters}"
