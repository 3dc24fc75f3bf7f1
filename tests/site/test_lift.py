"""Taking a sentence along: what is copied, by which ways, and what it leaves undisturbed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from bibtexparser.entrypoint import parse_string
from playwright.sync_api import Browser, Locator, expect
from playwright.sync_api import Page as Tab

from briefing.linking import Briefing, counts
from briefing.records import Claim, Reaction
from tests.support import axe
from tests.support.site import Page, Published, words
from tests.support.tabs import opened

WRECK = "events/wreck-of-the-aurelia/"
DEKAREL = "actors/noam-dekarel/"
GUILD = "actors/salvors-guild-of-skerra/"
ATTRIBUTION, LINK, BIBTEX = "Copy with attribution", "Copy link", "Copy BibTeX"
REFERENCE = "Copy reference"
COPIED = {
    ATTRIBUTION: "Copied with attribution",
    LINK: "Link copied",
    BIBTEX: "BibTeX copied",
    REFERENCE: "Reference copied",
}
REFUSED = "Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined })"
DEAF = f"{REFUSED}; document.execCommand = () => false"


@contextmanager
def reading(chromium: Browser, address: str, **options: object) -> Iterator[Tab]:
    """Open a page for a reader whose browser lets pages copy."""
    allowed = {"permissions": ["clipboard-read", "clipboard-write"], **options}
    with opened(chromium, **allowed) as (tab, heard):
        tab.goto(address)
        yield tab
        assert not heard.faults


def clipboard(tab: Tab) -> str:
    """What has been copied."""
    return str(tab.evaluate("navigator.clipboard.readText()"))


def choose(tab: Tab, place: Locator, choice: str, told: str | None = None) -> None:
    """Open the menu of a statement and choose, and wait until it is told what came of it."""
    place.scroll_into_view_if_needed()
    place.locator(".lift").first.click()
    tab.get_by_role("menuitem", name=choice).click()
    expect(tab.locator(".lift-said")).to_contain_text(told or COPIED[choice])


def to_the_end(tab: Tab) -> None:
    """Read on to the foot of the page, so that every button has come."""
    tab.evaluate(
        "async () => { for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {"
        " scrollTo(0, y); await new Promise(requestAnimationFrame) } }"
    )
    expect(tab.locator(".cite-this .lift")).to_be_visible()


def copied(tab: Tab, selector: str, choice: str = ATTRIBUTION) -> str:
    """What a choice puts on the clipboard."""
    choose(tab, tab.locator(selector).first, choice)
    return clipboard(tab)


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
        Two independent witnesses, reported by two outlets: Ansel Gazette, 15 March 2003; Skerra
        Lights Board, 15 March 2003.""",
    "deckhand-drowned": """
        “A deckhand of the Aurelia drowned.” Status: reported. Date: 14 March 2003. One origin
        (Ansel Gazette), carried by one outlet: Ansel Gazette, 15 March 2003. No second source was
        found.""",
    "two-fishermen-saw-the-light": """
        “Two fishermen saw the light at two in the morning.” Status: reported. Date: 14 March 2003,
        02:00. Unnamed speakers through one origin (Ansel Gazette), carried by two outlets: Ansel
        Gazette, 2 April 2003 (witness: two unnamed fishermen); Orrland Courier, March 2003
        (witness: unnamed fishermen).""",
    "board-says-light-burned": """
        “The Skerra Lights Board says that its light burned all night.” Status: claimed, according
        to Skerra Lights Board. Date: 13–14 March 2003; said 15 March 2003. One speaker, reported
        by three outlets: Skerra Lights Board, 15 March 2003; Ansel Gazette, 15 March 2003; Orrland
        Courier, March 2003.""",
    "dekarel-saw-no-light": """
        “Noam Dekarel saw no light on Skerra before the Aurelia struck.” Status: disputed, in the
        judgement of Noam Dekarel. Date: 14 March 2003 (some time in the half hour before the ship
        struck); said 20 March 2003. One speaker, reported by one outlet: Ansel Gazette, 20 March
        2003. Words: “לא היה אור על המגדל” “There was no light on the tower” (Noam Dekarel, 20 March
        2003. Original in Hebrew. Translation by Ansel Gazette.) The letter is dated six days after
        the wreck.""",
    "dekarel-denies-steering-in": """
        “Noam Dekarel denies that he steered for the fire on the cliff.” Status: denied by Noam
        Dekarel. One speaker, reported by one outlet: Orrland Courier, March 2003. Words: “My
        client steered by the stars” (Noam Dekarel's lawyer. Spoken in Hebrew; original not found.
        Translation by Tidewire.)""",
    "guild-lit-a-fire": """
        “Members of the Salvors' Guild of Skerra lit a fire on the cliff to lure the Aurelia.”
        Status: alleged, according to Noam Dekarel. Date: 14 March 2003. One speaker, reported by
        one outlet: Ansel Gazette, 2 April 2003. Against: Salvors' Guild of Skerra. Their answer:
        Salvors' Guild of Skerra: “Ten walk because we rowed”; The Salvors' Guild of Skerra says
        that nobody of it was on the cliff. “none of ours was on the cliff”. Outcome: The inquiry
        found no proof that anybody lit it.""",
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


