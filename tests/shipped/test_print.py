"""The shipped briefing on paper, asked what any briefing is asked."""

from __future__ import annotations

from tests.site.test_print import (
    test_a_claim_stands_in_full_with_its_evidence,
    test_each_record_and_each_statement_stands_in_the_document_once,
    test_every_link_of_the_document_stays_in_it_or_leads_to_a_source,
    test_no_accusation_loses_its_answer,
    test_nothing_on_a_page_is_wider_than_the_sheet,
    test_references_are_numbered_from_one_without_a_gap,
)

__all__ = [
    "test_a_claim_stands_in_full_with_its_evidence",
    "test_each_record_and_each_statement_stands_in_the_document_once",
    "test_every_link_of_the_document_stays_in_it_or_leads_to_a_source",
    "test_no_accusation_loses_its_answer",
    "test_nothing_on_a_page_is_wider_than_the_sheet",
    "test_references_are_numbered_from_one_without_a_gap",
]
