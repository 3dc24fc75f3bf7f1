"""How a phrase is rendered: as Markdown of a page, as plain text, or otherwise."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from briefing.phrases.catalogue import ENGLISH, Catalogue
from briefing.phrases.model import (
    Aside,
    Capital,
    Cited,
    Day,
    Emphasized,
    Ended,
    Item,
    Listed,
    Marked,
    Party,
    Phrase,
    Site,
    Spoken,
    StatusMark,
    Titled,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.phrases.model import Value
    from briefing.records import Evidence, Settings


class Face(ABC):
    """A renderer of phrases for one kind of output, in which every text it returns is safe."""

    catalogue: Catalogue = ENGLISH

    def date(self, day: Day, settings: Settings) -> str:
        """Return the words for a date."""
        if day.as_given:
            return day.date.label(None, self.catalogue.dates)
        words = self.catalogue.date_words(settings.timezone) if day.zoned else self.catalogue.dates
        return day.date.label(settings.zone, words)

    def say(self, value: Value) -> str:  # noqa: C901, PLR0911 - one case per kind of value
        """Return the words for a value or a phrase."""
        match value:
            case str():
                return self.words(value)
            case Phrase():
                return self._phrase(value)
            case Party(key):
                return self.party(key)
            case Day():
                return self.day(value)
            case Item():
                return self.item(value)
            case Marked():
                return self.record_text(value)
            case Spoken():
                return self.spoken(value)
            case Titled():
                return self.title(value)
            case StatusMark():
                return self.mark(value)
            case Cited(evidence):
                return self.cite(evidence)
            case Site():
                return self.site(value)
            case _:
                return self._compose(value)

    def _compose(self, value: Aside | Capital | Emphasized | Ended | Listed) -> str:
        if isinstance(value, Listed):
            return self._list(value)
        said = self.say(value.value)
        if isinstance(value, Ended):
            return self.join((said, self.stop(said)))
        if isinstance(value, Capital):
            return self.join((self.join((said[:1].upper(),)), self.join((said[1:],))))
        if isinstance(value, Emphasized):
            return self.emphasis(said, is_strong=value.is_strong)
        return self.aside(said)

    def _phrase(self, phrase: Phrase) -> str:
        pieces = self.catalogue.pieces(phrase.message, phrase.plural, phrase.count, phrase.context)
        values = dict(phrase.values)
        return self.join(
            [self.say(values[text]) if is_name else self.words(text) for text, is_name in pieces]
        )

    def _list(self, listed: Listed) -> str:
        said = [self.say(one) for one in listed.values]
        parts = said[:1]
        for place, words in enumerate(said[1:], start=2):
            is_last = listed.last is not None and place == len(said)
            parts += self.say(listed.last if is_last and listed.last else listed.between), words
        return self.join(parts)

    @abstractmethod
    def words(self, text: str) -> str:
        """Return words of our own."""

    @abstractmethod
    def join(self, parts: Iterable[str]) -> str:
        """Return rendered parts as one text."""

    @abstractmethod
    def stop(self, said: str) -> str:
        """Return the full stop that a text needs; nothing if it ends in a mark."""

    @abstractmethod
    def aside(self, said: str) -> str:
        """Return a text with less emphasis."""

    @abstractmethod
    def emphasis(self, said: str, *, is_strong: bool) -> str:
        """Return a text with emphasis."""

    @abstractmethod
    def record_text(self, marked: Marked) -> str:
        """Return a text of a record."""

    @abstractmethod
    def party(self, key: str) -> str:
        """Return an actor or a plain name."""

    @abstractmethod
    def item(self, item: Item) -> str:
        """Return a link to a record or statement."""

    @abstractmethod
    def site(self, site: Site) -> str:
        """Return a link to another site."""

    @abstractmethod
    def day(self, day: Day) -> str:
        """Return a date."""

    @abstractmethod
    def spoken(self, spoken: Spoken) -> str:
        """Return quoted words, marked as such."""

    @abstractmethod
    def title(self, titled: Titled) -> str:
        """Return a title in its language."""

    @abstractmethod
    def mark(self, mark: StatusMark) -> str:
        """Return the status mark of a statement."""

    @abstractmethod
    def cite(self, evidence: tuple[Evidence, ...]) -> str:
        """Return the marks of the sources that support the words before."""
