"""Options of a run, and the rules for requests: who asks, how often, how long, how much."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from importlib.util import find_spec

_TOOLS = ("httpx", "tenacity", "protego", "lxml", "rapidfuzz")


Progress = Callable[[str, int, int], None]
"""Callback for progress: the step, how much of it is done, the total."""


class ToolsMissingError(Exception):
    """A library for visiting pages is not installed; the message says how to install it."""


@dataclass(frozen=True)
class Policy:
    """The rules of conduct on other people's servers, and the limits on what they may send.

    Attributes:
        contact: The address at which a host's owner can learn who asks; part of the User-Agent.
        allowed: Hosts as `host:port` whose network and port are not checked, and which are asked
            without a pause; for trying out.
        at_once: How many requests may run at the same time.
        pause: Seconds between two requests to one host, which never run at the same time.
        connect_seconds: The longest wait for a connection.
        read_seconds: The longest wait for the next bytes.
        total_seconds: The longest time for one request, however slowly the bytes arrive.
        most_received: The most bytes taken from the network for one page.
        most_bytes: The most bytes of one page after decompression.
        most_redirects: How many redirects are followed.
        attempts: How often a request is made that fails temporarily.
        first_wait: Seconds before the second attempt; each further wait is about twice as long.
        longest_wait: The longest wait, in seconds, that a host may ask for.
        lookup_pause: Seconds between two requests to the archive for a copy.
        saving_pause: Seconds between two requests to the archive to make a copy.
        saving_seconds: The longest time for making a copy.
    """

    contact: str | None = None
    allowed: frozenset[str] = frozenset()
    at_once: int = 8
    pause: float = 2.0
    connect_seconds: float = 10.0
    read_seconds: float = 15.0
    total_seconds: float = 60.0
    most_received: int = 10 << 20
    most_bytes: int = 20 << 20
    most_redirects: int = 8
    attempts: int = 3
    first_wait: float = 2.0
    longest_wait: float = 60.0
    lookup_pause: float = 1.0
    saving_pause: float = 20.0
    saving_seconds: float = 180.0

    @property
    def user_agent(self) -> str:
        """The User-Agent for every host: the program, what it does, and whom to ask about it."""
        purpose = "checks whether cited words are still there"
        contact = f"+{self.contact}; " if self.contact else ""
        return f"{ROBOT}/1.0 ({contact}{purpose})"


ROBOT = "sourced-briefing"
"""The name of the program in robots.txt."""


@dataclass(frozen=True)
class RunOptions:
    """The options of a run.

    Attributes:
        only: The ids of the sources to visit; all sources if empty.
        limit: How many sources to visit at most.
        max_age: How old a result may be before its source is visited again.
        saves: Whether the archive is asked to make copies where it has none.
        archive: An address to ask instead of the archive's own; for trying out.
    """

    only: frozenset[str] = frozenset()
    limit: int | None = None
    max_age: timedelta = timedelta(days=6)
    saves: bool = False
    archive: str | None = None


def require_tools() -> None:
    """Check that the libraries for visiting pages are installed.

    Raises:
        ToolsMissingError: at least one is not installed.
    """
    missing = [name for name in _TOOLS if find_spec(name) is None]
    if missing:
        raise ToolsMissingError(
            f"Visiting pages needs {', '.join(missing)}, which building a site does not. "
            "`make verify` and `make new` install what is missing."
        )
