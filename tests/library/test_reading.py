"""Reading a data folder: what is read, and what every kind of bad input gets, at which spot."""

import os
import re
import time
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from textwrap import dedent
from typing import Annotated, Any, ClassVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, StringConstraints

from briefing.problems import Mark, Problem
from briefing.reading import Reading, read, suggested_id
from briefing.reading.expansion import expanded, plain
from briefing.reading.folder import shown_folder
from briefing.reading.shapes import ModelShape
from briefing.reading.validation import validated
from briefing.records import RECORD_KINDS, EdtfDate
from briefing.records.base import TextRole
from briefing.records.short_forms import ShortForm
from briefing.yamltree import Source, parse

PLACE = "name: Green Zone\nkind: district\n"
ACTOR = """\
name: Ali
kind: politician
summary: Somebody. [@some-report]
reviewed: 2026-11-22
"""

Write = Callable[[str, str | bytes], Reading]
Found = list[tuple[int, int, str]]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with the two files that every briefing has, here without content."""
    folder = tmp_path / "data"
    for kind in RECORD_KINDS.values():
        (folder / kind.folder).mkdir(parents=True)
    return folder


def written(data: Path, name: str, content: str | bytes) -> list[Problem]:
    """Write a file, read the folder, and give the problems of that file."""
    file = data / name
    file.parent.mkdir(exist_ok=True, parents=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return [one for one in read(data).problems if one.path == f"data/{name}"]


def spots(problems: list[Problem]) -> Found:
    return [(one.line, one.column, one.code) for one in problems]


def found(data: Path, content: str | bytes, name: str = "actors/ali.yml") -> Found:
    return spots(written(data, name, content))


# --- what is read ---


def test_a_record_is_read_and_its_file_name_is_its_id(data: Path) -> None:
    assert found(data, ACTOR) == []
    (record,) = read(data).records
    assert record.id == "ali"
    assert record.KIND == "actor"
    assert record.label == "Ali"


def test_records_come_by_kind_and_then_by_id(data: Path) -> None:
    for name in ("places/b.yml", "actors/z.yml", "places/a.yml", "actors/b-c.yml"):
        written(data, name, ACTOR if name.startswith("actors") else PLACE)
    assert [record.id for record in read(data).records] == ["b-c", "z", "a", "b"]


def test_files_are_known_by_their_place_in_the_folder(data: Path) -> None:
    written(data, "actors/ali.yml", ACTOR)
    reading = read(data)
    (record,) = reading.records
    assert reading.file_of(record) is reading.files["actors/ali.yml"]
    assert reading.file_of(record).path == "data/actors/ali.yml"


def test_marks_lead_to_fields_and_to_what_is_nearest(data: Path) -> None:
    text = ACTOR + dedent("""\
        aliases:
          - Abu Ali
          - {text: Sheikh Ali, link: true}
        names: {ar: علي}
        corrections: {date: 2021, was: a, now: b, why: c}
        """)
    assert found(data, text) == []
    marks = read(data).files["actors/ali.yml"].marks
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
    reading = read(data)
    text = next(getattr(record, "summary", "") for record in reading.records)
    file = reading.files["actors/ali.yml"]
    assert file.within(("summary",), text.index("[[nobody")) == Mark(5, 8)


def test_files_that_are_not_yaml_and_hidden_files_are_let_be(data: Path) -> None:
    for name in (
        "README.md",
        "actors/.gitkeep",
        ".hidden/a.yml",
        "actors/.#a.yml",
        "actors/a.yml~",
    ):
        assert written(data, name, "x") == []


# --- the folder ---


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    (one,) = read(tmp_path / "nowhere").problems
    assert (one.path, one.code) == ("nowhere", "missing-file")


def test_missing_settings_and_vocabulary(data: Path) -> None:
    assert [(one.path, one.line, one.column, one.code) for one in read(data).problems] == [
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
    (one,) = written(data, name, ACTOR)
    assert (one.line, one.column, one.code) == (1, 1, "misplaced-file")
    assert remedy in one.hint


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("Qais al-Khaz'ali", "`qais-al-khazali.yml`"),
        ("qais_al_khazali", "`qais-al-khazali.yml`"),
        ("a--b", "`a-b.yml`"),
        ("żółw", "`zow.yml`"),
        ("علي", "for instance"),
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
    assert "data/actors/\ufffd.yml" in {one.path for one in read(data).problems}


def test_what_is_no_ordinary_file(data: Path) -> None:
    (data / "actors" / "folder.yml").mkdir()
    (data / "actors" / "dangling.yml").symlink_to("nowhere")
    os.mkfifo(data / "actors" / "pipe.yml")
    unread = [one for one in read(data).problems if one.code == "file-unreadable"]
    assert [one.path for one in unread] == [
        "data/actors/dangling.yml",
        "data/actors/folder.yml",
        "data/actors/pipe.yml",
    ]


def test_ids_of_files_that_gave_no_record_are_known(data: Path) -> None:
    written(data, "actors/ali.yml", "name: [")
    written(data, "actors/omar.yml", ACTOR)
    reading = read(data)
    assert reading.unread == {"ali"}
    assert [record.id for record in reading.records] == ["omar"]


def test_problems_never_name_this_machine(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(data.parent.parent)
    assert shown_folder(data) == f"{data.parent.name}/data"
    monkeypatch.chdir(data)
    assert shown_folder(data) == "."
    assert {one.path for one in read(Path()).problems} == {"briefing.yml", "vocabulary.yml"}
    monkeypatch.chdir("/")
    assert shown_folder(Path("../elsewhere")) == "../elsewhere"


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
    problems = [one for one in read(data).problems if one.path == "data/actors/huge.yml"]
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
    assert [record.id for record in read(data).records] == ["ccc"]


# --- fields ---

CLAIM = """\
claims:
  - id: ali-said-so
    text: Ali said so.
    topic: statement
    status: reported
