"""The writer of a page's texts as Markdown. Templates call it; nothing else emits Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from types import MappingProxyType

from briefing import addresses, markup
from briefing.addresses import Address
from briefing.linking import Briefing
from briefing.names import Mention
from briefing.phrases import (
    ENGLISH,
    Catalogue,
    Day,
    Item,
    Party,
    Phrase,
    Spoken,
    Value,
    all_of,
    in_commas,
)
from briefing.prose.citations import REFERENCES_HERE, Reference
from briefing.prose.context import PageContext
from briefing.prose.escaping import (
    Markdown,
    escape,
    escape_line,
    escape_own,
    escape_url,
)
from briefing.prose.saying import PageFace
from briefing.records import AnyRecord, EdtfDate, Evidence, Source
from briefing.records.enums import Bearing
from briefing.typography import typeset
from briefing.webpages import printed_address, readable_address

_SCHEMES = ("https://", "http://", "mailto:")
_NO_TITLES: Mapping[str, Phrase] = MappingProxyType({})


class PageWriter:
    """The writer of one page: every method returns safe Markdown and records what was said."""

    def __init__(
        self,
        briefing: Briefing,
        context: PageContext,
        catalogue: Catalogue = ENGLISH,
        titles: Mapping[str, Phrase] = _NO_TITLES,
    ) -> None:
        """Take the briefing, the page's context, and the catalogue of its words.

        `titles` are those of pages with the same title in every briefing, by their files.
        """
        self._briefing = briefing
        self._context = context
        self._titles = titles
        self._face = PageFace(self, briefing, catalogue)
        self.dates = catalogue.dates

    @property
    def path(self) -> str:
        """The page's file in the Markdown tree."""
        return self._context.path

    @property
    def own_id(self) -> str | None:
        """The record that the page is about."""
        return self._context.own_id

    @property
    def title(self) -> Markdown:
        """The page's own title, if it is the same in every briefing."""
        return self.say(self._titles[self.path])

    # Texts

    def say(self, value: Value | None) -> Markdown:
        """Return a phrase or a value in words; nothing for None."""
        return Markdown("" if value is None else self._face.say(value))

    def prose(self, text: str) -> Markdown:
        """Return paragraphs and lists, with links and numbered citations."""
        blocks = markup.parse_blocks(typeset(text))
        return Markdown("\n\n".join(map(self._block, blocks)))

    def inline(self, text: str) -> Markdown:
        """Return a statement on one line, with links and numbered citations."""
        return self._inlines(markup.parse_inline(typeset(text)), autolink=True)

    def write_unlinked(self, text: str) -> Markdown:
        """Return a statement on one line, for headings and link texts: no links, no citations."""
        return escape_own(markup.plain(text, self._briefing.name_of))

    def date(self, date: EdtfDate | None) -> str:
        """Return the words for a date, in the briefing's time zone."""
        return date.label(self._briefing.settings.zone, self.dates) if date else ""

    def time(self, date: EdtfDate) -> Markdown:
        """Return a date in words, with its machine-readable form if it has one."""
        return self.say(Day(date))

    def time_with_zone(self, date: EdtfDate) -> Markdown:
        """Return the same, with the zone of a time of day."""
        return self.say(Day(date, zoned=True))

    def source_title(self, source: Source) -> Markdown:
        """Return a source's title, marked with its language."""
        return self.spoken(source.title, self._briefing.title_language(source))

    # Links

    def link(self, item_id: str, words: str | None = None) -> Markdown:
        """Return a link to a record, claim, tie, designation or answer.

        On its own page, return the words only.
        """
        record = self._briefing.records.get(item_id)
        if record is not None:
            self._note_mention(record.id)
        if words is not None or record is None:
            shown = escape_own(words or self._briefing.name_of(item_id))
        else:
            shown = self._name(record)
        if item_id == self._context.own_id:
            return shown
        return self._link(self._briefing.address(item_id), shown)

    def spoken(self, text: str, tag: str) -> Markdown:
        """Return words with the BCP 47 tag of their language, unless it is that of the pages."""
        if self._briefing.is_own_language(tag):
            return escape_own(text)
        direction = self._briefing.direction(tag)
        direction_attribute = f' dir="{direction}"' if direction else ""
        return Markdown(f'<span lang="{escape(tag)}"{direction_attribute}>{escape(text)}</span>')

    def quoted(self, spoken: Spoken) -> Markdown:
        """Return quoted words in quotation marks, for a block that says their language."""
        return self._face.quoted(spoken)

    def href(self, item_id: str, anchor: str | None = None) -> str:
        """Return the address of a record or statement for a link in raw HTML on this page.

        With `anchor`, it is that of a spot on the record's page.
        """
        address = self._briefing.address(item_id)
        if address and anchor:
            address = Address(address.path, anchor)
        return self._html_target(address) if address else ""

    def link_statement(self, item_id: str, text: str) -> Markdown:
        """Return a link whose words are a statement, without the links and citations in it."""
        return self._link(self._briefing.address(item_id), self.write_unlinked(text))

    def record(self, record: AnyRecord) -> Markdown:
        """Return a link to a record by its own name."""
        return self.link(record.id)

    def party(self, party: str) -> Markdown:
        """Return a link to an actor, given its id, or the name of a party without a record."""
        return self.link(party) if self._briefing.is_actor(party) else escape_own(party)

    def parties(self, parties: Iterable[str]) -> Markdown:
        """Return several parties: "A, B and C"."""
        return self.say(all_of(map(Party, parties)))

    def links(self, ids: Iterable[str]) -> Markdown:
        """Return links to several records: "A, B, C"."""
        return self.say(in_commas(map(Item, ids)))

    def section(self, kind: str, words: str | None = None) -> Markdown:
        """Return a link to the index of a kind of record, by default with its title."""
        return self._link_title(addresses.section(kind), words)

    def link_to_page(
        self, name: str, words: str | None = None, anchor: str | None = None
    ) -> Markdown:
        """Return a link to a page without a record, such as `methodology`.

        By default, its words are the page's title.
        """
        return self._link_title(Address(addresses.page(name).path, anchor), words)

    def anchor(self, anchor: str, words: str) -> Markdown:
        """Return a link to an anchor on this page."""
        return self._link_title(Address(self.path, anchor), words)

    def external(self, url: str, words: str) -> Markdown:
        """Return a link to another site, or the words alone if the address has another scheme.

        Where people read the address, in the words or on paper, it is readable.
        """
        if not url.lower().startswith(_SCHEMES):
            return escape_own(words)
        if words == url:
            return self._address(url, readable_address(url))
        told = ""
        if readable_address(url) != url:
            told = f'{{: data-address="{escape(printed_address(url))}" }}'
        return Markdown(f"[{escape_own(words)}]({escape_url(url)}){told}")

    def web_address(self, url: str) -> Markdown:
        """Return a link whose words are its address, as it is printed."""
        return self._address(url, printed_address(url))

    def _address(self, url: str, words: str) -> Markdown:
        return Markdown(f"[{escape_own(words)}]({escape_url(url)}){{: .web-address }}")

    def nofollow_link(self, url: str, words: str, about: str = "") -> Markdown:
        """Return a link to an editor, a form or a letter that search engines are not to follow.

        `about` is read aloud after the words, if a page has several links with the same words.
        """
        if not url.lower().startswith(_SCHEMES):
            return escape_own(words)
        behind = f'<span class="unseen">: {escape_own(about)}</span>' if about else ""
        rel = "" if url.lower().startswith("mailto:") else '{: rel="nofollow" }'
        return Markdown(f"[{escape_own(words)}{behind}]({escape_url(url)}){rel}")

    def listing(self, text: str) -> Markdown:
        """Return lines of a record as typed, written from left to right on every page."""
        lines = "\n".join(escape_line(line) for line in text.strip("\n").split("\n"))
        return Markdown(f'<pre dir="ltr"><code>{lines}</code></pre>')

    # Citations

    def cite(self, evidence: Iterable[Evidence]) -> Markdown:
        """Return the marks of a statement's sources, each once, except what contradicts it."""
        return self._cite_each(item for item in evidence if item.bears is not Bearing.CONTRADICTS)

    def cite_against(self, evidence: Iterable[Evidence]) -> Markdown:
        """Return the marks of the sources that contradict a statement, each once."""
        return self._cite_each(item for item in evidence if item.bears is Bearing.CONTRADICTS)

    def cite_source(self, source_id: str) -> Markdown:
        """Return the mark of one source."""
        source = self._briefing.sources.get(source_id)
        if source is None:
            return Markdown("")
        return self._mark(source_id, Reference(f"cite-{source_id}", source))

    def references_here(self) -> Markdown:
        """Return the mark for the list of the page's sources, which is complete only at the end."""
        return REFERENCES_HERE

    def _cite_each(self, evidence: Iterable[Evidence]) -> Markdown:
        keys: dict[str, Evidence] = {}
        for item in evidence:
            keys.setdefault(item.source or item.url or "", item)
        return Markdown("".join(self._cite_item(key, item) for key, item in keys.items()))

    def _cite_item(self, key: str, item: Evidence) -> Markdown:
        if item.source is not None:
            return self.cite_source(item.source)
        anchor = f"cite-in_place_{len(self._context.references) + 1}"
        return self._mark(key, Reference(anchor, None, item))

    def _mark(self, key: str, reference: Reference) -> Markdown:
        return self._context.references.setdefault(key, reference).mark

    # Markup to Markdown

    def _block(self, block: markup.Block) -> Markdown:
        if isinstance(block, markup.Paragraph):
            return self._inlines(block.inlines, autolink=True)
        bullets = (f"{n}. " if block.ordered else "- " for n in range(1, len(block.items) + 1))
        items = (self._inlines(item, autolink=True) for item in block.items)
        return Markdown("\n".join(f"{b}{item}" for b, item in zip(bullets, items, strict=True)))

    def _inlines(self, inlines: Sequence[markup.Inline], *, autolink: bool) -> Markdown:
        pieces: list[Markdown] = []
        for item, following in zip_longest(inlines, inlines[1:]):
            piece = self._inline(item, autolink=autolink)
            # Writers put a space before a citation, but its number follows the words directly.
            closed_up = piece.rstrip() if isinstance(following, markup.Citation) else piece
            pieces.append(Markdown(closed_up))
        return Markdown("".join(pieces))

    def _inline(self, item: markup.Inline, *, autolink: bool) -> Markdown:
        match item:
            case markup.Text(text):
                return self._text(text) if autolink else escape(text)
            case markup.Unlinked(words):
                return escape(words)
            case markup.Emphasis(children) | markup.Strong(children):
                tag = "em" if isinstance(item, markup.Emphasis) else "strong"
                return Markdown(f"<{tag}>{self._inlines(children, autolink=autolink)}</{tag}>")
            case markup.RecordLink(target, claim, words):
                return self._record_link(target, claim, words)
            case markup.Citation(source):
                return self.cite_source(source)
            case markup.WebLink(url, words):
                return self.external(url, words or url)

    def _record_link(self, target: str, claim: str | None, words: str | None) -> Markdown:
        if claim is None:
            return self.link(target, words)
        placed = self._briefing.claim(f"{target}#{claim}")
        return self._link(
            placed.address if placed else None, escape_own(words or self._briefing.name_of(target))
        )

    def _name(self, record: AnyRecord) -> Markdown:
        if isinstance(record, Source):
            return self.source_title(record)
        return escape_own(self._briefing.label(record))

    def _link_title(self, address: Address, words: str | None) -> Markdown:
        shown = self.say(self._titles[address.path]) if words is None else escape_own(words)
        return self._link(address, shown)

    def _link(self, address: Address | None, words: Markdown) -> Markdown:
        if address is None:
            return words
        return Markdown(f"[{words}]({self._target(address)})")

    def _target(self, address: Address) -> str:
        """Return the relative address from this page, for a Markdown link."""
        return address.markdown_link_from(self._context.path)

    def _html_target(self, address: Address) -> str:
        """Return the relative address from this page, for raw HTML."""
        return address.html_link_from(self._context.path)

    # Links by name

    def _text(self, text: str) -> Markdown:
        return Markdown("".join(self._name_pieces(text)))

    def _name_pieces(self, text: str) -> Iterator[Markdown]:
        end = 0
        for mention in self._briefing.names.find_alone(text):
            owner = self._owner(mention)
            if owner is None:
                continue
            if mention.full:
                self._context.named.add(owner)
            if owner == self._context.own_id or owner in self._context.linked:
                continue
            yield self._explain_terms(text[end : mention.start])
            yield self.link(owner, text[mention.start : mention.end])
            end = mention.end
        yield self._explain_terms(text[end:])

    def _explain_terms(self, text: str) -> Markdown:
        """Return a text in which the first mention of each glossary term shows its meaning."""
        pieces: list[Markdown] = []
        end = 0
        for mention in self._briefing.terms.find(text):
            (term,) = mention.full
            if term in self._context.explained:
                continue
            self._context.explained.add(term)
            meaning = self.write_unlinked(self._briefing.vocabulary.glossary[term])
            words = text[mention.start : mention.end]
            pieces.append(escape(text[end : mention.start]))
            pieces.append(Markdown(f'<abbr title="{meaning}">{escape(words)}</abbr>'))
            end = mention.end
        return Markdown("".join((*pieces, escape(text[end:]))))

    def _owner(self, mention: Mention) -> str | None:
        if len(mention.full) == 1:
            return mention.full[0]
        candidates = mention.full or mention.short
        if len(candidates) == 1:
            return candidates[0]
        named = [owner for owner in candidates if owner in self._context.named]
        return named[0] if len(named) == 1 else None

    def _note_mention(self, record_id: str) -> None:
        self._context.linked.add(record_id)
        self._context.named.add(record_id)
