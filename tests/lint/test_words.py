"""Words that readers see are phrases of the catalogue or the briefing's own, in plain English."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from briefing.rendering import make_environment
from tests.lint.english import (
    ARCHAIC,
    ARCHAIC_PHRASE,
    archaic_phrases,
    archaisms,
    descriptions,
    messages,
)
from tests.lint.words import findings, unmarked

TEMPLATES = Path(__file__).parents[2] / "templates"


def test_no_template_says_a_word_that_no_phrase_marks() -> None:
    assert not list(findings(TEMPLATES))


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>{{ x }} items</p>", ["… items"]),
        ("## Claims {: #s-claims }", ["## Claims"]),
        ('<aside aria-label="Key facts">{{ x }}</aside>', ["Key facts"]),
        ('{{ page.link(x, "Evidence") }}', ["Evidence"]),
        ('{% trans x=page.link(y, "the tie") %}In {{ x }}{% endtrans %}', ["the tie"]),
        ("{% trans %}Claims{% endtrans %} and more", ["and more"]),
        ('<p class="note">{{ _("Claims") }}, {{ x }}.</p>', []),
        ("{% trans n=count %}One item{% pluralize %}{{ n }} items{% endtrans %}", []),
        ("<pre>title = {{ x }}</pre><code>make site</code>{# A comment #}", []),
        ('{% set kinds = {"a-b": x} %}{{ kinds["a-b"] }}', []),
    ],
)
def test_a_word_without_a_mark_is_found(template: str, found: list[str]) -> None:
    assert [words for _, words in unmarked(template, make_environment(TEMPLATES))] == found


def test_what_people_read_is_in_plain_english() -> None:
    assert not list(archaisms(TEMPLATES.parent))


def test_what_readers_see_is_in_plain_english() -> None:
    assert not list(archaic_phrases(TEMPLATES.parent))


@pytest.mark.parametrize(
    ("phrase", "is_archaic"),
    [
        ("The answers stand in no order of merit.", True),
        ("It keeps its address for good.", True),
        ("Write in private", True),
        ("The answers are in no particular order.", False),
        ("Report privately", False),
        ("A standard form", False),
    ],
)
def test_an_archaic_word_of_a_phrase_is_found(phrase: str, *, is_archaic: bool) -> None:
    assert bool(ARCHAIC_PHRASE.search(phrase)) is is_archaic


@pytest.mark.parametrize(
    ("text", "is_archaic"),
    [
        ("Mend the gravest first.", True),
        ("It starts by\n  itself.", True),
        ("Write it behind the colon.", True),
        ("Whoever reads it stands beside it.", True),
        ("This is no record.", True),
        ("There is no record, and it is no longer read.", False),
        ("It recommends a page behind a paywall.", False),
        ("The amendment is next to it.", False),
    ],
)
def test_an_archaic_word_is_found(text: str, *, is_archaic: bool) -> None:
    assert bool(ARCHAIC.search(text)) is is_archaic


def test_docstrings_are_not_messages_and_those_of_fields_are_descriptions() -> None:
    tree = ast.parse(
        '"""Module."""\n'
        "class A:\n"
        '    """Class."""\n'
        "    b: int = 1\n"
        '    """Field."""\n'
        'C = f"Fix {A}"\n'
    )
    assert list(messages(tree)) == [(4, "1"), (6, "Fix ")]
    assert list(descriptions(tree)) == [(5, "Field.")]
