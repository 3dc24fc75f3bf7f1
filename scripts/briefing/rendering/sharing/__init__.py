"""Metadata of pages for search engines and for services that show a shared link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from jinja2 import Environment

from briefing.exports import CLAIMS
from briefing.exports.nodes import graph_text
from briefing.prose import curl_quotes
from briefing.records import Source
from briefing.rendering.choices import Choices
from briefing.rendering.front_matter import Script
from briefing.rendering.record_files import NESTED_FILE, has_claims, is_live
from briefing.rendering.sharing.dates import last_modified, newest
from briefing.rendering.sharing.descriptions import LONGEST_DESCRIPTION, DescriptionWords, shorten
from briefing.rendering.sharing.embedded import embedded
from briefing.rendering.sharing.entities import Entities
from briefing.rendering.sharing.pages import Pages, PageSummary
from briefing.rendering.sharing.titles import DistinctTexts

if TYPE_CHECKING:
    from briefing.records import AnyRecord
    from briefing.rendering.table import Plan
    from briefing.rendering.views import Views

Fields: TypeAlias = Mapping[str, "str | Sequence[str] | None"]


class Sharing:
    """The writer of the metadata of a briefing's pages."""

    def __init__(self, environment: Environment, views: Views) -> None:
        """Use the words in the templates of `environment` and the facts in `views`."""
        self.views = views
        self._briefing = views.briefing
        self._choices = Choices(views)
        self._texts = DistinctTexts(views, DescriptionWords(environment))
        self._pages = self._make_pages()

    def _make_pages(self) -> Pages | None:
        # An @id has to be an absolute URL, so it needs the site's address.
        things = self.views.exports.things
        if things is None:
            return None
        return Pages(self.views, things.urls, Entities(self.views, self._choices, things))

    def fields(self, plan: Plan, title: str, description: str) -> Fields:
        """Return the front matter of a page.

        The description of a record that is not withdrawn is made from its fields.

        Keys: `description`; `card_title`, if it is not the page's title; `head_title`, the title
        that no other page has; `modified`, an ISO 8601 day; `linked_data`, the name of the file
        with the record's claims; `data`, that of the file with all of it; `json_ld`; on the page of
        a source, `cited_as` and `cited_with`, the names and contents of the elements that describe
        the source itself.
        """
        record = plan.record
        live_record = record if record and record.withdrawn is None else None
        own_title = self._texts.title(live_record) if live_record else None
        shown_description = curl_quotes(
            self._texts.description(live_record) if live_record else shorten(description)
        )
        shown_title = curl_quotes(own_title or title)
        summary = PageSummary(plan, shown_title, shown_description, self._modified_date(plan))
        graph = self._pages.graph(summary) if self._pages else None
        return {
            "description": shown_description,
            "card_title": own_title,
            "head_title": self._texts.head_title(plan, title),
            "modified": summary.modified,
            "linked_data": CLAIMS if has_claims(self._briefing, record) else None,
            "data": NESTED_FILE if is_live(self._briefing, record) else None,
            "json_ld": Script(graph_text(graph)) if graph else None,
            **self._citation(live_record),
        }

    def _citation(self, record: AnyRecord | None) -> Fields:
        """Return the names and contents of the elements that describe a source itself."""
        if not isinstance(record, Source):
            return {}
        exports = self.views.exports
        pairs = list(embedded(exports.teller, exports.bibliographies.citable(record)))
        return {
            "cited_as": [name for name, _ in pairs],
            "cited_with": [content for _, content in pairs],
        }

    def _modified_date(self, plan: Plan) -> str | None:
        """Return the day of the last change of a page's content, or None for the generator's pages.

        For an index it is the newest day of the listed records, or else of the briefing.
        """
        if plan.record is not None:
            return last_modified(plan.record)
        if plan.row.of_the_generator:
            return None
        records = self._briefing.records.values()
        listed = [record for record in records if plan.row.lists == record.KIND]
        return newest(listed or records, self._briefing.settings.as_of)

    def robots(self) -> str:
        """Return the text of `robots.txt` (RFC 9309), which allows everything."""
        site_url = self._briefing.settings.site_url
        lines = ["User-agent: *", "Allow: /"]
        if site_url:
            lines += ["", f"Sitemap: {site_url.rstrip('/')}/sitemap.xml"]
        return "\n".join((*lines, ""))


__all__ = [
    "LONGEST_DESCRIPTION",
    "Sharing",
    "last_modified",
]
