"""Sources as BibLaTeX entries (BibLaTeX 3.20, chapter 2), in UTF-8.

BibLaTeX reads the dates of a record as they are: it follows EDTF too. Only a time of day is left
out, since a reference has none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing import locales
from briefing.exports.bibliography import in_ascii, notes
from briefing.typography import curl_quotes, on_a_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.exports.bibliography import Citable
    from briefing.exports.telling import Teller
    from briefing.records import EdtfDate

# Readers of .bib files count braces even after a backslash, so these have names.
_NAMED_CHARACTERS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_SPECIAL = re.compile(r"[\\{}~^&%$#_]")
_PUBLISHERS = {"article": "journaltitle", "report": "institution", "book": "publisher"}
_LANGUAGES = {
    "ar": "arabic", "bg": "bulgarian", "ca": "catalan", "cs": "czech", "da": "danish",
    "de": "ngerman", "el": "greek", "en": "english", "en-GB": "british", "en-US": "american",
    "es": "spanish", "et": "estonian", "fa": "persian", "fi": "finnish", "fr": "french",
    "he": "hebrew", "hr": "croatian", "hu": "hungarian", "id": "indonesian", "it": "italian",
    "lt": "lithuanian", "lv": "latvian", "nb": "norsk", "nl": "dutch", "nn": "nynorsk",
    "pl": "polish", "pt": "portuguese", "pt-BR": "brazilian", "ro": "romanian", "ru": "russian",
    "sk": "slovak", "sl": "slovene", "sv": "swedish", "tr": "turkish", "uk": "ukrainian",
}  # fmt: skip
"""The names by which the packages babel and polyglossia know languages; an entry in any other
language has none, because LaTeX stops at a name that it does not know."""


def escape(text: str) -> str:
    """Escape a text for a field of a BibLaTeX entry in UTF-8, between braces."""
    return _SPECIAL.sub(lambda match: _NAMED_CHARACTERS.get(match[0], f"\\{match[0]}"), text)


def biblatex_entry(teller: Teller, source: Citable) -> str:
    """Return the entry of a source."""
    type_ = source.form.biblatex
    if type_ == "online" and not source.url:
        type_ = "misc"  # BibLaTeX asks for the address of what is online
    fields = (f"  {name} = {{{value}}}," for name, value in _fields(teller, source, type_))
    return "\n".join((f"@{type_}{{{source.key},", *fields, "}", ""))


def biblatex_file(entries: Iterable[str]) -> str:
    """Return the text of a file with some entries."""
    return "\n".join(entries)


def _fields(teller: Teller, source: Citable, type_: str) -> Iterator[tuple[str, str]]:
    if source.authors:
        # " and " separates names, in any language; braces keep each from being cut into parts.
        yield "author", " and ".join(f"{{{_text(name)}}}" for name in source.authors)
    yield "title", f"{{{_text(source.title)}}}"
    if type_ == "report":
        yield "type", _text(source.keywords[0])
    if type_ == "article":
        yield "entrysubtype", "newspaper"  # as Zotero and biblatex-chicago have it
    if source.publisher:
        yield _PUBLISHERS.get(type_, "organization"), f"{{{_text(source.publisher)}}}"
    yield from _dated_address(source)
    if name := _language(source.title_language or ""):
        yield "langid", name
    if source.keywords:
        yield "keywords", ",".join(_text(word).replace(",", "") for word in source.keywords)
    if found := notes(teller, source, archive=True):
        yield "note", _text(" ".join(found))


def _dated_address(source: Citable) -> Iterator[tuple[str, str]]:
    if source.date is not None:
        yield "date", _without_time(source.date)
    if source.url:
        yield "url", in_ascii(source.url)
    if source.accessed is not None:
        yield "urldate", _without_time(source.accessed)


def _text(text: str) -> str:
    return curl_quotes(escape(on_a_line(text)))


def _language(tag: str) -> str | None:
    return next((_LANGUAGES[one] for one in locales.prefixes(tag) if one in _LANGUAGES), None)


def _without_time(date: EdtfDate) -> str:
    return date.text.partition("T")[0]
