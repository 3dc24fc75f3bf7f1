"""References to a page and to a source, in words and as BibLaTeX entries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from briefing import github, letters
from briefing.exports.bibliography import in_ascii
from briefing.exports.bibtex import escape
from briefing.phrases import Day, Emphasized, Site, Titled, all_of, gettext, in_commas
from briefing.records import RECORD_KINDS
from briefing.records.ids import suggest_id
from briefing.typography import curl_quotes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from briefing.addresses import Address
    from briefing.linking import Briefing
    from briefing.phrases import Listed, Value
    from briefing.records import EdtfDate, Settings, Source
    from briefing.rendering.version import Version

ALTERED = gettext("with later changes")

_OF_RECORDS = frozenset(kind.folder for kind in RECORD_KINDS.values())
_GAP = "\x03"
"""Holds the place of a title; no text of a record can have it."""

_LINE = re.compile(r"(  (\w+) = \{+)(.*?)(\}+,)")


class Field(NamedTuple):
    """A field of a BibLaTeX entry.

    Attributes:
        name: The name of the field.
        text: Its value, escaped for BibTeX.
        language: The BCP 47 tag of the value; None if it has no language.
        is_whole: Whether extra braces protect the capitals of the value.
        around: What is before and after the value in the language of the pages.
    """

    name: str
    text: str
    language: str | None = None
    is_whole: bool = False
    around: tuple[str, str] = ("", "")


class EntryLine(NamedTuple):
    """A line of an entry: its opening, the value of a field with its language, its closing."""

    opening: str
    text: str = ""
    closing: str = ""
    language: str | None = None


def entry(type_: str, key: str, fields: Iterable[Field]) -> Iterator[EntryLine]:
    """Yield the lines of a BibLaTeX entry."""
    yield EntryLine(f"@{type_}{{{key},")
    for field in fields:
        opening, closing = ("{{", "}}") if field.is_whole else ("{", "}")
        before, after = field.around
        yield EntryLine(
            f"{field.name} = {opening}{before}", field.text, f"{after}{closing},", field.language
        )
    yield EntryLine("}")


@dataclass(frozen=True)
class PageCitation:
    """The content of a reference to a page.

    Attributes:
        settings: The briefing's settings.
        title: The page's title; None for the briefing as a whole.
        language: The BCP 47 tag of the title.
        address: The page's address.
        reviewed: When the page's record was last reviewed; None if it has no record.
        version: The version of the briefing, if known.
        is_on_source: Whether the title is that of a source, which the page is only about.
    """

    settings: Settings
    title: str | None
    language: str
    address: Address
    reviewed: EdtfDate | None
    version: Version | None
    is_on_source: bool = False

    @property
    def stem(self) -> str:
        """The prefix of the keys of all entries of the briefing."""
        return suggest_id(self.settings.short_title or self.settings.title) or "briefing"

    @property
    def key(self) -> str:
        """The key of the page's BibLaTeX entry, which no other page, statement or source has.

        For a record it is the prefix, a colon, and its id; for another page, a slash and its path.
        """
        folder, _, name = self.address.folder.rpartition("/")
        if folder in _OF_RECORDS:
            return f"{self.stem}:{name}"
        return f"{self.stem}/{self.address.folder}" if name else self.stem

    @property
    def entry_type(self) -> str:
        """The type of its entries: a page is an article in a work of reference, the briefing.

        Of the types of BibLaTeX, it is the one with which APA's, Chicago's and IEEE's styles all
        name the briefing, its editors and the day.
        """
        return "inreference" if self.title else "online"

    def entry(self, say: Callable[[Value], str]) -> Iterator[EntryLine]:
        """Yield the lines of the BibLaTeX entry; `say` renders phrases as plain text."""
        return entry(self.entry_type, self.key, self.fields(say))

    def fields(self, say: Callable[[Value], str], url: str | None = None) -> Iterator[Field]:
        """Yield the fields of the BibLaTeX entry; `url` replaces the page's address.

        `say` renders phrases as plain text.
        """
        briefing = curl_quotes(escape(self.settings.title))
        if self.title:
            title = curl_quotes(escape(self.title))
            yield Field("title", title, self.language, is_whole=True, around=self._around(say))
            yield Field("booktitle", briefing, is_whole=True)
        else:
            yield Field("title", briefing, is_whole=True)
        if self.settings.editors:
            # " and " is BibLaTeX's, whatever the language.
            names = " and ".join(
                f"{{{curl_quotes(escape(name))}}}" for name in self.settings.editors
            )
            yield Field("editor", names)
        yield Field("date", self.date.text)
        if self.version is not None:
            version_words = [escape(self.version.name)]
            if self.version.is_altered:
                version_words.append(say(ALTERED))
            yield Field("version", say(in_commas(version_words)))
        if url := url or self.url:
            yield Field("url", url)

    def _around(self, say: Callable[[Value], str]) -> tuple[str, str]:
        """Return what is before and after the title: nothing if it is that of the page."""
        if not self.is_on_source:
            return "", ""
        on_source = gettext("Page on the source “%(title)s”", title=_GAP)
        before, _, after = say(on_source).partition(_GAP)
        return before, after

    @property
    def date(self) -> EdtfDate:
        """The day on which the content was last found correct."""
        return self.reviewed or self.settings.as_of

    @property
    def url(self) -> str | None:
        """The page's URL, if the site has an address."""
        url = self.settings.site_url
        return self.address.url_under(url) if url else None

    @property
    def reference(self) -> Listed:
        """The reference in words, without the address."""
        return in_commas(self._reference())

    def _reference(self) -> Iterator[Value]:
        briefing = Emphasized(self.settings.title)
        if self.title:
            title = Titled(self.title, self.language)
            if self.is_on_source:
                yield gettext(
                    "Page on the source “%(title)s”, in %(briefing)s",
                    title=title,
                    briefing=briefing,
                )
            else:
                yield gettext("“%(title)s”, in %(briefing)s", title=title, briefing=briefing)
        else:
            yield briefing
        if self.settings.editors:
            yield gettext("edited by %(names)s", names=all_of(self.settings.editors))
        day = Day(self.date, in_words=True)
        if self.reviewed:
            yield gettext("reviewed %(date)s", date=day)
        else:
            yield gettext("as of %(date)s", date=day)
        if self.version is not None:
            yield from self._version_phrases(self.version)

    def _version_phrases(self, version: Version) -> Iterator[Value]:
        url = self.version_url
        name: Value = Site(url, version.name) if url else version.name
        if version.tag:
            yield gettext("version %(version)s", version=name)
        else:
            day = Day(version.day, in_words=True)
            yield gettext("version %(version)s of %(date)s", version=name, date=day)
        if version.is_altered:
            yield ALTERED

    @property
    def version_url(self) -> str | None:
        """The permanent URL of this version, if it is known and the files match it."""
        if self.version is None or self.version.is_altered:
            return None
        return github.version_url(self.settings, self.version.commit, self.version.tag)


