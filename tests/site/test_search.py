"""Search in a real browser: what people type, and whose page they find first."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab

from tests.support.briefings import LIGHTHOUSE, Edit, Files, edited, minimal, write
from tests.support.searching import (
    Searches,
    first_hits,
    first_page,
    names_by_page,
    slip,
    wrong_hits,
)
from tests.support.site import Published, served
from tests.support.sites import site_of
from tests.support.tabs import SearchField, opened

DEKAREL = "actors/noam-dekarel/"
BOARD = "actors/skerra-lights-board/"
GUILD = "actors/salvors-guild-of-skerra/"
ELKE = "actors/elke-tolvik/"
JORUN = "actors/jorun-tolvik/"
ORRLAND = "actors/orrland/"
REEF = "places/gull-reef/"
SKERRA = "places/skerra/"
PORT = "places/port-ansel/"
WRECK = "events/wreck-of-the-aurelia/"
BURNING = "questions/was-the-light-burning/"
TELEGRAM = "reactions/board-on-the-wreck/"

SEARCHES: Mapping[str, Searches] = {
    "names, short names and acronyms as they are": {
        DEKAREL: ("Noam Dekarel", "Dekarel", "captain dekarel", "Abi Shira", "the Lantern"),
        BOARD: ("Skerra Lights Board", "SLB", "slb", "S.L.B.", "lights board"),
        GUILD: ("Salvors' Guild of Skerra", "Salvors' Guild", "salvors guild"),
        REEF: ("Gull Reef", "gull reef", "the Teeth"),
        ORRLAND: ("Orrland",),
        PORT: ("Port Ansel",),
    },
    "one letter, sound or sign for another": {
        DEKAREL: (
            *("Dekarell", "Dekarelle", "Decarel", "Dekarrel", "Deckarel"),
            *("noam dekar'el", "Noem Dekarel"),
        ),
        SKERRA: ("Skera", "Scerra"),
        JORUN: ("Jorun Tolvic", "Yorun Tolvik"),
        ELKE: ("Elka Tolvik",),
        ORRLAND: ("Orland",),
        PORT: ("Port Anzel",),
        GUILD: ("salvers guild",),
    },
    "slips of the finger": {
        DEKAREL: ("noam dekaerl", "Dekaerl", "Naom Dekarel"),
        BOARD: ("Skerra Lihgts Board", "Skera Lights Board"),
        GUILD: ("Slavors' Guild",),
        REEF: ("gul reef", "Gull Reaf"),
        PORT: ("Port Anesl",),
        JORUN: ("Jroun Tolvik",),
        ELKE: ("Ellke Tolvik",),
        BURNING: ("was the light burnign",),
    },
    "Hebrew and Greek": {
        DEKAREL: ("נועם דקראל", "דקראל", "נעם דקראל", "Νοάμ Ντεκαρέλ", "Νοαμ Ντεκαρελ", "Ντεκαρέλ"),
        GUILD: ("Συντεχνία Ναυαγοσωστών", "συντεχνια ναυαγοσωστων της σκερρα"),
        REEF: ("שונית השחף",),
        WRECK: ("טביעת האורליה",),
    },
    "parts of names, while typing and in any order": {
        DEKAREL: ("Noam Dek", "Deka", "dekarel noam", "Noam ben Al"),
        BOARD: ("lights boa", "board skerra lights"),
        GUILD: ("guild salvors",),
        REEF: ("reef gull",),
        ELKE: ("Tolvik Elke",),
        PORT: ("ansel port",),
    },
    "scripts for one another": {
        DEKAREL: ("Декарел", "Ноам Декарел"),
        SKERRA: ("Скерра",),
        ORRLAND: ("Орланд",),
        JORUN: ("Толвик Йорун",),
    },
    "words of questions, events and days": {
        "questions/how-many-aboard/": ("how many people", "how many people were aboard?"),
        BURNING: ("was the light burning",),
        "questions/who-ran-the-light/": ("who ran the light",),
        WRECK: (
            *("14 March 2003", "2003-03-14", "14.03.2003", "14/3/2003", "March 14, 2003"),
            *("14 mar 2003", "١٤ مارس ٢٠٠٣", "14 Μαρτίου 2003", "Aurelia disaster"),
        ),
        "events/gale-of-march-2003/": ("12 March 2003", "gale"),
        "events/inquiry-into-the-wreck/": ("inquiry into the wreck",),
        "events/fire-on-the-cliff/": ("fire on the cliff",),
        "methodology/": ("methodology",),
        "glossary/": ("names and abbreviations",),
    },
    "a name and what is asked of it": {
        DEKAREL: ("Dekarel struck off", "Dekarell designation"),
        ELKE: ("Tolvik keeper",),
        JORUN: ("Jorun warden",),
        GUILD: ("Guild licence",),
        BOARD: ("SLB log",),
        TELEGRAM: ("Board telegram",),
        "reactions/guild-says-it-saved-lives/": ("guild boats saved",),
    },
}
"""What people type, by what is forgiven, and whose page they are to find first."""

NOTHING = ("qwertzuiop", "xylophone", "zzzz", "Wqrtpsdf Mnbvcxk", "ضصثقفغ", "קקקק", "123456789")
"""What is in no name and no text."""

NOT_FIRST = {
    "decade": DEKAREL,
    "Nathan": DEKAREL,
    "sport": PORT,
    "beef": REEF,
    "Holland": ORRLAND,
    "Aurora": WRECK,
    "confirmed": ORRLAND,
}
"""Words that look like a name or are in every text, and the page that they do not mean."""

QADHIRI = "actors/marwan-al-qadhiri/"
MANARA = "actors/kataib-al-manara/"
GHAEMI = "actors/esmat-ghaemi/"
KHAZANI = "actors/orla-al-khazani/"
HOSSEINZADEH = "actors/arash-hosseinzadeh/"
MINISTRY = "actors/foreign-ministry/"

ARABIC_SEARCHES: Mapping[str, Searches] = {
    "Arabic and Persian": {
        QADHIRI: ("مروان القاظري", "القاظري", "قاظري", "القاضري", "مَرْوان القاظرى"),
        MANARA: (
            *("كتائب المنارة", "کتائب المنارة", "كتائب المناره", "كتايب منارة"),
            *("المنارة", "كـتـائـب", "الكتائب"),
        ),
        GHAEMI: ("عصمت قائمي", "قائمی", "عصمت قايمي"),
        KHAZANI: ("أورلا الخزاني", "اورلا الخزاني", "خزانی"),
    },
    "joiners, typed, left out or as a space, and runs without spaces": {
        HOSSEINZADEH: (
            *("آرش حسین\u200cزاده", "آرش حسینزاده", "آرش حسین زاده", "حسینزاده", "حسین زاده"),
            *("خانه\u200cهای", "خانههای", "خانه های"),
        ),
        MINISTRY: ("中国外交部", "外交部", "外交", "发言人办公室", "办公室"),
    },
    "articles, and sounds that Latin letters write in many ways": {
        QADHIRI: (
            *("Qadhiri", "al-Qadhiri", "al Qadhiri", "alqadhiri", "el-Qadhiri"),
            *("Qazeri", "Kadhiri", "Qadiri", "Marwan Qadheri", "Merwan al-Qadiri"),
        ),
        MANARA: ("Kataeb al Manarah", "Kata'ib al-Manara", "Ketaib Manara", "Katiab al-Manara"),
        GHAEMI: ("Qaemi", "Qaimi", "Gaemi", "Esmat Ghaimi"),
        KHAZANI: ("Khazani", "Khazaani", "Ghazani", "Orla Khazany"),
    },
}
"""The same of names that the made-up briefing has none of."""


def arabic_names() -> Files:
    """A small briefing of names in Arabic and Persian, and of English that begins with Arabic."""
    written_there = {"rtl": True, "definition": "As it is written there."}
    languages = {
        "en": "English",
        "fr": "French",
        "ar": {"label": "Arabic", **written_there},
        "fa": {"label": "Persian", **written_there},
        "zh": "Chinese",
    }
    actors = {
        QADHIRI: ("Marwan al-Qadhiri", {"ar": "مروان القاظري"}),
        MANARA: ("Kataib al-Manara", {"ar": "كتائب المنارة"}),
        GHAEMI: ("Esmat Ghaemi", {"ar": "عصمت قائمي", "fa": "عصمت قائمی"}),
        KHAZANI: ("Orla al-Khazani", {"ar": "أورلا الخزاني"}),
        HOSSEINZADEH: ("Arash Hosseinzadeh", {"fa": "آرش حسین\u200cزاده"}),
        MINISTRY: ("Foreign Ministry", {"zh": "中国外交部"}),
    }
    return edited(
        minimal(),
        Edit("vocabulary.yml", "languages", languages),
        Edit("vocabulary.yml", "stances", {"mourns": "mourns"}),
        *(
            Edit(f"{page.rstrip('/')}.yml", "", _actor(name, names))
            for page, (name, names) in actors.items()
        ),
    )


WRITTEN = {
    "Arash Hosseinzadeh": "It says خانه\u200cهای below.",
    "Foreign Ministry": "It says 请到发言人办公室来 below.",
}
"""What is found in a text alone."""


def _actor(name: str, names: Mapping[str, str]) -> dict[str, object]:
    first = next(iter(names.values()))
    written = WRITTEN.get(name, "")
    summary = f"{first} is what stands on the door of the house. {written} [@gazette]"
    said = {"names": {**names}, "summary": summary, "reviewed": "2020-06-01"}
    return {"name": name, "kind": "person", **said}


@pytest.fixture(scope="module")
def tab(chromium: Browser, published_url: str) -> Iterator[Tab]:
    """The first page, for all that is asked of its search."""
    with first_page(chromium, published_url) as tab:
        yield tab


@pytest.fixture(scope="module")
def arabic_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the small briefing of names is served."""
    data = write(tmp_path_factory.mktemp("arabic") / "data", arabic_names())
    with served(site_of(data).site) as url:
        yield url


