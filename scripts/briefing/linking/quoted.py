"""The words that a claim or reaction shows: its quote, the translations, the excerpts."""

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
    """Words on which a statement rests.

    Attributes:
        tag: The BCP 47 tag of their language.
        text: The words.
        ours: Whether they are our own rendering.
    """

    tag: str
    text: str
    ours: bool = False


def language_of(item: Evidence, briefing: Briefing) -> str:
    """Return the BCP 47 tag of an excerpt's language: its own, its source's, the briefing's."""
    source = briefing.sources.get(item.source or "")
    return item.lang or (source.language if source else briefing.settings.language)


def words_of(statement: Claim | Reaction, briefing: Briefing) -> Iterator[QuotedWords]:
    """Yield the words that a statement shows, those that outlets translated first."""
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
    """Return some of the words that a statement shows, with their language; None if they are none.

    Letter case, white space and points that stand for left-out words make no difference.
    """
    wanted = fold_quote(text)
    for shown in words_of(statement, briefing):
        if wanted in fold_quote(shown.text):
            return QuotedWords(shown.tag, text, shown.ours)
    return None
