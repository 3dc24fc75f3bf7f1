"""Phrases as HTML for an entry of a feed, which is read away from the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from briefing.prose.escaping import stop
from briefing.statements import PlainFace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.linking import Briefing
    from briefing.phrases import (
        Catalogue,
        Day,
        Item,
        Marked,
        Site,
        Spoken,
        StatusMark,
        Titled,
        Value,
    )


class FeedFace(PlainFace):
    """A renderer of phrases as HTML in which each link is a whole address."""

    def __init__(self, briefing: Briefing, catalogue: Catalogue, site_url: str) -> None:
        """Use the names and the time zone of a briefing, a catalogue, and the site's address."""
        super().__init__(briefing, catalogue)
        self._site_url = site_url

    def listed(self, values: Iterable[Value]) -> Markup:
        """Return values as the items of a list."""
        items = (_around("li", self.say(value)) for value in values)
        return _around("ul", self.join(items))

    def words(self, text: str) -> Markup:
        """Return words with typographic quotation marks; what is rendered already is kept."""
        return text if isinstance(text, Markup) else escape(super().words(text))

    def join(self, parts: Iterable[str]) -> Markup:
        """Return texts joined without a separator."""
        return Markup("").join(parts)

    def stop(self, said: str) -> str:
        """Return the full stop that a text needs, or nothing if it ends with one."""
        return stop(said)

    def emphasis(self, said: str, *, is_strong: bool) -> Markup:
        """Return a text with emphasis or strong emphasis."""
        return _around("strong" if is_strong else "em", said)

    def record_text(self, marked: Marked) -> Markup:
        """Return the words of a text, without markup and citations."""
        return escape(super().record_text(marked))

    def party(self, key: str) -> Markup:
        """Return the name of a party."""
        return escape(super().party(key))

    def item(self, item: Item) -> Markup:
        """Return a link."""
        words, address = escape(super().item(item)), self._briefing.address(item.id)
        if address is None:
            return words
        url = address.url_under(self._site_url)
        return Markup('<a href="{}">{}</a>').format(url, words)

    def site(self, site: Site) -> Markup:
        """Return a link to another site."""
        return Markup('<a href="{}">{}</a>').format(site.url, super().site(site))

    def day(self, day: Day) -> Markup:
        """Return a date in words."""
        return escape(super().day(day))

    def spoken(self, spoken: Spoken) -> Markup:
        """Return words in quotation marks."""
        return escape(super().spoken(spoken))

    def title(self, titled: Titled) -> Markup:
        """Return a title."""
        return escape(super().title(titled))

    def mark(self, mark: StatusMark) -> Markup:
        """Return the label of a statement's status, set apart from the words before it."""
        return self.emphasis(super().mark(mark), is_strong=False)


def _around(tag: str, said: str) -> Markup:
    """Return a text, which is escaped unless it is safe, in an element."""
    begin, end = _TAGS[tag]
    return begin + said + end


_TAGS = {
    "li": (Markup("<li>"), Markup("</li>")),
    "ul": (Markup("<ul>"), Markup("</ul>")),
    "em": (Markup("<em>"), Markup("</em>")),
    "strong": (Markup("<strong>"), Markup("</strong>")),
}
