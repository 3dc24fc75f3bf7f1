"""Ways to mend what a page says stand where it is said, lead to the right place, and keep quiet."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from copy import copy
from pathlib import Path
from shutil import copytree
from urllib.parse import parse_qs, parse_qsl, unquote, urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser

from briefing import addresses
from briefing.linking import Briefing, link
from briefing.records import RECORD_KINDS, Reaction
from briefing.rendering import render
from briefing.scaffolding import scaffold
from tests.support.briefings import LIGHTHOUSE
from tests.support.project import ROOT
from tests.support.prose import html
from tests.support.site import Page, Published, html_path, read_site, words
from tests.support.sites import site_of
from tests.support.tabs import opened

FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"
MAIL_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
ENGLISH, ARABIC = "contribute/", "contribute/ar/"
LATIN, ARABIC_WORD = re.compile(r"[A-Za-z]+"), re.compile(r"[\u0621-\u064a]{3,}")
NAMES_IN_LATIN = {"GitHub", "HTML", "Python", "git", "feed", "fork"}
"""Names, and two words that readers meet elsewhere in English alone."""


def asked(link: Tag) -> dict[str, str]:
    """What a link fills in on the page that it opens."""
    return dict(parse_qsl(urlsplit(str(link["href"])).query, strict_parsing=True))


def reporting(element: Tag) -> list[Tag]:
    """The links under an element that open a form."""
    return [a for a in element.find_all("a", href=True) if "/issues/new?" in str(a["href"])]


def own_address(published: Published, page: Page) -> str:
    return f"{published.briefing.settings.site_url}{page.url}"


def statements(briefing: Briefing) -> Iterator[str]:
    """The ids of all that has a block of its own."""
    for record in briefing.records.values():
        if record.withdrawn is None:
            for name in ("claims", "relationships", "designations", "answers"):
                yield from (item.id for item in getattr(record, name, ()))


# Records


def test_a_records_page_opens_its_file_and_a_form_that_knows_the_page(
    published: Published,
) -> None:
    settings = published.briefing.settings
    for record in published.briefing.records.values():
        page = published.page_of(record.id)
        foot = page.soup.select_one(".record-foot")
        assert foot is not None, record.id
        edit = foot.find("a", string=re.compile("Edit this record"))
        folder = RECORD_KINDS[record.KIND].folder
        assert isinstance(edit, Tag), record.id
        assert edit["href"] == (
            f"{settings.repository}/edit/{settings.branch}/data/{folder}/{record.id}.yml"
        )
        [report] = reporting(foot)
        assert asked(report)["page"] == own_address(published, page)
        assert "nofollow" in report.get_attribute_list("rel")


def test_a_source_that_is_gone_is_reported_from_its_page(published: Published) -> None:
    for source in published.briefing.sources.values():
        page = published.page_of(source.id)
        if source.withdrawn is None:
            [report] = reporting(page.article.select_one(".report") or pytest.fail(source.id))
            assert asked(report)["template"] == "report-a-source.yml"
            assert asked(report)["page"] == own_address(published, page)
            assert source.url is None or asked(report)["source"] == source.url


# Statements


def test_every_statement_has_a_form_that_knows_it(published: Published) -> None:
    for item in statements(published.briefing):
        page = published.page_of(item)
        address = f"{own_address(published, page)}#{item}"
        links = [a for a in reporting(page.article) if asked(a)["page"] == address]
        assert len(links) == 1, item
        assert asked(links[0])["title"] == f"Correction: {item}"
        assert words(links[0]) == f"Report a mistake: {item}"


def item_address(published: Published, item: str) -> str:
    """The address on the web of a record or statement."""
    address = published.briefing.address(item)
    assert address is not None
    return address.url_under(published.briefing.settings.site_url or "")


def test_the_foot_of_a_record_writes_about_it(published: Published) -> None:
    page = published.page_of("noam-dekarel")
    [letter] = page.soup.select(".record-foot a[href^='mailto:']")
    assert str(letter["href"]).endswith("/actors/noam-dekarel/")


def test_the_link_is_quiet_and_beside_it_stands_a_private_way(published: Published) -> None:
    for page in published.site.written:
        for report in page.article.select("p.report"):
            [form] = reporting(report)
            assert form.get_attribute_list("rel") == ["nofollow"], page.path
            private = report.find_all("a")[-1]
            assert words(private) == "privately", page.path
            _, _, item = words(form).rpartition(": ")
            item = item if published.briefing.address(item) else page.path.split("/")[-2]
            letter = urlsplit(str(private["href"]))
            assert letter.scheme == "mailto"
            assert letter.path == published.briefing.settings.contact
            written = {key: value for key, [value] in parse_qs(letter.query).items()}
            assert written["subject"].endswith(item_address(published, item)), page.path
        for block in page.article.select("article.claim, .designation"):
            for report in block.select("p.report"):
                assert report.find_parent("details", class_="evidence"), page.path


def test_a_reaction_has_its_form_beside_its_evidence(published: Published) -> None:
    for record in published.briefing.records.values():
        if isinstance(record, Reaction) and record.withdrawn is None:
            page = published.page_of(record.id)
            [report] = reporting(page.article.select_one("details.evidence") or page.article)
            assert asked(report)["page"] == own_address(published, page)


def test_no_form_is_asked_for_a_field_that_it_has_not(published: Published) -> None:
    fields = {
        form.name: {entry["id"] for entry in yaml.safe_load(form.read_text("utf-8"))["body"][1:]}
        for form in FORMS.glob("*-a-*.yml")
    }
    opened_forms = set()
    for page in published.site.written:
        for report in reporting(page.soup):
            filled = asked(report)
            form = filled.pop("template")
            opened_forms.add(form)
            assert filled.keys() <= fields[form] | {"title"}, page.path
    assert opened_forms == fields.keys()


def test_search_and_paper_leave_the_links_out(
    lighthouse_site: Published, lighthouse_url: str, chromium: Browser
) -> None:
    index = (lighthouse_site.site.root / "search" / "search_index.json").read_text("utf-8")
    said = " ".join(entry["text"] for entry in json.loads(index)["docs"])
    assert "Add an actor" not in said
    assert "Report a mistake</a>" not in said
    with opened(chromium) as (tab, heard):
        for url, marks in (("events/wreck-of-the-aurelia/", ".report"), ("actors/", ".add")):
            tab.goto(lighthouse_url + url)
            tab.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            shown = tab.locator(marks)
            assert shown.first.is_visible()
            tab.emulate_media(media="print")
            assert not any(one.is_visible() for one in shown.all())
            tab.emulate_media(media="screen")
        assert not heard.elsewhere(lighthouse_url)


# Beginning a record


@pytest.mark.parametrize("kind", RECORD_KINDS)
def test_a_record_is_begun_with_its_commented_fields(published: Published, kind: str) -> None:
    briefing, settings = published.briefing, published.briefing.settings
    index = published.site.pages[html_path(addresses.section(kind))]
    pages = (index, published.site.page(ENGLISH), published.site.page(ARABIC))
    folder = RECORD_KINDS[kind].folder
    for page in pages:
        new = f"{settings.repository}/new/{settings.branch}/data/{folder}?"
        found = [a for a in page.article.find_all("a") if str(a.get("href")).startswith(new)]
        assert found, f"{page.path}: {kind}"
        for begun in found:
            filled = asked(begun)
            assert filled["value"] == scaffold(kind, None, vocabulary=briefing.vocabulary)
            assert filled["filename"] == "TODO.yml"
            assert begun.get_attribute_list("rel") == ["nofollow"]


# The Contribute page, twice


def test_the_two_languages_lead_to_each_other(published: Published) -> None:
    site = published.site
    for here, there in ((ENGLISH, ARABIC), (ARABIC, ENGLISH)):
        assert f"{there}index.html" in site.links_to(site.page(here))


def test_the_two_languages_have_the_same_sections_links_and_listings(
    published: Published,
) -> None:
    english, arabic = (published.site.page(url).article for url in (ENGLISH, ARABIC))
    for of in ("h1[id], h2[id], h3[id]", "pre", "ol > li", "ul.doors a"):
        assert len(english.select(of)) == len(arabic.select(of)) > 0, of
    anchors = [[str(h["id"]) for h in page.select("h2, h3")] for page in (english, arabic)]
    assert anchors[0] == anchors[1]
    assert [words(pre) for pre in english.select("pre")] == [
        words(pre) for pre in arabic.select("pre")
    ]
    opened_by = [
        {str(a["href"]) for a in page.select("a[rel=nofollow]")} for page in (english, arabic)
    ]
    assert opened_by[0] == opened_by[1]


def test_the_arabic_page_says_nothing_in_english_but_what_is_typed_or_pressed(
    published: Published,
) -> None:
    article = copy(published.site.page(ARABIC).article)
    for part in article.select("code, pre, [lang=en], .record-foot"):
        part.extract()
    said = words(article).replace(str(published.briefing.settings.contact), "")
    assert set(LATIN.findall(said)) <= NAMES_IN_LATIN
    assert ARABIC_WORD.search(said)


def test_without_its_catalogue_the_page_is_in_english_and_is_not_called_arabic(
    lighthouse: Briefing, tmp_path: Path
) -> None:
    templates = copytree(ROOT / "templates", tmp_path / "templates")
    (templates / "phrases" / "ar.po").unlink()
    texts = {page.path: page.text for page in render(lighthouse, templates)}
    assert "# Contribute {" in texts["contribute/ar/index.md"]
    assert 'lang="ar"' not in texts["contribute/ar/index.md"]


def test_arabic_reads_from_the_right_and_what_is_typed_from_the_left(
    published: Published,
) -> None:
    article = published.site.page(ARABIC).article
    heading = article.select_one("h1")
    assert heading is not None
    around = heading.find_parent(lang="ar")
    assert isinstance(around, Tag)
    assert around["dir"] == "rtl"
    for typed in article.select("code"):
        directed = typed.find_parent(dir=True) if not typed.has_attr("dir") else typed
        assert directed is not None
        assert directed["dir"] == "ltr", words(typed)
    for pressed in article.select("strong[lang]"):
        assert (pressed["lang"], pressed["dir"]) == ("en", "ltr")


def test_what_stands_round_the_arabic_page_is_marked_as_english(published: Published) -> None:
    frame = "a.md-skip, header, .md-tabs, nav.drawer, .record-foot, footer"
    for url, marked in ((ARABIC, "en"), (ENGLISH, None)):
        parts = published.site.page(url).soup.select(frame)
        assert len(parts) == frame.count(",") + 1
        assert {part.get("lang") for part in parts} == {marked}


def test_machines_are_told_the_language_of_each_page(lighthouse: Briefing) -> None:
    pages = {page.path: page.text for page in render(lighthouse, ROOT / "templates")}
    for url, language in ((ARABIC, "ar"), (ENGLISH, "en")):
        _, head, _ = pages[f"{url}index.md"].split("---\n", 2)
        told = yaml.safe_load(head)
        page, *_ = json.loads(told["json_ld"])["@graph"]
        assert page["inLanguage"] == language
        assert told.get("lang", "en") == language


def test_a_listing_keeps_what_yaml_needs(published: Published) -> None:
    for listing in published.site.page(ENGLISH).article.select("pre code"):
        assert isinstance(yaml.safe_load(listing.get_text()), dict)
        assert all(line == line.rstrip() for line in listing.get_text().splitlines())


# Another host, or none


@pytest.mark.parametrize("repository", [None, "https://gitlab.com/skerra/aurelia"])
@pytest.mark.parametrize("contact", [None, "desk+x@skerra.test"])
def test_without_github_nothing_leads_there_and_letters_take_its_place(
    lighthouse: Briefing, repository: str | None, contact: str | None
) -> None:
    changed = {"repository": repository, "contact": contact}
    settings = lighthouse.settings.model_copy(update=changed)
    records = tuple(lighthouse.records.values())
    pages = render(link(settings, lighthouse.vocabulary, records), ROOT / "templates")
    texts = {page.path: page.text for page in pages}
    assert not [path for path, text in texts.items() if "github.com/" in text.lower()]
    event = _page(texts["events/wreck-of-the-aurelia/index.md"])
    letters = [a for a in event.select("p.report a") if str(a["href"]).startswith("mailto:")]
    assert bool(letters) == bool(contact)
    assert len(event.select("p.report")) == len(letters)
    for letter in letters:
        address, _, about = str(letter["href"]).partition("?subject=")
        assert unquote(address) == f"mailto:{contact}"
        assert unquote(about).startswith(f"{settings.site_url}events/wreck-of-the-aurelia/#")
    for path in ("contribute/index.md", "contribute/ar/index.md"):
        page = _page(texts[path])
        for anchor in ("s-report", "s-first", "s-add", "s-in-place", "s-next", "s-privacy"):
            assert page.find(id=anchor), anchor
        assert "None" not in words(page)
        assert ("gitlab.com" in words(page)) == bool(repository)
        assert (str(contact) in words(page)) == bool(contact)


def _page(text: str) -> BeautifulSoup:
    return html(text.split("\n---\n", 1)[1])


# Nobody is named


def test_no_page_and_no_feed_holds_a_mail_address_but_the_contact(
    published: Published,
) -> None:
    root = published.site.root
    files = [*root.rglob("*.html"), *root.rglob("*.xml"), root / "search" / "search_index.json"]
    texts = (unquote(file.read_text("utf-8")) for file in files)
    found = {address for text in texts for address in MAIL_ADDRESS.findall(text)}
    assert found == {published.briefing.settings.contact}


def test_who_wrote_a_record_is_on_no_page(tmp_path: Path) -> None:
    data = Path(copytree(LIGHTHOUSE, tmp_path / "data"))
    author = ["-c", "user.name=Ulla Quartz", "-c", "user.email=ulla.quartz@skerra.test"]
    # At a set time, so that the commit is the same in every run, and the site with it.
    when = {"GIT_AUTHOR_DATE": "2004-12-01T12:00Z", "GIT_COMMITTER_DATE": "2004-12-01T12:00Z"}
    for command in (["init", "-q"], ["add", "data"], ["commit", "-q", "-m", "By Ulla Quartz"]):
        git = ["git", *author, *command]
        subprocess.run(git, cwd=tmp_path, env={**os.environ, **when}, check=True)
    site = site_of(data).site
    assert "version" in words(read_site(site).page("").soup), "it is known which commit this is"
    told = [
        file
        for file in site.rglob("*")
        if file.is_file() and re.search(rb"(?i)quartz", file.read_bytes())
    ]
    assert not told
