"""Web addresses: archived copies are of the right page, and no address identifies a reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from briefing import markup
from briefing.checking.case import Case, file_of
from briefing.problems import Problem
from briefing.records import Source
from briefing.records.base import TextRole
from briefing.records.walking import FieldPath
from briefing.webpages import (
    original,
    page_key,
    save_address,
    tracking_parameters,
    without_tracking,
)

_WAYBACK = re.compile(r"(?:web|wayback)\.archive\.org")
_COPY_AT_WAYBACK = re.compile(r"/web/\d{4,14}(?:[a-z]{2}_)?/.+", re.DOTALL)
_TODAY = re.compile(r"archive\.(?:today|ph|is|li|md|vn|fo)")
_COPY_AT_TODAY = re.compile(
    r"/(?:[A-Za-z0-9]{4,6}(?:/.*)?|wip/\w+|\d{4}[\d.-]{4,13}/.+)", re.DOTALL
)
_PAGES = (
    (_WAYBACK, re.compile(r"/web/\d+(?:[a-z]{2}_)?/(.+)", re.DOTALL)),
    (_TODAY, re.compile(r"/\d{4}[\d.-]{4,13}/(.+)", re.DOTALL)),
)
_SCHEME = re.compile(r"^(?:https?:/{1,2})?(?!/)")
_NO_COPIES_AT_TODAY = re.compile(r"/(?:submit|newest|oldest|search|faq|https?:).*", re.DOTALL)


def archives(case: Case) -> Iterator[Problem]:
    """Check that a source's archived copy is a copy, and of the source's page."""
    for record in case.records:
        if isinstance(record, Source) and record.archive_url:
            place, path = file_of(record), ("archive_url",)
            if (remedy := _remedy_without_copy(record.archive_url, record.url)) is not None:
                message = f"there is no copy of a page at {record.archive_url}"
                yield case.problem("archive-without-copy", place, path, message, remedy)
            elif (found := _check_copied_page(record.archive_url, record.url)) is not None:
                yield case.problem("archive-of-another-page", place, path, *found)


def _remedy_without_copy(address: str, url: str | None) -> str | None:
    """Return what to write instead if an archive's address does not lead to a copy."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    rest = address.partition(parts.netloc)[2]
    page = url or "https://…"
    if _WAYBACK.fullmatch(host) and not _COPY_AT_WAYBACK.fullmatch(rest):
        form = f"https://web.archive.org/web/YYYYMMDDhhmmss/{page}"
        if rest.startswith("/save"):
            return f"Give the address that the browser shows once the copy is made: {form}"
        return (
            f"Open one of the copies listed at https://web.archive.org/web/*/{page} and give the "
            f"address that the browser then shows: {form}"
        )
    if _TODAY.fullmatch(host) and (
        _NO_COPIES_AT_TODAY.fullmatch(rest) or not _COPY_AT_TODAY.fullmatch(rest)
    ):
        return (
            "Open the copy and give its own address, which has a few letters in place of the "
            "page's address, or the time of the copy before it: "
            f"https://{host}/YYYYMMDDhhmmss/{page}"
        )
    return None


def _check_copied_page(address: str, url: str | None) -> tuple[str, str] | None:
    """Return the problem and remedy if a copy's address is the page's own, or another page's."""
    copied = _page_copied(address)
    if url is None or original(url) != url:
        return None
    if copied is None:
        if page_key(address) != page_key(url):
            return None
        message = "the address of the archived copy is that of the page itself"
        return message, (
            "Give the address of a copy in an archive, or delete the line. To make a copy: "
            f"{save_address(url)}"
        )
    if page_key(copied) == page_key(url):
        return None
    message = f"this is a copy of another page: {copied}"
    return message, (
        "If the page has moved since, set `url` to the address at which it was read. If not, "
        f"give the address of a copy of this page: {url}"
    )


def _page_copied(address: str) -> str | None:
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    pattern = next((page for site, page in _PAGES if site.fullmatch(host)), None)
    found = pattern.fullmatch(address.partition(parts.netloc)[2]) if pattern else None
    # Archives write some addresses without their scheme, or with one slash.
    return _SCHEME.sub("https://", found[1]) if found else None


def tracking(case: Case) -> Iterator[Problem]:
    """Check that no address reveals where a reader came from, or who shared it."""
    for place, path, address, offset in _addresses(case):
        names = tracking_parameters(address)
        if names:
            shown = ", ".join(f"`{name}`" for name in names)
            yield case.problem(
                "tracking-address",
                place,
                path,
                f"the address contains {shown}, which can reveal who shared the page",
                "Check whether the address without them leads to the same page, and write that: "
                f"{without_tracking(address)}",
                offset=offset,
            )


def _addresses(case: Case) -> Iterator[tuple[str, FieldPath, str, int | None]]:
    """Yield each web address with its file, its field and its offset in a text."""
    for record in case.records:
        if isinstance(record, Source) and record.url:
            yield file_of(record), ("url",), record.url, None
    for holder in case.holders:
        for position, item in enumerate(holder.evidence):
            if item.url:
                path = (*holder.path, "evidence", position, "url")
                yield file_of(holder.record), path, item.url, None
    for place, leaf in case.leaves:
        if leaf.marks.role not in {TextRole.INLINE, TextRole.PROSE} or "://" not in leaf.text:
            continue
        offset = 0
        for address in markup.web_links(leaf.text):
            offset = max(leaf.text.find(address, offset), offset)
            yield place, leaf.path, address, offset
