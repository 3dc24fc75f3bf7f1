"""Somebody else's words: they stand as the record gives them, to the letter and line by line."""

import textwrap
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from briefing import load
from briefing.rendering import Document, render
from briefing.verifying.finding import find
from briefing.verifying.folding import fold_text
from tests.conftest import Build
from tests.support.briefings import Edit
from tests.support.project import ROOT
from tests.support.prose import html

READER = """\
name: Cy Cole
kind: person
names: {{fr: {{value: Cyrille, evidence: [herald]}}}}
summary: A reader. [@gazette]
claims:
  - id: verse
    text: Cy Cole read a verse.
    topic: damage
    status: reported
    attributed_to: [cy]
    quote:
      speaker: cy
      original:
        lang: en
        text: {text}
    evidence:
      - source: gazette
        excerpt: {text}
        translation: {text}
reviewed: 2020-06-01
"""
TEMPLATES = ROOT / "templates"
QUOTE, EXCERPT = "#verse .quote-original", "#verse .excerpt"


def published(build: Build, text: str) -> tuple[Path, list[BeautifulSoup]]:
    """The record's page and the document for print, where a quote and an excerpt are a text."""
    data = build(Edit("actors/cy.yml", "", READER.format(text=text)))
    briefing = load(data)
    (page,) = (page for page in render(briefing, TEMPLATES) if page.path == "actors/cy/index.md")
    printed = BeautifulSoup(Document(briefing, TEMPLATES).html(), "html5lib")
    return data, [html(page.text), printed]


def lines(element: Tag | None) -> list[str]:
    """What a browser shows of an element, line by line."""
    assert element is not None
    for end in element.select("br"):
        end.replace_with("\0")
    return [" ".join(line.split()) for line in element.get_text().split("\0")]


def block(style: str, text: str) -> str:
    """A text in a block of YAML."""
    return f"{style}\n" + textwrap.indent(text, " " * 10)


@pytest.mark.parametrize(
    ("text", "stands_as"),
    [
        (block("|", "The lamp is out,\nthe reef is near,\n\nwe row about"),
         ["The lamp is out,", "the reef is near,", "", "we row about"]),
        (block("|-", "One\nTwo"), ["One", "Two"]),
        (block(">-", "One\ngoes on\nand on"), ["One goes on and on"]),
        (block(">", "One\ngoes on\n\nTwo"), ["One goes on", "", "Two"]),
        (r'"One\nTwo"', ["One", "Two"]),
        ('"One\n          goes on"', ["One goes on"]),
        ("One\n          goes on", ["One goes on"]),
        (block("|", "- 2 < 3\n1. *two*\n# three\n    four & `five`\n| six | [[x] (y)"),
         ["- 2 < 3", "1. *two*", "# three", "four & `five`", "| six | [[x] (y)"]),
        (block("|", "'Twas \"it's\"\n6'2\""), ["'Twas \"it's\"", "6'2\""]),
    ],
)  # fmt: skip
def test_quotes_and_excerpts_keep_their_lines_and_their_letters(
    build: Build, text: str, stands_as: list[str]
) -> None:
    for page in published(build, text)[1]:
        for shown in (QUOTE, EXCERPT):
            assert "\n".join(lines(page.select_one(shown))) == "“" + "\n".join(stands_as) + "”"


def test_our_translation_keeps_its_lines_and_has_the_marks_of_print(build: Build) -> None:
    for page in published(build, block("|", "It's out,\nhe said"))[1]:
        whole = lines(page.select_one("#verse .evidence li"))
        assert whole[1:] == ["he said” In English: “It’s out,", "he said” Gazette."]


def test_an_excerpt_in_lines_is_found_on_its_page(build: Build) -> None:
    data, _ = published(build, block("|", "The lamp is out,\nthe reef is near"))
    (item,) = load(data).claims["verse"].claim.evidence
    page = fold_text("So she sang: the lamp is out, the reef is near. Nobody answered.")
    assert item.excerpt is not None
    assert find(item.excerpt, page).verdict.value == "found"
