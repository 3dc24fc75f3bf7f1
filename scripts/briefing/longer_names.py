"""Check whether a name in running text is only part of a longer one.

`Orrland` in `the Orrland Courier`, `New Orrland` or `the University of Orrland` is not Orrland,
and `Tolvik` in `Ingrid Tolvik` may not be the Tolvik who has a record. Scripts without capitals do
not show this: there a name never counts as part of a longer one.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from briefing import wordlists

_GAP = "[ \u00a0\n]"
_WORD_AFTER = re.compile(rf"{_GAP}(?:&{_GAP})?([\w'\u2019\u2010\u2011-]+)")
_WORD_BEFORE = re.compile(rf"([\w'\u2019\u2010\u2011-]+){_GAP}(?P<and>&{_GAP})?$")
_OF_BEFORE = re.compile(rf"([\w\u2010\u2011-]+){_GAP}of{_GAP}(?:the{_GAP})?$")
_INITIAL_BEFORE = re.compile(rf"(?<![\w.])([^\W\d_])\.{_GAP}?$")
_OPENING_MARKS = " \u00a0(['\"\u2018\u201c*"
_ENDS_OF_SENTENCE = (".", "!", "?", ":", ";", "\u2026", "\n")
_HYPHENS = re.compile("[\u2010\u2011-]")
_ENDINGS = ("s", "ed", "ing", "ly")
"""Endings of verbs and adverbs, and of few given names."""
_LOOKBACK = 80
"""How many characters before a name are searched; words are shorter."""


def goes_on(text: str, end: int) -> bool:
    """Return whether a capitalised word right after a name is part of a longer one.

    A title, a weekday or a month does not: `Orrland President Elke Tolvik`.
    """
    match = _WORD_AFTER.match(text, end)
    if match is None or not match[1][0].isupper():
        return False
    word = match[1]
    return word != "I" and not wordlists.is_office(word) and not wordlists.is_day_or_month(word)


def begins_earlier(text: str, start: int) -> bool:
    """Return whether the words before a name belong to it: `New Orrland`, `the Bank of Orrland`."""
    before = text[max(start - _LOOKBACK, 0) : start]
    if match := _OF_BEFORE.search(before):
        return wordlists.begins_longer_name(match[1])
    match = _WORD_BEFORE.search(before)
    if match is None or not match[1][0].isupper():
        return False
    return match["and"] is not None or wordlists.begins_longer_name(match[1])


def is_of_another(text: str, start: int, own: AbstractSet[str]) -> bool:
    """Return whether the word before a surname makes it another person's: `Ingrid Tolvik`.

    A given name or initial among the owner's `own` words does not, nor does a title, nor a word
    with a capital because it begins a sentence.
    """
    before = text[max(start - _LOOKBACK, 0) : start]
    if match := _INITIAL_BEFORE.search(before):
        return match[1].isupper() and not any(word.startswith(match[1]) for word in own)
    match = _WORD_BEFORE.search(before)
    if match is None or not _may_be_given_name(match[1]) or match[1] in own:
        return False
    word = match[1]
    if wordlists.is_office(word) or wordlists.is_day_or_month(word):
        return False
    is_ordinary_word = wordlists.is_common(word) or word.endswith(_ENDINGS)
    return not (is_ordinary_word and _begins_sentence(before, match.start()))


def _may_be_given_name(word: str) -> bool:
    """Return whether a word may be a given name: not an acronym, and not `Orrland-backed`."""
    parts = [part for part in _HYPHENS.split(word) if part]
    return bool(parts) and all(part[0].isupper() for part in parts) and not word.isupper()


def _begins_sentence(text: str, start: int) -> bool:
    """Return whether a word is the first of its sentence."""
    ahead = text[:start].rstrip(_OPENING_MARKS)
    return not ahead or ahead.endswith(_ENDS_OF_SENTENCE)
