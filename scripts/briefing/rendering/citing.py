"""References to a page, in words and as BibLaTeX entries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from briefing import github
from briefing.exports.bibtex import escape
from briefing.phrases import Day, Emphasized, Site, Titled, all_of, gettext, in_commas
from briefing.records.ids import suggest_id
from briefing.typography import curl_quotes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from briefing.addresses import Address
    from briefing.phrases import Listed, Value
    from briefing.records import EdtfDate, Settings
    from briefing.rendering.version import Version

ALTERED = gettext("with later changes")


class Field(NamedTuple):
    """A field of a BibLaTeX entry.

    Attributes:
        name: The name of the field.
        text: Its value, escaped for BibTeX.
        language: The BCP 47 tag of the value; None if it has no language.
        is_whole: Whether extra braces protect the capitals of the value.
    """

    name: str
    text: str
    language: str | None = None
    is_whole: bool = False


class EntryLine(NamedTuple):
    """A line of an entry: its opening, the value of a field with its language, its closing."""

    opening: str
    text: str = ""
    closing: str = ""
    language: str | None = None


def entry(key: str, fields: Iterable[Field]) -> Iterator[EntryLine]:
    """Yield the lines of a BibLaTeX entry of a page on the web."""
    yield EntryLine(f"@online{{{key},")
    for field in fields:
        opening, closing = ("{{", "}}") if field.is_whole else ("{", "}")
        yield EntryLine(f"{field.name} = {opening}", field.text, f"{closing},", field.language)
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
    """

    settings: Settings
    title: str | None
    language: str
    address: Address
    reviewed: EdtfDate | None
    version: Version | None

    @property
    def stem(self) -> str:
        """The prefix of the keys of all entries of the briefing."""
        return suggest_id(self.settings.short_title or self.settings.title) or "briefing"

    @property
    def key(self) -> str:
        """The key of the page's BibLaTeX entry: the prefix, a colon, and the page's name."""
        page = self.address.folder.rpartition("/")[2]
        return f"{self.stem}:{page}" if page else self.stem

    def entry(self, say: Callable[[Value], str]) -> Iterator[EntryLine]:
        """Yield the lines of the BibLaTeX entry; `say` renders phrases as plain text."""
        return entry(self.key, self.fields(say))

    def fields(self, say: Callable[[Value], str], url: str | None = None) -> Iterator[Field]:
        """Yield the fields of the BibLaTeX entry; `url` replaces the page's address.

        `say` renders phrases as plain text.
        """
        briefing = curl_quotes(escape(self.settings.title))
        if self.title:
            yield Field("title", curl_quotes(escape(self.title)), self.language, is_whole=True)
            yield Field("titleaddon", say(gettext("In: %(briefing)s", briefing=briefing)))
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
