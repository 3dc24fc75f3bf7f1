"""Fixtures that several folders of tests share: sites, their servers, the browser."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from briefing.exports import FOLDER
from tests.support.briefings import FLOOD, LIGHTHOUSE
from tests.support.browser import FLAGS, find_or_install
from tests.support.sharing import Told
from tests.support.site import Published, published_from, served
from tests.support.sites import build_with_gallery, site_of


@pytest.fixture(scope="session")
def lighthouse_site() -> Published:
    """The site of a made-up briefing that uses every field, on a subject of its own."""
    return published_from(LIGHTHOUSE, site_of(LIGHTHOUSE))


@pytest.fixture(scope="session")
def lighthouse_url(lighthouse_site: Published) -> Iterator[str]:
    """The address at which the made-up site is served."""
    with served(lighthouse_site.site.root) as url:
        yield url


@pytest.fixture(scope="session")
def gallery_site() -> Published:
    """The same site with the page of every component, as in the preview."""
    return published_from(LIGHTHOUSE, site_of(LIGHTHOUSE, build=build_with_gallery))


@pytest.fixture(scope="session")
def gallery_url(gallery_site: Published) -> Iterator[str]:
    """The address at which that site is served."""
    with served(gallery_site.site.root) as url:
        yield url


@pytest.fixture(scope="session")
def flood_site() -> Published:
    """The site of another made-up briefing, with claims of many varied forms."""
    return published_from(FLOOD, site_of(FLOOD))


@pytest.fixture(scope="session")
def published(lighthouse_site: Published) -> Published:
    """The site to test: here the made-up one; `tests/shipped` has another."""
    return lighthouse_site


@pytest.fixture(scope="session")
def published_url(lighthouse_url: str) -> str:
    """The address at which it is served."""
    return lighthouse_url


@pytest.fixture(scope="session")
def told(published: Published) -> Told:
    """The structured data of the site."""
    return Told(published)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real browser, headless. If none can be found or installed, the tests fail."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(find_or_install()), args=list(FLAGS)
        )
        loop = asyncio.events._get_running_loop()
        yield browser
        asyncio.events._set_running_loop(loop)  # the last test may have been one without a browser
        browser.close()


@pytest.fixture
def data_folder(published: Published) -> Path:
    """The folder of the site's data files."""
    return published.site.root / FOLDER
