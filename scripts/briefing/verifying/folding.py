"""Fold texts for comparison: remove differences of typography, spelling and file format.

Compatibility forms become plain (NFKC). Capitals, accents, Arabic vowel signs and tatweel are
removed; the forms of alef, ya, kaf and ha become one each; digits of all scripts become ASCII.
Quotation marks and invisible characters (soft hyphens, marks of direction) are removed; dashes,
ellipses and other signs become spaces. Points and commas inside numbers are kept; signs of currency
and per cent count as words.
"""

from __future__ import annotations

import unicodedata
from array import array
from dataclasses import dataclass
from functools import cache

from briefing.characters import APOSTROPHES, ARABIC_FORMS, QUOTATION_MARKS, TATWEEL

_DROPPED = frozenset(QUOTATION_MARKS + APOSTROPHES + TATWEEL)
_IN_NUMBERS = {".": ".", ",": ",", "\u066b": ".", "\u066c": ","}
"""Signs that are part of a number between two digits, and what they are compared as."""

_UNSEEN = frozenset({"Mn", "Me", "Cf"})
"""Accents, enclosing marks and format characters, by Unicode category."""


@dataclass(frozen=True)
class FoldedText:
    """A folded text, and the original place of each of its characters.

    Attributes:
        original: The text before folding.
        folded: The folded text: words with single spaces between them, and one at each end.
        places: For each character of `folded`, its offset in `original`.
    """

    original: str
    folded: str
    places: array[int]

    def passage(self, start: int, end: int) -> str:
        """Return the original words at a span of the folded text, in full, on one line."""
        start = self.folded.rfind(" ", 0, start + 1) + 1
        end = self.folded.find(" ", max(end - 1, start))
        end = len(self.folded) if end < 0 else end
        if start >= end:
            return ""
        last = self.places[end - 1] + 1
        return " ".join(self.original[self.places[start] : last].split())


def fold_text(text: str) -> FoldedText:
    """Return a text folded for comparison."""
    pieces = [" "]
    places = array("l", [0])
    for offset, char in enumerate(text):
        is_in_number = char in _IN_NUMBERS and _is_between_digits(text, offset)
        form = _IN_NUMBERS[char] if is_in_number else _form(char)
        for letter in form:
            if letter != " " or pieces[-1] != " ":
                pieces.append(letter)
                places.append(offset)
    if pieces[-1] != " ":
        pieces.append(" ")
        places.append(len(text))
    return FoldedText(text, "".join(pieces), places)


@cache
def _form(char: str) -> str:
    """Return what a character is compared as: letters and digits, a space, or nothing."""
    if char in _DROPPED:
        return ""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    return "".join(_letter(part) for part in decomposed)


def _letter(char: str) -> str:
    category = unicodedata.category(char)
    if category in _UNSEEN or char in _DROPPED:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category == "Sc" or char == "%":
        return f" {char} "
    return ARABIC_FORMS.get(char, char) if char.isalnum() else " "


def _is_between_digits(text: str, offset: int) -> bool:
    return text[offset - 1 : offset].isdecimal() and text[offset + 1 : offset + 2].isdecimal()
