"""What pages see of a briefing: the live records, and of a withdrawn one what became of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing import examine
from briefing.addresses import Address
from briefing.linking import Briefing, Published, published_view
from briefing.prose import PageContext, PageWriter
from tests.support.briefings import Edit
from tests.support.rules import ANN, BEN, FIRE, SPEAKS

Build = Callable[..., Path]

WITHDRAWN = {"date": "2020-06-01", "why": "It was about another mill."}


@pytest.fixture
def without(build: Build) -> Callable[[str], Published]:
    def given(place: str) -> Published:
        briefing = examine(build(Edit(place, "withdrawn", WITHDRAWN))).briefing
        assert briefing is not None
        return published_view(briefing)

    return given


Without = Callable[[str], Published]


def test_a_withdrawn_record_is_in_no_list_and_its_claims_are_in_none(without: Without) -> None:
    seen = without(ANN)
    assert set(seen.withdrawn) == {"ann"}
    assert "ann" not in seen.records
    assert "ann" not in seen.actors
    assert "ben-accuses-ann" not in seen.claims
    assert "ann" not in {mention for one in seen.names.find("Ann Ashe") for mention in one.full}
    assert "ann" in seen.whole.records


def test_ties_to_it_are_gone_and_other_records_stay_as_they_are(without: Without) -> None:
    seen = without(ANN)
    assert seen.actors["ben"].relationships == ()
    assert "ben" not in seen.indexes.ties
    assert seen.address("ben-near-ann") is None
    assert seen.events["fire"] is seen.whole.events["fire"]
    assert without(SPEAKS).actors["ben"].relationships


def test_a_link_to_it_or_to_what_stood_on_it_leads_to_its_stub(without: Without) -> None:
    seen = without(ANN)
    assert seen.address("ann") == Address("actors/ann/index.md")
    assert seen.address("ben-accuses-ann") == Address("actors/ann/index.md", "ben-accuses-ann")
    page = PageWriter(seen, PageContext("events/fire/index.md"))
    assert page.party("ann") == "[Ann Ashe](../../actors/ann/index.md)"
    assert seen.label(seen.reactions["ann-speaks"]).startswith("Ann Ashe: ")


def test_what_stands_behind_a_statement_is_counted_as_the_checker_counts_it(
    without: Without,
) -> None:
    seen = without(BEN)
    (claim,) = (claim for claim in seen.events["fire"].claims if claim.id == "mill-burned")
    assert seen.corroboration(claim) == seen.whole.corroboration(claim)


def test_what_is_published_of_it_is_published_whole(lighthouse: Briefing) -> None:
    seen = published_view(lighthouse)
    assert published_view(seen) is seen
    assert {**seen.records, **seen.withdrawn}.keys() == lighthouse.records.keys()


def test_a_record_is_withdrawn_with_what_lives_on_it(without: Without) -> None:
    seen = without(FIRE)
    assert seen.subject is None
    assert "mill-burned" not in seen.claims
    assert seen.address("mill-burned") == Address("events/fire/index.md", "mill-burned")
