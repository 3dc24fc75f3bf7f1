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

# The forms that the HTML Standard, section 4.5.14, takes in a `datetime` attribute.
_MACHINE_DATE = re.compile(
    r"[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?"
)


def machine_date(date: EdtfDate | None) -> str | None:
    """Return a date as HTML's `datetime` attribute takes it, where it can be one."""
    return date.text if date and _MACHINE_DATE.fullmatch(date.text) else None


def status_mark(mark: StatusMark) -> Markdown:
    """Return the sign of how a statement stands, a word among those around it."""
    return _status(mark, escape_own(mark.label))


def mark_of_block(mark: StatusMark) -> Markdown:
    """Return the sign of how the paragraph or line in which it stands does.

    What search finds there it shows with the sign, which is no word of the text.
    """
    words = f"<span{NOT_SEARCHED}>{escape_own(mark.label)}</span>"
    return _status(mark, f"{block_stands(mark)}{words}")


def mark_apart(mark: StatusMark) -> Markdown:
    """Return the sign of how something stands that search is told elsewhere."""
    return _status(mark, escape_own(mark.label), NOT_SEARCHED)


def block_stands(mark: StatusMark) -> Markdown:
    """Tell search how a paragraph or line stands, where the sign is printed in another."""
    return Markdown(search_status_tag(escape(mark.id)))


def _status(mark: StatusMark, words: str, attributes: str = "") -> Markdown:
    key = escape(mark.key)
    return Markdown(
        f'<span class="status status-{key}" data-status="{key}"{attributes}>{words}</span>'
    )


class Pen(Protocol):
    """What writes the texts of a page, with links and citations."""

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
    """Puts phrases into Markdown with the pen of a page. What it returns is `Markdown`."""

    def __init__(self, page: Pen, briefing: Briefing, catalogue: Catalogue) -> None:
        """Write on a page about `briefing`, in the words of a catalogue."""
        self.catalogue = catalogue
        self._page = page
        self._briefing = briefing

    def words(self, text: str) -> Markdown:
        """Return words with the quotation marks of print."""
        return escape_own(text)

    def join(self, parts: Iterable[str]) -> Markdown:
        """Return texts one after another."""
        return Markdown("".join(parts))

    def stop(self, said: str) -> str:
        """Return the full stop that a text lacks."""
        return stop(said)

    def aside(self, said: str) -> Markdown:
        """Return a text set less strongly."""
        return Markdown(f'<span class="locator">{said}</span>')

    def emphasis(self, said: str, *, is_strong: bool) -> Markdown:
        """Return a text as emphasis, or as strong importance."""
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
        """Return a date, in the form that machines read as well where it has one."""
        words = escape_own(self.date(day, self._briefing.settings))
        machine = None if day.in_words else machine_date(day.date)
        if machine is None:
            return words
        return Markdown(f'<time datetime="{escape_own(machine)}">{words}</time>')

    def spoken(self, spoken: Spoken) -> Markdown:
        """Return words as a quotation in a line, marked with their language."""
        words = escape_translation(spoken.text) if spoken.ours else verbatim(spoken.text)
        language = ""
        if not self._briefing.is_own_language(spoken.tag):
            direction = self._briefing.direction(spoken.tag)
            turned = f' dir="{direction}"' if direction else ""
            language = f' lang="{escape(spoken.tag)}"{turned}'
        return Markdown(f'<q class="excerpt"{language}>{words}</q>')

    def title(self, titled: Titled) -> Markdown:
        """Return a title, marked with its language."""
        return self._page.spoken(titled.text, titled.tag)

    def mark(self, mark: StatusMark) -> Markdown:
        """Return the sign of how a statement stands, which search is told elsewhere."""
        return mark_apart(mark)

    def cite(self, evidence: tuple[Evidence, ...]) -> Markdown:
        """Return the numbers of sources."""
        return self._page.cite(evidence)
