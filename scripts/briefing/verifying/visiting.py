"""Visits addresses as a polite guest: by turns, by robots.txt, hop by hop."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from urllib.parse import urldefrag, urljoin

import httpx

from briefing.verifying.fetching import Answer, Fetcher, NotReadError
from briefing.verifying.guarding import RefusedAddressError, check_address, host_and_port
from briefing.verifying.pacing import Pacing
from briefing.verifying.policy import Policy
from briefing.verifying.results import State
from briefing.verifying.robots import Robots

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Visitor:
    """Gets pages for a whole run, and remembers what each host asked for.

    Attributes:
        was_answered: Whether any host has answered at all.
    """

    def __init__(self, policy: Policy) -> None:
        """Visit by the rules of `policy`."""
        self._policy = policy
        self._pacing = Pacing(policy)
        self._trust: ssl.SSLContext = httpx.create_ssl_context()
        self.was_answered = False
        self._robots = Robots(self._follow_freely, self._pacing, policy)

    async def visit(self, url: str) -> Answer:
        """Get what an address answers in the end, with robots.txt asked at each hop.

        Raises:
            NotReadError: it cannot be had, or is not to be visited.
        """
        return await self._follow(url, self._robots.check)

    def set_pause(self, url: str, seconds: float) -> None:
        """Keep another pause than the usual one between the requests to an address's host."""
        self._pacing.set_pause(host_and_port(url)[0], seconds)

    async def ask(self, url: str, *, seconds: float | None = None) -> Answer:
        """Ask a service for an address, following no redirect and asking no robots.txt.

        Raises:
            NotReadError: there is no answer.
        """
        async with self._fetcher() as fetcher:
            answer = await fetcher.fetch(url, seconds=seconds)
        self.was_answered = True
        return answer

    async def _follow_freely(self, url: str) -> Answer:
        async def anything(_: str) -> None:
            """Let every hop pass: the rules themselves are what is asked for."""

        return await self._follow(url, anything)

    async def _follow(self, url: str, check: Callable[[str], Awaitable[None]]) -> Answer:
        hop, seen = _joined("", url), set[tuple[str, object]]()
        async with self._fetcher() as fetcher:
            while len(seen) <= self._policy.most_redirects:
                seen.add((hop, fetcher.cookies))
                self._guard(hop)
                await check(hop)
                answer = await fetcher.fetch(hop)
                self.was_answered = True
                target = answer.headers.get("location")
                if answer.status not in _REDIRECTS or not target:
                    return answer
                hop = _joined(hop, target)
                if (hop, fetcher.cookies) in seen:
                    raise NotReadError(State.UNREACHABLE, "its redirects lead in a circle")
        raise NotReadError(State.UNREACHABLE, "it redirects too often")

    def _guard(self, url: str) -> None:
        try:
            check_address(url, self._policy)
        except RefusedAddressError as refusal:
            raise NotReadError(State.REFUSED, str(refusal)) from None

    @asynccontextmanager
    async def _fetcher(self) -> AsyncIterator[Fetcher]:
        fetcher = Fetcher(self._policy, self._pacing, self._trust)
        try:
            yield fetcher
        finally:
            await fetcher.close()


def _joined(base: str, target: str) -> str:
    """Return where a link leads, without the part that is not sent."""
    try:
        return urldefrag(urljoin(base, target)).url
    except ValueError:
        raise NotReadError(State.REFUSED, "it is no web address") from None
