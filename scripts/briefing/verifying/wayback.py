"""Ask the Internet Archive's Wayback Machine for copies of pages.

The availability API (https://archive.org/help/wayback_api.php) names the copy nearest to a day:
`{"archived_snapshots": {"closest": {"available": true, "url": …, "timestamp": …, "status": …}}}`.
It sometimes knows a page only without its scheme, so after an empty answer it is asked once more
that way. Save Page Now, `https://web.archive.org/save/ADDRESS`, makes a copy and names it in
`Content-Location`, in a redirect or as a `memento` link; without an account it takes about three
requests a minute.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import quote, urljoin

from briefing.verifying.fetching import HttpAnswer, NotReadError
from briefing.verifying.results import Copy, CopyState, SourceState
from briefing.verifying.visiting import Visitor
from briefing.webpages import ARCHIVE, copy_at

_API = "https://archive.org"
_OK = 200
_TOO_MANY = 429
_MEMENTO = re.compile(r'<([^<>]+)>\s*;[^,]*\brel="?[^",]*\bmemento\b')
_PATIENCE = 3
"""After this many requests in a row without an answer, the archive is not asked again."""


class Wayback:
    """A client of the archive for one run.

    Attributes:
        api: The address before `/wayback/available`.
        web: The address before `/save/`.
    """

    def __init__(self, visitor: Visitor, instead: str | None) -> None:
        """Ask with `visitor`, at the address `instead` if it is given."""
        self.api = instead or _API
        self.web = instead or ARCHIVE
        self._visitor = visitor
        self._failures = 0
        self._turn = asyncio.Lock()

    async def look_up(self, url: str, near: date | None) -> Copy:
        """Return the copy of a page that is nearest to a day. Nothing makes this fail."""
        # One at a time, so that waiting requests learn when the archive does not answer.
        async with self._turn:
            return await self._look_up(url, near)

    async def _look_up(self, url: str, near: date | None) -> Copy:
        if self._failures >= _PATIENCE:
            return Copy(CopyState.UNKNOWN, why="the archive did not answer before")
        try:
            found = await self._closest(url, near)
            if found is None:
                found = await self._closest(url.partition("://")[2], near)
        except NotReadError as fault:
            self._failures += 1
            return Copy(CopyState.UNKNOWN, why=f"the archive: {fault.why}")
        self._failures = 0
        named = copy_at(found, url) if found else None
        return Copy(CopyState.FOUND, *named) if named else Copy(CopyState.NONE)

    async def make(self, url: str, seconds: float) -> Copy:
        """Ask for a copy to be made within some seconds. Nothing makes this fail."""
        if self._failures >= _PATIENCE:
            return Copy(CopyState.NONE, why="the archive would take no more requests")
        try:
            answer = await self._visitor.ask(f"{self.web}/save/{url}", seconds=seconds)
        except NotReadError as fault:
            self._failures += 1
            return Copy(CopyState.NONE, why=f"asked for a copy, the archive: {fault.why}")
        self._failures = _PATIENCE if answer.status == _TOO_MANY else 0
        for named in _copy_addresses(answer):
            if found := copy_at(named, url):
                return Copy(CopyState.MADE, *found)
        return Copy(CopyState.NONE, why=f"asked for a copy, the archive answers {answer.status}")

    async def _closest(self, url: str, near: date | None) -> str | None:
        query = f"url={quote(url, safe='')}"
        if near is not None:
            query += f"&timestamp={near:%Y%m%d}"
        answer = await self._visitor.ask(f"{self.api}/wayback/available?{query}")
        if answer.status != _OK:
            raise NotReadError(SourceState.UNREACHABLE, f"answers {answer.status}")
        try:
            content = json.loads(answer.body)
        except (ValueError, RecursionError):
            raise NotReadError(SourceState.UNREADABLE, "its answer cannot be read") from None
        closest = _field(_field(content, "archived_snapshots"), "closest")
        address = _field(closest, "url")
        is_good = _field(closest, "available") is True and _field(closest, "status") == str(_OK)
        return address if is_good and isinstance(address, str) else None


def _field(value: object, name: str) -> object:
    return value.get(name) if isinstance(value, dict) else None


def _copy_addresses(answer: HttpAnswer) -> Iterator[str]:
    """Yield the addresses by which an answer may name the copy that was made."""
    headers = answer.headers
    links = _MEMENTO.findall(headers.get("link", ""))
    for address in (headers.get("content-location"), headers.get("location"), *links):
        if address:
            yield urljoin(ARCHIVE, address)
