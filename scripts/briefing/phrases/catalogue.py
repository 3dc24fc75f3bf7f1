"""The messages of one language, and how one is taken apart round the values that go into it."""

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
"""The locale of the words as they stand in the code; its dates are those of no single country."""
_TIME_THERE = message("%(city)s time")
_PARTS = re.compile(r"%\((\w+)\)s|%%")


class MessagePart(NamedTuple):
    """A part of a message: words, or the name of a value that goes there."""

    text: str
    is_name: bool


class Catalogue:
    """Finds the words for messages in one language; what it does not have is said in English."""

    def __init__(
        self, translations: NullTranslations | None = None, locale: str = _ENGLISH
    ) -> None:
        """Take translations of GNU gettext's kind, none for English, and the name of a locale."""
        self._locale = locale
        self.language = locale.partition("_")[0]
        """The primary subtag of its BCP 47 tag."""
        self._translations = translations or NullTranslations()
        self.pieces = lru_cache(maxsize=1 << 13)(self._pieces)
        """Returns the parts of a message in this language, in their order."""

    @property
    def direction(self) -> str:
        """The direction in which it is written, as HTML has it: `ltr` or `rtl`."""
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
        """Return the words for dates that name the zone of a time, by its name of IANA."""
        return replace(self.dates, zone=self.zone(timezone))

    def zone(self, timezone: str) -> str:
        """Return what the time in a zone is called, by its name of IANA: `Oslo time`."""
        city = city_of(timezone, self._locale)
        return self._translate(_TIME_THERE) % {"city": city} if city else timezone

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
    done = 0
    for match in _PARTS.finditer(message):
        words += message[done : match.start()]
        done = match.end()
        if match[1] is None:
            words += "%"
            continue
        pieces += MessagePart(words, is_name=False), MessagePart(match[1], is_name=True)
        words = ""
    pieces.append(MessagePart(words + message[done:], is_name=False))
    return tuple(piece for piece in pieces if piece.text)


ENGLISH = Catalogue()
"""The words as they stand in the code and the templates."""
