"""The claims of a record as structured data, in a separate file next to its page.

A page with many claims would grow by a third if it repeated them, and no search engine reads them
there. So the page links to the file (`rel="alternate"`, `application/ld+json`) for programs that
collect claims. Claims that accuse are omitted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing import addresses
from briefing.phrases import Capital, Ended, Marked
from briefing.records import Actor, Event
from briefing.rendering.sharing.dates import iso_date
from briefing.rendering.sharing.nodes import Node, Urls, Value, node, ref
from briefing.statements import PlainFace, standing, standings, statement_words

if TYPE_CHECKING:
    from briefing.records import Claim
    from briefing.records.vocabulary import Term
    from briefing.rendering.choices import Choices
    from briefing.rendering.sharing.entities import Entities
    from briefing.rendering.views import Views


class Claims:
    """The writer of the nodes of a record's claims."""

    def __init__(self, views: Views, choices: Choices, entities: Entities, urls: Urls) -> None:
        """Describe claims of a briefing."""
        briefing = self._briefing = views.briefing
        self._choices = choices
        self._entities = entities
        self._urls = urls
        self._face = PlainFace(briefing, views.catalogue)

    def of(self, record: Actor | Event) -> Iterator[Node]:
        """Yield the record's claims, then their statuses, then the sources that they cite."""
        claims = self._choices.claims(record)
        for claim in claims:
            yield self._claim(record, claim)
        terms = dict(standings(self._briefing))
        for key in dict.fromkeys(standing(self._briefing, claim).key for claim in claims):
            yield self._status(key, terms[key])
        cited = dict.fromkeys(item.source for claim in claims for item in claim.evidence)
        for source_id in cited:
            source = self._briefing.sources.get(source_id or "")
            if source is not None:
                yield self._entities.source(source)

    def _claim(self, record: Actor | Event, claim: Claim) -> Node:
        shown, say = statement_words(self._briefing, claim), self._face.say
        parties = claim.attributed_to
        authors: list[Value] = [p for party in parties if (p := self._entities.party(party))]
        about = dict.fromkeys((record.id, *claim.about))
        return node(
            "Claim",
            id_=self._urls.of(addresses.of(record, claim.id)),
            text=say(shown.text),
            inLanguage=self._briefing.settings.language,
            creativeWorkStatus=ref(self._status_id(shown.standing.key)),
            description=say(Ended(Capital(shown.corroborated.whole))),
            author=authors,
            creditText=self._entities.credit(parties, claim.evidence),
            dateCreated=iso_date(claim.said),
            temporalCoverage=iso_date(claim.date),
            about=[known for id_ in about if (known := self._urls.reference_to(id_))],
            appearance=ref(self._urls.page(record)),
            citation=self._entities.citations(claim.evidence),
        )

    def _status(self, key: str, term: Term) -> Node:
        statuses = self._urls.standalone_page("methodology", "s-statuses")
        return node(
            "DefinedTerm",
            id_=self._status_id(key),
            name=term.label,
            termCode=key,
            description=self._face.say(Marked(term.definition or "")),
            inDefinedTermSet=statuses,
        )

    def _status_id(self, key: str) -> str:
        return self._urls.standalone_page("methodology", f"s-status-{key}")
