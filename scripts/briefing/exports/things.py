"""Parties and sources as nodes of schema.org, in the structured data of pages and of claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.exports.iso_dates import iso_date
from briefing.exports.nodes import Urls, node
from briefing.records.enums import BeingKind
from briefing.statements import describe_evidence, source_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.exports.nodes import Node, Value
    from briefing.exports.telling import Teller
    from briefing.records import Actor, Evidence, Source

_TYPES = {
    BeingKind.PERSON: "Person",
    BeingKind.ORGANISATION: "Organization",
    BeingKind.GOVERNMENT: "GovernmentOrganization",
}


class Things:
    """The writer of the nodes of parties and sources."""

    def __init__(self, teller: Teller, site_url: str) -> None:
        """Describe what is published under the address of a site."""
        self._teller = teller
        self._briefing = teller.briefing
        self.urls = Urls(teller.briefing, site_url)

    def party(self, party: str) -> Node | None:
        """Return the node of a party that is an actor; None for a plain name of unknown type."""
        actor = self._briefing.actors.get(party)
        type_ = self.type_of(actor) if actor else None
        if actor is None or type_ is None:
            return None
        return node(type_, id_=self.urls.thing(actor), name=actor.name)

    def type_of(self, actor: Actor) -> str | None:
        """Return the type of an actor; None if its kind does not tell."""
        kind = self._briefing.vocabulary.actor_kinds[actor.kind].is_a
        return _TYPES[kind] if kind else None

    def credit(self, parties: Iterable[str], evidence: Iterable[Evidence]) -> str:
        """Return the names of some parties, or else the publisher of the first counted item."""
        named = [self._briefing.party_name(party) for party in parties]
        if not named:
            listed = [describe_evidence(self._briefing, item) for item in evidence]
            counted = [item for item in listed if item.is_counted] or listed
            named = [item.publisher for item in counted[:1]]
        return ", ".join(named)

    def citations(self, evidence: Iterable[Evidence]) -> list[Value]:
        """Return the sources of some evidence, each once; evidence written in place, by its URL."""
        found: dict[str, Value] = {}
        for item in evidence:
            key = item.source or item.url or ""
            known = self.urls.reference_to(item.source) if item.source else None
            found.setdefault(key, known or node("CreativeWork", url=item.url))
        return [value for value in found.values() if value != node("CreativeWork")]

    def source(self, source: Source) -> Node:
        """Return the node of a source, without its headline, which may accuse."""
        dated = source.date if "date" not in source.inferred else None
        return node(
            "CreativeWork",
            id_=self.urls.thing(source),
            name=self._teller.say(source_name(self._briefing, source)),
            url=source.url,
            archivedAt=source.archive_url,
            publisher=node("Organization", name=source.publisher),
            datePublished=iso_date(dated),
            inLanguage=source.language,
        )
