"""What *Copy* puts on the clipboard: every claim and reaction of the made-up briefings."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from briefing.linking import Briefing
from tests.goldens import golden
from tests.goldens.golden import Compare, by_sentence
from tests.goldens.printed import without_version
from tests.support.site import Published
from tests.support.tabs import opened

FEWEST = 30
"""Claims that are copied in all."""

COPY_ALL = """async (patience) => {
    const texts = {}
    const until = async (ready, what) => {
        const end = performance.now() + patience
        while (!ready()) {
            if (performance.now() > end) throw new Error(`no ${what}`)
            await new Promise(done => setTimeout(done))
        }
    }
    const lifted = "article.claim[id], article:has(> .claim-standing):not(.claim)"
    for (const article of document.querySelectorAll(lifted)) {
        const id = article.id || "page"
        navigator.clipboard.write = async ([item]) => {
            texts[id] = await (await item.getType("text/plain")).text()
        }
        const button = () => article.querySelector(":scope > .lift")
        article.querySelector(":scope > .evidence").scrollIntoView()
        await until(button, `button for ${id}`)
        button().click()
        article.querySelector(":scope > [role=menu] > [role=menuitem]").click()
        await until(() => texts[id], `text of ${id}`)
    }
    return texts
}"""
"""Copies each statement of a page with its attribution, as a reader does."""

PATIENCE = 20_000


def pages_with_words(briefing: Briefing) -> list[str]:
    """Return the addresses, relative to the site's, of pages that have something to copy."""
    homes = [placed.address for placed in briefing.claims.values()]
    said = [briefing.address(one.id) for one in briefing.reactions.values() if not one.withdrawn]
    return sorted({f"{address.folder}/" for address in [*homes, *said] if address is not None})


@pytest.mark.parametrize("name", golden.BRIEFINGS)
def test_what_is_copied_is_what_was_copied_before(
    chromium: Browser,
    made_up: dict[str, Published],
    url_of: Callable[[str], str],
    compare: Compare,
    name: str,
) -> None:
    blocks = []
    briefing = made_up[name].briefing
    with opened(chromium) as (tab, heard):
        for address in pages_with_words(briefing):
            tab.goto(f"{url_of(name)}{address}", wait_until="domcontentloaded")
            for key, text in tab.evaluate(COPY_ALL, PATIENCE).items():
                spot = address if key == "page" else f"{address}#{key}"
                blocks.append(f"== {spot}\n  {by_sentence(without_version(text))}\n")
        assert not heard.faults
    for claim in briefing.claims:
        assert any(block.partition("\n")[0].endswith(f"#{claim}") for block in blocks), claim
    compare(golden.COPIED[name], "\n".join(blocks))


def test_there_are_claims_enough(made_up: dict[str, Published]) -> None:
    assert sum(len(one.briefing.claims) for one in made_up.values()) >= FEWEST
