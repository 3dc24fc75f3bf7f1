"""Records that may be of the same thing as a new one, by their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from briefing.characters import fold_name
from briefing.records import Actor, AnyRecord, Named, Reaction

_ALIKE = 0.72
"""Of 112 spellings that one briefing has of its actors' names, 84 are as like the name as this;
of its 4,753 pairs of different actors, 4 are."""

_SHORTEST = 4
"""A name with fewer letters stands in others by chance."""

_MOST = 5


def alike(name: str, records: Iterable[AnyRecord]) -> list[AnyRecord]:
    """Return the records that have a name like this one, the likest first, at most five.

    Letter case, diacritics, apostrophes, hyphens, articles and the order of words make no
    difference. A name is also like one that has all its words and more.
    """
    words = fold_name(name)
    rated = [
        (max((_likeness(words, fold_name(known)) for known in _names(record)), default=0.0), record)
        for record in records
    ]
    found = sorted(
        ((likeness, record) for likeness, record in rated if likeness >= _ALIKE),
        key=lambda one: (-one[0], one[1].id),
    )
    return [record for _, record in found[:_MOST]]


def _names(record: AnyRecord) -> Iterator[str]:
    yield record.id if isinstance(record, Reaction) else record.label
    if isinstance(record, Named):
        yield from (alias.text for alias in record.aliases)
        yield from (name.value for name in record.names.values())
    if isinstance(record, Actor) and record.short_name:
        yield record.short_name


def _likeness(one: str, other: str) -> float:
    mine, theirs = sorted(one.split()), sorted(other.split())
    if not mine or not theirs:
        return 0.0
    fewer, more = sorted((set(mine), set(theirs)), key=len)
    if fewer <= more and sum(map(len, fewer)) >= _SHORTEST:
        return 1.0
    return max(_ratio(one, other), _ratio(" ".join(mine), " ".join(theirs)))


def _ratio(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE else 0.0
