"""The record of a source from its page: what the page and other sources tell, what is left."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from briefing import examine
from briefing.records import EdtfDate
from briefing.scaffolding import BeginError, NewSource, begin_source
from briefing.scaffolding.facts import read_facts
from briefing.webpages import Look, host_words, page_key
from tests.conftest import Build
from tests.support.briefings import Edit
from tests.support.rules import GAZETTE, HERALD

TODAY = EdtfDate.parse("2020-06-02")


def article(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


@pytest.mark.parametrize(
    ("html", "date"),
    [
        (meta("article:published_time", "2020-05-03T08:30:00+02:00"), "2020-05-03T08:30:00+02:00"),
        (meta("article:published_time", "2020-05-03T08:30:05.123Z"), "2020-05-03T08:30:05Z"),
        (meta("article:published_time", "2020-05-03T08:30+0200"), "2020-05-03T08:30:00+02:00"),
        # A clock without an offset is no instant, and midnight is what is filled in for no clock.
        (meta("article:published_time", "2020-05-03 08:30"), "2020-05-03"),
        (meta("article:published_time", "2020-05-03T00:00:00Z"), "2020-05-03"),
        (meta("citation_publication_date", "2020/5/3"), "2020-05-03"),
        (meta("citation_date", "2020/05"), "2020-05"),
        (meta("dc.date", "2020"), "2020"),
        (meta("date", "May 3, 2020"), "2020-05-03"),
        (meta("date", "Sun, 03 May 2020 10:00:00 GMT"), "2020-05-03"),
        (meta("date", "13/05/2020"), "2020-05-13"),
        (meta("date", "03/05/2020"), None),
        (meta("date", "2020-13-45"), None),
        (meta("date", "yesterday"), None),
        (article(headline="A", datePublished="2020-05-03"), "2020-05-03"),
        (article(**{"@graph": [{"@type": "WebPage"}, {"datePublished": "2020-05"}]}), "2020-05"),
        ('<time itemprop="datePublished" datetime="2020-05-03">Sunday</time>', "2020-05-03"),
        ('<time datetime="2020-05-03">some other day</time>', None),
        ("", None),
    ],
)
def test_a_date_is_taken_at_the_precision_that_the_page_gives(html: str, date: str | None) -> None:
    found = read_facts(html).date
    assert (found.value if found else None) == date


def test_a_date_that_may_mean_two_is_told_and_not_taken() -> None:
    (doubt,) = read_facts(meta("date", "03/05/2020")).doubts
    assert "03/05/2020" in doubt
    assert "2020-05-03" in doubt
    assert "2020-03-05" in doubt


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<title>Mill burns | The News</title>" + meta("og:site_name", "The News"), "Mill burns"),
        ("<title>Mill burns - The News</title>", "Mill burns - The News"),
        (meta("og:title", "Mill &amp; barn\n burn"), "Mill & barn burn"),
        (article(headline="From JSON") + meta("og:title", "From Open Graph"), "From JSON"),
        ("<title>\u202eKnab\x1b[31m</title>", "Knab[31m"),
        ("<svg><title>Arrow</title></svg><![broken", "Arrow"),
    ],
)
def test_a_title_is_one_line_without_the_name_of_the_site(html: str, title: str) -> None:
    found = read_facts(html).title
    assert found is not None
    assert found.value == title


def test_authors_are_people_and_not_links_or_the_site() -> None:
    page = article(
        headline="A",
        author=[{"name": "Ann Ashe"}, {"@id": "#ben"}, "By Carl Coe", {"name": "The News"}],
        publisher={"name": "The News"},
    ) + article(**{"@id": "#ben", "name": "Ben Birk"})
    assert [one.value for one in read_facts(page).authors] == ["Ann Ashe", "Ben Birk", "Carl Coe"]
    assert read_facts(meta("article:author", "https://social.example/ann")).authors == ()


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ('<html lang="fr-CA">', "fr-CA"),
        (meta("og:locale", "ar_IQ"), "ar-IQ"),
        ('<html lang="en"><title>حريق</title>' + meta("og:locale", "ar_IQ"), "ar-IQ"),
        ('<html lang="{{lang}}">', None),
    ],
)
def test_a_language_is_a_tag_that_fits_the_title(html: str, language: str | None) -> None:
    found = read_facts(html).language
    assert (found.value if found else None) == language


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://www.news.example/a/", "https://news.example/a"),
        ("https://News.example:443/a#top", "https://news.example/a"),
        ("https://news.example/a?utm_source=x&id=7&fbclid=z", "https://news.example/a?id=7"),
        ("https://news.example/a?b=1&a=2", "https://news.example/a?a=2&b=1"),
        ("https://web.archive.org/web/20200503080000/https://news.example/a", "http://news.example/a"),
    ],
)  # fmt: skip
def test_addresses_of_one_page_have_one_key(one: str, other: str) -> None:
    assert page_key(one) == page_key(other)
    assert page_key(one) != page_key("https://news.example/b")
    assert page_key("https://news.example:99999999/a") == "news.example:99999999/a?"


def test_the_telling_part_of_a_host() -> None:
    hosts = (
        "https://www.bbc.co.uk/x",
        "https://apnews.com/",
        "https://news.un.org:8443/",
        "http://t.me",
    )
    assert [host_words(url) for url in hosts] == ["bbc", "apnews", "news", "t"]


PAGE = (
    '<html lang="fr"><title>Le moulin brûle</title>'
    + article(
        headline="Le moulin brûle",
        datePublished="2020-05-03T10:00:00+02:00",
        author={"name": "Ann Ashe"},
        publisher={"name": "GAZETTE"},
    )
    + '<link rel="canonical" href="/2020/moulin?utm_source=own">'
)
KNOWN = (
    Edit(GAZETTE, "url", "https://gazette.example/mill"),
    Edit("sources/gazette-two.yml", "", {"kind": "decree", "role": "primary", "title": "Two",
     "publisher": "Gazette", "origin": "paper", "language": "en", "read": "full"}),
    Edit(HERALD, "url", "https://www.herald.example/x"),
)  # fmt: skip


def begun(data: Path, url: str, look: Look | str = "") -> tuple[NewSource, dict[str, object]]:
    answer = look if isinstance(look, Look) else Look(url, look)
    found = begin_source(data, url, lambda *_: answer, today=TODAY)
    return found, yaml.load(found.file.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506


def test_what_the_page_and_its_siblings_tell_is_filled_in_and_said(build: Build) -> None:
    data = build(*KNOWN)
    found, record = begun(data, "http://gazette.example/fr/1?fbclid=9", PAGE)
    assert found.file.name == "gazette-le-moulin-brule-2020-05-03.yml"
    assert record == {
        "kind": "decree",
        "role": "TODO",
        "title": "Le moulin brûle",
        "publisher": "Gazette",
        "origin": "paper",
        "authors": ["Ann Ashe"],
        "date": "2020-05-03T10:00:00+02:00",
        "url": "http://gazette.example/2020/moulin",
        "accessed": "2020-06-02",
        "language": "fr",
        "read": "TODO",
    }
    told = dict(found.filled)
    assert told["date"] == "JSON-LD datePublished"
    assert told["language"] == "the html element's lang"
    assert told["origin"] == "the other sources of Gazette"
    assert "check it" in told["kind"]
    assert found.open == ("role", "read")
    assert {one.code for one in examine(data).errors} == {"todo-left"}


def test_a_page_that_cannot_be_read_leaves_its_address(build: Build) -> None:
    url = "https://news.example/2020/05/03/mill-burns-down?utm_medium=x"
    found, record = begun(build(), url, Look(url, why_not="no answer within 20 s"))
    assert found.file.name == "news-example-mill-burns-down-2020-05-03.yml"
    assert record["url"] == "https://news.example/2020/05/03/mill-burns-down"
    assert (record["date"], record["inferred"]) == ("2020-05-03", ["date"])
    assert found.remarks[0] == "The page could not be read: no answer within 20 s."
    assert set(found.open) == {"kind", "role", "title", "publisher", "origin", "language", "read"}


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://news.example/191020211", "news-example-191020211.yml"),
        ("https://news.example/", "news-example.yml"),
        ("https://s.example/a", "source-s-example-a.yml"),
    ],
)
def test_an_address_always_gives_an_id(url: str, name: str, build: Build) -> None:
    assert begun(build(), url, Look(url, why_not="answers 404"))[0].file.name == name


def test_a_site_without_a_name_is_known_by_its_host(build: Build) -> None:
    found, record = begun(build(*KNOWN), "https://herald.example/y", "<title>Y</title>")
    assert record["publisher"] == "Herald"
    assert record["origin"] == "agency"
    assert record["inferred"] == ["publisher", "language"]
    assert "no language that is known" not in " ".join(found.remarks)


def test_what_does_not_fit_is_said(build: Build) -> None:
    page = '<html lang="qx"><link rel="canonical" href="https://other.example/first">'
    found, record = begun(build(), "https://news.example/copy", page)
    assert record["url"] == "https://news.example/copy"
    assert record["language"] == "TODO"
    told = " ".join(found.remarks)
    assert "The page names https://other.example/first as its own address" in told
    assert "in `qx`" in told


@pytest.mark.parametrize(
    "canonical", ["https://news.example/", "javascript:alert(1)", "http://[", "//news.example/a b"]
)
def test_an_own_address_that_cannot_be_true_is_left_alone(canonical: str, build: Build) -> None:
    page = f'<link rel="canonical" href="{canonical}">'
    _, record = begun(build(), "https://news.example/a/story", page)
    assert record["url"] == "https://news.example/a/story"


def test_a_page_that_has_a_record_is_named_and_not_visited_again(build: Build) -> None:
    data = build(*KNOWN)
    with pytest.raises(BeginError, match=r"sources/gazette\.yml"):
        begin_source(data, "http://www.gazette.example/mill/?utm_source=a", _nobody, today=TODAY)
    with pytest.raises(BeginError, match="gazette"):
        begun(data, "https://gazette.example/m", Look("https://gazette.example/mill", PAGE[:6]))
    with pytest.raises(BeginError, match="web address"):
        begin_source(data, "file:///etc/passwd", _nobody, today=TODAY)


def test_a_copy_in_the_archive_stands_for_the_page(build: Build) -> None:
    copy = "https://web.archive.org/web/20200503080000/https://news.example/a"
    _, record = begun(build(), copy, Look("https://news.example/a", why_not="answers 404"))
    assert record["url"] == "https://news.example/a"
    assert record["archive_url"] == copy


def _nobody(url: str, contact: str | None) -> Look:
    raise AssertionError(url)
