"""Search shows pages in order, each with its names, what it is, and where on it the words are."""

from __future__ import annotations

import html
import json
import re
from typing import Any

import pytest

from tests.javascript.engine import page, search_engine

CALL = search_engine()

STATUSES = {
    "confirmed": ("confirmed", "Confirmed"),
    "disputed": ("disputed", "Doubted? (by some) & 100% {both}"),
    "said": ("said", "Said"),
    "statement-reported": ("reported", "Statement reported"),
}
HOME = html.escape(json.dumps({"statuses": STATUSES}))
LONG = "and so on " * 60

DOCS: list[dict[str, Any]] = [
    {"location": "", "title": "Home", "text": "", "tags": [HOME]},
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


def test_the_first_page_has_the_highest_score_which_the_page_opens_on_enter() -> None:
    lamp = {**result("places/reef/", "<mark>lamp</mark>", "lamp")[0], "score": 90}
    section = {**lamp, "location": "places/reef/#s-lamp", "score": 30}
    other = {**result("notes/", "<mark>lamp</mark> reef", "lamp", "reef")[0], "score": 99}
    shown = arranged("reef lamp", [lamp, section], [other])
    scores = [[doc["score"] for doc in group] for group in shown]
    assert [max(group) for group in scores] == sorted(map(max, scores), reverse=True)
    assert len({max(group) for group in scores}) == len(scores)


def test_a_passage_with_a_lower_score_stays_folded_below_the_first() -> None:
    first = {**result("x/#a", "<mark>lamp</mark>", "lamp")[0], "score": 9}
    second = {**first, "location": "x/#b", "score": 4}
    [[one, other]] = arranged("lamp", [first, second])
    assert one["score"] > other["score"]


def tidied(text: str, *words: str) -> str:
    """What the engine marks in a text, once it is tidied."""
    return str(CALL("results.tidied", [result("x/", text)], words)[0][0]["text"])


def test_words_of_a_script_without_spaces_are_marked_whole() -> None:
    marks = "<mark>外</mark><mark>交</mark><mark>部</mark>"
    assert tidied(f"中国{marks}的<mark>外</mark>国", "外交部") == "中国<mark>外交部</mark>的外国"


def test_parts_that_a_joiner_holds_are_marked_as_one() -> None:
    assert tidied("<mark>حسین\u200c</mark><mark>زاده</mark>", "حسينزاده") == (
        "<mark>حسین\u200cزاده</mark>"
    )


def test_a_page_with_letters_of_a_word_but_not_the_word_is_not_found() -> None:
    letters = result("notes/", "<mark>外</mark>国<mark>交</mark><mark>部</mark>", "外", "交", "部")
    word = result("x/", "<mark>外</mark><mark>交</mark><mark>部</mark>", "外", "交", "部")
    groups = CALL("results.tidied", [letters, word], ["外交部"])
    assert order("外交部", *groups) == ["x/"]


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


RTL, LTR, END = '<bdi dir="rtl">', '<bdi dir="ltr">', "</bdi>"
LAMP = "<mark>lamp</mark>"
NOUR = "<mark>نور</mark>"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"{LAMP} in the night", f"{LAMP} in the night"),
        (f"{LAMP} مصباح في الليل البارد.", f"{LAMP} {RTL}مصباح في الليل البارد{END}."),
        (f"7 {NOUR} in {LAMP}", f"{RTL}7 {NOUR}{END} in {LAMP}"),
        (f"Repeats {NOUR}, البحر; not counted.", f"Repeats {RTL}{NOUR}, البحر{END}; not counted."),
        (f"في عام {NOUR} 2003 In {LAMP}", f"{RTL}في عام {NOUR} 2003{END} In {LAMP}"),
        (f"{LAMP} of {NOUR}, 2003 (x)", f"{LAMP} of {RTL}{NOUR}{END}, 2003 (x)"),
        (f'نور "{NOUR}" In {LAMP}', f'{RTL}نور "{NOUR}"{END} In {LAMP}'),
        (f"{LAMP} [{NOUR}]; …", f"{LAMP} [{RTL}{NOUR}{END}]; …"),
        (f"{NOUR} and {NOUR} and x", f"{RTL}{NOUR}{END} and {RTL}{NOUR}{END} and x"),
        (f"x &#34;{NOUR} &amp; &#1605;&#34; x", f"x &#34;{RTL}{NOUR} &amp; &#1605;{END}&#34; x"),
    ],
)
def test_words_that_read_the_other_way_stand_apart(text: str, shown: str) -> None:
    [[found]] = arranged("lamp", result("x/", text, "lamp"))
    assert found["text"] == f'<p dir="ltr">{shown}</p>'


