"""Search in a real browser: what people type, what they find first, and what the list says."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab

from briefing.records import Actor
from tests.support.briefings import LIGHTHOUSE
from tests.support.site import Published, build
from tests.support.tabs import SearchField, opened

LARGEST_INDEX = 300 * 1024
"""Bytes of the shipped briefing's index, compressed by gzip."""

ASAIB = "actors/asaib-ahl-al-haq/"
KATAIB = "actors/kataib-hezbollah/"
HASHD = "actors/popular-mobilization-units/"
KADHIMI = "actors/mustafa-al-kadhimi/"
SADR = "actors/muqtada-al-sadr/"
KHAZALI = "actors/qais-al-khazali/"
QAANI = "actors/esmail-qaani/"
AMIRI = "actors/hadi-al-amiri/"
ATTACK = "events/attack-of-7-november-2021/"

SEARCHES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "names, short names and acronyms as they are": {
        ASAIB: ("Asaib Ahl al-Haq", "asaib", "League of the Righteous"),
        KATAIB: ("Kataib Hezbollah", "Hezbollah Brigades"),
        HASHD: ("Popular Mobilization Units", "PMU", "PMF", "Hashd", "hashd al-shaabi"),
        KADHIMI: ("Mustafa al-Kadhimi", "Kadhimi", "al-Kadhimi", "mustafa al-kazemi"),
        SADR: ("Muqtada al-Sadr", "Sadr", "al-Sadr", "moqtada sadr"),
        "actors/unami/": ("UNAMI", "unami", "U.N.A.M.I."),
        "actors/islamic-revolutionary-guard-corps/": ("IRGC", "I.R.G.C", "Revolutionary Guards"),
        "actors/islamic-state-in-iraq/": ("IS", "ISIS", "Daesh", "daesh"),
        "actors/united-states/": ("US", "U.S."),
        "actors/gulf-cooperation-council/": ("GCC",),
        "actors/sadrist-movement/": ("Sadrists", "Sadrist bloc"),
        "actors/badr-organization/": ("Badr", "Badr Organisation"),
        "places/green-zone/": ("Green Zone", "green zone", "International Zone"),
        "actors/turkey/": ("Türkiye", "Turkiye", "Turkey"),
    },
    "one letter, sound or sign for another": {
        KADHIMI: (
            *("Khadimi", "Kazemi", "Kadhemi", "Kadimi", "Kathimi", "Qadhimi", "Kadhimy"),
            *("al Khadhimi", "alkadhimi", "el-Kadhimi", "Moustafa Kadhimi", "Mostafa Al Kazimi"),
        ),
        ASAIB: ("Asaeb", "Asaib", "Assaib", "Asa'eb Ahl al-Haqq", "Asaib Ahlul Haq", "Asayib"),
        HASHD: ("Hashed", "Hashid", "Hashd al Sha'bi", "hashd ash-shaabi", "Hachd al-Chaabi"),
        QAANI: ("Ghaani", "Qaani", "Qani", "Ghani", "Ismail Qani", "Esmaeil Ghaani", "Gaani"),
        SADR: ("Moqtada", "Muqtada", "Mouqtada", "Moktada al Sader", "Muktada as-Sadr"),
        KATAIB: ("Kataeb Hizbullah", "Kata'ib Hizbollah", "Ketaib Hezbollah", "Kataib Hizb Allah"),
        "actors/lebanese-hezbollah/": ("Hizbullah", "Hezbollah", "Hezbolla"),
        KHAZALI: ("Khazaali", "Qais Khazali", "Kais al-Khazali", "Qays Khaz'ali", "Ghazali"),
        AMIRI: ("Amiri", "Ameri", "Hadi al Aamiri", "Amery"),
        "actors/nouri-al-maliki/": ("Noori al-Maliky", "Nuri Maliki", "Malki"),
        "actors/mohammed-al-halbousi/": ("Muhammad Halbusi", "Mohamad al-Halboosi"),
        "actors/abu-mahdi-al-muhandis/": ("Mohandes", "Abu Mehdi al-Mohandis"),
        "actors/falih-al-fayyadh/": ("Faleh Fayyad", "Fayadh", "Falih al-Fayaz"),
        "actors/qasim-al-araji/": ("Qassem Araji", "Kasim al-A'raji"),
        "actors/faiq-zaidan/": ("Faik Zeydan", "Fayeq Zaidan"),
        "actors/mahdi-army/": ("Jaish al Mahdi", "Mehdi Army", "Jaysh al-Mehdi"),
        "actors/haider-al-abadi/": ("Haydar al-Abadi", "Hayder Abadi"),
        "actors/abu-fadak-al-mohammedawi/": ("Abdulaziz Muhammadawi", "Abd al-Aziz al-Mohammedawi"),
        "places/karbala/": ("Kerbela",),
        "places/diyala/": ("Diala",),
    },
    "slips of the finger": {
        KADHIMI: ("Kadihmi", "Mustfa al-Kadhimi", "Kadhhimi", "Mustafa alKadhmi"),
        SADR: ("Muqtada al-Sard", "Mutqada"),
        KATAIB: ("Katiab Hezbollah", "Kataib Hezbolah"),
        HASHD: ("Popular Mobilizaton Units", "Populr Mobilization", "popular moblisation forces"),
        "actors/united-nations/": ("Untied Nations",),
        "actors/coordination-framework/": ("Cordination Framework",),
        "actors/sadrist-movement/": ("Sadrist Movment",),
        "places/green-zone/": ("Geren Zone",),
        "actors/barham-salih/": ("Bahram Salih", "Barham Salhi"),
        "questions/was-it-staged/": ("was the attack stagd",),
    },
    "Arabic and Persian": {
        ASAIB: ("عصائب أهل الحق", "عصائب اهل الحق", "العصائب", "عصائب", "عصايب اهل حق"),
        KATAIB: ("كتائب حزب الله", "الكتائب", "كتائب", "كتايب حزب الله", "كـتـائـب"),
        HASHD: ("الحشد الشعبي", "حشد شعبي", "الحشد", "حشد", "الحشد الشعبى"),
        KADHIMI: ("مصطفى الكاظمي", "مصطفي الكاظمي", "الكاظمي", "كاظمي", "کاظمی", "الكاضمي"),
        SADR: ("مقتدى الصدر", "مُقْتَدى الصَّدر", "الصدر", "صدر", "مقتدی صدر"),
        KHAZALI: ("قيس الخزعلي", "الخزعلي", "قیس خزعلی"),
        AMIRI: ("هادي العامري", "العامري", "عامري", "ھادی عامری"),
        QAANI: ("إسماعيل قاآني", "اسماعيل قاآني", "قاآنی", "اسماعیل قاآنی", "قااني"),
        "actors/sadrist-movement/": ("التيار الصدري", "تيار صدري"),
        "actors/badr-organization/": ("منظمة بدر", "منظمه بدر"),
        "actors/islamic-revolutionary-guard-corps/": ("سپاه پاسداران", "الحرس الثوري"),
        "places/green-zone/": ("المنطقة الخضراء", "منطقة خضراء", "المنطقه الخضراء"),
        "actors/iran/": ("إيران", "ايران", "ایران"),
    },
    "parts of names, while typing and in any order": {
        KADHIMI: ("Kadhi", "mustafa kad", "Kadhimi Mustafa"),
        HASHD: ("popular mob", "units popular mobilization", "الحشد الشع"),
        KATAIB: ("kataib hez", "Hezbollah Kataib"),
        QAANI: ("Esmail Q",),
        "actors/nechirvan-barzani/": ("barzani nechirvan", "Nechir"),
        "actors/united-nations-security-council/": ("security council", "UN Security C"),
        "actors/supreme-judicial-council/": ("judicial council",),
        "places/baghdad-airport/": ("Baghdad airport", "airport baghdad"),
    },
    "scripts for one another": {
        "actors/iran/": ("Иран", "Ιράν", "איראן"),
        "actors/lebanese-hezbollah/": ("Хезболла",),
    },
    "words of questions, events and days": {
        "questions/who-did-it/": ("who carried out the attack", "who did it"),
        "questions/how-many-drones/": ("how many drones", "how many drones were used"),
        "questions/was-kadhimi-hurt/": ("was Kadhimi injured", "kadhimi injured"),
        "questions/was-it-staged/": ("staged", "was it staged?"),
        "questions/where-launched/": ("where were the drones launched",),
        "questions/was-the-election-rigged/": ("election rigged",),
        "events/inquiry-into-the-attack/": ("inquiry into the attack",),
        "events/election-of-10-october-2021/": ("election 10 October 2021", "10/10/2021"),
        ATTACK: (
            *("7 November", "2021-11-07", "November 7, 2021", "7 nov 2021", "07.11.2021"),
            *("٧ نوفمبر ٢٠٢١", "۷ نوامبر ۲۰۲۱", "7 تشرين الثاني 2021", "assassination attempt"),
        ),
        "events/clashes-of-5-november-2021/": ("5 November 2021", "clashes near the green zone"),
        "methodology/": ("methodology",),
        "glossary/": ("names and abbreviations",),
    },
    "a name and what is asked of it": {
        KADHIMI: ("Kadhimi exile", "Kadimi journalist"),
        ASAIB: ("AAH designation", "Asaeb designation"),
        "reactions/kuwait-foreign-ministry/": ("Kuwait written statement",),
        "actors/kuwait/": ("Kuwait",),
    },
}
"""What people type, by what is forgiven, and whose page they are to find first."""

