"""Taking a sentence of the shipped briefing along."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, expect

from briefing.linking import Briefing
from briefing.records import Reaction
from tests.site.test_lift import left_behind, owed_by_reaction, texts_of_all
from tests.support.lifting import clipboard, copied, downloaded, reading
from tests.support.prose import typed
from tests.support.site import Published


def test_no_claim_on_the_subject_leaves_without_what_is_owed(
    chromium: Browser, shipped_site: Published, shipped_url: str
) -> None:
    subject = shipped_site.briefing.settings.subject
    assert subject is not None
    claims = shipped_site.briefing.events[subject].claims
    texts = texts_of_all(chromium, f"{shipped_url}events/{subject}/")
    assert {claim.id for claim in claims} == set(texts)
    for claim in claims:
        assert not left_behind(shipped_site, claim, texts[claim.id]), texts[claim.id]


def in_arabic(reaction: Reaction) -> bool:
    """Whether somebody spoke in Arabic and somebody else translated it."""
    quote = reaction.quote
    if quote is None or not quote.translations or quote.original is None:
        return False
    return quote.original.lang == "ar" and bool(quote.original.text and reaction.spoken_by)


def test_a_reaction_takes_along_the_arabic_and_who_translated_it(
    chromium: Browser, shipped_site: Published, shipped_url: str
) -> None:
    briefing = shipped_site.briefing
    reaction = next(item for item in briefing.reactions.values() if in_arabic(item))
    with reading(chromium, f"{shipped_url}reactions/{reaction.id}/") as tab:
        text = copied(tab, "article")
    owing = owed_by_reaction(briefing, reaction)
    assert not [piece for piece in owing if typed(piece) not in typed(text)], text
    assert re.search(r"Status: (Said|Statement \w+)", text)
    assert text.endswith(f"/reactions/{reaction.id}/")


def test_the_list_of_who_did_not_take_a_stance_is_near_and_copied(
    chromium: Browser, shipped_site: Published, shipped_url: str
) -> None:
    """Who and when are copied; what was said is not, as an answer to it would have to go along."""
    settings = shipped_site.briefing.settings
    with reading(chromium, f"{shipped_url}reactions/") as tab:
        tab.locator(".lede a[href*='#s-without-']").click()
        heading = tab.locator("h3:target")
        expect(heading).to_be_in_viewport()
        button = tab.get_by_role("button", name=f"Copy: {heading.inner_text()}")
        button.click()
        expect(button).to_have_text("Copied")
        about, *lines = clipboard(tab).splitlines()
        title, address = about.split("\t")
        as_of = settings.as_of.label(settings.zone)
        about = f"{heading.inner_text()} ({settings.title}, as of {as_of})"
        assert typed(title) == typed(about)
        assert address.endswith(f"reactions/#{heading.get_attribute('id')}")
        entries = tab.locator("h3:target ~ ul.telling").first.locator(":scope > li").all()
        assert len(lines) == len(entries)
        for line, entry in zip(lines, entries, strict=True):
            who, when = line.split("\t")
            assert who.startswith(entry.locator("a").first.inner_text())
            assert typed(when) in typed(" ".join(str(entry.text_content()).split()))
            assert len(line) < 120


def test_an_accusation_in_a_downloaded_table_has_its_answer(
    chromium: Browser, shipped: Briefing, shipped_url: str
) -> None:
    """Each accusing answer of each question, and no other row, has the reply and the outcome."""
    with reading(chromium, shipped_url) as tab:
        found = 0
        for question in shipped.questions.values():
            claims = [
                placed.claim
                for answer in question.answers
                for one in answer.claims
                if (placed := shipped.claim(one))
            ]
            tab.goto(f"{shipped_url}questions/{question.id}/")
            rows = downloaded(tab, tab.locator("table.answers"))
            assert len(rows) == len(claims)
            for row, claim in zip(rows, claims, strict=True):
                replied = row.get("Answer and outcome", "")
                assert bool(replied) == shipped.is_accusation(claim), row
                assert ("Outcome: " in replied) == bool(replied), row
                assert row["Resting on"], row
                found += bool(replied)
        assert found > 10
