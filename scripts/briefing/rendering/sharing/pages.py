"""A page as structured data: what it is, where it stands, who publishes it, what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing import addresses
from briefing.addresses import Address
from briefing.rendering.sharing.dates import iso_date
from briefing.rendering.sharing.nodes import TOP, Node, Urls, Value, node, ref
from briefing.statements import PlainFace

if TYPE_CHECKING:
    from briefing.rendering.sharing.entities import Entities
    from briefing.rendering.table import Plan
    from briefing.rendering.views import Views


@dataclass(frozen=True)
class PageSummary:
    """A page, as far as its metadata goes.

    Attributes:
        plan: Which it is, and what record it is about.
        title: What it is called.
        description: What is said of it.
        modified: The day on which it was last changed, as ISO 8601 has it.
    """

    plan: Plan
    title: str
    description: str
    modified: str | None = None

    @property
    def address(self) -> Address:
        """Where it is published."""
        return Address(self.plan.path)


class Pages:
    """Makes the graph of a page."""

    def __init__(self, views: Views, urls: Urls, entities: Entities) -> None:
        """Describe pages of a briefing."""
        self._briefing = views.briefing
        self._settings = views.briefing.settings
        self._face = PlainFace(views.briefing, views.catalogue)
        self._urls = urls
        self._entities = entities

    def graph(self, leaf: PageSummary) -> list[Node]:
        """Return the page, the way to it, and what it is about."""
        if leaf.address.path == addresses.HOME:
            return [self._home(leaf), *self._site()]
        record = leaf.plan.record
        standing = record if record and record.withdrawn is None else None
        entity = self._entities.of(standing) if standing else None
        page = node(
            leaf.plan.row.type if entity or not record else "WebPage",
            id_=self._urls.of(leaf.address),
            name=leaf.title,
            description=leaf.description,
            dateModified=leaf.modified,
            inLanguage=leaf.plan.row.language or self._settings.language,
            isPartOf=node("WebSite", id_=self._urls.website, name=self._settings.title),
            publisher=self._publisher_in_short(),
            mainEntity=ref(str(entity["@id"])) if entity else None,
        )
        own = self._site() if leaf.address.folder == "about" else []
        return [page, self._way(leaf), *([entity] if entity else []), *own]

    def _way(self, leaf: PageSummary) -> Node:
        """Return the first page, the section where there is one, the page itself."""
        steps = [(self._urls.site, self._settings.short_title or self._settings.title)]
        if (section := leaf.plan.section) is not None:
            address, name = section
            steps.append((self._urls.of(address), self._face.say(name)))
        steps.append((self._urls.of(leaf.address), leaf.title))
        items: list[Value] = [
            node("ListItem", position=position, name=name, item=ref(url))
            for position, (url, name) in enumerate(steps, start=1)
        ]
        return node("BreadcrumbList", itemListElement=items)

    def _home(self, leaf: PageSummary) -> Node:
        settings = self._settings
        return node(
            leaf.plan.row.type,
            id_=f"{self._urls.site}#{TOP}",
            name=leaf.title,
            headline=leaf.title,
            description=leaf.description,
            url=self._urls.site,
            about=self._urls.reference_to(settings.subject or ""),
            dateModified=leaf.modified,
            temporalCoverage=f"../{day}" if (day := iso_date(settings.as_of)) else None,
            inLanguage=self._settings.language,
            isPartOf=ref(self._urls.website),
            publisher=self._publisher_in_short(),
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
            publisher=self._publisher_in_short(),
            publishingPrinciples=self._urls.standing("methodology"),
            license=self._settings.licence.url,
        )

    def _site(self) -> list[Node]:
        """Return the site, and who answers for it, if anybody is named."""
        return [self._website(), *([self._publisher()] if self._settings.editors else [])]

    def _publisher(self) -> Node:
        """Return who answers for the briefing, and by which rules."""
        return node(
            "Organization",
            id_=self._urls.publisher,
            name=", ".join(self._settings.editors),
            url=self._urls.standing("about"),
            publishingPrinciples=self._urls.standing("methodology"),
            ethicsPolicy=self._urls.standing("methodology", "s-rules"),
            correctionsPolicy=self._urls.standing("corrections"),
            actionableFeedbackPolicy=self._urls.standing("contribute"),
        )

    def _publisher_in_short(self) -> Node | None:
        name = ", ".join(self._settings.editors)
        return node("Organization", id_=self._urls.publisher, name=name) if name else None
