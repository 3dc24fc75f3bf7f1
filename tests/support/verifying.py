"""Briefings with sources on a local server, and runs over them without long waits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefing import load
from briefing.linking import Briefing
from briefing.verifying import Journal, Policy, RunOptions, RunOutcome, verify
from tests.support.briefings import Edit, edited, minimal, source, write
from tests.support.web import Web

WORDS = "The mill burned down to its last beam"
QUICK = Policy(
    contact="https://briefing.example.org/",
    connect_seconds=20,
    read_seconds=20,
    total_seconds=60,
    most_received=300_000,
    most_bytes=1_000_000,
    first_wait=0.02,
    longest_wait=1.5,
    lookup_pause=0,
    saving_pause=0,
    saving_seconds=3,
)
SAID = f"<p>A neighbour said: “{WORDS}”.</p>"


def briefing_on(folder: Path, server: Web, sources: dict[str, tuple[str, str]]) -> Briefing:
    """Load a briefing with a claim for each source: its id, its path or address, the excerpt."""
    edits = [Edit("briefing.yml", "site_url", "https://briefing.example.org/")]
    for number, (name, (place, excerpt)) in enumerate(sources.items(), start=2):
        url = place if place.startswith("http") else server.url(place)
        record = source(title=f"Report *{name}*", publisher="Gazette", url=url, date="2020-05-02")
        edits.append(Edit(f"sources/{name}.yml", "", record))
        evidence = {"source": name} | ({"excerpt": excerpt} if excerpt else {})
        claim = {"id": f"claim-{name}", "text": "It burned.", "topic": "damage",
                 "status": "reported", "evidence": [evidence]}  # fmt: skip
        edits.append(Edit("events/fire.yml", f"claims.{number}", claim))
    return load(write(folder / "data", edited(minimal(), *edits)))


def run(briefing: Briefing, out: Path, server: Web, wishes: RunOptions | None = None) -> RunOutcome:
    """Visit the sources of a briefing, with the server as the archive too."""
    policy = replace(QUICK, allowed=frozenset({server.place, "127.0.0.1:9"}))
    wishes = replace(wishes or RunOptions(), archive=server.url(""))
    return verify(briefing, Journal(out), wishes, policy, lambda *_: None)