NOTHING = ("qwertzuiop", "xylophone", "zzzz", "Wqrtpsdf Mnbvcxk", "ضصثقفغ", "123456789")
"""What is in no name and no text."""

NOT_FIRST = {
    "Roman": ("actors/oman/", "actors/european-union/"),
    "Sadiq": (SADR,),
    "Hassan": (SADR, KADHIMI),
    "Omar": (AMIRI, "actors/oman/"),
    "confirmed": (KADHIMI, ATTACK),
}
"""Words that look like a name, and the pages that they do not mean."""

MADE_UP_SEARCHES: Mapping[str, tuple[str, ...]] = {
    "actors/noam-dekarel/": (
        *("Dekarel", "noam dekar'el", "Captain Dekarel", "Dekarelle", "Dekarell", "Decarel"),
        *("נועם דקראל", "דקראל", "Νοάμ Ντεκαρέλ", "Νοαμ Ντεκαρελ", "noam dekaerl"),
    ),
    "actors/skerra-lights-board/": ("SLB", "S.L.B.", "lights board", "Skera Lights Board"),
    "places/gull-reef/": ("Gull Reef", "the Teeth", "שונית השחף", "gul reef"),
}


@pytest.fixture(scope="module")
def tab(chromium: Browser, shipped_url: str) -> Iterator[Tab]:
    """The shipped briefing's first page, in which nothing may go wrong."""
    with opened(chromium) as (tab, heard):
        tab.goto(shipped_url)
        yield tab
        assert not heard.faults


