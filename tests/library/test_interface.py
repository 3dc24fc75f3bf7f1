"""The theme, scripts and styles find each of their words, and no word is there for nobody."""

from __future__ import annotations

import json
import re
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import yaml

from briefing.linking import Briefing
from briefing.phrases import Catalogue
from briefing.phrases.pseudo import OPEN, PSEUDO
from briefing.rendering import card_alt, script_phrases, style_words, theme_words
from tests.support.project import ROOT

THEME, ASSETS = ROOT / "templates" / "theme", ROOT / "docs" / "assets"
MARKED = "<b>&\"'\\</b>"


class Hostile(NullTranslations):
    """A translation with every sign that could end what it stands in."""

    def gettext(self, message: str) -> str:
        return message + MARKED


HOSTILE = Catalogue(Hostile())


def used(pattern: str, files: list[Path]) -> set[str]:
    """Return what the group of a pattern matches in files."""
    return {key for file in files for key in re.findall(pattern, file.read_text("utf-8"))}


def phrases(text: str) -> dict[str, Any]:
    """Return what the script of phrases holds."""
    found: dict[str, Any] = json.loads(text.partition("phrases: ")[2].removesuffix(" };\n"))
    return found


def test_every_word_of_the_theme_is_there_and_used() -> None:
    templates = [file for file in THEME.rglob("*.html") if file.parent.name != "javascripts"]
    asked = used(r"\bwords\.(\w+)", templates)
    assert asked == theme_words().keys()


def test_every_phrase_of_scripts_is_there_and_used() -> None:
    scripts = [*ASSETS.rglob("*.js"), *THEME.rglob("*.js")]
    said = used(r"say\(\s*\"(\w+)\"", scripts) | used(r"\bphrases\.(?!js\b)(\w+)", scripts)
    orders = {"ascending", "descending"}
    assert {*said, *orders} == phrases(script_phrases()).keys()


def test_every_word_of_styles_is_there_and_used() -> None:
    asked = used(r"var\(--words-(\w+)\)", list(ASSETS.rglob("*.css")))
    assert asked == set(re.findall(r"--words-(\w+):", style_words()))


def test_whatever_the_configuration_names_has_a_phrase() -> None:
    class Loader(yaml.SafeLoader):
        """Reads `!ENV` as nothing."""

    Loader.add_constructor("!ENV", lambda *_: None)
    config = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader)  # noqa: S506 - is safe
    groups = [(name, items) for entry in config["nav"] for name, items in entry.items()]
    sections = [
        name for _, items in groups if isinstance(items, list) for one in items for name in one
    ]
    colours = [option["toggle"]["name"] for option in config["theme"]["palette"]]
    assert theme_words()["configured"].keys() == {*dict(groups), *sections, *colours}  # type: ignore[union-attr]


def test_the_words_are_those_of_the_language_and_keep_their_values() -> None:
    catalogue = PSEUDO["en-XA"]
    words = theme_words(catalogue)
    visited, scripts = str(words["visited"]), phrases(script_phrases(catalogue))
    assert visited.startswith(OPEN)
    assert "%(date)s" in visited
    assert "%(shown)s" in scripts["shown"]
    assert scripts["shown"].startswith(OPEN)
    assert f'--words-summary: "{OPEN}' in style_words(catalogue)
    assert card_alt("%(date)s", "2003", catalogue).startswith(f"{OPEN}%(date)s. ")


def test_no_word_ends_what_it_stands_in() -> None:
    assert theme_words(HOSTILE)["menu"] == "Menu&lt;b&gt;&amp;&quot;'\\&lt;/b&gt;"
    assert phrases(script_phrases(HOSTILE))["copied"] == f"Copied{MARKED}"
    assert '--words-summary: "Summary<b>&\\"\'\\\\</b>";' in style_words(HOSTILE)


def test_the_title_of_the_briefing_stays_a_string_of_the_style_sheet(lighthouse: Briefing) -> None:
    titled = {"short_title": 'a"; }\n/* \\ */', "title": "Not this one"}
    sheet = style_words(settings=lighthouse.settings.model_copy(update=titled))
    assert '--print-title: "a”; } /* \\\\ */";' in sheet
    assert "Not this one" not in sheet
