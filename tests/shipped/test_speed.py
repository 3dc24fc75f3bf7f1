"""A first visit to the pages of the shipped briefing: what it weighs, and what moves."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.site.test_speed import (
    lightest,
    moving,
    test_a_list_is_drawn_at_first_as_its_script_leaves_it,
    web_url,
)
from tests.support.kinds import heaviest, kinds_of_page
from tests.support.site import Published

__all__ = ["test_a_list_is_drawn_at_first_as_its_script_leaves_it", "web_url"]


def test_the_first_visit_of_a_profile_is_light(
    chromium: Browser, shipped_site: Published, web_url: str
) -> None:
    profile = heaviest(shipped_site.site.root, "actors", b'lang="ar"')
    assert 0 < lightest(chromium, web_url + profile, 180) < 180


def test_the_first_visit_of_no_kind_of_page_is_heavy(
    chromium: Browser, shipped_site: Published, web_url: str
) -> None:
    pages = kinds_of_page(shipped_site.site.root)
    weights = {page: lightest(chromium, web_url + page, 200) for page in pages}
    assert not {page: kib for page, kib in weights.items() if kib >= 200}


@pytest.mark.parametrize("width", [390, pytest.param(1280, marks=pytest.mark.full)])
def test_nothing_moves_while_a_page_arrives_and_its_faces_come_late(
    chromium: Browser, shipped_site: Published, web_url: str, width: int
) -> None:
    pages = kinds_of_page(shipped_site.site.root)
    assert not moving(chromium, web_url, pages, width, 0.02)
