"""The pseudo-languages of CLDR: altered English that makes unmarked words stand out.

`en-XA` adds accents to the letters, puts brackets around each message and makes it a third longer,
to reveal words outside any phrase, clipped labels and sentences assembled from pieces; `ar-XB` does
so in a right-to-left script.
"""

from __future__ import annotations

import re
from dataclasses import replace
from gettext import NullTranslations
from typing import TYPE_CHECKING

from briefing.phrases.catalogue import Catalogue

if TYPE_CHECKING:
    from briefing.records.date_labels import LanguageWords

OPEN, CLOSE = "\u27e6", "\u27e7"
"""The brackets around each message."""

_VALUE = re.compile(r"(%\(\w+\)s|%%)")
_ACCENTED = str.maketrans(
    "ACDEGHIJKLNORSTUWYZacdeghijklnorstuwyz", "ÅÇĐÉĜĤÎĴĶĻÑÖŔŠŢÛŴÝŽåçđéĝĥîĵķļñöŕšţûŵýž"
)
_RIGHT_TO_LEFT = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ابثدهفغحيجكلمنوپقرسطعشخظيزابثدهفغحيجكلمنوپقرسطعشخظيز",
)


class _AlteredMessages(NullTranslations):
    """Translations that replace the letters of each message."""

    def __init__(self, letters: dict[int, int]) -> None:
        super().__init__()
        self._letters = letters

    def gettext(self, message: str) -> str:
        parts = _VALUE.split(message)
        words = (
            part if _VALUE.fullmatch(part) else part.translate(self._letters) for part in parts
        )
        padding = "·" * (sum(map(len, parts[::2])) // 3)
        return f"{OPEN}{''.join(words)}{padding}{CLOSE}"

    def pgettext(self, context: str, message: str) -> str:
        # The separators of a list are not words.
        return message if context == "list" else self.gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return self.pgettext(context, msgid1 if n == 1 else msgid2)


class _PseudoCatalogue(Catalogue):
    """A catalogue that alters the names of months in the same way."""

    def _dates(self, *, short: bool = False) -> LanguageWords:
        words = super()._dates(short=short)
        months, alone = (
            tuple(map(self._translate, of)) for of in (words.months, words.months_alone)
        )
        return replace(words, months=months, months_alone=alone)


PSEUDO = {
    "en-XA": _PseudoCatalogue(_AlteredMessages(_ACCENTED)),
    "ar-XB": _PseudoCatalogue(_AlteredMessages(_RIGHT_TO_LEFT), "ar"),
}
"""The pseudo-languages' catalogues, by their BCP 47 tags."""
