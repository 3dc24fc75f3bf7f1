"""Quoted words: who spoke or wrote them, in which language, and who translated them.

The caption below a quotation says so in sentences; a statement on one line shows only the words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.linking import supporting_passages
from briefing.phrases import (
    Aside,
    Day,
    Ended,
    Party,
    Spoken,
    gettext,
    in_a_row,
    in_semicolons,
)
from briefing.records import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.linking import Briefing
    from briefing.phrases import Listed, Phrase, Value
    from briefing.records import EdtfDate, Quote, Reaction


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words as a page shows them.

    Attributes:
        original: The words in their original language, if known.
        translations: The translations.
        caption: Sentences on the speaker, the language and the translators.
    """

    original: Spoken | None
    translations: tuple[Spoken, ...]
    caption: Listed

    @property
    def passages(self) -> tuple[Spoken, ...]:
        """The original and the translations."""
        return (*((self.original,) if self.original else ()), *self.translations)


def quotation(briefing: Briefing, statement: Claim | Reaction) -> Quotation | None:
    """Return the words that a statement quotes, or None."""
    quote = statement.quote
    if quote is None:
        return None
    original = quote.original
    spoken = Spoken(original.text, original.lang) if original and original.text else None
    translations = tuple(Spoken(item.text, item.lang) for item in quote.translations)
    caption = in_a_row(_caption(briefing, quote, speaker_of(statement), statement.said))
    return Quotation(spoken, translations, caption)


def speaker_of(statement: Claim | Reaction) -> str | None:
    """Return who spoke the words that a statement quotes, or None if that is not certain."""
    if statement.quote and statement.quote.speaker:
        return statement.quote.speaker
    if isinstance(statement, Claim):
        return statement.attributed_to[0] if len(statement.attributed_to) == 1 else None
    return statement.spoken_by.actor if statement.spoken_by else statement.actor


def _caption(
    briefing: Briefing, quote: Quote, speaker: str | None, said: EdtfDate | None
) -> Iterator[Value]:
    if speaker and said:
        yield gettext("%(speaker)s, %(date)s.", speaker=Party(speaker), date=Day(said))
    elif speaker:
        yield Ended(Party(speaker))
    original = quote.original
    if original is None:
        yield gettext("Original not found.")
    elif not original.text:
        language = briefing.language_name(original.lang)
        yield gettext("Spoken in %(language)s; original not found.", language=language)
    elif not briefing.is_own_language(original.lang):
        language = briefing.language_name(original.lang)
        yield gettext("Original in %(language)s.", language=language)
    if quote.translations:
        yield Ended(_translators(quote))


def _translators(quote: Quote) -> Phrase:
    by = in_semicolons(item.by for item in quote.translations)
    if len(quote.translations) > 1:
        return gettext("Translations, in this order, by %(translators)s", translators=by)
    if quote.original:
        return gettext("Translation by %(translators)s", translators=by)
    return gettext("As given by %(translators)s", translators=by)


def telling_words(briefing: Briefing, statement: Claim | Reaction) -> Value | None:
    """Return words that support a statement, in our language if possible; None without words."""
    found = min(
        supporting_passages(statement, briefing),
        key=lambda words: (not briefing.is_own_language(words.tag), words.ours),
        default=None,
    )
    if found is None:
        return None
    if not found.ours:
        return found
    return in_a_row((found, Aside(gettext("(our translation)"))))
