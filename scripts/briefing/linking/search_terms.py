"""The words by which search finds a record first: its names, as its record writes them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from briefing.records import Actor, AnyRecord, Named

_APOSTROPHES = re.compile("['`\u00b4\u2018\u2019\u02bb-\u02bf]")
_ARABIC_MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")
_ARABIC_LETTERS = str.maketrans("أإآٱىةؤئ", "اااايهوي")
_ARABIC_SCRIPT = re.compile("[\u0600-\u06ff]")
# The article before a word; the name of God begins alike and is never parted.
_ARABIC_ARTICLE = re.compile(r"(?<!\w)ال(?!له\b)(?=\w{2})")
_LATIN_ARTICLE = re.compile(r"(?<!\w)(?:al[- ]|(?:el|ad|as|ash|an|ar|at|az)-)", re.IGNORECASE)
_NO_LETTER = re.compile(r"[\W_]+")


def search_terms(record: AnyRecord) -> tuple[str, ...]:
    """Return a record's names, each once, the one that pages use first.

    What readers leave out or exchange (articles, vowel signs, letters that sound alike)
    is for the search itself to forgive.
    """
    return tuple(dict.fromkeys(_names(record))) if isinstance(record, Named) else ()


def folded(name: str) -> str:
    """Return a name as it is compared with others: without what people leave out or exchange.

    That is letter case, diacritics, apostrophes, hyphens and articles; in Arabic script
    also the vowel signs, and letters that are typed for one another.
    """
    if _ARABIC_SCRIPT.search(name):
        plain = _plain_arabic(_ARABIC_ARTICLE.sub("", name))
    else:
        plain = _LATIN_ARTICLE.sub("", _plain_latin(name))
    return _NO_LETTER.sub(" ", plain).strip().casefold()


def _names(record: AnyRecord) -> Iterator[str]:
    yield record.label
    short = record.short_name if isinstance(record, Actor) else None
    if short is not None:
        yield short
    if isinstance(record, Named):
        yield from (alias.text for alias in record.aliases)
        for name in record.names.values():
            yield name.value
            # A person's short name is the last word of the name, so it is in Arabic too.
            if short is not None and record.label.endswith(short):
                yield name.value.split()[-1]


def _plain_arabic(name: str) -> str:
    return _ARABIC_MARKS.sub("", name).translate(_ARABIC_LETTERS)


def _plain_latin(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name)
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _APOSTROPHES.sub("", plain)