def wrong_hits(tab: Tab, url: str, searches: Mapping[str, tuple[str, ...]]) -> list[str]:
    """What people type and do not find first."""
    search = SearchField(tab, url)
    found = {
        words: (search.first_hit(words), page)
        for page, typed in searches.items()
        for words in typed
    }
    return [f"{words}: {hit}" for words, (hit, page) in found.items() if hit != page]


ASK = """async ({ queries, base }) => {
    const { search } = JSON.parse(document.getElementById("__config").textContent)
    const index = await (await fetch(`${base}search/search_index.json`)).json()
    const worker = new Worker(new URL(search, location))
    const ask = message => new Promise(answer => {
        worker.onmessage = ({ data }) => answer(data)
        worker.postMessage(message)
    })
    await ask({ type: 0, data: { ...index, options: {} } })
    const found = []
    for (const query of queries) {
        const { data } = await ask({ type: 2, data: query })
        found.push(data.items[0]?.[0].location.split("#")[0] ?? null)
    }
    worker.terminate()
    return found
}"""
"""Asks the search worker many things without waiting for the list to be drawn each time."""


def asked(tab: Tab, url: str, searches: Mapping[str, list[str]]) -> tuple[int, list[str]]:
    """How many things are asked of the worker, and what is not found first."""
    meant = [(words, page) for page, typed in searches.items() for words in typed]
    found = tab.evaluate(ASK, {"queries": [words for words, _ in meant], "base": url})
    pairs = zip(meant, found, strict=True)
    return len(meant), [f"{words}: {hit}" for (words, page), hit in pairs if hit != page]


