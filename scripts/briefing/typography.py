"""Set a text as in print, whatever keyboard it was typed on.

Apostrophes and quotation marks are those of The Unicode Standard, section 6.2: U+2019 for the
apostrophe, U+201C and U+201D around a quotation; feet, inches, minutes and seconds have primes,
U+2032 and U+2033. Next to letters written from right to left all stay as they are: curly ones do
not turn with the direction of the words.
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
# A space or opening mark before it, a word or opening mark after it; not *Dawn*'s.
_MAY_PRECEDE_OPENING = re.compile(r"[\s(\[{/*'\"\u2013\u2014\u2018\u201c]")
_OPENS_BEFORE_WORD = re.compile(r"(?!'s\b)['\"](?=[\w(\[*'\"\u2018\u201c\u2026])")
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
"""Words that begin with an apostrophe and are not words without it."""

_APOSTROPHE_OR_QUOTATION = re.compile(
    r"""
    ' (?: \d\d(?!\d) | (?:cause|cos|coz|round|bout|till|fraid|gainst|ere|e|im|er|ow|ave|ad) \b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Words that may begin with an apostrophe, unless a quotation certainly begins there."""

_AYN = re.compile(r"'(?:ul[ae]ma|umrah?|ashura|aqida)\b")
"""Words with the sign of the Arabic letter `ayn`, which looks like an opening mark."""

_AFTER_NUMBER = re.compile(r"(?<=[\d\u00bc-\u00be])['\"]")
_WITH_INCHES = re.compile(r"'[ \u00a0\u202f]?\d[\d.,]*[\u00bc-\u00be]?\"")
_OF_DEGREES = re.compile(r"\u00b0[ \u00a0\u202f]?[\d.,]+(?:['\u2032][ \u00a0\u202f]?[\d.,]+)?$")
_LONGEST_ANGLE = 24

_DOUBLE = re.compile(r'["\u201c\u201d]')
_QUOTED = re.compile("\u201c([^\u201c\u201d]*)\u201d")
_ENDS_SINGLE = re.compile(r"(?<=[^\s(\[{/\u2013\u2014\u2018\u201c])'(?!\w)")
_BEGINS_SINGLE = re.compile(r"(?:(?<=[\s(\[{/\u2013\u2014])|(?<![^\n]))'(?=\w)")
_SHORTENED = re.compile(r"(?:s|in)$", re.IGNORECASE)
"""Ends of words after which an apostrophe may not end a quotation: states', dancin'."""

_GAP = r"[ \t]*\n?[ \t]*"
_CITED_TOO_SOON = re.compile(rf"(?<=\S){_GAP}((?:\[@[^\s\[\]@,;|]+\]{_GAP})+)([.,;:])")


_SPACE = re.compile(r"\s+")
_CONTROLS = re.compile(f"[{CONTROLS}{DIRECTIONS}{BYTE_ORDER_MARK}]")


def on_a_line(text: str) -> str:
    """Return a text on one line, without control and direction characters."""
    return _SPACE.sub(" ", _CONTROLS.sub("", text))


@lru_cache(maxsize=1 << 14)
def curl_quotes(text: str) -> str:
    """Return a text with typographic quotation marks, character for character."""
    return _MARKS.sub(_QuoteSetter(text).set_mark, text)


def curl_quotes_within(text: str) -> str:
    """Return the same for words that stand within double quotation marks: theirs are single.

    Words with single marks of their own are left: two kinds of single marks would say nothing.
    """
    curled = curl_quotes(text)
    within = _QUOTED.sub("\u2018\\1\u2019", curled)
    return curled if "\u2018" in curled or _DOUBLE.search(within) else within


def typeset(text: str) -> str:
    """Return a text of a record, which may have markup, as in print.

    Citations go after a full stop or comma, not before it.
    """
    return curl_quotes(_CITED_TOO_SOON.sub(r"\2\1", text) if "[@" in text else text)


class _QuoteSetter:
    """A setter of quotation marks in one text, in order, which knows the open quotations."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: set[str] = set()

    def set_mark(self, match: re.Match[str]) -> str:
        """Return the typographic mark for a typed one."""
        typed = match[0]
        if match["paragraph"]:
            self._open.clear()
        elif match["curly"]:
            self._note_curly(match)
        elif match["straight"]:
            return self._curl(typed, match.start())
        return typed

    def _note_curly(self, match: re.Match[str]) -> None:
        """Note a quotation that begins or ends with a typographic mark."""
        single = match[0] in "\u2018\u2019"
        if match[0] in "\u2018\u201c":
            self._open.add("'" if single else '"')
        elif not single or not self._text[match.end() : match.end() + 1].isalnum():
            self._open.discard("'" if single else '"')

    def _curl(self, typed: str, at: int) -> str:
        text = self._text
        may_open = at == 0 or _MAY_PRECEDE_OPENING.match(text, at - 1)
        if may_open and _OPENS_BEFORE_WORD.match(text, at):
            return self._opening_mark(typed, at)
        if _AFTER_NUMBER.match(text, at) and self._is_measure(typed, at):
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
            ends = self._quotation_ends(at, for_certain=True)
        else:
            ends = self._quotation_ends(at)
            if not ends and not following.islower():
                return _OPENING[typed]  # 'Ayn al-Asad
        if ends:
            self._open.add(typed)
        return _OPENING[typed] if ends or _AYN.match(self._text, at) else _CLOSING[typed]

    def _quotation_ends(self, at: int, *, for_certain: bool = False) -> bool:
        """Return whether a quotation that may begin here ends before the next one begins."""
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

    def _is_measure(self, typed: str, at: int) -> bool:
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
        return later is not None and _MAY_PRECEDE_OPENING.match(text, later.start() - 1) is None
