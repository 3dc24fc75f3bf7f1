"""Check, render and publish a briefing. The last good site stays if anything is wrong."""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path

from briefing import examine
from briefing.git import why_unreadable
from briefing.publishing import (
    DeadLinksError,
    EngineError,
    LockedError,
    NoBrowserError,
    PrintingError,
    StyleSheetError,
    TemplateFaultError,
    TreeConflictError,
    find_browser,
    link_problems,
    move_to_address,
    publish,
    publish_for_disk,
)
from briefing.records.addresses import check_web_address
from commandline import (
    ROOT,
    Exit,
    Progress,
    fail,
    make_parser,
    report_os_error,
    report_problems,
    run,
    summary,
)
from sitecommand import add_site_arguments, project

_FAILURES = (
    EngineError,
    LockedError,
    NoBrowserError,
    PrintingError,
    StyleSheetError,
    TemplateFaultError,
    TreeConflictError,
)


def main(arguments: list[str] | None = None) -> Exit:
    """Build the site of a data folder."""
    chosen = _parser().parse_args(arguments)
    usual = ROOT / ("offline" if chosen.from_disk else "site")
    site: Path = (chosen.site or usual).resolve()
    if refusal := _refusal(site):
        return fail(refusal)
    started = time.monotonic()
    examination = examine(chosen.data)
    report_problems(examination)
    if examination.briefing is None or examination.errors:
        print(f"{summary(examination)}. Nothing was published.", file=sys.stderr)
        return Exit.PROBLEMS
    briefing = examination.briefing
    if chosen.site_url is not None:
        briefing = move_to_address(briefing, chosen.site_url)
    progress = Progress()
    publish_site = publish_for_disk if chosen.from_disk else publish
    try:
        browser = find_browser() if chosen.pdf else None
        publish_site(briefing, project(chosen, browser), site, chosen.engine, progress)
    except DeadLinksError as failure:
        progress.clear()
        found = tuple(sorted(link_problems(examination, failure.links)))
        report_problems(replace(examination, problems=found))
        return fail("Nothing was published.")
    except _FAILURES as failure:
        progress.clear()
        return fail(f"{failure}\nNothing was published.")
    except OSError as error:
        progress.clear()
        return report_os_error(error, "Nothing was published.")
    progress.clear()
    if (refusal := why_unreadable(chosen.data)) is not None:
        print(f"{refusal}.\nUntil then no page names its version.", file=sys.stderr)
    print(f"{summary(examination)}. Published in {site.name}/ ", end="")
    print(f"after {time.monotonic() - started:.1f} s.")
    return Exit.FINE


def _parser() -> argparse.ArgumentParser:
    parser = make_parser(__doc__ or "")
    add_site_arguments(parser)
    parser.add_argument(
        "--site",
        type=Path,
        metavar="DIR",
        help="where the site is published (default: site; offline with --from-disk)",
    )
    parser.add_argument(
        "--pdf",
        action="store_true",
        help="print the whole briefing as a PDF too, with the Chromium on PATH or in $CHROMIUM",
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "--site-url",
        type=_site_url,
        metavar="URL",
        help="where the site will stand, if not at the site_url of briefing.yml; '' for nowhere",
    )
    where.add_argument(
        "--from-disk",
        action="store_true",
        help="make a copy that a browser opens without a web server",
    )
    return parser


def _site_url(text: str) -> str:
    try:
        return check_web_address(text) if text else ""
    except ValueError as fault:
        raise argparse.ArgumentTypeError(str(fault)) from fault


def _refusal(site: Path) -> str | None:
    """Return why the site cannot be published there: it would replace something else."""
    if site.exists() and not site.is_dir():
        return f"{site.name} is a file; name a folder"
    if ROOT.is_relative_to(site):
        return "the site cannot take the place of the project itself"
    if site.is_dir() and any(site.iterdir()) and not (site / "404.html").is_file():
        return f"{site.name}/ holds something that is no site; name an empty or a new folder"
    return None


if __name__ == "__main__":
    run(main)
