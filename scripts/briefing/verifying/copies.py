"""Addresses of copies in the Internet Archive, which programs and people may get wrong."""

from __future__ import annotations

import re
from datetime import date, datetime
from urllib.parse import urlsplit

from briefing.records.addresses import checked_web_address

ARCHIVE = "https://web.archive.org"
"""Where the archive shows its copies."""

_COPY = re.compile(r"https?://web\.archive\.org/web/(\d{14})(?:[a-z]{2}_)?/(\S+)", re.ASCII)


def copy_at(address: str, url: str) -> tuple[str, date] | None:
    """Return the address of a copy, by https, and the day on which it was made.

    None where the address is none of the archive's, or is of a page of another host than
    that of `url`.
    """
    found = _COPY.fullmatch(address)
    if found is None or _host(found[2]) != _host(url):
        return None
    try:
        made = datetime.strptime(found[1], "%Y%m%d%H%M%S").date()  # noqa: DTZ007 - a UTC day
        plain = checked_web_address(f"{ARCHIVE}/web/{found[1]}/{found[2]}")
    except ValueError:
        return None
    return plain, made


def _host(url: str) -> str | None:
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    return host and host.removeprefix("www.")
