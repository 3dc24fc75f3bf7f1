"""Items of evidence as readers see them: the outlet, the date, and remarks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.linking import counts
from briefing.phrases import Day, Ended, Item, Party, Site, gettext
from briefing.records.base import ITSELF
from briefing.records.enums import Bearing
from briefing.statements.saying import happened, is_of_earlier_zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.linking import Briefing, Stated
    from briefing.phrases import Value
    from briefing.records import EdtfDate, Evidence


@dataclass(frozen=True, slots=True)
class EvidenceWords:
    """An item of evidence as readers see it.

    Attributes:
        outlet: The outlet that carries it, as a link.
        publisher: The name of the outlet.
        date: When it was published.
        witness: Whose own knowledge it is, where the item says so.
        remarks: Sentences on whose knowledge it is, whether it counts, and what its date means.
        is_counted: Whether it does.
    """

    outlet: Value
    publisher: str
    date: EdtfDate | None
    witness: Value | None
    remarks: tuple[Value, ...]
    is_counted: bool

    @property
    def source(self) -> Value:
        """The outlet and the date of publication."""
        if self.date is None:
            return self.outlet
        day = Day(self.date, in_words=True)
        return gettext("%(outlet)s, %(date)s", outlet=self.outlet, date=day)


def describe_evidence(
    briefing: Briefing, item: Evidence, statement: Stated | None = None
) -> EvidenceWords:
    """Return an item of evidence as it is told, next to a statement where one is given."""
    is_counted = counts(item, briefing.sources)
    witness = _witness(item)
    remarks = tuple(_remarks(briefing, item, witness, is_counted=is_counted))
    source = briefing.sources.get(item.source or "")
    date = source.date if source else item.date
    if statement is not None and item.bears is Bearing.SUPPORTS:
        event = happened(briefing, statement)
        if is_of_earlier_zone(briefing, date, event):
            remarks += (gettext("Published when it was still the day before in its time zone."),)
    if source is not None:
        outlet: Value = Item(source.id, source.publisher)
        return EvidenceWords(outlet, source.publisher, source.date, witness, remarks, is_counted)
    if item.url:
        name = item.publisher or ""
        return EvidenceWords(Site(item.url, name), name, item.date, witness, remarks, is_counted)
    name = item.source or ""
    return EvidenceWords(name, name, None, witness, remarks, is_counted)


def _witness(item: Evidence) -> Value | None:
    if item.witness == ITSELF:
        return gettext("the outlet itself")
    return Party(item.witness) if item.witness else None


def _remarks(
    briefing: Briefing, item: Evidence, witness: Value | None, *, is_counted: bool
) -> Iterator[Value]:
    if witness is not None:
        yield Ended(gettext("Witness: %(who)s", who=witness))
    if item.origin:
        origin = briefing.origin_name(item.origin)
        yield Ended(gettext("Information from %(origin)s", origin=origin))
    if item.bears is Bearing.CONTRADICTS:
        yield gettext("Contradicts it; not counted.")
    elif item.bears is Bearing.CONTEXT:
        yield gettext("For context; not counted.")
    elif item.relays:
        yield gettext("Repeats %(source)s; not counted.", source=Item(item.relays))
    elif not is_counted:
        yield gettext("Not counted.")
