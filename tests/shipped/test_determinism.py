"""Two builds of the shipped briefing, at its full size, give the same bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shipped.conftest import DATA
from tests.site.test_determinism import (
    built_elsewhere,
    test_no_page_holds_a_path_of_the_machine,
    test_two_builds_of_one_commit_give_the_same_site,
    test_two_builds_of_one_commit_write_the_same_markdown,
)

__all__ = [
    "test_no_page_holds_a_path_of_the_machine",
    "test_two_builds_of_one_commit_give_the_same_site",
    "test_two_builds_of_one_commit_write_the_same_markdown",
]

pytestmark = pytest.mark.full


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another's project, with the site that was built there."""
    return built_elsewhere(DATA, tmp_path_factory.mktemp("elsewhere"))
