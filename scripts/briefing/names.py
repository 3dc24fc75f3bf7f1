"""Find the names of records in running text."""

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
    """A name, its record, and whether it is the full name."""

    text: str
    record_id: str
    full: bool


@dataclass(frozen=True)
class Mention:
    """A name of a record at a place in a text.

    Attributes:
        start: The offset of the name's first character.
        end: The offset after its last one, without a possessive ending.
        full: The records whose full name it is.
        short: The records for which it is a short form.
    """

    start: int
    end: int
    full: tuple[str, ...]
    short: tuple[str, ...]


class NameIndex:
    """An index of names by their first word, so that searching is independent of their number.

    Matching is case-sensitive and takes the longest name. A name never matches
    inside a word or next to a hyphen; the possessive `'s` may follow it. All apostrophes are equal.
    """

    def __init__(self, names: Iterable[Name], others: Iterable[str] = ()) -> None:
        """Index the names, which should begin with a letter or digit.

        `others` are names without a record, such as newspapers: a name inside one of them is not
        found.
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
        """Yield each name that several records share, with their ids, in order."""
        for text in sorted(self._owners):
            full, short = self._owners[text]
            if len({*full, *short}) > 1:
                yield text, tuple(sorted({*full, *short}))

    def find(self, text: str) -> Iterator[Mention]:
        """Return the mentions in a text, in order and without overlaps."""
        return (mention for mention in self._longest(text) if mention.full or mention.short)

    def find_alone(self, text: str) -> Iterator[Mention]:
        """Yield the mentions that are not part of a longer name."""
        found = list(self._longest(text))
        complete = _are_complete(text, found)
        last = 0
        for mention, is_complete in zip(found, complete, strict=True):
            follows_another = bool(last) and text[last : mention.start].isspace()
            if is_complete and (follows_another or not self._continues_name(text, mention)):
                last = mention.end
                yield mention

    def _continues_name(self, text: str, mention: Mention) -> bool:
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
        straight = _straight(text)  # of the same length as the text
        end = 0
        for token in _TOKEN.finditer(text):
            start = token.start()
            if start < end:
                continue
            for length in self._lengths.get(token[0], ()):
                name = straight[start : start + length]
                if name in self._owners and _is_separate(text, start, start + length):
                    end = start + length
                    full, short = self._owners[name]
                    yield Mention(start, end, full, short)
                    break


def _are_complete(text: str, found: Sequence[Mention]) -> list[bool]:
    """Return for each mention whether it is a record's and no longer name begins with it.

    Another name may follow directly: `In Skerra Elke Tolvik was seen`.
    """
    complete: list[bool] = []
    following: Mention | None = None
    for mention in reversed(found):
        precedes_another = following is not None and text[mention.end : following.start].isspace()
        ends = complete[-1] if precedes_another else not longer_names.goes_on(text, mention.end)
        complete.append(ends and bool(mention.full or mention.short))
        following = mention
    return complete[::-1]


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


def _is_separate(text: str, start: int, end: int) -> bool:
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
