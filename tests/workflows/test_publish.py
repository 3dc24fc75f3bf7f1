"""Publishing and releasing: the steps run as GitHub runs them, in a clone with a fresh set-up."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.support.site import read_site
from tests.workflows.runner import Done, Runner, workflow

pytestmark = pytest.mark.full

ADDRESS = "https://example.github.io/some-briefing"
"""As actions/configure-pages gives it, for a project site: without a stroke at its end."""


@pytest.fixture(scope="module")
def machine(fresh_clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Runner:
    return Runner(
        fresh_clone,
        tmp_path_factory.mktemp("temp"),
        values={},
        actions={"actions/configure-pages": {"base_url": ADDRESS}},
        environment={"GITHUB_EVENT_NAME": "push", "GITHUB_REF_NAME": "v1.2"},
    )


@pytest.fixture(scope="module")
def built(machine: Runner) -> dict[str, Done]:
    return machine.run("publish", "build")


def test_each_step_of_the_build_succeeds(built: dict[str, Done]) -> None:
    for step in built.values():
        assert step.outcome == "success", f"{step.name}\n{step.output}"


def test_the_site_is_built_for_the_address_that_pages_gives(
    fresh_clone: Path, built: dict[str, Done]
) -> None:
    page = read_site(fresh_clone / "site").page("actors/")
    canonical = page.soup.select_one("link[rel=canonical]")
    assert canonical is not None
    assert canonical["href"] == f"{ADDRESS}/actors/"


def test_what_is_handed_over_is_the_site(fresh_clone: Path, built: dict[str, Done]) -> None:
    steps = workflow("publish")["jobs"]["build"]["steps"]
    (path,) = (step["with"]["path"] for step in steps if "pages-artifact" in step.get("uses", ""))
    assert (fresh_clone / path / "index.html").is_file()
    assert (fresh_clone / path / "404.html").is_file()
    assert (fresh_clone / path / "briefing.pdf").read_bytes().startswith(b"%PDF-")


def test_a_tag_packs_the_site_and_the_data_with_their_checksums(
    fresh_clone: Path, machine: Runner
) -> None:
    for step in machine.run("release", "build").values():
        assert step.outcome == "success", f"{step.name}\n{step.output}"
    folder = fresh_clone / "build" / "release"
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert checked.returncode == 0, checked.stderr
    names = {line.removesuffix(": OK") for line in checked.stdout.splitlines()}
    assert len(names) == 3
    assert sum(name.endswith(".pdf") for name in names) == 1
    assert {path.name for path in folder.iterdir()} == {*names, "SHA256SUMS", "NOTES.md"}
