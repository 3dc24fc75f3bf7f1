"""The ends of sentences, in any script."""

from __future__ import annotations

_MARKS = frozenset(
    ".?!\u2026\u203c\u203d\u2047\u2048\u2049\u0589\u061f\u06d4\u0964\u0965\u3002\uff01\uff0e\uff1f\uff61"
)
"""Marks after which no full stop is needed."""

_CLOSING = " \t\n'\"*\u2018\u2019\u201c\u201d\u2039\u203a\u00ab\u00bb\u300d\u300f"
"""Quotation marks and other characters allowed between such a mark and the end."""


def full_stop(text: str) -> str:
    """Return the full stop that a text needs at its end: empty if it ends with a mark.

    Nor does a whole sentence in brackets need one: a capital letter, words, and a mark.
    """
    ended = text.rstrip(_CLOSING)
    _, bracket, inside = ended.rpartition("(")
    if bracket and inside.endswith(")") and " " in inside and not inside[0].islower():
        ended = inside.rstrip(f"{_CLOSING})")
    return "" if ended[-1:] in _MARKS else "."
