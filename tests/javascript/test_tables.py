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

ABOUT = [
    {"text": "Who <said> it"},
    {"text": "https://site.example/", "url": "https://site.example/"},
]
ROWS = [
    ABOUT,
    [{"text": "Who", "head": True}, {"text": "condemns", "head": True}],
    [{"text": "A\tB\n& <C>", "url": "https://site.example/?a=1&b=2"}, {"text": "\u2713"}],
]
LINK = '<a href="https://site.example/">https://site.example/</a>'


def test_as_text_every_cell_is_one_field() -> None:
    told = "Who <said> it\thttps://site.example/"
    assert CALL("tabling.tsv", ROWS) == f"{told}\nWho\tcondemns\nA B & <C>\t\u2713"


def test_as_html_it_says_what_it_is_and_has_a_head_and_its_links() -> None:
    assert CALL("tabling.html", ROWS) == (
        f"<table><tr><td>Who &#60;said&#62; it</td><td>{LINK}</td></tr>"
        "<tr><th>Who</th><th>condemns</th></tr>"
        '<tr><td><a href="https://site.example/?a=1&#38;b=2">A\tB\n&#38; &#60;C&#62;</a></td>'
        "<td>\u2713</td></tr></table>"
    )
