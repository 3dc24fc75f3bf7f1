"""Reading a record: what every kind of bad field and bad text gets, at which spot."""

import re
from pathlib import Path
from textwrap import dedent

import pytest

from tests.support.reading import ACTOR, CLAIM, PLACE, Found, empty_folder, found, spots, written


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with no file in it."""
    return empty_folder(tmp_path)


# --- fields ---


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
        (ACTOR.replace("Ali", "[[ali]]"), [(1, 7, "wrong-type")], "single text, not a list"),
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
