"""The copy that opens from disk: what a browser shows by file://, with no server anywhere."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable
from copy import deepcopy
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import url2pathname

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab

from briefing.publishing import EngineError, open_from_disk
from tests.support.briefings import LIGHTHOUSE
from tests.support.commands import call
from tests.support.kinds import kinds_of_page
from tests.support.lifting import copied, reading
from tests.support.site import Published, Site, read_site, served, words
from tests.support.sites import site_of
from tests.support.tabs import DRAWN, SearchField, opened


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The made-up briefing, unpacked in a folder such as people have."""
    folder = tmp_path_factory.mktemp("from-disk") / "Téléchargements" / "preview (1) #2 100%"
    shutil.copytree(site_of(LIGHTHOUSE, "--from-disk").site, folder)
    return read_site(folder)


@pytest.fixture(scope="module")
def url(unpacked: Site) -> str:
    """The folder as an address."""
    return f"{unpacked.root.as_uri()}/"


# What is on disk


def test_every_address_on_every_page_opens_a_file(unpacked: Site) -> None:
    ids = {unpacked.root / page.path: page.ids for page in unpacked.pages.values()}
    astray = []
    for page in unpacked.pages.values():
        here = (unpacked.root / page.path).as_uri()
        for reference in page.references:
            whole = urlsplit(urljoin(here, reference.address))
            if whole.scheme != "file":
                continue
            file, fragment = Path(url2pathname(whole.path)), unquote(whole.fragment)
            if not file.is_file() or (fragment and fragment not in ids[file]):
                astray.append((page.path, reference.address))
    assert not astray


def test_every_place_that_search_knows_opens_a_file(unpacked: Site) -> None:
    script = (unpacked.root / "search" / "search_index.js").read_text("utf-8")
    documents = json.loads(script.removeprefix("var __index = "))["docs"]
    assert len(documents) > len(unpacked.written)
    for document in documents:
        name, _, fragment = document["location"].partition("#")
        assert name in unpacked.pages, document["location"]
        assert not fragment or fragment in unpacked.pages[name].ids, document["location"]


ADDRESSES = "#s-loading ~ pre, .measures td:has([download]) ~ .figure"
"""Where a page shows the site's address, and sizes of files that contain it."""

OF_THE_WEB = 'tr:has(a[href$=".jsonld"])'
"""What tells of files in which each thing is named by its address."""


def test_the_copy_says_what_the_site_says(lighthouse_site: Published, unpacked: Site) -> None:
    ours, own = lighthouse_site.site, lighthouse_site.briefing.settings.site_url or ""
    cited = re.compile(rf", {re.escape(own)}[^\s}}]*|(?<=,) url = {{{re.escape(own)}[^}}]*}},")
    assert unpacked.pages.keys() == ours.pages.keys()
    for page in ours.written:
        copy = unpacked.pages[page.path]
        assert copy.ids == page.ids, page.path
        here, there = deepcopy(copy.soup), deepcopy(page.soup)  # other tests read them as well
        for soup in (here, there):  # the web alone has feeds; addresses are in the data files
            for element in soup.select(f'p:has(a[href$=".xml"]), {ADDRESSES}, {OF_THE_WEB}'):
                element.extract()
        assert words(here) == cited.sub("", words(there)), page.path


def test_the_copy_claims_no_address_on_the_web(lighthouse_site: Published, unpacked: Site) -> None:
    own = lighthouse_site.briefing.settings.site_url
    assert own is not None
    assert own not in (unpacked.root / "sitemap.xml").read_text("utf-8")
    assert not [*unpacked.root.rglob("corrections.xml"), *unpacked.root.rglob("changes.xml")]
    for page in unpacked.pages.values():
        assert own not in page.html, page.path
        assert "atom" not in "".join(str(link["type"]) for link in page.soup.select("[type]"))
        canonical = page.soup.select_one("link[rel=canonical]")
        assert page.is_stub or canonical is None, page.path


# How it is made


