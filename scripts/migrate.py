"""Raise the records of an older briefing to the data model of these scripts."""

from __future__ import annotations

import argparse
import sys

from briefing.migrating import STEPS, Migration, migrate_data
from briefing.problems import BriefingError, as_text, pluralize
from briefing.records.settings import SCHEMA_VERSION
from commandline import Exit, make_parser, report_os_error, run


def main(arguments: list[str] | None = None) -> Exit:
    """Migrate a data folder, as a whole or not at all, and print what was done."""
    parser = make_parser(__doc__ or "")
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "\n".join(["what each version of the data model changed:", *_history(0)])
    parser.add_argument(
        "--dry-run", action="store_true", help="show the change as a unified diff, write nothing"
    )
    chosen = parser.parse_args(arguments)
    try:
        raising = migrate_data(chosen.data)
    except BriefingError as refusal:
        print(as_text(refusal.problems), file=sys.stderr)
        return Exit.PROBLEMS
    if not raising.steps:
        print(f"The data are of schema_version {SCHEMA_VERSION} already; there is nothing to do.")
        return Exit.FINE
    if chosen.dry_run:
        print(raising.diff(), end="")
        print(_summary(raising, "would be"), file=sys.stderr)
        return Exit.FINE
    try:
        raising.write()
    except OSError as error:
        return report_os_error(error, "Nothing was changed.")
    print(_summary(raising, "were"))
    return Exit.FINE


def _summary(raising: Migration, verb: str) -> str:
    files = pluralize(len(raising.changed), "file")
    done = {"were": "was"}.get(verb, verb) if len(raising.changed) == 1 else verb
    raised_by = f"The data {verb} raised from schema_version {raising.start} to {SCHEMA_VERSION}"
    return "\n".join([f"{raised_by}; {files} {done} changed:", *_history(raising.start)])


def _history(start: int) -> list[str]:
    return [f"  {step.version}: {step.what}" for step in STEPS if step.version > start]


if __name__ == "__main__":
    run(main)
