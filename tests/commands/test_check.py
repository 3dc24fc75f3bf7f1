"""check.py and render.py as a person or a workflow calls them: what they print, how they end."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import Build
from tests.support.briefings import LIGHTHOUSE, Edit, minimal, write
from tests.support.commands import Done, call
from tests.support.project import ROOT, contents, run

PATIENCE = 120.0
"""Seconds: far more than any check takes on a busy machine; a hostile file must not use it up."""


def told(answer: Done) -> list[tuple[str, int, int, str]]:
    """Return the path, line, column and code of each problem in check's JSON."""
    listed = json.loads(answer.stdout)
    return [(one["path"], one["line"], one["column"], one["code"]) for one in listed]


# --- exit codes and use ---


def test_a_briefing_without_errors_is_fine() -> None:
    answer = call("check", "--data", LIGHTHOUSE)
    assert answer.returncode == 0
    assert answer.stderr == ""
    assert answer.stdout.splitlines()[-1] == "32 files: 0 errors, 4 warnings, 15 notes"


def test_the_projects_own_briefing_is_checked_by_default(tmp_path: Path) -> None:
    write(tmp_path / "project" / "data", minimal())
    (tmp_path / "project" / "templates").symlink_to(ROOT / "templates")
    (tmp_path / "elsewhere").mkdir()
    answer = call("check", root=tmp_path / "project", cwd=tmp_path / "elsewhere")
    assert answer.returncode == 0, answer.stdout
    assert answer.stdout == "10 files: 0 errors, 0 warnings, 0 notes\n"


def test_pages_are_tried_unless_it_is_to_be_fast(tmp_path: Path) -> None:
    project = tmp_path / "project"
    write(project / "data", minimal())
    shutil.copytree(ROOT / "templates", project / "templates")
    (project / "templates/pages/place.md.j2").write_text("{% if %}", "utf-8")
    answer = call("check", root=project, cwd=project)
    assert answer.returncode == 1
    assert answer.stdout.startswith("data/places/town.yml:1:1: error[page-fault]: ")
    assert "templates/pages/place.md.j2:1: " in answer.stdout
    assert call("check", "--fast", root=project, cwd=project).returncode == 0


def test_an_error_is_exit_code_1(build: Build) -> None:
    answer = call("check", "--data", build(Edit("actors/ann.yml", "kind", "persom")))
    assert (answer.returncode, answer.stderr) == (1, "")
    first, hint, last = answer.stdout.splitlines()
    assert first.startswith("data/actors/ann.yml:2:7: error[unknown-vocabulary]: `persom` ")
    assert hint.startswith("    ")
    assert "you mean `person`?" in hint
    assert last == "10 files: 1 error, 0 warnings, 0 notes"


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--format", "xml"),
        ("check", "data"),
        ("render",),
        ("render", "--out"),
    ],
)
def test_wrong_use_is_exit_code_2(arguments: tuple[str, ...]) -> None:
    answer = call(*arguments)
    assert answer.returncode == 2
    assert answer.stdout == ""
    assert answer.stderr.startswith("usage: ")


# --- formats ---


def test_json_has_every_field_of_every_problem(build: Build) -> None:
    folder = build(
        Edit("actors/ann.yml", "kind", "persom"),
        Edit("events/fire.yml", "claims.0.evidence.0.excerpt", None),
    )
    answer = call("check", "--data", folder, "--format", "json")
    assert answer.returncode == 1
    first, *rest = json.loads(answer.stdout)
    assert list(first) == ["path", "line", "column", "code", "severity", "message", "hint", "help"]
    assert (first["path"], first["line"], first["column"]) == ("data/actors/ann.yml", 2, 7)
    assert [(one["severity"], one["code"]) for one in (first, *rest)] == [
        ("error", "unknown-vocabulary"),
        ("error", "established-on-reports"),
        ("error", "confirmed-few-witnesses"),
        ("note", "no-excerpt"),
    ]


def test_no_problem_is_an_empty_list(build: Build) -> None:
    answer = call("check", "--data", build(), "--format", "json")
    assert (answer.returncode, json.loads(answer.stdout)) == (0, [])


def test_github_gets_annotations(build: Build) -> None:
    folder = build(Edit("actors/ann.yml", "kind", "persom"))
    answer = call("check", "--data", folder, "--format", "github")
    assert answer.returncode == 1
    (line,) = answer.stdout.splitlines()
    assert line.startswith(
        "::error file=data/actors/ann.yml,line=2,col=7,title=unknown-vocabulary::"
    )
    assert re.search(r"%0A[^:]*you mean `person`\?", line)


