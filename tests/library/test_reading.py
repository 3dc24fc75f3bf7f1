"""Reading a data folder: what is read, and what folders and files get that are no records."""

import os
import re
import time
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.problems import Mark
from briefing.reading import read_folder
from briefing.reading.folder import display_folder
from briefing.records.ids import suggest_id
from briefing.records.settings import SCHEMA_VERSION
from tests.support.reading import ACTOR, CLAIM, PLACE, Found, empty_folder, found, spots, written

SETTINGS = f"""\
schema_version: {SCHEMA_VERSION}
title: The fire
description: A fire in a mill.
timezone: UTC
as_of: 2020-06-01
licence: CC0
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with no file in it."""
    return empty_folder(tmp_path)


# --- what is read ---


def test_a_record_is_read_and_its_file_name_is_its_id(data: Path) -> None:
    assert found(data, ACTOR) == []
    (record,) = read_folder(data).records
    assert record.id == "ali"
    assert record.KIND == "actor"
    assert record.label == "Ali"


def test_records_come_by_kind_and_then_by_id(data: Path) -> None:
    for name in ("places/b.yml", "actors/z.yml", "places/a.yml", "actors/b-c.yml"):
        written(data, name, ACTOR if name.startswith("actors") else PLACE)
    assert [record.id for record in read_folder(data).records] == ["b-c", "z", "a", "b"]


def test_files_are_known_by_their_place_in_the_folder(data: Path) -> None:
    written(data, "actors/ali.yml", ACTOR)
    reading = read_folder(data)
    assert reading.files["actors/ali.yml"].path == "data/actors/ali.yml"


def test_marks_lead_to_fields_and_to_what_is_nearest(data: Path) -> None:
    text = ACTOR + dedent("""\
        aliases:
          - Abu Ali
          - {text: Sheikh Ali, link: true}
        names: {ar: علي}
        corrections: {date: 2021, was: a, now: b, why: c}
        """)
    assert found(data, text) == []
    marks = read_folder(data).files["actors/ali.yml"].marks
    assert marks.at(()) == Mark(1, 1)
    assert marks.at(("kind",)) == Mark(2, 7)
    assert marks.key(("kind",)) == Mark(2, 1)
    assert marks.at(("aliases", 0, "text")) == Mark(6, 5)
    assert marks.at(("aliases", 1, "text")) == Mark(7, 12)
    assert marks.key(("aliases", 1, "text")) == Mark(7, 6)
    assert marks.key(("aliases", 1)) == Mark(7, 5)
    assert marks.at(("aliases", 1, "lang")) == Mark(7, 5)
    assert marks.at(("names", "ar", "value")) == Mark(8, 13)
    assert marks.at(("corrections", 0, "why")) == Mark(9, 48)
    assert marks.at(("claims", 3, "evidence")) == Mark(1, 1)


def test_marks_lead_into_a_text(data: Path) -> None:
    summary = "summary: >-\n  First line,\n  then [[nobody]].\n"
    written(data, "actors/ali.yml", ACTOR.replace("summary: Somebody. [@some-report]\n", summary))
    reading = read_folder(data)
    text = next(getattr(record, "summary", "") for record in reading.records)
    file = reading.files["actors/ali.yml"]
    assert file.within(("summary",), text.index("[[nobody")) == Mark(5, 8)


def test_hidden_files_are_let_be(data: Path) -> None:
    for name in ("actors/.gitkeep", ".hidden/a.yml", "actors/.#a.yml", ".DS_Store"):
        assert written(data, name, "x") == []


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("notes.txt", "Keep notes outside this folder."),
        ("README.md", "goes into `docs/`"),
        ("actors/photo.jpg", "`docs/assets/`"),
        ("actors/a.yml~", "A program left it here: delete it."),
        ("actors/ali-hadi", "If it is a record, rename it to `ali-hadi.yml`."),
        ("sources/a.json", "A record is written in YAML"),
        ("pictures/a.xyz", "Move it out of this folder"),
    ],
)
def test_a_file_that_is_no_record_is_told_with_where_it_goes(
    data: Path, name: str, remedy: str
) -> None:
    (one,) = written(data, name, "x")
    assert (one.path, one.code, one.severity) == (f"data/{name}", "stray-file", "warning")
    assert remedy in one.hint


def test_a_folder_of_such_files_is_told_once(data: Path) -> None:
    written(data, "pictures/a.png", "x")
    written(data, "pictures/b.png", "x")
    (one,) = [one for one in read_folder(data).problems if one.code == "stray-file"]
    assert "2 files in total" in one.message


