"""The claims as structured data of schema.org (JSON-LD): all in one file, and those of a record.

A page with many claims would grow by a third if it repeated them, and no search engine reads them
there. So the page links to a file of its own (`rel="alternate"`, `application/ld+json`) for
programs that collect claims; the page Data has the file with all.

A program may keep nothing of a claim but its `text`. So the text begins with the status and the
speaker, and that of an accusation ends with whom it is against, the answer and the outcome. The
same are nodes of their own in the claim, as `comment`, with the records that they name.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from briefing import addresses
from briefing.exports.iso_dates import iso_date
from briefing.exports.nodes import graph_text, node, ref
from briefing.exports.package import QUOTED
from briefing.exports.telling import SEPARATOR
from briefing.phrases import Capital, Ended, gettext
from briefing.statements import (
    AGAINST,
    ANSWER,
    EARLIER,
    OUTCOME,
    led_text,
    standing,
    standings,
    statement_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefing.exports.nodes import Node, Value
    from briefing.exports.telling import Teller
    from briefing.exports.things import Things
    from briefing.phrases import Phrase
    from briefing.records import Actor, Claim, Event
    from briefing.records.vocabulary import Term
    from briefing.statements import AccusationWords

KEPT_TOGETHER = gettext(
    "The text of each statement begins with its status and who says so; that of an accusation ends "
    "with whom it is against, their answer and the outcome. Keep them together. Relationships, "
    "listings, reactions and answers to questions are not here but in the other files of the site."
)


class Claims:
    """The writer of the nodes of claims."""

    def __init__(self, teller: Teller, things: Things) -> None:
        """Describe claims of a briefing, with the nodes of parties and sources in `things`."""
        self._teller = teller
        self._briefing = teller.briefing
        self._things = things
        self._urls = things.urls
        self._made: dict[str, Node] = {}

    def file(self, records: Iterable[Actor | Event]) -> str:
        """Return the text of the file with the claims of some records.

        It has what the file is, the claims, their statuses, and the sources that they cite.
        """
        home = [(record, claim) for record in records for claim in record.claims]
        claims = [claim for _, claim in home]
        nodes = chain(
            (self._about(),),
            (self._known_claim(record, claim) for record, claim in home),
            self._statuses(claims),
            self._sources(claims),
        )
        return graph_text(nodes) + "\n"

    def _about(self) -> Node:
        settings, say = self._briefing.settings, self._teller.say
        return node(
            "Dataset",
            name=settings.title,
            description=f"{say(KEPT_TOGETHER)} {say(QUOTED)}",
            inLanguage=settings.language,
            license=settings.licence.url,
            isPartOf=ref(self._urls.website),
        )

    def _known_claim(self, record: Actor | Event, claim: Claim) -> Node:
        """Return the node of a claim, made once: it is in two files."""
        if claim.id not in self._made:
            self._made[claim.id] = self._claim(record, claim)
        return self._made[claim.id]

    def _claim(self, record: Actor | Event, claim: Claim) -> Node:
        shown, say = statement_words(self._briefing, claim), self._teller.say
        parties = claim.attributed_to
        authors: list[Value] = [p for party in parties if (p := self._things.party(party))]
        about = dict.fromkeys((record.id, *claim.about, *claim.against))
        return node(
            "Claim",
            id_=self._urls.of(addresses.of(record, claim.id)),
            text=say(led_text(shown)),
            inLanguage=self._briefing.settings.language,
            creativeWorkStatus=ref(self._status_id(shown.standing.key)),
            description=say(Ended(Capital(shown.corroborated.whole))),
            author=authors,
            creditText=self._things.credit(parties, claim.evidence),
            dateCreated=iso_date(claim.said),
            temporalCoverage=iso_date(claim.date),
            about=[known for id_ in about if (known := self._urls.reference_to(id_))],
            appearance=ref(self._urls.page(record)),
            citation=self._things.citations(claim.evidence),
            comment=list(self._comments(claim, shown.answered)) if shown.answered else None,
        )

    def _comments(self, claim: Claim, words: AccusationWords) -> Iterator[Value]:
        """Yield what must accompany an accusation, each with the records and claims it names."""
        response, outcome = claim.response, claim.outcome
        named: Mapping[Phrase, tuple[str, ...]] = {
            AGAINST: claim.against,
            ANSWER: response.ids if response else (),
            EARLIER: response.earlier if response else (),
        }
        for row in words.rows:
            values = (said for value in row.values if (said := self._teller.say(value)))
            evidence = outcome.evidence if outcome and row.term == OUTCOME else ()
            yield node(
                "Comment",
                name=self._teller.say(row.term),
                text=SEPARATOR.join(" ".join(value.split()) for value in values),
                about=list(self._references(named.get(row.term, ()))),
                citation=self._things.citations(evidence),
            )

    def _references(self, ids: Iterable[str]) -> Iterator[Value]:
        """Yield references to the claims and records with some ids."""
        for item_id in ids:
            address = self._briefing.address(item_id)
            if item_id in self._briefing.records:
                yield self._urls.reference_to(item_id)
            elif address is not None:
                yield ref(self._urls.of(address))

    def _statuses(self, claims: Iterable[Claim]) -> Iterator[Node]:
        terms = dict(standings(self._briefing))
        for key in dict.fromkeys(standing(self._briefing, claim).key for claim in claims):
            yield self._status(key, terms[key])

    def _status(self, key: str, term: Term) -> Node:
        return node(
            "DefinedTerm",
            id_=self._status_id(key),
            name=term.label,
            termCode=key,
            description=self._teller.plain(term.definition),
            inDefinedTermSet=self._urls.standalone_page("methodology", "s-statuses"),
        )

    def _status_id(self, key: str) -> str:
        return self._urls.standalone_page("methodology", f"s-status-{key}")

    def _sources(self, claims: Iterable[Claim]) -> Iterator[Node]:
        """Yield the sources of claims and of what came of accusations, each once."""
        evidence = (
            item
            for claim in claims
            for item in (*claim.evidence, *(claim.outcome.evidence if claim.outcome else ()))
        )
        for source_id in dict.fromkeys(item.source for item in evidence):
            source = self._briefing.sources.get(source_id or "")
            if source is not None:
                yield self._things.source(source)
