"""The subject lives in the data alone: neither the scripts nor a second site know of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.records import SCHEMA_FOLDER
from tests.support.project import ROOT
from tests.support.site import Published

STEMS = (
    "iraq|baghdad|basra|karbala|kurd|kadhimi|kazemi|khazali|sadr|muqtada|moqtada|fayyadh|muhandis"
    "|sistani|soleimani|asaib|kataib|hashd|saraya|hezbollah|hizballah|iran|tehran|quds|shia|shiit"
    "|drone|militia|assassin"
)
"""How words begin that nobody needs who writes a generator of briefings."""

WHERE = ("templates", "docs", "scripts", ".github", "mkdocs.yml", "Makefile")

MADE_FROM_DATA = ROOT / SCHEMA_FOLDER
"""Holds the terms of the vocabulary: `make schema` writes it, and a test keeps it current."""


def words_of_the_subject(text: str) -> set[str]:
    """The beginnings of words in a text that belong to the subject of the shipped briefing."""
    return set(re.findall(rf"(?<![^\W_])(?:{STEMS})", text, re.IGNORECASE))


def files_of(place: Path) -> list[Path]:
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


def text_of(path: Path) -> str:
    """The text of a file, as far as it is text."""
    return path.read_bytes().decode("utf-8", errors="replace")


def texts_of_site(published: Published) -> Iterator[tuple[str, str]]:
    """Whatever a site says in words, with the file that says it."""
    for page in published.site.pages.values():
        yield page.path, page.html
    for file in ("search/search_index.json", "sitemap.xml"):
        yield file, text_of(published.site.root / file)


def test_a_site_of_another_subject_says_no_word_of_this_one(lighthouse_site: Published) -> None:
    for file, text in texts_of_site(lighthouse_site):
        assert not words_of_the_subject(text), file


@pytest.mark.parametrize("place", WHERE)
def test_the_generator_knows_nothing_of_the_subject(place: str) -> None:
    files = files_of(ROOT / place)
    assert files
    said = {
        path.relative_to(ROOT).as_posix(): found
        for path in files
        if (found := words_of_the_subject(text_of(path)))
    }
    assert not said


def test_the_search_for_words_finds_them() -> None:
    assert words_of_the_subject("the Sadr of IRAQI_HOME, in muqtada-al-sadr.yml") == {
        "Sadr",
        "IRAQ",
        "muqtada",
        "sadr",
    }
    assert not words_of_the_subject("a quadrant on the Atlantic")


def test_no_witness_is_called_independent(lighthouse_site: Published) -> None:
    """Whether they are, nobody can see from outside; the word flatters the count."""
    flattering = re.compile("independent", re.IGNORECASE)
    texts = dict(texts_of_site(lighthouse_site))
    assert not [name for name, text in texts.items() if flattering.search(text)]
    files = [path for path in files_of(ROOT / "templates") if path.suffix == ".j2"]
    assert not [path for path in files if flattering.search(text_of(path))]
