"""Catalogues of translations: GNU gettext files, one for each language, next to the templates.

A translation is used only if it has the same values as its message; a missing or faulty one is
replaced by English.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from functools import cache
from gettext import GNUTranslations
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from briefing import locales
from briefing.phrases.catalogue import ENGLISH, Catalogue
from briefing.phrases.pseudo import PSEUDO

if TYPE_CHECKING:
    from pathlib import Path

    from babel.messages.catalog import Catalog, Message

_NAME = re.compile(r"%\((\w+)\)s")
_PERCENT = re.compile(r"%(?!\(\w+\)s|%)")
_SOURCE = "en"
_MAX_SHOWN = 8
_NOON = time(12, 30)


@dataclass(frozen=True)
class CatalogueFault:
    """The reason why a catalogue, or a message of it, is not used.

    Attributes:
        file: The file; None if it does not exist.
        line: The line of the message, from 1.
        message: What is wrong.
        hint: What to do.
    """

    file: Path | None
    line: int
    message: str
    hint: str


def find_catalogue(folder: Path, language: str) -> tuple[Catalogue, tuple[CatalogueFault, ...]]:
    """Return the catalogue for a language, given its BCP 47 tag, and what is wrong with it.

    Files are named by language: `fr.po`, `pt-BR.po`; one without a region serves every region. The
    tags `en-XA` and `ar-XB` are the pseudo-languages of CLDR, which make unmarked words stand out.
    """
    if language in PSEUDO:
        return PSEUDO[language], ()
    primary = language.partition("-")[0]
    for tag in dict.fromkeys((language, primary)):
        file = folder / f"{tag}.po"
        if file.is_file():
            return _read_catalogue(file, language)
    if primary == _SOURCE:
        return _regional_english(language), ()
    hint = f"Begin one with `make phrases ARGS={primary}`, and translate what is in it."
    message = f"there is no catalogue for '{language}': what is no record's is said in English"
    return ENGLISH, (CatalogueFault(None, 1, message, hint),)


@cache
def _regional_english(language: str) -> Catalogue:
    """Return the words in the code, with a region's own dates if they differ."""
    regional = Catalogue(locale=str(locales.locale_of(language)))
    dates = regional.dates
    is_usual = dates.day == ENGLISH.dates.day and dates.clock(_NOON) == ENGLISH.dates.clock(_NOON)
    return ENGLISH if is_usual else regional


def _read_catalogue(file: Path, language: str) -> tuple[Catalogue, tuple[CatalogueFault, ...]]:
    try:
        locale = Locale.parse(language, sep="-")
        with file.open("rb") as stream:
            catalogue = read_po(stream, locale=str(locale), abort_invalid=True)
    except UnknownLocaleError:
        hint = "Name the file by a language of CLDR: `fr.po`, `pt-BR.po`."
        return ENGLISH, (
            CatalogueFault(file, 1, f"'{language}' is no language that CLDR knows", hint),
        )
    except (PoFileError, UnicodeDecodeError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        hint = "Write it as GNU gettext does, in UTF-8; an editor for .po files keeps to that."
        return ENGLISH, (
            CatalogueFault(file, line, f"the catalogue cannot be read: {error}", hint),
        )
    faults = tuple(_remove_unusable(catalogue, file))
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Catalogue(GNUTranslations(compiled), str(locale)), faults


def _remove_unusable(catalogue: Catalog, file: Path) -> Iterator[CatalogueFault]:
    """Remove what cannot be used from a catalogue, and yield the reasons."""
    for message in list(catalogue):
        if not message.id:
            continue
        why = _fault_in(message, catalogue.num_plurals)
        if why is not None:
            catalogue.delete(message.id, message.context)
            yield CatalogueFault(file, message.lineno or 1, *why)


def _fault_in(message: Message, plurals: int) -> tuple[str, str] | None:
    """Return what is wrong with a translation, and what to do; None if nothing is."""
    source = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
    forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    if not any(forms):
        return None
    if len(source) > 1 and len(forms) != plurals:
        return (
            f"the translation of '{source[0]}' has {len(forms)} forms, the language {plurals}",
            "Write `msgstr[0]`, `msgstr[1]` and so on, one for each form of the language.",
        )
    found = (_fault_in_form(source, text) for text in forms)
    return next((fault for fault in found if fault is not None), None)


def _fault_in_form(source: Sequence[str], text: str | None) -> tuple[str, str] | None:
    about = f"the translation of '{source[0]}'"
    if not text:
        return f"{about} lacks a form", "Translate each form of it, or none."
    if percent := _PERCENT.search(text):
        shown = text[percent.start() : percent.start() + _MAX_SHOWN]
        hint = "Write %% for the sign, and %(name)s for a value."
        return f"{about} has a per cent sign alone: '{shown}'", hint
    wanted, named = set().union(*map(_NAME.findall, source)), set(_NAME.findall(text))
    hint = f"Its values are these, written so: {_list_names(wanted) or 'none'}."
    if unknown := named - wanted:
        return f"{about} speaks of {_list_names(unknown)}, which it does not", hint
    # A plural form may write its number in words.
    if len(source) == 1 and (missing := wanted - named):
        return f"{about} leaves out {_list_names(missing)}", hint
    return None


def _list_names(names: set[str]) -> str:
    return ", ".join(f"%({name})s" for name in sorted(names))
