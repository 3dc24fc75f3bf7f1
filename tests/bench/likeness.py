"""How like its excerpt a changed passage is: the figures behind `LIKENESS`.

    PYTHONPATH=scripts:. .venv/bin/python tests/bench/likeness.py [DATA]

Each excerpt of a briefing is edited in the ways in which pages change, and put into a text of other
excerpts and claims of the same briefing; and looked for in such a text without it.
"""

from __future__ import annotations

import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from briefing import load
from briefing.linking import Briefing
from briefing.verifying.finding import find
from briefing.verifying.folding import fold_text
from briefing.verifying.results import Finding, Verdict
from briefing.verifying.sources import addressable_sources, excerpts_of

THRESHOLDS = (65, 70, 75)
_AROUND = 37
"""How many other texts make a page: some 4,000 characters."""


def edits(excerpt: str, others: list[str], chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield the excerpt as it might stand on the page after an edit, and what the edit was."""
    words = excerpt.split()
    if len(words) < 2:
        return
    place = chance.randrange(len(words))
    word = max(words, key=len)
    middle = len(word) // 2
    typed = word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]
    other = chance.choice(others).split()

    def put(*new: str, gone: int = 0) -> str:
        return " ".join([*words[:place], *new, *words[place + gone :]])

    yield "a letter typed wrongly", excerpt.replace(word, typed, 1)
    if re.search(r"\d", excerpt):
        changed = re.sub(r"\d", lambda digit: str((int(digit[0]) + 3) % 10), excerpt, count=1)
        yield "a digit changed", changed
    yield "a `not` put in", put("not")
    yield "a word exchanged for another", put(chance.choice(other), gone=1)
    yield "a word left out", put(gone=1)
    yield "four words put in", put("reportedly", "and", "according", "to")
    half = len(words) // 2
    if half > 2:
        rewritten = [chance.choice(other) for _ in words[half:]]
        yield "its second half rewritten", " ".join([*words[:half], *rewritten])


def measure(briefing: Briefing) -> None:
    """Print how many of 100 fall below each threshold, and how many texts without reach it."""
    chance = random.Random(5)
    excerpts = list(
        dict.fromkeys(
            one for source in addressable_sources(briefing) for one in excerpts_of(briefing, source)
        )
    )
    texts = excerpts + [placed.claim.text for placed in briefing.claims.values()]
    edited: dict[str, list[Finding]] = defaultdict(list)
    without: list[Finding] = []
    for excerpt in excerpts:
        words = fold_text(excerpt).folded.strip()
        around = [
            text
            for text in chance.sample(texts, _AROUND)
            if words not in (other := fold_text(text).folded) and other.strip() not in words
        ]
        without.append(find(excerpt, fold_text(". ".join(around))))
        for name, change in edits(excerpt, excerpts, chance):
            found = find(excerpt, fold_text(". ".join([*around[:18], change, *around[18:]])))
            if found.verdict is not Verdict.FOUND:
                edited[name].append(found)
    print(f"{len(excerpts)} excerpts, {median(len(one.split()) for one in excerpts)} words")
    for name, findings in edited.items():
        print(f"{name:30} {len(findings):5}", *(_below(findings, one) for one in THRESHOLDS))
    print(f"{'no such words':30} {len(without):5}", *(_reached(without, t) for t in THRESHOLDS))


def _below(findings: list[Finding], threshold: int) -> str:
    return f"{100 * sum(one.likeness < threshold for one in findings) / len(findings):5.1f}"


def _reached(findings: list[Finding], threshold: int) -> str:
    return f"{100 * sum(one.likeness >= threshold for one in findings) / len(findings):5.1f}"


if __name__ == "__main__":
    measure(load(Path(sys.argv[1] if len(sys.argv) > 1 else "data")))
