"""What a page tells those who do not read it: search engines, and whoever shows a shared link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from jinja2 import Environment

from briefing.prose import curl_quotes
from briefing.records import Actor, Event
from briefing.rendering.beside import CLAIMS_FILE, has_claims
from briefing.rendering.sharing.claims import Claims
from briefing.rendering.sharing.dates import last_modified, newest
from briefing.rendering.sharing.descriptions import LONGEST_DESCRIPTION, DescriptionWords, shorten
from briefing.rendering.sharing.entities import Entities
from briefing.rendering.sharing.nodes import Node, Urls, write_graph
from briefing.rendering.sharing.pages import Pages, PageSummary

if TYPE_CHECKING:
    from briefing.records import AnyRecord
    from briefing.rendering.table import Plan
    from briefing.rendering.views import Views

Fields: TypeAlias = Mapping[str, str | None]


@dataclass(frozen=True)
class _LinkedData:
    """What makes structured data, where the briefing has an address."""

    pages: Pages
    claims: Claims


class Sharing:
    """Makes the metadata of a briefing's pages."""

    def __init__(self, environment: Environment, views: Views) -> None:
        """Take words from the templates of `environment`, and facts from `views`."""
        self.views = views
        self._briefing = views.briefing
        self._choices = views.choices
        self._wording = DescriptionWords(environment, self._choices)
        site_url = views.briefing.settings.site_url
        self._linked_data = self._make_linked_data(site_url) if site_url else None

    def _make_linked_data(self, site_url: str) -> _LinkedData:
        # An @id names a thing wherever it is read: without an address there is none to give.
        urls = Urls(self._briefing, site_url)
        entities = Entities(self.views, self._choices, self._wording, urls)
        return _LinkedData(
            Pages(self.views, urls, entities),
            Claims(self.views, self._choices, entities, urls),
        )

    def fields(self, plan: Plan, title: str, description: str) -> Fields:
        """Return the front matter of a page.

        A record that is not withdrawn has a description of its own.

        Keys: `description`; `card_title`, where it is not the page's title; `modified`, an ISO
        8601 day; `linked_data`, the name of the file with the record's claims; `json_ld`.
        """
        record = plan.record
        standing = record if record and record.withdrawn is None else None
        own_title = self._wording.title(standing) if standing else None
        said = curl_quotes(
            self._wording.description(standing) if standing else shorten(description)
        )
        called = curl_quotes(own_title or title)
        leaf = PageSummary(plan, called, said, self._modified_date(plan))
        graph = self._linked_data.pages.graph(leaf) if self._linked_data else None
        return {
            "description": said,
            "card_title": own_title,
            "modified": leaf.modified,
            "linked_data": CLAIMS_FILE if has_claims(self._briefing, record) else None,
            "json_ld": write_graph(graph) if graph else None,
        }

    def _modified_date(self, plan: Plan) -> str | None:
        """When what a page tells was last changed; of the rules that it follows, no day is known.

        Of an index it is the newest day of what it lists, or that of the briefing.
        """
        if plan.record is not None:
            return last_modified(plan.record)
        if plan.row.of_the_generator:
            return None
        records = self._briefing.records.values()
        listed = [record for record in records if plan.row.lists == record.KIND]
        return newest(listed or records, self._briefing.settings.as_of)

    def robots(self) -> str:
        """Return the text of `robots.txt` (RFC 9309): everybody may read everything."""
        site_url = self._briefing.settings.site_url
        lines = ["User-agent: *", "Allow: /"]
        if site_url:
            lines += ["", f"Sitemap: {site_url.rstrip('/')}/sitemap.xml"]
        return "\n".join((*lines, ""))

    def claims_file(self, record: AnyRecord | None) -> str:
        """Return the text of that file."""
        nodes: list[Node] = []
        if self._linked_data is not None and isinstance(record, Actor | Event):
            nodes = list(self._linked_data.claims.of(record))
        return write_graph(nodes) + "\n"


__all__ = [
    "LONGEST_DESCRIPTION",
    "Sharing",
    "last_modified",
]
