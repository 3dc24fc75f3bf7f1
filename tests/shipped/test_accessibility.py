"""The pages of the shipped briefing by rule, by ear, and enlarged."""

from __future__ import annotations

from tests.site.test_accessibility import (
    test_a_figure_has_a_name_a_description_and_a_twin_in_words,
    test_every_word_in_another_script_says_its_language_and_direction,
    test_headings_are_in_order_and_parts_have_names,
    test_nothing_is_lost_when_enlarged_or_spaced_out,
)
from tests.site.test_axe import test_no_kind_of_page_breaks_a_rule_at_any_width_in_any_colours

__all__ = [
    "test_a_figure_has_a_name_a_description_and_a_twin_in_words",
    "test_every_word_in_another_script_says_its_language_and_direction",
    "test_headings_are_in_order_and_parts_have_names",
    "test_no_kind_of_page_breaks_a_rule_at_any_width_in_any_colours",
    "test_nothing_is_lost_when_enlarged_or_spaced_out",
]
