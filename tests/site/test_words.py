"""The subject lives in the data alone: neither the scripts nor a second site know of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing import load
from briefing.records import SCHEMA_FOLDER, Actor, Named
from tests.support.site import ROOT, Published

STEMS = (
    "iraq|baghdad|basra|karbala|kurd|kadhimi|kazemi|khazali|sadr|muqtada|moqtada|fayyadh|muhandis"
    "|sistani|soleimani|asaib|kataib|hashd|saraya|hezbollah|hizballah|iran|tehran|quds|shia|shiit"
    "|drone|militia|assassin"
)
"""How words begin that nobody needs who writes a generator of briefings."""

COMMON = {
    "Amiri",  # a typeface, too
    "United States",
    "United Nations",
    "United Kingdom",  # in the list of the world's countries
}
"""Names in the shipped briefing that stand elsewhere in their own right."""

SHORTEST = 4
"""Shorter names are acronyms that mean many things."""

WHERE = ("templates", "docs", "scripts", ".github", "mkdocs.yml", "Makefile")

MADE_FROM_DATA = ROOT / SCHEMA_FOLDER
"""Holds the terms of the vocabulary: `make schema` writes it, and a test keeps it current."""


def names_of_the_shipped_briefing() -> frozenset[str]:
    """Whatever its actors, events and places are called."""
    found: set[str] = set()
    for record in load(ROOT / "data").records.values():
        if isinstance(record, Named):
            found |= {record.label, record.id, *(name.value for name in record.names.values())}
            found |= {alias.text for alias in record.aliases}
        if isinstance(record, Actor) and record.short_name:
            found.add(record.short_name)
    return frozenset(name for name in found - COMMON if len(name) >= SHORTEST)


def told(text: str, names: frozenset[str]) -> set[str]:
    """The names that stand in a text as words of their own, and the words with those stems."""
    near = (name for name in names if name in text)
    whole = {name for name in near if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)}
    return whole | set(re.findall(rf"(?<![^\W_])(?:{STEMS})", text, re.IGNORECASE))


@pytest.fixture(scope="module")
def names() -> frozenset[str]:
    return names_of_the_shipped_briefing()


def test_the_second_site_says_no_word_of_the_first(
    lighthouse_site: Published, names: frozenset[str]
) -> None:
    for page in lighthouse_site.site.pages.values():
        assert not told(page.html, names), page.path
    for file in ("search/search_index.json", "sitemap.xml"):
        assert not told((lighthouse_site.site.root / file).read_text("utf-8"), names), file


@pytest.mark.parametrize("place", WHERE)
def test_the_generator_knows_nothing_of_the_subject(place: str, names: frozenset[str]) -> None:
    files = _kept(ROOT / place)
    assert files
    said = {
        path.relative_to(ROOT).as_posix(): found
        for path in files
        if (found := told(_text(path), names))
    }
    assert not said


def test_the_search_for_words_finds_them(names: frozenset[str]) -> None:
    assert {"Sadr", "muqtada-al-sadr", "Green Zone"} <= names
    assert told("the Sadr of IRAQI_HOME, in muqtada-al-sadr.yml", names) >= {"Sadr", "IRAQ"}
    assert not told("a quadrant on the Atlantic", names)


def _kept(place: Path) -> list[Path]:
    """The files of a folder that people write, without what Python and `make schema` put there."""
    if place.is_file():
        return [place]
    hidden = re.compile(r"(^|/)(\.|__pycache__)")
    return [
        path
        for path in sorted(place.rglob("*"))
        if path.is_file()
        and not hidden.search(path.relative_to(place).as_posix())
        and MADE_FROM_DATA not in path.parents
    ]


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="replace")
