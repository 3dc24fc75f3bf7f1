"""Somebody's text in a report on GitHub, and the report that the checker makes of its problems."""

import re
from html import unescape

import pytest

from briefing.github import (
    LARGEST,
    SummaryOptions,
    as_step_summary,
    code,
    escape_markdown,
    files_at,
    preformat,
)
from briefing.problems import Mark, Problem, problem

HOSTILE = [
    "@somebody look",
    "a@b.example",
    "fixes #12, owner/repo#12 and GH-12",
    "https://evil.example/x",
    "www.evil.example",
    "[click](https://evil.example)",
    "![x](https://evil.example/x.png)",
    "<img src=x onerror=alert(1)>",
    "&lt;b&gt;",
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "---",
    "a | b",
    "`code` and ``more``",
    "*a* __b__ ~~c~~ $d$",
    ":tada:",
    "one\n\n# two\r\nthree",
    "a\u202eb\u2066c",
    "\x1b[31m\ud800",
    "\\[x\\]",
]


def seen(markdown: str) -> str:
    """What a reader sees: GitHub shows an entity as its character, and no zero-width space."""
    return unescape(markdown).replace("\u200b", "")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_words_and_nothing_else(text: str) -> None:
    written = escape_markdown(text)
    assert not re.search(r"[<>|`*_~$\[\]\\@]|(?<!&)#|https?:/|\n|^[-=+>]|^\d+[.)]", written)
    assert not re.search(r"[@#:](?=[\w/])|www\.|gh-\d", unescape(written), re.IGNORECASE)
    assert written.isprintable()
    if text.isprintable():
        assert seen(written) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_code_holds_whatever_stands_in_it(text: str) -> None:
    inner = code(text).removeprefix("<code>").removesuffix("</code>")
    assert not re.search(r"[<>|`*_~$\[\]\\@\n]", inner)
    if text.isprintable():
        assert seen(inner) == text


@pytest.mark.parametrize("text", ["it was 2021-11-07.", "plain words, and more", "قيس الخزعلي"])
def test_harmless_text_stays_readable(text: str) -> None:
    assert escape_markdown(text) == text


def test_lines_of_code_keep_their_indentation() -> None:
    assert preformat("a:\n  - <b>") == "<pre>a:&#10;  - &#60;b&#62;</pre>"


# --- the report ---


def made(path: str, line: int = 1, rule: str = "unknown-field", **words: str) -> Problem:
    return problem(
        rule, path, Mark(line, 1), words.get("message", "wrong"), words.get("hint", "Mend it.")
    )


def test_the_report_begins_with_the_files_of_the_change() -> None:
    given = [
        made("a.yml"),
        made("a.yml", rule="name-shared"),
        made("b.yml", 7),
        made("b.yml", 8, "name-shared"),
        made("b.yml", 9, "no-excerpt"),
    ]
    report = as_step_summary(given, 12, SummaryOptions(touched={"b.yml"}))
    assert "**2 places must be fixed" in report
    assert report.index("b.yml") < report.index("does not touch") < report.index("a.yml")
    assert report.count("name-shared") == 1
    assert "1 warning in files that this change does not touch and 1 note" in report
    assert "press the pencil" in report


def test_a_report_without_errors_says_that_all_is_well() -> None:
    report = as_step_summary([made("a.yml", rule="name-shared")], 12, SummaryOptions())
    assert "**All is well:** 12 files read" in report
    assert "Line 1" in report
    assert "A maintainer reads the change" in report


def test_lines_and_rules_are_links_where_their_addresses_are_known() -> None:
    environment = {
        "GITHUB_SERVER_URL": "https://github.com",
        "GITHUB_REPOSITORY": "desk/briefing",
        "GITHUB_SHA": "a" * 40,
    }
    options = SummaryOptions(
        help_of=lambda rule: f"https://site.test/checker/#s-{rule}",
        files_at=files_at(environment),
    )
    report = as_step_summary([made("data/a (b).yml", 3)], 1, options)
    assert (
        f"[Line 3](https://github.com/desk/briefing/blob/{'a' * 40}/data/a%20%28b%29.yml#L3)"
        in report
    )
    assert "(https://site.test/checker/#s-unknown-field)" in report
    assert files_at({**environment, "GITHUB_REPOSITORY": "x](https://evil.example"}) is None
    assert files_at({}) is None


def test_a_question_ends_with_its_own_mark() -> None:
    report = as_step_summary([made("a.yml", message="did you mean `b`?")], 1, SummaryOptions())
    assert "did you mean <code>b</code>?<br>" in report


def test_a_page_can_be_saved_by_a_link() -> None:
    save = "https://web.archive.org/save/https://a.test/?q=[x](y)"
    given = [
        made("a.yml", rule="evidence-in-place", hint=f"Save a copy: {save}\nSee {save} there.")
    ]
    report = as_step_summary(given, 1, SummaryOptions())
    assert "Save a copy: [<code>https" in report
    assert "](https://web.archive.org/save/https://a.test/?q=%5Bx%5D%28y%29)<br>" in report
    assert report.count("](") == 1


def test_a_long_text_to_paste_is_folded_and_hides_nothing_that_follows() -> None:
    lines = "\n".join(f"  line {number}" for number in range(7))
    given = [
        made("a.yml", rule="evidence-in-place", hint=f"Make it so,\n\n{lines}\n\nand cite `it`.")
    ]
    report = as_step_summary(given, 1, SummaryOptions())
    shown = "&#10;".join(f"line {number}" for number in range(7))
    # GFM, section 4.6: an HTML block would begin only where the tag begins the line.
    assert (
        f"Make it so,<br><details><summary>The text to paste</summary><pre>{shown}</pre></details>"
        "<br>\n  and cite <code>it</code>"
    ) in report


def test_what_a_change_brings_cannot_steer_the_report() -> None:
    given = [
        made("![x](y).yml", message="`<img>` and @you", hint="# big\n  | a |\n[x](https://e.test)")
    ]
    report = as_step_summary(given, 1, SummaryOptions())
    body = report[report.index("####") : report.index("### What happens next")]
    assert not re.search(r"<img|@|!\[|\]\(|^# |\| a", body, re.MULTILINE)
    assert "<pre>&#124; a &#124;</pre>" in body


@pytest.mark.parametrize("room", [LARGEST, 20_000])
def test_a_report_that_is_too_long_is_cut_and_says_so(room: int) -> None:
    given = [made(f"{number}.yml", message="é" * 500) for number in range(2_000)]
    report = as_step_summary(given, 2_000, SummaryOptions(room=room))
    assert len(report.encode()) <= room
    assert re.search(r"\*\*[0-9]+ more places did not fit", report)
    assert "### What happens next" in report
