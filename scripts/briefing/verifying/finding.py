r"""Find an excerpt in the text of a page.

Both are folded first. An excerpt is **found** only if it is then equal to a passage: one other
letter, digit or `not` makes another sentence, and a person must look at it.

Words around an excerpt do not count: a `not` right before it goes unseen.

If it is not found but a passage has a likeness of at least `LIKENESS`, it is **changed**, else it
is **missing**. The likeness is rapidfuzz's `partial_ratio`, from 0 to 100: the share of
characters that agree with the best passage of the same length. `tests/bench/likeness.py` measures
what that means. On 952 excerpts of news reports, official statements and analyses, in English,
Arabic and other languages, 9 words at the median, each in a text of some 4,000 characters of other
words on the same event, these shares in 100 were called missing at a likeness of 65, 70 and 75:

    ================================  ====  ====  ====
    a letter typed wrongly             0.0   0.0   0.0
    a digit changed                    0.0   0.0   0.0
    a `not` put in                     0.1   0.4   0.4
    a word exchanged for another       1.3   2.8   5.5
    a word left out                    2.0   3.8   6.1
    four words put in                  5.2  12.4  28.1
    its second half rewritten         60.8  83.5  95.7
    ================================  ====  ====  ====

Of the same texts without the excerpt, 4.9, 2.5 and 1.4 in 100 had such a passage, mostly another
outlet's words on the same fact, which is what a person would want to see. 70 keeps both low.
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from briefing.verifying.folding import FoldedText, fold_text
from briefing.verifying.results import Finding, Verdict

LIKENESS = 70
"""Below this, a passage is not taken for a changed form of the excerpt."""

_ELLIPSIS = re.compile(r"[\[(]\s*(?:…|\.{2,})\s*[\])]|…|\.{3,}")
_PROCLITICS = frozenset("وفبلك")
"""Arabic one-letter words that are joined to the next; an excerpt may begin after them."""


def find(excerpt: str, page: FoldedText) -> Finding:
    """Return whether a page has an excerpt. `…` or `[…]` in it mark omitted words."""
    parts = [fold_text(part).folded.strip() for part in _ELLIPSIS.split(excerpt)]
    parts = [part for part in parts if part]
    if parts and _appear_in_order(parts, page.folded):
        return Finding(excerpt, Verdict.FOUND, likeness=100)
    matches = [_closest(part, page) for part in parts]
    if not matches:
        return Finding(excerpt, Verdict.MISSING)
    likeness, _ = min(matches)
    nearest = " … ".join(passage for _, passage in matches)
    if likeness < LIKENESS:
        return Finding(excerpt, Verdict.MISSING, likeness=int(likeness))
    return Finding(excerpt, Verdict.CHANGED, nearest, int(likeness))


def _appear_in_order(parts: list[str], text: str) -> bool:
    position = 0
    for part in parts:
        found = _position(part, text, position)
        if found is None:
            return False
        position = found + len(part)
    return True


def _position(part: str, text: str, start: int) -> int | None:
    """Return where a part begins as whole words."""
    found = text.find(part, start)
    while found >= 0:
        if text[found + len(part)] == " " and _begins_word(text, found):
            return found
        found = text.find(part, found + 1)
    return None


def _begins_word(text: str, position: int) -> bool:
    before = text[position - 1]
    return before == " " or (before in _PROCLITICS and text[position - 2] == " ")


def _closest(part: str, page: FoldedText) -> tuple[float, str]:
    """Return the likeness of the most similar passage, and the passage."""
    aligned = fuzz.partial_ratio_alignment(part, page.folded)
    if aligned is None or len(page.folded) < len(part):
        return 0.0, ""
    # A likeness of 100 that was not found is inside other words, or in another order.
    return aligned.score, page.passage(aligned.dest_start, aligned.dest_end)
