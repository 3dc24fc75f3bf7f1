"""All tables of a briefing, in the order in which lists show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.exports import asking, evidence, reacting, records, statements

if TYPE_CHECKING:
    from briefing.exports.model import Table
    from briefing.exports.telling import Teller

_TABLES = (
    statements.claims,
    evidence.evidence,
    records.actors,
    records.names,
    statements.relationships,
    statements.designations,
    records.events,
    records.participants,
    reacting.reactions,
    reacting.stances,
    asking.questions,
    asking.answers,
    records.places,
    records.sources,
    records.withdrawn,
)


TABLE_NAMES = tuple(make.__name__ for make in _TABLES)
"""The names of all tables: each function is called what its table is."""


def tables(teller: Teller) -> tuple[Table, ...]:
    """Return every table."""
    return tuple(make(teller) for make in _TABLES)
