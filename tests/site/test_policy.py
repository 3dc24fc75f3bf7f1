"""A strict Content-Security-Policy can apply to the site, and nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from briefing.publishing.policy import content_security_policy
from tests.support.briefings import LIGHTHOUSE
from tests.support.kinds import DOCUMENT, kinds_of_page
from tests.support.serving import sent_with
from tests.support.site import Page, Published, read_site
from tests.support.sites import site_of
from tests.support.tabs import DRAWN, SearchField, opened

STRICT = (
    "default-src 'self'; script-src 'self'; style-src 'self'; object-src 'none'; "
    "base-uri 'none'; form-action 'self'"
)
DATA = re.compile(r"application/(ld\+)?json")
"""Types of script elements that no browser runs."""


def inline(page: Page) -> Iterator[str]:
    """Yield whatever a policy without `unsafe-inline` would not run or apply."""
    for script in page.soup.find_all("script", src=False):
        if not DATA.fullmatch(str(script.get("type", ""))) and not script.has_attr("data-engine"):
            yield str(script)[:200]
    yield from (str(style)[:200] for style in page.soup.find_all("style"))
    for element in page.soup.find_all(name=True):
        for name, value in element.attrs.items():
            if name == "style" or name.startswith("on") or "javascript:" in str(value):
                yield f'<{element.name} {name}="{value}">'


def test_no_page_has_a_script_or_style_of_its_own(published: Published) -> None:
    found = {page.path: [*inline(page)] for page in published.site.pages.values()}
    assert "404.html" in found
    assert not {path: held for path, held in found.items() if held}


def test_every_page_states_the_policy_before_what_it_governs(published: Published) -> None:
    repository = published.briefing.settings.repository
    assert repository is not None
    for page in published.site.pages.values():
        head = page.soup.head
        assert head is not None
        first = head.find(name=True)
        assert first is not None
        assert first.get("http-equiv") == "Content-Security-Policy", page.path
        assert first["content"] == f"{STRICT} https://github.com"


def test_the_same_policy_from_a_server_loses_nothing(
    chromium: Browser, lighthouse_site: Published
) -> None:
    root = lighthouse_site.site.root
    with (
        sent_with(root, {"Content-Security-Policy": STRICT}) as url,
        opened(chromium) as (tab, heard),
    ):
        for page in (*kinds_of_page(root), DOCUMENT):
            tab.goto(url + page)
            tab.evaluate(DRAWN)
        tab.goto(url)
        assert SearchField(tab, url).first_hit("Noam Dekarel") == "actors/noam-dekarel/"
        tab.goto(f"{url}network/")
        first, second, third = tab.locator(".network .node").all()
        second.hover()
        expect(third).to_have_css("opacity", "0.18")
        for lit in (first, second):  # a tie joins them
            expect(lit).to_have_css("opacity", "1")
        tab.goto(f"{url}actors/captain-dekarel/#dekarel-saw-no-light")
        tab.wait_for_url("**/actors/noam-dekarel/#dekarel-saw-no-light")
        assert not heard.faults
        assert not heard.elsewhere(url)


def test_a_chosen_scheme_is_there_on_the_next_page(chromium: Browser, lighthouse_url: str) -> None:
    with opened(chromium, color_scheme="light") as (tab, heard):
        tab.goto(lighthouse_url)
        scheme = "document.body.dataset.mdColorScheme"
        assert tab.evaluate(scheme) == "default"
        for _ in range(2):
            tab.locator("[data-md-component=palette] label:visible").click()
        assert tab.evaluate(scheme) == "slate"
        tab.goto(f"{lighthouse_url}actors/")
        assert tab.evaluate(scheme) == "slate"
        assert not heard.faults


@pytest.mark.parametrize("repository", ["https://codeberg.org/ann/briefing", None])
def test_forms_may_lead_to_the_forge_of_the_briefing(
    lighthouse_site: Published, repository: str | None
) -> None:
    settings = lighthouse_site.briefing.settings.model_copy(update={"repository": repository})
    forge = " https://codeberg.org" if repository else ""
    assert content_security_policy(settings) == STRICT + forge


def test_a_copy_on_disk_states_no_policy() -> None:
    site = read_site(site_of(LIGHTHOUSE, "--from-disk").site)
    assert not [page.path for page in site.pages.values() if "Content-Security" in page.html]
    assert not [page.path for page in site.pages.values() if [*inline(page)]]
