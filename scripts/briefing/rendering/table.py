"""The table of pages: each kind of page and file of a site, with all that is known of it.

Whatever asks which pages there are, who makes them, or how they are cited and shared asks here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from briefing import addresses
from briefing.addresses import Address
from briefing.linking import Briefing, Published
from briefing.phrases import Phrase, gettext
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
from briefing.rendering.beside import CLAIMS_FILE, COPIES_FILE, has_claims, has_copies
from briefing.rendering.citing import PageCitation

if TYPE_CHECKING:
    from briefing.rendering.version import Version
    from briefing.rendering.views import Views

Condition: TypeAlias = "Callable[[Briefing, AnyRecord | None], bool]"
"""Whether a briefing has a page, about a record if it is about one."""


READERS_LANGUAGES = ("ar",)
"""The languages, beside the briefing's own, in which those who read its sources are told how to
contribute. Their words are in the catalogue of each, of which no other page need be translated."""


class Written(Enum):
    """A file that no template makes."""

    CLAIMS = auto()
    COPIES = auto()
    ROBOTS = auto()


class CitationScope(Enum):
    """What is cited on a page."""

    NOTHING = auto()
    ITSELF = auto()
    THE_WHOLE = auto()


@dataclass(frozen=True)
class Row:
    """A kind of page.

    Attributes:
        path: Its file: relative to the tree's root, or to the folder of the record it is about.
        made_by: A template in `templates/pages`, without `.j2`, or what no template makes.
        title: What it is called, if that is the same in every briefing.
        cited: What is cited on it.
        type: Its type in schema.org.
        lists: The kind of record of which it is the index.
        of_the_generator: Whether its words come with the generator and not with the briefing.
        language: The language in which it is made, a BCP 47 tag; None for the briefing's.
        is_there: Whether a briefing has it.
    """

    path: str
    made_by: str | Written
    title: Phrase | None = None
    cited: CitationScope = CitationScope.NOTHING
    type: str = "WebPage"
    lists: str | None = None
    of_the_generator: bool = False
    language: str | None = None
    is_there: Condition = lambda _briefing, _record: True


@dataclass(frozen=True)
class Plan:
    """A page to be made.

    Attributes:
        row: Its kind.
        path: Its file.
        record: The record that it is about.
        choose: Returns what its template names `chosen`, from what the views offer.
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
        """The index in which the record stands, and what that is called."""
        if self.record is None:
            return None
        address = addresses.section(self.record.KIND)
        return address, TITLES[address.path]

    @property
    def titles(self) -> Mapping[str, Phrase]:
        """What pages are called that may be named on it, itself among them."""
        own = {self.path: self.row.title} if self.row.title else {}
        return {**TITLES, **own}

    def title(self, briefing: Briefing) -> str | None:
        """Return what it is called in this briefing alone; None where that is the row's title."""
        if self.record:
            return briefing.label(self.record)
        return briefing.settings.title if self.path == addresses.HOME else None

    def language(self, briefing: Briefing) -> str:
        """Return the language of its title, as a BCP 47 tag."""
        if isinstance(self.record, Source):
            return briefing.title_language(self.record)
        return self.row.language or briefing.settings.language

    def citation(
        self, briefing: Briefing, version: Version | None, title: str | None = None
    ) -> PageCitation:
        """Return the reference to the page, or to that of its record by the record's name."""
        record, whole = self.record, self.row.cited is CitationScope.THE_WHOLE
        address = addresses.of(record) if record else Address(self.path)
        called = title or (briefing.label(record) if record else None)
        return PageCitation(
            settings=briefing.settings,
            title=None if whole else called,
            language=self.language(briefing),
            address=Address(addresses.HOME) if whole else address,
            reviewed=record.reviewed if record else None,
            version=version,
        )


def _page(name: str, title: Phrase | None, cited: CitationScope = CitationScope.ITSELF) -> Row:
    return Row(addresses.page(name).path, f"{name.replace('/', '_')}.md", title, cited)


