"""Pace requests: a few at once, and one after the other to each host."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from briefing.verifying.policy import Policy


class ClosedHostError(Exception):
    """A host asked to be left alone for longer than the run can wait."""


class Pacing:
    """The turns of requests: when the next one may be made."""

    def __init__(self, policy: Policy) -> None:
        """Use the limits of `policy`."""
        self._pause = policy.pause
        self._without_pause = {place.rpartition(":")[0] for place in policy.allowed}
        self._slots = asyncio.Semaphore(policy.at_once)
        self._locks: dict[str, asyncio.Lock] = {}
        self._not_before: dict[str, float] = {}
        self._pauses: dict[str, float] = {}
        self._closed: set[str] = set()

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for a turn to ask a host, and hold it meanwhile.

        Raises:
            ClosedHostError: it must not be asked any more.
        """
        site = _site(host)
        loop = asyncio.get_running_loop()
        # The host's own lock comes first: waiting for one host takes no slot from others.
        async with self._locks.setdefault(site, asyncio.Lock()):
            if site in self._closed:
                raise ClosedHostError
            await asyncio.sleep(self._not_before.get(site, 0) - loop.time())
            async with self._slots:
                try:
                    yield
                finally:
                    if host not in self._without_pause:
                        self.hold(host, self._pauses.get(site, self._pause))

    def set_pause(self, host: str, seconds: float) -> None:
        """Set the pause between requests to a host, in seconds."""
        self._pauses[_site(host)] = seconds

    def close(self, host: str) -> None:
        """Allow no more requests to a host."""
        self._closed.add(_site(host))

    def hold(self, host: str, seconds: float) -> None:
        """Allow no requests to a host for some seconds."""
        site = _site(host)
        until = asyncio.get_running_loop().time() + seconds
        self._not_before[site] = max(self._not_before.get(site, 0), until)


def _site(host: str) -> str:
    """Return the host without `www.`, which is the same server under another name."""
    return host.removeprefix("www.")
