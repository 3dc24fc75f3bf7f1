"""Codes, names and scripts of languages and countries, from Unicode's CLDR."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

_ENGLISH = "en"
_RIGHT_TO_LEFT = frozenset(
    {"Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"}
)
"""The ISO 15924 codes of scripts written from right to left."""
_NOT_COUNTRIES = frozenset(
    {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
)
"""CLDR codes that are not ISO 3166-1 countries; Kosovo's, which ISO leaves to users, is kept."""
_CODE, _SCRIPT, _AREA = 2, 4, 3
"""The lengths of the codes of a country, a script and a part of the world."""


@cache
def locale_of(language: str) -> Locale:
    """Return the CLDR locale of a BCP 47 tag, else of its primary language, else English."""
    for tag in (language, primary(language), _ENGLISH):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    raise AssertionError("CLDR has English")


def primary(tag: str) -> str:
    """Return the first subtag of a BCP 47 tag: the language itself."""
    return tag.partition("-")[0]


def prefixes(tag: str) -> tuple[str, ...]:
    """Return a BCP 47 tag and its shorter forms without the last subtags, longest first."""
    parts = tag.split("-")
    return tuple("-".join(parts[:length]) for length in range(len(parts), 0, -1))


@cache
def countries() -> Mapping[str, str]:
    """Return the English names of all countries, by their codes of ISO 3166-1 alpha-2."""
    return {
        code: name
        for code, name in _english().territories.items()
        if len(code) == _CODE and code.isalpha() and code not in _NOT_COUNTRIES
    }


@cache
def languages() -> Mapping[str, str]:
    """Return the English names of all languages, by their primary subtags."""
    return {tag: name for tag, name in _english().languages.items() if "_" not in tag}


def is_language(tag: str) -> bool:
    """Return whether CLDR knows every subtag of a BCP 47 tag."""
    first, *others = tag.split("-")
    return first in languages() and all(map(_is_subtag, others))


def _is_subtag(subtag: str) -> bool:
    english = _english()
    if len(subtag) == _SCRIPT and subtag.isalpha():
        return subtag.title() in english.scripts
    if len(subtag) == _CODE or (len(subtag) == _AREA and subtag.isdigit()):
        return subtag.upper() in english.territories
    return subtag.upper() in english.variants


def country_name(code: str, language: str = _ENGLISH) -> str | None:
    """Return the name of a country in a language; None if CLDR does not know the country."""
    if code not in countries():
        return None
    return locale_of(language).territories.get(code) or countries()[code]


def language_name(tag: str, language: str = _ENGLISH) -> str | None:
    """Return the name of a language in another; None if CLDR does not know the language."""
    names = locale_of(language).languages
    english = _english().languages
    keys = [key.replace("-", "_") for key in prefixes(tag)]
    return next((name for key in keys if (name := names.get(key) or english.get(key))), None)


def current_country(code: str) -> str | None:
    """Return the country code meant by an alias or former code: `GB` for `UK`."""
    meant = get_global("territory_aliases").get(code, ())
    return next((one for one in (*meant, code[::-1]) if one in countries()), None)


def current_language(tag: str) -> str | None:
    """Return the language tag meant by an alias or former code: `he` for `iw`, `ar` for `ara`."""
    first, *others = tag.split("-")
    meant = get_global("language_aliases").get(first)
    found = "-".join((meant.replace("_", "-"), *others)) if meant else None
    return found if found and is_language(found) else None


def runs_from_right(tag: str) -> bool:
    """Return whether a language is written from right to left, in its tag's or usual script."""
    return _script(tag) in _RIGHT_TO_LEFT


def _script(tag: str) -> str | None:
    first, *others = tag.split("-")
    if written := [one.title() for one in others if len(one) == _SCRIPT and one.isalpha()]:
        return written[0]
    regions = [f"{first}_{one.upper()}" for one in others if len(one) == _CODE]
    likely = get_global("likely_subtags")
    found = next((likely[key] for key in (*regions, first) if key in likely), "")
    return next((part for part in found.split("_")[1:] if len(part) == _SCRIPT), None)


@cache
def _english() -> Locale:
    return Locale(_ENGLISH)