@pytest.fixture(scope="module")
def arabic_tab(chromium: Browser, arabic_url: str) -> Iterator[Tab]:
    """Its first page."""
    with first_page(chromium, arabic_url) as tab:
        yield tab


# What is found first


@pytest.mark.parametrize("forgiven", SEARCHES)
def test_what_is_meant_is_found_first(tab: Tab, published_url: str, forgiven: str) -> None:
    assert not wrong_hits(tab, published_url, SEARCHES[forgiven])


@pytest.mark.parametrize("forgiven", ARABIC_SEARCHES)
def test_search_serves_any_subject_and_script(
    arabic_tab: Tab, arabic_url: str, forgiven: str
) -> None:
    assert not wrong_hits(arabic_tab, arabic_url, ARABIC_SEARCHES[forgiven])


def test_every_actor_is_found_first_by_each_name(
    tab: Tab, published: Published, published_url: str
) -> None:
    names = names_by_page(published)
    assert any(names.values())
    assert not wrong_hits(tab, published_url, names)


def test_one_slip_of_the_finger_rarely_hides_an_actor(
    tab: Tab, published: Published, published_url: str
) -> None:
    chance = random.Random("slips")
    searches = {
        page: [slip(name, chance) for name in own if len(name) >= 6]
        for page, own in names_by_page(published).items()
    }
    wrong = wrong_hits(tab, published_url, searches)
    assert len(wrong) <= 0.05 * sum(map(len, searches.values())), wrong


