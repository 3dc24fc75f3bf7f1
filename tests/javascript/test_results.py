"""Search shows pages in order, each with its names, what it is, and where on it the words are."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.javascript.engine import page, search_engine

CALL = search_engine()

STATUSES = '{"statuses": {"Confirmed": "confirmed", "Disputed": "disputed", "Said:": "said"}}'
LONG = "and so on " * 60

DOCS: list[dict[str, Any]] = [
    {"location": "", "title": "Home", "text": "", "tags": [STATUSES]},
    page(
        "actors/dekarel/", "actor", "Noam <Dekarel>", "the Pilot", names={"he": "דקראל"}, rtl=["he"]
    ),
    page("places/reef/", "place", "Gull Reef"),
    page("sources/log/", "source", "Log"),
    {"location": "notes/", "title": "Notes", "text": ""},
]
CALL("names.learn", DOCS)
CALL("results.prepared", DOCS)


def prepared(text: str) -> str:
    """The text of a page as the engine is to index it."""
    docs = [*DOCS, {"location": "x/", "title": "X", "text": text}]
    return str(CALL("(docs) => results.prepared(docs).at(-1).text", docs))


def result(location: str, text: str = "", *terms: str, title: str = "") -> list[dict[str, Any]]:
    """What the engine finds on one page: where, in which text, and which words of the query."""
    doc = {"location": location, "title": title, "text": text, "score": 1}
    return [{**doc, "terms": dict.fromkeys(terms, True), "tags": []}]


def arranged(query: str, *groups: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The results that are shown for a query of which the engine found these."""
    call = "(query, groups) => results.arranged(names.find(query), groups)"
    shown: list[list[dict[str, Any]]] = CALL(call, query, groups)
    return shown


def order(query: str, *groups: list[dict[str, Any]]) -> list[str]:
    """The pages of the results."""
    return [group[0]["location"] for group in arranged(query, *groups)]


def test_a_page_that_is_named_goes_before_pages_with_the_words() -> None:
    groups = [result("notes/", "<mark>reef</mark>", "reef"), result("places/reef/", "", "reef")]
    assert order("reef", *groups) == ["places/reef/", "notes/"]


def test_pages_with_the_very_words_go_before_names_that_are_only_like_them() -> None:
    groups = [result("notes/", "<mark>reet</mark>", "reet")]
    assert order("reet", *groups)[0] == "notes/"


def test_pages_with_all_the_words_are_shown_and_of_those_sources_last() -> None:
    groups = [
        result("sources/log/", "<mark>lamp</mark> <mark>oil</mark>", "lamp", "oil"),
        result("actors/dekarel/", "<mark>lamp</mark> <mark>oil</mark>", "lamp", "oil"),
        result("notes/", "<mark>lamp</mark>", "lamp"),
    ]
    assert order("lamp oil", *groups) == ["actors/dekarel/", "sources/log/"]


def test_a_heading_has_the_name_in_each_script_marked_and_escaped() -> None:
    [[shown]] = arranged("dekarel")
    assert "<bdi>Noam &#60;<mark>Dekarel</mark>&#62;</bdi>" in shown["title"]
    assert '<bdi lang="he" dir="rtl">' in shown["title"]


def test_a_heading_says_by_which_other_name_a_page_was_found() -> None:
    [[shown]] = arranged("pilot")
    assert "also called <bdi>the <mark>Pilot</mark></bdi>" in shown["title"]
    [[shown]] = arranged("guul reef")
    assert "similar spelling" in shown["title"]


def test_a_passage_is_cut_round_its_first_mark() -> None:
    [[shown]] = arranged("lamp", result("x/", f"{LONG}<mark>lamp</mark> {LONG}", "lamp"))
    words = re.sub(r"<[^>]*>", "", shown["text"])
    assert words.startswith("…")
    assert words.endswith(" …")
    assert "<mark>lamp</mark>" in shown["text"]
    assert len(words) < 250


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("<mark>lamp</mark> in the night", "ltr"),
        ("<mark>lamp</mark> مصباح في الليل البارد", "rtl"),
        ("“نور” said the <mark>lamp</mark> keeper of Skerra", "ltr"),
    ],
)
def test_a_passage_runs_as_most_of_its_letters_do(text: str, direction: str) -> None:
    [[shown]] = arranged("lamp", result("x/", text, "lamp"))
    assert shown["text"].startswith(f'<p dir="{direction}">')


def test_a_claim_is_shown_with_its_status() -> None:
    text = prepared("<p>A <b>lamp</b>.<sup>1</sup></p> <p>Disputed said 2003</p>")
    assert text == "<p data-status=disputed>A <b>lamp</b>.</p> <p> said 2003</p>"
    marked = text.replace("<b>lamp</b>", "<mark>lamp</mark>")
    [[shown]] = arranged("lamp", result("x/", marked, "lamp"))
    assert (
        '<span class="status status-disputed">Disputed</span> A <mark>lamp</mark>' in shown["text"]
    )


def test_a_status_in_a_line_is_a_mark_and_no_word_of_the_text() -> None:
    assert prepared("<li>Confirmed The lamp.</li>") == "<li data-status=confirmed>The lamp.</li>"
    assert prepared("<li>Unconfirmed</li>") == "<li>Unconfirmed</li>"


def test_what_is_said_is_told_from_somebody_called_said() -> None:
    text = prepared("<p>A lamp.</p> <p>Said: one speaker</p>")
    assert text == "<p data-status=said>A lamp.</p> <p> one speaker</p>"
    [[shown]] = arranged("lamp", result("x/", text.replace("lamp", "<mark>lamp</mark>"), "lamp"))
    assert '<span class="status status-said">Said</span> A <mark>lamp</mark>' in shown["text"]
    assert prepared("<li>Said al-Amin saw it.</li>") == "<li>Said al-Amin saw it.</li>"
