"""Measure what the budgets name: reading, checking, rendering, building, memory.

make bench                    the small measures and 1,000 profiles
make bench ARGS="--large"     10,000 records as well
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from briefing import examine, load
from briefing.comparing import read_chronicle
from briefing.exports import DATA_FILES, Exports
from briefing.phrases import ENGLISH
from briefing.project import Project
from briefing.publishing import Engine, publish
from briefing.rendering import render
from tests.support.briefings import Edit, edited, minimal
from tests.support.generated import write_briefing
from tests.support.histories import Written
from tests.support.rules import FIRE

ROOT = Path(__file__).resolve().parents[2]
_Result = TypeVar("_Result")


def _timed(work: Callable[[], _Result]) -> tuple[float, _Result]:
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result


def _line(what: str, seconds: float, note: str = "") -> None:
    print(f"{what:<58}{seconds:>9.2f} s  {note}", flush=True)


def measure_shipped(work: Path) -> None:
    """Check and build the shipped briefing."""
    seconds, examination = _timed(lambda: examine(ROOT / "data"))
    _line("shipped briefing: read, link, check", seconds, f"{examination.files} files (budget 2 s)")
    command = [sys.executable, str(ROOT / "scripts/check.py"), "--data", str(ROOT / "data")]
    seconds, _ = _timed(lambda: subprocess.run(command, check=True, capture_output=True))
    _line("shipped briefing: check.py as a command", seconds, "(budget 2 s)")
    briefing = load(ROOT / "data")
    project = Project(ROOT, work / "build")
    seconds, _ = _timed(lambda: publish(briefing, project, work / "site"))
    _line("shipped briefing: render and publish", seconds, "(budget 15 s)")


def measure_profiles(profiles: int, work: Path) -> None:
    """Read, render and build so many profiles; compare with a plain build of the same pages."""
    data = work / "data"
    write_briefing(data, profiles, ROOT / "data")
    seconds, examination = _timed(lambda: examine(data))
    records = examination.files
    _line(f"{profiles} profiles: read, link, check", seconds, f"{records} files")
    briefing = examination.briefing
    if briefing is None or examination.errors:
        raise SystemExit(f"the generated briefing has errors: {examination.errors[:3]}")
    seconds, pages = _timed(lambda: list(render(briefing, ROOT / "templates")))
    per_record = seconds / len(briefing.records) * 1000
    _line(f"{profiles} profiles: render stage", seconds, f"{per_record:.2f} ms a record (budget 3)")
    project = Project(ROOT, work / "build")
    ours, _ = _timed(lambda: publish(briefing, project, work / "site", Engine.MKDOCS))
    _line(f"{profiles} profiles: render and publish", ours, f"{len(pages)} pages")
    plain, _ = _timed(lambda: _plain_build(project.tree, work / "plain"))
    _line(
        f"{profiles} profiles: plain mkdocs, flat navigation",
        plain,
        f"ours is {ours / plain:.2f} of it",
    )


def measure_history(commits: int, work: Path) -> None:
    """Read what changed in so many small commits, with nothing kept and with everything kept."""
    written = Written(work / "written")
    for number in range(commits):
        text = f"The mill burned down {number} times."
        when = datetime(2021, 1, 1, tzinfo=UTC) + timedelta(hours=28 * number)
        files = edited(minimal(), Edit(FIRE, "claims.1.text", text))
        written.commit(when.isoformat(), files)
    briefing = load(written.data)

    def read() -> object:
        zone, records = briefing.settings.zone, briefing.records
        return read_chronicle(written.data, zone, work / "cache", records)

    cold, found = _timed(read)
    warm, again = _timed(read)
    if found is None or found != again:
        raise SystemExit("the history is not told the same twice")
    _line(f"{commits} small commits: what changed, nothing kept", cold, "(budget 30 s)")
    _line(f"{commits} small commits: what changed, all kept", warm, "(budget 1 s)")


def _plain_build(tree: Path, work: Path) -> None:
    """Build the same Markdown with every page in the navigation, as mkdocs does by default."""
    shutil.copytree(tree, work / "docs")
    config = {
        "site_name": "Plain",
        "theme": "material",
        "markdown_extensions": ["attr_list", "md_in_html", "tables"],
    }
    (work / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "-q", "build", "-f", str(work / "mkdocs.yml")]
    subprocess.run(command, check=True, capture_output=True, env=environment)


def measure_large(work: Path) -> None:
    """Show that reading, checking and rendering grow with the number of records."""
    for profiles in (2_500, 5_000, 8_300):
        data = work / f"large-{profiles}"
        write_briefing(data, profiles, ROOT / "data")
        seconds, examination = _timed(lambda data=data: examine(data))  # type: ignore[misc]
        briefing = examination.briefing
        if briefing is None:
            raise SystemExit("the generated briefing cannot be read")
        rendering, count = _timed(
            lambda briefing=briefing: sum(1 for _ in render(briefing, ROOT / "templates"))  # type: ignore[misc]
        )
        _line(f"{examination.files} files: read, link, check", seconds)
        _line(f"{examination.files} files: render", rendering, f"{count} pages")
        exports = Exports(briefing, ENGLISH)
        exporting, sizes = _timed(
            lambda exports=exports: [exports.size(one) for one in DATA_FILES]  # type: ignore[misc]
        )
        _line(f"{examination.files} files: data files", exporting, f"{sum(sizes) // 1000} MB")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024
    print(f"peak memory {peak:.2f} GiB (budget 2 GiB)")


def main() -> None:
    """Run the measures that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--profiles", type=int, default=1_000)
    parser.add_argument("--large", action="store_true", help="up to 10,000 records as well")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        measure_shipped(work / "shipped")
        measure_history(500, work / "history")
        measure_profiles(chosen.profiles, work / "profiles")
        if chosen.large:
            measure_large(work / "large")


if __name__ == "__main__":
    main()
