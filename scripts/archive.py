"""Write what verify.py found into the records: addresses of archived copies, the day of the check.

Only lines that must change are touched, so that the change can be read and undone. `archive_url`
goes into sources that name no copy yet; `evidence_checked` into briefing.yml if every source
with an address was visited. Look at each copy before you publish it: the archive may have kept
a page that says that there is no page.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from briefing import examine
from briefing.editing import EditError, write_all
from briefing.loading import examine_changed
from briefing.problems import pluralize
from briefing.verifying import Journal, JournalError, diff, plan_changes
from commandline import Exit, fail, make_parser, report_os_error, report_problems, run, summary


def main(arguments: list[str] | None = None) -> Exit:
    """Write a file of results into the records of a data folder."""
    parser = make_parser(__doc__ or "")
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("results", type=Path, metavar="FILE", help="the results of verify.py")
    parser.add_argument("--dry-run", action="store_true", help="show the change, write nothing")
    parser.add_argument(
        "--replace", action="store_true", help="write over an archive_url that is there"
    )
    chosen = parser.parse_args(arguments)
    if not chosen.results.is_file():
        return fail(f"there is no file {chosen.results}; verify.py --out writes one")
    examination = examine(chosen.data)
    if examination.briefing is None or examination.errors:
        report_problems(examination)
        print(f"{summary(examination)}. Nothing was written.", file=sys.stderr)
        return Exit.PROBLEMS
    try:
        results = Journal(chosen.results).read()
        changes = plan_changes(examination.briefing, chosen.data, results, replace=chosen.replace)
        after = examine_changed(chosen.data, changes.texts)
        if after.errors:
            report_problems(after)
            return fail("The records would not pass the check. Nothing was written.")
        for line in changes.passed_over:
            print(f"passed over: {line}", file=sys.stderr)
        if chosen.dry_run:
            sys.stdout.writelines(diff(chosen.data, changes))
        else:
            write_all({chosen.data / place: text for place, text in changes.texts.items()})
    except (JournalError, EditError) as failure:
        return fail(f"{failure}. Nothing was written.")
    except OSError as error:
        return report_os_error(error, "Nothing was written.")
    print(_outcome_text(changes.copies, changes.checked, dry=chosen.dry_run), file=sys.stderr)
    return Exit.FINE


def _outcome_text(copies: int, checked: str | None, *, dry: bool) -> str:
    verb = "would be given" if dry else "given"
    check = f"evidence_checked: {checked}" if checked else "evidence_checked stays as it is"
    return f"{pluralize(copies, 'source')} {verb} an archive_url; {check}."


if __name__ == "__main__":
    run(main)