# What is found first


@pytest.mark.parametrize("forgiven", SEARCHES)
def test_what_is_meant_is_found_first(tab: Tab, shipped_url: str, forgiven: str) -> None:
    assert not wrong_hits(tab, shipped_url, SEARCHES[forgiven])


def test_every_actor_is_found_first_by_each_name(
    tab: Tab, shipped_site: Published, shipped_url: str
) -> None:
    number, wrong = asked(tab, shipped_url, _names(shipped_site))
    assert number > 300
    assert not wrong


def test_one_slip_of_the_finger_rarely_hides_an_actor(
    tab: Tab, shipped_site: Published, shipped_url: str
) -> None:
    chance = random.Random("slips")
    searches = {
        page: [_slip(name, chance) for name in own if len(name) >= 6]
        for page, own in _names(shipped_site).items()
    }
    number, wrong = asked(tab, shipped_url, searches)
    assert len(wrong) <= 0.05 * number, wrong


def _names(published: Published) -> dict[str, list[str]]:
    """The names that no two actors share, by the page that each is to find first."""
    actors = [a for a in published.briefing.actors.values() if not a.withdrawn]
    times = Counter(name for actor in actors for name in set(_names_of(actor)))
    return {
        f"actors/{actor.id}/": [name for name in _names_of(actor) if times[name] == 1]
        for actor in actors
    }


def _names_of(actor: Actor) -> list[str]:
    aliases = (alias.text for alias in actor.aliases)
    own = (name.value for name in actor.names.values())
    return list(dict.fromkeys((actor.name, *aliases, *own)))


def _slip(name: str, chance: random.Random) -> str:
    """The name with one letter left out, or two neighbours exchanged."""
    letters = [i for i, letter in enumerate(name) if letter.isalpha()]
    pairs = [i for i in letters if i + 1 in letters and name[i] != name[i + 1]]
    if chance.random() < 0.5:
        i = chance.choice(letters)
        return name[:i] + name[i + 1 :]
    i = chance.choice(pairs)
    return name[:i] + name[i + 1] + name[i] + name[i + 2 :]


@pytest.mark.parametrize("words", NOTHING)
def test_what_is_nowhere_finds_nothing_and_says_what_to_try(
    tab: Tab, shipped_url: str, words: str
) -> None:
    search = SearchField(tab, shipped_url)
    search.type(words)
    expect(tab.locator(".md-search-result__meta")).to_contain_text("Nothing found. Try")
    expect(tab.locator(".md-search-result__item")).to_have_count(0)


