"""Tells whether a name in running text is only a part of a longer one.

`Orrland` in `the Orrland Courier`, `New Orrland` or `the University of Orrland` is not Orrland,
and `Tolvik` in `Ingrid Tolvik` may be somebody else than the Tolvik who has a record. In scripts
without capitals nothing shows that: there a name is never taken for a part of a longer one.
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
"""So end verbs and adverbs, and few given names."""
_WIDEST = 80
"""How far a look back goes; words are shorter."""


def goes_on(text: str, end: int) -> bool:
    """Return whether a capitalised word right after a name makes it longer.

    A title, a weekday or a month does not: `Orrland President Elke Tolvik`.
    """
    match = _WORD_AFTER.match(text, end)
    if match is None or not match[1][0].isupper():
        return False
    word = match[1]
    return word != "I" and not wordlists.is_office(word) and not wordlists.is_day_or_month(word)


def begins_earlier(text: str, start: int) -> bool:
    """Return whether the words before a name belong to it: `New Orrland`, `the Bank of Orrland`."""
    before = text[max(start - _WIDEST, 0) : start]
    if match := _OF_BEFORE.search(before):
        return wordlists.begins_longer_name(match[1])
    match = _WORD_BEFORE.search(before)
    if match is None or not match[1][0].isupper():
        return False
    return match["and"] is not None or wordlists.begins_longer_name(match[1])


def is_of_another(text: str, start: int, own: AbstractSet[str]) -> bool:
    """Return whether the word before a surname makes it that of somebody else: `Ingrid Tolvik`.

    A given name or initial among the owner's `own` words does not, nor does a title, nor a word
    that has its capital because a sentence begins with it.
    """
    before = text[max(start - _WIDEST, 0) : start]
    if match := _INITIAL_BEFORE.search(before):
        return match[1].isupper() and not any(word.startswith(match[1]) for word in own)
    match = _WORD_BEFORE.search(before)
    if match is None or not _is_name(match[1]) or match[1] in own:
        return False
    word = match[1]
    if wordlists.is_office(word) or wordlists.is_day_or_month(word):
        return False
    is_verb_or_so = wordlists.is_common(word) or word.endswith(_ENDINGS)
    return not (is_verb_or_so and _is_first(before, match.start()))


def _is_name(word: str) -> bool:
    """Return whether a word may be a given name: no acronym, and no `Orrland-backed`."""
    parts = [part for part in _HYPHENS.split(word) if part]
    return bool(parts) and all(part[0].isupper() for part in parts) and not word.isupper()


def _is_first(text: str, start: int) -> bool:
    """Return whether a word is the first of its sentence."""
    ahead = text[:start].rstrip(_OPENING_MARKS)
    return not ahead or ahead.endswith(_ENDS_OF_SENTENCE)
