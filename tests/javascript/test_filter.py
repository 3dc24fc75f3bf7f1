"""Lists are filtered and tables sorted as readers expect."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.rendering import script_phrases
from tests.javascript.engine import PAGES, Engine, unhurried

CALL = Engine(
    PAGES / "folding.js",
    PAGES / "filter.js",
    before=f"var document = {{ querySelectorAll: () => [] }}; {script_phrases()}",
)

FITS = """(text, lists, typed, chosen) =>
    filtering.fits(briefing.readings(text), lists, briefing.readings(typed), chosen)"""
"""What the script asks of an entry's text, lists and what is typed and chosen."""

SORT = (
    "(keys, sign) => filtering.sort(keys.map((key, at) => [key, at]), sign).map((at) => keys[at])"
)


@pytest.mark.parametrize(
    ("keys", "ordered"),
    [
        pytest.param(["10", "9", "100"], ["9", "10", "100"], id="numbers"),
        pytest.param(["1,5", "1,10"], ["1,5", "1,10"], id="numbers in text"),
        pytest.param(
            ["2003-03-14", "1999-12-31", "2003-03"],
            ["1999-12-31", "2003-03", "2003-03-14"],
            id="dates",
        ),
        pytest.param(["b", "Á", "a", "B"], ["a", "Á", "b", "B"], id="letters"),
        pytest.param(["", "b", "", "a"], ["a", "b", "", ""], id="nothing comes last"),
    ],
)
def test_rows_are_sorted_as_people_count_and_spell(keys: list[str], ordered: list[str]) -> None:
    assert CALL(SORT, keys, 1) == ordered


def test_nothing_comes_last_the_other_way_too() -> None:
    assert CALL(SORT, ["", "a", "10", "", "9"], -1) == ["a", "10", "9", "", ""]


def test_rows_with_one_key_keep_their_order() -> None:
    rows = [["a", 1], ["b", 2], ["a", 3], ["a", 4]]
    assert CALL("filtering.sort", rows, 1) == [1, 3, 4, 2]
    assert CALL("filtering.sort", rows, -1) == [2, 1, 3, 4]


KEYS = st.lists(st.text(st.sampled_from("ab1290-Éق "), max_size=4))


@unhurried
@given(KEYS)
def test_sorting_loses_no_row_and_sorting_again_changes_nothing(keys: list[str]) -> None:
    once = CALL(SORT, keys, 1)
    assert sorted(once) == sorted(keys)
    assert CALL(SORT, once, 1) == once


def test_values_are_offered_in_order_with_how_many_entries_have_them() -> None:
    lists = [["Reef", "Port"], ["Reef", "Reef"], [], ["Ánsel"], ["Berth 10"], ["Berth 9"]]
    assert CALL("filtering.count", lists) == [
        ["Ánsel", 1],
        ["Berth 9", 1],
        ["Berth 10", 1],
        ["Port", 1],
        ["Reef", 2],
    ]


def test_what_an_entry_lacks_is_what_others_have() -> None:
    lists = [["condemns", "doubts"], ["condemns"], []]
    assert CALL("filtering.lacking", lists) == [[], ["doubts"], ["condemns", "doubts"]]


@pytest.mark.parametrize(
    ("typed", "chosen", "shown"),
    [
        pytest.param("", ["", ""], True, id="nothing asked"),
        pytest.param("gull REEF", ["", ""], True, id="typed in another case"),
        pytest.param("gulls", ["", ""], False, id="typed and not there"),
        pytest.param("", ["place", ""], True, id="one of the values"),
        pytest.param("", ["", "place"], False, id="a value of another facet"),
        pytest.param("", ["place", "2003"], True, id="both"),
        pytest.param("reef", ["place", "2004"], False, id="one of them not"),
        pytest.param("", ["pla", ""], False, id="part of a value"),
    ],
)
def test_an_entry_is_shown_where_all_that_was_asked_fits(
    typed: str, chosen: list[str], *, shown: bool
) -> None:
    lists = [["place", "reef"], ["2003"]]
    assert CALL(FITS, "Gull Reef, off Skerra", lists, typed, chosen) is shown


@pytest.mark.parametrize(
    ("text", "typed", "shown"),
    [
        pytest.param("The Salvors\u2019 Guild", "salvors' guild", True, id="another apostrophe"),
        pytest.param("The Salvors\u2019 Guild", "salvors guild", True, id="no apostrophe"),
        pytest.param("\u00c9va Tolvik", "eva", True, id="an accent left out"),
        pytest.param("Eva Tolvik", "\u00e9va", True, id="an accent too many"),
        pytest.param("مصطفى الكاظمي", "مصطفي الکاظمی", True, id="forms of Arabic letters"),
        pytest.param("أحمد", "احمد", True, id="a carrier of hamza"),
        pytest.param("الحشد الشعبي", "حشد", True, id="without the article"),
        pytest.param("حشد", "الحشد", True, id="with the article"),
        pytest.param("الحشد الشعبي", "الح", True, id="while typing after the article"),
        pytest.param("حسین\u200cزاده", "حسینزاده", True, id="without the joiner"),
        pytest.param("حسین\u200cزاده", "حسین زاده", True, id="a space for the joiner"),
        pytest.param("حسین زاده", "حسین\u200cزاده", True, id="a joiner for the space"),
        pytest.param("الحشد الشعبي", "الحشد الش", True, id="while typing after another article"),
        pytest.param("٧ نوفمبر", "7", True, id="digits"),
        pytest.param("Gull Reef", "gul reef", False, id="a letter left out"),
    ],
)
def test_what_is_typed_is_compared_as_search_compares_it(
    text: str, typed: str, *, shown: bool
) -> None:
    assert CALL(FITS, text, [], typed, []) is shown


@pytest.mark.parametrize(
    ("text", "parts"), [("a|b", ["a", "b"]), ("|a||", ["a"]), ("", []), (None, [])]
)
def test_the_values_of_an_attribute_are_parted_by_lines(text: str | None, parts: list[str]) -> None:
    assert CALL("filtering.parts", text) == parts


def test_words_are_read_however_they_are_laid_out() -> None:
    assert CALL("filtering.flat", "\n  Gull\n\tReef ") == "Gull Reef"
    assert CALL("filtering.flat", None) == ""