def test_no_claim_leaves_without_its_status_its_speaker_and_the_answer_to_it(
    chromium: Browser, shipped_site: Published, shipped_url: str
) -> None:
    briefing = shipped_site.briefing
    subject = briefing.settings.subject
    assert subject is not None
    with reading(chromium, f"{shipped_url}events/{subject}/") as tab:
        texts = tab.evaluate(ALL_OF_THEM)
    assert {claim.id for claim in briefing.events[subject].claims} == set(texts)
    for claim in briefing.events[subject].claims:
        said, _, address = texts[claim.id].rpartition(", https://")
        assert f"https://{address}" == home_of(shipped_site, claim.id)
        missing = [piece for piece in owed(briefing, claim) if piece not in said]
        assert not missing, said
        for publisher in only_listed(briefing, claim):
            assert f"; {publisher}, " not in said, said


def owed(briefing: Briefing, claim: Claim) -> Iterator[str]:
    """What may not be left behind when a claim is copied."""
    yield f"Status: {briefing.vocabulary.statuses[claim.status].label.lower()}"
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


def test_a_reaction_takes_along_the_exact_words_and_who_translated_them(
    chromium: Browser, shipped_site: Published, shipped_url: str
) -> None:
    briefing = shipped_site.briefing
    reaction = next(
        item
        for item in briefing.reactions.values()
        if item.quote and item.quote.translations and item.spoken_by
        if item.quote.original and item.quote.original.lang == "ar" and item.quote.original.text
    )
    quoted, spoken_by = reaction.quote, reaction.spoken_by
    assert quoted is not None
    assert quoted.original is not None
    assert spoken_by is not None
    with reading(chromium, f"{shipped_url}reactions/{reaction.id}/") as tab:
        text = copied(tab, "article")
    assert f"“{quoted.original.text}” “{quoted.translations[0].text}” (" in text
    assert f"Translation by {quoted.translations[0].by}" in text
    assert f"In whose name: {briefing.party_name(reaction.actor)}. " in text
    assert f"Spoken by: {briefing.party_name(spoken_by.actor)}" in text
    assert re.search(r"Status: Statement \w+", text)
    for publisher in publishers(briefing, reaction, counted=True):
        assert publisher in text
    assert text.endswith(f"/reactions/{reaction.id}/")


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("", ".home-claimed .claim-line"),
        ("timeline/", ".timeline-entry:has([href*='#dekarel-saw-no-light'])"),
        ("questions/was-the-light-burning/", ".answer .claim-line"),
        ("sources/dekarel-letter-he-2003/", ".claim-line"),
    ],
)
def test_a_line_is_copied_as_its_claim_is(
    chromium: Browser, lighthouse_url: str, path: str, line: str
) -> None:
    of_it = f"{line}:has([href*='#dekarel-saw-no-light'])" if path != "timeline/" else line
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
        choose(tab, tab.locator(".claim-line").first, ATTRIBUTION, "could not be read")
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
    assert found.entry_type == "online"
    return found.key, {field.key: field.value for field in found.fields}


def test_an_entry_holds_the_statement_with_its_status(
    chromium: Browser, lighthouse_site: Published, lighthouse_url: str
) -> None:
    with reading(chromium, f"{lighthouse_url}{GUILD}", timezone_id="Pacific/Kiritimati") as tab:
        key, fields = entry(copied(tab, "#guild-lit-a-fire", BIBTEX))
        today = tab.evaluate("new Date().toLocaleDateString('sv')")
        whole = copied(tab, "#guild-lit-a-fire")
    assert key == "the-aurelia-wreck:guild-lit-a-fire"
    assert fields.pop("note") == whole.partition(" “Salvors' Guild of Skerra”, in ")[0]
    fields.pop("version", None)
    assert fields == {
        "title": "{Salvors' Guild of Skerra}",
        "titleaddon": "In: The wreck of the Aurelia and the Skerra light",
        "editor": "{The Skerra Reading Room}",
        "date": "2004-11-30",
        "url": home_of(lighthouse_site, "guild-lit-a-fire"),
        "urldate": today,
    }


