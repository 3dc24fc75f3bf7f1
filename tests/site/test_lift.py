"""Taking a sentence along: what is copied, and how it is cited."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from bibtexparser.entrypoint import parse_string
from playwright.sync_api import Browser

from briefing import addresses
from briefing.linking import Briefing, counts
from briefing.records import Claim, Reaction
from briefing.statements import PlainFace, standing, support_words
from tests.support.lifting import (
    ATTRIBUTION,
    BIBTEX,
    LINK,
    REFERENCE,
    choose,
    clipboard,
    copied,
    reading,
)
from tests.support.prose import typed
from tests.support.site import Page, Published, html_path, words

WRECK = "events/wreck-of-the-aurelia/"
DEKAREL = "actors/noam-dekarel/"
GUILD = "actors/salvors-guild-of-skerra/"


def reference(page: Page, address: str) -> str:
    """How a page is cited, with the address of a statement on it."""
    cited = page.soup.select_one(".cite-this > p")
    assert cited is not None
    return re.sub(r"https?://\S+$", address, words(cited))


def home_of(published: Published, claim_id: str) -> str:
    """The address on the web of a claim."""
    address = published.briefing.address(claim_id)
    assert address is not None
    return address.url_under(published.briefing.settings.site_url or "")


# What is copied


SAID = {
    "aurelia-ran-aground": """
        “The Aurelia ran on Gull Reef at 03:20.” Status: confirmed. Date: 14 March 2003, 03:20.
        One speaker (Skerra Lights Board), in its own document; seen by Ansel Gazette itself;
        found in: Ansel Gazette, 15 March 2003 (witness: the outlet itself); Skerra Lights
        Board, 15 March 2003.""",
    "deckhand-drowned": """
        “A deckhand of the Aurelia drowned.” Status: reported. Date: 14 March 2003. Reported by
        one outlet (Ansel Gazette); found in: Ansel Gazette, 15 March 2003. No second source was
        found.""",
    "two-fishermen-saw-the-light": """
        “Two fishermen saw the light at two in the morning.” Status: reported. Date: 14 March
        2003, 02:00. Unnamed sources (told to Ansel Gazette), carried by one outlet; found in:
        Ansel Gazette, 2 April 2003 (witness: two unnamed fishermen); Orrland Courier, March
        2003 (witness: unnamed fishermen).""",
    "board-says-light-burned": """
        “The Skerra Lights Board says that its light burned all night.” Status: claimed.
        Concerning 13–14 March 2003, said 15 March 2003. One speaker (Skerra Lights Board), in
        its own document; found in: Skerra Lights Board, 15 March 2003; Ansel Gazette, 15 March
        2003; Orrland Courier, March 2003.""",
    "dekarel-saw-no-light": """
        “Noam Dekarel saw no light on Skerra before the Aurelia struck.” Status: disputed · in
        the judgement of Noam Dekarel. Concerning 14 March 2003 (in the half hour before she
        struck), said 20 March 2003. One speaker (Noam Dekarel), in their own document; found
        in: Ansel Gazette, 20 March 2003. Against it: Skerra Lights Board. Words: “לא היה אור על
        המגדל” “There was no light on the tower” (Noam Dekarel, 20 March 2003. Original in
        Hebrew. Translation by Ansel Gazette.) The letter is dated 20 March.""",
    "dekarel-denies-steering-in": """
        “Noam Dekarel denies that he steered for the fire on the cliff.” Status: denial. One
        speaker (Noam Dekarel), carried by one outlet; found in: Orrland Courier, March 2003.
        Words: “My client steered by the stars” (Noam Dekarel’s lawyer. Spoken in Hebrew;
        original not found. Translation by Tidewire.)""",
    "dekarel-accuses-the-guild": """
        “Members of the Salvors’ Guild of Skerra lit a fire on the cliff to lure the Aurelia.”
        Status: alleged, according to Noam Dekarel. Date: 14 March 2003. One speaker (Noam
        Dekarel), carried by one outlet; found in: Ansel Gazette, 2 April 2003. Against:
        Salvors’ Guild of Skerra. Their answer: Salvors’ Guild of Skerra: “Ten walk because we
        rowed”; The Salvors’ Guild of Skerra says that nobody of it was on the cliff. “none of
        ours was on the cliff”. Outcome: The inquiry found no proof that anybody lit it.""",
}
"""What goes along with a sentence, before the reference: one claim of each status, an accusation,
words in a script that runs from the right, and a judgement among them."""


@pytest.mark.parametrize("claim_id", SAID)
def test_a_sentence_takes_along_what_stands_beside_it(
    chromium: Browser, lighthouse_site: Published, lighthouse_url: str, claim_id: str
) -> None:
    page = lighthouse_site.page_of(claim_id)
    with reading(chromium, lighthouse_url + page.url) as tab:
        text = copied(tab, f"#{claim_id}")
    said = " ".join(SAID[claim_id].split())
    assert text == f"{said} {reference(page, home_of(lighthouse_site, claim_id))}"


ALL_OF_THEM = """async () => {
    const texts = {}
    for (const claim of document.querySelectorAll("article.claim[id]")) {
        navigator.clipboard.write = async ([item]) =>
            texts[claim.id] = await (await item.getType("text/plain")).text()
        claim.scrollIntoView()
        while (!claim.querySelector(".lift")) await new Promise(requestAnimationFrame)
        claim.querySelector(".lift").click()
        claim.querySelector("[role=menuitem]").click()
        while (!texts[claim.id]) await new Promise(done => setTimeout(done))
    }
    return texts
}"""
"""Copies every claim of a page with its attribution."""


def pages_with_claims(briefing: Briefing) -> dict[str, list[Claim]]:
    """The claims of each record that has any, by the address of its page."""
    homes: dict[str, list[Claim]] = {}
    for placed in briefing.claims.values():
        if placed.home.withdrawn is None:
            page = html_path(addresses.of(placed.home)).removesuffix("index.html")
            homes.setdefault(page, []).append(placed.claim)
    return homes


def texts_of_all(chromium: Browser, address: str) -> dict[str, str]:
    """What is copied of each claim of a page with its attribution."""
    with reading(chromium, address) as tab:
        texts: dict[str, str] = tab.evaluate(ALL_OF_THEM)
    return texts


def left_behind(published: Published, claim: Claim, text: str) -> list[str]:
    """What a copied text lacks of what is owed, and what it tells as if it counted."""
    said, _, address = text.rpartition(", https://")
    wrong = [piece for piece in owed(published.briefing, claim) if typed(piece) not in typed(said)]
    repeated = (f"; {publisher}, " for publisher in only_listed(published.briefing, claim))
    wrong += [piece for piece in repeated if typed(piece) in typed(said)]
    return wrong if f"https://{address}" == home_of(published, claim.id) else [*wrong, address]


def test_no_claim_leaves_without_its_status_its_speaker_and_the_answer_to_it(
    chromium: Browser, lighthouse_site: Published, lighthouse_url: str
) -> None:
    pages = pages_with_claims(lighthouse_site.briefing)
    assert len(pages) > 2
    for page, claims in pages.items():
        texts = texts_of_all(chromium, lighthouse_url + page)
        assert {claim.id for claim in claims} == set(texts)
        for claim in claims:
            assert not left_behind(lighthouse_site, claim, texts[claim.id]), texts[claim.id]


def owed(briefing: Briefing, claim: Claim) -> Iterator[str]:
    """What may not be left behind when a claim is copied."""
    yield f"Status: {standing(briefing, claim).label.lower()}"
    against = support_words(briefing, claim).against
    yield PlainFace(briefing).say(against) if against else ""
    yield from (briefing.party_name(party) for party in claim.attributed_to)
    yield from publishers(briefing, claim, counted=True)
    if briefing.is_accusation(claim):
        yield f"Against: {', '.join(briefing.party_name(party) for party in claim.against)}. "
        yield "Their answer: "
        yield "Outcome: "
    if claim.quote is not None:
        original = claim.quote.original
        yield from (f"“{item.text}”" for item in claim.quote.translations)
        yield from (item.by for item in claim.quote.translations)
        yield f"“{original.text}”" if original and original.text else ""


def publishers(briefing: Briefing, claim: Claim | Reaction, *, counted: bool) -> set[str]:
    """The outlets of a statement's evidence that is counted, or of the rest."""
    return {
        briefing.sources[item.source].publisher
        for item in claim.evidence
        if item.source and counts(item, briefing.sources) is counted
    }


