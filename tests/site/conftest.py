"""The two sites that the tests read, each built and parsed once, and the browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.support.briefings import LIGHTHOUSE
from tests.support.browser import FLAGS, find_or_install
from tests.support.sharing import Told
from tests.support.site import ROOT, Published, build_and_read, served


@pytest.fixture(scope="session")
def shipped_site(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The briefing that ships with the project."""
    return build_and_read(ROOT / "data", tmp_path_factory.mktemp("shipped"))


@pytest.fixture(scope="session")
def lighthouse_site(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """A made-up briefing on a quite different subject, in which every field is used."""
    return build_and_read(LIGHTHOUSE, tmp_path_factory.mktemp("lighthouse"))


@pytest.fixture(scope="session", params=["shipped_site", "lighthouse_site"])
def published(request: pytest.FixtureRequest) -> Published:
    """Each of the two briefings in turn."""
    found: Published = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session")
def told(published: Published) -> Told:
    """What each of them tells those who do not read it."""
    return Told(published)


@pytest.fixture(scope="session")
def shipped_url(shipped_site: Published) -> Iterator[str]:
    """Where the shipped site is served."""
    with served(shipped_site.site.root) as url:
        yield url


@pytest.fixture(scope="session")
def lighthouse_url(lighthouse_site: Published) -> Iterator[str]:
    """Where the made-up site is served."""
    with served(lighthouse_site.site.root) as url:
        yield url


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real browser, headless. If there is none and none can be had, the tests fail."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(find_or_install()), args=list(FLAGS)
        )
        yield browser
        browser.close()
