"""What tests of several workflows share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.clones import clone_to, share_environment


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone for one workflow, in which everything is installed."""
    folder = clone_to(tmp_path_factory.mktemp("runner") / "project")
    share_environment(folder)
    return folder


@pytest.fixture(scope="module")
def fresh_clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone for one workflow, in which nothing is installed yet."""
    return clone_to(tmp_path_factory.mktemp("runner") / "project")