def only_listed(briefing: Briefing, claim: Claim) -> set[str]:
    """The outlets that only repeat, where there are others."""
    counted = publishers(briefing, claim, counted=True)
    return publishers(briefing, claim, counted=False) - counted if counted else set()


def owed_by_reaction(briefing: Briefing, reaction: Reaction) -> Iterator[str]:
    """What may not be left behind when a reaction is copied."""
    yield f"Reaction of: {briefing.party_name(reaction.actor)}. "
    yield from publishers(briefing, reaction, counted=True)
    if reaction.spoken_by is not None:
        yield f"Spoken by: {briefing.party_name(reaction.spoken_by.actor)}"
    if reaction.quote is not None:
        original = reaction.quote.original
        words = [original.text] if original and original.text else []
        words += [item.text for item in reaction.quote.translations]
        yield " ".join(f"“{text}”" for text in words)
        way = "Translation" if original else "As given"
        translators = [item.by for item in reaction.quote.translations]
        if len(translators) == 1 or way != "Translation":
            yield from (f"{way} by {translator}" for translator in translators)
        elif translators:
            yield f"Translations, in this order, by {'; '.join(translators)}."


def test_a_reaction_takes_along_the_exact_words_and_who_translated_them(
    chromium: Browser, lighthouse_site: Published, lighthouse_url: str
) -> None:
    briefing = lighthouse_site.briefing
    for id_ in ("board-on-the-wreck", "guild-says-it-saved-lives", "orrland-asks-for-an-inquiry"):
        with reading(chromium, f"{lighthouse_url}reactions/{id_}/") as tab:
            text = copied(tab, "article")
        owing = owed_by_reaction(briefing, briefing.reactions[id_])
        assert not [piece for piece in owing if typed(piece) not in typed(text)], text
        assert re.search(r"Status: (Said|Statement \w+)", text)
        assert text.endswith(f"/reactions/{id_}/")


