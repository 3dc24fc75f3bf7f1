"""What the reference to a page is made of, and how BibLaTeX wants its texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing import forge
from briefing.reading import suggested_id

if TYPE_CHECKING:
    from briefing.addresses import Address
    from briefing.records import EdtfDate, Settings
    from briefing.rendering.version import Version

# Braces count for the reader of a .bib file even behind a backslash: so they are named.
_NAMED = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_SPECIAL = re.compile(r"[\\{}~^&%$#_]")


def bibtex(text: str) -> str:
    """Write a text as a field of a BibLaTeX entry in UTF-8, between braces, shows it as it is."""
    return _SPECIAL.sub(lambda match: _NAMED.get(match[0], f"\\{match[0]}"), text)


@dataclass(frozen=True)
class Citation:
    """What a reference to a page says.

    Attributes:
        settings: Those of the briefing.
        title: The page's own; None for the briefing as a whole.
        language: Of that title, as a BCP 47 tag.
        address: Where it is published.
        reviewed: When its record was last reviewed, if it is a record's.
        version: The state of the briefing, where it is known.
    """

    settings: Settings
    title: str | None
    language: str
    address: Address
    reviewed: EdtfDate | None
    version: Version | None

    @property
    def key(self) -> str:
        """The key of its BibLaTeX entry: the briefing's, a colon, and what the page is called."""
        stem = suggested_id(self.settings.short_title or self.settings.title) or "briefing"
        page = self.address.folder.rpartition("/")[2]
        return f"{stem}:{page}" if page else stem

    @property
    def date(self) -> EdtfDate:
        """When what it says was found to hold."""
        return self.reviewed or self.settings.as_of

    @property
    def url(self) -> str | None:
        """Its address on the web, if it has one."""
        url = self.settings.site_url
        return self.address.url_under(url) if url else None

    @property
    def version_url(self) -> str | None:
        """Where this version stays as it is, if that is known and it is this version."""
        if self.version is None or self.version.is_altered:
            return None
        return forge.version_url(self.settings, self.version.commit, self.version.tag)
