"""The records of the shipped briefing: right, readable by editors, and drawn so that all shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing import examine
from briefing.figures.network import NetworkFigure, draw_network
from briefing.figures.ties import labels
from briefing.linking import Briefing
from briefing.problems import Severity
from briefing.records import Vocabulary, schema_line
from briefing.records.values import Quote
from briefing.schemas import schema_files
from tests.library.test_fonts import FACES, assert_room_is_left, code_points
from tests.library.test_network import assert_readable, crossings, drawings, lines_under_boxes
from tests.library.test_public_door import assert_loads_alike
from tests.library.test_scaffolding import test_a_new_record_fits_a_terminal_and_a_web_address
from tests.library.test_schemas import COMMITTED, MODELS, are_schemas, files_of, validated
from tests.shipped.conftest import DATA
from tests.support.generated import write_briefing

__all__ = ["test_a_new_record_fits_a_terminal_and_a_web_address"]
DEAD = {"abu-mahdi-al-muhandis", "qassem-soleimani"}


@pytest.fixture(scope="module")
def words(shipped: Briefing) -> Vocabulary:
    """The words that a new record may choose from."""
    return shipped.vocabulary


@pytest.fixture(scope="module")
def network(shipped: Briefing) -> NetworkFigure:
    """How its actors are tied."""
    return draw_network(shipped)


def test_it_has_no_error_and_no_warning() -> None:
    problems = examine(DATA).problems
    assert [one for one in problems if one.severity is not Severity.NOTE] == []


def test_whoever_does_not_read_the_language_can_read_every_quotation(shipped: Briefing) -> None:
    quotes = {
        **{one.id: one.quote for one in shipped.reactions.values()},
        **{id_: placed.claim.quote for id_, placed in shipped.claims.items()},
    }
    assert not {id_ for id_, quote in quotes.items() if quote and not has_english(quote)}


def has_english(quote: Quote) -> bool:
    spoken = {quote.original.lang} if quote.original and quote.original.text else set()
    return "en" in spoken | {one.lang for one in quote.translations}


def test_each_stance_carries_its_words_and_each_question_an_assessment(shipped: Briefing) -> None:
    reactions, questions = shipped.reactions.values(), shipped.questions.values()
    assert all(taken.words for one in reactions for taken in one.stances)
    assert all(one.assessment for one in questions)


def test_the_living_are_shown_as_they_are_now(shipped: Briefing) -> None:
    kinds = shipped.vocabulary.actor_kinds
    people = [one for one in shipped.actors.values() if kinds[one.kind].is_a == "person"]
    assert {one.id for one in people if one.now is None} <= DEAD


@pytest.mark.full  # as are two builds at full size
def test_it_loads_the_same_whatever_the_hash_seed_locale_and_time_zone(tmp_path: Path) -> None:
    assert_loads_alike(DATA, tmp_path)


# Schemas


def test_the_committed_schemas_are_current(shipped: Briefing) -> None:
    committed = {file.name: file.read_text("utf-8") for file in COMMITTED.iterdir()}
    made = schema_files(shipped.vocabulary)
    stale = sorted(
        {*committed, *made} - {name for name in made if committed.get(name) == made[name]}
    )
    assert not stale, "run `make schema`, and commit what it writes"


def test_the_committed_schemas_are_schemas() -> None:
    assert are_schemas(COMMITTED.iterdir())


@pytest.mark.parametrize("kind", MODELS)
def test_every_record_fits_its_schema(kind: str) -> None:
    assert not validated(COMMITTED / f"{kind}.json", files_of(DATA, kind))


@pytest.mark.parametrize("kind", MODELS)
def test_the_first_line_of_each_record_names_its_schema(kind: str) -> None:
    for file in files_of(DATA, kind):
        line = file.read_text("utf-8").split("\n", 1)[0]
        assert line == schema_line(file.relative_to(DATA).as_posix())
        named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", line)
        assert named is not None
        assert (file.parent / named[1]).resolve() == COMMITTED / f"{kind}.json"


# Letters


def test_the_faces_have_the_letters_of_its_names(shipped: Briefing) -> None:
    covered = set[int]().union(*map(code_points, FACES.values()))
    lacking = {
        letter: name
        for actor in shipped.actors.values()
        for name in (actor.label, *(form.value for form in actor.names.values()))
        for letter in name
        if not letter.isspace() and ord(letter) not in covered
    }
    assert not lacking


def test_figures_leave_its_names_the_room_that_they_take(shipped: Briefing) -> None:
    assert_room_is_left(shipped)


# The network


def test_its_network_is_readable(network: NetworkFigure) -> None:
    assert network.nodes
    assert_readable(network)
    assert lines_under_boxes(network) == 0
    assert crossings(network) <= len(network.edges) / 10
    assert sum(edge.quiet for edge in network.edges) <= len(network.edges) / 6


@pytest.mark.full
def test_its_network_is_drawn_the_same_whatever_the_hash_seed() -> None:
    assert len(drawings(DATA)) == 1


def test_no_accusation_is_drawn(shipped: Briefing, network: NetworkFigure) -> None:
    types = shipped.vocabulary.relationship_types
    accusing = {name for name, kind in types.items() if kind.accusation}
    assert accusing.isdisjoint(tie.relationship.type for tie in network.ties)
    told = {word for edge in network.edges for word in labels(edge.readings)}
    assert told.isdisjoint(types[name].label for name in accusing)


def test_every_tie_is_told_once_in_the_lists(network: NetworkFigure) -> None:
    told = [spoke.tie.relationship.id for star in network.stars for spoke in star.spokes]
    assert sorted(told) == sorted(tie.relationship.id for tie in network.ties)


def test_its_vocabulary_makes_the_briefings_of_the_benchmarks(tmp_path: Path) -> None:
    write_briefing(tmp_path, 20, DATA)
    examination = examine(tmp_path)
    assert examination.briefing is not None
    assert not examination.errors
