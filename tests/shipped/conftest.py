"""The briefing that ships with the project, which no other tests read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing import load
from briefing.linking import Briefing
from tests.support.project import ROOT
from tests.support.sharing import Told
from tests.support.site import Published, published_from, served
from tests.support.sites import build_with_gallery, site_of

DATA = ROOT / "data"


@pytest.fixture(scope="session")
def shipped() -> Briefing:
    """The shipped briefing."""
    return load(DATA)


@pytest.fixture(scope="session")
def shipped_site() -> Published:
    """The site of the shipped briefing."""
    return published_from(DATA, site_of(DATA))


@pytest.fixture(scope="session")
def gallery_site() -> Published:
    """The same with the page of every component, as the preview has it."""
    return published_from(DATA, site_of(DATA, build=build_with_gallery))


@pytest.fixture(scope="session")
def shipped_url(shipped_site: Published) -> Iterator[str]:
    """Where it is served."""
    with served(shipped_site.site.root) as url:
        yield url


@pytest.fixture(scope="session")
def published(shipped_site: Published) -> Published:
    """The site of which a promise is asked: here the shipped one."""
    return shipped_site


@pytest.fixture
def records() -> Path:
    """The folder of its records."""
    return DATA


# These two have names of their own here, so that nobody gets what a test of the software made.


@pytest.fixture(scope="session")
def published_url(shipped_url: str) -> str:
    """Where it is served."""
    return shipped_url


@pytest.fixture(scope="session")
def told(shipped_site: Published) -> Told:
    """What it tells those who do not read it."""
    return Told(shipped_site)
