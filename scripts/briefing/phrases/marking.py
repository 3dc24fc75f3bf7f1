"""Functions that make phrases. Their names mark the messages to extract for the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.phrases.model import Listed, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.phrases.model import Value


def gettext(message: str, /, **values: Value) -> Phrase:
    """Return a phrase with its values."""
    return Phrase(message, tuple(values.items()))


def pgettext(context: str, message: str, /, **values: Value) -> Phrase:
    """Return a phrase whose message has another meaning in another context."""
    return Phrase(message, tuple(values.items()), context)


def ngettext(message: str, plural: str, count: int, /, **values: Value) -> Phrase:
    """Return a phrase that depends on a number."""
    return Phrase(message, tuple(values.items()), plural=plural, count=count)


_COMMA = pgettext("list", ", ")
_SEMICOLON = pgettext("list", "; ")
_AND = pgettext("list", " and ")


def in_commas(values: Iterable[Value]) -> Listed:
    """Return a list such as "A, B, C"."""
    return Listed(tuple(values), _COMMA)


def in_semicolons(values: Iterable[Value]) -> Listed:
    """Return a list such as "A; B; C"."""
    return Listed(tuple(values), _SEMICOLON)


def all_of(values: Iterable[Value], last: Value = _AND) -> Listed:
    """Return a list such as "A, B and C"."""
    return Listed(tuple(values), _COMMA, last)


def in_a_row(values: Iterable[Value], between: str = " ") -> Listed:
    """Return sentences or signs one after another."""
    return Listed(tuple(values), between)
