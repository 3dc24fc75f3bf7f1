"""Structured data of a page: its type, breadcrumbs, publisher and subject."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing import addresses
from briefing.addresses import Address
from briefing.exports.iso_dates import iso_date
from briefing.exports.nodes import TOP, Node, Urls, Value, node, ref
from briefing.statements import PlainFace

if TYPE_CHECKING:
    from briefing.rendering.sharing.entities import Entities
    from briefing.rendering.table import Plan
    from briefing.rendering.views import Views


@dataclass(frozen=True)
class PageSummary:
    """What the metadata of a page needs.

    Attributes:
        plan: The page's plan, with its record.
        title: The page's title.
        description: The page's description.
        modified: The day of the last change, in ISO 8601.
    """

    plan: Plan
    title: str
    description: str
    modified: str | None = None

    @property
    def address(self) -> Address:
        """The page's address."""
        return Address(self.plan.path)


class Pages:
    """The writer of the graphs of pages."""

    def __init__(self, views: Views, urls: Urls, entities: Entities) -> None:
        """Describe pages of a briefing."""
        self._briefing = views.briefing
        self._settings = views.briefing.settings
        self._face = PlainFace(views.briefing, views.catalogue)
        self._urls = urls
        self._entities = entities

    def graph(self, summary: PageSummary) -> list[Node]:
        """Return the nodes of a page: itself with its subject, and its breadcrumbs."""
        if summary.address.path == addresses.HOME:
            return [self._home(summary), *self._site()]
        record = summary.plan.record
        live_record = record if record and record.withdrawn is None else None
        entity = self._entities.of(live_record) if live_record else None
        page = node(
            summary.plan.row.type if entity or not record else "WebPage",
            id_=self._urls.of(summary.address),
            name=summary.title,
            description=summary.description,
            dateModified=summary.modified,
            inLanguage=summary.plan.row.language or self._settings.language,
            isPartOf=node("WebSite", id_=self._urls.website, name=self._settings.title),
            publisher=self._short_publisher(),
            # Within the page: readers take a person next to it for its author.
            mainEntity=entity,
        )
        own = self._site() if summary.address.folder == "about" else []
        return [page, self._breadcrumbs(summary), *own]

    def _breadcrumbs(self, summary: PageSummary) -> Node:
        """Return the breadcrumbs: the home page, the section if there is one, the page itself."""
        steps = [(self._urls.site, self._settings.short_title or self._settings.title)]
        if (section := summary.plan.section) is not None:
            address, name = section
            steps.append((self._urls.of(address), self._face.say(name)))
        steps.append((self._urls.of(summary.address), summary.title))
        items: list[Value] = [
            node("ListItem", position=position, name=name, item=ref(url))
            for position, (url, name) in enumerate(steps, start=1)
        ]
        return node("BreadcrumbList", itemListElement=items)

    def _home(self, summary: PageSummary) -> Node:
        settings = self._settings
        return node(
            summary.plan.row.type,
            id_=f"{self._urls.site}#{TOP}",
            name=summary.title,
            headline=summary.title,
            description=summary.description,
            url=self._urls.site,
            about=self._urls.reference_to(settings.subject or ""),
            dateModified=summary.modified,
            temporalCoverage=f"../{day}" if (day := iso_date(settings.as_of)) else None,
            inLanguage=self._settings.language,
            isPartOf=ref(self._urls.website),
            publisher=self._short_publisher(),
            license=settings.licence.url,
        )

    def _website(self) -> Node:
        return node(
            "WebSite",
            id_=self._urls.website,
            url=self._urls.site,
            name=self._settings.title,
            alternateName=self._settings.short_title,
            inLanguage=self._settings.language,
            publisher=self._short_publisher(),
            publishingPrinciples=self._urls.standalone_page("methodology"),
            license=self._settings.licence.url,
        )

    def _site(self) -> list[Node]:
        """Return the site, and its publisher if the editors are named."""
        return [self._website(), *([self._publisher()] if self._settings.editors else [])]

    def _publisher(self) -> Node:
        """Return the publisher of the briefing, with its policies."""
        return node(
            "Organization",
            id_=self._urls.publisher,
            name=", ".join(self._settings.editors),
            url=self._urls.standalone_page("about"),
            publishingPrinciples=self._urls.standalone_page("methodology"),
            ethicsPolicy=self._urls.standalone_page("methodology", "s-rules"),
            correctionsPolicy=self._urls.standalone_page("corrections"),
            actionableFeedbackPolicy=self._urls.standalone_page("contribute"),
        )

    def _short_publisher(self) -> Node | None:
        name = ", ".join(self._settings.editors)
        return node("Organization", id_=self._urls.publisher, name=name) if name else None
