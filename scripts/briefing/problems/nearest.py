"""The valid name that a misspelt one probably meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher

from briefing.characters import fold_key

_LIKENESS = 0.6
_LONGEST_NAME = 120


def _candidates(folded: str, choices: Iterable[str]) -> list[tuple[float, str, str]]:
    """Return each choice that can be like enough, with an upper bound of its likeness.

    The bound, twice the letters in common through the letters of both, costs a fraction
    of the likeness itself, and there may be thousands of choices.
    """
    letters = Counter(folded).items()
    found = []
    for choice in choices:
        other = fold_key(choice)
        total = len(folded) + len(other) or 1
        if 2 * min(len(folded), len(other)) < _LIKENESS * total:
            continue
        bound = 2 * sum([min(count, other.count(char)) for char, count in letters]) / total
        if bound >= _LIKENESS:
            found.append((bound, choice, other))
    return sorted(found, key=lambda one: (-one[0], one[1]))


def _likest(word: str, choices: Iterable[str], n: int) -> list[str]:
    """Return at most `n` choices that are like the word, the likest first."""
    if len(word) > _LONGEST_NAME:
        return []
    folded = fold_key(word)
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(folded)
    best: list[tuple[float, str]] = []
    for bound, choice, other in _candidates(folded, choices):
        if len(best) == n and bound < -best[-1][0]:
            break
        matcher.set_seq1(other)
        ratio = matcher.ratio()
        if ratio >= _LIKENESS:
            best = sorted([*best, (-ratio, choice)])[:n]
    return [choice for _, choice in best]


def nearest(word: str, choices: Iterable[str], n: int = 1) -> str | None:
    """Return the choice most like the word; with `n` above 1, the likest ones joined by commas.

    Letter case, quotation marks, and whether words are joined by a hyphen, an underscore
    or a space make no difference. None if no choice is much like the word.
    """
    return ", ".join(_likest(word, choices, n)) or None


def by_likeness(word: str, choices: Iterable[str]) -> list[str]:
    """Return all choices, those most like the word first, the rest in their own order."""
    given = list(choices)
    likest = _likest(word, given, len(given))
    return likest + [choice for choice in given if choice not in likest]
