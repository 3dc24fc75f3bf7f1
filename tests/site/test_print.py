"""On paper: the whole briefing as one document and as a PDF, and every page by itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser
from pypdf import PdfReader

from briefing import load
from briefing.linking import Briefing, link
from briefing.project import Project
from briefing.publishing import PDF, publish
from briefing.publishing.browsers import find_browser
from briefing.publishing.pdf_files import finish
from briefing.publishing.pdf_words import read_words
from briefing.publishing.sheets import print_document
from briefing.records import Source
from briefing.rendering import Document
from briefing.webpages import printed_address
from tests.support.briefings import LIGHTHOUSE, minimal, write
from tests.support.hostile import hostile
from tests.support.project import ROOT, copy_project, run
from tests.support.prose import typed
from tests.support.site import Page, Published, words
from tests.support.tabs import opened

KINDS = ("", "actors/{actor}/", "reactions/", "sources/", "network/", "map/", "timeline/", "print/")
"""Pages of each kind that could be wider than a sheet, with the fullest profile."""

SHEETS = {"A4": 794 - 2 * 64, "Letter": 816 - 2 * 64}
"""The width between the margins, in CSS pixels: 96 to the inch, 17 mm on either side."""

TOO_WIDE = """(width) => [...document.querySelectorAll("article *")]
  .filter((one) => !one.closest("svg") && getComputedStyle(one).position !== "absolute")
  .filter((one) => one.getBoundingClientRect().right > width + 1)
  .map((one) => one.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def sheets(lighthouse: Briefing, lighthouse_site: Published) -> bytes:
    """The made-up briefing's PDF."""
    return printed(lighthouse, lighthouse_site)


def printed(briefing: Briefing, published: Published) -> bytes:
    document = Document(briefing, ROOT / "templates")
    return print_document(document, find_browser(), published.site.root / "assets", epoch=0)


def text_of(pages: Iterable[Any]) -> str:
    """The words of sheets, without white space, which a PDF does not keep."""
    return "".join("".join(page.extract_text().split()) for page in pages)


def squeezed(text: str) -> str:
    return "".join(text.split())


# The document


def test_each_record_and_each_statement_stands_in_the_document_once(published: Published) -> None:
    briefing, page = published.briefing, published.site.document
    times = Counter(page.ids)
    assert not [anchor for anchor, count in times.items() if count > 1]
    for record in briefing.records.values():
        assert times[f"cite-{record.id}" if isinstance(record, Source) else record.id], record.id
    for claim_id, placed in briefing.claims.items():
        assert bool(times[claim_id]) == (placed.home.withdrawn is None), claim_id
    for question in briefing.questions.values():
        assert all(times[answer.id] for answer in question.answers), question.id


def test_a_claim_stands_in_full_with_its_evidence(published: Published) -> None:
    page = published.site.document
    by_id = {str(article["id"]): article for article in page.article.select("article.claim[id]")}
    for claim_id, placed in published.briefing.claims.items():
        if placed.home.withdrawn is not None:
            continue
        article = typed(words(by_id[claim_id]))
        for item in placed.claim.evidence:
            assert not item.excerpt or typed(" ".join(item.excerpt.split())) in article, claim_id


def test_no_accusation_loses_its_answer(published: Published) -> None:
    page, briefing = published.site.document, published.briefing
    accusing = [p.claim for p in briefing.claims.values() if briefing.is_accusation(p.claim)]
    assert accusing
    articles = {str(article["id"]): article for article in page.article.select("[id]")}
    for claim in accusing:
        block = articles[claim.id].find_parent(class_="accusation")
        assert block is not None, claim.id
        assert block.select_one("dl.answer-and-outcome") is not None, claim.id
    told = {f"#{claim.id}" for claim in accusing}
    for leading in page.article.select("li.claim-line > a[href]"):
        if leading["href"] in told and leading.parent is not None:
            assert "Outcome:" in words(leading.parent), leading["href"]


def test_every_link_of_the_document_stays_in_it_or_leads_to_a_source(published: Published) -> None:
    page = published.site.document
    ids = set(page.ids)
    for anchor in page.article.select("a[href]"):
        href = str(anchor["href"])
        assert href.startswith(("http://", "https://", "mailto:")) or href[1:] in ids, href
    assert not page.soup.select("script, iframe, img")


def test_references_are_numbered_from_one_without_a_gap(published: Published) -> None:
    page, briefing = published.site.document, published.briefing
    listed = page.article.select("ol.references > li")
    assert [int(str(item["value"])) for item in listed] == list(range(1, len(listed) + 1))
    number = {str(item["id"]): str(item["value"]) for item in listed}
    marks = page.article.select("sup > a")
    assert marks
    for mark in marks:
        assert mark.get_text()[1:-1] == number[str(mark["href"])[1:]]
    entries = {str(item["id"]): item for item in listed}
    for source in briefing.sources.values():
        entry = entries.get(f"cite-{source.id}")
        if entry is not None and source.url and not source.withdrawn:
            assert printed_address(source.url) in words(entry), source.id


def test_the_first_page_leads_to_the_document_and_to_a_pdf_that_is_made(
    lighthouse_site: Published,
) -> None:
    home = lighthouse_site.site.page("")
    assert ("print/index.html", "") in {
        lighthouse_site.site.target(home, str(a["href"])) for a in home.article.select("a[href]")
    }
    assert PDF not in home.html
    assert not (lighthouse_site.site.root / PDF).exists()


def test_a_briefing_without_records_or_with_hostile_ones_has_a_document(
    lighthouse: Briefing,
) -> None:
    empty = link(
        lighthouse.settings.model_copy(
            update={"subject": None, "home": type(lighthouse.settings.home)(), "introduction": None}
        ),
        lighthouse.vocabulary,
        (),
    )
    page = Page("print/index.html", Document(empty, ROOT / "templates").html())
    assert not page.article.select(".part-actors, .part-references")
    attacked, planted = hostile(lighthouse, 0)
    html = Document(attacked, ROOT / "templates").html()
    page = Page("print/index.html", html)
    assert not page.soup.select("script, iframe, img, [onload], [onerror], [onclick]")
    shown = typed(words(page.article)).casefold()
    found = [item for item in planted if item.mark in shown]
    assert len(found) > len(planted) / 2
    for item in found:
        assert typed(item.text).casefold() in shown, item.where


# The PDF


def test_a_small_briefing_is_printed_whole(lighthouse_site: Published, tmp_path: Path) -> None:
    briefing = load(write(tmp_path / "data", minimal()))
    (tmp_path / PDF).write_bytes(printed(briefing, lighthouse_site))
    reader = PdfReader(tmp_path / PDF)
    said = text_of(reader.pages)
    for placed in briefing.claims.values():
        for text in (placed.claim.text, *(item.excerpt or "" for item in placed.claim.evidence)):
            assert squeezed(typed(text)) in typed(said), placed.claim.id
    assert reader.metadata is not None
    assert reader.metadata.title == briefing.settings.title
    assert [item.title for item in reader.outline if not isinstance(item, list)]


@pytest.mark.full
def test_the_pdf_says_all_that_the_document_says(
    sheets: bytes, lighthouse_site: Published, tmp_path: Path
) -> None:
    (tmp_path / PDF).write_bytes(sheets)
    reader = PdfReader(tmp_path / PDF)
    said = text_of(reader.pages)
    briefing = lighthouse_site.briefing
    for placed in briefing.claims.values():
        if placed.home.withdrawn is None:
            for item in placed.claim.evidence:
                if item.excerpt and item.excerpt.isascii():
                    assert squeezed(item.excerpt) in said, item.excerpt
    for source in briefing.sources.values():
        assert not source.url or squeezed(printed_address(source.url)) in said
    assert reader.metadata is not None
    assert reader.metadata.title == briefing.settings.title
    assert reader.metadata.author == ", ".join(briefing.settings.editors)
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert [item.title for item in reader.outline if not isinstance(item, list)]


@pytest.mark.full
def test_the_page_numbers_in_the_contents_are_true(
    sheets: bytes, lighthouse_site: Published, tmp_path: Path
) -> None:
    (tmp_path / PDF).write_bytes(sheets)
    reader = PdfReader(tmp_path / PDF)
    texts = [text_of([page]) for page in reader.pages]
    contents = texts[1]
    document = lighthouse_site.site.document
    apart = Page(document.path, document.html).article
    headings = apart.select(".part > h2, .record-title")
    assert headings
    for heading in headings:
        for other in heading.select("[lang], sup"):
            other.extract()
        title = squeezed(heading.get_text())
        named = re.search(rf"{re.escape(title)}(\d+)", contents)
        assert named is not None, title
        # Digits of what follows may stand close behind: the longest number that is a page counts.
        numbers = [int(named[1][:length]) for length in range(1, len(named[1]) + 1)]
        assert any(n <= len(texts) and title in texts[n - 1] for n in numbers), title


@pytest.mark.full
def test_the_same_document_is_printed_alike(
    sheets: bytes, lighthouse: Briefing, lighthouse_site: Published
) -> None:
    assert printed(lighthouse, lighthouse_site) == sheets


@pytest.mark.full
def test_what_a_browser_calls_its_tags_changes_nothing(
    sheets: bytes, lighthouse: Briefing, tmp_path: Path
) -> None:
    (tmp_path / PDF).write_bytes(sheets)
    with pikepdf.open(tmp_path / PDF) as pdf:
        pdf.save(tmp_path / "loose.pdf", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    said = read_words(Document(lighthouse, ROOT / "templates").html())
    loose, finished = (tmp_path / "loose.pdf").read_bytes(), set()
    for called in ("one-", "two-"):
        file = tmp_path / f"{called}.pdf"
        file.write_bytes(loose.replace(b"tag-", called.encode()))
        assert file.read_bytes() != loose
        finish(file, tmp_path / f"finished-{called}.pdf", said, lighthouse.settings, epoch=0)
        finished.add((tmp_path / f"finished-{called}.pdf").read_bytes())
    assert len(finished) == 1


def test_a_pdf_that_cannot_be_made_leaves_the_last_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copy_project(tmp_path / "project", LIGHTHOUSE)
    site = project / "site"
    site.mkdir()
    (site / "404.html").write_text("the last good one", encoding="utf-8")
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "no-browser"))
    done = run(project, "build", "--pdf")
    assert done.returncode == 2
    assert "$CHROMIUM" in done.stderr
    assert "Nothing was published." in done.stderr
    assert [file.name for file in site.iterdir()] == ["404.html"]


