"""The page of components, and what the style sheets promise: contrast, one place for colours."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from briefing.linking import Briefing
from briefing.records.enums import BeingKind
from briefing.rendering import style_words
from tests.support.project import ROOT
from tests.support.prose import typed
from tests.support.site import Page, Published, words

STYLES = ROOT / "docs/assets/styles"
COLOUR = re.compile(r"--([a-z-]+): (#[0-9a-f]{3,6});")
SELECTORS = {"default": "[data-md-color-scheme]", "slate": '[data-md-color-scheme="slate"]'}
WORDS = ("ink", "ink-soft", "accent", "confirmed", "reported", "claimed", "alleged", "disputed")
SHAPES = ("rule-strong", "denied")


def page_of(published: Published) -> Page:
    return published.site.pages["about/design/index.html"]


def schemes() -> dict[str, dict[str, str]]:
    """The colours of each scheme by name."""
    found: dict[str, dict[str, str]] = {}
    for sheet in ("tokens", "map"):
        text = (STYLES / f"{sheet}.css").read_text("utf-8")
        for scheme, selector in SELECTORS.items():
            for rules in re.findall(rf"{re.escape(selector)} {{(.*?)}}", text, re.DOTALL):
                found.setdefault(scheme, {}).update(COLOUR.findall(rules))
    return found


def test_every_colour_and_every_word_of_the_vocabulary_is_shown(published: Published) -> None:
    page = page_of(published)
    shown = words(page.article)
    for scheme, colours in schemes().items():
        swatches = page.article.select_one(f'[data-md-color-scheme="{scheme}"]')
        assert swatches is not None
        assert {word.removeprefix("--") for word in words(swatches).split()[1:]} == set(colours)
    vocabulary = published.briefing.vocabulary
    for terms in (vocabulary.statuses, vocabulary.stances, vocabulary.actor_kinds):
        assert [
            term.label for term in terms.values() if typed(term.label) not in typed(shown)
        ] == []


def test_a_specimen_takes_nothing_from_its_home(published: Published) -> None:
    page = page_of(published)
    briefing = published.briefing
    assert {*briefing.records, *briefing.claims}.isdisjoint(page.ids)
    index = json.loads((published.site.root / "search/search_index.json").read_text("utf-8"))
    found = " ".join(e["text"] for e in index["docs"] if e["location"].startswith("about/design/"))
    assert "every component" in found.lower()
    texts = [words(claim) for claim in page.article.select(".claim-text, .answer-text")]
    assert texts
    assert [text for text in texts if text in found] == []


def test_the_files_that_are_said_to_make_a_component_are_there(published: Published) -> None:
    named = [words(code) for code in page_of(published).article.select(".made-by code")]
    assert len(named) > 10
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_no_accusation_against_a_person_is_a_specimen(published: Published) -> None:
    page, briefing = page_of(published), published.briefing
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
