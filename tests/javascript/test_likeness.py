"""Search takes a word for a name that it is like, and for no other."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.javascript.engine import search_engine, unhurried

CALL = search_engine()

COMPARE = """(typed, name, unfinished) =>
    likeness.compare(letters.words(typed)[0], letters.words(name)[0], unfinished)"""


def compare(typed: str, name: str, *, unfinished: bool = False) -> dict[str, Any] | None:
    """How far a typed word is from one of a name, and how they are alike."""
    found: dict[str, Any] | None = CALL(COMPARE, typed, name, unfinished)
    return found


@pytest.mark.parametrize(
    ("typed", "name", "how"),
    [
        ("dekarel", "Dekarel", "same"),
        ("deka", "Dekarel", "begins"),
        ("reefs", "Reef", "begins"),
        ("suleimani", "Soleimani", "sounds"),
        ("kasem", "Qassem", "sounds"),
        ("tolvick", "Tolvik", "sounds"),
        ("سليماني", "Soleimani", "sounds"),
        ("σκερα", "Skerra", "sounds"),
        ("скерра", "Skerra", "sounds"),
        ("soliemani", "Soleimani", "sounds"),
        ("dejarel", "Dekarel", "like"),
        ("skerta", "Skerra", "like"),
    ],
)
def test_a_word_is_taken_for_a_name_that_it_is_like(typed: str, name: str, how: str) -> None:
    found = compare(typed, name)
    assert found is not None
    assert found["how"] == how


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("iran", "Iraq"),
        ("gull", "Guild"),
        ("ansel", "Handel"),
        ("2003", "2004"),
        ("200", "2003x"),
        ("de", "Dekarel"),
        ("soleimani", "سليماني"),
        ("noam", "Aurelia"),
    ],
)
def test_a_word_is_not_taken_for_another(typed: str, name: str) -> None:
    assert compare(typed, name) is None


def test_the_last_word_of_a_query_may_be_unfinished() -> None:
    assert compare("de", "Dekarel", unfinished=True) is not None
    assert compare("dekkar", "Dekarelides", unfinished=True) is not None
    assert compare("dekkar", "Dekarelides") is None


def test_the_more_a_word_differs_the_farther_it_is() -> None:
    words = ["soleimani", "soleim", "suleimani", "suleymani", "selaymany"]
    costs = [found["cost"] for word in words if (found := compare(word, "Soleimani"))]
    assert len(costs) == len(words)
    assert costs == sorted(set(costs))


# Letters of which no two make one sound, in words in which none is doubled.
NAMES = st.text(st.sampled_from("abdefgiklmnoprtuv"), min_size=6, max_size=10).filter(
    lambda name: all(one != other for one, other in pairwise(name))
)


@unhurried
@given(NAMES, st.data())
def test_one_slip_in_a_long_name_is_forgiven(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(name) - 2))
    left_out = name[:at] + name[at + 1 :]
    doubled = name[:at] + name[at] + name[at:]
    swapped = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    for typed in (left_out, doubled, swapped):
        assert compare(typed, name) is not None, typed


@unhurried
@given(NAMES, NAMES)
def test_two_words_are_as_far_from_one_another_whichever_was_typed(one: str, other: str) -> None:
    assume(not any(word[0] in "aeu" and word[1] == "l" for word in (one, other)))
    heard = """(one, other) => [[one, other], [other, one]].map((pair) =>
        likeness.heard(...pair.map((word) => letters.words(word)[0])))"""
    there, back = CALL(heard, one, other)
    if there and back:
        assert there["cost"] == pytest.approx(back["cost"], abs=1e-6)


@unhurried
@given(NAMES, NAMES)
def test_a_word_is_nearest_to_itself(one: str, other: str) -> None:
    assert compare(one, one) == {"cost": 0, "how": "same"}
    found = compare(one, other)
    assert one == other or found is None or found["cost"] > 0
