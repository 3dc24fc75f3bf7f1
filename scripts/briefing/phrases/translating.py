"""Catalogues of translations: files of GNU gettext, one a language, beside the templates.

What a file has for a message is used only if it speaks of the same values; a message that it does
not have, or not rightly, is said in English.
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
_SHOWN = 8
_NOON = time(12, 30)


@dataclass(frozen=True)
class CatalogueFault:
    """Why a catalogue, or a message of it, is not used.

    Attributes:
        file: The file; None where there is none.
        line: The line of the message, from 1.
        message: What is wrong.
        hint: What to do.
    """

    file: Path | None
    line: int
    message: str
    hint: str


def find_catalogue(folder: Path, language: str) -> tuple[Catalogue, tuple[CatalogueFault, ...]]:
    """Return the words for a language, a BCP 47 tag, and what is wrong with them.

    Catalogues are called by their language: `fr.po`, `pt-BR.po`; one of a language serves its
    regions. The tags `en-XA` and `ar-XB` are the pseudo-languages of CLDR, in which what is no
    phrase stands out.
    """
    if language in PSEUDO:
        return PSEUDO[language], ()
    primary = language.partition("-")[0]
    for tag in dict.fromkeys((language, primary)):
        file = folder / f"{tag}.po"
        if file.is_file():
            return _read_catalogue(file, language)
    if primary == _SOURCE:
        return _english(language), ()
    hint = f"Begin one with `make phrases ARGS={primary}`, and translate what is in it."
    message = f"there is no catalogue for '{language}': what is no record's is said in English"
    return ENGLISH, (CatalogueFault(None, 1, message, hint),)


@cache
def _english(language: str) -> Catalogue:
    """Return the words as they stand in the code, with the dates of a region that has others."""
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
    faults = tuple(_take_out_unusable(catalogue, file))
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Catalogue(GNUTranslations(compiled), str(locale)), faults


def _take_out_unusable(catalogue: Catalog, file: Path) -> Iterator[CatalogueFault]:
    """Take what cannot be used out of a catalogue, and say why."""
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
    said = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    if not any(said):
        return None
    if len(source) > 1 and len(said) != plurals:
        return (
            f"the translation of '{source[0]}' has {len(said)} forms, the language {plurals}",
            "Write `msgstr[0]`, `msgstr[1]` and so on, one for each form of the language.",
        )
    found = (_fault_in_form(source, text) for text in said)
    return next((fault for fault in found if fault is not None), None)


def _fault_in_form(source: Sequence[str], text: str | None) -> tuple[str, str] | None:
    about = f"the translation of '{source[0]}'"
    if not text:
        return f"{about} lacks a form", "Translate each form of it, or none."
    if stray := _PERCENT.search(text):
        shown = text[stray.start() : stray.start() + _SHOWN]
        hint = "Write %% for the sign, and %(name)s for a value."
        return f"{about} has a per cent sign alone: '{shown}'", hint
    wanted, named = set().union(*map(_NAME.findall, source)), set(_NAME.findall(text))
    hint = f"Its values are these, written so: {_list_names(wanted) or 'none'}."
    if unknown := named - wanted:
        return f"{about} speaks of {_list_names(unknown)}, which it does not", hint
    # A form of a plural may say its number in words.
    if len(source) == 1 and (lost := wanted - named):
        return f"{about} leaves out {_list_names(lost)}", hint
    return None


def _list_names(names: set[str]) -> str:
    return ", ".join(f"%({name})s" for name in sorted(names))
