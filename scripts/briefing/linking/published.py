"""The view of a briefing for pages and exports: live records, and a list of withdrawn ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property

from briefing.addresses import Address
from briefing.linking.corroboration import Counting
from briefing.linking.joining import link
from briefing.linking.model import Briefing
from briefing.linking.sides import Sides
from briefing.records import Actor, AnyRecord
from briefing.records.date_labels import ENGLISH, LanguageWords


@dataclass(frozen=True, kw_only=True)
class Published(Briefing):
    """A briefing without withdrawn records, and without ties to them.

    A withdrawn record keeps its name and, for links, the page that explains its withdrawal. The
    support of a statement is counted on the whole briefing, as the checker counts it.

    Attributes:
        whole: The briefing with all its records.
        withdrawn: The withdrawn records by their ids.
    """

    whole: Briefing
    withdrawn: Mapping[str, AnyRecord]

    def address(self, item_id: str) -> Address | None:
        """Return where a record, claim, tie, designation or answer is published, or its stub."""
        if (live := super().address(item_id)) is not None:
            return live
        address = self.whole.address(item_id)
        return address if address is not None and address.path in self._stubs else None

    def label(self, record: AnyRecord) -> str:
        """Return the words by which a link names a record, withdrawn or not."""
        return self.whole.label(record)

    def name_of(self, record_id: str) -> str:
        """Return the words by which a link names a record, or the id itself if it has no record."""
        return self.whole.name_of(record_id)

    def party_name(self, party: str) -> str:
        """Return the name of an actor, given its id, or the plain name itself."""
        return self.whole.party_name(party)

    def is_actor(self, party: str) -> bool:
        """Return whether a party is an actor with a page or a stub, not a plain name."""
        return self.whole.is_actor(party)

    @property
    def sides(self) -> Sides:
        """The sides of the briefing's actors."""
        return self.whole.sides

    @property
    def counting(self) -> Counting:
        """The counted support of the briefing's statements."""
        return self.whole.counting

    @cached_property
    def _stubs(self) -> frozenset[str]:
        addresses = (self.whole.address(record_id) for record_id in self.withdrawn)
        return frozenset(address.path for address in addresses if address is not None)


def published_view(briefing: Briefing, speech: LanguageWords = ENGLISH) -> Published:
    """Return the view of a briefing for pages and exports, with dates in a language.

    A view is returned unchanged.
    """
    if isinstance(briefing, Published):
        return briefing
    if speech is not briefing.speech:
        briefing = replace(briefing, speech=speech)
    withdrawn = {key: record for key, record in briefing.records.items() if record.withdrawn}
    live = briefing
    if withdrawn:
        records = tuple(
            _without_ties(record, withdrawn)
            for key, record in briefing.records.items()
            if key not in withdrawn
        )
        live = link(briefing.settings, briefing.vocabulary, records, briefing.basemap)
    parts = {field.name: getattr(live, field.name) for field in fields(Briefing)}
    parts["speech"] = briefing.speech
    return Published(**parts, whole=briefing, withdrawn=withdrawn)


def _without_ties(record: AnyRecord, withdrawn: Mapping[str, AnyRecord]) -> AnyRecord:
    if not isinstance(record, Actor):
        return record
    kept = tuple(tie for tie in record.relationships if tie.target not in withdrawn)
    if len(kept) == len(record.relationships):
        return record
    return record.model_copy(update={"relationships": kept})
