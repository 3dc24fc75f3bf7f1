"""What can be said about the workflows and forms by reading them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefing.github import Form
from tests.support.project import ROOT
from tests.workflows.runner import WORKFLOWS, workflow

GITHUB = ROOT / ".github"
NAMES = sorted(path.stem for path in WORKFLOWS.glob("*.yml"))
TOOLS = Path(sys.executable).parent

FIELDS = {
    Form.FACT: ["page", "claim", "wrong", "right", "source", "witness", "relays", "translation"],
    Form.PROFILE: ["name", "why", "sources", "witness", "translation"],
    Form.SOURCE: ["page", "source", "what"],
}
"""The fields of each form, by their ids; links on the site fill in some of them."""


def said_by(tool: str, *arguments: object) -> str:
    """Run a tool of the virtual environment, with the others on PATH; it must be content."""
    done = subprocess.run(
        [TOOLS / tool, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PATH": f"{TOOLS}{os.pathsep}{os.environ['PATH']}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def steps_of(name: str) -> list[dict[str, Any]]:
    """Return the steps of all jobs of a workflow."""
    return [step for job in workflow(name)["jobs"].values() for step in job.get("steps", [])]


def test_zizmor_finds_nothing_even_where_it_is_pedantic() -> None:
    options = ("--persona=pedantic", "--offline", "--no-ignores", "--strict-collection")
    said = said_by("zizmor", *options, GITHUB)
    assert "No findings to report" in said
    assert all(f"{name}.yml" in said for name in (*NAMES, "dependabot"))


def test_actionlint_and_shellcheck_find_nothing() -> None:
    said_by("actionlint", "-shellcheck", TOOLS / "shellcheck", *WORKFLOWS.glob("*.yml"))
    assert not any("shellcheck disable" in path.read_text() for path in WORKFLOWS.iterdir())


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", "workflows/*.yml"),
        ("custom.github-workflows-require-timeout", "workflows/*.yml"),
        ("vendor.github-issue-forms", "ISSUE_TEMPLATE/*-*.yml"),
        ("vendor.github-issue-config", "ISSUE_TEMPLATE/config.yml"),
        ("vendor.dependabot", "dependabot.yml"),
    ],
)
def test_files_are_what_github_expects(schema: str, files: str) -> None:
    found = sorted(GITHUB.glob(files))
    assert found
    said_by("check-jsonschema", "--builtin-schema", schema, *found)


def test_each_action_is_pinned_to_one_commit_whose_version_is_told() -> None:
    pins: dict[str, set[str]] = defaultdict(set)
    for path in WORKFLOWS.glob("*.yml"):
        for line in re.findall(r"^\s*(?:- )?uses: +(.*)$", path.read_text("utf-8"), re.MULTILINE):
            if line.startswith("$/"):
                continue
            pin = re.fullmatch(r"(\S+)@([0-9a-f]{40} # v\d+\.\d+\.\d+)", line)
            assert pin, f"{path.name}: {line}"
            pins[pin[1]].add(pin[2])
    assert all(len(commits) == 1 for commits in pins.values()), pins
    assert pins.keys() >= {"actions/checkout", "actions/setup-python", "actions/deploy-pages"}


@pytest.mark.parametrize("name", NAMES)
def test_each_job_has_no_right_but_those_it_names(name: str) -> None:
    whole = workflow(name)
    assert whole["permissions"] == {}
    for job in whole["jobs"].values():
        assert job["permissions"].get("contents") in {None, "read"} or name == "release"


def test_the_check_of_a_pull_request_may_only_read_and_holds_no_secret() -> None:
    whole = workflow("check")
    assert set(whole["on"]) == {"pull_request"}
    assert {str(job["permissions"]) for job in whole["jobs"].values()} == {"{'contents': 'read'}"}
    assert not re.search(r"secrets|github\.token", (WORKFLOWS / "check.yml").read_text("utf-8"))


def test_rights_to_write_are_held_where_nothing_installed_runs() -> None:
    for name in NAMES:
        for key, job in workflow(name)["jobs"].items():
            if "write" in job["permissions"].values() and "steps" in job:
                used = {step.get("uses", "").partition("@")[0] for step in job["steps"]}
                assert used <= {"", "actions/deploy-pages"}, f"{name}: {key}"


def test_schedules_have_files_of_their_own_and_odd_minutes() -> None:
    crons = {
        name: str(workflow(name)["on"]["schedule"][0]["cron"])
        for name in NAMES
        if "schedule" in workflow(name)["on"]
    }
    assert set(crons) == {"rebuild", "verify", "engines", "audit", "rest"}
    assert all(int(cron.split()[0]) % 5 for cron in crons.values())
    assert len({cron.split()[4] for cron in crons.values()}) == len(crons)


def test_each_target_that_workflows_make_is_one_of_the_makefile() -> None:
    named = re.compile(r"^([a-z-]+)\b[^:=\n]*:(?!=).*## ", re.MULTILINE)
    targets = set(named.findall((ROOT / "Makefile").read_text("utf-8")))
    lines = [step.get("run", "") for name in NAMES for step in steps_of(name)]
    made = set(re.findall(r"\bmake ([a-z-]+)", "\n".join(lines)))
    assert {"site", "test", "test-library", "test-rest", "test-shipped"} <= made <= targets


def test_the_library_is_tested_with_every_python_that_is_supported() -> None:
    matrix = workflow("check")["jobs"]["library"]["strategy"]
    assert matrix["matrix"]["python"] == ["3.11", "3.12", "3.13", "3.14"]
    assert matrix["fail-fast"] is False
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["requires-python"] == f">={matrix['matrix']['python'][0]}"


def test_the_checks_that_the_main_branch_asks_for_have_these_names() -> None:
    told = " ".join((ROOT / "MAINTAINING.md").read_text("utf-8").split())
    for job in ("check", "shipped", "test"):
        assert f"*{workflow('check')['jobs'][job]['name']}*" in told


# Forms


def form(file: Form) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / file).read_text("utf-8"))
    return loaded


@pytest.mark.parametrize(("file", "ids"), FIELDS.items())
def test_forms_ask_for_what_a_claim_needs(file: Form, ids: list[str]) -> None:
    note, *fields = form(file)["body"]
    assert [entry["id"] for entry in fields] == ids
    assert any(entry.get("validations", {}).get("required") for entry in fields)
    for word in ("public", "**About** page", "private address", "e-mail"):
        assert word in note["attributes"]["value"]


def test_every_form_is_known_to_the_links() -> None:
    files = {path.name for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml")}
    assert files == {*map(str, Form), "config.yml"}