@pytest.mark.parametrize("name", ["actors/aux.yml", "places/con.yml", "sources/lpt9.yml"])
def test_a_name_that_windows_keeps_for_a_device(data: Path, name: str) -> None:
    (data / name).write_text("x: y\n")
    told = [one for one in read_folder(data).problems if one.code == "invalid-id"]
    assert [one.path for one in told] == [f"data/{name}"]
    assert "Windows" in told[0].message
    assert f"the-{Path(name).stem}" in told[0].hint


def test_a_file_is_not_renamed_onto_another(data: Path) -> None:
    written(data, "actors/ali.yml", ACTOR)
    (one,) = written(data, "actors/Ali.yml", ACTOR)
    assert (one.path, one.code) == ("data/actors/Ali.yml", "invalid-id")
    assert "There is also a file `ali.yml`" in one.hint


# --- one form of each letter ---


def test_letters_and_accents_typed_one_by_one_are_read_as_one(data: Path) -> None:
    written(data, "actors/zoe.yml", ACTOR.replace("Ali", "Zoe\u0301 A\u030angstro\u0308m"))
    (record,) = read_folder(data).records
    assert record.label == "Zo\u00e9 \u00c5ngstr\u00f6m"


@pytest.mark.parametrize("before", ["e\u0301" * 3, "\u1112\u1161\u11ab", "\u212b", "o\u0323\u0302"])
def test_columns_are_those_of_the_file_as_it_is(data: Path, before: str) -> None:
    text = ACTOR.replace("name: Ali", f"name: {before} <b>x {before} &amp;")
    told = [one for one in written(data, "actors/ali.yml", text) if one.code == "html-in-text"]
    assert [(one.line, one.column) for one in told] == [(1, len(f"name: {before} <"))]


# --- the folder ---


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    (one,) = read_folder(tmp_path / "nowhere").problems
    assert (one.path, one.code) == ("nowhere", "missing-file")


def test_missing_settings_and_vocabulary(data: Path) -> None:
    assert [(one.path, one.line, one.column, one.code) for one in read_folder(data).problems] == [
        ("data/briefing.yml", 1, 1, "missing-file"),
        ("data/vocabulary.yml", 1, 1, "missing-file"),
    ]


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("actor/ali.yml", "`actors/`"),
        ("actors/persons/ali.yml", "`actors/`"),
        ("ali.yml", "`actors/`"),
        ("actors/ali.yaml", "`ali.yml`"),
        ("actors/ali.YML", "`ali.yml`"),
        ("actors/ali.yml.txt", "`ali.yml`"),
        ("briefing.yaml", "`briefing.yml`"),
    ],
)
def test_a_misplaced_file(data: Path, name: str, remedy: str) -> None:
    content = SETTINGS if name.startswith("briefing") else ACTOR
    (one,) = written(data, name, content)
    assert (one.line, one.column, one.code) == (1, 1, "misplaced-file")
    assert remedy in one.hint


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("Qais al-Khaz'ali", "`qais-al-khazali.yml`"),
        ("qais_al_khazali", "`qais-al-khazali.yml`"),
        ("a--b", "`a-b.yml`"),
        ("żółw", "`zow.yml`"),
        ("علي", "for example"),
        ("index", "not `index`"),
        ("s-400", "`s-`"),
        ("cite-me", "`cite-`"),
        ("ref-1", "`ref-`"),
        ("a" * 121, "Rename"),
    ],
)
def test_a_file_name_that_is_no_id(data: Path, name: str, remedy: str) -> None:
    problems = written(data, f"actors/{name}.yml", ACTOR)
    assert spots(problems) == [(1, 1, "invalid-id")]
    assert remedy in problems[0].hint


def test_a_file_name_of_any_bytes_is_shown_as_text(data: Path) -> None:
    try:
        (data / "actors" / os.fsdecode(b"\xff.yml")).write_text(ACTOR)
    except OSError:
        pytest.skip("this file system takes only names that are text")
    assert "data/actors/\ufffd.yml" in {one.path for one in read_folder(data).problems}


def test_what_is_no_ordinary_file(data: Path) -> None:
    (data / "actors" / "folder.yml").mkdir()
    (data / "actors" / "dangling.yml").symlink_to("nowhere")
    os.mkfifo(data / "actors" / "pipe.yml")
    unread = [one for one in read_folder(data).problems if one.code == "file-unreadable"]
    assert [one.path for one in unread] == [
        "data/actors/dangling.yml",
        "data/actors/folder.yml",
        "data/actors/pipe.yml",
    ]


def test_ids_of_files_that_gave_no_record_are_known(data: Path) -> None:
    written(data, "actors/ali.yml", "name: [")
    written(data, "actors/omar.yml", ACTOR)
    reading = read_folder(data)
    assert reading.unread == {"ali"}
    assert [record.id for record in reading.records] == ["omar"]


