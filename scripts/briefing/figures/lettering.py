"""How wide words are, and into which lines they break.

Words are drawn in the site's sans-serif face or, where a reader's browser does not load it, in one
of the reader's own, so that widths can only be judged: a little on the wide side of either.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

ELLIPSIS = "…"

_NARROW = frozenset("iljtfrI.,:;'|!()[]{}/\\-\u2018\u2019` ")
_WIDE = frozenset("mwMW@%—…")
_SHARES = {"narrow": 0.36, "wide": 0.96, "upper": 0.73, "lower": 0.585, "full": 1.05}
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_STRONG = _RIGHT_TO_LEFT | {"L"}


def width(text: str, size: float) -> float:
    """Return the width of a text in letters of so many pixels."""
    return size * sum(map(_share, text))


def _share(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in {"W", "F"}:
        return _SHARES["full"]
    if letter in _NARROW:
        return _SHARES["narrow"]
    if letter in _WIDE:
        return _SHARES["wide"]
    return _SHARES["upper" if letter.isupper() or letter.isdigit() else "lower"]


def reads_from_right(text: str) -> bool:
    """Return whether the first letter with a direction of its own is of a right-to-left script."""
    found = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind for kind in found if kind in _STRONG), "L") in _RIGHT_TO_LEFT


def fit_text(text: str, size: float, room: float) -> str:
    """Return the text, or as much of its beginning as fits into so many pixels, and an ellipsis."""
    if width(text, size) <= room:
        return text
    kept = text
    while kept and width(kept.rstrip() + ELLIPSIS, size) > room:
        kept = kept[:-1]
    return kept.rstrip(" ,;:-") + ELLIPSIS


def lines(text: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """Return the text in at most so many lines of about the same length, none wider than `room`.

    What does not fit is left out, and an ellipsis says so.
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
    """Yield the lines that come of breaking where a line is full; none if a word is wider."""
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