def test_notes_are_counted_and_listed_only_when_asked_for() -> None:
    brief = call("check", "--data", LIGHTHOUSE).stdout
    assert "note[no-excerpt]: 3 places" in brief
    wordy = call("check", "--data", LIGHTHOUSE, "--verbose").stdout
    assert wordy.count("note[no-excerpt]") == 3
    assert wordy.count("note[") == 15


# --- where the data is ---


def test_paths_are_shown_as_they_were_asked_for_and_never_as_this_machine_s(build: Build) -> None:
    folder = build(Edit("actors/ann.yml", "kind", "persom"))

    def shown(data: object, cwd: Path) -> str:
        answer = call("check", "--data", data, "--format", "json", cwd=cwd)
        assert answer.returncode == 1
        (problem,) = told(answer)
        return problem[0]

    assert shown(folder, ROOT) == "data/actors/ann.yml"  # absolute, from elsewhere
    assert shown(folder, folder.parent) == "data/actors/ann.yml"  # absolute, from beside it
    assert shown("data", folder.parent) == "data/actors/ann.yml"
    assert shown("data/", folder.parent) == "data/actors/ann.yml"
    assert shown(".", folder) == "actors/ann.yml"
    assert shown("../data", folder) == "../data/actors/ann.yml"


# --- bad input ---

BOMB = "a: &a [x, x]\n" + "".join(
    f"{name}: &{name} [*{before}, *{before}]\n"
    for before, name in zip("abcdefghij", "bcdefghijk", strict=True)
)
ACTOR = "name: Ali\nkind: person\nsummary: Somebody. [@gazette]\nreviewed: 2020\n"
NAMES = 'names: {fr: {value: Ali, evidence: [{source: gazette, excerpt: "Ali"}]}}\n'

BAD = {
    "duplicate key": (ACTOR + NAMES + "name: Omar\n", (6, 1, "duplicate-key")),
    "tab": (ACTOR + NAMES + "\tcountry: IQ\n", (6, 1, "tab-indent")),
    "unknown field": (ACTOR + NAMES + "colour: red\n", (6, 1, "unknown-field")),
    "wrong type": (ACTOR + NAMES + "claims: none\n", (6, 9, "wrong-type")),
    "impossible date": (ACTOR.replace("2020", "2021-02-30") + NAMES, (4, 11, "invalid-date")),
    "dangling id": (ACTOR.replace("@gazette", "@gazete") + NAMES, (3, 22, "unknown-reference")),
    "empty file": ("", (1, 1, "empty-file")),
    "not UTF-8": (b"name: \xff\xfe", (1, 7, "not-utf8")),
    "tag": ("name: !!python/object/apply:os.system [ls]\n", (1, 7, "yaml-tag")),
    "HTML": (ACTOR.replace("Ali", "<b>Ali</b>") + NAMES, (1, 7, "html-in-text")),
    "script link": (
        ACTOR.replace("Somebody", "See [him](javascript:alert(1))") + NAMES,
        (3, 20, "link-scheme"),
    ),
}
HOSTILE = {
    "bomb": (BOMB, (1, 4, "yaml-alias")),
    "brackets": ("[" * 100_000, (1, 21, "too-deep")),
    "huge": ("", (1, 1, "file-too-large")),
}
"""What could hang a program or end it, by the actor: it is read by a process of its own."""


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_a_problem_with_its_place_and_never_a_traceback(
    build: Build, name: str
) -> None:
    content, spot = BAD[name]
    folder = build(Edit("actors/ali.yml", "", content))
    answer = call("check", "--data", folder, "--format", "json")
    assert (answer.returncode, answer.stderr) == (1, "")
    assert ("data/actors/ali.yml", *spot) in told(answer)
    assert all(one["hint"] for one in json.loads(answer.stdout))


