"""A link to a statement opens its evidence, wherever it is followed; going back undoes nothing."""

from __future__ import annotations

from playwright.sync_api import Browser, Locator, expect
from playwright.sync_api import Page as Tab

from tests.support.tabs import opened

WRECK = "events/wreck-of-the-aurelia/"
CLAIM = "deckhand-drowned"
OPEN = "details => details.open"


def evidence(tab: Tab, claim: str = CLAIM) -> Locator:
    """The folded evidence of a claim."""
    return tab.locator(f"#{claim} > .evidence")


def is_in_sight(tab: Tab, claim: str) -> bool:
    """Whether a claim begins in the upper half of the window, below the header."""
    top = tab.locator(f"#{claim}").evaluate("claim => claim.getBoundingClientRect().top")
    return bool(0 <= top < 450)


def test_a_link_from_another_page_opens_the_evidence_of_its_claim(
    chromium: Browser, lighthouse_url: str
) -> None:
    with opened(chromium) as (tab, heard):
        tab.goto(lighthouse_url)
        tab.evaluate(
            "path => { const link = document.createElement('a'); link.href = path;"
            " link.textContent = 'the claim'; document.querySelector('h1').append(link) }",
            f"{WRECK}#{CLAIM}",
        )
        tab.get_by_role("link", name="the claim", exact=True).click()
        expect(evidence(tab)).to_have_attribute("open", "")
        assert tab.locator("article.claim > .evidence[open]").count() == 1
        assert is_in_sight(tab, CLAIM)
        # From there the keyboard goes on within the claim.
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.closest('.claim')?.id") == CLAIM
        tab.go_back()
        expect(tab).to_have_url(lighthouse_url)
        assert not heard.faults


def test_a_link_on_the_same_page_does_and_back_leads_to_the_claim_before(
    chromium: Browser, lighthouse_url: str
) -> None:
    with opened(chromium) as (tab, heard):
        tab.goto(f"{lighthouse_url}{WRECK}#eleven-aboard")
        expect(evidence(tab, "eleven-aboard")).to_have_attribute("open", "")
        tab.evaluate("scrollTo(0, 40)")
        tab.evaluate(
            "id => { const link = document.createElement('a'); link.href = `#${id}`;"
            " link.textContent = 'the claim'; document.querySelector('h1').append(link) }",
            CLAIM,
        )
        link = tab.get_by_role("link", name="the claim", exact=True)
        link.click()
        expect(evidence(tab)).to_have_attribute("open", "")
        assert is_in_sight(tab, CLAIM)
        tab.go_back()
        tab.wait_for_function("() => location.hash === '#eleven-aboard'")
        tab.wait_for_function(
            "scrollY === document.scrollingElement.scrollHeight - innerHeight || (top => 0 <= top"
            " && top < 450)(document.querySelector('#eleven-aboard').getBoundingClientRect().top)"
        )
        tab.go_forward()
        tab.wait_for_function(f"() => location.hash === '#{CLAIM}'")
        # Whoever shuts it and follows the link once more finds it open.
        evidence(tab).locator("summary").click()
        assert not evidence(tab).evaluate(OPEN)
        link.click()
        expect(evidence(tab)).to_have_attribute("open", "")
        assert not heard.faults


def test_a_link_to_an_earlier_id_opens_it_too_and_one_to_a_mark_does_not(
    chromium: Browser, lighthouse_url: str
) -> None:
    with opened(chromium) as (tab, _):
        tab.goto(f"{lighthouse_url}{WRECK}#ref-1")
        assert tab.locator("article.claim > .evidence[open]").count() == 0
        tab.goto(f"{lighthouse_url}actors/noam-dekarel/#dekarel-on-the-dark-tower")
        expect(
            tab.locator(".claim:has(#dekarel-on-the-dark-tower) > .evidence[open]")
        ).to_have_count(1)