@pytest.mark.parametrize(("words", "others"), NOT_FIRST.items())
def test_a_word_is_not_taken_for_a_name_that_is_only_near(
    tab: Tab, shipped_url: str, words: str, others: tuple[str, ...]
) -> None:
    search = SearchField(tab, shipped_url)
    search.type("")
    search.type(words)
    expect(tab.locator(".md-search-result__meta")).to_contain_text("ound")
    first = tab.locator(".md-search-result__item").first.locator("a").first
    found = first.get_attribute("href") if first.count() else None
    assert found not in {shipped_url + other for other in others}


def test_search_serves_any_subject_and_script(chromium: Browser, lighthouse_url: str) -> None:
    with opened(chromium) as (tab, heard):
        tab.goto(lighthouse_url)
        assert not wrong_hits(tab, lighthouse_url, MADE_UP_SEARCHES)
        assert not heard.faults


def test_the_copy_that_opens_from_disk_forgives_too(
    chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    work = tmp_path_factory.mktemp("from-disk")
    build(LIGHTHOUSE, work, "--from-disk", "--site", str(work / "copy 1"))
    url = f"{(work / 'copy 1').as_uri()}/"
    with opened(chromium) as (tab, heard):
        tab.goto(f"{url}index.html")
        search = SearchField(tab, url)
        for page, typed in MADE_UP_SEARCHES.items():
            for words in typed:
                assert search.first_hit(words) == f"{page}index.html", words
        assert not heard.faults


# What the list says


def found_as(tab: Tab, page: str) -> str:
    """What the list says of a page under its names."""
    result = tab.locator(".md-search-result__item").filter(has=tab.locator(f'a[href$="{page}"]'))
    return result.first.locator(".found").inner_text().replace("\n", " ")


@pytest.mark.parametrize(
    ("words", "page", "said"),
    [
        ("Asaib Ahl al-Haq", ASAIB, "Armed group"),
        ("Kadhimi", KADHIMI, "Politician"),
        ("Green Zone", "places/green-zone/", "District"),
        ("2021-11-07", ATTACK, "Event , 7 November 2021, 02:30"),
        ("who carried out the attack", "questions/who-did-it/", "Question , Open"),
        (
            "Kuwait written statement",
            "reactions/kuwait-foreign-ministry/",
            "Reaction , Statement reported",
        ),
        (
            "Hashd Brigade Numbers",
            "sources/aymenn-al-tamimi-hashd-brigade-index-2017-10/",
            "Reference work , ",
        ),
    ],
)
def test_a_result_says_what_it_is_and_how_it_stands(
    tab: Tab, shipped_url: str, words: str, page: str, said: str
) -> None:
    assert SearchField(tab, shipped_url).first_hit(words) == page
    assert said.replace(" ", "") in found_as(tab, page).replace(" ", "")


def test_a_claim_that_is_found_shows_its_status(tab: Tab, shipped_url: str) -> None:
    SearchField(tab, shipped_url).first_hit("Kadhimi exile journalist")
    claim = tab.locator(".md-search-result__item").first.locator("p", has_text="left Iraq in 1985")
    expect(claim.locator(".status-reported")).to_have_text("Reported")


def test_a_name_that_is_only_like_it_is_shown_and_marked(tab: Tab, shipped_url: str) -> None:
    search = SearchField(tab, shipped_url)
    first = tab.locator(".md-search-result__item").first
    assert search.first_hit("Khadimi") == KADHIMI
    expect(first.locator("h1 mark")).to_have_text("Kadhimi")
    expect(first.locator(".found")).to_contain_text("similar spelling")
    assert search.first_hit("Hashed") == HASHD
    expect(first.locator(".found")).to_contain_text("also called Hashed al-Shaabi")
    expect(first.locator(".found mark")).to_have_text("Hashed")
    assert search.first_hit("Kadhimi") == KADHIMI
    expect(first.locator(".found")).not_to_contain_text("similar")


def test_names_in_other_scripts_say_which(tab: Tab, shipped_url: str) -> None:
    SearchField(tab, shipped_url).first_hit("Qaani")
    names = tab.locator(".md-search-result__item").first.locator("h1 bdi[lang]")
    assert [name.get_attribute("lang") for name in names.all()] == ["ar", "fa"]
    assert {name.get_attribute("dir") for name in names.all()} == {"rtl"}


def test_a_passage_runs_as_most_of_it_does(tab: Tab, shipped_url: str) -> None:
    """One in English may begin with an excerpt, and one in Arabic end with a name."""
    directions = set()
    for words in ("الحشد", "الكاظمي", "المقاومة"):
        SearchField(tab, shipped_url).first_hit(words)
        for passage in tab.locator(".md-search-result__item p[dir]").all():
            text = passage.text_content() or ""
            mostly = len(re.findall("[\u0600-\u06ff]", text)) * 2 > len(
                re.findall(r"[^\W\d_]", text)
            )
            assert passage.get_attribute("dir") == ("rtl" if mostly else "ltr"), text
            directions.add(passage.get_attribute("dir"))
    assert directions == {"ltr", "rtl"}


def test_no_result_tells_an_accusation(tab: Tab, shipped_site: Published, shipped_url: str) -> None:
    briefing = shipped_site.briefing
    accusing = [p.claim for p in briefing.claims.values() if briefing.is_accusation(p.claim)]
    search = SearchField(tab, shipped_url)
    for words in ("Khazali threat", "accused attack", "staged"):
        search.first_hit(words)
        told = tab.locator(".md-search-result__list").inner_text()
        assert not [claim.id for claim in accusing if claim.text[:60] in told]


def test_the_list_counts_the_pages_that_it_shows(tab: Tab, shipped_url: str) -> None:
    SearchField(tab, shipped_url).first_hit("Hashed")
    shown = tab.locator(".md-search-result__item").count()
    expect(tab.locator(".md-search-result__meta")).to_have_text(f"{shown} pages found")


# How it is used, and what it costs


def test_the_search_index_is_asked_for_when_the_field_is_first_used(
    chromium: Browser, shipped_url: str
) -> None:
    with opened(chromium) as (tab, heard):
        tab.goto(f"{shipped_url}{SADR}", wait_until="networkidle")
        assert heard.index_requests == 0
        assert SearchField(tab, shipped_url).first_hit("Kadhimi") == KADHIMI
        assert heard.index_requests == 1


def test_search_works_by_keyboard_and_by_address(chromium: Browser, lighthouse_url: str) -> None:
    hit = ".md-search-result__item > a"
    with opened(chromium) as (tab, heard):
        tab.goto(lighthouse_url, wait_until="networkidle")
        tab.keyboard.press("Control+k")
        tab.keyboard.type("dekarell")
        first = tab.locator(hit).first
        expect(first).to_have_attribute("href", f"{lighthouse_url}actors/noam-dekarel/")
        tab.keyboard.press("ArrowDown")
        expect(first).to_be_focused()
        tab.keyboard.press("Enter")
        tab.wait_for_url("**/actors/noam-dekarel/")
        tab.goto(f"{lighthouse_url}?q=dekarel")
        first.wait_for(state="attached")
        assert not heard.faults


def test_search_opens_on_a_phone(chromium: Browser, lighthouse_url: str) -> None:
    phone = {"viewport": {"width": 390, "height": 800}, "has_touch": True, "is_mobile": True}
    with opened(chromium, **phone) as (tab, heard):
        tab.goto(lighthouse_url, wait_until="networkidle")
        assert heard.index_requests == 0
        tab.tap("header .md-header__button.opens-search")
        assert SearchField(tab, lighthouse_url).first_hit("dekarel") == "actors/noam-dekarel/"


def test_the_index_is_small(shipped_site: Published) -> None:
    index = (shipped_site.site.root / "search" / "search_index.json").read_bytes()
    assert len(gzip.compress(index, 9)) < LARGEST_INDEX
    assert json.loads(index)["docs"]
