"""A table is copied so that other programs read it as one."""

from __future__ import annotations

import csv

from tests.javascript.engine import PAGES, Engine

CALL = Engine(PAGES / "tabling.js")

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


def test_as_a_file_it_opens_in_a_spreadsheet_without_harm() -> None:
    cells = [
        "=1+1",
        "+964 1",
        "-",
        "@home",
        'says "no", twice',
        "two\nlines",
        " a\u00a0b ",
        "\u2713",
        "",
    ]
    told = CALL(
        "tabling.csv",
        [[{"text": text} for text in cells], [{"text": "\u0628\u063a\u062f\u0627\u062f"}]],
    )
    assert isinstance(told, str)
    assert told.startswith("\ufeff")
    first, second = csv.reader(told.removeprefix("\ufeff").splitlines(keepends=True))
    assert first == [
        "'=1+1",
        "'+964 1",
        "'-",
        "'@home",
        'says "no", twice',
        "two lines",
        "a b",
        "\u2713",
        "",
    ]
    assert second == ["\u0628\u063a\u062f\u0627\u062f"]
    assert told.endswith("\r\n")
