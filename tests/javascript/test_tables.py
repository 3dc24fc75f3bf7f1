"""A table is copied so that other programs read it as one."""

from __future__ import annotations

from tests.javascript.engine import PAGES, Engine

CALL = Engine(
    PAGES / "tables.js",
    before="""
        var ResizeObserver = class { observe() {} };
        var document = { querySelectorAll: () => [] };
    """,
)

ROWS = [
    [{"text": "Who"}, {"text": "condemns"}],
    [{"text": "A\tB\n& <C>", "url": "https://site.example/?a=1&b=2"}, {"text": "\u2713"}],
]


def test_as_text_every_cell_is_one_field() -> None:
    assert CALL("tabling.tsv", ROWS) == "Who\tcondemns\nA B & <C>\t\u2713"


def test_as_html_it_has_a_head_and_its_links() -> None:
    assert CALL("tabling.html", ROWS) == (
        "<table><tr><th>Who</th><th>condemns</th></tr>"
        '<tr><td><a href="https://site.example/?a=1&#38;b=2">A\tB\n&#38; &#60;C&#62;</a></td>'
        "<td>\u2713</td></tr></table>"
    )
