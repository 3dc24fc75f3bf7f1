"""What search is told of a page: the names in its record, what it is, and how it stands."""

from __future__ import annotations

import json
from typing import Any

import pytest

from briefing import load
from briefing.linking import search_terms
from briefing.records.enums import Status
from briefing.rendering.search_tags import page_tags, search_tags
from briefing.rendering.table import STANDALONE_ROWS
from briefing.rendering.views import Views
from briefing.rendering.voices import Voices
from tests.support.briefings import LIGHTHOUSE
from tests.support.project import ROOT

BRIEFING = load(LIGHTHOUSE)
VIEWS = Views(BRIEFING)


def standing(record_id: str) -> dict[str, Any]:
    """What the last tag of a record's page says."""
    told: dict[str, Any] = json.loads(search_tags(VIEWS, BRIEFING.records[record_id])[-1])
    return told


def test_the_names_are_those_of_the_record_the_one_of_pages_first() -> None:
    record = BRIEFING.actors["noam-dekarel"]
    terms = search_terms(record)
    assert terms[0] == record.label
    assert {alias.text for alias in record.aliases} <= set(terms)
    assert {name.value for name in record.names.values()} <= set(terms)
    assert len(set(terms)) == len(terms)


def test_a_short_name_that_ends_the_name_is_known_in_each_script() -> None:
    assert {"Dekarel", "דקראל", "Ντεκαρέλ"} <= set(search_terms(BRIEFING.records["noam-dekarel"]))


def test_other_records_have_titles_and_no_names() -> None:
    assert search_terms(BRIEFING.records["inquiry-report-2004"]) == ()


@pytest.mark.parametrize(
    ("record_id", "told"),
    [
        ("noam-dekarel", {"kind": "actor", "is": "Seafarer", "rtl": ["he"]}),
        ("gull-reef", {"kind": "place"}),
        ("wreck-of-the-aurelia", {"kind": "event"}),
        ("orrland-asks-for-an-inquiry", {"kind": "reaction"}),
        ("who-ran-the-light", {"kind": "question"}),
        ("inquiry-report-2004", {"kind": "source"}),
    ],
)
def test_a_page_says_what_it_is(record_id: str, told: dict[str, object]) -> None:
    assert told.items() <= standing(record_id).items()


def test_an_event_has_its_date_for_machines_and_for_readers() -> None:
    event = standing("wreck-of-the-aurelia")
    assert event["date"] == BRIEFING.events["wreck-of-the-aurelia"].date.text
    assert event["date"][:4] in event["detail"]


def test_a_reaction_has_its_status_and_a_question_its_state() -> None:
    vocabulary = BRIEFING.vocabulary
    assert standing("board-on-the-wreck")["status"] == ["said", "Said"]
    for reaction in BRIEFING.reactions.values():
        if not reaction.withdrawn and reaction.status is not Status.CONFIRMED:
            label = f"Statement {vocabulary.statuses[reaction.status].label.lower()}"
            assert standing(reaction.id)["status"] == [reaction.status, label]
    for question in BRIEFING.questions.values():
        label = vocabulary.question_states[question.state.value].label
        assert standing(question.id)["status"] == [question.state.value, label]


def test_a_withdrawn_record_is_not_looked_for() -> None:
    assert search_tags(VIEWS, BRIEFING.records["hoaxed-telegram"]) == ()


def test_the_first_page_alone_names_the_statuses() -> None:
    (told,) = search_tags(VIEWS, None, home=True)
    statuses = json.loads(told)["statuses"]
    assert statuses["confirmed"] == ["confirmed", "Confirmed"]
    assert statuses["said"] == ["said", "Said"]
    assert statuses["statement-reported"] == ["reported", "Statement reported"]
    assert search_tags(VIEWS, None) == ()


def test_a_page_without_a_record_says_by_what_readers_ask_for_it() -> None:
    assert page_tags((), None) == ()
    assert page_tags(("who pays",), None) == ("who pays", "{}")
    assert page_tags((), "rtl") == ('{"dir": "rtl"}',)


def test_pages_are_asked_for_in_each_language_of_readers() -> None:
    rows = {row.path: row for row in STANDALONE_ROWS}
    voices = Voices(ROOT / "templates", VIEWS)
    assert {"about us", "funding", "من نحن", "التمويل"} <= {*voices.asked(rows["about/index.md"])}
    english = {*voices.asked(rows["contribute/index.md"])}
    arabic = {*voices.asked(rows["contribute/ar/index.md"])}
    assert "report a mistake" in english
    assert "الإبلاغ عن خطأ" in arabic
    assert not english & arabic
