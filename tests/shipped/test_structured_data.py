"""What structured data says of the shipped briefing."""

from __future__ import annotations

from tests.site.test_structured_data import (
    test_all_claims_are_in_one_file_as_they_are_in_those_of_the_records,
    test_every_address_in_structured_data_leads_to_what_is_there,
    test_every_claim_is_told_with_its_status_and_who_says_so,
    test_every_node_keeps_to_the_vocabulary,
    test_every_page_says_where_it_stands_and_what_it_is_about,
    test_no_accusation_is_told_without_its_answer_and_outcome,
    test_the_page_of_no_record_accuses_in_structured_data,
    test_words_are_handed_on_only_where_they_were_spoken,
)

__all__ = [
    "test_all_claims_are_in_one_file_as_they_are_in_those_of_the_records",
    "test_every_address_in_structured_data_leads_to_what_is_there",
    "test_every_claim_is_told_with_its_status_and_who_says_so",
    "test_every_node_keeps_to_the_vocabulary",
    "test_every_page_says_where_it_stands_and_what_it_is_about",
    "test_no_accusation_is_told_without_its_answer_and_outcome",
    "test_the_page_of_no_record_accuses_in_structured_data",
    "test_words_are_handed_on_only_where_they_were_spoken",
]
