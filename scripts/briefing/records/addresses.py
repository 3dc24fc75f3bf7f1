"""Web addresses that a record may hold."""

from __future__ import annotations

from urllib.parse import urlsplit

_FORBIDDEN = frozenset("<>\"'`{}|\\^ \t\r\n")

_TAKEN = r"""\s<>"'`{}|\\^"""
WEB_ADDRESS_PATTERN = f"^https?://[^/@{_TAKEN}]+([/?#][^{_TAKEN}]*)?$"
"""What `checked_web_address` asks for, as near as a regular expression (ECMA-262) comes to it."""


def checked_web_address(text: str) -> str:
    """Give the address back if it is an absolute http or https one (RFC 3986).

    Raises:
        ValueError: the scheme is another one, the host is missing, or a character
            stands in it that an address must percent-encode.
    """
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        host = None
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not host:
        message = f"`{text[:80]}` is not a web address; it must begin with https:// or http://"
        raise ValueError(message)
    if bad := sorted(_FORBIDDEN.intersection(text)):
        message = f"a web address cannot contain {bad[0]!r}; copy it from the browser's address bar"
        raise ValueError(message)
    if parts.username or parts.password:
        message = "a web address must not carry a user name or password"
        raise ValueError(message)
    return text
