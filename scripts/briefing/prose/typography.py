"""Sets a text as print has it, on whatever keyboard it was typed.

Apostrophes and quotation marks are those of The Unicode Standard, section 6.2: U+2019 for the
apostrophe, U+201C and U+201D round a quotation. Beside letters that are written from right to left
they stay as they are: curly ones do not turn with the direction of the words.
"""

from __future__ import annotations

import re
from functools import lru_cache

_STRAIGHT = re.compile(
    r"""
      (?P<address> \]\([^)\s]*\) | https?://\S+ )
    | (?<![\u0590-\u08ff]) ['"] (?![\u0590-\u08ff])
    """,
    re.VERBOSE,
)
# Before it a space or what opens, behind it a word or what opens: and no '90s, and no *Dawn*'s.
_OPENS_BEHIND = re.compile(r"[\s(\[{/*'\"\u2013\u2014\u2018\u201c]")
_OPENS_BEFORE = re.compile(r"(?!'(?:s\b|\d0s))['\"](?=[\w(\[*'\"\u2018\u201c\u2026])")
_OPENING = {"'": "\u2018", '"': "\u201c"}
_CLOSING = {"'": "\u2019", '"': "\u201d"}

_GAP = r"[ \t]*\n?[ \t]*"
_CITED_TOO_SOON = re.compile(rf"(?<=\S){_GAP}((?:\[@[^\s\[\]@,;|]+\]{_GAP})+)([.,;:])")


@lru_cache(maxsize=1 << 14)
def curled(text: str) -> str:
    """Give a text with the quotation marks of print, character for character."""
    return _STRAIGHT.sub(_curl, text)


def typeset(text: str) -> str:
    """Give a text of a record, which may have markup, as print has it.

    Numbers of citations stand behind a point or a comma, not before it.
    """
    return curled(_CITED_TOO_SOON.sub(r"\2\1", text))


def _curl(match: re.Match[str]) -> str:
    if match["address"]:
        return match[0]
    text, at = match.string, match.start()
    may_open = at == 0 or _OPENS_BEHIND.match(text, at - 1)
    opens = may_open and _OPENS_BEFORE.match(text, at)
    return (_OPENING if opens else _CLOSING)[match[0]]
