"""What stands beside an accusation: who answered, what was said before it, and each only once."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from typing import Any

from briefing import load
from briefing.linking import Briefing
from briefing.rendering import render
from briefing.statements import PlainFace, accusation_words
from tests.support.briefings import Edit, Files, edited, minimal, write
from tests.support.rules import ANN, claim

TEMPLATES = Path(__file__).parents[2] / "templates"
DENIAL = claim(
    id="ann-denies",
    text="Ann Ashe denied it.",
    status="denied",
    attributed_to=["ann"],
    evidence=[{"source": "herald", "excerpt": "I did not"}],
)


def accusing(**fields: object) -> Files:
    """Return a briefing in which Ann has denied the accusation, and reacted in words."""
    files = edited(
        minimal(),
        Edit(ANN, "claims.1", DENIAL),
        Edit("reactions/ann-speaks.yml", "stances", [{"stance": "denies", "words": "Not I"}]),
    )
    ann: Any = files[ANN]
    ann["claims"][0] |= fields
    return files


def in_a_line(briefing: Briefing) -> str:
    words = accusation_words(briefing, briefing.claims["ben-accuses-ann"].claim)
    return str(PlainFace(briefing).say(words.in_a_line))


def test_who_answered_twice_is_named_once_with_all_that_was_said(tmp_path: Path) -> None:
    files = accusing(response=["ann-denies", "ann-speaks"])
    assert in_a_line(load(write(tmp_path, files))) == (
        "Against Ann Ashe. Answered by Ann Ashe (denied, denies it). Outcome: none found as of "
        "2020."
    )


def test_an_answer_without_a_name_for_it_is_given_in_its_words(tmp_path: Path) -> None:
    assert "Answered by Ann Ashe: “Not I”." in in_a_line(load(write(tmp_path, minimal())))


def test_what_the_accused_said_earlier_is_no_answer_but_is_told(tmp_path: Path) -> None:
    response = {"none_found_as_of": "2020-06", "earlier": ["ann-denies"]}
    briefing = load(write(tmp_path, accusing(response=response)))
    assert in_a_line(briefing) == (
        "Against Ann Ashe. Answer: none found as of June 2020. Said earlier: Ann Ashe (denied). "
        "Outcome: none found as of 2020."
    )
    words = accusation_words(briefing, briefing.claims["ben-accuses-ann"].claim)
    terms = [PlainFace(briefing).say(row.term) for row in words.rows]
    assert terms == ["Against", "Their answer", "Said earlier", "Outcome"]


def test_the_words_of_an_answer_stand_once_on_a_page(tmp_path: Path) -> None:
    files = accusing(response=["ann-denies"])
    ann: Any = files[ANN]
    again = ann["claims"][0] | {"id": "ben-accuses-ann-again", "text": "Ann Ashe meant to."}
    ann["claims"].append(again)
    pages = {page.path: page.text for page in render(load(write(tmp_path, files)), TEMPLATES)}
    page = unescape(pages["actors/ann/index.md"])
    first, second = page.split('<dl class="answer-and-outcome"')[1:]
    assert "I did not" in first.partition("</dl>")[0]
    later = second.partition("</dl>")[0]
    assert "I did not" not in later
    assert "(denied)" in later


def test_answers_with_the_same_reply_and_outcome_have_them_once(tmp_path: Path) -> None:
    files = accusing(response=["ann-denies"])
    ann: Any = files[ANN]
    ann["claims"].append(ann["claims"][0] | {"id": "ben-accuses-ann-again", "text": "She did."})
    who: Any = files["questions/who-lit-it.yml"]
    given = who["answers"][0]
    given["claims"] = ["ann#ben-accuses-ann", "ann#ben-accuses-ann-again"]
    pages = {page.path: page.text for page in render(load(write(tmp_path, files)), TEMPLATES)}
    table = pages["questions/who-lit-it/index.md"].partition("<table")[2].partition("</table>")[0]
    assert table.count("Outcome:") == 1
    assert 'rowspan="3"' in table
