"""verify.py and archive.py as a person runs them: files, exit codes, interruptions, the change."""

import itertools
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import verify
from briefing import load
from briefing.verifying import (
    Copy,
    CopyState,
    Finding,
    Journal,
    Policy,
    Result,
    SourceState,
    Verdict,
)
from tests.support import web
from tests.support.commands import call
from tests.support.project import ROOT, contents
from tests.support.verifying import QUICK, SAID, WORDS, briefing_on
from tests.support.web import Reply, Request, Web, html, page

NAMES = [f"mill-{number}" for number in range(6)]
NO_COPY = Copy(CopyState.NONE)
COPY = "https://web.archive.org/web/20200502093000/"
RECORD = """\
# A record with remarks.
kind: report   # what it is
role: original-report
title: 'Mill: "burns"'
publisher: Gazette
origin: paper

url: {url}   # where it is
language: en
read: full
note: >-
  Folded,
  and so it stays.
"""


PATIENCE = 300.0
"""Seconds after which what was to happen is given up, on a busy machine too."""


def hold_back(server: Web, after: int) -> threading.Event:
    """Let a server answer so many visits at once, and later ones when the event is set."""
    go, count = threading.Event(), itertools.count()

    def answer(_: Request) -> Reply:
        if next(count) >= after:
            go.wait(PATIENCE)
        return page(SAID)

    server.pages |= {f"/{name}": answer for name in NAMES}
    return go


@pytest.fixture
def mill() -> Iterator[Web]:
    """Six sources that are there; the archive knows the first."""
    with Web({f"/{name}": page(SAID) for name in NAMES}) as server:
        known = {server.url("/mill-0"): COPY + server.url("/mill-0")}
        server.pages["/wayback/available"] = web.archive(known)
        yield server


@pytest.fixture
def data(mill: Web, tmp_path: Path) -> Path:
    """A briefing on them."""
    briefing_on(tmp_path, mill, {name: (f"/{name}", WORDS) for name in NAMES})
    folder = tmp_path / "data"
    (folder / "sources" / "mill-0.yml").write_text(RECORD.format(url=mill.url("/mill-0")), "utf-8")
    return folder


def arguments(data: Path, server: Web, *more: object) -> list[str]:
    out = data.parent / "out.jsonl"
    options = ("--data", data, "--out", out, "--allow", server.place)
    return [str(one) for one in (*options, "--archive-api", server.url(""), *more)]


def visits(server: Web) -> list[str]:
    return sorted(path for path in server.asked if path.startswith("/mill-"))


# --- verify.py ---


