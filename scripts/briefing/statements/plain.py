"""Phrases as plain text with typographic quotation marks, for copied texts and reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing import markup
from briefing.phrases import ENGLISH, Face, Marked
from briefing.typography import curl_quotes, curl_quotes_within, on_a_line, typeset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefing.linking import Briefing
    from briefing.markup import RecordLink
    from briefing.phrases import Catalogue, Day, Item, Site, Spoken, StatusMark, Titled
    from briefing.records import Evidence


class Plain(str):
    """Plain text that is already rendered."""

    __slots__ = ()


class PlainFace(Face):
    """A renderer of phrases as plain text, in which a link is just its words."""

    def __init__(
        self,
        briefing: Briefing,
        catalogue: Catalogue = ENGLISH,
        address_of: Callable[[RecordLink], str | None] | None = None,
    ) -> None:
        """Use the names and the time zone of a briefing, and the words of a catalogue.

        In texts marked as located, the result of `address_of` for a link follows the link's words.
        """
        self._briefing = briefing
        self.catalogue = catalogue
        self._address_of = address_of

    def words(self, text: str) -> str:
        """Return words with typographic quotation marks; white space in messages is kept."""
        return text if isinstance(text, Plain) else curl_quotes(text)

    def join(self, parts: Iterable[str]) -> str:
        """Return texts joined without a separator."""
        return "".join(parts)

    def stop(self, said: str) -> str:
        """Return the full stop that a text needs, or nothing if it ends with one."""
        return markup.full_stop(said)

    def aside(self, said: str) -> str:
        """Return a text as it is."""
        return said

    def emphasis(self, said: str, *, is_strong: bool) -> str:  # noqa: ARG002 - text has no marks
        """Return a text as it is."""
        return said

    def record_text(self, marked: Marked) -> str:
        """Return the words of a text, without markup and citations."""
        address_of = self._address_of if marked.is_located else None
        # Names of records are typeset after they are inserted into the text.
        text, name_of = typeset(marked.text), self._briefing.name_of
        return _flat(curl_quotes(markup.plain(text, name_of, address_of=address_of)))

    def party(self, key: str) -> str:
        """Return the name of a party."""
        return _flat(curl_quotes(self._briefing.party_name(key)))

    def item(self, item: Item) -> str:
        """Return the words of a link."""
        if isinstance(item.words, Marked):
            return _flat(curl_quotes(markup.plain(item.words.text, self._briefing.name_of)))
        return _flat(curl_quotes(item.words or self._briefing.name_of(item.id)))

    def site(self, site: Site) -> str:
        """Return the words of a link."""
        return _flat(curl_quotes(site.words))

    def day(self, day: Day) -> str:
        """Return a date in words, in the briefing's time zone."""
        return self.date(day, self._briefing.settings)

    def spoken(self, spoken: Spoken) -> str:
        """Return words in quotation marks, with their line breaks."""
        lines = "\n".join(_flat(line) for line in spoken.text.splitlines())
        return f"“{curl_quotes_within(lines) if spoken.ours else lines}”"

    def title(self, titled: Titled) -> str:
        """Return a title."""
        return _flat(curl_quotes(titled.text))

    def mark(self, mark: StatusMark) -> str:
        """Return the label of a statement's status."""
        return curl_quotes(mark.label)

    def cite(self, evidence: tuple[Evidence, ...]) -> str:  # noqa: ARG002 - text has no numbers
        """Return nothing: plain text has no reference numbers."""
        return ""


def _flat(text: str) -> str:
    return on_a_line(text).strip()
