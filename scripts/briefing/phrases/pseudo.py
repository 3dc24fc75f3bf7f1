"""The pseudo-languages of CLDR: English dressed up so that what is no phrase stands out.

`en-XA` puts accents on the letters and brackets round each message and makes it a third longer, so
that words that no phrase marks, labels that are clipped and sentences put together of pieces show;
`ar-XB` does so in a script that runs from the right.
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
"""The brackets round each message."""

_VALUE = re.compile(r"(%\(\w+\)s|%%)")
_ACCENTED = str.maketrans(
    "ACDEGHIJKLNORSTUWYZacdeghijklnorstuwyz", "ÅÇĐÉĜĤÎĴĶĻÑÖŔŠŢÛŴÝŽåçđéĝĥîĵķļñöŕšţûŵýž"
)
_FROM_RIGHT = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ابثدهفغحيجكلمنوپقرسطعشخظيزابثدهفغحيجكلمنوپقرسطعشخظيز",
)


class _Dressed(NullTranslations):
    """Says each message in another dress."""

    def __init__(self, letters: dict[int, int]) -> None:
        super().__init__()
        self._letters = letters

    def gettext(self, message: str) -> str:
        parts = _VALUE.split(message)
        words = (
            part if _VALUE.fullmatch(part) else part.translate(self._letters) for part in parts
        )
        longer = "·" * (sum(map(len, parts[::2])) // 3)
        return f"{OPEN}{''.join(words)}{longer}{CLOSE}"

    def pgettext(self, context: str, message: str) -> str:
        # What parts the items of a list is no words of its own.
        return message if context == "list" else self.gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return self.pgettext(context, msgid1 if n == 1 else msgid2)


class _Pseudo(Catalogue):
    """Has months in the same dress."""

    def _dates(self, *, short: bool = False) -> LanguageWords:
        words = super()._dates(short=short)
        months, alone = (
            tuple(map(self._translate, of)) for of in (words.months, words.months_alone)
        )
        return replace(words, months=months, months_alone=alone)


PSEUDO = {
    "en-XA": _Pseudo(_Dressed(_ACCENTED)),
    "ar-XB": _Pseudo(_Dressed(_FROM_RIGHT), "ar"),
}
"""The catalogues, by their BCP 47 tags."""
