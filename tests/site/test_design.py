"""The page of components, and what the style sheets promise: contrast, one place for colours."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from briefing.linking import Briefing
from briefing.records.enums import BeingKind
from briefing.rendering import style_words
from tests.site import test_accessibility, test_links, test_pages
from tests.support.project import ROOT
from tests.support.prose import typed
from tests.support.site import Page, Published, Site, words

STYLES = ROOT / "docs/assets/styles"
ADDRESS = "about/design/"
COLOUR = re.compile(r"--([a-z-]+): (#[0-9a-f]{3,6});")
SELECTORS = {"default": "[data-md-color-scheme]", "slate": '[data-md-color-scheme="slate"]'}
WORDS = ("ink", "ink-soft", "accent", "confirmed", "reported", "claimed", "alleged", "disputed")
SHAPES = ("rule-strong", "denied")


def page_of(gallery_site: Published) -> Page:
    return gallery_site.site.page(ADDRESS)


def schemes() -> dict[str, dict[str, str]]:
    """The colours of each scheme by name."""
    found: dict[str, dict[str, str]] = {}
    for sheet in ("tokens", "map"):
        text = (STYLES / f"{sheet}.css").read_text("utf-8")
        for scheme, selector in SELECTORS.items():
            for rules in re.findall(rf"{re.escape(selector)} {{(.*?)}}", text, re.DOTALL):
                found.setdefault(scheme, {}).update(COLOUR.findall(rules))
    return found


def test_readers_do_not_get_the_page(published: Published) -> None:
    root = published.site.root
    assert not (root / ADDRESS).exists()
    files = [path for path in root.rglob("*") if path.suffix in {".html", ".json", ".txt", ".xml"}]
    assert root / "sitemap.xml" in files
    assert root / "search/search_index.json" in files
    assert [path for path in files if ADDRESS.rstrip("/") in path.read_text("utf-8")] == []
    assert "specimen" not in (root / "assets/briefing.css").read_text("utf-8")


@pytest.mark.parametrize(
    "promise",
    [
        test_accessibility.test_every_word_in_another_script_says_its_language_and_direction,
        test_accessibility.test_headings_are_in_order_and_parts_have_names,
        test_links.test_every_address_on_a_page_leads_to_a_file,
        test_links.test_every_fragment_leads_to_an_element,
        test_links.test_links_lead_to_the_web_by_safe_schemes_alone,
        test_links.test_no_id_stands_twice_on_a_page,
        test_links.test_nothing_is_fetched_from_another_host,
        test_pages.test_arabic_letters_stand_in_an_element_of_their_language,
        test_pages.test_every_citation_number_has_its_entry_and_leads_back,
        test_pages.test_every_page_has_a_description_of_its_own,
        test_pages.test_every_page_says_what_it_is,
        test_pages.test_no_markdown_is_left_on_a_page,
    ],
)
def test_the_page_keeps_what_every_page_promises(
    gallery_site: Published, promise: Callable[[Published], None]
) -> None:
    page = page_of(gallery_site)
    alone = Site(gallery_site.site.root, {page.path: page})
    promise(replace(gallery_site, site=alone))


def test_both_parsers_read_the_page_alike(gallery_site: Published) -> None:
    test_pages.assert_parsers_agree(page_of(gallery_site))


def test_every_colour_and_every_word_of_the_vocabulary_is_shown(gallery_site: Published) -> None:
    page = page_of(gallery_site)
    shown = words(page.article)
    for scheme, colours in schemes().items():
        swatches = page.article.select_one(f'[data-md-color-scheme="{scheme}"]')
        assert swatches is not None
        assert {word.removeprefix("--") for word in words(swatches).split()[1:]} == set(colours)
    vocabulary = gallery_site.briefing.vocabulary
    for terms in (vocabulary.statuses, vocabulary.stances, vocabulary.actor_kinds):
        assert [
            term.label for term in terms.values() if typed(term.label) not in typed(shown)
        ] == []


def test_a_specimen_takes_nothing_from_its_home(gallery_site: Published) -> None:
    page = page_of(gallery_site)
    briefing = gallery_site.briefing
    assert {*briefing.records, *briefing.claims}.isdisjoint(page.ids)
    index = json.loads((gallery_site.site.root / "search/search_index.json").read_text("utf-8"))
    found = " ".join(e["text"] for e in index["docs"] if e["location"].startswith("about/design/"))
    assert "every component" in found.lower()
    texts = [words(claim) for claim in page.article.select(".claim-text, .answer-text")]
    assert texts
    assert [text for text in texts if text in found] == []


def test_the_files_that_are_said_to_make_a_component_are_there(gallery_site: Published) -> None:
    named = [words(code) for code in page_of(gallery_site).article.select(".made-by code")]
    assert len(named) > 10
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_no_accusation_against_a_person_is_a_specimen(gallery_site: Published) -> None:
    page, briefing = page_of(gallery_site), gallery_site.briefing
    shown = words(page.article)
    persons = set(_persons(briefing))
    for placed in briefing.claims.values():
        if briefing.is_accusation(placed.claim) and persons & set(placed.claim.against):
            assert placed.claim.text not in shown
    for block in page.article.select(".accusation"):
        assert block.select_one(".answer-and-outcome li"), "its answer stands with it"


def _persons(briefing: Briefing) -> Iterator[str]:
    kinds = briefing.vocabulary.actor_kinds
    for actor in briefing.actors.values():
        if kinds[actor.kind].is_a in {BeingKind.PERSON, None}:
            yield actor.id


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.2."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_words_and_shapes_stand_out_from_their_paper(scheme: str) -> None:
    colours = schemes()[scheme]
    for ground in ("paper", "paper-raised", "accent-wash"):
        for name in WORDS:
            assert contrast(colours[name], colours[ground]) >= 4.5, f"{name} on {ground}"
    for name in SHAPES:
        assert contrast(colours[name], colours["paper"]) >= 3, name


def test_colours_are_named_in_one_place() -> None:
    """Every sheet takes its colours from the tokens, so that both schemes have them."""
    for sheet in sorted(STYLES.glob("*.css")):
        if sheet.stem not in {"tokens", "map", "print"}:
            rules = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
            assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*;)|\brgba?\(|\bhsla?\(", rules), (
                sheet
            )


def test_every_token_that_is_used_without_a_substitute_is_defined() -> None:
    sheets = "".join(sheet.read_text("utf-8") for sheet in STYLES.glob("*.css")) + style_words()
    defined = set(re.findall(r"(--[a-z-]+):", sheets))
    used = set(re.findall(r"var\((--[a-z-]+)\)", sheets))
    assert {name for name in used - defined if not name.startswith("--md-")} == set()
