"""The sites of which golden files tell, and what compares with the files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from tests.goldens.golden import Compare, comparing
from tests.support.site import Published, served


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the files themselves unread while other workers write them anew."""
    writes = bool(config.getoption("regen_all"))
    return True if writes and collection_path.name == "test_files.py" else None


@pytest.fixture(scope="session")
def made_up(
    lighthouse_site: Published, gallery_site: Published, flood_site: Published
) -> dict[str, Published]:
    """The sites of the made-up briefings, by the briefing's name, and the one with the gallery."""
    return {"lighthouse": lighthouse_site, "gallery": gallery_site, "flood": flood_site}


@pytest.fixture(scope="session")
def url_of(made_up: dict[str, Published]) -> Iterator[Callable[[str], str]]:
    """Where the site of a briefing is served."""
    with ExitStack() as servers:
        urls = {
            name: servers.enter_context(served(published.site.root))
            for name, published in made_up.items()
        }
        yield urls.__getitem__


@pytest.fixture
def compare(file_regression: FileRegressionFixture) -> Compare:
    """Compare a text with the golden file of a name."""
    return comparing(file_regression)
