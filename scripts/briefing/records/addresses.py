"""Web addresses that a record may contain."""

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
_ENCLOSING = f"<>{QUOTATION_MARKS} \t\r\n"
"""Characters that people put around an address or copy with it."""

_EXCLUDED = r"""\s<>"'`{}|\\^"""
WEB_ADDRESS_PATTERN = f"^https?://[^/@{_EXCLUDED}]+([/?#][^{_EXCLUDED}]*)?$"
"""The rule of `check_web_address`, as far as a regular expression (ECMA-262) can express it."""


def check_web_address(text: str) -> str:
    """Return the address if it is an absolute http or https address (RFC 3986).

    Raises:
        MistakeError: it has another scheme, no host, a user name or password, or a character that
            must be percent-encoded.
    """
    bare = text.strip(_ENCLOSING)
    if not _has_web_host(text):
        message = "{} is not a web address: it must begin with https:// or http://"
        raise MistakeError(message, _host_remedy(text, bare), value=text)
    if bad := sorted(_FORBIDDEN.intersection(text)):
        message = f"a web address cannot contain {_NAMES.get(bad[0], f'`{bad[0]}`')}: {{}}"
        raise MistakeError(message, _character_remedy(bare), value=text)
    parts = urlsplit(text)
    if parts.username or parts.password:
        message = "a web address must not carry a user name or password: {}"
        remedy = "Delete everything between `://` and `@`, and the `@`."
        raise MistakeError(message, remedy, value=text)
    return text


def encode(text: str) -> str:
    """Return an address with every character that it cannot contain percent-encoded."""
    return "".join(quote(char, safe="") if char in _FORBIDDEN else char for char in text)


def _has_web_host(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False


def _host_remedy(text: str, bare: str) -> str:
    """Return how to fix a text that is not a web address."""
    if bare != text and _has_web_host(bare):
        return f"Delete what is around it: {encode(bare)}"
    return "Put `https://` in front of it." if _WITHOUT_SCHEME.match(text) else _COPY


def _character_remedy(text: str) -> str:
    """Return how to fix an address with characters that it cannot contain."""
    parts = urlsplit(text)
    if _FORBIDDEN.intersection(parts.netloc):
        return _COPY
    if any(word.startswith(("http://", "https://")) for word in text.split()[1:]):
        return "Write a single address."
    return f"Write {encode(text)}"
