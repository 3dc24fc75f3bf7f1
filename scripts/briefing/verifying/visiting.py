"""Visit addresses politely: in turns, by robots.txt, hop by hop.

Uses httpx and protego, which building a site does not need.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from urllib.parse import urldefrag, urljoin, urlsplit

import httpx
from protego import Protego

from briefing.verifying.fetching import Fetcher, HttpAnswer, NotReadError
from briefing.verifying.guarding import RefusedAddressError, check_address, host_and_port
from briefing.verifying.pacing import Pacing
from briefing.verifying.policy import ROBOT, Policy
from briefing.verifying.results import SourceState

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_BYTES = 500 << 10
"""The minimum that RFC 9309 requires programs to read."""

_SERVER_ERROR = 500
_CLIENT_ERROR = 400


class Visitor:
    """A visitor of pages for a whole run, which remembers the rules of each host.

    Attributes:
        was_answered: Whether any host has answered at all.
    """

    def __init__(self, policy: Policy) -> None:
        """Follow the rules of `policy`."""
        self._policy = policy
        self._pacing = Pacing(policy)
        self._trust: ssl.SSLContext = httpx.create_ssl_context()
        self.was_answered = False
        self._robots = _Robots(self._follow_freely, self._pacing, policy)

    async def visit(self, url: str) -> HttpAnswer:
        """Return the final answer of an address, checking robots.txt at each hop.

        Raises:
            NotReadError: it cannot be read, or must not be visited.
        """
        return await self._follow(url, self._robots.check)

    def set_pause(self, url: str, seconds: float) -> None:
        """Set the pause between requests to an address's host, in seconds."""
        self._pacing.set_pause(host_and_port(url)[0], seconds)

    async def ask(self, url: str, *, seconds: float | None = None) -> HttpAnswer:
        """Request an address of a service, without following redirects or robots.txt.

        Raises:
            NotReadError: there is no answer.
        """
        async with self._fetcher() as fetcher:
            answer = await fetcher.fetch(url, seconds=seconds)
        self.was_answered = True
        return answer

    async def _follow_freely(self, url: str) -> HttpAnswer:
        async def allow_all(_: str) -> None:
            """Allow every hop: the request is for the rules themselves."""

        return await self._follow(url, allow_all)

    async def _follow(self, url: str, check: Callable[[str], Awaitable[None]]) -> HttpAnswer:
        hop, seen = _join("", url), set[tuple[str, object]]()
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
                hop = _join(hop, target)
                if (hop, fetcher.cookies) in seen:
                    raise NotReadError(SourceState.UNREACHABLE, "its redirects lead in a circle")
        raise NotReadError(SourceState.UNREACHABLE, "it redirects too often")

    def _guard(self, url: str) -> None:
        try:
            check_address(url, self._policy)
        except RefusedAddressError as refusal:
            raise NotReadError(SourceState.REFUSED, str(refusal)) from None

    @asynccontextmanager
    async def _fetcher(self) -> AsyncIterator[Fetcher]:
        fetcher = Fetcher(self._policy, self._pacing, self._trust)
        try:
            yield fetcher
        finally:
            await fetcher.close()


class _Robots:
    """The rules of hosts in robots.txt (RFC 9309); each host is asked once."""

    def __init__(
        self, follow: Callable[[str], Awaitable[HttpAnswer]], pacing: Pacing, policy: Policy
    ) -> None:
        """Get files with `follow`, which follows redirects; pass crawl delays to `pacing`."""
        self._follow = follow
        self._pacing = pacing
        self._policy = policy
        self._rules: dict[str, asyncio.Task[Protego]] = {}

    async def check(self, url: str) -> None:
        """Check that the host lets programs visit an address.

        Raises:
            NotReadError: it does not, or its rules cannot be read.
        """
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = asyncio.ensure_future(self._ask(origin))
        rules = await asyncio.shield(self._rules[origin])
        if not rules.can_fetch(url, ROBOT):
            raise NotReadError(SourceState.ROBOTS, "robots.txt asks programs to stay away")

    async def _ask(self, origin: str) -> Protego:
        address = f"{origin}/robots.txt"
        answer = await self._follow(address)
        if answer.status >= _SERVER_ERROR:
            why = f"its robots.txt answers {answer.status}, which counts as a no"
            raise NotReadError(SourceState.ROBOTS, why)
        exists = answer.status < _CLIENT_ERROR and answer.is_text
        text = answer.body[:_MOST_BYTES].decode("utf-8", "replace") if exists else ""
        rules = Protego.parse(text)
        if delay := rules.crawl_delay(ROBOT):
            host, _ = host_and_port(origin)
            bounded = min(max(delay, self._policy.pause), self._policy.longest_wait)
            self._pacing.set_pause(host, bounded)
        return rules


def _join(base: str, target: str) -> str:
    """Return the target of a link, without its fragment."""
    try:
        return urldefrag(urljoin(base, target)).url
    except ValueError:
        raise NotReadError(SourceState.REFUSED, "it is no web address") from None
