"""The functions behind `trans`, `_` and the like in templates.

Jinja's own functions mark a message as safe, so the values in it bypass the escaping; here each
part of a message is escaped like everything else that a template prints.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.phrases import Phrase, all_of
from briefing.prose import Markdown, finalize
from briefing.statements import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefing.phrases import Catalogue, Value


class _Phrases:
    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._cache: dict[tuple[str | None, str], Markdown] = {}

    def gettext(self, message: str, /, **values: object) -> Markdown:
        return self.pgettext(None, message, **values)

    def pgettext(self, context: str | None, message: str, /, **values: object) -> Markdown:
        if values:
            return self._render_phrase(Phrase(message, context=context), values)
        # Most phrases have no values and appear on every page.
        cached = self._cache.get((context, message))
        if cached is None:
            cached = self._render_phrase(Phrase(message, context=context), values)
            self._cache[context, message] = cached
        return cached

    def ngettext(self, message: str, plural: str, count: int, /, **values: object) -> Markdown:
        return self._render_phrase(
            Phrase(message, plural=plural, count=count), {"num": count, **values}
        )

    def npgettext(
        self, context: str, message: str, plural: str, count: int, /, **values: object
    ) -> Markdown:
        phrase = Phrase(message, context=context, plural=plural, count=count)
        return self._render_phrase(phrase, {"num": count, **values})

    def in_words(self, count: int) -> Markdown:
        """Return a number in words up to ten, in digits above."""
        return self._render_value(number(count))

    def all_of(self, names: Iterable[object]) -> Markdown:
        """Join names to a list such as "A, B and C"."""
        joined = all_of(())
        *others, last = (finalize(name) for name in names)
        if not others:
            return Markdown(last)
        return Markdown("").join(
            (self._render_value(joined.between).join(others), self._render_value(joined.last), last)
        )

    def _render_value(self, value: Value | None) -> Markdown:
        if isinstance(value, Phrase):
            return self._render_phrase(value, {})
        return Markdown(finalize(value))

    def _render_phrase(self, phrase: Phrase, values: dict[str, object]) -> Markdown:
        pieces = self._catalogue.pieces(phrase.message, phrase.plural, phrase.count, phrase.context)
        # All pieces are already escaped.
        return Markdown(
            "".join([finalize(values[text] if is_name else text) for text, is_name in pieces])
        )


def phrase_functions(catalogue: Catalogue) -> dict[str, Callable[..., Markdown]]:
    """Return the functions for phrases in a catalogue's language, by their names in templates."""
    phrases = _Phrases(catalogue)
    return {
        "_": phrases.gettext,
        "gettext": phrases.gettext,
        "pgettext": phrases.pgettext,
        "ngettext": phrases.ngettext,
        "npgettext": phrases.npgettext,
        "in_words": phrases.in_words,
        "all_of": phrases.all_of,
    }