def test_problems_never_name_this_machine(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(data.parent.parent)
    assert display_folder(data) == f"{data.parent.name}/data"
    monkeypatch.chdir(data)
    assert display_folder(data) == "."
    assert {one.path for one in read_folder(Path()).problems} == {"briefing.yml", "vocabulary.yml"}
    monkeypatch.chdir("/")
    assert display_folder(Path("../elsewhere")) == "../elsewhere"


# --- files ---


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", [(1, 1, "empty-file")]),
        ("# nothing yet\n", [(1, 1, "empty-file")]),
        (b"name: \xc4li\nkind: x\n", [(1, 7, "not-utf8")]),
        (ACTOR.encode("utf-16"), [(1, 1, "not-utf8")]),
        (b"\x89PNG\r\n\x1a\n\x00", [(1, 1, "not-utf8")]),
        (ACTOR + "\tcountry: IQ\n", [(5, 1, "tab-indent")]),
        (ACTOR + "name: Omar\n", [(5, 1, "duplicate-key")]),
        (ACTOR + "country: !!str IQ\n", [(5, 10, "yaml-tag")]),
        (ACTOR + "aliases: &a [b]\n", [(5, 10, "yaml-alias")]),
        (ACTOR + "---\n" + ACTOR, [(5, 1, "several-documents")]),
        (ACTOR + "aliases: " + "[" * 25 + "]" * 25 + "\n", [(5, 29, "too-deep")]),
        (ACTOR + "short_name: Ali: the one\n", [(5, 16, "yaml-syntax")]),
        ("just words\n", [(1, 1, "wrong-type")]),
        ("- name: Ali\n", [(1, 1, "wrong-type")]),
        (ACTOR + "short_name: A\x07\n", [(5, 14, "hidden-character")]),
    ],
)
def test_a_file_that_is_no_record(data: Path, content: str | bytes, expected: Found) -> None:
    assert found(data, content) == expected


def test_a_huge_file_is_not_read(data: Path) -> None:
    with (data / "actors" / "huge.yml").open("wb") as stream:
        stream.truncate(50 << 20)
    started = time.perf_counter()
    problems = [one for one in read_folder(data).problems if one.path == "data/actors/huge.yml"]
    assert time.perf_counter() - started < 1
    assert spots(problems) == [(1, 1, "file-too-large")]
    assert "50.0 MiB" in problems[0].message


def test_an_alias_bomb_is_refused_at_once(data: Path) -> None:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    assert found(data, "\n".join(lines)) == [
        (1, 5, "yaml-alias"),
        (2, 5, "yaml-alias"),
        (2, 10, "yaml-alias"),
    ]


def test_the_rest_of_the_folder_is_read_all_the_same(data: Path) -> None:
    written(data, "actors/aaa.yml", "\t")
    written(data, "actors/bbb.yml", b"\xff")
    written(data, "actors/ccc.yml", ACTOR)
    assert [record.id for record in read_folder(data).records] == ["ccc"]


# --- any input ---

RECORD_LIKE = st.text(alphabet="name: kid\n-[]{}<>\"'|>#@&*!\t éع\u202e\u2028", max_size=80).map(
    lambda text: ACTOR + text
)


@given(content=st.one_of(st.binary(max_size=200), RECORD_LIKE.map(str.encode)))
@settings(
    max_examples=150, deadline=1_000, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_file_raises_and_every_problem_is_in_the_file(data: Path, content: bytes) -> None:
    problems = written(data, "actors/ali.yml", content)
    lines = re.split("\r\n|\r|\n", content.decode("utf-8", "replace"))
    for one in problems:
        assert 1 <= one.line <= len(lines)
        assert one.column >= 1


@pytest.mark.parametrize(
    "content",
    [
        "summary: '" + "<b> [[ " * 20_000 + "'",
        "summary: |\n" + "  [@ *a*\n" * 20_000,
        "claims:\n" + "- status: no\n" * 60_000,
        "".join(f"k{number}: 1\n" for number in range(80_000)),
        "a: 1\n" * 150_000,
        "- " * 500_000,
        "{" * 1_000_000,
        '"' * 1_000_000,
        "\u2028" * 300_000,
        "*a " * 300_000,
    ],
    ids=lambda content: content[:8].strip(),
)
def test_a_hostile_file_takes_no_time(data: Path, content: str) -> None:
    started = time.perf_counter()
    assert written(data, "actors/ali.yml", content)
    assert time.perf_counter() - started < 3


def test_many_records_take_time_in_proportion(data: Path) -> None:
    for number in range(300):
        (data / "actors" / f"ali-{number}.yml").write_text(
            ACTOR + CLAIM.replace("ali", f"a{number}")
        )
    started = time.perf_counter()
    reading = read_folder(data)
    assert len(reading.records) == 300
    assert time.perf_counter() - started < 3


def test_suggested_id() -> None:
    assert suggest_id("Qais al-Khaz'ali") == "qais-al-khazali"
    assert suggest_id("علي") == ""
