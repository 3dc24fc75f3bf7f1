"""Pack the built site and the data as a release: archives, checksums, and how to cite them."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from briefing import examine
from briefing.project import Project
from briefing.publishing import CHECKSUMS, Release, write_release
from commandline import (
    ROOT,
    Exit,
    fail,
    make_parser,
    report_os_error,
    report_problems,
    run,
    summary,
)

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,80}")


def main(arguments: list[str] | None = None) -> Exit:
    """Write a release of a data folder and of the site that was built from it."""
    parser = make_parser(__doc__ or "")
    parser.add_argument(
        "--site",
        type=Path,
        default=ROOT / "site",
        metavar="DIR",
        help="the built site (default: site)",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where to write")
    parser.add_argument("--name", required=True, help="the version, such as v1.2")
    chosen = parser.parse_args(arguments)
    out: Path = chosen.out.resolve()
    if refusal := _refusal(chosen, out):
        return fail(refusal)
    examination = examine(chosen.data)
    if examination.briefing is None or examination.errors:
        report_problems(examination)
        print(f"{summary(examination)}. Nothing was released.", file=sys.stderr)
        return Exit.PROBLEMS
    release = Release(chosen.name, chosen.site.resolve(), chosen.data)
    try:
        write_release(examination.briefing, Project(ROOT, out), release, out)
    except OSError as error:
        return report_os_error(error, "Nothing was released.")
    print((out / CHECKSUMS).read_text("utf-8"), end="")
    return Exit.FINE


def _refusal(chosen: argparse.Namespace, out: Path) -> str | None:
    """Return why a release cannot be made from the arguments, or cannot be written there."""
    site, data = chosen.site.resolve(), chosen.data.resolve()
    if not _NAME.fullmatch(chosen.name):
        return f"{chosen.name!r} cannot be part of a file's name; name a version such as v1.2"
    if not (site / "index.html").is_file():
        return f"{site.name}/ holds no site; build it first: make site"
    if out.exists() and not out.is_dir():
        return f"{out.name} is a file; name a folder"
    if any(path.is_relative_to(out) for path in (ROOT, site, data)):
        return "the release cannot take the place of what it is made of"
    if out.is_dir() and any(out.iterdir()) and not (out / CHECKSUMS).is_file():
        return f"{out.name}/ holds something that is no release; name an empty or a new folder"
    return None


if __name__ == "__main__":
    run(main)
