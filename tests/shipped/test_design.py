"""The page of components with the shipped briefing's words, and that its readers do not get it."""

from __future__ import annotations

from tests.site.test_design import (
    test_a_specimen_takes_nothing_from_its_home,
    test_every_colour_and_every_word_of_the_vocabulary_is_shown,
    test_no_accusation_against_a_person_is_a_specimen,
    test_readers_do_not_get_the_page,
    test_the_page_keeps_what_every_page_promises,
)

__all__ = [
    "test_a_specimen_takes_nothing_from_its_home",
    "test_every_colour_and_every_word_of_the_vocabulary_is_shown",
    "test_no_accusation_against_a_person_is_a_specimen",
    "test_readers_do_not_get_the_page",
    "test_the_page_keeps_what_every_page_promises",
]
