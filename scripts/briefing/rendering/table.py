"""The table of pages: each kind of page and file of a site, with everything known about it.

It alone says which pages exist, what makes them, and how they are cited and shared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from briefing import addresses
from briefing.addresses import Address
from briefing.exports import CLAIMS, DATA_FILES, FOLDER, DataFile
from briefing.linking import Briefing, Published
from briefing.phrases import Phrase, gettext, pgettext
from briefing.records import (
    RECORD_KINDS,
    Actor,
    AnyRecord,
    Event,
    Place,
    Question,
    Reaction,
    Source,
)
from briefing.rendering.citing import PageCitation
from briefing.rendering.record_files import (
    CHANGES_FILE,
    COPIES_FILE,
    NESTED_FILE,
    has_changes_feed,
    has_claims,
    has_copies,
    is_live,
)

if TYPE_CHECKING:
    from briefing.rendering.version import Version
    from briefing.rendering.views import Views

Condition: TypeAlias = "Callable[[Briefing, AnyRecord | None], bool]"
"""Returns whether a briefing has a page; the record is None for a page without one."""


READERS_LANGUAGES = ("ar",)
"""The languages, in addition to the briefing's, of the page on how to contribute: those of people
who read its sources. Their catalogues need to translate no other page."""


class Written(Enum):
    """A file that is made without a template."""

    CLAIMS = auto()
    NESTED = auto()
    COPIES = auto()
    ROBOTS = auto()


class CitationScope(Enum):
    """What the citation on a page refers to."""

    NOTHING = auto()
    ITSELF = auto()
    THE_WHOLE = auto()


@dataclass(frozen=True)
class Row:
    """A kind of page.

    Attributes:
        path: The file, relative to the tree's root, or to the folder of the page's record.
        made_by: The template in `templates/pages`, without `.j2`, or a file made without one.
        title: The title, if it is the same in every briefing.
        cited: What the page's citation refers to.
        type: The page's type in schema.org.
        lists: The kind of record that the page is the index of.
        of_the_generator: Whether the text comes with the generator, not with the briefing.
        language: The BCP 47 tag of the page's language; None for the briefing's.
        asked: Phrases, besides the title, by which readers search for the page.
        has_bibliography: Whether files with the sources of each such page are next to it
            (`briefing.exports.STYLES`), if it has sources.
        is_there: Returns whether a briefing has the page.
    """

    path: str
    made_by: str | Written | DataFile
    title: Phrase | None = None
    cited: CitationScope = CitationScope.NOTHING
    type: str = "WebPage"
    lists: str | None = None
    of_the_generator: bool = False
    language: str | None = None
    asked: tuple[Phrase, ...] = ()
    has_bibliography: bool = False
    is_there: Condition = lambda _briefing, _record: True


@dataclass(frozen=True)
class Plan:
    """A page to be made.

    Attributes:
        row: The kind of page.
        path: The file, relative to the tree's root.
        record: The record that the page is about.
        choose: Returns the template's variable `chosen` from the views.
    """

    row: Row
    path: str
    record: AnyRecord | None = None
    choose: Callable[[Views], object] | None = None

    @property
    def source_file(self) -> str | None:
        """The file of the record, relative to the data folder."""
        return addresses.data_file(self.record.KIND, self.record.id) if self.record else None

    @property
    def section(self) -> tuple[Address, Phrase] | None:
        """The address and title of the index that lists the record."""
        if self.record is None:
            return None
        address = addresses.section(self.record.KIND)
        return address, TITLES[address.path]

    @property
    def titles(self) -> Mapping[str, Phrase]:
        """The titles, by path, of the pages that this one may name, itself included."""
        own = {self.path: self.row.title} if self.row.title else {}
        return {**TITLES, **own}

    def title(self, briefing: Briefing) -> str | None:
        """Return the page's own title in this briefing; None if it has the row's title."""
        if self.record:
            return briefing.label(self.record)
        return briefing.settings.title if self.path == addresses.HOME else None

    def language(self, briefing: Briefing) -> str:
        """Return the BCP 47 tag of the page's title."""
        if isinstance(self.record, Source):
            return briefing.title_language(self.record)
        return self.row.language or briefing.settings.language

    def citation(
        self, briefing: Briefing, version: Version | None, title: str | None = None
    ) -> PageCitation:
        """Return the reference to the page, or to its record's page, named after the record."""
        record, is_whole = self.record, self.row.cited is CitationScope.THE_WHOLE
        address = addresses.of(record) if record else Address(self.path)
        page_title = title or (briefing.label(record) if record else None)
        return PageCitation(
            settings=briefing.settings,
            title=None if is_whole else page_title,
            language=self.language(briefing),
            address=Address(addresses.HOME) if is_whole else address,
            reviewed=record.reviewed if record else None,
            version=version,
            is_on_source=isinstance(record, Source),
        )


def _has_address(briefing: Briefing, _record: AnyRecord | None) -> bool:
    """Return whether the site has an address, which a feed needs."""
    return briefing.settings.site_url is not None


def _page(name: str, title: Phrase | None, cited: CitationScope = CitationScope.ITSELF) -> Row:
    return Row(addresses.page(name).path, f"{name.replace('/', '_')}.md", title, cited)


def _guide(name: str, title: Phrase | None, cited: CitationScope = CitationScope.NOTHING) -> Row:
    return replace(_page(name, title, cited), of_the_generator=True)


def _data_file(file: DataFile) -> Row:
    if file.needs_address:
        return Row(file.path, file, is_there=_has_address)
    return Row(file.path, file)


