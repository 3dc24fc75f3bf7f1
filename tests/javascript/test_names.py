"""Search finds the pages that a query names, the surest first."""

from __future__ import annotations

import pytest

from tests.javascript.engine import page, search_engine

CALL = search_engine()


PAGES = [
    page("actors/dekarel/", "actor", "Noam Dekarel", "the Pilot", "נועם דקראל", "نعوم دكاريل"),
    page("actors/skerra-board/", "actor", "Skerra Lights Board"),
    page("events/wreck/", "event", "Wreck of the Aurelia", date="2003-03-14"),
    page("events/inquiry/", "event", "Inquiry", date="2003-03-20/2004-02-01"),
    page("events/skerra/", "event", "Skerra", date="1999"),
    page("places/skerra/", "place", "Skerra", "al-Skerra", text="An island."),
    page("places/port-ansel/", "place", "Port Ansel"),
    page("sources/gazette/", "source", "Gazette, 15 March 2003"),
    {"location": "about/", "title": "About &amp; contact", "text": ""},
    {
        "location": "help/",
        "title": "Help",
        "text": "",
        "tags": ["who pays for it", "founded", "tell us", "من نحن", "{}"],
    },
    page("actors/us/", "actor", "United Shoals", "US"),
    {"location": "about/#s-light", "title": "The light", "text": "A section."},
]
CALL("names.learn", PAGES)


def found(query: str) -> list[str]:
    """The pages that a query names."""
    hits = CALL("(query) => names.find(query).hits.map(({ page }) => page.location)", query)
    return [str(hit) for hit in hits]


def words(query: str) -> list[str]:
    """What the engine is asked for."""
    asked: list[str] = CALL("(query) => names.find(query).words", query)
    return asked


@pytest.mark.parametrize(
    "query",
    [
        "Noam Dekarel",
        "dekarel noam",
        "NOAM D\u00c9KAREL",
        "the pilot",
        "dekarel's",
        "deka",
        "dekkarel",
        "dekrael",
        "nóam dekarl",
        "noamdekarel",
        "נועם",
        "دكاريل",
        "ديكاريل",
        "Δεκαρελ",
    ],
)
def test_a_person_is_found_in_any_spelling_and_script(query: str) -> None:
    assert found(query)[:1] == ["actors/dekarel/"]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("port ansel", "places/port-ansel/"),
        ("portansel", "places/port-ansel/"),
        ("wreck of aurelia", "events/wreck/"),
        ("what was the inquiry about", "events/inquiry/"),
        ("about & contact", "about/"),
        ("14 march 2003", "events/wreck/"),
        ("wreck 14.3.2003", "events/wreck/"),
        ("february 2004", "events/inquiry/"),
    ],
)
def test_a_page_is_found_by_what_it_is_called_or_when_it_was(query: str, first: str) -> None:
    assert found(query)[0] == first


def test_a_whole_name_goes_before_a_part_and_of_two_alike_the_event_before_the_place() -> None:
    assert found("skerra") == ["events/skerra/", "places/skerra/", "actors/skerra-board/"]


def test_what_is_only_like_a_name_is_shown_where_nothing_is_surer() -> None:
    assert found("skerta") == ["events/skerra/", "places/skerra/", "actors/skerra-board/"]
    assert found("board") == ["actors/skerra-board/"]


@pytest.mark.parametrize("query", ["", "zzzz", "gazette", "section", "12", "dekarel aurelia"])
def test_no_page_is_named_by_other_words(query: str) -> None:
    """Sources and sections are found by their words alone."""
    assert found(query) == []


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("What did the Pilot see?", ["pilot", "see"]),
        ("who is who", ["who", "is"]),
        ("Dékarel al-Skerra", ["dekarel", "skerra"]),
        ("wreck, 14.3.2003", ["wreck", "14", "march", "2003"]),
    ],
)
def test_the_engine_is_asked_for_the_words_that_mean_something(
    query: str, asked: list[str]
) -> None:
    assert words(query) == asked


@pytest.mark.parametrize(
    ("word", "known", "corrected"),
    [
        ("dekkarel", True, "dekarel"),
        ("skerta", False, "skerra"),
        ("skerta", True, "skerta"),
        ("lamp", False, "lamp"),
    ],
)
def test_a_word_that_stands_nowhere_is_taken_for_a_name_that_it_is_like(
    word: str, corrected: str, *, known: bool
) -> None:
    assert CALL("names.corrected", word, known) == corrected


@pytest.mark.parametrize(
    "query", ["who pays", "who pays for it", "founded", "found", "tell us", "من نحن"]
)
def test_a_page_is_found_by_what_readers_ask_for(query: str) -> None:
    assert found(query)[:1] == ["help/"]


@pytest.mark.parametrize("query", ["pays", "us", "who", "نحن", "funded", "who pays dekarel"])
def test_part_of_such_a_phrase_or_a_word_like_it_does_not_mean_the_page(query: str) -> None:
    assert "help/" not in found(query)


def test_such_a_phrase_is_no_name_of_the_page() -> None:
    call = """(query) => {
        const [hit] = names.find(query).hits;
        return results.arranged({ hits: [hit], words: [] }, [])[0][0].title;
    }"""
    assert CALL(call, "founded") == '<bdi>Help</bdi> <span class="found"></span>'
    docs = CALL("(docs) => results.prepared(docs)", PAGES)
    assert [doc["tags"] for doc in docs if doc["location"] == "help/"] == [["Help"]]