"""


@pytest.mark.parametrize(
    ("content", "expected", "words"),
    [
        # names of fields
        ("kind: x\n" + ACTOR.replace("kind: politician\n", "sumary: b\n").replace(
            "summary: Somebody. [@some-report]\n", ""),
            [(3, 1, "unknown-field")], "`sumary` is not a field; did you mean `summary`?"),
        (ACTOR + "“country”: IQ\n", [(5, 1, "unknown-field")], "did you mean `country`?"),
        (ACTOR + "zebra: 1\n", [(5, 1, "unknown-field")], "`zebra` is not a field here"),
        (ACTOR + "id: ali\n", [(5, 1, "unknown-field")], "the file's name is the id"),
        ("kind: x\nsummary: y\nreviewed: 2021\n", [(1, 1, "missing-field")], "`name` is missing"),
        (ACTOR + CLAIM.replace("    topic: statement\n", ""),
            [(6, 5, "missing-field")], "`topic` is missing in `claims`"),
        (ACTOR + CLAIM + "    evidnce: [a]\n", [(10, 5, "unknown-field")], "`evidence`?"),
        # forms
        (ACTOR.replace("Ali", ""), [(1, 6, "wrong-type")], "`name` has no value"),
        (ACTOR.replace("Ali", "''"), [(1, 7, "invalid-value")], "`name` is empty"),
        (ACTOR.replace("Ali", "[[ali]]"), [(1, 7, "wrong-type")], "a list stands here"),
        (ACTOR.replace("Ali", "{Ali: x}"), [(1, 7, "wrong-type")], "must be a single text"),
        (ACTOR + "claims: none\n", [(5, 9, "wrong-type")], "must be a list"),
        (ACTOR + "withdrawn: yes\n", [(5, 12, "wrong-type")], "must be a group of fields"),
        (ACTOR + "names: Ali\n", [(5, 8, "wrong-type")], "group of names with values"),
        (ACTOR + "aliases:\n  - {text: x, link: sure}\n", [(6, 21, "wrong-type")], "`true`"),
        (ACTOR + "aliases:\n  - a\n  -\n", [(7, 4, "wrong-type")], "item 2 of `aliases`"),
        # values
        (ACTOR + CLAIM.replace("reported", "confirmd"),
            [(9, 13, "unknown-value")], "did you mean `confirmed`?"),
        (ACTOR + CLAIM.replace("reported", "“denied”"),
            [(9, 13, "unknown-value")], "did you mean `denied`?"),
        (ACTOR + "country: Iraq\n", [(5, 10, "invalid-value")], "`Iraq`"),
        (ACTOR + CLAIM.replace("ali-said-so", "Ali said so"),
            [(6, 9, "invalid-id")], "`Ali said so` in `id`"),
        (ACTOR + CLAIM + "    evidence: {excerpt: yes}\n",
            [(10, 15, "field-combination")], "evidence needs a `source`"),
        (ACTOR + CLAIM + "    evidence: {url: 'javascript:alert(1)', title: a, publisher: b}\n",
            [(10, 21, "link-scheme")], "javascript:alert(1)"),
        # dates
        (ACTOR.replace("2026-11-22", "2021-02-30"), [(4, 11, "invalid-date")], "2021-02-30"),
        (ACTOR.replace("2026-11-22", "7/11/2021"), [(4, 11, "invalid-date")], "7/11/2021"),
        (ACTOR.replace("2026-11-22", "[2021]"), [(4, 11, "wrong-type")], "must be a date"),
        (ACTOR + CLAIM + "    response: None found as of 2021-13\n",
            [(10, 32, "invalid-date")], "2021-13"),
    ],
)  # fmt: skip
def test_a_field_that_is_wrong(data: Path, content: str, expected: Found, words: str) -> None:
    problems = written(data, "actors/ali.yml", content)
    assert spots(problems) == expected
    assert words in problems[0].message
    assert problems[0].hint or "javascript" in words


def test_numbers_out_of_range_and_no_numbers(data: Path) -> None:
    text = PLACE + "precision: city\ncoordinates: {latitude: 133.3, longitude: east}\n"
    assert found(data, text, "places/green-zone.yml") == [
        (4, 25, "invalid-value"),
        (4, 43, "wrong-type"),
    ]


def test_keys_of_a_table(data: Path) -> None:
    text = (
        "statuses:\n  confirmd: Confirmed\nactor_kinds:\n  Head of State: {label: a, plural: b}\n"
    )
    problems = written(data, "vocabulary.yml", text)
    assert (2, 3, "unknown-value") in spots(problems)
    assert (4, 3, "invalid-id") in spots(problems)


def test_all_that_is_wrong_is_told_at_once(data: Path) -> None:
    text = ACTOR.replace("Ali", "<b>Ali</b>").replace("2026", "2026-13") + "cuontry: IQ\nname: x\n"
    assert found(data, text) == [
        (1, 7, "html-in-text"),
        (1, 13, "html-in-text"),
        (4, 11, "invalid-date"),
        (5, 1, "unknown-field"),
        (6, 1, "duplicate-key"),
    ]


def test_a_file_with_very_many_problems_lists_the_first(data: Path) -> None:
    problems = written(data, "actors/ali.yml", "\n".join(f"zebra-{n}: 1" for n in range(2_000)))
    assert len(problems) <= 101
    text = "".join(f"- {{text: <b>, zebra-{n}: 1}}\n" for n in range(200))
    problems = written(data, "actors/ali.yml", ACTOR + "aliases:\n" + text)
    assert [one.code for one in problems].count("crowded-file") == 1
    assert len(problems) == 101


WORDS_OF_PROGRAMMERS = re.compile(
    r"\b(str|string|int|integer|float|bool|boolean|dict|tuple|None|null|NoneType|enum|instance|"
    r"Input|pydantic|validator|scalar|mapping|sequence|python|model|type=)\b"
)


def test_messages_are_in_plain_words(data: Path) -> None:
    values = ["x", "[x]", "{x: y}", "", "''", "true", "2021", "[[x]]", "[{x: y}]", "{}"]
    names = ["name", "kind", "names", "aliases", "claims", "withdrawn", "reviewed", "designations"]
    for name in names:
        for value in values:
            for one in written(data, "actors/ali.yml", f"{name}: {value}\n"):
                assert not WORDS_OF_PROGRAMMERS.search(one.message), one
                assert one.message[-1] != "."
                assert "\n" not in one.message


# --- texts ---


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("summary: a <b>", [(3, 12, "html-in-text")]),
        ("summary: 'it''s <b>'", [(3, 17, "html-in-text")]),
        ('summary: "\\x41\\"<b>"', [(3, 17, "html-in-text")]),
        ("summary: >-\n  First,\n\n  then <b> it", [(6, 8, "html-in-text")]),
        ("summary: |\n  First,\n    <i>", [(5, 5, "html-in-text")]),
        ("summary: First,\n  then [x](javascript:y)", [(4, 12, "link-scheme")]),
        ("summary: see [[ali and", [(3, 14, "broken-markup")]),
        ("summary: see [@report and", [(3, 14, "broken-markup")]),
        ("summary: a\u202eb", [(3, 11, "hidden-character")]),
        ('summary: "a\\u202eb"', [(3, 12, "hidden-character")]),
    ],
)
def test_faults_in_a_text_are_found_at_the_character(
    data: Path, summary: str, expected: Found
) -> None:
    text = ACTOR.replace("summary: Somebody. [@some-report]", summary)
    assert found(data, text) == expected


def test_texts_deep_in_a_record_are_looked_at(data: Path) -> None:
    text = (
        ACTOR
        + CLAIM
        + dedent("""\
            quote:
              speaker: A <b>
              original: {text: "<i>", lang: ar}
              translations: {text: "[[ is a bracket here", lang: en, by: <u>}
            evidence:
              - {source: a, excerpt: a <b>}
        """)
        .replace("\n", "\n    ")
        .replace("quote", "    quote", 1)
        .rstrip()
        + "\n"
    )
    assert found(data, text) == [
        (11, 18, "html-in-text"),
        (12, 25, "html-in-text"),
        (13, 66, "html-in-text"),
        (15, 32, "html-in-text"),
    ]


# --- short forms, on models made for it ---


class Toy(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


class Item(Toy):
    SHORT_FORM: ClassVar[ShortForm] = ShortForm(
        scalar="name", sequence="parts", prefixes={"since ": "start"}
    )

    name: Annotated[str, TextRole.PLAIN, StringConstraints(max_length=9)] | None = None
    parts: tuple["Item", ...] = ()
    start: EdtfDate | None = None


class Box(Toy):
    title: str = ""
    colours: tuple[Colour, ...] = ()
    item: Item | None = None
    items: tuple[Item, ...] = ()
    named: Mapping[str, Item] = {}
    words: Mapping[str, str] = {}


def box(text: str) -> Any:  # noqa: ANN401 - plain data of any form
    node, _ = parse(Source("a.yml", text, tuple(text.split("\n"))))
    assert node is not None
    return plain(expanded(node, ModelShape(Box)))


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("colours: red", {"colours": ["red"]}),
        ("colours:", {"colours": []}),
        ("named:", {"named": {}}),
        ("title:", {"title": None}),
        ("item:", {"item": None}),
        ("item: a", {"item": {"name": "a"}}),
        ("item: [a, b]", {"item": {"parts": [{"name": "a"}, {"name": "b"}]}}),
        ("item: since 2021", {"item": {"start": "2021"}}),
        ("item: Since 2021", {"item": {"start": "2021"}}),
        ("items: a", {"items": [{"name": "a"}]}),
        ("items: {name: a}", {"items": [{"name": "a"}]}),
        ("items: [a, since 2021]", {"items": [{"name": "a"}, {"start": "2021"}]}),
        ("items: [[a]]", {"items": [{"parts": [{"name": "a"}]}]}),
        ("item: {parts: a}", {"item": {"parts": [{"name": "a"}]}}),
        ("named: {x: a, y: {name: b}}", {"named": {"x": {"name": "a"}, "y": {"name": "b"}}}),
        # what fits nowhere stays as it is, for validation to find
        ("title: [a]", {"title": ["a"]}),
        ("colours: {a: b}", {"colours": {"a": "b"}}),
        ("named: a", {"named": "a"}),
        ("zebra: {a: b}", {"zebra": {"a": "b"}}),
    ],
)
def test_short_forms(short: str, long: object) -> None:
    assert box(short) == long


def test_problems_in_short_forms_stand_at_what_was_written() -> None:
    text = "items:\n  - far too long\n  - since never\nitem: ['far too long']\ncolours: blue\n"
    node, _ = parse(Source("a.yml", text, tuple(text.split("\n"))))
    assert node is not None
    _, problems = validated(expanded(node, ModelShape(Box)), Box, "a.yml")
    assert sorted(spots(problems)) == [
        (2, 5, "invalid-value"),
        (3, 11, "invalid-date"),
        (4, 8, "invalid-value"),
        (5, 10, "unknown-value"),
    ]


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
    reading = read(data)
    assert len(reading.records) == 300
    assert time.perf_counter() - started < 3


def test_suggested_id() -> None:
    assert suggested_id("Qais al-Khaz'ali") == "qais-al-khazali"
    assert suggested_id("علي") == ""
