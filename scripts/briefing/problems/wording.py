"""Pieces of wording that messages share."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_QUOTED_LENGTH = 60
_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def visible(text: str) -> str:
    """Return the text with every control, format and surrogate character written as its code.

    So that a hostile value or file name can neither steer a terminal nor turn the
    reading direction of the report that names it.
    """
    if text.isprintable():
        return text
    return "".join(
        f"\\u{{{ord(char):04X}}}" if unicodedata.category(char) in _UNPRINTABLE else char
        for char in text
    )


def quote(text: str) -> str:
    """Return somebody's value for a message: on one line, shortened, in backquotes."""
    shown = " ".join(text[: _QUOTED_LENGTH * 2].split())
    if len(shown) > _QUOTED_LENGTH or len(text) > _QUOTED_LENGTH * 2:
        shown = shown[: _QUOTED_LENGTH - 1].rstrip() + "…"
    return f"`{visible(shown)}`"


def one_of(names: Iterable[str]) -> str:
    """Return the names in backquotes, joined as an English alternative: `a`, `b` or `c`."""
    shown = [quote(name) for name in names]
    if len(shown) < 2:  # noqa: PLR2004 - a single name needs no "or"
        return "".join(shown)
    return f"{', '.join(shown[:-1])} or {shown[-1]}"


_MOST_SHOWN = 12


def some_of(names: Iterable[str]) -> str:
    """Return the names of a vocabulary's list, joined by commas; of long lists the first ones."""
    given = list(names)
    rest = len(given) - _MOST_SHOWN
    shown = ", ".join(given[:_MOST_SHOWN])
    return f"{shown} and {rest} more in vocabulary.yml" if rest > 0 else shown


def allowed_values(listed: Iterable[str]) -> str:
    """Return which values one of the vocabulary's lists allows, and that the list may grow."""
    return f"Allowed: {some_of(listed)}. New ones may be added there."