def test_a_passage_all_of_foreign_words_runs_as_they_do() -> None:
    words = "«نور» البحر " * 40
    [[found]] = arranged("lamp", result("x/", f"{words}{NOUR} {words}", "lamp"))
    assert found["text"].startswith('<p dir="rtl">…')
    assert found["text"].endswith(" …</p>")
    assert "<bdi" not in found["text"]


def test_dots_where_a_passage_is_cut_are_of_the_words_beside_them() -> None:
    words = "نور البحر " * 40
    [[found]] = arranged("lamp", result("x/", f"{words}{LAMP} by the sea {words}", "lamp"))
    assert found["text"].startswith(f'<p dir="ltr">{RTL}…')
    assert found["text"].endswith(f" …{END}</p>")


@pytest.mark.parametrize("told", [{"tags": ['{"dir": "rtl"}']}, {"home": '{"direction": "rtl"}'}])
def test_a_passage_runs_as_its_page_and_its_site_do(told: dict[str, Any]) -> None:
    home = {**DOCS[0], "tags": [told.get("home", "{}")]}
    page = {"location": "x/", "title": "X", "text": "", "tags": told.get("tags", ["{}"])}
    call = """(docs, groups) => {
        names.learn(docs); results.prepared(docs)
        return results.arranged(names.find("lamp"), groups)
    }"""
    groups = [result("x/#s", f"{NOUR} البحر {LAMP}.", "lamp")]
    [[found]] = CALL(call, [home, *DOCS[1:], page], groups)
    CALL("names.learn", DOCS)
    CALL("results.prepared", DOCS)
    assert found["text"] == f'<p dir="rtl">{NOUR} البحر {LTR}{LAMP}{END}.</p>'


def test_in_a_script_that_spells_a_name_in_one_way_the_very_word_goes_first() -> None:
    docs = [*DOCS, page("actors/a/", "actor", "Asaib", "عصائب")]
    call = """(docs, query, groups) => {
        names.learn(docs); results.prepared(docs)
        return results.arranged(names.find(query), groups).map(([first]) => first.location)
    }"""
    found = CALL(call, docs, "أصيب", [result("notes/", "<mark>أصيب</mark>", "اصيب")])
    latin = CALL(call, docs, "asaeb", [result("notes/", "<mark>asaeb</mark>", "asaeb")])
    CALL("names.learn", DOCS)
    CALL("results.prepared", DOCS)
    assert found == ["notes/", "actors/a/"]
    assert latin == ["actors/a/", "notes/"]


def sign(status: str) -> str:
    """What stands in the index in place of the sign of a status."""
    return f"<sub>{status}</sub>"


def status_of(text: str) -> str:
    """The mark before a passage that is found in a text of the index, and what it says."""
    found = prepared(text).replace("lamp", "<mark>lamp</mark>")
    [[shown]] = arranged("lamp", result("x/", found, "lamp"))
    return str(shown["text"]).partition(">")[2].partition("A <mark>lamp</mark>")[0].strip()


def test_a_claim_is_shown_with_its_status() -> None:
    text = f"<p>{sign('confirmed')}A lamp.</p> <p> said 2003</p>"
    assert prepared(text) == "<p data-status=confirmed>A lamp.</p> <p> said 2003</p>"
    assert status_of(text) == '<span class="status status-confirmed">Confirmed</span>'


def test_a_status_may_be_called_anything() -> None:
    said = "Doubted? (by some) &#38; 100% {both}"
    text = f"<li>{sign('disputed')} A lamp.</li>"
    assert status_of(text) == f'<span class="status status-disputed">{said}</span>'


def test_a_statement_says_that_it_was_made() -> None:
    text = f"<li>{sign('statement-reported')} A lamp.</li>"
    assert status_of(text) == '<span class="status status-reported">Statement reported</span>'


def test_a_status_is_of_the_innermost_block_and_no_word_of_it() -> None:
    text = f"<li> <p>14 March 2003</p> <p>{sign('said')} A lamp.</p> </li>"
    expected = "<li> <p>14 March 2003</p> <p data-status=said>A lamp.</p> </li>"
    assert prepared(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "<p>A lamp.</p> <p>Confirmed that day.</p>",
        "<li>Confirmed A lamp.</li>",
        "<li>Said al-Amin saw a lamp.</li>",
        f"<p>H<sub>2</sub>O and <sub>best</sub> {sign('unknown')}</p>",
    ],
)
def test_words_are_never_taken_for_a_status(text: str) -> None:
    assert prepared(text) == text
