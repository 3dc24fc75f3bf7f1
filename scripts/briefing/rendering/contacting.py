"""The contact of a briefing, by its kind: an e-mail address, a link to Signal, a form."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlencode, urlsplit

from briefing.phrases import gettext

if TYPE_CHECKING:
    from briefing.phrases import Catalogue, Phrase
    from briefing.records import Settings

_MAIL_ADDRESS = re.compile(r"[^\s@/]+@[^\s@/]+")
_WEB_ADDRESS = re.compile(r"https?://\S+")
_SIGNAL_HOSTS = frozenset({"signal.me", "signal.group"})


class ContactKind(StrEnum):
    """A way to reach the editors."""

    MAIL = "mail"
    SIGNAL = "signal"
    FORM = "form"
    OTHER = "other"


_WORDS = {ContactKind.SIGNAL: gettext("Signal"), ContactKind.FORM: gettext("contact form")}


class Contact(NamedTuple):
    """The way to reach the editors, as a link.

    Attributes:
        kind: The kind of contact.
        words: The words of the link.
        url: The URL; empty if nothing can be opened.
    """

    kind: ContactKind
    words: str | Phrase
    url: str

    def text(self, catalogue: Catalogue) -> str:
        """Return the words in the language of a catalogue."""
        if isinstance(self.words, str):
            return self.words
        return "".join(piece.text for piece in catalogue.pieces(self.words.message))

    def url_about(self, subject: str) -> str:
        """Return the address with a subject, which only an e-mail has (RFC 6068)."""
        if self.kind is not ContactKind.MAIL:
            return self.url
        return f"{self.url}?{urlencode({'subject': subject}, quote_via=quote, safe='/:')}"


def contact_of(settings: Settings) -> Contact | None:
    """Return the contact in the settings; None if there is none."""
    text = settings.contact
    if not text:
        return None
    kind = _kind_of(text)
    urls = {ContactKind.MAIL: f"mailto:{quote(text, safe='@')}", ContactKind.OTHER: ""}
    return Contact(kind, _WORDS.get(kind, text), urls.get(kind, text))


def _kind_of(text: str) -> ContactKind:
    if _MAIL_ADDRESS.fullmatch(text):
        return ContactKind.MAIL
    if not _WEB_ADDRESS.fullmatch(text):
        return ContactKind.OTHER
    return ContactKind.SIGNAL if urlsplit(text).hostname in _SIGNAL_HOSTS else ContactKind.FORM
