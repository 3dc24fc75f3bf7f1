"""Workflows read from their files, and their shell lines run here as GitHub's runner does."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.support.project import ROOT

WORKFLOWS = ROOT / ".github" / "workflows"

BASH = ("bash", "--noprofile", "--norc", "-eo", "pipefail")
"""What `shell: bash` means to GitHub; without `shell` it leaves `pipefail` out."""

_FILES = ("GITHUB_ENV", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")
"""The files in which a step tells the runner something, by the variables that name them."""

_EXPRESSION = re.compile(r"\$\{\{\s*(.+?)\s*\}\}")
_COMPARISON = re.compile(r"(.+?) (==|!=) '(.*)'")
_OUTPUT = re.compile(r"((?:steps|needs)\.\w+)\.outputs\.[\w-]+")
_STATUS = re.compile(r"(always|cancelled|failure|success)\(\)")
_NOT_A_RUNNERS = re.compile(
    r"(ACTIONS|BRIEFING|COV|COVERAGE|GITHUB|MAKE|PYTEST|RUNNER)_"
    r"|(ARGS|ENGINE|GNUMAKEFLAGS|MAKE\w*|MFLAGS|PYTHON\w*|VENV|VIRTUAL_ENV)$"
)
"""What a run of the tests leaves in the environment: its own variables, and those of the make that
started it, by which that make's arguments would reach every make below."""


def workflow(name: str) -> dict[str, Any]:
    """Read a workflow; its `on` has that name, which YAML 1.1 takes for a truth value."""
    text = (WORKFLOWS / f"{name}.yml").read_text("utf-8")
    loaded: dict[Any, Any] = yaml.safe_load(text)
    loaded["on"] = loaded.pop(True)
    return loaded


def plain_environment() -> dict[str, str]:
    """Return this machine's variables, without what the tests' own run put there."""
    return {name: value for name, value in os.environ.items() if not _NOT_A_RUNNERS.match(name)}


@dataclass(frozen=True)
class Done:
    """What became of a step.

    Attributes:
        name: What the step is called.
        outcome: success, failure or skipped.
        output: What it printed.
        summary: What it added to the run's summary.
    """

    name: str
    outcome: str
    output: str = ""
    summary: str = ""


