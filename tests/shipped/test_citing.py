"""Citing the shipped briefing and its sources."""

from __future__ import annotations

from tests.site.test_citing import (
    test_a_reference_manager_reads_the_source_and_not_the_page_about_it,
    test_a_source_is_told_alike_in_every_file,
    test_next_to_a_page_are_files_with_just_the_sources_that_it_lists,
    test_no_two_things_have_the_same_key,
    test_nobody_is_taken_for_the_author_of_a_page_about_them,
    test_only_the_page_of_a_source_is_taken_for_another_work,
    test_the_page_of_a_source_cites_the_source_first_and_then_the_page,
)

__all__ = [
    "test_a_reference_manager_reads_the_source_and_not_the_page_about_it",
    "test_a_source_is_told_alike_in_every_file",
    "test_next_to_a_page_are_files_with_just_the_sources_that_it_lists",
    "test_no_two_things_have_the_same_key",
    "test_nobody_is_taken_for_the_author_of_a_page_about_them",
    "test_only_the_page_of_a_source_is_taken_for_another_work",
    "test_the_page_of_a_source_cites_the_source_first_and_then_the_page",
]
