"""Search finds words by others that mean the same, as the vocabulary groups them."""

from __future__ import annotations

import json

import pytest

from tests.javascript.engine import page, search_engine

GROUPS = [["injured", "hurt"], ["drone", "UAV", "unmanned aircraft"], ["سفينة", "مركب"]]
HOME = {"location": "", "title": "Home", "text": "", "tags": [json.dumps({"synonyms": GROUPS})]}
DOCS = [
    HOME,
    page("questions/hurt/", "question", "Was the keeper injured?"),
    page("actors/corps/", "actor", "Unmanned Aircraft Corps"),
    page("actors/ship/", "actor", "السفينة"),
]

CALL = search_engine()
CALL("names.learn", DOCS)

FOUND = "(query) => names.find(query).hits.map(({ page }) => page.location)"
ASKED = "(query) => names.find(query).words.flatMap(terms.asked)"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("was the keeper hurt", "questions/hurt/"),
        ("keeper hurt", "questions/hurt/"),
        ("UAV corps", "actors/corps/"),
        ("drones corps", "actors/corps/"),
        ("unmanned aircraft corps", "actors/corps/"),
        ("المركب", "actors/ship/"),
    ],
)
def test_a_name_is_found_by_words_that_mean_the_same(query: str, found: str) -> None:
    assert CALL(FOUND, query)[:1] == [found]


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("hurt", ["hurt", "≈injured≈"]),
        ("injured", ["injured", "≈injured≈"]),
        ("UAVs launched", ["uavs", "≈drone≈", "launched"]),
        ("unmanned aircraft", ["unmannedaircraft", "≈drone≈"]),
        ("aircraft", ["aircraft"]),
        ("外交部", ["外", "交", "部"]),
    ],
)
def test_the_engine_is_asked_for_words_and_the_signs_of_their_groups(
    query: str, asked: list[str]
) -> None:
    assert CALL(ASKED, query) == asked


def test_the_longest_phrase_of_a_text_is_taken() -> None:
    words = ["the", "unmanned", "aircraft", "hurt"]
    assert CALL("synonyms.among", words) == [
        {"sign": "≈drone≈", "from": 1, "to": 3},
        {"sign": "≈injured≈", "from": 3, "to": 4},
    ]


def test_without_groups_words_are_only_themselves() -> None:
    call = search_engine()
    call("names.learn", DOCS[1:])
    assert call(ASKED, "hurt") == ["hurt"]
    assert call("synonyms.among", ["hurt"]) == []
