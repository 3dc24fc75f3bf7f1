"""The part of `new.py` that begins another briefing, or updates one with the generator's fixes."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.records import EdtfDate
from briefing.starting import BriefingOptions, StartError, Update, start_briefing, update
from commandline import ROOT, Exit, fail

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - no public name

NAME = "briefing"


def add_to(commands: Commands) -> None:
    """Add the subcommand `briefing DIR`."""
    command = commands.add_parser(
        NAME,
        help="begin another briefing in a folder of its own, or update one",
        description=(
            "Write an empty briefing that builds, with all that builds it, into a new folder; or, "
            "with --update, replace the generator's files in a briefing that was begun so."
        ),
    )
    command.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder")
    command.add_argument("--title", help="what the briefing is called")
    command.add_argument("--description", metavar="SENTENCE", help="what it is about")
    command.add_argument(
        "--language", metavar="TAG", help="in which language it is written: fr (default: en)"
    )
    command.add_argument("--timezone", help="IANA time zone of its event: Europe/Oslo")
    command.add_argument("--repository", metavar="URL", help="where its files will be kept")
    command.add_argument("--site-url", metavar="URL", help="where it will be published")
    command.add_argument("--contact", metavar="ADDRESS", help="an e-mail address for corrections")
    command.add_argument(
        "--update",
        action="store_true",
        help="take these scripts, templates and workflows into the briefing in DIR",
    )
    command.add_argument(
        "--anyway",
        action="store_true",
        help="with --update: replace files of the generator that were changed there, too",
    )


def begin(chosen: argparse.Namespace) -> Exit:
    """Begin or update the requested briefing, and print what to do next."""
    folder: Path = chosen.folder
    try:
        if chosen.update:
            _report(update(ROOT, folder, anyway=chosen.anyway), folder)
        else:
            start_briefing(ROOT, folder, _options(chosen))
            print(f"Begun: {folder}, an empty briefing that builds.")
            print(f"Next:\n  cd {folder}\n  git init --initial-branch=main\n  make serve")
            print("Its README.md says how to go on.")
    except StartError as failure:
        return fail(f"Nothing was written: {failure}.")
    return Exit.FINE


def _options(chosen: argparse.Namespace) -> BriefingOptions:
    names = ("title", "description", "language", "timezone", "repository", "site_url", "contact")
    given = {name: value for name in names if (value := getattr(chosen, name))}
    return BriefingOptions(EdtfDate.parse(str(datetime.now(UTC).date())), **given)


def _report(done: Update, folder: Path) -> None:
    if not (done.written or done.removed):
        print(f"{folder} has these files already; nothing was changed.")
        return
    for path in done.removed:
        print(f"Removed: {path}")
    print(f"Files written: {len(done.written)}; removed: {len(done.removed)}.")
    print(f"Next:\n  cd {folder}\n  make migrate\n  make schema\n  make check\n  git diff")