def test_whatever_a_sentence_says_its_entry_can_be_read(
    chromium: Browser, lighthouse_url: str
) -> None:
    hostile = r"50% of {A} & B_1 #2 ~ ^ \ $& $' @b{x, a = }"
    with reading(chromium, f"{lighthouse_url}{WRECK}") as tab:
        tab.locator("#eleven-aboard .claim-text").evaluate(
            "(p, text) => p.textContent = text", hostile
        )
        _, fields = entry(copied(tab, "#eleven-aboard", BIBTEX))
    assert fields["note"].startswith(
        r"“50\% of \textbraceleft{}A\textbraceright{} \& B\_1 \#2 \textasciitilde{}"
        r" \textasciicircum{} \textbackslash{} \$\& \$' @b\textbraceleft{}x, a ="
        r" \textbraceright{}” Status: reported."
    )


def test_each_page_can_be_cited(
    chromium: Browser, lighthouse_site: Published, lighthouse_url: str
) -> None:
    for path in ("", WRECK, "timeline/", "methodology/", "sources/gazette-aurelia-aground-2003/"):
        page = lighthouse_site.site.page(path)
        url = f"{lighthouse_site.briefing.settings.site_url}{path}"
        printed = page.soup.select_one(".cite-this pre")
        assert printed is not None
        key, fields = entry(printed.get_text())
        with reading(chromium, lighthouse_url + path) as tab:
            assert copied(tab, ".cite-this", REFERENCE) == reference(page, url), path
            assert copied(tab, ".cite-this", LINK) == url
            key_today, fields_today = entry(copied(tab, ".cite-this", BIBTEX))
        assert fields_today.pop("urldate")
        assert (key_today, fields_today) == (key, fields), path


# By which ways


def test_the_keyboard_alone_copies(chromium: Browser, lighthouse_url: str) -> None:
    with reading(chromium, f"{lighthouse_url}{WRECK}") as tab:
        button = tab.locator("#eleven-aboard .lift")
        items = tab.get_by_role("menuitem")
        tab.locator("#eleven-aboard .claim-text a").last.focus()
        while not button.evaluate("button => button === document.activeElement"):
            tab.keyboard.press("Tab")
        expect(button).to_have_accessible_name("Copy: Eleven people were aboard the Aurelia.")
        for opening in ("Enter", "Space", "ArrowDown"):
            tab.keyboard.press(opening)
            expect(items).to_have_text([ATTRIBUTION, LINK, BIBTEX])
            expect(items.first).to_be_focused()
            tab.keyboard.press("Escape")
            expect(items).to_have_count(0)
            expect(button).to_be_focused()
        tab.keyboard.press("Enter")
        for key, at in (
            ("ArrowDown", 1),
            ("End", 2),
            ("ArrowDown", 0),
            ("ArrowUp", 2),
            ("Home", 0),
        ):
            tab.keyboard.press(key)
            expect(items.nth(at)).to_be_focused()
        tab.keyboard.press("Tab")
        expect(items).to_have_count(0)
        expect(tab.locator("#eleven-aboard .evidence summary")).to_be_focused()
        tab.keyboard.press("Shift+Tab")
        expect(button).to_be_focused()
        tab.keyboard.press("Enter")
        tab.keyboard.press("Enter")
        expect(tab.get_by_role("status").filter(has_text="Copied with attribution")).to_be_visible()
        expect(button).to_be_focused()
        assert clipboard(tab).startswith(
            "“Eleven people were aboard the Aurelia.” Status: reported."
        )


def test_a_click_elsewhere_shuts_the_menu(chromium: Browser, lighthouse_url: str) -> None:
    with reading(chromium, f"{lighthouse_url}{WRECK}") as tab:
        buttons = tab.locator("article.claim .lift")
        menu = tab.get_by_role("menu")
        for _ in range(2):
            buttons.first.click()
            expect(buttons.first).to_have_attribute("aria-expanded", "true")
            buttons.first.click()
            expect(menu).to_have_count(0)
        buttons.first.click()
        buttons.nth(2).click()
        expect(menu).to_have_count(1)
        expect(buttons.first).to_have_attribute("aria-expanded", "false")
        tab.locator("h1").click()
        expect(menu).to_have_count(0)


def test_where_a_page_may_not_write_the_older_way_serves(
    chromium: Browser, lighthouse_url: str
) -> None:
    with reading(chromium, f"{lighthouse_url}{WRECK}") as tab:
        tab.evaluate(REFUSED)
        choose(tab, tab.locator("#eleven-aboard"), ATTRIBUTION)
        tab.evaluate("document.querySelector('h1').append(document.createElement('textarea'))")
        tab.locator("h1 textarea").press("ControlOrMeta+v")
        expect(tab.locator("h1 textarea")).to_have_value(
            re.compile("^“Eleven people.*#eleven-aboard$")
        )


