"""Search finds what happened on a day, in whatever order and language the day is written."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.javascript.engine import search_engine, unhurried

CALL = search_engine()

MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]


def read(query: str) -> tuple[dict[str, int], list[str]] | None:
    """What is read of a query as a date, and its other words."""
    found: dict[str, Any] | None = CALL("(query) => dates.read(letters.words(query))", query)
    if found is None:
        return None
    rest = [word["folded"] for word in found.pop("rest")]
    return found, rest


@pytest.mark.parametrize(
    "query",
    [
        "14 March 2003",
        "March 14, 2003",
        "2003 March 14",
        "14 mar 2003",
        "2003-03-14",
        "14.3.2003",
        "14/03/2003",
        "03/14/2003",
        "14 mars 2003",
        "14 mart 2003",
        "14 März 2003",
        "١٤ آذار ٢٠٠٣",
        "14 مارس 2003",
        "۱۴ مارس ۲۰۰۳",
    ],
)
def test_one_day_is_read_in_any_order_and_script(query: str) -> None:
    assert read(query) == ({"year": 2003, "month": 3, "day": 14}, [])


@pytest.mark.parametrize(
    ("query", "named", "rest"),
    [
        ("March 2003", {"year": 2003, "month": 3}, []),
        ("3/2003", {"year": 2003, "month": 3}, []),
        ("14 March", {"month": 3, "day": 14}, []),
        ("March", {"month": 3}, []),
        ("4.3.2003", {"year": 2003, "month": 3, "day": 4}, []),
        ("٣ تشرين الثاني ٢٠٠٣", {"year": 2003, "month": 11, "day": 3}, []),
        ("wreck 14 March 2003", {"year": 2003, "month": 3, "day": 14}, ["wreck"]),
    ],
)
def test_of_a_date_the_parts_that_are_named_are_read(
    query: str, named: dict[str, int], rest: list[str]
) -> None:
    assert read(query) == (named, rest)


@pytest.mark.parametrize("query", ["", "the reef", "2003", "17 people", "march of the lamps", "ma"])
def test_what_names_no_day_is_no_date(query: str) -> None:
    assert read(query) is None


@pytest.mark.parametrize(
    ("named", "edtf", "agrees"),
    [
        ({"year": 2003, "month": 3, "day": 14}, "2003-03-14", True),
        ({"year": 2003, "month": 3, "day": 14}, "2003-03-14T03:20:00+13:45", True),
        ({"year": 2003, "month": 3, "day": 14}, "2003-03-15", False),
        ({"year": 2003, "month": 3, "day": 14}, "2003-03", False),
        ({"year": 2003, "month": 3}, "2003-03-14", True),
        ({"month": 3, "day": 14}, "1999-03-14", True),
        ({"year": 2003, "month": 3}, "2003-03~", True),
        ({"year": 2003, "month": 3}, "2003-02-28/2003-03-02", True),
        ({"year": 2003, "month": 4}, "2003-02-28/2003-03-02", False),
    ],
)
def test_a_date_agrees_in_every_part_that_is_named(
    named: dict[str, int], edtf: str, *, agrees: bool
) -> None:
    assert CALL("dates.agrees", named, edtf) is agrees


def test_the_engine_is_asked_for_a_day_in_the_words_of_the_page() -> None:
    read("1 March 2003")
    assert CALL("dates.inWords", {"year": 2003, "month": 3, "day": 14}) == ["14", "march", "2003"]
    assert CALL("dates.inWords", {"month": 3}) == ["march"]


@unhurried
@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_found_however_it_is_written(day: date) -> None:
    month = MONTHS[day.month - 1]
    written = [
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day} {month} {day.year}",
        f"{month[:3]} {day.day}, {day.year}",
    ]
    if day.day > 12:
        written.append(f"{day.month}/{day.day}/{day.year}")
    for query in written:
        assert read(query) == ({"year": day.year, "month": day.month, "day": day.day}, [])
        assert CALL(
            "(q, edtf) => dates.agrees(dates.read(letters.words(q)), edtf)", query, written[0]
        )
