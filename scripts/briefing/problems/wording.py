"""Pieces of wording that messages share."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_QUOTED_LENGTH = 60
_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def visible(text: str) -> str:
    """Escape every control, format and surrogate character of a text as its code point.

    So a hostile value or file name can neither control a terminal nor reverse the reading
    direction of the report that names it.
    """
    if text.isprintable():
        return text
    return "".join(
        f"\\u{{{ord(char):04X}}}" if unicodedata.category(char) in _UNPRINTABLE else char
        for char in text
    )


def quote(text: str) -> str:
    """Format a user's value for a message: on one line, shortened, in backquotes."""
    shown = " ".join(text[: _QUOTED_LENGTH * 2].split())
    if len(shown) > _QUOTED_LENGTH or len(text) > _QUOTED_LENGTH * 2:
        shown = shown[: _QUOTED_LENGTH - 1].rstrip() + "…"
    return f"`{visible(shown)}`"


def one_of(names: Iterable[str]) -> str:
    """Join names, in backquotes, with "or": `a`, `b` or `c`."""
    shown = [quote(name) for name in names]
    if len(shown) < 2:  # noqa: PLR2004 - a single name needs no "or"
        return "".join(shown)
    return f"{', '.join(shown[:-1])} or {shown[-1]}"


_MAX_SHOWN = 12


def some_of(names: Iterable[str]) -> str:
    """Join the names of a vocabulary's list with commas; of a long list only the first ones."""
    all_names = list(names)
    rest = len(all_names) - _MAX_SHOWN
    shown = ", ".join(all_names[:_MAX_SHOWN])
    return f"{shown} and {rest} more in vocabulary.yml" if rest > 0 else shown


def allowed_values(listed: Iterable[str]) -> str:
    """Return a hint with the values of a vocabulary's list, which may be extended."""
    return f"Allowed: {some_of(listed)}. New ones may be added there."
