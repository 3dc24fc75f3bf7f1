"""Measures a built site: Lighthouse on one page of every kind, the Nu HTML checker on all pages.

`make audit` runs it. Pages are served compressed, from this machine; programs are installed under
the work folder from the lock file beside this one, and Chromium is the tests' own.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from tests.audit.checker import check
from tests.audit.lighthouse import LighthouseError, Run, measure, summed_up
from tests.audit.packages import MissingProgramError, installed
from tests.audit.report import Findings, as_json, as_markdown
from tests.support.browser import NoBrowserError, find_or_install
from tests.support.kinds import kinds_of_page
from tests.support.project import ROOT
from tests.support.serving import compressed


def main() -> int:
    """Measure, report, and give 0 if every limit holds, 1 if not, 2 if nothing could be done."""
    options = _options()
    try:
        modules = installed(options.work)
        chromium = find_or_install()
        site = options.site or _built(options.work)
    except (MissingProgramError, NoBrowserError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    findings = Findings(options.runs)
    if options.html:
        _check(findings, modules, site)
    if options.runs:
        _measure(findings, modules, chromium, site, options.pages or kinds_of_page(site))
    report = as_markdown(findings)
    (options.work / "report.md").write_text(report, encoding="utf-8")
    (options.work / "report.json").write_text(as_json(findings), encoding="utf-8")
    print(f"\n{report}\nKept in {options.work}/report.md and report.json")
    return 0 if findings.held else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make audit", description=__doc__)
    parser.add_argument(
        "pages", nargs="*", metavar="PAGE", help="addresses: actors/x/ (default: one of every kind)"
    )
    parser.add_argument("--site", type=Path, help="a built site (default: builds the briefing)")
    parser.add_argument("--runs", type=int, default=3, help="measurements of each page; 0 for none")
    parser.add_argument(
        "--no-html", dest="html", action="store_false", help="leave the HTML checker out"
    )
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "audit", help="work folder")
    return parser.parse_args()


def _built(work: Path) -> Path:
    """Build the briefing's site in the work folder."""
    site = work / "site"
    command = [sys.executable, str(ROOT / "scripts" / "build.py"), "--build", str(work / "build")]
    if subprocess.run([*command, "--site", str(site)], check=False).returncode != 0:
        raise MissingProgramError("the site could not be built; see above")
    return site


def _check(findings: Findings, modules: Path, site: Path) -> None:
    print(f"Checking the HTML of {site}")
    try:
        findings.faults = check(modules, site)
    except MissingProgramError as error:
        findings.undone.append(str(error))


def _measure(
    findings: Findings, modules: Path, chromium: Path, site: Path, pages: list[str]
) -> None:
    with compressed(site) as url:
        for number, page in enumerate(pages, start=1):
            runs: list[Run] = []
            try:
                runs += (measure(modules, chromium, url + page) for _ in range(findings.runs))
            except LighthouseError as error:
                findings.undone.append(f"{page or 'home'}: {error}")
                continue
            findings.measured.append(summed_up(page, runs))
            scores = "/".join(str(score) for score in findings.measured[-1].scores.values())
            print(f"{number}/{len(pages)} {page or 'home'}: {scores}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
