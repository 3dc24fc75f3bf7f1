"""What the workflows have GitHub do through its own command, which here only notes it."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.linking import Briefing
from briefing.verifying import Attention, Result, SourceState, report
from tests.workflows.runner import Runner, workflow

GH = r"""#!/usr/bin/env bash
case "$1 $2" in
  'run download') mkdir -p "${@: -1}" && cp "$GIVEN"/* "${@: -1}" ;;
  'issue list') cat "$FOUND" ;;
  'release view') [ -s "$FOUND" ] ;;
  'label create') ;;
  *) printf '%s\n' "$*" >> "$NOTED" ;;
esac
"""
"""Answers what the steps ask, and notes what they do. What `issue list` answers has been through
its --jq already."""

RUN = "https://github.com/example/briefing/actions/runs/1234567890"


def noted(folder: Path, job: tuple[str, str], found: str) -> list[str]:
    """Run a job with files from an earlier one in `given/`; give what it had GitHub do."""
    for name in ("bin", "temp", "work"):
        (folder / name).mkdir()
    gh = folder / "bin" / "gh"
    gh.write_text(GH, "utf-8")
    gh.chmod(0o755)
    (folder / "found").write_text(found, "utf-8")
    (folder / "noted").touch()
    environment = {
        "PATH": f"{gh.parent}{os.pathsep}{os.environ['PATH']}",
        "GIVEN": str(folder / "given"),
        "FOUND": str(folder / "found"),
        "NOTED": str(folder / "noted"),
        "GITHUB_REF_NAME": "v1.2",
    }
    known = {
        "github.token": "a token",
        "github.repository": "example/briefing",
        "github.server_url": "https://github.com",
        "github.run_id": "1234567890",
    }
    machine = Runner(folder / "work", folder / "temp", known, {}, environment)
    for step in machine.run(*job).values():
        assert step.outcome != "failure", f"{step.name}\n{step.output}"
    return (folder / "noted").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("state", "found", "does"),
    [
        (SourceState.GONE, "", ["issue create"]),
        (SourceState.GONE, "number=7\nstate=OPEN\n", ["issue edit 7"]),
        (SourceState.CHANGED, "number=7\nstate=CLOSED\n", ["issue edit 7", "issue reopen 7"]),
        (SourceState.FOUND, "", []),
        (SourceState.BLOCKED, "number=7\nstate=OPEN\n", ["issue close 7"]),
        (SourceState.FOUND, "number=7\nstate=CLOSED\n", []),
    ],
)
def test_one_issue_says_what_evidence_needs_a_look(
    tmp_path: Path, lighthouse: Briefing, state: SourceState, found: str, does: list[str]
) -> None:
    source = next(source for source in lighthouse.sources.values() if source.url)
    url = str(source.url)
    visit = Result(source.id, url, datetime(2020, 1, 1, tzinfo=UTC), state, "seen so", url)
    (tmp_path / "given").mkdir()
    text = report(lighthouse, {source.id: visit})
    (tmp_path / "given" / "report.md").write_text(text, "utf-8")
    told = noted(tmp_path, ("verify", "report"), found)
    assert len(told) == len(does)
    assert all(line.startswith(f"{start} ") for line, start in zip(told, does, strict=True))
    body = tmp_path / "work" / "body.md"
    if state.attention is Attention.PERSON:
        assert body.read_text("utf-8").startswith(text)
        assert RUN in body.read_text("utf-8")
    else:
        assert all(RUN in line for line in told)
    assert workflow("verify")["jobs"]["report"]["env"]["MARKER"] == text.splitlines()[0]


@pytest.mark.parametrize(
    ("found", "does"),
    [
        ("", "release create v1.2 release/SHA256SUMS release/x-v1.2-site.tar.gz --verify-tag"),
        ("v1.2", "release upload v1.2 release/SHA256SUMS release/x-v1.2-site.tar.gz --clobber"),
    ],
)
def test_a_release_is_made_once_and_completed_by_a_second_run(
    tmp_path: Path, found: str, does: str
) -> None:
    (tmp_path / "given").mkdir()
    for name in ("NOTES.md", "SHA256SUMS", "x-v1.2-site.tar.gz"):
        (tmp_path / "given" / name).write_text("", "utf-8")
    (told,) = noted(tmp_path, ("release", "release"), found)
    assert told.startswith(does)
