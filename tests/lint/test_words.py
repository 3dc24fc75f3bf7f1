"""Every word that readers see is a phrase of the catalogue, or the briefing's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.rendering import make_environment
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