def _index(kind: str, title: Phrase) -> Row:
    template = f"{RECORD_KINDS[kind].folder}.md"
    path = addresses.section(kind).path
    return Row(path, template, title, CitationScope.ITSELF, "CollectionPage", lists=kind)


def _translate_row(row: Row, language: str) -> Row:
    folder = Address(row.path).folder
    return replace(row, path=addresses.page(f"{folder}/{language}").path, language=language)


_CONTRIBUTE = replace(
    _guide("contribute", gettext("Contribute")),
    asked=(
        pgettext("search", "report a mistake"),
        pgettext("search", "report an error"),
        pgettext("search", "report privately"),
        pgettext("search", "correct a mistake"),
        pgettext("search", "send a correction"),
    ),
)
_ABOUT = replace(
    _page("about", gettext("About"), CitationScope.THE_WHOLE),
    type="AboutPage",
    asked=(
        pgettext("search", "about us"),
        pgettext("search", "who we are"),
        pgettext("search", "who are you"),
        pgettext("search", "editors"),
        pgettext("search", "contact"),
        pgettext("search", "funding"),
        pgettext("search", "who funds it"),
        pgettext("search", "who pays for it"),
    ),
)

STANDALONE_ROWS = (
    Row(addresses.HOME, "home.md", cited=CitationScope.THE_WHOLE, type="Report"),
    _page("timeline", gettext("Timeline")),
    _page("network", gettext("Network")),
    Row(addresses.TIES_SHEET, "ties.css"),
    _page("map", gettext("Map")),
    _guide("methodology", gettext("Methodology"), CitationScope.ITSELF),
    _ABOUT,
    _page("corrections", gettext("Corrections")),
    _page("changes", gettext("What changed")),
    _page("evidence", gettext("Evidence health")),
    _page("glossary", gettext("Names and abbreviations")),
    _CONTRIBUTE,
    *(_translate_row(_CONTRIBUTE, language) for language in READERS_LANGUAGES),
    _guide("checker", gettext("What the checker says")),
    Row(addresses.FEED, "corrections.xml", is_there=_has_address),
    Row(addresses.CHANGES_FEED, "changes.xml", is_there=_has_address),
    Row(addresses.ROBOTS, Written.ROBOTS),
    Row(COPIES_FILE, Written.COPIES, cited=CitationScope.THE_WHOLE, is_there=has_copies),
    _page(FOLDER, gettext("Data")),
    *map(_data_file, DATA_FILES),
    Row(addresses.DOCUMENT, "print.html"),
    _index(Actor.KIND, gettext("Actors")),
    _index(Event.KIND, gettext("Events")),
    _index(Reaction.KIND, gettext("Reactions")),
    _index(Question.KIND, gettext("Questions")),
    _index(Place.KIND, gettext("Places")),
    _index(Source.KIND, gettext("Sources")),
)
"""The pages without a record of their own."""

TITLES: Mapping[str, Phrase] = MappingProxyType(
    {row.path: row.title for row in STANDALONE_ROWS if row.title}
)
"""The titles of pages, by path."""

_RECORD_PAGE = Row("index.md", "", cited=CitationScope.ITSELF, has_bibliography=True)
_RECORD_PAGES = {
    **{kind: replace(_RECORD_PAGE, made_by=f"{kind}.md") for kind in RECORD_KINDS},
    Actor.KIND: replace(_RECORD_PAGE, made_by="actor.md", type="ProfilePage"),
}
_WITHDRAWN = Row("index.md", "withdrawn.md")
_RECORD_FILES = (
    Row(COPIES_FILE, Written.COPIES, is_there=has_copies),
    Row(CLAIMS, Written.CLAIMS, is_there=has_claims),
    Row(NESTED_FILE, Written.NESTED, is_there=is_live),
)
_FEED = Row(CHANGES_FILE, "changes.xml", is_there=has_changes_feed)
_MOVED = Row("index.html", "redirect.html")


def in_other_languages(row: Row) -> Iterator[Row]:
    """Yield the rows of the same page in its other languages."""
    return (one for one in STANDALONE_ROWS if one.made_by == row.made_by and one.path != row.path)


def languages_of_readers(row: Row) -> tuple[str | None, ...]:
    """Return the languages in which readers search for a page; None is the briefing's.

    They are its own, and those for which it has no page in that language.
    """
    if row.language:
        return (row.language,)
    others = {other.language for other in in_other_languages(row)}
    return (None, *(one for one in READERS_LANGUAGES if one not in others))


def templates_in(language: str) -> tuple[str, ...]:
    """Return the templates of the pages in a language other than the briefing's."""
    return tuple(f"pages/{row.made_by}.j2" for row in STANDALONE_ROWS if row.language == language)


def plans(briefing: Published) -> Iterator[Plan]:
    """Yield the pages of a briefing: those without a record, then those of each record."""
    for row in STANDALONE_ROWS:
        if row.is_there(briefing, None):
            yield Plan(row, row.path)
    for record in briefing.whole.records.values():
        page = addresses.of(record)
        yield Plan(
            _WITHDRAWN if record.withdrawn else _RECORD_PAGES[record.KIND], page.path, record
        )
        for row in (*_RECORD_FILES, _FEED):
            if row.is_there(briefing, record):
                yield Plan(row, f"{page.folder}/{row.path}", record)
        for earlier in record.renamed_from:
            folder = addresses.record(record.KIND, earlier).folder
            yield Plan(_MOVED, f"{folder}/{_MOVED.path}", record)
            if _FEED.is_there(briefing, record):  # feed readers follow no stub
                yield Plan(_FEED, f"{folder}/{_FEED.path}", record)
