"""Problems: how they sort, what they look like in each face, what a misspelt name suggests."""

import json
import re

import pytest

from briefing.github import as_github
from briefing.problems import (
    FAMILIES,
    RULES,
    BriefingError,
    Mark,
    Problem,
    Severity,
    as_json,
    as_text,
    by_similarity,
    nearest,
    one_of,
    problem,
    quote,
)
from briefing.problems.rules.files import FOLDER


def made(
    code: str = "unknown-field", path: str = "data/actors/ali.yml", line: int = 3, hint: str = ""
) -> Problem:
    return problem(code, path, Mark(line, 7), "what is wrong", hint)


# --- rules ---


@pytest.mark.parametrize("code", sorted(RULES))
def test_a_rule_has_a_kebab_case_code_one_sentence_and_a_remedy(code: str) -> None:
    rule = RULES[code]
    assert rule.code == code
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
    assert re.fullmatch(r"[A-Z][^\n]*\.", rule.meaning)
    assert re.fullmatch(r"[A-Z][^\n]*\.", rule.remedy)
    assert sum(rule in family.rules for family in FAMILIES) == 1


def test_no_rule_lies_beside_the_others_without_being_one_of_them() -> None:
    files = {file.stem for file in FOLDER.glob("*.yml")}
    assert files == {*RULES, "families"}


def test_a_problem_takes_its_severity_from_its_rule() -> None:
    assert made("unknown-field").severity is Severity.ERROR
    assert made("name-shared").severity is Severity.WARNING
    assert made("no-excerpt").severity is Severity.NOTE


def test_a_problem_without_a_rule_cannot_be_made() -> None:
    with pytest.raises(KeyError):
        made("no-such-rule")


# --- text ---


def test_text_gives_place_severity_code_message_and_the_hint_below() -> None:
    text = as_text([made(hint="Do this.\nThen that.")])
    assert text == (
        "data/actors/ali.yml:3:7: error[unknown-field]: what is wrong\n    Do this.\n    Then that."
    )


def test_text_is_sorted_by_file_and_by_line_as_a_number() -> None:
    given = [made(line=10), made(line=9), made(path="data/actors/aaa.yml", line=11)]
    lines = as_text(given).splitlines()
    assert [line.split(": ")[0] for line in lines] == [
        "data/actors/aaa.yml:11:7",
        "data/actors/ali.yml:9:7",
        "data/actors/ali.yml:10:7",
    ]


def test_text_counts_notes_and_lists_them_only_when_verbose() -> None:
    given = [made("no-excerpt", line=1), made("no-excerpt", line=2), made("name-missing")]
    assert as_text(given).splitlines() == [
        "note[name-missing]: 1 place; list them with --verbose",
        "note[no-excerpt]: 2 places; list them with --verbose",
    ]
    assert as_text(given, verbose=True).count("note[") == 3


def test_text_shows_control_and_direction_characters_as_codes() -> None:
    hostile = problem("unknown-field", "a\x1b[31m\u202e.yml", Mark(1, 1), "m\x07", "h\u2066")
    shown = as_text([hostile])
    assert shown.replace("\n", "").isprintable()
    assert r"a\u{001B}[31m\u{202E}.yml:1:1" in shown


def test_no_problem_is_no_text() -> None:
    assert as_text([]) == ""
    assert as_github([]) == ""
    assert json.loads(as_json([])) == []


# --- GitHub ---


def test_github_escapes_as_its_toolkit_does() -> None:
    hostile = problem("unknown-field", "a,b:c%d\n.yml", Mark(2, 5), "50% of it: a, b", "Mend\n it.")
    assert as_github([hostile]) == (
        "::error file=a%2Cb%3Ac%25d%0A.yml,line=2,col=5,title=unknown-field"
        "::50%25 of it: a, b%0AMend%0A it."
    )


def test_github_shows_control_and_direction_characters_as_codes() -> None:
    hostile = problem("unknown-field", "a.yml", Mark(2, 5), "m\r\u202e", "h\x1b[31m")
    assert as_github([hostile]).isprintable()


def test_github_begins_with_what_the_change_touches_and_counts_warnings_elsewhere() -> None:
    given = [
        made("unknown-field", "a.yml"),
        made("name-shared", "a.yml"),
        made("name-shared", "a.yml", line=9),
        made("unknown-field", "b.yml"),
        made("name-shared", "b.yml"),
        made("no-excerpt", "b.yml"),
    ]
    assert [
        re.sub(r",line.*?::", "::", line)
        for line in as_github(given, touched={"b.yml"}).split("\n")
    ] == [
        "::error file=b.yml::what is wrong",
        "::warning file=b.yml::what is wrong",
        "::error file=a.yml::what is wrong",
        "::notice title=elsewhere::2 warnings in files that this change does not touch",
        "::notice title=no-excerpt::1 place; list them with --verbose",
    ]