def _guide(name: str, title: Phrase | None, cited: CitationScope = CitationScope.NOTHING) -> Row:
    return replace(_page(name, title, cited), of_the_generator=True)


def _index(kind: str, title: Phrase) -> Row:
    template = f"{RECORD_KINDS[kind].folder}.md"
    path = addresses.section(kind).path
    return Row(path, template, title, CitationScope.ITSELF, "CollectionPage", lists=kind)


def _translate_row(row: Row, language: str) -> Row:
    folder = Address(row.path).folder
    return replace(row, path=addresses.page(f"{folder}/{language}").path, language=language)


_CONTRIBUTE = _guide("contribute", gettext("Contribute"))

STANDING = (
    Row(addresses.HOME, "home.md", cited=CitationScope.THE_WHOLE, type="Report"),
    _page("timeline", gettext("Timeline")),
    _page("network", gettext("Network")),
    _page("map", gettext("Map")),
    _guide("methodology", gettext("Methodology"), CitationScope.ITSELF),
    replace(_page("about", gettext("About"), CitationScope.THE_WHOLE), type="AboutPage"),
    _page("corrections", gettext("Corrections")),
    _page("evidence", gettext("Evidence health")),
    _page("glossary", gettext("Names and abbreviations")),
    _CONTRIBUTE,
    *(_translate_row(_CONTRIBUTE, language) for language in READERS_LANGUAGES),
    _guide("checker", gettext("What the checker says")),
    Row(
        addresses.FEED,
        "corrections.xml",
        is_there=lambda briefing, _record: briefing.settings.site_url is not None,
    ),
    Row(addresses.ROBOTS, Written.ROBOTS),
    Row(COPIES_FILE, Written.COPIES, cited=CitationScope.THE_WHOLE, is_there=has_copies),
    Row(addresses.DOCUMENT, "print.html"),
    _index(Actor.KIND, gettext("Actors")),
    _index(Event.KIND, gettext("Events")),
    _index(Reaction.KIND, gettext("Reactions")),
    _index(Question.KIND, gettext("Questions")),
    _index(Place.KIND, gettext("Places")),
    _index(Source.KIND, gettext("Sources")),
)
"""The pages about no record of their own."""

TITLES: Mapping[str, Phrase] = MappingProxyType(
    {row.path: row.title for row in STANDING if row.title}
)
"""What pages are called, by their file."""

_RECORDS = {
    **{kind: Row("index.md", f"{kind}.md", cited=CitationScope.ITSELF) for kind in RECORD_KINDS},
    Actor.KIND: Row("index.md", "actor.md", None, CitationScope.ITSELF, "ProfilePage"),
}
_WITHDRAWN = Row("index.md", "withdrawn.md")
_BESIDE = (
    Row(COPIES_FILE, Written.COPIES, is_there=has_copies),
    Row(CLAIMS_FILE, Written.CLAIMS, is_there=has_claims),
)
_MOVED = Row("index.html", "redirect.html")


def in_other_languages(row: Row) -> Iterator[Row]:
    """Yield the same page in the other languages in which it is made."""
    return (one for one in STANDING if one.made_by == row.made_by and one.path != row.path)


def templates_in(language: str) -> tuple[str, ...]:
    """Return the templates of the pages that are made in a language beside the briefing's."""
    return tuple(f"pages/{row.made_by}.j2" for row in STANDING if row.language == language)


def plans(briefing: Published) -> Iterator[Plan]:
    """Yield the pages of a briefing: those that stand alone, then those of each record."""
    for row in STANDING:
        if row.is_there(briefing, None):
            yield Plan(row, row.path)
    for record in briefing.whole.records.values():
        page = addresses.of(record)
        yield Plan(_WITHDRAWN if record.withdrawn else _RECORDS[record.KIND], page.path, record)
        for row in _BESIDE:
            if row.is_there(briefing, record):
                yield Plan(row, f"{page.folder}/{row.path}", record)
        for earlier in record.renamed_from:
            folder = addresses.record(record.KIND, earlier).folder
            yield Plan(_MOVED, f"{folder}/{_MOVED.path}", record)