TIMELINE = "timeline/?show=claim&show=folded"


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("", ".home-claimed .claim-line"),
        (TIMELINE, ".timeline-entry:has([href*='#dekarel-saw-no-light'])"),
        pytest.param(
            "questions/was-the-light-burning/", ".answer .claim-line", marks=pytest.mark.full
        ),
        pytest.param("sources/dekarel-letter-he-2003/", ".claim-line", marks=pytest.mark.full),
    ],
)
def test_a_line_is_copied_as_its_claim_is(
    chromium: Browser, lighthouse_url: str, path: str, line: str
) -> None:
    of_it = f"{line}:has([href*='#dekarel-saw-no-light'])" if path != TIMELINE else line
    with reading(chromium, lighthouse_url + path) as tab:
        texts = [copied(tab, of_it, choice) for choice in (ATTRIBUTION, LINK)]
        tab.goto(f"{lighthouse_url}{DEKAREL}")
        assert texts == [
            copied(tab, "#dekarel-saw-no-light", choice) for choice in (ATTRIBUTION, LINK)
        ]


def test_a_line_whose_claim_cannot_be_read_is_not_copied_by_half(
    chromium: Browser, lighthouse_url: str
) -> None:
    with reading(chromium, lighthouse_url) as tab:
        tab.evaluate("navigator.clipboard.writeText('before')")
        tab.evaluate("window.fetch = async () => new Response('', { status: 404 })")
        choose(tab, tab.locator(".claim-line").first, ATTRIBUTION, "could not be loaded")
        assert clipboard(tab) == "before"


