"""YAML to a tree of marked nodes: what is read, where it stands, and what is refused."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.problems import Problem
from briefing.yamltree import (
    Entry,
    ListNode,
    MappingNode,
    Node,
    ScalarNode,
    SourceText,
    building,
    find_marks,
    parse,
    read_source,
)


def source(text: str) -> SourceText:
    return SourceText("a.yml", text, tuple(re.split("\r\n|\r|\n", text)))


def tree(text: str) -> Node:
    node, problems = parse(source(text))
    assert problems == []
    assert node is not None
    return node


def faults(text: str) -> list[tuple[int, int, str]]:
    return [(one.line, one.column, one.code) for one in parse(source(text))[1]]


# --- what is read ---


def test_every_scalar_is_text_and_nothing_is_none() -> None:
    node = tree("a: 010\nb: yes\nc: 2021-11-07\nd:\ne: ~\nf: null\ng: ''\nh: 'null'\n")
    assert isinstance(node, MappingNode)
    values = {e.key: e.value.text for e in node.entries if isinstance(e.value, ScalarNode)}
    assert values == {
        "a": "010",
        "b": "yes",
        "c": "2021-11-07",
        "d": None,
        "e": None,
        "f": None,
        "g": "",
        "h": "null",
    }


def test_marks_count_code_points_from_one() -> None:
    inner = MappingNode((Entry("c", ScalarNode("d", 3, 16), 3, 13),), 3, 12)
    numbers = ListNode((ScalarNode("1", 3, 9), inner), 3, 8)
    item = MappingNode((Entry("😀", numbers, 3, 5),), 3, 5)
    assert tree("قيس: x\nb:\n  - 😀: [1, {c: d}]\n") == MappingNode(
        (
            Entry("قيس", ScalarNode("x", 1, 6), 1, 1),
            Entry("b", ListNode((item,), 3, 3), 2, 1),
        ),
        1,
        1,
    )


# --- what is refused, and where ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # duplicate keys: at the second, the third ...
        ("a: 1\nb: 2\na: 3\na: 4\n", [(3, 1, "duplicate-key"), (4, 1, "duplicate-key")]),
        ("a:\n  - {b: 1, b: 2}\n", [(2, 12, "duplicate-key")]),
        # tabs
        ("a:\n\tb: c\n", [(2, 1, "tab-indent")]),
        ("a: b\n\tc: d\n", [(2, 1, "tab-indent")]),
        ("a:\n  \tb: c\n", [(2, 3, "tab-indent")]),
        ("a: [b,\n\tc]\n", [(2, 1, "tab-indent")]),
        ("a: |\n\tx\n", [(2, 1, "tab-indent")]),
        # references, tags, merge keys
        ("a: &x b\nc: *x\n", [(1, 4, "yaml-alias"), (2, 4, "yaml-alias")]),
        ("<<: {a: b}\n", [(1, 1, "yaml-alias")]),
        ("a: !!python/object x\n", [(1, 4, "yaml-tag")]),
        ("a: !x [b]\n", [(1, 4, "yaml-tag")]),
        # more than one document, too many levels
        ("a: b\n---\nc: d\n", [(2, 1, "several-documents")]),
        ("[" * 30, [(1, 21, "too-deep")]),
        ("- " * 30 + "a\n", [(1, 41, "too-deep")]),
        # what people write without knowing YAML
        ("title: Foo: bar\n", [(1, 11, "yaml-syntax")]),
        ("text: [[khazali]] threatened\n", [(1, 7, "yaml-syntax")]),
        ("text: *first* words\n", [(1, 7, "yaml-syntax")]),
        ("text: **first** words\n", [(1, 7, "yaml-syntax")]),
        ("text: @name said\n", [(1, 7, "yaml-syntax")]),
        ("text: %50\n", [(1, 7, "yaml-syntax")]),
        ('text: "he said "no""\n', [(1, 17, "yaml-syntax")]),
        ("text: 'it's'\n", [(1, 11, "yaml-syntax")]),
        ('text: "C:\\dir"\n', [(1, 10, "yaml-syntax")]),
        ('a: 1\ntext: "open\nb: 2\n', [(2, 7, "yaml-syntax")]),
        ("a: 1\nlist: [b, c\nd: e\n", [(2, 7, "yaml-syntax")]),
        ("a: {b: c\n", [(1, 4, "yaml-syntax")]),
        ("a:\n  b: 1\n c: 2\n", [(3, 2, "yaml-syntax")]),
        ("a: 1\nno colon here\nb: 2\n", [(2, 1, "yaml-syntax")]),
        ("a: - b\n", [(1, 4, "yaml-syntax")]),
        ("{{ x }}: 1\n", [(1, 1, "yaml-syntax")]),
        ("a: b}\nc: ]\n", [(2, 4, "yaml-syntax")]),
        # nothing there
        ("", [(1, 1, "empty-file")]),
        ("# only a comment\n\n", [(1, 1, "empty-file")]),
        ("---\n", [(1, 1, "empty-file")]),
    ],
)
def test_faults(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert faults(text) == expected


def test_a_tab_inside_a_text_is_no_indentation() -> None:
    assert faults('a: "b\n\tc"\nd: |\n  e\n  \tf\ng: h\ti\n') == []


def test_the_first_of_two_equal_keys_counts() -> None:
    node, _ = parse(source("a: 1\na: 2\n"))
    assert node == MappingNode((Entry("a", ScalarNode("1", 1, 4), 1, 1),), 1, 1, ("a",))


def test_messages_name_neither_python_nor_the_parser() -> None:
    texts = ["a: @x", "a: [", "a: 'b", "a: b: c", "a\nb: c", "a: &", "- a\nb: c", "a: ]", "? [a]"]
    for text in texts:
        (one,) = parse(source(text))[1]
        words = (one.message + one.hint).lower()
        assert not re.search(r"token|scalar|sequence|flow|block|node|python|str\b|dict", words)
        assert one.hint


# --- bytes ---


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"a: b\nc: \xff\n", [(2, 4, "not-utf8")]),
        ("é: ü\n".encode("latin-1"), [(1, 1, "not-utf8")]),
        ("é: ".encode() + b"\xe9\n", [(1, 4, "not-utf8")]),
        ("a: b\n".encode("utf-16"), [(1, 1, "not-utf8")]),
        ("a: b\n".encode("utf-16-le"), [(1, 2, "not-utf8")]),
        (b"a: b\nc: d\x1be\n", [(2, 5, "hidden-character")]),
        ("a: b\u2028c\n".encode(), [(1, 5, "hidden-character")]),
        ("a: b\ufeff\n".encode(), [(1, 5, "hidden-character")]),
        (b"\xef\xbb\xbfa: b\nc: d\xff\n", [(2, 5, "not-utf8")]),
    ],
)
def test_bytes_that_are_no_text(
    tmp_path: Path, raw: bytes, expected: list[tuple[int, int, str]]
) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(raw)
    _, problems = read_source(file, "a.yml")
    assert [(one.line, one.column, one.code) for one in problems] == expected


def test_a_byte_order_mark_moves_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(b"\xef\xbb\xbfa: b\na: c\n")
    found, problems = read_source(file, "a.yml")
    assert problems == []
    assert found is not None
    assert [(one.line, one.column) for one in parse(found)[1]] == [(2, 1)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_editors_do(tmp_path: Path, end: str) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(end.join(["a: b", "c: d", "a: e", ""]).encode())
    found, _ = read_source(file, "a.yml")
    assert found is not None
    assert [(one.line, one.column) for one in parse(found)[1]] == [(3, 1)]


# --- where the characters of a text stand ---


@pytest.mark.parametrize(
    "written",
    [
        "a: one two THREE four",
        "a: one\n  two\n\n   THREE four",
        "a: 'it''s one ''THREE'''",
        r'a: "one \"two\" \x41 \u00e9\n THREE"',
        'a: "one \\\n  two\n  THREE"',
        "a: |\n  one\n\n    two\n  THREE\nb: c",
        "a: >-   # why\n\n  one\n  two\n\n  THREE four\n",
        "a: |2+\n    one\n  THREE\n\n",
        "a:\n  >\n   one THREE",
    ],
)
def test_places(written: str) -> None:
    given = source(written)
    node = tree(written)
    assert isinstance(node, MappingNode)
    text = node.entries[0].value
    assert isinstance(text, ScalarNode)
    first = text.text or ""
    offsets = [first.index("one"), first.index("THREE"), first.index("THREE") + 4]
    found = [
        given.lines[mark.line - 1][mark.column - 1 :] for mark in find_marks(given, text, offsets)
    ]
    assert found[0].startswith("one")
    assert found[1].startswith("THREE")
    assert found[2].startswith("E")


# --- both of PyYAML's parsers ---

yaml_like = st.text(alphabet="ab:- \n\"'[]{},#&*!|>?\\\t%@`é\u2028", max_size=40)


def read_with(loader: object, text: str, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setattr(building, "_LOADER", loader)
    node, problems = parse(source(text))
    return node, [_place(one) for one in problems]


def _place(one: Problem) -> tuple[int, int, str]:
    return one.line, one.column, one.code


@pytest.mark.parametrize(
    "text",
    [
        "a: b\nc: [d, {e: f}]\n",
        "a: >-\n  b\n\n  c\n",
        "a: b: c\n",
        "a: 'b\n",
        "a: [b,\n\tc]\n",
        "a:\n\tb: c\n",
        'a: "\\q"\n',
        'a: "\\ud800"\n',
        'a: "\\UFFFFFFFF"\n',
        "a: *b* c\n",
        "a: @b\n",
        "a: b\na: c\n",
        "a: &b c\n",
    ],
)
def test_the_pure_parser_gives_the_same(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pure = read_with(yaml.BaseLoader, text, monkeypatch)
    assert read_with(getattr(yaml, "CBaseLoader", yaml.BaseLoader), text, monkeypatch) == pure


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[\n", (1, 1)),
        ("a: [\n", (1, 4)),
        ("a: [b\n", (1, 4)),
        ("a: [b,\n\n\n", (1, 4)),
        ("a:\n  - {\n\n", (2, 5)),
        ("a: [b, [c], [d,\n", (1, 13)),
        ("a: [b] # [c\nd: [,]\n", (2, 4)),
    ],
)
def test_a_bracket_that_is_not_closed_is_told_where_it_is_opened(
    text: str, place: tuple[int, int]
) -> None:
    _, (found,) = parse(source(text))
    assert (found.line, found.column) == place
    bracket = text.splitlines()[place[0] - 1][place[1] - 1]
    assert found.message.startswith(f"the bracket `{bracket}` opened here")


@given(yaml_like)
@example("\u2028!")
@example("[\n")
def test_any_text_is_a_tree_or_problems_within_the_file(text: str) -> None:
    given_source = source(text)
    node, problems = parse(given_source)
    assert node is not None or problems
    for one in problems:
        assert 1 <= one.line <= len(given_source.lines)
        assert 1 <= one.column <= len(given_source.lines[one.line - 1]) + 1
