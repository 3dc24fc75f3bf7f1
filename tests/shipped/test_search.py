"""Search of the shipped briefing: what people type, and whose page they find first."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence

import pytest
from playwright.sync_api import Page as Tab

from tests.site.test_search import (
    NOTHING,
    directions,
    tab,
    test_every_actor_is_found_first_by_each_name,
    test_one_slip_of_the_finger_rarely_hides_an_actor,
)
from tests.site.test_search_list import accusations_in_the_list
from tests.support.searching import Searches, first_hits, names_by_page, wrong_hits
from tests.support.site import Published
from tests.support.tabs import SearchField

__all__ = [
    "tab",
    "test_every_actor_is_found_first_by_each_name",
    "test_one_slip_of_the_finger_rarely_hides_an_actor",
]

LARGEST_INDEX = 450 * 1024
"""Bytes of the index, compressed by gzip."""

ASAIB = "actors/asaib-ahl-al-haq/"
KATAIB = "actors/kataib-hezbollah/"
HASHD = "actors/popular-mobilization-units/"
KADHIMI = "actors/mustafa-al-kadhimi/"
SADR = "actors/muqtada-al-sadr/"
KHAZALI = "actors/qais-al-khazali/"
QAANI = "actors/esmail-qaani/"
AMIRI = "actors/hadi-al-amiri/"
ATTACK = "events/attack-of-7-november-2021/"

SEARCHES: Mapping[str, Searches] = {
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
        "about/": ("about us", "funding", "who pays", "who funds it", "من نحن", "التمويل"),
        "contribute/": ("report a mistake", "report mistake", "report an error"),
        "contribute/ar/": ("الإبلاغ عن خطأ", "المساهمة"),
        "actors/united-states/": ("US", "us"),
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

NOT_FIRST = {
    "Roman": ("actors/oman/", "actors/european-union/"),
    "Sadiq": (SADR,),
    "Hassan": (SADR, KADHIMI),
    "Omar": (AMIRI, "actors/oman/"),
    "confirmed": (KADHIMI, ATTACK),
}
"""Words that look like a name, and the pages that they do not mean."""


ENTERED = (
    *(
        "Asaib Ahl al-Haq",
        "PMU",
        "Kadhimi",
        "al-Sadr",
        "U.N.A.M.I.",
        "Daesh",
        "Türkiye",
        "Green Zone",
    ),
    *(
        "Kazemi",
        "Asa'eb Ahl al-Haqq",
        "Qassem Araji",
        "Ghaani",
        "Kadihmi",
        "Untied Nations",
        "Bahram",
    ),
    *(
        "عصائب أهل الحق",
        "الكاظمي",
        "مقتدی صدر",
        "سپاه پاسداران",
        "المنطقه الخضراء",
        "قاآنی",
        "الحشد",
    ),
    *("Иран", "איראן", "popular mob", "barzani nechirvan", "7 November", "٧ نوفمبر ٢٠٢١"),
    *(
        "staged",
        "bandage",
        "rockets",
        "parliament",
        "militia",
        "hurt",
        "house",
        "unmanned aircraft",
    ),
    *(
        "drones launched from",
        "condemned",
        "tear gas",
        "methodology",
        "airport rockets",
        "shot dead",
    ),
)
"""What people type, of all kinds, before they press Enter."""


def test_enter_opens_the_first_page_that_is_found(tab: Tab, shipped_url: str) -> None:
    assert len(ENTERED) >= 40
    tab.goto(shipped_url)
    hits = first_hits(tab, shipped_url, ENTERED)
    search = SearchField(tab, shipped_url)
    for words, hit in zip(ENTERED, hits, strict=True):
        tab.goto(shipped_url)
        assert hit is not None, words
        assert search.enter(words) == hit, words
    tab.goto(shipped_url)


SYNONYMS: Searches = {
    "questions/was-kadhimi-hurt/": (
        *("was Kadhimi hurt", "Kadhimi wounded", "was Mustafa al-Kadhimi wounded in the attack"),
        *("أصيب", "إصابة", "الإصابة", "مجروح", "جرح", "هل أصيب الكاظمي"),
    ),
    "questions/how-many-drones/": ("how many UAVs", "how many unmanned aircraft were used"),
    "questions/where-launched/": ("where were the UAVs launched",),
    "questions/was-kadhimi-at-home/": ("was Kadhimi in the house",),
}
"""Questions in other words than their own, and whose page they are to find first."""


def test_questions_are_found_in_other_words(tab: Tab, shipped_url: str) -> None:
    assert not wrong_hits(tab, shipped_url, SYNONYMS)


@pytest.mark.parametrize("forgiven", SEARCHES)
def test_what_is_meant_is_found_first(tab: Tab, shipped_url: str, forgiven: str) -> None:
    assert not wrong_hits(tab, shipped_url, SEARCHES[forgiven])


def test_the_names_are_many(shipped_site: Published) -> None:
    assert sum(map(len, names_by_page(shipped_site).values())) > 300


def test_what_is_nowhere_finds_nothing(tab: Tab, shipped_url: str) -> None:
    assert first_hits(tab, shipped_url, NOTHING) == [None] * len(NOTHING)


@pytest.mark.parametrize(("words", "others"), NOT_FIRST.items())
def test_a_word_is_not_taken_for_a_name_that_is_only_near(
    tab: Tab, shipped_url: str, words: str, others: Sequence[str]
) -> None:
    assert not {*first_hits(tab, shipped_url, [words])} & {*others}


def test_a_passage_runs_as_its_page_does(tab: Tab, shipped_url: str) -> None:
    found = directions(tab, shipped_url, "ltr", "الحشد", "الكاظمي", "المقاومة", "رئيس الوزراء")
    assert "ltr" in found


def test_no_result_tells_an_accusation(tab: Tab, shipped_site: Published, shipped_url: str) -> None:
    queries = ("Khazali threat", "accused attack", "staged")
    assert not accusations_in_the_list(tab, shipped_site, shipped_url, queries)


def test_a_similar_name_leads_to_the_one_that_is_meant(tab: Tab, shipped_url: str) -> None:
    search = SearchField(tab, shipped_url)
    assert search.first_hit("Khadimi") == KADHIMI
    assert search.first_hit("Hashed") == HASHD


def test_the_index_is_small(shipped_site: Published) -> None:
    index = (shipped_site.site.root / "search" / "search_index.json").read_bytes()
    assert len(gzip.compress(index, 9)) < LARGEST_INDEX
    assert json.loads(index)["docs"]