@dataclass
class Runner:
    """A machine that runs jobs in a folder.

    Attributes:
        workspace: The folder, checked out already: steps that use `actions/checkout` do nothing.
        temp: A folder for files of the runner's own.
        values: What expressions stand for, by their text; what steps and jobs put out is added.
        actions: What the actions that a step uses put out, by the action's name.
        environment: More variables, for this run alone.
    """

    workspace: Path
    temp: Path
    values: dict[str, str]
    actions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    environment: Mapping[str, str] = field(default_factory=dict)

    def wants(self, name: str, job: str) -> bool:
        """Return whether a workflow's job runs, after what became of the jobs that it needs."""
        whole = workflow(name)["jobs"][job]
        needs = whole.get("needs", [])
        needed = [needs] if isinstance(needs, str) else needs
        results = [self.values.get(f"needs.{one}.result", "success") for one in needed]
        failed = any(result != "success" for result in results)
        return self._wanted(whole.get("if", "success()"), failed=failed)

    def run(self, name: str, job: str, *, until: str = "") -> dict[str, Done]:
        """Run a workflow's job, step after step; return what became of each, by its name.

        Args:
            name: The workflow's file name without `.yml`.
            job: The job's key there.
            until: The last step that runs; all of them if nothing is named.
        """
        assert self.wants(name, job), f"{name}: {job} would be skipped"
        whole = workflow(name)
        wanted = whole["jobs"][job]
        assert whole["defaults"]["run"]["shell"] == "bash"
        self.values = {text: value for text, value in self.values.items() if "steps." not in text}
        exported = self._filled({**whole.get("env", {}), **wanted.get("env", {})})
        done: dict[str, Done] = {}
        for step in wanted["steps"]:
            done[step["name"]] = self._outcome_of(step, exported, done)
            if step["name"] == until:
                break
        self._close(job, wanted, done)
        return done

    def _outcome_of(
        self, step: dict[str, Any], exported: dict[str, str], done: Mapping[str, Done]
    ) -> Done:
        failed = any(earlier.outcome == "failure" for earlier in done.values())
        if self._wanted(step.get("if", "success()"), failed=failed):
            result = self._step(step, exported)
        else:
            result = Done(step["name"], "skipped")
        if "id" in step:
            self.values[f"steps.{step['id']}.outcome"] = result.outcome
        return result

    def _close(self, job: str, whole: dict[str, Any], done: Mapping[str, Done]) -> None:
        """Keep what a job puts out, and how it went, for the jobs that need it."""
        failed = any(step.outcome == "failure" for step in done.values())
        self.values[f"needs.{job}.result"] = "failure" if failed else "success"
        for output, value in self._filled(whole.get("outputs", {})).items():
            self.values[f"needs.{job}.outputs.{output}"] = value

    def _step(self, step: dict[str, Any], exported: dict[str, str]) -> Done:
        if "uses" in step:
            action = step["uses"].partition("@")[0]
            self._put_out(step, self.actions.get(action, {}))
            return Done(step["name"], "success")
        files = {name: self.temp / name for name in _FILES}
        for file in files.values():
            file.write_text("", "utf-8")
        script = self.temp / "step.sh"
        script.write_text(step["run"], "utf-8")
        done = subprocess.run(
            [*BASH, str(script)],
            cwd=self.workspace,
            env={**self._machine(files), **exported, **self._filled(step.get("env", {}))},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        exported |= _pairs(files["GITHUB_ENV"])
        self._put_out(step, _pairs(files["GITHUB_OUTPUT"]))
        outcome = "failure" if done.returncode else "success"
        summary = files["GITHUB_STEP_SUMMARY"].read_text("utf-8")
        return Done(step["name"], outcome, done.stdout, summary)

    def _put_out(self, step: dict[str, Any], outputs: Mapping[str, str]) -> None:
        for name, value in outputs.items():
            self.values[f"steps.{step['id']}.outputs.{name}"] = value

    def _filled(self, env: Mapping[str, object]) -> dict[str, str]:
        """Return variables with their expressions worked out."""
        return {
            name: _EXPRESSION.sub(lambda match: self._value(match[1]), str(value))
            for name, value in env.items()
        }

    def _value(self, text: str) -> str:
        """What an expression stands for: nothing, where a step or job did not put it out."""
        by = _OUTPUT.fullmatch(text)
        if by and {f"{by[1]}.outcome", f"{by[1]}.result"} & self.values.keys():
            return self.values.get(text, "")
        assert text in self.values, f"this runner does not know what {text} stands for"
        return self.values[text]

    def _wanted(self, condition: str, *, failed: bool) -> bool:
        """Whether a condition holds; without a word on earlier steps or jobs, none has failed."""
        whole = _EXPRESSION.fullmatch(condition)
        terms = (whole[1] if whole else condition).split(" && ")
        if not _STATUS.search(condition):
            terms.append("success()")
        return all(self._holds(term, failed=failed) for term in terms)

    def _holds(self, term: str, *, failed: bool) -> bool:
        known = {"success()": not failed, "failure()": failed, "!cancelled()": True}
        if term in known:
            return known[term]
        comparison = _COMPARISON.fullmatch(term)
        assert comparison is not None, f"this runner does not know what {term} means"
        value, operator, text = comparison.groups()
        return (self._value(value) == text) is (operator == "==")

    def _machine(self, files: Mapping[str, Path]) -> dict[str, str]:
        """The variables of a runner: this machine's, without what the tests' own run put there."""
        plain = plain_environment()
        # As after actions/setup-python, `python3` is the one that was asked for: that of the tests.
        folders = (str(Path(sys.base_prefix) / "bin"), *_without_own(plain.get("PATH", "")))
        return {
            **plain,
            **{name: str(file) for name, file in files.items()},
            "PATH": os.pathsep.join(folders),
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_REPOSITORY": "example/briefing",
            "GITHUB_RUN_ID": "1234567890",
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_WORKSPACE": str(self.workspace),
            "RUNNER_OS": "Linux",
            "RUNNER_TEMP": str(self.temp),
            **self.environment,
        }


def _without_own(path: str) -> Sequence[str]:
    own = str(Path(sys.prefix) / "bin")
    return [folder for folder in path.split(os.pathsep) if folder != own]


def _pairs(file: Path) -> dict[str, str]:
    """Read what a step wrote into GITHUB_OUTPUT or GITHUB_ENV, one `name=value` on a line."""
    lines = file.read_text("utf-8").splitlines()
    return {name: value for name, _, value in (line.partition("=") for line in lines)}
