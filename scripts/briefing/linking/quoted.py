"""The words that a claim or reaction shows: its quote, translations and excerpts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.characters import fold_quote
from briefing.records import Claim, Evidence, Reaction

if TYPE_CHECKING:
    from briefing.linking.model import Briefing


@dataclass(frozen=True)
class QuotedWords:
    """Words that a statement shows.

    Attributes:
        tag: The BCP 47 tag of their language.
        text: The words.
        ours: Whether they are our own translation.
    """

    tag: str
    text: str
    ours: bool = False


def language_of(item: Evidence, briefing: Briefing) -> str:
    """Return the BCP 47 tag of an excerpt's language: its own, its source's or the briefing's."""
    source = briefing.sources.get(item.source or "")
    return item.lang or (source.language if source else briefing.settings.language)


def words_of(statement: Claim | Reaction, briefing: Briefing) -> Iterator[QuotedWords]:
    """Yield the words that a statement shows, translations by outlets first."""
    if (said := statement.quote) is not None:
        yield from (QuotedWords(item.lang, item.text) for item in said.translations)
        if said.original and said.original.text:
            yield QuotedWords(said.original.lang, said.original.text)
    for item in statement.evidence:
        if item.excerpt:
            yield QuotedWords(language_of(item, briefing), item.excerpt)
        if item.translation:
            yield QuotedWords(briefing.settings.language, item.translation, ours=True)


def find_words(text: str, statement: Claim | Reaction, briefing: Briefing) -> QuotedWords | None:
    """Return a text with its language if a statement shows these words; None if it does not.

    Letter case, white space and marks of omission make no difference.
    """
    wanted = fold_quote(text)
    for shown in words_of(statement, briefing):
        if wanted in fold_quote(shown.text):
            return QuotedWords(shown.tag, text, shown.ours)
    return None
