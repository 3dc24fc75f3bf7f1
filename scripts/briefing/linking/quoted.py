"""The words that a claim or reaction shows: its quote, translations and excerpts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefing.characters import fold_quote
from briefing.phrases import Spoken
from briefing.records import Claim, Evidence, Reaction
from briefing.records.enums import Bearing

if TYPE_CHECKING:
    from briefing.linking.model import Briefing

_OMISSION = " … "


def language_of(item: Evidence, briefing: Briefing) -> str:
    """Return the BCP 47 tag of an excerpt's language: its own, its source's or the briefing's."""
    source = briefing.sources.get(item.source or "")
    return item.lang or (source.language if source else briefing.settings.language)


def supporting_passages(statement: Claim | Reaction, briefing: Briefing) -> Iterator[Spoken]:
    """Yield the words that support a statement, by source, translations by outlets first.

    Excerpts of one source are one passage, as often only both together show the point.
    """
    yield from _words_of_quote(statement)
    by_source: dict[str, list[Evidence]] = {}
    for item in statement.evidence:
        if item.bears is Bearing.SUPPORTS and item.excerpt:
            by_source.setdefault(item.source or item.url or "", []).append(item)
    for items in by_source.values():
        yield Spoken(_joined(item.excerpt for item in items), language_of(items[0], briefing))
        if translated := _joined(item.translation for item in items):
            yield Spoken(translated, briefing.settings.language, ours=True)


def _joined(texts: Iterable[str | None]) -> str:
    return _OMISSION.join(text for text in texts if text)


def words_of(statement: Claim | Reaction, briefing: Briefing) -> Iterator[Spoken]:
    """Yield the words that a statement shows, translations by outlets first."""
    yield from _words_of_quote(statement)
    for item in statement.evidence:
        if item.excerpt:
            yield Spoken(item.excerpt, language_of(item, briefing))
        if item.translation:
            yield Spoken(item.translation, briefing.settings.language, ours=True)


def _words_of_quote(statement: Claim | Reaction) -> Iterator[Spoken]:
    if (said := statement.quote) is not None:
        yield from (Spoken(item.text, item.lang) for item in said.translations)
        if said.original and said.original.text:
            yield Spoken(said.original.text, said.original.lang)


def find_words(text: str, statement: Claim | Reaction, briefing: Briefing) -> Spoken | None:
    """Return a text with its language if a statement shows these words; None if it does not.

    Letter case, white space and marks of omission make no difference.
    """
    wanted = fold_quote(text)
    for shown in words_of(statement, briefing):
        if wanted in fold_quote(shown.text):
            return Spoken(text, shown.tag, shown.ours)
    return None
