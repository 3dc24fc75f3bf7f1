"""What hosts ask of programs in their robots.txt (RFC 9309).

Uses protego, which building a site does not need.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from protego import Protego

from briefing.verifying.fetching import Answer, NotReadError
from briefing.verifying.guarding import host_and_port
from briefing.verifying.pacing import Pacing
from briefing.verifying.policy import ROBOT, Policy
from briefing.verifying.results import State

_MOST_BYTES = 500 << 10
"""What RFC 9309 asks programs to read at least."""

_SERVER_ERROR = 500
_CLIENT_ERROR = 400


class Robots:
    """Asks each host for its rules once, and then answers from them."""

    def __init__(
        self, follow: Callable[[str], Awaitable[Answer]], pacing: Pacing, policy: Policy
    ) -> None:
        """Get a file by `follow`, which also follows redirects; tell `pacing` of crawl delays."""
        self._follow = follow
        self._pacing = pacing
        self._policy = policy
        self._rules: dict[str, asyncio.Task[Protego]] = {}

    async def check(self, url: str) -> None:
        """Make sure that the host lets programs visit an address.

        Raises:
            NotReadError: it does not, or its rules cannot be had.
        """
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = asyncio.ensure_future(self._ask(origin))
        rules = await asyncio.shield(self._rules[origin])
        if not rules.can_fetch(url, ROBOT):
            raise NotReadError(State.ROBOTS, "robots.txt asks programs to stay away")

    async def _ask(self, origin: str) -> Protego:
        address = f"{origin}/robots.txt"
        answer = await self._follow(address)
        if answer.status >= _SERVER_ERROR:
            why = f"its robots.txt answers {answer.status}, which counts as a no"
            raise NotReadError(State.ROBOTS, why)
        is_there = answer.status < _CLIENT_ERROR and answer.is_text
        text = answer.body[:_MOST_BYTES].decode("utf-8", "replace") if is_there else ""
        rules = Protego.parse(text)
        if delay := rules.crawl_delay(ROBOT):
            host, _ = host_and_port(origin)
            bounded = min(max(delay, self._policy.pause), self._policy.longest_wait)
            self._pacing.set_pause(host, bounded)
        return rules
