"""Find the valid name that a misspelt one probably means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher

from briefing.characters import fold_key

_MIN_SIMILARITY = 0.6
_MAX_NAME_LENGTH = 120


def _candidates(folded: str, choices: Iterable[str]) -> list[tuple[float, str, str]]:
    """Return each choice that may be similar enough, with an upper bound of its similarity.

    The bound is twice the number of common letters, divided by the number of letters of both. It
    is much cheaper than the similarity itself, and there may be thousands of choices.
    """
    letters = Counter(folded).items()
    found = []
    for choice in choices:
        other = fold_key(choice)
        total = len(folded) + len(other) or 1
        if 2 * min(len(folded), len(other)) < _MIN_SIMILARITY * total:
            continue
        bound = 2 * sum([min(count, other.count(char)) for char, count in letters]) / total
        if bound >= _MIN_SIMILARITY:
            found.append((bound, choice, other))
    return sorted(found, key=lambda one: (-one[0], one[1]))


def _most_similar(word: str, choices: Iterable[str], n: int) -> list[str]:
    """Return at most `n` choices that are similar to a word, the most similar first."""
    if len(word) > _MAX_NAME_LENGTH:
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
        if ratio >= _MIN_SIMILARITY:
            best = sorted([*best, (-ratio, choice)])[:n]
    return [choice for _, choice in best]


def nearest(word: str, choices: Iterable[str], n: int = 1) -> str | None:
    """Return the choice most similar to a word; with `n` above 1, several joined by commas.

    Letter case, quotation marks, and whether words are joined by a hyphen, an underscore
    or a space make no difference. None if no choice is similar.
    """
    return ", ".join(_most_similar(word, choices, n)) or None


def by_similarity(word: str, choices: Iterable[str]) -> list[str]:
    """Return all choices, similar ones first by similarity, the rest in their original order."""
    all_choices = list(choices)
    similar = _most_similar(word, all_choices, len(all_choices))
    return similar + [choice for choice in all_choices if choice not in similar]
