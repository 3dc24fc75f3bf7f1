"""The pages in another language: whatever a reader sees is the records' own words or a phrase."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html import unescape
from pathlib import Path

import markdown
import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from briefing import load
from briefing.linking import Briefing
from briefing.phrases.pseudo import CLOSE, OPEN
from briefing.records import RECORD_KINDS
from briefing.records.walking import leaves
from briefing.rendering import Document, Page, Renderer
from tests.support.briefings import FLOOD, LIGHTHOUSE
from tests.support.sites import site_of

TEMPLATES = Path(__file__).parents[2] / "templates"
EXTENSIONS = ["abbr", "admonition", "attr_list", "def_list", "md_in_html", "tables"]
CODE = ["id", "code", "pre", "script", "style", "kbd", "strong[lang=en]", "[lang=ar]"]
WORD = re.compile(r"[A-Za-z]{3,}")
ADDRESS = re.compile(r"https?://\S+")
CHECKER = "checker/index.md"
"""Explains the checker's messages, which are in English."""
IN_ARABIC = "contribute/ar/index.md"
FOLDERS = {kind.folder for kind in RECORD_KINDS.values()}
READ_ALOUD = ("aria-label", "title", "alt", "placeholder")
"""Attributes of which readers hear or see the words."""


@cache
def spoken_in(folder: Path, language: str) -> tuple[Briefing, tuple[Page, ...]]:
    """Return a briefing in another language, with its pages."""
    briefing = load(folder)
    settings = briefing.settings.model_copy(update={"language": language})
    briefing = replace(briefing, settings=settings)
    renderer = Renderer(briefing, TEMPLATES, sketched=True)
    pages = [renderer.page(plan) for plan in renderer.plans()]
    document = Document(briefing, TEMPLATES, sketched=True).html()
    return briefing, (*pages, Page("print.html", document))


def shown(page: Page) -> Iterator[str]:
    """Yield what a reader sees or hears of a page."""
    text = page.text
    if page.path.endswith(".md"):
        _, head, body = text.split("---\n", 2)
        yield from (unescape(found) for found in re.findall(r"^(?:title|description): (.*)", head))
        text = markdown.markdown(body, extensions=EXTENSIONS)
    soup = BeautifulSoup(text, "xml" if page.path.endswith(".xml") else "lxml")
    for element in soup.select(",".join(CODE)):
        element.decompose()
    yield soup.get_text(" ")
    yield from read_aloud(soup)


def outside(text: str) -> str:
    """Return what stands outside all brackets of messages."""
    kept: list[str] = []
    depth = 0
    for sign in text:
        depth += {OPEN: 1, CLOSE: -1}.get(sign, 0)
        kept.append(" " if depth or sign == CLOSE else sign)
    return "".join(kept)


def words_of(briefing: Briefing) -> set[str]:
    """Return the words of the records, the settings and the vocabulary."""
    whole = (*briefing.records.values(), briefing.settings, briefing.vocabulary)
    texts = [leaf.text for one in whole for leaf in leaves(one)]
    texts += briefing.vocabulary.glossary
    return {word.casefold() for text in texts for word in WORD.findall(text)}


@pytest.mark.parametrize("folder", [LIGHTHOUSE, FLOOD], ids=lambda folder: folder.name)
def test_no_page_says_a_word_that_is_neither_a_record_s_nor_a_phrase(folder: Path) -> None:
    briefing, pages = spoken_in(folder, "en-XA")
    known = words_of(briefing)
    strange = {
        f"{page.path}: {word}"
        for page in pages
        if page.path.endswith((".md", ".html", ".xml")) and page.path not in {CHECKER, IN_ARABIC}
        for text in shown(page)
        for word in WORD.findall(ADDRESS.sub(" ", outside(text)))
        if word.casefold() not in known
    }
    assert not strange, "\n".join(sorted(strange))


def test_the_way_to_a_page_is_told_in_phrases() -> None:
    """Search engines show it in place of the address."""
    _, pages = spoken_in(LIGHTHOUSE, "en-XA")
    sections = {
        graph["itemListElement"][1]["name"]
        for page in pages
        if re.fullmatch(r"\w+/[\w-]+/index\.md", page.path)
        if page.path.partition("/")[0] in FOLDERS
        for graph in json.loads(yaml.safe_load(page.text.split("---\n")[1])["json_ld"])["@graph"]
        if graph["@type"] == "BreadcrumbList"
    }
    assert len(sections) == len(FOLDERS)
    assert all(name.startswith(OPEN) and name.endswith(CLOSE) for name in sections)


FRAME = "header, .md-tabs, #__menu, .md-skip, .md-sidebar--secondary, .record-foot, .site-foot"


def test_the_frame_of_a_page_says_no_other_word_either(tmp_path: Path) -> None:
    data = shutil.copytree(LIGHTHOUSE, tmp_path / "data")
    settings = (data / "briefing.yml").read_text("utf-8")
    (data / "briefing.yml").write_text(settings.replace("language: en", "language: en-XA"), "utf-8")
    known = words_of(spoken_in(LIGHTHOUSE, "en-XA")[0])
    root = site_of(data).site
    pages = [root / "404.html", root / "actors/noam-dekarel/index.html", root / "index.html"]
    for page in pages:
        soup = BeautifulSoup(page.read_text("utf-8"), "lxml")
        lost = soup.select("article") if page.name == "404.html" else []
        for part in (*soup.select(FRAME), *lost):
            for script in part.select("script, [data-md-component=header-topic]"):
                script.decompose()
            said = [part.get_text(" "), *read_aloud(part)]
            strange = [
                word
                for text in said
                for word in WORD.findall(ADDRESS.sub(" ", outside(text)))
                if word.casefold() not in known
            ]
            assert not strange, f"{page.parent.name}: {part.name}: {strange}"
        assert soup.select(FRAME)


def read_aloud(part: Tag) -> Iterator[str]:
    """Yield the attributes of a part's elements of which readers hear or see the words."""
    for element in (part, *part.find_all(name=True)):
        yield from (str(element[name]) for name in READ_ALOUD if element.has_attr(name))


def test_a_region_of_the_language_changes_nothing_but_its_name() -> None:
    of_region, with_region = spoken_in(LIGHTHOUSE, "en-GB")
    assert of_region.settings.language == "en-GB"
    _, without = spoken_in(LIGHTHOUSE, "en")
    for one, other in zip(with_region, without, strict=True):
        assert one.text.replace("en-GB", "en") == other.text, one.path
