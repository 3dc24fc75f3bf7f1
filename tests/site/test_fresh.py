"""After an update a reader gets files that belong together, and a site has no file in vain."""

from __future__ import annotations

import functools
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser

from briefing.publishing.finishing import leave_out_unused
from tests.support.briefings import LIGHTHOUSE, write
from tests.support.site import Published, css_addresses, listening
from tests.support.sites import site_of
from tests.support.tabs import SearchField, opened

LOADED = "link[rel~=stylesheet], link[rel~=icon], link[rel~=preload], script[src], img[src]"
LONG_AGO = "Sat, 01 Jan 2000 00:00:00 GMT"


def fingerprint(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()[:10]


def test_whatever_a_page_loads_is_asked_for_by_its_content(published: Published) -> None:
    site, seen = published.site, set()
    for page in published.site.pages.values():
        for element in page.soup.select(LOADED):
            address = str(element.get("href") or element["src"])
            target = site.target(page, address.partition("?")[0])
            assert target, address
            assert urlsplit(address).query == fingerprint(site.root / target[0]), (
                page.path,
                address,
            )
            seen.add(target[0])
    assert {"assets/briefing.css", "assets/javascripts/lift.js", "assets/mark.svg"} <= seen
    card = site.page("").soup.select_one('meta[property="og:image"]')
    assert card is not None
    assert str(card["content"]).endswith(f"?{fingerprint(site.root / 'assets/card.png')}")


def test_so_is_what_style_sheets_and_scripts_load(published: Published) -> None:
    root = published.site.root
    for sheet in root.rglob("*.css"):
        for address in css_addresses(sheet.read_text("utf-8")):
            name, _, query = address.partition("?")
            assert query == fingerprint(sheet.parent / name), (sheet, address)
        assert "data:" not in sheet.read_text("utf-8"), "a strict policy forbids it"
    scripts = root / "assets" / "javascripts"
    worker = (scripts / "workers" / "names-first.js").read_text("utf-8")
    names = re.findall(r'"([\w./-]+\.js)\?(\w+)"', worker)
    assert len(names) > 5
    for name, query in names:
        assert query == fingerprint(scripts / "workers" / name), name
    tables = (scripts / "tables.js").read_text("utf-8")
    assert f'"tabling.js?{fingerprint(scripts / "tabling.js")}"' in tables
    home = published.site.page("")
    config = home.soup.select_one("#__config")
    assert config is not None
    search = json.loads(config.get_text())["search"]
    assert search.endswith(f"?{fingerprint(scripts / 'workers' / 'names-first.js')}")


# A reader who comes back


class _NoCacheHeaders(SimpleHTTPRequestHandler):
    """Says only that files are old, so that browsers keep them for long without asking."""

    def log_message(self, *_: Any) -> None:  # noqa: ANN401 - as in the base class
        """Log nothing."""

    def send_header(self, keyword: str, value: str) -> None:
        super().send_header(keyword, LONG_AGO if keyword == "Last-Modified" else value)


@contextmanager
def updated(folder: Path, *sites: Path) -> Iterator[tuple[str, Iterator[None]]]:
    """Serve sites at one address, the next one each time that the iterator is advanced."""
    place = folder / "site"

    def each() -> Iterator[None]:
        for site in sites:
            place.unlink(missing_ok=True)
            place.symlink_to(site)
            yield None

    with listening(functools.partial(_NoCacheHeaders, directory=str(folder))) as host:
        yield f"{host}site/", each()


def test_a_reader_who_comes_back_gets_new_pages_with_what_belongs_to_them(
    chromium: Browser, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    shutil.copytree(LIGHTHOUSE, data)
    for name, before, after in (
        ("briefing.yml", "short_title: ", "short_title: Updated, "),
        ("actors/orrland.yml", "name: Orrland", "name: Zefirland"),
    ):
        text = (data / name).read_text("utf-8")
        assert before in text
        (data / name).write_text(text.replace(before, after, 1), "utf-8")
    newer = site_of(data).site
    printed_title = "getComputedStyle(document.documentElement).getPropertyValue('--print-title')"
    with (
        updated(tmp_path, site_of(LIGHTHOUSE).site, newer) as (url, update),
        opened(chromium) as (tab, heard),
    ):
        next(update)
        tab.goto(url)
        assert "Updated" not in tab.evaluate(printed_title)
        assert SearchField(tab, url).first_hit("Orrland") == "actors/orrland/"
        next(update)
        tab.goto(f"{url}actors/")
        assert "Updated" in tab.evaluate(printed_title)
        assert SearchField(tab, url).first_hit("Zefirland") == "actors/orrland/"
        assert not heard.faults


# Files in vain


def test_what_no_page_loads_is_left_out(published: Published) -> None:
    names = {path.name for path in (published.site.root / "assets").rglob("*")}
    assert not [name for name in names if name.endswith(".map") or name.startswith("lunr")]
    assert "favicon.png" not in names
    assert "OFL.txt" in names, "the licence of the fonts goes with them"
    scripts = (published.site.root / "assets").rglob("*.js")
    assert not [path for path in scripts if "sourceMappingURL" in path.read_text("utf-8")]


def test_search_keeps_what_its_languages_need(tmp_path: Path) -> None:
    site, tree = tmp_path / "site", tmp_path / "tree"
    lunr = "assets/javascripts/lunr"
    needed = (f"{lunr}/min/lunr.ar.min.js", f"{lunr}/min/lunr.stemmer.support.min.js")
    unneeded = (f"{lunr}/min/lunr.fr.min.js", "assets/javascripts/bundle.js.map")
    own = "assets/own.js.map"
    index = {"config": {"lang": ["ar"]}, "docs": []}
    write(site, dict.fromkeys((*needed, *unneeded, own), ""))
    write(site, {"search/search_index.json": json.dumps(index), "index.html": ""})
    write(tree, {own: ""})
    leave_out_unused(site, tree)
    kept = {path.relative_to(site).as_posix() for path in (site / "assets").rglob("*.*")}
    assert kept == {*needed, own}
