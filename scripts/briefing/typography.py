"""Sets a text as print has it, on whatever keyboard it was typed.

Apostrophes and quotation marks are those of The Unicode Standard, section 6.2: U+2019 for the
apostrophe, U+201C and U+201D round a quotation; feet, inches, minutes and seconds have primes,
U+2032 and U+2033. Beside letters that are written from right to left all stay as they are: curly
ones do not turn with the direction of the words.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.characters import BYTE_ORDER_MARK, CONTROLS, DIRECTIONS

_MARKS = re.compile(
    r"""
      (?P<address> \]\([^)\s]*\) | https?://\S+ )
    | (?P<paragraph> \n[ \t]*\n )
    | (?P<curly> [\u2018-\u2019\u201c-\u201d] )
    | (?<![\u0590-\u08ff]) (?P<straight> ['"] ) (?![\u0590-\u08ff])
    """,
    re.VERBOSE,
)
# Before it a space or what opens, behind it a word or what opens; and no *Dawn*'s.
_OPENS_BEHIND = re.compile(r"[\s(\[{/*'\"\u2013\u2014\u2018\u201c]")
_OPENS_BEFORE = re.compile(r"(?!'s\b)['\"](?=[\w(\[*'\"\u2018\u201c\u2026])")
_OPENING = {"'": "\u2018", '"': "\u201c"}
_CLOSING = {"'": "\u2019", '"': "\u201d"}
_PRIME = {"'": "\u2032", '"': "\u2033"}

_APOSTROPHE_FIRST = re.compile(
    r"""
    ' (?: n\b | (?: \d0s | t(?:is|was|were|will|would|wixt|ween|ain|isn|wasn) | em | til | nuff
        | cuz | neath | nother ) \b (?!'(?!\w)) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What is written with an apostrophe before it and, without one, is no word of its own."""

_APOSTROPHE_OR_QUOTATION = re.compile(
    r"""
    ' (?: \d\d(?!\d) | (?:cause|cos|coz|round|bout|till|fraid|gainst|ere|e|im|er|ow|ave|ad) \b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What may be that too, unless a quotation that begins here ends for certain."""

_AYN = re.compile(r"'(?:ul[ae]ma|umrah?|ashura|aqida)\b")
"""Words that are written with the sign of the Arabic letter `ayn`, which looks as what opens."""

_AFTER_NUMBER = re.compile(r"(?<=[\d\u00bc-\u00be])['\"]")
_WITH_INCHES = re.compile(r"'[ \u00a0\u202f]?\d[\d.,]*[\u00bc-\u00be]?\"")
_OF_DEGREES = re.compile(r"\u00b0[ \u00a0\u202f]?[\d.,]+(?:['\u2032][ \u00a0\u202f]?[\d.,]+)?$")
_LONGEST_ANGLE = 24

_DOUBLE = re.compile(r'["\u201c\u201d]')
_ENDS_SINGLE = re.compile(r"(?<=[^\s(\[{/\u2013\u2014\u2018\u201c])'(?!\w)")
_BEGINS_SINGLE = re.compile(r"(?:(?<=[\s(\[{/\u2013\u2014])|(?<![^\n]))'(?=\w)")
_SHORTENED = re.compile(r"(?:s|in)$", re.IGNORECASE)
"""How words end behind which an apostrophe may stand that ends no quotation: states', dancin'."""

_GAP = r"[ \t]*\n?[ \t]*"
_CITED_TOO_SOON = re.compile(rf"(?<=\S){_GAP}((?:\[@[^\s\[\]@,;|]+\]{_GAP})+)([.,;:])")


_SPACE = re.compile(r"\s+")
_CONTROLS = re.compile(f"[{CONTROLS}{DIRECTIONS}{BYTE_ORDER_MARK}]")


def on_a_line(text: str) -> str:
    """Return a text on one line, without control and direction characters."""
    return _SPACE.sub(" ", _CONTROLS.sub("", text))


@lru_cache(maxsize=1 << 14)
def curl_quotes(text: str) -> str:
    """Return a text with the quotation marks of print, character for character."""
    return _MARKS.sub(_Setting(text).set_mark, text)


def typeset(text: str) -> str:
    """Return a text of a record, which may have markup, as print has it.

    Numbers of citations stand behind a point or a comma, not before it.
    """
    return curl_quotes(_CITED_TOO_SOON.sub(r"\2\1", text) if "[@" in text else text)


class _Setting:
    """Sets the marks of one text in their order; knows which quotations are open."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: set[str] = set()

    def set_mark(self, match: re.Match[str]) -> str:
        """Return the mark of print for one that was typed."""
        typed = match[0]
        if match["paragraph"]:
            self._open.clear()
        elif match["curly"]:
            self._take_curly(match)
        elif match["straight"]:
            return self._curl(typed, match.start())
        return typed

    def _take_curly(self, match: re.Match[str]) -> None:
        """Note a quotation that begins or ends with a mark of print."""
        single = match[0] in "\u2018\u2019"
        if match[0] in "\u2018\u201c":
            self._open.add("'" if single else '"')
        elif not single or not self._text[match.end() : match.end() + 1].isalnum():
            self._open.discard("'" if single else '"')

    def _curl(self, typed: str, at: int) -> str:
        text = self._text
        may_open = at == 0 or _OPENS_BEHIND.match(text, at - 1)
        if may_open and _OPENS_BEFORE.match(text, at):
            return self._opening_mark(typed, at)
        if _AFTER_NUMBER.match(text, at) and self._measures(typed, at):
            return _PRIME[typed]
        if not text[at + 1 : at + 2].isalnum():
            self._open.discard(typed)
        return _CLOSING[typed]

    def _opening_mark(self, typed: str, at: int) -> str:
        """Return the mark where a quotation or a shortened word begins."""
        if typed == '"':
            self._open.add(typed)
            return _OPENING[typed]
        following = self._text[at + 1]
        if _APOSTROPHE_FIRST.match(self._text, at):
            return _CLOSING[typed]
        if _APOSTROPHE_OR_QUOTATION.match(self._text, at):
            ends = self._ends(at, for_certain=True)
        else:
            ends = self._ends(at)
            if not ends and not following.islower():
                return _OPENING[typed]  # 'Ayn al-Asad
        if ends:
            self._open.add(typed)
        return _OPENING[typed] if ends or _AYN.match(self._text, at) else _CLOSING[typed]

    def _ends(self, at: int, *, for_certain: bool = False) -> bool:
        """Return whether a quotation that may begin here ends before another one begins."""
        text = self._text
        paragraph_ends = text.find("\n\n", at)
        limit = len(text) if paragraph_ends < 0 else paragraph_ends
        for another in _BEGINS_SINGLE.finditer(text, at + 1, limit):
            if not _APOSTROPHE_FIRST.match(text, another.start()):
                limit = another.start()
                break
        for end in _ENDS_SINGLE.finditer(text, at + 2, limit):
            if _WITH_INCHES.match(text, end.start()) and text[end.start() - 1].isdigit():
                continue
            if not for_certain or not _SHORTENED.search(text, at, end.start()):
                return True
        return False

    def _measures(self, typed: str, at: int) -> bool:
        """Return whether a mark after a number means feet or inches, not the end of a quotation."""
        text = self._text
        if _OF_DEGREES.search(text, max(0, at - _LONGEST_ANGLE), at):
            return True
        if typed == "'":
            if _WITH_INCHES.match(text, at):
                return True
            return typed not in self._open and not text[at + 1 : at + 2].isalpha()
        if typed not in self._open:
            return True
        later = _DOUBLE.search(text, at + 1)
        return later is not None and _OPENS_BEHIND.match(text, later.start() - 1) is None
