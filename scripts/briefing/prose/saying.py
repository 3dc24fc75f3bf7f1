"""Phrases as Markdown of a page, with links, languages and numbered citations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from briefing.phrases import Face, Marked
from briefing.prose.escaping import Markdown, escape, escape_own, escape_translation, stop, verbatim
from briefing.prose.searching import NOT_SEARCHED, search_status_tag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.linking import Briefing
    from briefing.phrases import Catalogue, Day, Item, Site, Spoken, StatusMark, Titled
    from briefing.records import EdtfDate, Evidence

# The forms that the HTML Standard, section 4.5.14, allows in a `datetime` attribute.
_MACHINE_DATE = re.compile(
    r"[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?"
)


def machine_date(date: EdtfDate | None) -> str | None:
    """Return a date for HTML's `datetime` attribute; None if it does not fit."""
    return date.text if date and _MACHINE_DATE.fullmatch(date.text) else None


def status_mark(mark: StatusMark) -> Markdown:
    """Return a statement's status mark, as a word in running text."""
    return _status_span(mark, escape_own(mark.label))


def mark_of_block(mark: StatusMark) -> Markdown:
    """Return the status mark of the paragraph or line that contains it.

    Search shows the mark with what it finds there; its words are not searched.
    """
    words = f"<span{NOT_SEARCHED}>{escape_own(mark.label)}</span>"
    return _status_span(mark, f"{block_stands(mark)}{words}")


def mark_apart(mark: StatusMark) -> Markdown:
    """Return a status mark that search gets elsewhere."""
    return _status_span(mark, escape_own(mark.label), NOT_SEARCHED)


def block_stands(mark: StatusMark) -> Markdown:
    """Return the tag for the status of a block whose mark is printed elsewhere, for search."""
    return Markdown(search_status_tag(escape(mark.id)))


def _status_span(mark: StatusMark, words: str, attributes: str = "") -> Markdown:
    key = escape(mark.key)
    return Markdown(f'<span class="status status-{key}"{attributes}>{words}</span>')


class Writer(Protocol):
    """A writer of a page's texts, with links and citations."""

    def inline(self, text: str) -> Markdown:
        """Return a statement on one line."""

    def party(self, party: str) -> Markdown:
        """Return an actor as a link, or a plain name."""

    def link(self, item_id: str, words: str | None = None) -> Markdown:
        """Return a link to a record or statement."""

    def link_statement(self, item_id: str, text: str) -> Markdown:
        """Return a link whose words are a statement."""

    def external(self, url: str, words: str) -> Markdown:
        """Return a link to another site."""

    def spoken(self, text: str, tag: str) -> Markdown:
        """Return words in the language of a BCP 47 tag."""

    def cite(self, evidence: Iterable[Evidence]) -> Markdown:
        """Return the marks of a statement's sources."""


class PageFace(Face):
    """A face that renders phrases as Markdown, with the writer of a page."""

    def __init__(self, page: Writer, briefing: Briefing, catalogue: Catalogue) -> None:
        """Take a page's writer, the briefing it is about, and a catalogue."""
        self.catalogue = catalogue
        self._page = page
        self._briefing = briefing

    def words(self, text: str) -> Markdown:
        """Return words with typographic quotation marks."""
        return escape_own(text)

    def join(self, parts: Iterable[str]) -> Markdown:
        """Return texts one after another."""
        return Markdown("".join(parts))

    def stop(self, said: str) -> str:
        """Return the full stop that a text needs."""
        return stop(said)

    def aside(self, said: str) -> Markdown:
        """Return a text with less emphasis."""
        return Markdown(f'<span class="locator">{said}</span>')

    def emphasis(self, said: str, *, is_strong: bool) -> Markdown:
        """Return a text with emphasis or strong emphasis."""
        tag = "strong" if is_strong else "em"
        return Markdown(f"<{tag}>{said}</{tag}>")

    def record_text(self, marked: Marked) -> Markdown:
        """Return a text with its links and citations."""
        return self._page.inline(marked.text)

    def party(self, key: str) -> Markdown:
        """Return an actor as a link, or a plain name."""
        return self._page.party(key)

    def item(self, item: Item) -> Markdown:
        """Return a link."""
        if isinstance(item.words, Marked):
            return self._page.link_statement(item.id, item.words.text)
        return self._page.link(item.id, item.words)

    def site(self, site: Site) -> Markdown:
        """Return a link to another site."""
        return self._page.external(site.url, site.words)

    def day(self, day: Day) -> Markdown:
        """Return a date, with its machine-readable form if it has one.

        Not as `<time>`: programs that keep the text of a page drop that, or take the first for the
        day on which the page was published.
        """
        words = escape_own(self.date(day, self._briefing.settings))
        machine = None if day.in_words else machine_date(day.date)
        if machine is None:
            return words
        return Markdown(f'<data value="{escape_own(machine)}">{words}</data>')

    def spoken(self, spoken: Spoken) -> Markdown:
        """Return words as an inline quotation, marked with their language."""
        language = ""
        if not self._briefing.is_own_language(spoken.tag):
            direction = self._briefing.direction(spoken.tag)
            direction_attribute = f' dir="{direction}"' if direction else ""
            language = f' lang="{escape(spoken.tag)}"{direction_attribute}'
        return Markdown(f'<span class="excerpt"{language}>{self.quoted(spoken)}</span>')

    def quoted(self, spoken: Spoken) -> Markdown:
        """Return quoted words in quotation marks: in letters, so that they are copied with them.

        Guillemets turn with the direction of the words; curly quotes do not.
        """
        words = escape_translation(spoken.text) if spoken.ours else verbatim(spoken.text)
        opening, closing = "«»" if self._briefing.direction(spoken.tag) else "“”"
        return Markdown(f"{opening}{words}{closing}")

    def title(self, titled: Titled) -> Markdown:
        """Return a title, marked with its language."""
        return self._page.spoken(titled.text, titled.tag)

    def mark(self, mark: StatusMark) -> Markdown:
        """Return a statement's status mark; search gets the status elsewhere."""
        return mark_apart(mark)

    def cite(self, evidence: tuple[Evidence, ...]) -> Markdown:
        """Return the citation marks of sources."""
        return self._page.cite(evidence)
