"""Scripts share one way to make elements, and do without it when it did not come."""

from __future__ import annotations

import pytest

from briefing.rendering import script_phrases
from tests.javascript.engine import PAGES, Engine

DOCUMENT = """
    const document = {
      createElement: (name) =>
        ({ name, inside: [], append(...more) { this.inside.push(...more) } }),
      querySelectorAll: () => [],
      currentScript: { src: "https://example.org/a/assets/javascripts/lift.js" },
    };
    const location = { href: "https://example.org/a/" };
"""


def test_an_element_has_its_properties_and_what_is_in_it() -> None:
    call = Engine(PAGES / "element.js", before=DOCUMENT + script_phrases())
    made = call("briefing.make", "a", {"href": "x", "tabIndex": -1}, "words", {"name": "b"})
    assert made == {
        "name": "a",
        "href": "x",
        "tabIndex": -1,
        "inside": ["words", {"name": "b"}],
    }


def test_a_phrase_has_its_values_in_it() -> None:
    call = Engine(PAGES / "element.js", before=DOCUMENT + script_phrases())
    assert call("briefing.say", "shown", {"shown": 2, "all": 7}) == "2 of 7 shown"
    assert call("briefing.say", "copyWhat", {"what": "$& %(what)s"}) == "Copy: $& %(what)s"


def test_without_phrases_no_script_does_anything() -> None:
    assert Engine(PAGES / "element.js", before=DOCUMENT)("() => globalThis.briefing") is None


@pytest.mark.parametrize("script", ["filter.js", "lift.js", "notes.js"])
def test_a_script_does_nothing_where_it_can_make_no_elements(script: str) -> None:
    """What it would have touched is not even there."""
    Engine(PAGES / script, before=DOCUMENT)


def test_no_script_makes_elements_in_a_way_of_its_own() -> None:
    made = {path.name for path in PAGES.iterdir() if "createElement" in path.read_text("utf-8")}
    assert made == {"element.js"}
