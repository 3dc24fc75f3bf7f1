"""Bibliographies: files of sources for reference managers, of the whole briefing and of a page.

The text of each entry is made once, so a source has the same key and words in every file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.exports.bibliography import in_place, of_source
from briefing.exports.bibtex import biblatex_entry, biblatex_file
from briefing.exports.csl import csl_entry, csl_file
from briefing.exports.ris import ris_entry, ris_file
from briefing.phrases import gettext
from briefing.records import Evidence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefing.exports.bibliography import Citable
    from briefing.exports.telling import Teller
    from briefing.phrases import Phrase
    from briefing.records import Source


class Style(NamedTuple):
    """A format of bibliographies.

    Attributes:
        name: The name of its files.
        label: What it is called.
        entry: Returns the text of one entry.
        whole: Returns the text of a file with some entries.
    """

    name: str
    label: Phrase
    entry: Callable[[Teller, Citable], str]
    whole: Callable[[Iterable[str]], str]


CSL = Style("sources.csl.json", gettext("CSL-JSON"), csl_entry, csl_file)
BIBLATEX = Style("sources.bib", gettext("BibTeX"), biblatex_entry, biblatex_file)
RIS = Style("sources.ris", gettext("RIS"), ris_entry, ris_file)
STYLES = (BIBLATEX, RIS, CSL)
"""The formats, in the order in which pages offer them."""


class Bibliographies:
    """The bibliographies of one briefing."""

    def __init__(self, teller: Teller) -> None:
        """Use the names, words and addresses of a briefing."""
        self._teller = teller
        self._citable: dict[str, Citable] = {}
        self._entries: dict[tuple[str, str], str] = {}

    def whole(self, style: Style) -> str:
        """Return the text of the file with all sources."""
        return self.file(style, self._teller.briefing.sources.values())

    def file(self, style: Style, sources: Iterable[Source | Evidence]) -> str:
        """Return the text of a file with some sources, sorted by key, each once.

        Evidence is a source without a record.
        """
        found = {item.key: item for item in map(self.citable, sources)}
        return style.whole(self._entry(style, found[key]) for key in sorted(found))

    def entry(self, style: Style, source: Source) -> str:
        """Return the text of a source's entry."""
        return self._entry(style, self.citable(source))

    def citable(self, source: Source | Evidence) -> Citable:
        """Return what entries say of a source, the same for each address without a record."""
        place = (source.url or "") if isinstance(source, Evidence) else source.id
        if place not in self._citable:
            self._citable[place] = (
                in_place(self._teller, source)
                if isinstance(source, Evidence)
                else of_source(self._teller, source)
            )
        return self._citable[place]

    def _entry(self, style: Style, item: Citable) -> str:
        found = self._entries.get((style.name, item.key))
        if found is None:
            found = self._entries[style.name, item.key] = style.entry(self._teller, item)
        return found
