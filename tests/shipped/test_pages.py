"""The pages of the shipped briefing, asked what any briefing's pages are asked."""

from __future__ import annotations

from briefing import addresses
from tests.site.test_growth import LISTS_OF_EVERYTHING
from tests.site.test_pages import (
    test_a_citation_of_a_source_leads_to_the_sources_page,
    test_a_page_stays_within_its_budget,
    test_a_tie_is_told_on_both_sides,
    test_an_accusation_always_stands_with_its_answer_and_its_outcome,
    test_an_accusation_in_a_line_has_its_status_its_speaker_and_its_answer,
    test_an_accusation_is_in_no_heading_description_or_search_result,
    test_arabic_letters_stand_in_an_element_of_their_language,
    test_both_parsers_read_a_page_alike,
    test_every_citation_number_has_its_entry_and_leads_back,
    test_every_claim_stands_once_on_its_home_page_with_what_makes_it_honest,
    test_every_name_of_a_record_is_on_its_page,
    test_every_page_has_a_description_of_its_own,
    test_every_record_has_its_page_and_stands_in_its_index,
    test_headings_go_down_one_level_at_a_time,
    test_no_markdown_is_left_on_a_page,
    test_the_words_behind_a_claim_are_beside_it,
    test_what_rests_on_a_source_is_on_its_page,
)
from tests.support.site import Published, html_path

__all__ = [
    "test_a_citation_of_a_source_leads_to_the_sources_page",
    "test_a_page_stays_within_its_budget",
    "test_a_tie_is_told_on_both_sides",
    "test_an_accusation_always_stands_with_its_answer_and_its_outcome",
    "test_an_accusation_in_a_line_has_its_status_its_speaker_and_its_answer",
    "test_an_accusation_is_in_no_heading_description_or_search_result",
    "test_arabic_letters_stand_in_an_element_of_their_language",
    "test_both_parsers_read_a_page_alike",
    "test_every_citation_number_has_its_entry_and_leads_back",
    "test_every_claim_stands_once_on_its_home_page_with_what_makes_it_honest",
    "test_every_name_of_a_record_is_on_its_page",
    "test_every_page_has_a_description_of_its_own",
    "test_every_record_has_its_page_and_stands_in_its_index",
    "test_headings_go_down_one_level_at_a_time",
    "test_no_markdown_is_left_on_a_page",
    "test_the_words_behind_a_claim_are_beside_it",
    "test_what_rests_on_a_source_is_on_its_page",
]


def test_only_indexes_name_every_record_of_a_kind(published: Published) -> None:
    site, briefing = published.site, published.briefing
    for kind in ("actor", "source", "question"):
        everyone = {
            html_path(addresses.of(record))
            for record in briefing.records.values()
            if kind == record.KIND and not record.withdrawn
        }
        for page in site.written:
            if page.path.removesuffix(".html") not in LISTS_OF_EVERYTHING:
                assert not everyone <= site.links_to(page), f"{page.path} lists every {kind}"
