"""Ids in use, and ids for new records."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import count

from briefing.records import AnyRecord
from briefing.records.ids import LONGEST_ID, may_be_id, suggest_id
from briefing.records.walking import inner_ids

_MOST_WORDS = 4
_LONGEST_WORDS = 50
_LITTLE = """
a about after again against all an and are as at be been before but by can could did do does for
from had has have he her his how i if in into is it its more new not of off on or our out over say
says she should so some than that the their them they this to under up was we were what when where
which who why will with would you
"""
_LITTLE_WORDS = frozenset(_LITTLE.split())
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def records_by_id(records: Iterable[AnyRecord]) -> dict[str, AnyRecord]:
    """Return every id in use, or once in use, with the record that has it."""
    homes: dict[str, AnyRecord] = {}
    for record in records:
        for item_id in (record.id, *(inner for _, inner in inner_ids(record))):
            homes.setdefault(item_id, record)
    return homes


def source_id(prefix: str, words: Iterable[str], date: str, taken: Collection[str]) -> str:
    """Make the id of a source: publisher, a few words, day; and a number if that is taken.

    Args:
        prefix: The publisher, as an id.
        words: Texts to take words from, such as the title; the first with Latin words is taken.
        date: EDTF; only its beginning in year, month and day is used.
        taken: The ids in use.
    """
    texts = list(words)
    used = {*prefix.split("-"), date[:4]}
    chosen = next((few for text in texts if (few := _few_words(text, used))), "")
    day = _DAY.match(date)
    if not chosen and day is None:
        # A bare number from the address still distinguishes it from the publisher's other pages.
        chosen = next((made for text in texts if (made := suggest_id(text)[:_LONGEST_WORDS])), "")
    parts = (prefix, chosen, day[0] if day else "")
    made = "-".join(part for part in parts if part)[: LONGEST_ID - 4].strip("-")
    if not may_be_id(made):
        made = f"source-{made}".strip("-")
    numbered = (made if number == 1 else f"{made}-{number}" for number in count(1))
    return next(one for one in numbered if one not in taken)


def _few_words(text: str, used: Collection[str]) -> str:
    words = [
        word
        for word in suggest_id(text).split("-")
        if len(word) > 1 and word not in _LITTLE_WORDS and word not in used
    ]
    chosen = words[:_MOST_WORDS]
    while len("-".join(chosen)) > _LONGEST_WORDS:
        chosen.pop()
    return "-".join(chosen) if any(not word.isdecimal() for word in chosen) else ""
