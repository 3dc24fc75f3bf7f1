"""Web addresses that a record may hold."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from briefing.characters import QUOTATION_MARKS
from briefing.records.mistakes import MistakeError

_FORBIDDEN = frozenset("<>\"'`{}|\\^ \t\r\n")
_NAMES = {
    " ": "a space",
    "\t": "a tab",
    "\r": "a line break",
    "\n": "a line break",
    "`": "a backquote",
}
_WITHOUT_SCHEME = re.compile(r"(?!https?:)[\w-]+(\.[\w-]+)+(/|$)")
_COPY = "Copy it from the browser's address bar."
_AROUND = f"<>{QUOTATION_MARKS} \t\r\n"
"""Marks that are put around an address, or copied with it."""

_TAKEN = r"""\s<>"'`{}|\\^"""
WEB_ADDRESS_PATTERN = f"^https?://[^/@{_TAKEN}]+([/?#][^{_TAKEN}]*)?$"
"""What `checked_web_address` asks for, as near as a regular expression (ECMA-262) comes to it."""


def check_web_address(text: str) -> str:
    """Return the address back if it is an absolute http or https one (RFC 3986).

    Raises:
        MistakeError: the scheme is another one, the host is missing, or a character
            stands in it that an address must percent-encode.
    """
    bare = text.strip(_AROUND)
    if not _has_web_host(text):
        message = "{} is not a web address: it must begin with https:// or http://"
        raise MistakeError(message, _with_host(text, bare), value=text)
    if bad := sorted(_FORBIDDEN.intersection(text)):
        message = f"a web address cannot contain {_NAMES.get(bad[0], f'`{bad[0]}`')}: {{}}"
        raise MistakeError(message, _without(bare), value=text)
    parts = urlsplit(text)
    if parts.username or parts.password:
        message = "a web address must not carry a user name or password: {}"
        remedy = "Delete everything between `://` and `@`, and the `@`."
        raise MistakeError(message, remedy, value=text)
    return text


def encode(text: str) -> str:
    """Return an address with every character that it cannot hold written as its code."""
    return "".join(quote(char, safe="") if char in _FORBIDDEN else char for char in text)


def _has_web_host(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False


def _with_host(text: str, bare: str) -> str:
    """Return what to write in place of what is no address."""
    if bare != text and _has_web_host(bare):
        return f"Delete what is around it: {encode(bare)}"
    return "Put `https://` in front of it." if _WITHOUT_SCHEME.match(text) else _COPY


def _without(text: str) -> str:
    """Return what to write in place of an address with characters that it cannot hold."""
    parts = urlsplit(text)
    if _FORBIDDEN.intersection(parts.netloc):
        return _COPY
    if any(word.startswith(("http://", "https://")) for word in text.split()[1:]):
        return "Write a single address."
    return f"Write {encode(text)}"
