"""Check the records: every problem at once, each with its file, line, column and remedy."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from briefing import examine
from briefing.git import GitError
from briefing.github import LARGEST, SummaryOptions, as_github, as_step_summary, files_at
from briefing.loading import Examination, touched_files
from briefing.oserrors import explain_os_error
from briefing.problems import as_json, as_text
from briefing.publishing import rehearse
from commandline import ROOT, Exit, fail, make_parser, run, summary
from consoles import encodes_all_unicode

STEP_SUMMARY = "GITHUB_STEP_SUMMARY"
"""The variable in which GitHub names the file for a step's summary."""


def main(arguments: list[str] | None = None) -> Exit:
    """Check a data folder and print what is wrong with it."""
    parser = make_parser(__doc__ or "")
    parser.add_argument(
        "--format",
        choices=("text", "github", "json"),
        default="text",
        help="text for people, github for workflow annotations, json for programs",
    )
    parser.add_argument(
        "--fast", action="store_true", help="read the records alone; do not try to make their pages"
    )
    parser.add_argument(
        "--verbose",
        action="store_true",
        help="list the notes one by one, and print every text to paste",
    )
    parser.add_argument(
        "--changed-since",
        metavar="REF",
        help="with --format github: begin with the files that changed since this commit or branch",
    )
    chosen = parser.parse_args(arguments)
    if chosen.changed_since is not None and chosen.format != "github":
        parser.error("--changed-since goes with --format github")
    examination = examine(chosen.data)
    if not chosen.fast:
        examination = rehearse(examination, ROOT / "templates")
    if chosen.format == "json":
        ascii_only = not encodes_all_unicode(sys.stdout)
        print(as_json(examination.problems, help_of=examination.help_of, ascii_only=ascii_only))
    elif chosen.format == "github":
        changed = None
        if chosen.changed_since is not None:
            try:
                changed = touched_files(chosen.data, chosen.changed_since)
            except GitError as error:
                return fail(str(error))
        _report_to_github(examination, changed)
    else:
        if examination.problems:
            text = as_text(
                examination.problems, verbose=chosen.verbose, help_of=examination.help_of
            )
            print(text)
        print(summary(examination))
    return Exit.PROBLEMS if examination.errors else Exit.FINE


def _report_to_github(examination: Examination, changed: frozenset[str] | None) -> None:
    """Print annotations, and add a report to the step's summary if there is one."""
    print(as_github(examination.problems, touched=changed, help_of=examination.help_of))
    file = os.environ.get(STEP_SUMMARY)
    if not file:
        return
    try:
        size = Path(file).stat().st_size if Path(file).exists() else 0
        options = SummaryOptions(changed, examination.help_of, files_at(os.environ), LARGEST - size)
        with Path(file).open("a", encoding="utf-8", errors="replace", newline="\n") as stream:
            stream.write(as_step_summary(examination.problems, examination.files, options))
    except OSError as error:
        print(
            f"the report was not written to {STEP_SUMMARY}: {explain_os_error(error)}",
            file=sys.stderr,
        )


if __name__ == "__main__":
    run(main)
