"""Finds the names of records in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing import longer_names

_TOKEN = re.compile(r"\w+")
_POSSESSIVE = re.compile("['\u2019]s(?![\\w'\u2019-])")
_JOINERS = "-\u2010\u2011"
_APOSTROPHES = "'\u2019\u02bc"
_STRAIGHT = str.maketrans(dict.fromkeys("\u2018\u2019", "'"))


@dataclass(frozen=True, order=True)
class Name:
    """A name, whose it is, and whether it is the full one."""

    text: str
    record_id: str
    full: bool


@dataclass(frozen=True)
class Mention:
    """A place in a text where a name stands.

    Attributes:
        start: The offset of the name's first character.
        end: The offset behind its last one, without a possessive ending.
        full: The records whose full name it is.
        short: The records for which it is a short form.
    """

    start: int
    end: int
    full: tuple[str, ...]
    short: tuple[str, ...]


class NameIndex:
    """Names by their first word, so that the cost does not grow with their number.

    Matching is case-sensitive and takes the longest name. A name never matches
    inside a word or beside a hyphen; the possessive `'s` may follow it. Apostrophes are alike.
    """

    def __init__(self, names: Iterable[Name], others: Iterable[str] = ()) -> None:
        """Index the names; each is expected to begin with a letter or digit.

        `others` are names of what has no record here, such as newspapers: what stands in one of
        them is not found.
        """
        owners: dict[str, dict[bool, set[str]]] = {
            _straight(other): {True: set(), False: set()} for other in others if _TOKEN.match(other)
        }
        self._words: dict[str, set[str]] = {}
        for name in names:
            if _TOKEN.match(name.text):
                by_form = owners.setdefault(_straight(name.text), {True: set(), False: set()})
                by_form[name.full].add(name.record_id)
                self._words.setdefault(name.record_id, set()).update(name.text.split())
        self._owners = {
            text: (tuple(sorted(forms[True])), tuple(sorted(forms[False] - forms[True])))
            for text, forms in owners.items()
        }
        self._lengths: Mapping[str, tuple[int, ...]] = _lengths_by_first_token(self._owners)

    def shared_names(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield each name that several records have, with their ids, in order."""
        for text in sorted(self._owners):
            full, short = self._owners[text]
            if len({*full, *short}) > 1:
                yield text, tuple(sorted({*full, *short}))

    def find(self, text: str) -> Iterator[Mention]:
        """Return the mentions in a text, from its beginning to its end, none overlapping."""
        return (mention for mention in self._longest(text) if mention.full or mention.short)

    def find_alone(self, text: str) -> Iterator[Mention]:
        """Yield the mentions that are not only a part of a longer name."""
        found = list(self._longest(text))
        whole = _not_continued(text, found)
        last = 0
        for mention, is_whole in zip(found, whole, strict=True):
            is_beside_another = bool(last) and text[last : mention.start].isspace()
            if is_whole and (is_beside_another or not self._is_continued(text, mention)):
                last = mention.end
                yield mention

    def _is_continued(self, text: str, mention: Mention) -> bool:
        """Return whether a mention continues a name that begins before it."""
        if longer_names.begins_earlier(text, mention.start):
            return True
        name = text[mention.start : mention.end]
        if mention.full or not name.isalpha() or name.isupper():
            return False
        own = {word for owner in mention.short for word in self._words[owner]}
        return longer_names.is_of_another(text, mention.start, own)

    def _longest(self, text: str) -> Iterator[Mention]:
        """Yield the longest known name at each place, whether or not a record has it."""
        straight = _straight(text)  # as long as the text
        end = 0
        for token in _TOKEN.finditer(text):
            start = token.start()
            if start < end:
                continue
            for length in self._lengths.get(token[0], ()):
                name = straight[start : start + length]
                if name in self._owners and _stands_free(text, start, start + length):
                    end = start + length
                    full, short = self._owners[name]
                    yield Mention(start, end, full, short)
                    break


def _not_continued(text: str, found: Sequence[Mention]) -> list[bool]:
    """Tell of each mention whether it is a record's, and no longer name begins with it.

    A name may follow it that is one itself: `In Skerra Elke Tolvik was seen`.
    """
    whole: list[bool] = []
    following: Mention | None = None
    for mention in reversed(found):
        is_beside = following is not None and text[mention.end : following.start].isspace()
        ends = whole[-1] if is_beside else not longer_names.goes_on(text, mention.end)
        whole.append(ends and bool(mention.full or mention.short))
        following = mention
    return whole[::-1]


def _straight(text: str) -> str:
    return text.translate(_STRAIGHT)


def _lengths_by_first_token(names: Iterable[str]) -> Mapping[str, tuple[int, ...]]:
    """Return the lengths, longest first, of the names that begin with each word."""
    by_token: dict[str, set[int]] = {}
    for name in names:
        match = _TOKEN.match(name)
        if match:
            by_token.setdefault(match[0], set()).add(len(name))
    return {token: tuple(sorted(lengths, reverse=True)) for token, lengths in by_token.items()}


def _stands_free(text: str, start: int, end: int) -> bool:
    before = text[start - 1 : start]
    if before and (before.isalnum() or before in _JOINERS):
        return False
    if before and before in _APOSTROPHES and text[start - 2 : start - 1].isalnum():
        return False
    after = text[end : end + 1]
    if after and (after.isalnum() or after == "_" or after in _JOINERS):
        return False
    if after and after in _APOSTROPHES and text[end + 1 : end + 2].isalnum():
        return bool(_POSSESSIVE.match(text, end))
    return True
