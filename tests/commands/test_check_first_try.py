"""Slips of people who have never seen YAML: one message, at the right line, whose remedy works.

Each case breaks a record that is right, and then does what the message says, to the letter.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest

import check
from tests.support.briefings import as_yaml, minimal, write

RECORD = """\
name: Cy Cole
kind: person
names:
  fr:
    value: Cyr Cole
    evidence:
      - source: herald
        excerpt: Cyr Cole
aliases:
  - Old Cole
  - Cole of the mill
summary: >-
  Cy Cole is a miller and a
  neighbour of [[ann]]. [@gazette]
disambiguation: Not to be mistaken for his father.
claims:
  - id: cy-saw-smoke
    text: Cy Cole saw smoke.
    topic: damage
    status: reported
    said: 2020-05-02
    about: [fire]
    evidence:
      - source: herald
        excerpt: saw smoke
  - id: cy-heard-a-bell
    text: Cy Cole heard a bell.
    topic: damage
    status: reported
    evidence:
      - source: gazette
        excerpt: a bell rang
reviewed: 2020-06-01
"""
FILE = "actors/cy.yml"

AROUND = {place: as_yaml(content) for place, content in minimal().items()}
"""The briefing around the record, as text: it is written many times."""


class Slip(NamedTuple):
    """A slip, and what its message leads to."""

    right: str
    """What stands in the record, once."""
    wrong: str
    """What is written in its place."""
    mended: str
    """What stands there once the message has been followed."""
    code: str
    spot: str
    """What begins at the line of the message, in the broken record, once."""
    remedy: str
    """What the message says to do."""


ORDERED = {
    "misspelt id": Slip(
        "about: [fire]", "about: [fier]", "about: [fire]",
        "unknown-reference", "    about: [fier]", "`fire`"),
    "missing colon": Slip(
        "kind: person", "kind person", "kind: person",
        "yaml-syntax", "kind person", "Write `kind: person`."),
    "wrong indentation": Slip(
        "    said: 2020-05-02", "   said: 2020-05-02", "    said: 2020-05-02",
        "yaml-syntax", "   said: 2020-05-02", "Put 1 space more in front of it"),
    "tab": Slip(
        "  - Old Cole", "\t- Old Cole", "  - Old Cole",
        "tab-indent", "\t- Old Cole", "Delete the tab and type two spaces"),
    "unknown status": Slip(
        "status: reported\n    said", "status: rumoured\n    said", "status: reported\n    said",
        "unknown-value", "    status: rumoured", "`reported`"),
    "smart quotes around a key": Slip(
        "kind: person", "“kind”: person", "kind: person",
        "unknown-field", "“kind”", "Write `kind:` instead, without quotation marks."),
    "smart quotes around a value": Slip(
        "kind: person", "kind: “person”", "kind: person",
        "unknown-vocabulary", "kind: “person”", "Write `person`."),
    "smart apostrophe": Slip(
        "  - Old Cole", "  - 'Old Cole’", "  - 'Old Cole'",
        "yaml-syntax", "  - 'Old Cole’", "`'Old Cole'`"),
    "date as on paper": Slip(
        "reviewed: 2020-06-01", "reviewed: 7/11/2021", "reviewed: 2021-11-07",
        "invalid-date", "reviewed: 7/11/2021", "Write 2021-11-07 for 7 November 2021"),
    "id of another kind": Slip(
        "about: [fire]", "about: [gazette]", "about: [fire]",
        "unknown-reference", "    about: [gazette]", "the name of its file in"),
    "id that is taken": Slip(
        "- id: cy-heard-a-bell", "- id: cy-saw-smoke", "- id: cy-heard-a-bell",
        "duplicate-id", "  - id: cy-saw-smoke\n    text: Cy Cole heard", "another id"),
    "missing evidence": Slip(
        "    evidence:\n      - source: gazette\n        excerpt: a bell rang\n", "",
        "    evidence:\n      - source: gazette\n        excerpt: a bell rang\n",
        "evidence-missing", "  - id: cy-heard-a-bell",
        "  evidence:\n    - source: id-of-the-source\n      excerpt:"),
    "HTML from a web page": Slip(
        "Cy Cole is a miller", '<p class="x">Cy <b>Cole</b> is a&nbsp;miller</p>',
        "Cy Cole is a miller",
        "html-in-text", "  <p class", "Delete everything from < to > and keep the words"),
}  # fmt: skip
"""What a new contributor is sure to do one day."""

OTHERS = {
    "colon in a text": Slip(
        "Not to be mistaken for", "Two men: this is not",
        '"Two men: this is not',
        "yaml-syntax", "disambiguation: Two men", "in quotation marks"),
    "colon in an item of a list": Slip(
        "- Old Cole", "- Old: Cole", '- "Old: Cole"',
        "unknown-field", "  - Old: Cole", '`"Old: Cole"`'),
    "hyphen forgotten": Slip(
        "  - Cole of the mill", "  Cole of the mill", "  - Cole of the mill",
        "yaml-syntax", "  Cole of the mill", "Write `- Cole of the mill`."),
    "all hyphens forgotten": Slip(
        "  - Old Cole\n  - Cole of the mill", "  Old Cole\n  Cole of the mill",
        "  - Old Cole\n  - Cole of the mill",
        "wrong-type", "  Old Cole\n", "Begin a new line with `- ` for each item"),
    "hyphen of a claim forgotten": Slip(
        "  - id: cy-heard-a-bell", "    id: cy-heard-a-bell", "  - id: cy-heard-a-bell",
        "duplicate-key", "    id: cy-heard-a-bell", "`- id:`"),
    "hyphen of the first claim forgotten": Slip(
        "  - id: cy-saw-smoke", "    id: cy-saw-smoke", "  - id: cy-saw-smoke",
        "yaml-syntax", "    id: cy-saw-smoke", "`- id: cy-saw-smoke`"),
    "dash for a hyphen": Slip(
        "  - Cole of the mill", "  – Cole of the mill", "  - Cole of the mill",
        "yaml-syntax", "  – Cole of the mill", "Write `- Cole of the mill`."),
    "no space behind the hyphen": Slip(
        "  - Cole of the mill", "  -Cole of the mill", "  - Cole of the mill",
        "yaml-syntax", "  -Cole of the mill", "Write `- Cole of the mill`."),
    "item indented further": Slip(
        "  - Cole of the mill", "   - Cole of the mill", "  - Cole of the mill",
        "yaml-syntax", "   - Cole of the mill", "Delete 1 space"),
    "no space behind the colon": Slip(
        "kind: person", "kind:person", "kind: person",
        "yaml-syntax", "kind:person", "Write `kind: person`."),
    "colon of the first field": Slip(
        "name: Cy Cole", "name Cy Cole", "name: Cy Cole",
        "yaml-syntax", "name Cy Cole", "Write `name: Cy Cole`."),
    "semicolon for a colon": Slip(
        "kind: person", "kind; person", "kind: person",
        "yaml-syntax", "kind; person", "Write `kind: person`."),
    "two fields in a line": Slip(
        "kind: person\n", "kind: person, short_name: Cole\n", "kind: person\nshort_name: Cole\n",
        "yaml-syntax", "kind: person, short", "Begin a new line before `short_name:`"),
    "field indented too far": Slip(
        "kind: person", "  kind: person", "kind: person",
        "yaml-syntax", "  kind: person", "Delete 2 spaces"),
    "field not indented": Slip(
        "    said: 2020-05-02", "said: 2020-05-02", "    said: 2020-05-02",
        "yaml-syntax", "said: 2020-05-02", "Put 4 spaces more"),
    "fields of a group not indented": Slip(
        "    value: Cyr Cole\n    evidence:\n      - source: herald\n        excerpt: Cyr Cole\n",
        "  value: Cyr Cole\n  evidence:\n    - source: herald\n      excerpt: Cyr Cole\n",
        "    value: Cyr Cole\n    evidence:\n      - source: herald\n        excerpt: Cyr Cole\n",
        "unknown-field", "  value: Cyr", "Put 2 more spaces in front of lines 5 to 6"),
    "text not indented": Slip(
        "  neighbour of", "neighbour of", "  neighbour of",
        "yaml-syntax", "neighbour of", "put as many spaces in front of it as the text above has"),
    "text cut by a #": Slip(
        "Not to be mistaken for", "Not #2, who is", '"Not #2, who is',
        "yaml-syntax", "disambiguation: Not #2", "in quotation marks"),
    "unclosed quotation mark": Slip(
        "- Old Cole", '- "Old Cole', '- "Old Cole"',
        "yaml-syntax", '  - "Old Cole', 'Write " at the end of the value, too.'),
    "smart quote to close": Slip(
        "- Old Cole", '- "Old Cole”', '- "Old Cole"',
        "yaml-syntax", '  - "Old Cole”', '`"Old Cole"`'),
    "list where a text is due": Slip(
        "kind: person", "kind: [person]", "kind: person",
        "wrong-type", "kind: [person]", "Write `person` after the colon"),
    "@ at the start": Slip(
        "- Old Cole", "- @oldcole", '- "@oldcole"',
        "yaml-syntax", "  - @oldcole", '`"@oldcole"`'),
    "% at the start": Slip(
        "- Old Cole", "- %oldcole", '- "%oldcole"',
        "yaml-syntax", "  - %oldcole", '`"%oldcole"`'),
    "[ at the start": Slip(
        "text: Cy Cole saw smoke.", "text: [[ann]] saw smoke.", 'text: "[[ann]] saw smoke."',
        "yaml-syntax", "    text: [[ann]]", '`"[[ann]] saw smoke."`'),
    "spaces of another kind": Slip(
        "    said: 2020-05-02", "\u00a0\u00a0\u00a0\u00a0said: 2020-05-02", "    said: 2020-05-02",
        "hidden-character", "\u00a0\u00a0\u00a0\u00a0said", "press the space bar"),
    "space of another kind behind a colon": Slip(
        "kind: person", "kind:\u00a0person", "kind: person",
        "hidden-character", "kind:\u00a0person", "press the space bar"),
    "byte order mark inside": Slip(
        "kind: person", "\ufeffkind: person", "kind: person",
        "hidden-character", "\ufeffkind: person", "Delete it"),
    "name for an id": Slip(
        "about: [fire]", "about: [Who lit it]", "about: [who-lit-it]",
        "invalid-id", "    about: [Who lit it]", "Write `who-lit-it`."),
    "address for a source": Slip(
        "      - source: gazette\n        excerpt: a bell",
        "      - source: https://gazette.example/a\n        excerpt: a bell",
        "      - url: https://gazette.example/a\n        title: Fire\n        publisher: Gazette\n"
        "        date: 2020\n        excerpt: a bell",
        "invalid-id", "      - source: https", "`url:`, `title:`, `publisher:`, `date:`"),
    "word for a code": Slip(
        "text: Cy Cole heard a bell.",
        "text: Cy Cole heard a bell.\n    quote:\n      speaker: cy\n"
        "      original: {text: A bell, lang: English}",
        "text: Cy Cole heard a bell.\n    quote:\n      speaker: cy\n"
        "      original: {text: A bell, lang: en}",
        "unknown-vocabulary", "      original:", "Write `en`."),
    "marks of git": Slip(
        "kind: person\n", "<<<<<<< HEAD\nkind: person\n=======\nkind: place\n>>>>>>> patch-1\n",
        "kind: person\n",
        "yaml-syntax", "<<<<<<< HEAD", "delete the lines 2, 4 and 6"),
    "hyphen out of line": Slip(
        "  - id: cy-saw-smoke", "   - id: cy-saw-smoke", "  - id: cy-saw-smoke",
        "yaml-syntax", "   - id: cy-saw", "Delete 1 space in front of the hyphen"),
    "dash for the hyphen of fields": Slip(
        "      - source: gazette", "      – source: gazette", "      - source: gazette",
        "yaml-syntax", "      – source", "Write `- source: gazette`."),
    "no space behind the hyphen of fields": Slip(
        "      - source: gazette", "      -source: gazette", "      - source: gazette",
        "yaml-syntax", "      -source", "Write `- source: gazette`."),
    "dash for the only hyphen": Slip(
        "  - Old Cole\n  - Cole of the mill", "  – Old Cole", "  - Old Cole",
        "wrong-type", "  – Old Cole", "Write `- Old Cole`."),
    "commas for a list": Slip(
        "about: [fire]", "about: fire, ann", "about: [fire, ann]",
        "invalid-id", "    about: fire, ann", "Write `about: [fire, ann]`."),
    "bracket not closed": Slip(
        "about: [fire]", "about: [fire", "about: [fire]",
        "yaml-syntax", "    about: [fire", "Put `]` at the end of the line."),
    "apostrophe in quotation marks of its kind": Slip(
        "text: Cy Cole saw smoke.", "text: 'Cy Cole's smoke.'", 'text: "Cy Cole\'s smoke."',
        "yaml-syntax", "    text: 'Cy", '`"Cy Cole\'s smoke."`'),
    "comma behind a value": Slip(
        "kind: person", '"kind": "person",', '"kind": "person"',
        "yaml-syntax", '"kind": "person",', "Delete the comma"),
    "smart quotes around a date": Slip(
        "reviewed: 2020-06-01", "reviewed: “2020-06-01”", "reviewed: 2020-06-01",
        "invalid-date", "reviewed: “", "Write 2020-06-01 for"),
    "range of days with a dash": Slip(
        "said: 2020-05-02", "said: 2020-05-02–03", "said: 2020-05-02/2020-05-03",
        "invalid-date", "    said:", "Write 2020-05-02/2020-05-03 for"),
    "date that is missing": Slip(
        "reviewed: 2020-06-01\n", "", "reviewed: 2021-11-07\n",
        "missing-field", "name: Cy Cole", "Add a line such as `reviewed: 2021-11-07`."),
    "field that is missing": Slip(
        "    topic: damage\n    status: reported\n    evidence", "    topic: damage\n    evidence",
        "    topic: damage\n    status: reported\n    evidence",
        "missing-field", "  - id: cy-heard", "Add a line `status: …`"),
}  # fmt: skip
"""What else was seen, or is easily done."""


def told(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, str | int]]:
    """Run the checker, and give its errors."""
    check.main(["--data", str(folder), "--format", "json"])
    return [one for one in json.loads(capsys.readouterr().out) if one["severity"] == "error"]


def written(folder: Path, name: str, text: str) -> Path:
    return write(folder / "data", {**AROUND, name: text})


def line_of(text: str, spot: str) -> int:
    found = f"\n{text}".count(f"\n{spot}")
    assert found == 1, f"{spot!r} begins {found} lines"
    return f"\n{text}"[: f"\n{text}".index(f"\n{spot}") + 1].count("\n")


def test_the_record_is_right(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(written(tmp_path, FILE, RECORD), capsys) == []


@pytest.mark.parametrize("name", [*ORDERED, *OTHERS])
def test_one_slip_is_one_message_whose_remedy_works(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    slip = (ORDERED | OTHERS)[name]
    assert RECORD.count(slip.right) == 1
    broken = RECORD.replace(slip.right, slip.wrong)
    found = told(written(tmp_path, FILE, broken), capsys)
    assert {(each["path"], each["code"]) for each in found} == {(f"data/{FILE}", slip.code)}
    # Of two that clash, both are told of where nothing says which is the newer one.
    assert len(found) == (2 if slip.code == "duplicate-id" else 1), found
    (one,) = (each for each in found if each["line"] == line_of(broken, slip.spot))
    assert slip.remedy in str(one["hint"])

    mended = RECORD.replace(slip.right, slip.mended)
    if slip.mended.startswith('"') and slip.mended.count('"') == 1:
        mended = mended.replace("his father.", 'his father."')
    assert told(written(tmp_path, FILE, mended), capsys) == []


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_are_no_slip(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], end: str
) -> None:
    folder = written(tmp_path, FILE, "")
    (folder / FILE).write_bytes(b"\xef\xbb\xbf" + RECORD.replace("\n", end).encode())
    assert told(folder, capsys) == []


def test_a_file_renamed_to_yaml(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (one,) = told(written(tmp_path, "actors/cy.yaml", RECORD), capsys)
    assert (one["path"], one["code"]) == ("data/actors/cy.yaml", "misplaced-file")
    assert one["hint"] == "Rename the file to `cy.yml`."


def test_pasted_html_on_lines_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = RECORD.replace("  neighbour of", '<div style="color: red">\n<p>neighbour</p>\nof')
    (one,) = told(written(tmp_path, FILE, broken), capsys)
    assert one["code"] == "html-in-text"
    assert one["line"] == line_of(broken, "<div")