def test_hostile_input_is_a_problem_with_its_place_and_takes_no_time(build: Build) -> None:
    edits = (Edit(f"actors/{name}.yml", "", content) for name, (content, _) in HOSTILE.items())
    folder = build(*edits)
    with (folder / "actors" / "huge.yml").open("wb") as stream:
        stream.truncate(50 << 20)
    answer = run(ROOT, "check", "--data", folder, "--format", "json", timeout=PATIENCE)
    assert (answer.returncode, answer.stderr) == (1, "")
    for name, (_, spot) in HOSTILE.items():
        assert (f"data/actors/{name}.yml", *spot) in told(answer)
    assert {path for path, *_ in told(answer)} == {f"data/actors/{name}.yml" for name in HOSTILE}
    assert sum(path == "data/actors/huge.yml" for path, *_ in told(answer)) == 1
    assert all(one["hint"] for one in json.loads(answer.stdout))


@pytest.mark.parametrize("name", ["tab", "not UTF-8", "dangling id"])
def test_render_tells_the_same_and_writes_nothing(build: Build, name: str) -> None:
    content, (line, column, code) = BAD[name]
    folder = build(Edit("actors/ali.yml", "", content))
    out = folder.parent / "out"
    answer = call("render", "--data", folder, "--out", out)
    assert (answer.returncode, answer.stdout) == (1, "")
    assert f"data/actors/ali.yml:{line}:{column}: error[{code}]" in answer.stderr
    assert not out.exists()


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (Edit("briefing.yml", "", None), ("data/briefing.yml", 1, 1, "missing-file")),
        (Edit("vocabulary.yml", "", None), ("data/vocabulary.yml", 1, 1, "missing-file")),
        (
            Edit("places/who-lit-it.yml", "", {"name": "Here", "kind": "town"}),
            ("data/places/who-lit-it.yml", 1, 1, "duplicate-id"),
        ),
    ],
)
def test_missing_files_and_clashing_ids(
    build: Build, edit: Edit, expected: tuple[str, int, int, str]
) -> None:
    answer = call("check", "--data", build(edit), "--format", "json")
    assert (answer.returncode, answer.stderr) == (1, "")
    assert expected in told(answer)


def test_no_folder_at_all(tmp_path: Path) -> None:
    answer = call("check", "--data", tmp_path / "nowhere", "--format", "json")
    assert (answer.returncode, answer.stderr) == (1, "")
    assert told(answer) == [("nowhere", 1, 1, "missing-file")]


def test_a_name_shared_by_two_is_a_warning_and_no_failure(build: Build) -> None:
    folder = build(
        Edit("actors/ann.yml", "short_name", "Ax"), Edit("actors/ben.yml", "short_name", "Ax")
    )
    answer = call("check", "--data", folder)
    assert answer.returncode == 0
    assert answer.stdout.count("warning[name-shared]") == 2


# --- rendering into a folder ---


def test_render_writes_the_pages_and_says_so_without_progress_in_a_pipe(
    build: Build, tmp_path: Path
) -> None:
    folder, out = build(), tmp_path / "out"
    answer = call("render", "--data", folder, "--out", out)
    assert (answer.returncode, answer.stderr) == (0, "")
    (line,) = answer.stdout.splitlines()
    assert line.isprintable()
    assert " pages in " in line
    assert (out / "actors" / "ann" / "index.md").is_file()

    before = contents(out)
    again = call("render", "--data", folder, "--out", out)
    assert again.returncode == 0
    assert contents(out) == before

    (folder / "reactions" / "ann-speaks.yml").write_text("name: [", "utf-8")
    failed = call("render", "--data", folder, "--out", out)
    assert failed.returncode == 1
    assert contents(out) == before


def test_render_takes_away_pages_whose_record_is_gone(build: Build, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert call("render", "--data", build(), "--out", out).returncode == 0
    assert (out / "questions" / "who-lit-it" / "index.md").is_file()
    (tmp_path / "data" / "questions" / "who-lit-it.yml").unlink()
    folder = build(
        Edit("questions/who-lit-it.yml", "", None), Edit("briefing.yml", "home.unknown", [])
    )
    answer = call("render", "--data", folder, "--out", out)
    assert answer.returncode == 0, answer.stderr
    assert not (out / "questions" / "who-lit-it").exists()


def test_render_overwrites_nothing_that_is_not_its_own(build: Build, tmp_path: Path) -> None:
    precious = tmp_path / "thesis"
    precious.mkdir()
    (precious / "chapter.md").write_text("words", "utf-8")
    for out in (precious, precious / "chapter.md"):
        answer = call("render", "--data", build(), "--out", out)
        assert (answer.returncode, answer.stdout) == (2, "")
        assert "folder" in answer.stderr
    assert [file.name for file in precious.iterdir()] == ["chapter.md"]
