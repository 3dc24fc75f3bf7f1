"""The table of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing import addresses
from briefing.exports.model import CellType, Field, table
from briefing.exports.telling import live
from briefing.linking import counts, holders
from briefing.phrases import gettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.exports.model import Table
    from briefing.exports.telling import Teller
    from briefing.linking import Holder
    from briefing.records import AnyRecord, Evidence


class _Item(NamedTuple):
    record: AnyRecord
    holder: Holder
    place: str
    evidence: Evidence


def evidence(teller: Teller) -> Table:
    """Return the items of evidence of everything published."""
    briefing = teller.briefing
    fields: list[Field[_Item]] = [
        Field("id", gettext("What it supports, and its place there"), lambda one: one.place),
        Field("record", gettext("The record that has it"), lambda one: one.record.id),
        Field(
            "statement",
            gettext("The claim, tie, designation, answer or reaction that has it, or the record"),
            lambda one: one.holder.enclosing_id,
        ),
        Field("of", gettext("What that is"), lambda one: one.holder.kind),
        Field(
            "source",
            gettext("The source"),
            lambda one: live(one.evidence.source, briefing.sources),
            refers_to="sources",
        ),
        Field("bears", gettext("What it does to it"), lambda one: one.evidence.bears.value),
        Field(
            "is_counted",
            gettext("Whether it is counted, not only listed"),
            lambda one: counts(one.evidence, briefing.sources),
            CellType.BOOLEAN,
        ),
        *_quoted_fields(),
        *_knowing_fields(teller),
        Field(
            "accusation",
            gettext("If it supports an accusation: against whom, their answer and the outcome"),
            lambda one: teller.replied(one.holder.value),
        ),
        Field(
            "source_url",
            gettext("The address of a source without a record"),
            lambda one: one.evidence.url,
            format="uri",
        ),
    ]
    description = gettext("One source for a statement, name or part, and its words")
    return table("evidence", description, _items(teller), fields)


def _quoted_fields() -> Iterator[Field[_Item]]:
    """Yield the words of the source, and where in it they are."""
    yield Field(
        "excerpt",
        gettext("The words of the source, which are not under the site's terms of use"),
        lambda one: one.evidence.excerpt,
    )
    yield Field(
        "language",
        gettext("Their language if it is not the source's: BCP 47"),
        lambda one: one.evidence.lang,
    )
    yield Field("translation", gettext("Our translation"), lambda one: one.evidence.translation)
    yield Field("locator", gettext("Where in the source"), lambda one: one.evidence.locator)


def _knowing_fields(teller: Teller) -> Iterator[Field[_Item]]:
    """Yield whose knowledge it is."""
    briefing = teller.briefing

    def witness(one: _Item) -> str | None:
        return briefing.party_name(one.evidence.witness) if one.evidence.witness else None

    yield Field("witness", gettext("Whose own knowledge it is; `self` is the outlet's"), witness)
    yield Field(
        "relays",
        gettext("The source that it only repeats"),
        lambda one: live(one.evidence.relays, briefing.sources),
        refers_to="sources",
    )


def _items(teller: Teller) -> Iterator[_Item]:
    for record in teller.briefing.records.values():
        for holder in holders(record):
            where = addresses.of(record).folder.rpartition("/")[2]
            steps = ".".join(map(str, holder.path))
            for position, item in enumerate(holder.evidence, start=1):
                place = ".".join(filter(None, (where, steps, str(position))))
                yield _Item(record, holder, place, item)
