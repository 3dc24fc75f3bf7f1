"""Ways to fix what the shipped briefing says, asked what any briefing's are asked."""

from __future__ import annotations

from tests.site.test_contribute import (
    test_a_reaction_has_its_form_beside_its_evidence,
    test_a_record_is_begun_with_its_commented_fields,
    test_a_records_page_opens_its_file_and_a_form_that_knows_the_page,
    test_a_source_that_is_gone_is_reported_from_its_page,
    test_every_statement_has_a_form_that_knows_it,
    test_no_form_is_asked_for_a_field_that_it_has_not,
)

__all__ = [
    "test_a_reaction_has_its_form_beside_its_evidence",
    "test_a_record_is_begun_with_its_commented_fields",
    "test_a_records_page_opens_its_file_and_a_form_that_knows_the_page",
    "test_a_source_that_is_gone_is_reported_from_its_page",
    "test_every_statement_has_a_form_that_knows_it",
    "test_no_form_is_asked_for_a_field_that_it_has_not",
]
