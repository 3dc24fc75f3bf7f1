"""Edits of a record's text: what was asked for changes, everything else stays to the letter."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefing.editing import (
    EditError,
    add_entry,
    first_line,
    replace_entries,
    scalar,
    set_field,
    write_all,
)

RECORD = """\
# a remark at the top
title: "Mill burns"   # as printed
url: https://a.test/mill
note: >-
  Two lines,
  folded.

# the end
evidence:
  - url: https://b.test/
    title: B
    # why it is here
    excerpt: 'the roof'
    publisher: The B
  - {url: https://c.test/, title: "C, or D", excerpt: fell}
"""


@pytest.mark.parametrize(
    ("name", "value", "after", "old", "new"),
    [
        ("title", "Mill burned", (), '"Mill burns"', "Mill burned"),
        ("archive_url", "https://x.test/1", ("title", "url"), "/mill\n", "/mill\narchive_url: https://x.test/1\n"),
        ("note", "One.", (), ">-\n  Two lines,\n  folded.", "One."),
        ("role", "a: b", ("note",), "folded.\n", 'folded.\nrole: "a: b"\n'),
        ("read", "full", (), "fell}\n", "fell}\nread: full\n"),
    ],
)  # fmt: skip
def test_a_field_is_set_and_nothing_else_changes(
    name: str, value: str, after: tuple[str, ...], old: str, new: str
) -> None:
    assert set_field(RECORD, name, value, after) == RECORD.replace(old, new, 1)


def test_a_field_can_be_added_to_a_text_without_a_last_line_break() -> None:
    assert set_field("title: A", "url", "https://a.test/") == "title: A\nurl: https://a.test/\n"


@pytest.mark.parametrize(
    ("position", "old", "new"),
    [
        (0, "url: https://b.test/\n    title: B\n", "source: b\n"),
        (1, 'url: https://c.test/, title: "C, or D", excerpt', "source: b, excerpt"),
    ],
)
def test_fields_of_a_group_are_replaced(position: int, old: str, new: str) -> None:
    gone = ("url", "title")
    edited = replace_entries(RECORD, ("evidence", position), gone, {"source": "b"})
    assert edited == RECORD.replace(old, new, 1)


@pytest.mark.parametrize(
    ("flow", "edited"),
    [
        ("{url: u, # why\n  title: T, excerpt: e}", "{source: b, # why\n  excerpt: e}"),
        ("{excerpt: e, # so\n  url: u, at: 1, title: T}", "{excerpt: e, # so\n  source: b, at: 1}"),
        ("{url: u, title: T}", "{source: b}"),
        ("{excerpt: e, url: u, title: T, publisher: p, date: d}", "{excerpt: e, source: b}"),
        ("{url: u, title: T, publisher: p, date: d, excerpt: e}", "{source: b, excerpt: e}"),
    ],
)  # fmt: skip
def test_what_is_kept_of_a_group_in_braces_keeps_its_comments(flow: str, edited: str) -> None:
    gone = ("url", "title", "publisher", "date")
    text = replace_entries(f"evidence: {flow}\n", ("evidence",), gone, {"source": "b"})
    assert text == f"evidence: {edited}\n"


def test_a_group_in_the_place_of_a_list_is_its_only_item() -> None:
    text = "evidence:\n  title: B\n  excerpt: roof\n"
    edited = replace_entries(text, ("evidence", 0), ("title",), {"source": "b"})
    assert edited == "evidence:\n  source: b\n  excerpt: roof\n"


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (("evidence", 0), "The B\n", "The B\n    lang: de\n"),
        (("evidence", 1), "fell}", "fell, lang: de}"),
    ],
)
def test_an_entry_is_added_at_the_end_of_a_group(
    path: tuple[str | int, ...], old: str, new: str
) -> None:
    assert add_entry(RECORD, path, "lang", "de") == RECORD.replace(old, new, 1)


@pytest.mark.parametrize("path", [("evidence", 2), ("claims", 0), ("title",)])
def test_a_place_that_is_not_there_is_an_error(path: tuple[str | int, ...]) -> None:
    with pytest.raises(EditError, match="no group of fields at"):
        replace_entries(RECORD, path, ("url",), {"source": "b"})


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_a_scalar_reads_back_as_its_text(value: str) -> None:
    for text in (f"key: {scalar(value)}\n", f"{{key: {scalar(value)}, next: x}}"):
        assert yaml.load(text, Loader=yaml.BaseLoader)["key"] == value  # noqa: S506 - text alone


def test_a_first_line_is_put_there_once() -> None:
    once = first_line(RECORD, "# schema")
    assert once == "# schema\n" + RECORD
    assert first_line(once, "# schema") == once


def test_a_first_line_keeps_a_byte_order_mark_and_the_line_ends() -> None:
    assert first_line("\ufeffkind: a\r\n", "# schema") == "\ufeff# schema\r\nkind: a\r\n"


def test_files_are_written_all_or_none(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("old")
    (tmp_path / "folder").write_text("in the way")
    with pytest.raises(OSError, match="folder"):
        write_all({tmp_path / "a.yml": "new", tmp_path / "folder" / "b.yml": "new"})
    assert (tmp_path / "a.yml").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yml", "folder"]