@dataclass(frozen=True)
class SourceCitation:
    """The content of a reference to a source itself.

    Attributes:
        briefing: The briefing that has the source.
        source: The source.
        text: Its BibLaTeX entry, the same as in the files of sources.
    """

    briefing: Briefing
    source: Source
    text: str

    @property
    def reference(self) -> Listed:
        """The reference in words, without addresses."""
        return in_commas(self._reference())

    @property
    def url(self) -> str | None:
        """The source's address, as its entry has it."""
        return in_ascii(self.source.url) if self.source.url else None

    @property
    def archive_url(self) -> str | None:
        """The address of a copy in an archive, as the entry has it."""
        return in_ascii(self.source.archive_url) if self.source.archive_url else None

    def _reference(self) -> Iterator[Value]:
        source = self.source
        if source.authors:
            yield all_of(Titled(name, self._language_of(name)) for name in source.authors)
        title = Titled(source.title, self.briefing.title_language(source))
        yield title if source.has_our_title else gettext("“%(title)s”", title=title)
        if source.authors != (source.publisher,):
            yield Emphasized(source.publisher)
        if source.date is None:
            yield gettext("undated")
        elif "date" in source.inferred:
            yield gettext("%(date)s (dated by the editors)", date=Day(source.date, in_words=True))
        else:
            yield Day(source.date, in_words=True)
        if source.accessed is not None:
            yield gettext("read %(date)s", date=Day(source.accessed, in_words=True))

    def entry(self) -> Iterator[EntryLine]:
        """Yield the lines of the BibLaTeX entry."""
        source = self.source
        languages = {"title": self.briefing.title_language(source)}
        if source.authors:
            languages["author"] = self._language_of(" ".join(source.authors))
        for line in self.text.strip().split("\n"):
            match = _LINE.fullmatch(line)
            if match is None:
                yield EntryLine(line)
            else:
                opening, name, value, closing = match.groups()
                yield EntryLine(opening, value, closing, languages.get(name))

    def _language_of(self, author: str) -> str:
        """Return the BCP 47 tag of a name: the page's if it has Latin letters."""
        if letters.has_latin(author):
            return self.briefing.settings.language
        return self.source.language
