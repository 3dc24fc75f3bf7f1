"""Finds the messages in the code and the templates, for the catalogues of translations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

from briefing.phrases.fields import all_field_words

if TYPE_CHECKING:
    from pathlib import Path

_JINJA = {
    "extensions": "jinja2.ext.do",
    "trimmed": "true",
    "newstyle_gettext": "true",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "silent": "false",
}
_KEYWORDS = {**DEFAULT_KEYWORDS, "message": None}
_WIDTH = 100
_FIELDS = ("briefing/records", None)
"""Where the names of fields are; no function marks them as messages."""


@dataclass(frozen=True)
class Updated:
    """What became of a catalogue.

    Attributes:
        new: Messages that it did not have.
        missing: Messages that it does not translate, the new ones among them.
        doubtful: Messages whose English changed, so that their translation must be looked at.
        stale: Translations that nothing says any more; they are left as comments at its end.
    """

    new: int
    missing: int
    doubtful: int
    stale: int


def extract(templates: Path, library: Path) -> Catalog:
    """Return all messages, with the files that say them."""
    found = Catalog(charset="utf-8")
    for folder, pattern, how, options in (
        (templates, "**.j2", "jinja2", _JINJA),
        (library, "**.py", "python", {}),
    ):
        said = extract_from_dir(folder, [(pattern, how)], {pattern: options}, keywords=_KEYWORDS)
        for file, _, message, _, context in said:
            found.add(message, locations=[(f"{folder.name}/{file}", None)], context=context)  # type: ignore[list-item]
    for phrase in all_field_words():
        found.add(phrase.message, locations=[_FIELDS], context=phrase.context)  # type: ignore[list-item]
    return found


def update(file: Path, language: str, messages: Catalog) -> Updated:
    """Bring a catalogue up to date with the messages; begin it if there is none.

    Raises:
        babel.messages.pofile.PoFileError: the file cannot be read.
        babel.UnknownLocaleError: CLDR knows no such language.
    """
    if file.exists():
        with file.open("rb") as stream:
            known = read_po(stream, locale=language.replace("-", "_"), abort_invalid=True)
    else:
        known = Catalog(
            locale=language.replace("-", "_"),
            charset="utf-8",
            project="Sourced briefing",
            header_comment="# The phrases of the pages in another language.",
        )
    had = {(one.id, one.context) for one in known if one.id}
    known.update(messages, no_fuzzy_matching=False, keep_user_comments=True)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as stream:
        write_po(stream, known, width=_WIDTH, sort_by_file=True, include_lineno=False)
    live = [one for one in known if one.id]
    return Updated(
        new=sum((one.id, one.context) not in had for one in live),
        missing=sum(not _is_said(one.string) for one in live),
        doubtful=sum(one.fuzzy for one in live),
        stale=len(known.obsolete),
    )


def _is_said(text: object) -> bool:
    return all(text) if isinstance(text, (tuple, list)) else bool(text)
