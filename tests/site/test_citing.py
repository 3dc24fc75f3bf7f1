"""Citing: the files of sources next to each page, what reference managers read, and the keys."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pytest
from bibtexparser.entrypoint import parse_string

from briefing.addresses import Address
from briefing.linking import Briefing
from briefing.records import Source
from tests.support.embedded import read_as_zotero
from tests.support.hostile import hostile
from tests.support.sharing import JSON_LD, heads
from tests.support.site import Page, Published

FILES = ("sources.bib", "sources.csl.json", "sources.ris")


@pytest.fixture(params=["lighthouse_site", "flood_site"])
def published(request: pytest.FixtureRequest) -> Published:
    """Each of the made-up sites."""
    found: Published = request.getfixturevalue(request.param)
    return found


def keys(file: str, text: str) -> list[str]:
    """Return the keys of the entries in a file of sources."""
    if file.endswith(".json"):
        return [item["id"] for item in json.loads(text)]
    if file.endswith(".bib"):
        library = parse_string(text)
        assert not library.failed_blocks
        return [entry.key for entry in library.entries]
    return re.findall(r"^ID  - (.*?)\r?$", text, re.MULTILINE)


def record_pages(published: Published) -> Iterator[tuple[Page, Any]]:
    """Yield the page of each live record, with the record."""
    for record in published.briefing.records.values():
        if not record.withdrawn:
            yield published.page_of(record.id), record


def read(published: Published, page: Page, file: str) -> str:
    """Return the text of a file next to a page, with its ends of lines."""
    path = published.site.root / page.url / file
    return path.read_bytes().decode("utf-8") if path.is_file() else ""


IN_PLACE = re.compile(r"in_place_\w+")


def listed(page: Page) -> list[str]:
    """Return the ids of the sources in the list of a page; one without a record is `in_place`."""
    anchors = page.soup.select("ol.references > li[id]")
    return sorted(IN_PLACE.sub("in_place", str(one["id"]).removeprefix("cite-")) for one in anchors)


def test_next_to_a_page_are_files_with_just_the_sources_that_it_lists(
    published: Published,
) -> None:
    seen = 0
    for page, record in record_pages(published):
        expected = [record.id] if isinstance(record, Source) else listed(page)
        links = [str(one["href"]) for one in page.soup.select('a[href^="sources."]')]
        assert sorted(links) == (sorted(FILES) if expected else []), page.path
        for file in FILES:
            text = read(published, page, file)
            assert bool(text) is bool(expected), f"{page.path}: {file}"
            found = keys(file, text) if text else []
            assert len(set(found)) == len(found) == len(expected), f"{page.path}: {file}"
            assert [IN_PLACE.sub("in_place", key) for key in found] == expected, page.path
        seen += len(expected) > 1
    assert seen


def entries_in(file: str, text: str) -> list[str]:
    """Return the text of each entry in a file of sources."""
    if file.endswith(".json"):
        return [json.dumps(item, ensure_ascii=False) for item in json.loads(text or "[]")]
    return [entry.strip() for entry in re.split(r"(?:\r?\n){2}", text) if entry.strip()]


def test_a_source_is_told_alike_in_every_file(published: Published) -> None:
    for file in FILES:
        data = published.site.page("data/")
        whole = read(published, data, file)
        known = dict(zip(keys(file, whole), entries_in(file, whole), strict=True))
        assert known.keys() == published.briefing.sources.keys()
        for page, _ in record_pages(published):
            text = read(published, page, file)
            own = keys(file, text) if text else []
            for key, entry in zip(own, entries_in(file, text), strict=True):
                assert known.setdefault(key, entry) == entry, f"{page.path}: {file}"


def printed_entries(page: Page) -> list[Any]:
    """Return the BibLaTeX entries that a page shows."""
    texts = [pre.get_text() for pre in page.soup.select(".cite-this pre")]
    libraries = [parse_string(text) for text in texts]
    assert not [library for library in libraries if library.failed_blocks]
    return [entry for library in libraries for entry in library.entries]


def cited_things(published: Published) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield each key that the site offers, with what it is the key of."""
    for source in published.briefing.sources:
        yield source, ("source", source)
    for page in published.site.written:
        for entry in printed_entries(page):
            if entry.key not in published.briefing.sources:
                yield entry.key, ("page", entry.fields_dict["url"].value)
        for name, copied in json.loads(read(published, page, "copy.json") or "{}").items():
            [entry] = parse_string(copied["bibtex"]).entries
            yield entry.key, (page.url, name)


