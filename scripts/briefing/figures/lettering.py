"""The width of words, and their line breaks.

Words are drawn in the site's sans-serif typeface or, if the browser does not load it, in one of the
reader's own. So widths can only be estimated, a little too wide for either.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

ELLIPSIS = "…"

_NARROW = frozenset("iljtfrI.,:;'|!()[]{}/\\-\u2018\u2019` ")
_WIDE = frozenset("mwMW@%—…")
_RELATIVE_WIDTHS = {"narrow": 0.36, "wide": 0.96, "upper": 0.73, "lower": 0.585, "full": 1.05}
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_STRONG_DIRECTIONS = _RIGHT_TO_LEFT | {"L"}


def width(text: str, size: float) -> float:
    """Return the estimated width in pixels of a text with a font size in pixels."""
    return size * sum(map(_relative_width, text))


def _relative_width(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in {"W", "F"}:
        return _RELATIVE_WIDTHS["full"]
    if letter in _NARROW:
        return _RELATIVE_WIDTHS["narrow"]
    if letter in _WIDE:
        return _RELATIVE_WIDTHS["wide"]
    return _RELATIVE_WIDTHS["upper" if letter.isupper() or letter.isdigit() else "lower"]


def reads_from_right(text: str) -> bool:
    """Return whether the first letter with a strong direction is right-to-left."""
    found = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind for kind in found if kind in _STRONG_DIRECTIONS), "L") in _RIGHT_TO_LEFT


def fit_text(text: str, size: float, room: float) -> str:
    """Return the text, cut with an ellipsis if it is wider than `room` pixels."""
    if width(text, size) <= room:
        return text
    kept = text
    while kept and width(kept.rstrip() + ELLIPSIS, size) > room:
        kept = kept[:-1]
    return kept.rstrip(" ,;:-") + ELLIPSIS


def lines(text: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """Break a text into at most `most` lines of similar length, none wider than `room`.

    What does not fit is replaced by an ellipsis.
    """
    words = [fit_text(word, size, room) for word in text.split()]
    fitting = next(_breaks(words, size, room), ())
    if len(fitting) > most:
        rest = " ".join((fitting[most - 1], fitting[most]))
        return (*fitting[: most - 1], fit_text(rest, size, room))
    narrower = [
        found
        for tenths in range(5, 10)
        if len(found := next(_breaks(words, size, room * tenths / 10), ())) == len(fitting)
    ]
    return narrower[0] if narrower else fitting


def _breaks(words: Sequence[str], size: float, room: float) -> Iterator[tuple[str, ...]]:
    """Yield the lines broken where a line is full; nothing if a word is wider than `room`."""
    if any(width(word, size) > room for word in words):
        return
    done: list[str] = []
    for word in words:
        longer = f"{done[-1]} {word}" if done else word
        if done and width(longer, size) <= room:
            done[-1] = longer
        else:
            done.append(word)
    yield tuple(done)
