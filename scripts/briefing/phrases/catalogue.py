"""The messages of one language, and how one is split into words and names of values."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property, lru_cache
from gettext import NullTranslations
from typing import NamedTuple

from babel import Locale

from briefing.phrases.dates import city_of, words_for
from briefing.records.date_labels import ENGLISH as ENGLISH_DATES
from briefing.records.date_labels import SHORT_ENGLISH, LanguageWords, message

_ENGLISH = "en"
"""The locale of the words in the code; its dates are not those of a single country."""
_CITY_TIME = message("%(city)s time")
_PARTS = re.compile(r"%\((\w+)\)s|%%")


class MessagePart(NamedTuple):
    """A part of a message: words, or the name of a value inserted there."""

    text: str
    is_name: bool


class Catalogue:
    """The words for messages in one language; a missing message is in English."""

    def __init__(
        self, translations: NullTranslations | None = None, locale: str = _ENGLISH
    ) -> None:
        """Take the translations of GNU gettext, None for English, and the name of a locale."""
        self._locale = locale
        self.language = locale.partition("_")[0]
        """The primary subtag of its BCP 47 tag."""
        self._translations = translations or NullTranslations()
        self.pieces = lru_cache(maxsize=1 << 13)(self._pieces)
        """A cached function that returns the parts of a message in this language, in order."""

    @property
    def direction(self) -> str:
        """The direction of its text, as HTML writes it: `ltr` or `rtl`."""
        return Locale.parse(self._locale).text_direction

    @cached_property
    def dates(self) -> LanguageWords:
        """The words for dates."""
        return self._dates()

    @cached_property
    def short_dates(self) -> LanguageWords:
        """The words for dates where there is little room."""
        return self._dates(short=True)

    def date_words(self, timezone: str) -> LanguageWords:
        """Return the words for dates with the time zone, given its IANA name."""
        return replace(self.dates, zone=self.zone(timezone))

    def zone(self, timezone: str) -> str:
        """Return the words for the time in a zone, given its IANA name: `Oslo time`."""
        city = city_of(timezone, self._locale)
        return self._translate(_CITY_TIME) % {"city": city} if city else timezone

    def _dates(self, *, short: bool = False) -> LanguageWords:
        if self._locale == _ENGLISH:
            return replace(SHORT_ENGLISH if short else ENGLISH_DATES, say=self._translate)
        return words_for(self._locale, self._translate, short=short)

    def _translate(self, message: str) -> str:
        return self._translations.gettext(message)

    def _pieces(
        self, message: str, plural: str | None = None, count: int = 1, context: str | None = None
    ) -> tuple[MessagePart, ...]:
        known = self._translations
        if plural is None:
            said = known.pgettext(context, message) if context else known.gettext(message)
        elif context:
            said = known.npgettext(context, message, plural, count)
        else:
            said = known.ngettext(message, plural, count)
        return _split_message(said)


def _split_message(message: str) -> tuple[MessagePart, ...]:
    pieces: list[MessagePart] = []
    words = ""
    end = 0
    for match in _PARTS.finditer(message):
        words += message[end : match.start()]
        end = match.end()
        if match[1] is None:
            words += "%"
            continue
        pieces += MessagePart(words, is_name=False), MessagePart(match[1], is_name=True)
        words = ""
    pieces.append(MessagePart(words + message[end:], is_name=False))
    return tuple(piece for piece in pieces if piece.text)


ENGLISH = Catalogue()
"""The words as written in the code and the templates."""