def test_no_two_things_have_the_same_key(published: Published) -> None:
    found: dict[str, set[tuple[str, str]]] = {}
    for key, thing in cited_things(published):
        found.setdefault(key, set()).add(thing)
    assert len(found) > len(published.briefing.sources)
    assert not {key: things for key, things in found.items() if len(things) > 1}


def test_the_page_of_a_source_cites_the_source_first_and_then_the_page(
    published: Published,
) -> None:
    for source in published.briefing.sources.values():
        page = published.page_of(source.id)
        first, *_, last = page.soup.select(".cite-this > p")
        said = first.get_text()
        addresses = filter(None, (source.url, source.archive_url))
        assert all(unquote(address) in unquote(said) for address in addresses), page.path
        for part in (source.publisher, *source.authors):
            assert part.replace("'", "’") in said.replace("'", "’"), page.path
        assert last.get_text().startswith("Page on the source “"), page.path
        own, of_page = printed_entries(page)
        assert own.key == source.id
        assert own.fields_dict["title"].value.startswith("{")
        assert of_page.fields_dict["title"].value.startswith("{Page on the source “"), page.path
        [in_file] = parse_string(read(published, page, "sources.bib")).entries
        assert {one.key: one.value for one in own.fields} == {
            one.key: one.value for one in in_file.fields
        }


def test_a_reference_manager_reads_the_source_and_not_the_page_about_it(
    published: Published,
) -> None:
    sources = published.briefing.sources.values()
    for source in sources:
        page = published.page_of(source.id)
        item = read_as_zotero(page)
        assert item["title"] == " ".join(source.title.split()), page.path
        assert item["url"] == (source.url or source.archive_url or item["page"]), page.path
        assert item["creators"] == list(source.authors), page.path
        assert item["language"] == source.language
        assert item["publisher"] == source.publisher
        assert item.get("publication") in {source.publisher, None}
        day = source.date and source.date.text.partition("T")[0]
        if day and re.fullmatch(r"\d{4}(-\d\d){0,2}", day) and "date" not in source.inferred:
            assert item["date"] == day.replace("-", "/"), page.path
        else:
            assert not re.fullmatch(r"\d{4}.*\d", item["date"]), page.path
    news = [one for one in sources if one.kind == "news-report"]
    assert all(
        read_as_zotero(published.page_of(one.id))["type"] == "newspaperArticle" for one in news
    )


def test_only_the_page_of_a_source_is_taken_for_another_work(published: Published) -> None:
    own = published.briefing.settings
    for page in published.site.written:
        if page.url.startswith("sources/") and page.url != "sources/":
            continue
        item = read_as_zotero(page)
        assert item["type"] == "webpage", page.path
        assert item["creators"] == []
        assert item["publication"] == (own.short_title or own.title)
        assert item["url"].endswith(page.url)


def test_nobody_is_taken_for_the_author_of_a_page_about_them(published: Published) -> None:
    """Readers of JSON-LD take a person next to a page for its author, a body for its publisher."""
    for page, _ in record_pages(published):
        [script] = page.soup.select(f'script[type="{JSON_LD}"]')
        graph = json.loads(script.get_text())["@graph"]
        assert {node["@type"] for node in graph} <= {"WebPage", "ProfilePage", "BreadcrumbList"}
        assert not [node for node in graph if "author" in node or "creator" in node]
        assert not page.soup.select('meta[name="author"]')


@pytest.mark.parametrize("attack", [0, 1, 2])
def test_hostile_titles_do_not_leave_their_element(lighthouse: Briefing, attack: int) -> None:
    seen = 0
    for path, head in heads(hostile(lighthouse, attack)[0]):
        for content in head.get("cited_with", ()):
            assert not set(content) & set("<>\"'\n\x00"), path
            seen += 1
        is_source = path.startswith("sources/") and Address(path).folder != "sources"
        assert ("cited_as" in head) <= is_source, path
    assert seen