def test_github_has_a_command_for_each_severity_the_gravest_first() -> None:
    given = [made(), made("name-shared"), made("no-excerpt"), made("no-excerpt", line=9)]
    assert [line.split()[0] for line in as_github(given).splitlines()] == [
        "::error",
        "::warning",
        "::notice",
    ]


# --- JSON ---


def test_of_many_errors_with_a_text_to_paste_the_first_show_it() -> None:
    found = [made("evidence-missing", line=n, hint="Do it.\n\n  paste: this") for n in range(1, 6)]
    assert as_text(found).count("paste: this") == 3
    assert as_text(found).count("Do it.") == 5
    assert as_text(found, verbose=True).count("paste: this") == 5


def test_a_warning_s_text_to_paste_is_shown_on_request() -> None:
    found = [made("evidence-in-place", line=n, hint="Do it.\n\n  paste: this") for n in range(1, 4)]
    text = as_text(found)
    assert "paste: this" not in text
    assert text.count("Do it.") == 3
    assert text.count("The text to paste is printed by `make check ARGS=--verbose`.") == 1
    wordy = as_text(found, verbose=True)
    assert wordy.count("paste: this") == 3
    assert "ARGS=--verbose" not in wordy


@pytest.mark.parametrize(("warnings", "again"), [(2, False), (13, True)])
def test_errors_are_named_again_where_much_follows_them(warnings: int, *, again: bool) -> None:
    errors = [made(line=1), made(line=2)]
    milder = [made("name-shared", line=n) for n in range(1, warnings + 1)]
    last = as_text([*errors, *milder]).splitlines()[-3:]
    assert again is (
        last
        == [
            "2 errors to fix, described above in full:",
            "  data/actors/ali.yml:1:7 unknown-field",
            "  data/actors/ali.yml:2:7 unknown-field",
        ]
    )


def test_of_very_many_errors_the_first_are_named_again() -> None:
    errors = [made(line=n) for n in range(1, 31)]
    milder = [made("name-shared", line=n) for n in range(1, 14)]
    lines = as_text([*errors, *milder]).splitlines()
    assert lines[-22] == "30 errors to fix, described above in full:"
    assert lines[-1] == "  and 10 more"


def test_warnings_alone_name_no_error() -> None:
    assert "to fix" not in as_text([made("name-shared", line=n) for n in range(1, 40)])


def test_json_has_every_field_and_the_notes() -> None:
    listed = json.loads(as_json([made("no-excerpt", hint="ابحث")]))
    assert listed == [
        {
            "path": "data/actors/ali.yml",
            "line": 3,
            "column": 7,
            "code": "no-excerpt",
            "severity": "note",
            "message": "what is wrong",
            "hint": "ابحث",
            "help": None,
        }
    ]


# --- where a rule is explained ---


def test_each_face_leads_to_the_explanation() -> None:
    given = [made(line=1), made(line=2), made("name-shared")]

    def help_of(code: str) -> str:
        return f"https://site.test/#s-{code}"

    text = as_text(given, help_of=help_of)
    assert text.count("https://site.test/#s-unknown-field") == 1
    assert text.index("#s-unknown-field") < text.index(":2:7:")
    assert as_github(given, help_of=help_of).count("https://site.test/#s-unknown-field") == 2
    assert [one["help"] for one in json.loads(as_json(given, help_of=help_of))].count(
        "https://site.test/#s-unknown-field"
    ) == 2


# --- names and wording ---


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("sumary", "summary"),
        ("Summary", "summary"),
        ("“summary”", "summary"),
        ("attributed-to", "attributed_to"),
        ("colour", None),
        ("", None),
        ("s" * 10_000, None),
    ],
)
def test_nearest(word: str, meant: str | None) -> None:
    assert nearest(word, ["summary", "attributed_to", "status"]) == meant


def test_nearest_can_give_several() -> None:
    assert nearest("claim-1", ["claim-2", "claim-3", "other"], n=2) == "claim-2, claim-3"


def test_nearest_among_many_is_the_likest_of_all() -> None:
    names = [f"person-{number}-of-the-north" for number in range(3_000)]
    assert nearest("person-2718-of-the-norht", names) == "person-2718-of-the-north"


def test_by_likeness_keeps_every_choice() -> None:
    assert by_similarity("confirmd", ["denied", "claimed", "confirmed"]) == [
        "confirmed",
        "denied",
        "claimed",
    ]


def test_quoted_is_short_and_on_one_line() -> None:
    assert quote("a\n  b") == "`a b`"
    assert quote("x" * 500) == "`" + "x" * 59 + "…`"
    assert quote("a\u202eb") == r"`a\u{202E}b`"


def test_one_of() -> None:
    assert one_of([]) == ""
    assert one_of(["a"]) == "`a`"
    assert one_of(["a", "b", "c"]) == "`a`, `b` or `c`"


def test_an_error_carries_its_problems_sorted() -> None:
    error = BriefingError([made(line=9), made(line=2)])
    assert [one.line for one in error.problems] == [2, 9]
    assert str(error) == "the briefing has 2 problems"