PAGE = """<!DOCTYPE html>
<!-- <a href="x/">not a link</a> -->
<title>a &amp; b</title>\r
<p title="href='x/'" data-href=x/ >A<br/> &copy; &#47; <b >b</b ></p>
{before}
<script>document.write('<a href="x/">y</a>')</script><style>a[href="x/"] {{}}</style>
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="x/">', '<a href="x/index.html">'),
        ('<a class="x/" href=\'x/#a\' id="b">', '<a class="x/" href="x/index.html#a" id="b">'),
        ("<A HREF=x/>", '<A HREF="x/index.html">'),
        ('<a href="x&#47;?a=1&amp;b=2#c">', '<a href="x/index.html?a=1&amp;b=2#c">'),
        ('<a\n  href = "."\n>', '<a\n  href="./index.html"\n>'),
        ('<a href="x">', '<a href="x/index.html">'),
        ('<a href="/">', '<a href="/">'),
        ('<a href="../x/">', '<a href="../x/">'),
        ('<a href="y/">', '<a href="y/">'),
        ('<a href="">', '<a href="">'),
        ('<a href="#a">', '<a href="#a">'),
        ('<a href="?q=x/">', '<a href="?q=x/">'),
        ('<a href="https://example.org/x/">', '<a href="https://example.org/x/">'),
        ('<a href="//example.org/x/">', '<a href="//example.org/x/">'),
        ('<a href="mailto:a@x/">', '<a href="mailto:a@x/">'),
        ('<img src="x/">', '<img src="x/">'),
        ('<svg><a xlink:href="x/"/></svg>', '<svg><a xlink:href="x/index.html"/></svg>'),
        ('<link rel="next" href="x/" >', '<link rel="next" href="x/index.html" >'),
        (
            '<meta content="0; url=x/#a" http-equiv="Refresh">',
            '<meta content="0; url=x/index.html#a" http-equiv="Refresh">',
        ),
        ('<meta name="description" content="0; url=x/">', None),
        ('<a href="é x/">', None),
    ],
)
def test_links_to_folders_change_and_nothing_else(
    tmp_path: Path, before: str, after: str | None
) -> None:
    site = _site(tmp_path, PAGE.format(before=before))
    open_from_disk(site)
    expected = PAGE.format(before=before if after is None else after)
    assert (site / "index.html").read_bytes() == expected.encode()


def _site(root: Path, home: str) -> Path:
    """As an engine leaves one: a first page, one in the folder `x`, a search index and worker."""
    workers = root / "assets" / "javascripts" / "workers"
    for folder in (root / "x", root / "search", workers):
        folder.mkdir(parents=True)
    (root / "index.html").write_bytes(home.encode())
    (root / "x" / "index.html").write_bytes(b"")
    (root / "search" / "search_index.json").write_text('{"docs": []}', "utf-8")
    for name in ("names-first.js", "search.0123abcd.min.js"):
        (workers / name).write_text("", "utf-8")
    return root


def test_a_search_that_is_not_known_is_told(tmp_path: Path) -> None:
    site = _site(tmp_path, "")
    (site / "search" / "search_index.json").unlink()
    with pytest.raises(EngineError, match="needs a web server"):
        open_from_disk(site)


def test_an_engine_whose_search_needs_a_server_is_refused(tmp_path: Path) -> None:
    where = ("--build", tmp_path / "build", "--site", tmp_path / "site")
    done = call("build", "--data", LIGHTHOUSE, *where, "--from-disk", "--engine", "zensical")
    assert done.returncode == 2
    assert "zensical makes no copy that opens from disk" in done.stderr
    assert not (tmp_path / "site").exists()


def test_a_copy_has_no_address_to_be_given(tmp_path: Path) -> None:
    both = ("--from-disk", "--site-url", "https://example.org/")
    done = call("build", "--site", tmp_path / "site", *both)
    assert done.returncode == 2
    assert "not allowed with" in done.stderr


# In a browser


def test_a_reader_searches_and_opens_what_is_found(chromium: Browser, url: str) -> None:
    with opened(chromium) as (tab, heard):
        for start in ("events/wreck-of-the-aurelia/index.html", "404.html"):
            tab.goto(url + start)
            search = SearchField(tab, url)
            assert search.first_hit("dekarel") == "actors/noam-dekarel/index.html"
            assert search.first_hit("the Teeth") == "places/gull-reef/index.html"
            tab.locator(".md-search-result__item > a").first.click()
            expect(tab.locator("h1")).to_contain_text("Gull Reef")
        assert not [sent for sent in heard.elsewhere(url) if not sent.startswith("blob:")]
        assert not heard.faults


LAID_OUT = f"""async () => {{
    await document.fonts.ready
    await ({DRAWN})()
    const box = (one) => {{
        const {{ x, y, width, height }} = one.getBoundingClientRect()
        return [x, y, width, height]
    }}
    const all = (selector) => [...document.querySelectorAll(selector)]
    return {{
        outline: all("h1, h2, h3, figure, table, details").map(
            (one) => [one.localName, one.matches("h1, h2, h3") ? one.textContent.trim() : ""]),
        boxes: all("h1").map(box),
        sizes: all("figure svg").map((one) => box(one).slice(2)),
        faces: [...document.fonts]
            .filter((face) => face.family.startsWith("Briefing") && face.status !== "unloaded")
            .map((face) => `${{face.family}} ${{face.weight}} ${{face.status}}`),
    }}
}}"""
"""What a page at rest shows: its outline, the title's box, the figures' sizes, its own faces."""

ROUNDING = 2
"""By how many pixels the box of the same thing may differ from one reading to the next."""


def _patient(site: Path, folder: Path) -> Path:
    """Copy a site so that its pages wait for their faces, however busy the machine is.

    As published, a page that has not got a face within a moment does without it.
    """
    shutil.copytree(site, folder)
    changed = 0
    for sheet in folder.rglob("*.css"):
        text, times = re.subn(r"(font-display: ?)optional", r"\1block", sheet.read_text("utf-8"))
        sheet.write_text(text, "utf-8")
        changed += times
    assert changed, "no style sheet names the faces"
    return folder


FIGURES_AND_FACES = (
    *("", "actors/noam-dekarel/", "events/wreck-of-the-aurelia/", "reactions/", "map/"),
    *("network/", "contribute/ar/", "print/"),
)
"""Pages with all that could be laid out otherwise: figures, tables, every face, the document."""


def assert_same_on_the_web(
    chromium: Browser, copy: Site, site: Site, pages: Iterable[str], folder: Path
) -> None:
    """Compare pages of the copy with those of the site, as a browser lays them out."""
    here = _patient(copy.root, folder / copy.root.name).as_uri()
    root = _patient(site.root, folder / "served")
    with served(root) as web, opened(chromium) as (tab, heard), opened(chromium) as (other, _):
        for page in pages:
            online = _laid_out(other, web + page)
            from_disk = _laid_out(tab, f"{here}/{page}index.html")
            assert from_disk["outline"] == online["outline"], page
            for measured in ("boxes", "sizes"):
                for one, same in zip(from_disk[measured], online[measured], strict=True):
                    assert one == pytest.approx(same, abs=ROUNDING), page
            assert from_disk["faces"], page
            assert not [face for face in from_disk["faces"] if face.endswith("error")], page
            assert not heard.faults, page


def test_pages_with_figures_and_faces_read_as_on_the_web(
    chromium: Browser, unpacked: Site, lighthouse_site: Published, tmp_path: Path
) -> None:
    pages = FIGURES_AND_FACES
    assert_same_on_the_web(chromium, unpacked, lighthouse_site.site, pages, tmp_path)


@pytest.mark.full
def test_every_kind_of_page_reads_as_on_the_web(
    chromium: Browser, unpacked: Site, lighthouse_site: Published, tmp_path: Path
) -> None:
    pages = kinds_of_page(unpacked.root)
    assert_same_on_the_web(chromium, unpacked, lighthouse_site.site, pages, tmp_path)


def _laid_out(tab: Tab, address: str) -> dict[str, Any]:
    tab.goto(address)
    found: dict[str, Any] = tab.evaluate(LAID_OUT)
    return found


def test_a_sentence_is_copied_with_the_way_to_it(
    chromium: Browser, unpacked: Site, url: str
) -> None:
    allowed = {"permissions": ["clipboard-read", "clipboard-write"]}
    with opened(chromium, **allowed) as (tab, heard):
        tab.goto(f"{url}events/wreck-of-the-aurelia/index.html")
        texts = {}
        for choice in ("Copy with attribution", "Copy link", "Copy BibTeX"):
            tab.locator("#eleven-aboard").scroll_into_view_if_needed()
            tab.locator("#eleven-aboard .lift").click()
            tab.get_by_role("menuitem", name=choice).click()
            expect(tab.locator(".lift-said")).to_contain_text(
                choice.split()[-1].lower(), ignore_case=True
            )
            texts[choice] = tab.evaluate("navigator.clipboard.readText()")
        way = "events/wreck-of-the-aurelia/#eleven-aboard"
        assert texts["Copy with attribution"].startswith("“Eleven people were aboard the Aurelia.”")
        assert texts["Copy with attribution"].endswith(f", {way}")
        assert texts["Copy link"] == f"{url}{way.replace('#', 'index.html#')}"
        for text in (texts["Copy with attribution"], texts["Copy BibTeX"]):
            assert "file:" not in text
            assert str(unpacked.root) not in text
        assert "url = " not in texts["Copy BibTeX"]
        assert not heard.faults


def test_a_line_is_copied_as_its_claim_is(chromium: Browser, url: str) -> None:
    with reading(chromium, f"{url}index.html") as tab:
        line = copied(tab, ".home-claimed .claim-line")
        tab.goto(tab.locator(".home-claimed .claim-line a").first.evaluate("link => link.href"))
        claim = tab.evaluate("location.hash")
        assert line == copied(tab, claim)


def test_a_reader_goes_from_page_to_page(chromium: Browser, url: str) -> None:
    with opened(chromium) as (tab, heard):
        tab.goto(f"{url}index.html")
        tab.locator("article a", has_text="Dekarel").first.click()
        expect(tab.locator("h1")).to_contain_text("Noam Dekarel")
        tab.locator(".md-logo").first.click()
        expect(tab).to_have_url(f"{url}index.html")
        tab.goto(f"{url}network/index.html")
        tab.locator("svg a").first.click()
        expect(tab.locator("article h1")).to_be_visible()
        assert tab.url.endswith("/index.html")
        assert not heard.faults


def test_an_old_address_leads_on_to_the_claim(chromium: Browser, url: str) -> None:
    with opened(chromium) as (tab, _):
        tab.goto(f"{url}actors/captain-dekarel/index.html#dekarel-saw-no-light")
        tab.wait_for_url(f"{url}actors/noam-dekarel/index.html#dekarel-saw-no-light")
        expect(tab.locator("#dekarel-saw-no-light")).to_be_in_viewport()
    with opened(chromium, java_script_enabled=False) as (tab, _):
        tab.goto(f"{url}actors/captain-dekarel/index.html#dekarel-saw-no-light")
        tab.wait_for_url(f"{url}actors/noam-dekarel/index.html")


def test_a_withdrawn_record_says_so(chromium: Browser, url: str) -> None:
    with opened(chromium) as (tab, _):
        tab.goto(f"{url}reactions/hoaxed-telegram/index.html")
        expect(tab.locator(".lede")).to_contain_text("withdrawn on")
        expect(tab.locator(".lede")).to_contain_text("a hoax")


def test_the_table_of_reactions_can_be_filtered(chromium: Browser, url: str) -> None:
    with opened(chromium) as (tab, heard):
        tab.goto(f"{url}reactions/index.html")
        rows = tab.locator(".matrix").first.locator("tr[data-stance]")
        before = rows.filter(visible=True).count()
        tab.locator(".filter-bar").first.get_by_label("Stance").select_option("defends the keeper")
        assert 0 < rows.filter(visible=True).count() < before
        assert not heard.faults
