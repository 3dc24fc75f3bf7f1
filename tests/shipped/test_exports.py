"""The shipped briefing in the formats of other programs: whole, and nothing overstated."""

from __future__ import annotations

from briefing.linking import Briefing
from tests.library.test_export_bibliography import entries, items, references
from tests.library.test_export_ftm import entities, statements
from tests.library.test_export_graph import of_gexf, of_graphml
from tests.library.test_export_places import features
from tests.support.exporting import teller_of


def test_every_source_is_in_every_bibliography(shipped: Briefing) -> None:
    teller, ids = teller_of(shipped), sorted(shipped.sources)
    assert list(items(teller)) == list(entries(teller)) == list(references(teller)) == ids


def test_every_entity_and_statement_keeps_to_its_model(shipped: Briefing) -> None:
    teller = teller_of(shipped)
    found = entities(teller)
    assert found.keys() == {row["entity_id"] for row in statements(teller)}
    assert found.keys() >= {*shipped.actors, *shipped.events, *shipped.sources}


def test_what_accuses_or_is_not_stated_as_fact_is_neither_entity_nor_edge(
    shipped: Briefing,
) -> None:
    teller = teller_of(shipped)
    exported = {*entities(teller), *of_graphml(teller)}
    held_back = {
        tie.id
        for actor in shipped.actors.values()
        for tie in actor.relationships
        if shipped.is_accusation(tie) or tie.status.needs_attribution
    }
    assert held_back
    assert not held_back & exported


def test_both_graphs_are_the_same(shipped: Briefing) -> None:
    teller = teller_of(shipped)
    assert of_graphml(teller) == of_gexf(teller)
    assert of_graphml(teller)


def test_every_place_with_a_position_is_on_the_map(shipped: Briefing) -> None:
    placed = {key for key, one in shipped.places.items() if one.coordinates or one.area}
    assert features(teller_of(shipped)).keys() == placed
