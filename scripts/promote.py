"""Make source records of the evidence that is written in place, and cite them instead.

Every record keeps its excerpts, locators, witnesses and comments. The same page named twice
gives one record. Nothing is written that brings an error; those that are there may wait.
"""

from __future__ import annotations

import sys
from pathlib import Path

from briefing.problems import BriefingError, as_text, pluralize
from briefing.promoting import Promoted, PromotionError, promote
from commandline import Exit, fail, make_parser, report_os_error, run


def main(arguments: list[str] | None = None) -> Exit:
    """Promote the evidence in place of a data folder."""
    parser = make_parser(__doc__ or "")
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="record files (default: all of them)"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="show what would be done, and write nothing"
    )
    chosen = parser.parse_args(arguments)
    try:
        result = promote(chosen.data, chosen.files)
        if not chosen.dry_run:
            result.write(chosen.data)
    except BriefingError as error:
        print(as_text(error.problems), file=sys.stderr)
        fail("Nothing was written: these must be fixed first.")
        return Exit.PROBLEMS
    except PromotionError as error:
        return fail(f"Nothing was written: {error}.")
    except OSError as error:
        return report_os_error(error, "Nothing was written.")
    _report(chosen.data, result, is_dry=chosen.dry_run)
    return Exit.FINE


def _report(data: Path, result: Promoted, *, is_dry: bool) -> None:
    if not result.replaced:
        print("No evidence is written in place.")
    for place in result.made:
        print(f"{'would make' if is_dry else 'made'} {data / place}")
        if is_dry:
            print("".join(f"  {line}\n" for line in result.texts[place].splitlines()))
    for source_id in result.known:
        print(f"{source_id} was there already")
    for origin in result.origins:
        print(f"{'would add' if is_dry else 'added'} the origin {origin.line}")
    for place, count in result.replaced.items():
        items = "1 item" if count == 1 else f"{count} items"
        print(f"{'would change' if is_dry else 'changed'} {data / place}: {items} of evidence")
    if not is_dry and result.made:
        print(
            "Read the new records: what the evidence did not tell stands under `inferred`. "
            "Summaries cite them by the names of their files without .yml: "
            f"[@{Path(result.made[0]).stem}]. Then run make check, and make archive or save a copy "
            "of each page by hand."
        )
    if result.left:
        print(f"Left as before: {pluralize(len(result.left), 'error')}, which make check lists.")


if __name__ == "__main__":
    run(main)