@pytest.mark.full
def test_a_site_with_a_pdf_leads_to_it(
    lighthouse: Briefing, tmp_path_factory: pytest.TempPathFactory
) -> None:
    work = tmp_path_factory.mktemp("with-pdf")
    publish(lighthouse, Project(ROOT, work / "build", browser=find_browser()), work / "site")
    assert (work / "site" / PDF).read_bytes().startswith(b"%PDF-")
    home = BeautifulSoup((work / "site" / "index.html").read_text("utf-8"), "lxml")
    assert home.select_one(f'article a[href="{PDF}"]') is not None


# Each page


def fullest(published: Published) -> str:
    actors = published.briefing.actors.values()
    return max(actors, key=lambda actor: len(actor.claims)).id


@pytest.mark.parametrize("sheet", SHEETS)
def test_nothing_on_a_page_is_wider_than_the_sheet(
    chromium: Browser, published: Published, published_url: str, sheet: str
) -> None:
    width = SHEETS[sheet]
    with opened(chromium, viewport={"width": width, "height": 900}) as (tab, _):
        tab.emulate_media(media="print", color_scheme="dark")
        for kind in KINDS:
            tab.goto(published_url + kind.format(actor=fullest(published)))
            assert tab.evaluate(TOO_WIDE, width) == [], kind
            ink = tab.evaluate("getComputedStyle(document.querySelector('article h1')).color")
            assert ink == "rgb(0, 0, 0)", kind


def test_a_printed_page_says_what_its_article_says_and_where_it_stands(
    chromium: Browser, lighthouse_site: Published, lighthouse_url: str, tmp_path: Path
) -> None:
    briefing = lighthouse_site.briefing
    actor = max(briefing.actors.values(), key=lambda item: len(item.claims))
    address = f"actors/{actor.id}/"
    with opened(chromium, java_script_enabled=False) as (tab, _):
        tab.goto(lighthouse_url + address)
        tab.pdf(path=tmp_path / PDF, format="A4", prefer_css_page_size=True)
    said = text_of(PdfReader(tmp_path / PDF).pages)
    for claim in actor.claims:
        for item in claim.evidence:
            assert not item.excerpt or not item.excerpt.isascii() or squeezed(item.excerpt) in said
    cited = lighthouse_site.site.page(address).article.select(".references a[href^=http]")
    assert cited
    for anchor in cited:
        assert squeezed(str(anchor["href"])) in said
    assert squeezed((briefing.settings.site_url or "").partition("//")[2]) + address in said
    header = lighthouse_site.site.page(address).soup.select_one("header.md-header")
    assert isinstance(header, Tag)
    assert "Reportamistake" not in said