def test_a_text_processor_gets_the_address_as_a_link(
    chromium: Browser, lighthouse_site: Published, lighthouse_url: str
) -> None:
    address = home_of(lighthouse_site, "eleven-aboard")
    with reading(chromium, f"{lighthouse_url}{WRECK}") as tab:
        choose(tab, tab.locator("#eleven-aboard"), ATTRIBUTION)
        html = tab.evaluate(
            "navigator.clipboard.read().then(([item]) => item.getType('text/html'))"
            ".then(blob => blob.text())"
        )
    assert "“Eleven people were aboard the Aurelia.” Status: reported." in html
    assert re.search(rf'<a href="{address}"[^>]*>{address}</a>', html)


# Entries for a bibliography


def entry(text: str) -> tuple[str, dict[str, str]]:
    """The key and the fields of the only entry in a text."""
    library = parse_string(text)
    assert not library.failed_blocks
    (found,) = library.entries
    assert found.entry_type == ("inreference" if "booktitle" in found.fields_dict else "online")
    return found.key, {field.key: field.value for field in found.fields}


def test_an_entry_holds_the_statement_with_its_status(
    chromium: Browser, lighthouse_site: Published, lighthouse_url: str
) -> None:
    with reading(chromium, f"{lighthouse_url}{GUILD}", timezone_id="Pacific/Kiritimati") as tab:
        key, fields = entry(copied(tab, "#dekarel-accuses-the-guild", BIBTEX))
        today = tab.evaluate("new Date().toLocaleDateString('sv')")
        whole = copied(tab, "#dekarel-accuses-the-guild")
    assert key == "the-aurelia-wreck:dekarel-accuses-the-guild"
    assert fields.pop("note") == whole.partition(" “Salvors’ Guild of Skerra”, in ")[0]
    fields.pop("version", None)
    assert fields == {
        "title": "{Salvors’ Guild of Skerra}",
        "booktitle": "{The wreck of the Aurelia and the Skerra light}",
        "editor": "{The Skerra Reading Room}",
        "date": "2004-11-30",
        "url": home_of(lighthouse_site, "dekarel-accuses-the-guild"),
        "urldate": today,
    }


@pytest.mark.parametrize(
    "path",
    [
        *("", WRECK),
        *(pytest.param(path, marks=pytest.mark.full) for path in ("timeline/", "methodology/")),
    ],
)
def test_each_page_can_be_cited(
    chromium: Browser, lighthouse_site: Published, lighthouse_url: str, path: str
) -> None:
    page = lighthouse_site.site.page(path)
    url = f"{lighthouse_site.briefing.settings.site_url}{path}"
    printed = page.soup.select_one(".cite-this pre")
    assert printed is not None
    key, fields = entry(printed.get_text())
    with reading(chromium, lighthouse_url + path) as tab:
        assert copied(tab, ".cite-this", REFERENCE) == reference(page, url)
        assert copied(tab, ".cite-this", LINK) == url
        key_today, fields_today = entry(copied(tab, ".cite-this", BIBTEX))
    assert fields_today.pop("urldate")
    assert (key_today, fields_today) == (key, fields)


def test_of_the_page_of_a_source_the_reference_to_the_source_is_copied(
    chromium: Browser, lighthouse_site: Published, lighthouse_url: str
) -> None:
    path = "sources/board-log-2003/"
    page = lighthouse_site.site.page(path)
    cited, printed = page.soup.select_one(".cite-this > p"), page.soup.select_one(".cite-this pre")
    assert cited is not None
    assert printed is not None
    with reading(chromium, lighthouse_url + path) as tab:
        reference_copied = copied(tab, ".cite-this", REFERENCE)
        assert reference_copied == words(cited)
        assert "https://lights.example.net/log/2003-03, archived at https://" in reference_copied
        link = f"{lighthouse_site.briefing.settings.site_url}{path}"
        assert copied(tab, ".cite-this", LINK) == link
        entry_copied = copied(tab, ".cite-this", BIBTEX)
    assert entry_copied == printed.get_text().strip()
    assert entry_copied.startswith("@report{board-log-2003,")
    assert "urldate = {2004-11-28}" in entry_copied
