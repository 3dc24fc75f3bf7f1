"""The feeds of the shipped briefing, by the tests that any built site passes."""

from __future__ import annotations

from tests.site.test_feeds import (
    test_a_reader_can_follow_a_record_that_has_a_feed,
    test_every_feed_is_valid_and_leads_to_what_is_there,
)

__all__ = [
    "test_a_reader_can_follow_a_record_that_has_a_feed",
    "test_every_feed_is_valid_and_leads_to_what_is_there",
]
