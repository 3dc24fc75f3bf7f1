"""What search engines and shared links are told of the shipped briefing."""

from __future__ import annotations

import pytest

from tests.site.test_sharing import (
    test_a_description_is_whole_and_the_same_wherever_it_stands,
    test_a_page_says_what_it_is_where_it_is_linked,
    test_a_stance_stands_behind_its_speaker_and_the_status_of_the_statement,
    test_every_page_leads_to_the_feed_and_to_its_claims,
    test_no_sentence_of_a_record_stands_in_a_head,
    test_no_two_pages_have_one_title_or_description,
    test_the_page_of_a_source_is_shared_without_its_headline,
    test_the_sitemap_says_when_each_page_was_changed,
)
from tests.support.sharing import meta
from tests.support.site import Published

__all__ = [
    "test_a_description_is_whole_and_the_same_wherever_it_stands",
    "test_a_page_says_what_it_is_where_it_is_linked",
    "test_a_stance_stands_behind_its_speaker_and_the_status_of_the_statement",
    "test_every_page_leads_to_the_feed_and_to_its_claims",
    "test_no_sentence_of_a_record_stands_in_a_head",
    "test_no_two_pages_have_one_title_or_description",
    "test_the_page_of_a_source_is_shared_without_its_headline",
    "test_the_sitemap_says_when_each_page_was_changed",
]

DESCRIPTIONS = {
    "actors/qais-al-khazali/": "Qais al-Khazali, قيس الخزعلي: politician, Iraq. Leads Asaib Ahl "
    "al-Haq (from 2006) and Al-Sadiqoun.",
    "actors/mustafa-al-kadhimi/": "Mustafa al-Kadhimi, مصطفى الكاظمي: politician, Iraq. Commanded "
    "Iraqi armed forces (7 May 2020 to 27 October 2022). Appointed Qasim al-Araji (4 July 2020).",
    "questions/who-did-it/": "Contested question (open): 21 answers, held by 23 parties. Each "
    "answer with who holds it, their words and what they rest on.",
    "reactions/venezuela-foreign-minister-call/": "Reaction of Venezuela (statement claimed "
    "according to Ahmed al-Sahaf). To “Attack on the residence of Iraq’s prime minister”. "
    "Telephone call, November 2021.",
    "reactions/greece-condemns/": "Reaction of Greece (statement reported) to “Attack on the "
    "residence of Iraq’s prime minister”. Statement (channel unknown), 7 November 2021. Condemns.",
    "places/karbala/": "Karbala, كربلاء: city, Iraq. One event and three statements on what "
    "happened there.",
    "sources/aawsat-kadhimi-return-2025/": "News report by Asharq Al-Awsat, 2025, in English. "
    "Original report; opening read. One statement of this briefing rests on it.",
    "": "A sourced briefing on the drone attack on the residence of Iraq’s prime minister, Mustafa "
    "al-Kadhimi, in Baghdad on 7 November 2021.",
}


@pytest.mark.parametrize("url", DESCRIPTIONS)
def test_a_description_says_who_or_what_and_how_much_is_there(
    shipped_site: Published, url: str
) -> None:
    assert meta(shipped_site.site.page(url), "description") == DESCRIPTIONS[url]
