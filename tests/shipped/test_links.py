"""The links of the shipped briefing, asked what any briefing's links are asked."""

from __future__ import annotations

from tests.site.test_links import (
    test_a_site_may_be_published_under_any_path,
    test_every_address_on_a_page_leads_to_a_file,
    test_every_fragment_leads_to_an_element,
    test_links_lead_to_the_web_by_safe_schemes_alone,
    test_no_id_stands_twice_on_a_page,
    test_nothing_is_fetched_from_another_host,
    test_the_page_for_what_is_not_found_works_from_any_address,
    test_the_sitemap_names_every_page_and_nothing_else,
)

__all__ = [
    "test_a_site_may_be_published_under_any_path",
    "test_every_address_on_a_page_leads_to_a_file",
    "test_every_fragment_leads_to_an_element",
    "test_links_lead_to_the_web_by_safe_schemes_alone",
    "test_no_id_stands_twice_on_a_page",
    "test_nothing_is_fetched_from_another_host",
    "test_the_page_for_what_is_not_found_works_from_any_address",
    "test_the_sitemap_names_every_page_and_nothing_else",
]
