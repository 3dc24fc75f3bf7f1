"""The PDF in other programs: searched, copied from, read aloud."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Browser

from briefing.linking import Briefing
from briefing.publishing import PDF
from briefing.publishing.browsers import find_browser
from briefing.publishing.sheets import print_document
from briefing.rendering import Document
from tests.support.project import ROOT
from tests.support.site import Page, Published, words
from tests.support.tabs import opened

ARABIC = re.compile(r"[\u0620-\u064a\u0660-\u0669\u066e-\u06ef\u06fa-\u06ff]+")
ENOUGH = 0.995


def by_pdfium(file: Path) -> str:
    """The text as Chromium's viewer finds it."""
    pages = pypdfium2.PdfDocument(file)
    return "\n".join(page.get_textpage().get_text_range() for page in pages)


def by_poppler(file: Path) -> str:
    """The text as the viewers of many Linux desktops find it."""
    assert shutil.which("pdftotext"), "Install Poppler: on Debian and Ubuntu poppler-utils"
    command = ["pdftotext", "-enc", "UTF-8", str(file), "-"]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


READERS = (by_pdfium, by_poppler)


def sought(text: str) -> str:
    """A text as viewers compare it: without vowel marks and characters that cannot be seen."""
    return "".join(one for one in text if unicodedata.category(one) not in {"Mn", "Cf"})


@pytest.fixture(scope="module")
def published(flood_site: Published) -> Published:
    """A briefing with names and words in Arabic."""
    return flood_site


@pytest.fixture(scope="module")
def document(published: Published) -> Page:
    """The page that is printed."""
    return Page("print/index.html", Document(published.briefing, ROOT / "templates").html())


@pytest.fixture(scope="module")
def pdf(published: Published, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The briefing's PDF."""
    document = Document(published.briefing, ROOT / "templates")
    assets = published.site.root / "assets"
    file = tmp_path_factory.mktemp("printed") / PDF
    file.write_bytes(print_document(document, find_browser(), assets, epoch=0))
    return file


def arabic_names(briefing: Briefing) -> Sequence[str]:
    names = (name.value for actor in briefing.actors.values() for name in actor.names.values())
    return [name for name in names if ARABIC.search(name)]


# Words in Arabic letters


@pytest.mark.full
@pytest.mark.parametrize("reader", READERS)
def test_arabic_words_are_found_where_they_are_printed(
    pdf: Path, document: Page, reader: Callable[[Path], str]
) -> None:
    asked = ARABIC.findall(sought(document.article.get_text(" ")))
    found = set(ARABIC.findall(sought(reader(pdf))))
    missing = [word for word in asked if word not in found]
    assert asked
    assert len(missing) <= (1 - ENOUGH) * len(asked), missing


@pytest.mark.full
@pytest.mark.parametrize("reader", READERS)
def test_arabic_names_are_found(
    pdf: Path, published: Published, reader: Callable[[Path], str]
) -> None:
    text = " ".join(sought(reader(pdf)).split())
    names = arabic_names(published.briefing)
    assert names
    assert [name for name in names if " ".join(sought(name).split()) not in text] == []


# Bookmarks and tags


@pytest.mark.full
def test_bookmarks_are_the_headings(pdf: Path, document: Page) -> None:
    with pikepdf.open(pdf) as opened_pdf, opened_pdf.open_outline() as outline:
        waiting, titles = list(reversed(outline.root)), []
        while waiting:
            item = waiting.pop()
            titles.append(item.title)
            waiting.extend(reversed(item.children))
    assert titles == [words(one) for one in document.article.select("h1, h2, h3, h4, h5, h6")]


@pytest.mark.full
def test_the_pdf_says_that_it_is_accessible_and_what_it_is(pdf: Path, published: Published) -> None:
    settings = published.briefing.settings
    with pikepdf.open(pdf) as opened_pdf:
        metadata, root = opened_pdf.open_metadata(), opened_pdf.Root
        assert metadata["dc:title"] == settings.title
        assert "{http://www.aiim.org/pdfua/ns/id/}part" not in metadata, "nobody has validated it"
        assert root.Lang == settings.language
        assert root.ViewerPreferences.DisplayDocTitle
        assert root.MarkInfo.Marked
        assert {str(page.obj.Tabs) for page in opened_pdf.pages} == {"/S"}


@pytest.mark.full
def test_figures_and_links_say_what_they_are(pdf: Path) -> None:
    with pikepdf.open(pdf) as opened_pdf:
        tags = [one for one in opened_pdf.objects if isinstance(one, pikepdf.Dictionary)]
        figures = [one for one in tags if one.get("/S") == "/Figure"]
        links = [one for one in tags if one.get("/Subtype") == "/Link"]
        assert figures
        assert links
        assert all(str(figure.Alt).strip() for figure in figures)
        assert all(str(link.Contents).strip() for link in links)


@pytest.mark.full
def test_what_is_painted_has_a_tag_or_is_an_artifact_and_runs_have_a_language(pdf: Path) -> None:
    with pikepdf.open(pdf) as opened_pdf:
        languages = dict(tagged_languages(opened_pdf.Root.StructTreeRoot))
        own, foreign = str(opened_pdf.Root.Lang), 0
        for page in opened_pdf.pages:
            for marks, is_reversed in painted(page):
                assert marks, page.index
                if is_reversed and marks[-1] != "/Artifact":
                    foreign += 1
                    assert languages[page.obj.objgen, marks[-1]] not in {"", own}, page.index
        assert foreign


PAINTING = frozenset({"Tj", "TJ", "f", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "Do"})


def painted(page: pikepdf.Page) -> Iterator[tuple[list[int | str], bool]]:
    """Yield the tags around all that is painted, and whether it runs from right to left."""
    around: list[int | str] = []
    instructions: Iterable[Any] = pikepdf.parse_content_stream(page)
    for operands, operator in instructions:
        name = str(operator)
        if name in {"BMC", "BDC"}:
            properties = operands[1] if name == "BDC" else {}
            around.append(int(properties["/MCID"]) if "/MCID" in properties else str(operands[0]))
        elif name == "EMC":
            around.pop()
        elif name in PAINTING:
            tags = [one for one in around if isinstance(one, int) or one == "/Artifact"]
            yield tags, "/ReversedChars" in around


def tagged_languages(tree: pikepdf.Object) -> Iterator[tuple[tuple[object, int | str], str]]:
    """Yield the language of each tagged piece of a page, by page and number."""
    waiting: list[tuple[Any, str, Any]] = [(tree, "", tree)]
    while waiting:
        tag, language, page = waiting.pop()
        language, page = str(tag.get("/Lang", language)), tag.get("/Pg", page)
        kids: Any = tag.get("/K", ())
        for kid in kids if isinstance(kids, pikepdf.Array) else (kids,):
            if isinstance(kid, int):
                yield (page.objgen, kid), language
            elif "/MCID" in kid:
                yield (kid.get("/Pg", page).objgen, int(kid.MCID)), language
            elif "/S" in kid:
                waiting.append((kid, language, page))


# Words of a screen


@pytest.mark.parametrize("address", ["network/", "map/", "reactions/", "about/", "print/"])
def test_words_that_help_at_a_screen_are_not_printed(
    chromium: Browser, published_url: str, address: str
) -> None:
    with opened(chromium) as (tab, _):
        tab.goto(published_url + address)
        hints = tab.locator("article .on-screen")
        assert hints.count() or address == "print/"
        tab.emulate_media(media="print")
        assert not [one for one in hints.all() if one.is_visible()]
        printed = tab.locator("main article").first.inner_text()
    assert "Point at" not in printed
    assert "leads to the" not in printed
