"""Content is no part of the software: records that come or go change no test of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing import examine, load
from tests.support.briefings import as_yaml
from tests.support.clones import clone_to, commit
from tests.support.project import ROOT
from tests.support.suite import SOFTWARE, run_tests


def add_records(data: Path) -> None:
    """Add an actor, an event and a reaction, and one of each that was withdrawn."""
    briefing = load(data)
    source = next(iter(briefing.sources))
    kind = next(iter(briefing.vocabulary.actor_kinds))
    channel = next(iter(briefing.vocabulary.channels))
    records: dict[str, dict[str, object]] = {
        "actors/ada-quartz": {
            "name": "Ada Quartz",
            "kind": kind,
            "summary": f"A keeper. [@{source}]",
        },
        "events/lamp-in-the-tower": {
            "title": "A lamp in the tower",
            "date": "2021-11-08",
            "summary": f"A lamp was seen. [@{source}]",
        },
        "reactions/ada-quartz-on-the-lamp": {
            "actor": "ada-quartz",
            "said": "2021-11-09",
            "channel": channel,
            "to": "lamp-in-the-tower",
            "summary": "Ada Quartz welcomed the lamp.",
            "status": "reported",
            "evidence": [{"source": source, "excerpt": "a lamp burned in the tower"}],
        },
    }
    withdrawn = {"withdrawn": {"date": "2026-11-23", "why": "It was about somebody else."}}
    for name, record in records.items():
        whole = {**record, "reviewed": "2026-11-22"}
        (data / f"{name}.yml").write_text(as_yaml(whole), "utf-8")
        (data / f"{name}-gone.yml").write_text(as_yaml({**whole, **withdrawn}), "utf-8")


def tally(folder: Path, *arguments: str) -> str:
    """Run tests in a folder and return the counts that pytest ends with; all must pass."""
    done = run_tests(folder, *arguments)
    assert done.returncode == 0, done.stdout[-20_000:]
    return done.stdout.splitlines()[-1].partition(" in ")[0]


@pytest.mark.full
def test_records_that_come_or_go_change_no_test_of_the_software(tmp_path: Path) -> None:
    clone = clone_to(tmp_path / "clone", ROOT / "data")
    add_records(clone / "data")
    assert not examine(clone / "data").errors
    commit(clone, "Records that are made up")
    assert re.fullmatch(r"[\d,]+ passed(, \d+ deselected)?", tally(clone, *SOFTWARE))
