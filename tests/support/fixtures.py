"""What tests of more than one folder share: sites, the servers of them, the browser."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.support.briefings import FLOOD, LIGHTHOUSE
from tests.support.browser import FLAGS, find_or_install
from tests.support.sharing import Told
from tests.support.site import Published, published_from, served
from tests.support.sites import build_with_gallery, site_of


@pytest.fixture(scope="session")
def lighthouse_site() -> Published:
    """A made-up briefing on a subject unlike the shipped one, in which every field is used."""
    return published_from(LIGHTHOUSE, site_of(LIGHTHOUSE))


@pytest.fixture(scope="session")
def lighthouse_url(lighthouse_site: Published) -> Iterator[str]:
    """Where the made-up site is served."""
    with served(lighthouse_site.site.root) as url:
        yield url


@pytest.fixture(scope="session")
def gallery_site() -> Published:
    """The same with the page of every component, as the preview has it."""
    return published_from(LIGHTHOUSE, site_of(LIGHTHOUSE, build=build_with_gallery))


@pytest.fixture(scope="session")
def gallery_url(gallery_site: Published) -> Iterator[str]:
    """Where that site is served."""
    with served(gallery_site.site.root) as url:
        yield url


@pytest.fixture(scope="session")
def flood_site() -> Published:
    """Another made-up briefing, in which claims are varied on purpose."""
    return published_from(FLOOD, site_of(FLOOD))


@pytest.fixture(scope="session")
def published(lighthouse_site: Published) -> Published:
    """The site of which a promise is asked: the made-up one; `tests/shipped` has another."""
    return lighthouse_site


@pytest.fixture(scope="session")
def published_url(lighthouse_url: str) -> str:
    """Where it is served."""
    return lighthouse_url


@pytest.fixture(scope="session")
def told(published: Published) -> Told:
    """What it tells those who do not read it."""
    return Told(published)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real browser, headless. If there is none and none can be had, the tests fail."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(find_or_install()), args=list(FLAGS)
        )
        loop = asyncio.events._get_running_loop()
        yield browser
        asyncio.events._set_running_loop(loop)  # the last test may have been one without a browser
        browser.close()
