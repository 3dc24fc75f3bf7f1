"""Messages on a value that is not in the vocabulary's list."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from briefing import locales
from briefing.problems.nearest import nearest
from briefing.problems.wording import allowed_values, quote


@dataclass(frozen=True)
class _Codes:
    """Codes that need not be listed, since CLDR has them.

    Attributes:
        what: The name of such a code, for a message.
        form: The standard that defines them, for a message.
        names: Returns every code with its English name.
        is_known: Returns whether a code, with its subtags, is known.
        current_code: Returns the current code for another form of it, or None.
    """

    what: str
    form: str
    names: Callable[[], Mapping[str, str]]
    is_known: Callable[[str], bool]
    current_code: Callable[[str], str | None]


_CODES = {
    "countries": _Codes(
        "the code of a country",
        "the two letters of ISO 3166-1, such as `NO` for Norway",
        locales.countries,
        lambda code: code in locales.countries(),
        locales.current_country,
    ),
    "languages": _Codes(
        "the tag of a language",
        "a tag of BCP 47, such as `en` for English",
        locales.languages,
        locales.is_language,
        locales.current_language,
    ),
}


def is_open(name: str) -> bool:
    """Return whether the vocabulary's list of this name also allows values not in it."""
    return name in _CODES


def is_known(name: str, value: str) -> bool:
    """Return whether a value is a known code that the named list need not have."""
    return name in _CODES and _CODES[name].is_known(value)


def explain_unlisted(name: str, value: str, listed: Collection[str]) -> tuple[str, str]:
    """Return a message on a value that is not in a list of the vocabulary, and a hint."""
    codes = _CODES.get(name)
    if codes is None:
        like = nearest(value, listed)
        hint = f"Did you mean `{like}`? " if like else ""
        message = f"{quote(value)} is not listed under `{name}` in vocabulary.yml"
        return message, f"{hint}{allowed_values(listed)}"
    names = codes.names()
    like = _intended_code(codes, value) or nearest(value, sorted({*listed, *names}))
    hint = f"Did you mean `{like}`{_name_hint(names.get(like))}? " if like else ""
    return (
        f"{quote(value)} is not {codes.what}",
        f"{hint}Write {codes.form}. If it has none, add one under `{name}` in vocabulary.yml.",
    )


def _intended_code(codes: _Codes, value: str) -> str | None:
    """Return the code that a value is another form of, or the name of; None if there is none."""
    by_name = {name.casefold(): code for code, name in codes.names().items()}
    written = value.strip().casefold()
    named = by_name.get(written) or by_name.get(nearest(written, sorted(by_name)) or "")
    return codes.current_code(value) or named


def _name_hint(name: str | None) -> str:
    return f" ({name})" if name else ""
