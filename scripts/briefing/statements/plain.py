"""Phrases as plain text, with the quotation marks of print: for what is copied, and for reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing import markup
from briefing.phrases import ENGLISH, Face, Marked
from briefing.typography import curl_quotes, on_a_line, typeset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefing.linking import Briefing
    from briefing.markup import RecordLink
    from briefing.phrases import Catalogue, Day, Item, Site, Spoken, StatusMark, Titled
    from briefing.records import Evidence


class Plain(str):
    """Plain text that was put into words before."""

    __slots__ = ()


class PlainFace(Face):
    """Puts phrases into plain text, in which a link is its words."""

    def __init__(
        self,
        briefing: Briefing,
        catalogue: Catalogue = ENGLISH,
        address_of: Callable[[RecordLink], str | None] | None = None,
    ) -> None:
        """Take the names and the time zone of a briefing, and the words of a catalogue.

        What `address_of` returns for a link follows its words where a text asks for that.
        """
        self._briefing = briefing
        self.catalogue = catalogue
        self._address_of = address_of

    def words(self, text: str) -> str:
        """Return words as print has them; white space of a message counts."""
        return text if isinstance(text, Plain) else curl_quotes(text)

    def join(self, parts: Iterable[str]) -> str:
        """Return texts one after another."""
        return "".join(parts)

    def stop(self, said: str) -> str:
        """Return the full stop that a text lacks."""
        return markup.full_stop(said)

    def aside(self, said: str) -> str:
        """Return a text as it is."""
        return said

    def emphasis(self, said: str, *, is_strong: bool) -> str:  # noqa: ARG002 - text has no marks
        """Return a text as it is."""
        return said

    def record_text(self, marked: Marked) -> str:
        """Return the words of a text, without marks and citations."""
        address_of = self._address_of if marked.is_located else None
        # Names of records are set once they stand in the text.
        text, name_of = typeset(marked.text), self._briefing.name_of
        return _flat(curl_quotes(markup.plain(text, name_of, address_of=address_of)))

    def party(self, key: str) -> str:
        """Return a name."""
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
        """Return words between quotation marks, each line of them on a line of its own."""
        lines = "\n".join(_flat(line) for line in spoken.text.splitlines())
        return f"“{curl_quotes(lines) if spoken.ours else lines}”"

    def title(self, titled: Titled) -> str:
        """Return a title."""
        return _flat(curl_quotes(titled.text))

    def mark(self, mark: StatusMark) -> str:
        """Return how a statement stands."""
        return curl_quotes(mark.label)

    def cite(self, evidence: tuple[Evidence, ...]) -> str:  # noqa: ARG002 - text has no numbers
        """Return nothing: plain text has no numbers of sources."""
        return ""


def _flat(text: str) -> str:
    return on_a_line(text).strip()