def test_what_is_nowhere_finds_nothing(tab: Tab, published_url: str) -> None:
    assert first_hits(tab, published_url, NOTHING) == [None] * len(NOTHING)


def test_where_nothing_is_found_the_list_says_what_to_try(tab: Tab, published_url: str) -> None:
    search = SearchField(tab, published_url)
    search.first_hit("Dekarel")
    search.type(NOTHING[0])
    expect(tab.locator(".md-search-result__meta")).to_contain_text("Nothing found. Try")
    expect(tab.locator(".md-search-result__item")).to_have_count(0)


@pytest.mark.parametrize(("words", "other"), NOT_FIRST.items())
def test_a_word_is_not_taken_for_a_name_that_is_only_near(
    tab: Tab, published_url: str, words: str, other: str
) -> None:
    assert first_hits(tab, published_url, [words]) != [other]


def one_of_each_sort() -> Iterator[tuple[str, str]]:
    """What is typed and the page that is meant, once for each sort of slip."""
    for searches in SEARCHES.values():
        page, typed = next(iter(searches.items()))
        yield page, typed[-1]


def test_what_a_person_types_is_found_as_the_worker_finds_it(tab: Tab, published_url: str) -> None:
    search = SearchField(tab, published_url)
    for page, words in one_of_each_sort():
        assert search.first_hit(words) == page, words


def test_the_copy_that_opens_from_disk_forgives_too(chromium: Browser, tmp_path: Path) -> None:
    copy = tmp_path / "copy 1"
    shutil.copytree(site_of(LIGHTHOUSE, "--from-disk").site, copy)
    url = f"{copy.as_uri()}/"
    with opened(chromium) as (tab, heard):
        tab.goto(f"{url}index.html")
        search = SearchField(tab, url)
        for page, words in one_of_each_sort():
            assert search.first_hit(words) == f"{page}index.html", words
        search.first_hit("Aurelia deckhand drowned")
        claim = tab.locator(".md-search-result__item p", has_text="A deckhand of")
        expect(claim.locator(".status-reported")).to_have_text("Reported")
        assert not heard.faults


# How passages run


def directions(tab: Tab, url: str, own: str, *queries: str) -> set[str]:
    """Return how the passages of some results run: as their pages do, or all of their letters."""
    found = set()
    for words in queries:
        SearchField(tab, url).first_hit(words)
        for passage in tab.locator(".md-search-result__item p[dir]").all():
            text = passage.text_content() or ""
            ways = {
                "rtl" if "\u0600" <= one <= "\u06ff" else "ltr" for one in text if one.isalpha()
            }
            direction = str(passage.get_attribute("dir"))
            in_arabic = passage.locator("xpath=ancestor::a[contains(@href, '/contribute/ar/')]")
            of_page = "rtl" if in_arabic.count() else own
            assert direction == (of_page if of_page in ways else ways.pop()), text
            isolated = {one.get_attribute("dir") for one in passage.locator("bdi").all()}
            assert isolated == ways - {direction}, text
            found.add(direction)
    return found


def test_a_passage_runs_as_its_page_does(arabic_tab: Tab, arabic_url: str) -> None:
    """One in English may begin with a name in Arabic, and one be all in Arabic."""
    assert directions(arabic_tab, arabic_url, "ltr", "القاظري", "السجل") >= {"ltr"}
    SearchField(arabic_tab, arabic_url).first_hit("القاظري")
    passage = arabic_tab.locator(".md-search-result__item p[dir]").first
    expect(passage.locator("bdi")).to_have_text("مروان القاظري")
