"""What a screen reader is given of a profile: roles and names, once scripts are done."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Browser, ViewportSize

from tests.goldens import golden
from tests.goldens.golden import Compare
from tests.support.tabs import reading

PROFILE = "actors/noam-dekarel/"

TALL: ViewportSize = {"width": 1280, "height": 12_000}
"""All of the page is in sight, so that what comes when a reader comes near has come."""

HAS_EVERY_BUTTON = """() => [
    ...document.querySelectorAll("article.claim:has(> .evidence), .cite-this"),
    ...[...document.querySelectorAll(".claim-line > .status:first-child + a[href*='#']")]
        .map(link => link.closest("li")),
].every(place => place.querySelector(".lift"))"""

WITHOUT_VERSION = """() => {
    const cited = document.querySelector(".cite-this > p")
    cited.innerHTML = cited.innerHTML.replace(/, version .*?(?=, http)/, "")
    document.querySelector(".last-changed")?.remove()
}"""
"""Takes from the page what git tells, which is another with every commit."""


def test_a_profile_sounds_as_it_did_before(
    chromium: Browser, url_of: Callable[[str], str], compare: Compare
) -> None:
    with reading(chromium, f"{url_of('lighthouse')}{PROFILE}", viewport=TALL) as tab:
        tab.wait_for_function(HAS_EVERY_BUTTON)
        tab.evaluate(WITHOUT_VERSION)
        tree = tab.locator("body").aria_snapshot()
    compare(golden.TREE, tree + "\n")
