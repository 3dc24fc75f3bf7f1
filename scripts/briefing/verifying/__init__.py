"""Check sources on the live web: visit them, look for their excerpts, find archived copies.

Visiting pages needs libraries that building a site does not. Functions import the modules that use
them, so that this package can be imported without.
"""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.verifying.archiving import Changes, diff, plan_changes
from briefing.verifying.guarding import RefusedAddressError, host_and_port
from briefing.verifying.journal import Journal, JournalError
from briefing.verifying.policy import Policy, Progress, RunOptions, ToolsMissingError, require_tools
from briefing.verifying.report import MARKER, report
from briefing.verifying.results import (
    Attention,
    Copy,
    CopyState,
    Finding,
    Result,
    SourceState,
    Verdict,
)
from briefing.verifying.sources import addressable_sources

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.linking import Briefing
    from briefing.verifying.running import Run
    from briefing.webpages import Look


class StoppedError(Exception):
    """The run was stopped. Its results so far are in the journal."""


@dataclass(frozen=True)
class RunOutcome:
    """The outcome of a run.

    Attributes:
        results: The result of each source that has one, by its id.
        kept: How many of these are from an earlier run.
        left: How many sources were left for another run.
        is_offline: Whether no host at all answered.
    """

    results: Mapping[str, Result]
    kept: int
    left: int
    is_offline: bool


def page_at(url: str, policy: Policy) -> Look:
    """Visit an address and return the page there. Nothing on the web makes this fail.

    Raises:
        ToolsMissingError: the libraries for visiting pages are not installed.
    """
    require_tools()
    from briefing.verifying.examining import look_at  # noqa: PLC0415 - see above

    return asyncio.run(look_at(url, policy))


def verify(
    briefing: Briefing, journal: Journal, wishes: RunOptions, policy: Policy, progress: Progress
) -> RunOutcome:
    """Visit the sources of a briefing, and add each result to a journal as it arrives.

    Raises:
        ToolsMissingError: the libraries for visiting pages are not installed.
        JournalError: the journal's file holds something other than results.
        OSError: it cannot be read or written.
        StoppedError: the process was stopped (SIGINT, SIGTERM).
    """
    require_tools()
    from briefing.verifying.running import Run  # noqa: PLC0415 - see above

    run = Run(briefing, journal, wishes, policy)
    try:
        asyncio.run(_run_until_stopped(run, progress))
    except (KeyboardInterrupt, asyncio.CancelledError):
        raise StoppedError from None
    except BaseExceptionGroup as group:
        failures = [one for one in group.exceptions if isinstance(one, OSError)]
        raise (failures[0] if failures else group) from None
    return RunOutcome(run.results, len(run.kept), run.left, run.is_offline)


async def _run_until_stopped(run: Run, progress: Progress) -> None:
    task = asyncio.ensure_future(run.go(progress))
    with suppress(NotImplementedError):  # Windows does not support these handlers
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    await task


__all__ = [
    "MARKER",
    "Attention",
    "Changes",
    "Copy",
    "CopyState",
    "Finding",
    "Journal",
    "JournalError",
    "Policy",
    "RefusedAddressError",
    "Result",
    "RunOptions",
    "RunOutcome",
    "SourceState",
    "StoppedError",
    "ToolsMissingError",
    "Verdict",
    "addressable_sources",
    "diff",
    "host_and_port",
    "page_at",
    "plan_changes",
    "report",
    "verify",
]