def test_a_run_writes_results_and_a_report_and_touches_no_record(mill: Web, data: Path) -> None:
    before = contents(data)
    mill.pages["/mill-1"] = html("<title>Not found</title>", 404)
    mill.pages["/mill-2"] = page("<p>The mill has burned down to its last beam")
    target = data.parent / "report.md"
    answer = call("verify", *arguments(data, mill, "--report", target))
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.splitlines() == [
        "     1  Page gone",
        "     1  Excerpt changed",
        "     4  Every excerpt found",
        "6 visited, 0 kept from before, 0 left.",
    ]
    lines = (data.parent / "out.jsonl").read_text("utf-8").splitlines()
    assert sorted(json.loads(line)["source"] for line in lines) == NAMES
    report = target.read_text("utf-8")
    assert report.startswith("<!-- evidence-check -->\n")
    assert "sources/mill-1/>), Gazette: answers 404" in report
    assert contents(data) == before
    again = call("verify", *arguments(data, mill))
    assert again.stdout.splitlines()[-1] == "0 visited, 6 kept from before, 0 left."
    assert visits(mill) == [f"/{name}" for name in NAMES]


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_stopped_half_way_loses_nothing(
    mill: Web, data: Path, stop: signal.Signals
) -> None:
    out = data.parent / "out.jsonl"
    go = hold_back(mill, after=2)
    process = subprocess.Popen(
        [sys.executable, ROOT / "scripts" / "verify.py", *arguments(data, mill)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    deadline = time.monotonic() + PATIENCE
    while not (out.exists() and out.read_bytes().count(b"\n") >= 2):
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.01)
    process.send_signal(stop)
    told, complaint = process.communicate(timeout=PATIENCE)
    go.set()
    assert (process.returncode, complaint) == (130, "")
    assert told == "Stopped. out.jsonl has all that was found; the same command goes on.\n"
    done = set(Journal(out).read())
    assert len(done) == 2
    answer = call("verify", *arguments(data, mill))
    assert answer.returncode == 0
    assert answer.stdout.splitlines()[-1] == "4 visited, 2 kept from before, 0 left."
    assert sorted(Journal(out).read()) == NAMES
    assert [visits(mill).count(f"/{name}") for name in done] == [1] * len(done)


def test_single_sources_a_limit_and_an_age(mill: Web, data: Path) -> None:
    def last(*more: object) -> str:
        answer = call("verify", *arguments(data, mill, *more))
        assert answer.returncode == 0, answer.stderr
        return answer.stdout.splitlines()[-1]

    assert last("--only", "mill-3", "mill-4") == "2 visited, 0 kept from before, 0 left."
    assert last("--limit", 1) == "1 visited, 2 kept from before, 3 left."
    out = data.parent / "out.jsonl"
    for result in Journal(out).read().values():
        aged = result.visited - timedelta(days=3)
        out.write_text(out.read_text().replace(f"{result.visited:%FT%T}", f"{aged:%FT%T}"))
    assert last("--max-age", 2, "--limit", 0) == "0 visited, 0 kept from before, 6 left."


REFUSED = {
    "in the data folder": (["--out", "{data}/out.jsonl"], "--out must not lie in the data folder"),
    "report in it": (["--report", "{data}/../data/r.md"], "--report must not lie in the data"),
    "a folder": (["--out", "{data}/.."], "is a folder"),
    "nowhere": (["--out", "{data}/../nowhere/out.jsonl"], "there is no folder"),
    "unknown id": (["--only", "mill-o"], "no source `mill-o`; did you mean `mill-0`"),
    "no address": (["--only", "gazette"], "`gazette` has no address"),
    "other file": (["--out", "{data}/actors/../../thesis.txt"], "thesis.txt:1 is not a result"),
    "no count": (["--limit", "-1"], "is not a number of 0 or more"),
    "no place": (["--allow", "example.org"], "is not a host and a port"),
    "no base": (["--archive-api", "archive.org"], "no web address"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_wrong_use_is_told_and_changes_nothing(mill: Web, data: Path, name: str) -> None:
    more, complaint = REFUSED[name]
    (data.parent / "thesis.txt").write_text("a thesis", "utf-8")
    before = contents(data.parent)
    answer = call("verify", *arguments(data, mill, *(o.format(data=data) for o in more)))
    assert answer.returncode == 2
    assert complaint in answer.stderr
    assert contents(data.parent) == before
    assert mill.asked == []


def test_without_a_network_there_is_no_report(
    mill: Web, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def impatient(**given: object) -> Policy:
        return Policy(**{**vars(QUICK), **given, "attempts": 1})

    monkeypatch.setattr(verify, "Policy", impatient)
    target = data.parent / "report.md"
    options = arguments(data, mill, "--report", target)
    mill.__exit__(None, None, None)
    answer = call("verify", *options)
    assert answer.returncode == 2
    assert "No host answered at all. Is there a network?" in answer.stderr
    assert not target.exists()


def test_building_a_site_needs_none_of_it_and_a_visit_says_what_is_missing(data: Path) -> None:
    program = (
        "import encodings.idna, sys; sys.path.insert(0, 'scripts')\n"
        "for name in ('httpx', 'tenacity', 'protego', 'rapidfuzz', 'lxml'):\n"
        "    sys.modules[name] = None\n"
        "import briefing.verifying, archive, build, verify\n"
        "from importlib.machinery import PathFinder\n"
        "sys.modules.pop('httpx'); PathFinder.find_spec = lambda *_: None\n"
        "verify.main(sys.argv[1:])\n"
    )
    options = ["--data", str(data), "--out", str(data.parent / "out.jsonl")]
    answer = subprocess.run(
        [sys.executable, "-c", program, *options],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "`make verify` and `make new` install what is missing" in answer.stderr


# --- archive.py ---


@pytest.fixture
def results(mill: Web, data: Path) -> Path:
    """The results of a run over all sources, on 22 November 2026."""
    out = Journal(data.parent / "out.jsonl")
    visited = datetime(2026, 11, 22, 3, tzinfo=UTC)
    for name in NAMES:
        url = mill.url(f"/{name}")
        copy = Copy(CopyState.FOUND, COPY + url, visited.date()) if name == "mill-0" else NO_COPY
        found = (Finding(WORDS, Verdict.FOUND, likeness=100),)
        out.add(Result(name, url, visited, SourceState.FOUND, "1 of 1", url, found, copy))
    return data.parent / "out.jsonl"


def test_the_change_touches_two_lines_and_keeps_remarks(
    mill: Web, data: Path, results: Path
) -> None:
    before = contents(data)
    wanted = call("archive", results, "--data", data, "--dry-run")
    assert wanted.returncode == 0
    assert contents(data) == before
    assert [line for line in wanted.stdout.splitlines() if line[:1] in "+-"] == [
        "--- a/data/briefing.yml",
        "+++ b/data/briefing.yml",
        "+evidence_checked: 2026-11-22",
        "--- a/data/sources/mill-0.yml",
        "+++ b/data/sources/mill-0.yml",
        f"+archive_url: {COPY}{mill.url('/mill-0')}",
    ]
    answer = call("archive", results, "--data", data)
    assert (answer.returncode, answer.stdout) == (0, "")
    assert answer.stderr == "1 source given an archive_url; evidence_checked: 2026-11-22.\n"
    after = contents(data)
    assert {place for place in before if before[place] != after[place]} == {
        "briefing.yml", "sources/mill-0.yml",
    }  # fmt: skip
    url = mill.url("/mill-0")
    assert after["sources/mill-0.yml"].decode() == RECORD.format(url=url).replace(
        "# where it is\n", f"# where it is\narchive_url: {COPY}{url}\n"
    )
    assert str(load(data).settings.evidence_checked) == "2026-11-22"
    again = call("archive", results, "--data", data)
    assert "0 sources given an archive_url; evidence_checked stays" in again.stderr
    assert contents(data) == after


def test_a_copy_that_is_there_is_written_over_only_on_demand(
    mill: Web, data: Path, results: Path
) -> None:
    record = data / "sources" / "mill-0.yml"
    own = "archive_url: https://archive.example.net/mill  # ours\n"
    record.write_text(record.read_text("utf-8") + own, "utf-8")
    first = call("archive", results, "--data", data)
    assert "passed over: mill-0: its record names a copy already" in first.stderr
    assert own in record.read_text("utf-8")
    assert call("archive", results, "--data", data, "--replace").returncode == 0
    text = record.read_text("utf-8")
    assert text.endswith(f"archive_url: {COPY}{mill.url('/mill-0')}  # ours\n")


def edited(results: Path, old: str, new: str) -> None:
    results.write_text(results.read_text("utf-8").replace(old, new), "utf-8")


def test_results_that_do_not_fit_are_passed_over(mill: Web, data: Path, results: Path) -> None:
    before = contents(data)
    edited(results, COPY, "https://web.archive.org.evil.example/web/20200502093000/")
    foreign = call("archive", results, "--data", data, "--dry-run")
    assert "mill-0: the copy's address is not one of the Internet Archive's" in foreign.stderr
    edited(results, "https://web.archive.org.evil.example/web/20200502093000/", COPY)
    edited(results, f'"url": "{mill.url("/mill-0")}"', '"url": "https://example.org/"')
    other = call("archive", results, "--data", data)
    assert "mill-0: the record's url is not the one that was visited" in other.stderr
    assert "evidence_checked stays as it is" in other.stderr, "not every source was visited"
    assert contents(data) == before


def test_a_change_that_the_check_would_refuse_is_not_made(data: Path, results: Path) -> None:
    (data / "sources" / "mill-5.yml").write_text("kind: nonsense\n", "utf-8")
    before = contents(data)
    answer = call("archive", results, "--data", data)
    assert answer.returncode == 1
    assert "Nothing was written." in answer.stderr
    assert contents(data) == before


def test_results_must_be_results(data: Path) -> None:
    thesis = data.parent / "thesis.txt"
    thesis.write_text("a thesis\n", "utf-8")
    assert "thesis.txt:1 is not a result" in call("archive", thesis, "--data", data).stderr
    absent = call("archive", data.parent / "absent", "--data", data)
    assert absent.returncode == 2
    assert "there is no file" in absent.stderr
