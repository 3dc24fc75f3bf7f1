"""What tests of several workflows share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.briefings import Edit, edited, minimal, write
from tests.support.clones import clone_to, share_environment


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone for one workflow, of a small briefing, in which everything is installed."""
    every_link_leads_somewhere = Edit("vocabulary.yml", "stances", {"denies": "denies"})
    small = edited(minimal(), every_link_leads_somewhere)
    data = write(tmp_path_factory.mktemp("briefing") / "data", small)
    folder = clone_to(tmp_path_factory.mktemp("runner") / "project", data)
    share_environment(folder)
    return folder


@pytest.fixture(scope="module")
def fresh_clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone for one workflow, in which nothing is installed yet."""
    return clone_to(tmp_path_factory.mktemp("runner") / "project")