def test_where_nothing_may_copy_the_text_stands_there_selected(
    chromium: Browser, lighthouse_url: str
) -> None:
    with reading(chromium, f"{lighthouse_url}{WRECK}") as tab:
        tab.evaluate(
            f"window.read = navigator.clipboard.readText.bind(navigator.clipboard); {DEAF}"
        )
        button, field = tab.locator("#eleven-aboard .lift"), tab.locator(".lift-menu textarea")
        button.click()
        tab.get_by_role("menuitem", name=ATTRIBUTION).click()
        expect(field).to_be_focused()
        expect(field).to_have_value(re.compile("^“Eleven people.*#eleven-aboard$"))
        expect(field).to_have_accessible_name(re.compile("Copy this text"))
        tab.keyboard.press("Escape")
        expect(field).to_have_count(0)
        expect(button).to_be_focused()
        button.click()
        tab.get_by_role("menuitem", name=LINK).click()
        link = field.input_value()
        tab.keyboard.press("ControlOrMeta+c")
        expect(tab.get_by_role("status").filter(has_text="Copied")).to_be_visible()
        expect(field).to_have_count(0)
        assert tab.evaluate("read()") == link


# What it leaves undisturbed


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_open_menu_breaks_no_rule(chromium: Browser, lighthouse_url: str, scheme: str) -> None:
    with reading(chromium, f"{lighthouse_url}{GUILD}", color_scheme=scheme) as tab:
        tab.locator(".accusation .lift").click()
        axe.load(tab)
        assert not axe.violations(tab)
        tab.evaluate(DEAF)
        tab.get_by_role("menuitem", name=ATTRIBUTION).click()
        expect(tab.locator(".lift-menu textarea")).to_be_focused()
        assert not axe.violations(tab)


@pytest.mark.parametrize(("touch", "least"), [(False, 24), (True, 44)])
def test_a_button_is_large_enough_to_be_hit(
    chromium: Browser, lighthouse_url: str, *, touch: bool, least: int
) -> None:
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": touch, "is_mobile": touch}
    for path in ("", WRECK, "timeline/"):
        with reading(chromium, lighthouse_url + path, **phone) as tab:
            to_the_end(tab)
            for button in tab.locator(".lift").all():
                box = button.bounding_box()
                assert box is not None
                assert min(box["width"], box["height"]) >= least, path
                assert box["x"] + box["width"] <= 390, path


PLACES = """() => [...document.querySelectorAll("article :is(p, li, summary, article, h2)")]
    .map(element => element.getBoundingClientRect().top + scrollY)"""
ALL_DRAWN = "* { content-visibility: visible !important; }"


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_when_the_buttons_come(
    chromium: Browser, lighthouse_url: str, width: int
) -> None:
    wide = {"viewport": {"width": width, "height": 800}}
    for path in ("", GUILD, "timeline/", "reactions/board-on-the-wreck/"):
        with reading(chromium, lighthouse_url + path, **wide) as tab:
            tab.add_style_tag(content=ALL_DRAWN)
            to_the_end(tab)
            assert tab.locator(".lift").count() > 1
            places = tab.evaluate(PLACES)
            tab.evaluate("document.querySelectorAll('.lift').forEach(button => button.remove())")
            assert tab.evaluate(PLACES) == places, path


def test_words_selected_by_hand_hold_no_button(chromium: Browser, lighthouse_url: str) -> None:
    with reading(chromium, f"{lighthouse_url}{WRECK}") as tab:
        to_the_end(tab)
        tab.locator("article").first.evaluate("all => getSelection().selectAllChildren(all)")
        tab.keyboard.press("ControlOrMeta+c")
        text = clipboard(tab)
    assert "Eleven people were aboard the Aurelia." in text
    assert "Copy" not in text


def test_without_scripts_there_is_no_button_and_all_that_it_would_copy(
    chromium: Browser, lighthouse_site: Published, lighthouse_url: str
) -> None:
    with opened(chromium, java_script_enabled=False) as (tab, _):
        tab.goto(f"{lighthouse_url}{GUILD}")
        assert tab.locator(".lift").count() == 0
        block = tab.locator(".accusation").first.inner_text()
        for piece in ("Alleged", "according to Noam Dekarel", "Against", "Outcome"):
            assert piece in block
        own = lighthouse_site.briefing.settings.site_url
        assert f"{own}{GUILD}" in tab.locator(".cite-this > p").inner_text()
