"""What a run over the sources is to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from briefing.verifying.copies import ARCHIVE

Progress = Callable[[str, int, int], None]
"""Told the step, how much of it is done, and how much there is."""


@dataclass(frozen=True)
class Services:
    """Where the Internet Archive is asked.

    Attributes:
        api: The address before `/wayback/available`.
        web: The address before `/save/`.
    """

    api: str = "https://archive.org"
    web: str = ARCHIVE


@dataclass(frozen=True)
class Wishes:
    """What a run is to do.

    Attributes:
        only: The ids of the sources to look at; all of them where there is none.
        limit: How many sources to visit at most.
        max_age: How old a result may be before its source is visited again.
        saves: Whether the archive is asked to make copies where it has none.
        services: Where the archive is asked.
    """

    only: frozenset[str] = frozenset()
    limit: int | None = None
    max_age: timedelta = timedelta(days=6)
    saves: bool = False
    services: Services = field(default_factory=Services)
