"""Lists of words that the checker looks for, as data: `wordlists.yml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from briefing.letters import begins_without_capital

_FILE = Path(__file__).with_suffix(".yml")
_EDGES = re.compile(r"^\W+|\W+$")
_FIRST_NUMBER = 2
"""The first number of the list: "one" is too often a pronoun."""
_WORDS_BEFORE = 5
_GAP = r"\S+(?:\s+\S+){0,2}"


def speech_in_text(text: str, language: str) -> str | None:
    """Return the first word of a text of ours that reports speech, as written there.

    Languages are BCP 47 tags; only the first subtag matters.
    """
    return _first_match("speech", text, language)


def begins_with_saying(text: str, language: str) -> bool:
    """Return whether a text begins with a word that only tells of somebody saying something."""
    word = _first_match("saying", text, language)
    return word is not None and text.startswith(word)


def begins_with_denying(text: str, language: str) -> bool:
    """Return whether a text begins with a word that tells of somebody denying something."""
    word = _first_match("denying", text, language)
    return word is not None and text.startswith(word)


def speech_in_excerpt(text: str, language: str) -> str | None:
    """Return the first word of an excerpt that reports speech."""
    return _first_match("speech_in_excerpts", text, language) or speech_in_text(text, language)


def accusing(text: str, language: str) -> str | None:
    """Return the first accusing word of a text that nothing around it takes back."""
    pattern = _pattern("accusing", _primary_tag(language))
    if pattern is None:
        return None
    ahead, around = (
        _pattern(name, _primary_tag(language)) for name in ("taken_back", "not_accusing")
    )
    spans = [found.span() for found in around.finditer(text)] if around else []
    for found in pattern.finditer(text):
        before = " ".join(text[: found.start()].split()[-_WORDS_BEFORE:])
        is_part = any(start <= found.start() and found.end() <= end for start, end in spans)
        if not is_part and not (ahead and ahead.search(before)):
            return found[0]
    return None


def is_placeholder(text: str) -> bool:
    """Return whether a text is a placeholder, in any language."""
    words = _EDGES.sub("", text).casefold()
    if not words or words in _lists()["placeholders"]["en"]:
        return True
    return set(words) <= {"x", " "} or words.startswith(
        tuple(_lists()["placeholder_openings"]["en"])
    )


def can_read(language: str) -> bool:
    """Return whether the words that report speech are known in a language."""
    return bool(_lists()["speech_in_excerpts"].get(_primary_tag(language)))


def is_description(party: str) -> bool:
    """Return whether words for people describe rather than name them.

    `two officials`, `A passer-by`, `Police sources` and `Residents` do; `de Groot` does not.
    """
    words = party.split()
    if not words:
        return False
    opening, last = words[0], words[-1]
    if opening.casefold() in _lists()["openings_of_descriptions"]["en"] and len(words) > 1:
        return True
    if last.casefold() in _lists()["people_not_named"]["en"]:
        return len(words) == 1 or last.islower()
    is_small = len(words) > 1 and opening.isalpha() and begins_without_capital(opening)
    return is_small and opening not in _lists()["openings_of_names"]["en"]


def numbers_in(text: str, language: str) -> frozenset[str]:
    """Return the numbers in a text, in digits or in words up to twenty, as digits."""
    words = _lists()["numbers"].get(_primary_tag(language), [])
    spelt = {word: str(value) for value, word in enumerate(words, start=_FIRST_NUMBER)}
    found = re.findall(r"\d+(?:[.,]\d+)*|[a-z]+", text.casefold())
    return frozenset(
        spelt.get(one, one.replace(",", "")) for one in found if one in spelt or one[0].isdigit()
    )


def is_denial(text: str, language: str) -> bool:
    """Return whether a text denies something."""
    return _first_match("denying", text, language) is not None


def can_tell_denials(language: str) -> bool:
    """Return whether the words of denial are known in a language."""
    return bool(_lists()["denying"].get(_primary_tag(language)))


def is_alleging(item_id: str) -> bool:
    """Return whether an id says that its claim is only alleged."""
    return _first_match("alleging", item_id.replace("-", " "), "en") is not None


def is_common(word: str, language: str = "en") -> bool:
    """Return whether a name is also an everyday word; acronyms are not."""
    return not _is_acronym(word) and word.casefold() in _word_set("common", _primary_tag(language))


def is_day_or_month(word: str, language: str = "en") -> bool:
    """Return whether a word is the name of a weekday or a month."""
    return not _is_acronym(word) and word.casefold() in _word_set(
        "days_and_months", _primary_tag(language)
    )


def is_office(word: str, language: str = "en") -> bool:
    """Return whether a word is an office or a form of address.

    It is not part of a person's name.
    """
    return word.casefold() in _word_set("offices", _primary_tag(language))


def begins_longer_name(word: str, language: str = "en") -> bool:
    """Return whether a word makes a longer name with the one after it: `New`, `University of`."""
    return word in _word_set("openings_of_longer_names", _primary_tag(language))


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


@cache
def _word_set(name: str, language: str) -> frozenset[str]:
    return frozenset(_lists()[name].get(language, ()))


def _first_match(name: str, text: str, language: str) -> str | None:
    pattern = _pattern(name, _primary_tag(language))
    found = pattern.search(text) if pattern else None
    return found[0] if found else None


def _primary_tag(language: str) -> str:
    return language.partition("-")[0]


@cache
def _pattern(name: str, language: str) -> re.Pattern[str] | None:
    entries = _lists()[name].get(language)
    if not entries:
        return None
    either = "|".join(_as_pattern(entry) for entry in entries)
    return re.compile(rf"(?<![\w-])(?:{either})(?!\w)", re.IGNORECASE)


def _as_pattern(entry: str) -> str:
    words = [_GAP if word == "..." else re.escape(word) for word in entry.split()]
    return r"\s+".join(words).replace(r"\*", r"\w*")


@cache
def _lists() -> Mapping[str, Mapping[str, list[str]]]:
    loaded: Any = yaml.safe_load(_FILE.read_text("utf-8"))
    return {name: {str(tag): lists for tag, lists in of.items()} for name, of in loaded.items()}
