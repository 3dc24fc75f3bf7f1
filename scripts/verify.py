"""Visit every source, look for its excerpts, and say what is gone, changed or not known.

Each result is a line in FILE as soon as it is known. Stopped at any time, the same command goes on
where it was: results of an earlier run are kept while they are young enough and their record is
as it was. Only sources with an address are visited, politely: few at once, one after the other on
each host, and none that robots.txt asks programs to leave alone.

Exit code 0: the run went through, whatever it found. 1: the records have errors. 2: wrong use, or
no host answered at all, so there seems to be no network. 130: stopped.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path

from briefing import examine
from briefing.editing import write_all
from briefing.linking import Briefing
from briefing.oserrors import explain_os_error
from briefing.problems import nearest, quote
from briefing.verifying import (
    Journal,
    JournalError,
    Policy,
    RefusedAddressError,
    RunOptions,
    RunOutcome,
    SourceState,
    StoppedError,
    ToolsMissingError,
    addressable_sources,
    host_and_port,
    report,
    verify,
)
from commandline import Exit, Progress, fail, make_parser, report_problems, run, summary

_STOPPED = 130
"""The exit code that shells report for a program ended by Ctrl-C."""


def main(arguments: list[str] | None = None) -> Exit:
    """Visit the sources of a data folder."""
    chosen = _parser().parse_args(arguments)
    if refusal := _refusal(chosen):
        return fail(refusal)
    examination = examine(chosen.data)
    if examination.briefing is None or examination.errors:
        report_problems(examination)
        print(f"{summary(examination)}. Nothing was visited.", file=sys.stderr)
        return Exit.PROBLEMS
    briefing = examination.briefing
    if refusal := _unknown_ids(briefing, chosen.only):
        return fail(refusal)
    progress = Progress()
    try:
        outcome = verify(
            briefing, Journal(chosen.out), _wishes(chosen), _policy(briefing, chosen), progress
        )
    except StoppedError:
        progress.clear()
        print(f"Stopped. {chosen.out.name} has all that was found; the same command goes on.")
        sys.exit(_STOPPED)
    except (ToolsMissingError, JournalError, OSError) as failure:
        progress.clear()
        return fail(explain_os_error(failure) if isinstance(failure, OSError) else str(failure))
    progress.clear()
    print(_outcome_text(outcome))
    if outcome.is_offline:
        return fail("No host answered at all. Is there a network? No report was written.")
    if chosen.report is not None:
        write_all({chosen.report: report(briefing, outcome.results)})
    return Exit.FINE


def _parser() -> argparse.ArgumentParser:
    parser = make_parser(__doc__ or "")
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="FILE",
        help="the file of results, JSON Lines; not in the data folder",
    )
    parser.add_argument(
        "--report", type=Path, metavar="FILE", help="write the results as Markdown for an issue"
    )
    parser.add_argument(
        "--only", nargs="+", default=[], metavar="ID", help="look at these sources alone"
    )
    parser.add_argument(
        "--limit", type=_count, metavar="N", help="visit at most N sources in this run"
    )
    parser.add_argument(
        "--max-age",
        type=_count,
        default=6,
        metavar="DAYS",
        help="visit a source again when its result is older (default: 6)",
    )
    parser.add_argument(
        "--archive",
        action="store_true",
        help="ask the Internet Archive to copy pages of which it has no copy: slow, 3 a minute",
    )
    trying = parser.add_argument_group("for trying out")
    trying.add_argument(
        "--allow",
        type=_place,
        action="append",
        default=[],
        metavar="HOST:PORT",
        help="visit this host though it is in a private network or on another port; no pause",
    )
    trying.add_argument(
        "--archive-api", type=_api_url, metavar="URL", help="ask here and not the Internet Archive"
    )
    return parser


def _count(text: str) -> int:
    if not text.isdecimal():
        message = f"{quote(text)} is not a number of 0 or more"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _place(text: str) -> str:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal():
        message = f"{quote(text)} is not a host and a port, such as 127.0.0.1:8000"
        raise argparse.ArgumentTypeError(message)
    return text.lower()


def _api_url(text: str) -> str:
    try:
        host_and_port(text)
    except RefusedAddressError as refusal:
        raise argparse.ArgumentTypeError(f"{quote(text)}: {refusal}") from None
    return text.rstrip("/")


def _refusal(chosen: argparse.Namespace) -> str | None:
    """Return why the files cannot be written there."""
    data = chosen.data.resolve()
    for option, path in (("--out", chosen.out), ("--report", chosen.report)):
        if path is None:
            continue
        if path.resolve().is_relative_to(data):
            return f"{option} must not lie in the data folder: that holds records only"
        if path.is_dir():
            return f"{option}: {path.name} is a folder; name a file"
        if not path.resolve().parent.is_dir():
            return f"{option}: there is no folder {os.fspath(path.parent)}"
    if chosen.report is not None and chosen.report.resolve() == chosen.out.resolve():
        return "--out and --report must be two files"
    return None


def _unknown_ids(briefing: Briefing, only: list[str]) -> str | None:
    """Return why the first bad id does not name a source that can be visited."""
    known = {source.id for source in addressable_sources(briefing)}
    for wanted in only:
        if wanted in briefing.sources and wanted not in known:
            return f"{quote(wanted)} has no address to visit, or is withdrawn"
        if wanted not in known:
            near = nearest(wanted, sorted(known))
            meant = f"; did you mean {quote(near)}?" if near else ""
            return f"there is no source {quote(wanted)}{meant}"
    return None


def _policy(briefing: Briefing, chosen: argparse.Namespace) -> Policy:
    return Policy(contact=briefing.settings.site_url, allowed=frozenset(chosen.allow))


def _wishes(chosen: argparse.Namespace) -> RunOptions:
    return RunOptions(
        only=frozenset(chosen.only),
        limit=chosen.limit,
        max_age=timedelta(days=min(chosen.max_age, timedelta.max.days)),
        saves=chosen.archive,
        archive=chosen.archive_api,
    )


def _outcome_text(outcome: RunOutcome) -> str:
    counts = Counter(result.state for result in outcome.results.values())
    lines = [f"{counts[state]:6}  {state.label}" for state in SourceState if counts[state]]
    new = len(outcome.results) - outcome.kept
    lines.append(f"{new} visited, {outcome.kept} kept from before, {outcome.left} left.")
    return "\n".join(lines)


if __name__ == "__main__":
    run(main)
