"""What `trans`, `_` and their like call in templates.

Jinja's own functions call a message safe and let what goes into it past the escaping; here each
part of a message is escaped like whatever else a template prints.
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
        self._known: dict[tuple[str | None, str], Markdown] = {}

    def gettext(self, message: str, /, **values: object) -> Markdown:
        return self.pgettext(None, message, **values)

    def pgettext(self, context: str | None, message: str, /, **values: object) -> Markdown:
        if values:
            return self._say(Phrase(message, context=context), values)
        # Most have no values and are said on every page.
        known = self._known.get((context, message))
        if known is None:
            known = self._say(Phrase(message, context=context), values)
            self._known[context, message] = known
        return known

    def ngettext(self, message: str, plural: str, count: int, /, **values: object) -> Markdown:
        return self._say(Phrase(message, plural=plural, count=count), {"num": count, **values})

    def npgettext(
        self, context: str, message: str, plural: str, count: int, /, **values: object
    ) -> Markdown:
        phrase = Phrase(message, context=context, plural=plural, count=count)
        return self._say(phrase, {"num": count, **values})

    def in_words(self, count: int) -> Markdown:
        """Return a number in words up to ten, in digits above."""
        return self._spoken(number(count))

    def all_of(self, names: Iterable[object]) -> Markdown:
        """Names as a list such as "A, B and C"."""
        joined = all_of(())
        *others, last = (finalize(name) for name in names)
        if not others:
            return Markdown(last)
        return Markdown("").join(
            (self._spoken(joined.between).join(others), self._spoken(joined.last), last)
        )

    def _spoken(self, value: Value | None) -> Markdown:
        if isinstance(value, Phrase):
            return self._say(value, {})
        return Markdown(finalize(value))

    def _say(self, phrase: Phrase, values: dict[str, object]) -> Markdown:
        pieces = self._catalogue.pieces(phrase.message, phrase.plural, phrase.count, phrase.context)
        # All are escaped: they are joined as they are.
        return Markdown(
            "".join([finalize(values[text] if is_name else text) for text, is_name in pieces])
        )


def phrase_functions(catalogue: Catalogue) -> dict[str, Callable[..., Markdown]]:
    """Return the functions that templates call, by name, for a catalogue's language."""
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
