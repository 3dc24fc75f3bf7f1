"""What pages say of statements, questions, ties and contacts, in words that nobody misreads."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from typing import Any

import pytest

from briefing import load
from briefing.figures.network import draw_network
from briefing.linking import Briefing
from briefing.phrases import ENGLISH
from briefing.rendering import contact_of, render
from briefing.statements import (
    PlainFace,
    bounded,
    copy_text,
    question_state,
    statement_words,
    telling_words,
)
from tests.conftest import Build
from tests.support.briefings import Edit, Files, edited, minimal, write
from tests.support.prose import html

TEMPLATES = Path(__file__).parents[2] / "templates"


def told(folder: Path, **fields: object) -> tuple[str, str]:
    """Return who says a claim of these fields, apart from its text, and after its mark."""
    files = minimal()
    fire: Any = files["events/fire.yml"]
    fire["claims"][1] |= fields
    briefing = load(write(folder, files))
    statement = statement_words(briefing, briefing.claims["cat-died"].claim)
    say = PlainFace(briefing).say
    apart, after = statement.attribution, statement.attribution_after_mark
    return (say(apart) if apart else "", say(after) if after else "")


@pytest.mark.parametrize(
    ("text", "status", "apart", "after"),
    [
        ("Ben Birk denied any part in it.", "denied", "", ""),
        ("Ben Birk rejected it.", "denied", "", ""),
        ("Ben Birk denies that he had a part in it.", "denied", "", ""),
        ("Ben Birk had no part in it.", "denied", "by Ben Birk", "by Ben Birk"),
        ("Ben Birk said that the cat died.", "claimed", "", ""),
        ("The cat died.", "claimed", "according to Ben Birk", "according to Ben Birk"),
        ("The cat died.", "disputed", "said by Ben Birk", "· said by Ben Birk"),
        # What its own speaker reports of an act is attributed: it may not have happened.
        ("Ben Birk warned the town.", "reported", *["according to Ben Birk"] * 2),
        ("Ben Birk rejected the offer.", "claimed", *["according to Ben Birk"] * 2),
        ("Ben Birkwell said so.", "claimed", *["according to Ben Birk"] * 2),
    ],
)
def test_who_said_it_is_told_once(
    tmp_path: Path, text: str, status: str, apart: str, after: str
) -> None:
    found = told(tmp_path, text=text, status=status, attributed_to=["ben"])
    assert found == (apart, after)


def test_the_accuser_is_always_said_apart(tmp_path: Path) -> None:
    change = Edit("actors/ann.yml", "claims.0.text", "Ben Birk said that Ann Ashe lit the fire.")
    briefing = load(write(tmp_path, edited(minimal(), change)))
    statement = statement_words(briefing, briefing.claims["ben-accuses-ann"].claim)
    assert PlainFace(briefing).say(statement.attribution or "") == "according to Ben Birk"


def state_of(folder: Path, *edits: Edit) -> str:
    """Return the state of the question of the small briefing, as its page says it."""
    briefing = load(write(folder, edited(minimal(), *edits)))
    return PlainFace(briefing).say(question_state(briefing, briefing.questions["who-lit-it"]))


CONFIRMED = {"id": "a", "answer": "It burned.", "claims": ["fire#mill-burned"]}
REPORTED = {"id": "b", "answer": "A cat did.", "claims": ["fire#cat-died"]}
QUESTION = "questions/who-lit-it.yml"


def test_an_open_question_says_how_many_answers_it_has(tmp_path: Path) -> None:
    open_state = state_of(tmp_path / "one")
    label = open_state.partition(":")[0]
    assert open_state == f"{label}: one answer, not settled"
    two = state_of(tmp_path / "two", Edit(QUESTION, "answers.1", REPORTED))
    assert two == f"{label}: two answers, none settled"


def test_none_settled_is_not_said_where_an_answer_is_confirmed(tmp_path: Path) -> None:
    two = state_of(tmp_path, Edit(QUESTION, "answers.1", CONFIRMED))
    assert two.endswith(": two answers")


def test_a_settled_question_is_only_settled(tmp_path: Path) -> None:
    settled = {"value": "settled", "reason": "It was found. [@herald]", "date": "2020-05-30"}
    assert ":" not in state_of(tmp_path, Edit(QUESTION, "state", settled))


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, None, "Ann Ashe"),
        (None, "2020", "Ann Ashe until 2020"),
        ("2014", "2020", "Ann Ashe (2014 to 2020)"),
        ("2014", None, "Ann Ashe (from 2014)"),
    ],
)
def test_a_tie_that_has_ended_is_told_with_its_end(
    tmp_path: Path, start: str | None, end: str | None, words: str
) -> None:
    lasting: dict[str, object] = {"label": "near", "ended": "was near", "symmetric": True}
    assert tie_in_words(tmp_path, lasting, start, end) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, None, "Ann Ashe"),
        ("2020-05-02", None, "Ann Ashe (2 May 2020)"),
        ("../2020-05-02", None, "Ann Ashe (2 May 2020 or earlier)"),
        ("2020-05", "2020-06", "Ann Ashe (May 2020 to June 2020)"),
        (None, "2020", "Ann Ashe until 2020"),
    ],
)
def test_an_act_is_told_at_its_day_and_never_goes_on(
    tmp_path: Path, start: str | None, end: str | None, words: str
) -> None:
    act: dict[str, object] = {"label": "appointed", "inverse": "appointed by"}
    assert tie_in_words(tmp_path, act, start, end) == words


def test_a_tie_of_belonging_lasts_whatever_it_is_called_once_it_has_ended(tmp_path: Path) -> None:
    belonging: dict[str, object] = {"label": "leads", "inverse": "led by", "belonging": True}
    assert tie_in_words(tmp_path, belonging, "2014", None) == "Ann Ashe (from 2014)"


def tie_in_words(folder: Path, kind: dict[str, object], start: str | None, end: str | None) -> str:
    """Return the other end of a tie of this type and time, as it is told."""
    files: Files = minimal()
    files["vocabulary.yml"]["relationship_types"]["tied-to"] = kind
    times = {"start": start, "end": end}
    tie = {"id": "ben-and-ann", "type": "tied-to", "target": "ann", "status": "reported"}
    tie |= {key: value for key, value in times.items() if value}
    files["actors/ben.yml"]["relationships"] = [
        tie | {"evidence": [{"source": "gazette", "excerpt": "next door"}]}
    ]
    briefing = load(write(folder, files))
    held = briefing.actors["ben"].relationships[0]
    return PlainFace(briefing).say(bounded(briefing, held, "Ann Ashe"))


def pages_of(folder: Path, *edits: Edit) -> dict[str, str]:
    """Return the pages of the small briefing, changed in some places."""
    briefing = load(write(folder, edited(minimal(), *edits)))
    return {page.path: page.text for page in render(briefing, TEMPLATES)}


def test_only_a_stance_that_is_worth_it_lists_who_did_not_take_it(tmp_path: Path) -> None:
    def pages(name: str, **marks: object) -> str:
        stances = {"condemns": {"label": "condemns"} | marks}
        others = {
            f"reactions/r{number}.yml": minimal()["reactions/ann-speaks.yml"]
            | {"actor": "ben", "stances": ["condemns"], "said": f"2020-05-0{number}"}
            for number in (3, 4)
        }
        files = edited(minimal() | others, Edit("vocabulary.yml", "stances", stances))
        briefing = load(write(tmp_path / name, files))
        return {page.path: page.text for page in render(briefing, TEMPLATES)}["reactions/index.md"]

    assert "in any statement we found" not in pages("accident")
    named = pages("attack", lead=True, not_taken="Did not condemn")
    assert "### Did not condemn, in any statement we found {: #s-without-fire-condemns" in named
    assert "Did not take the stance “condemns”, in any statement we found" in pages("x", lead=True)
    hostile = "Did not # mourn {: #s-top } a < b & c"
    attacked = pages("hostile", lead=True, not_taken=hostile)
    [heading] = html(attacked.split("\n---\n", 1)[1]).select("#s-without-fire-condemns")
    assert heading.get_text() == f"{hostile}, in any statement we found"
    assert not heading.find_all()


@pytest.mark.parametrize(
    ("title", "is_explained"), [("Mill burns", False), ("[Report on a fire]", True)]
)
def test_a_title_in_brackets_is_explained_where_it_is_met(
    tmp_path: Path, title: str, *, is_explained: bool
) -> None:
    pages = pages_of(tmp_path, Edit("sources/gazette.yml", "title", title))
    for path in ("events/fire/index.md", "sources/index.md"):
        assert ("A title in square brackets is ours" in pages[path]) is is_explained


def test_a_reaction_dated_before_its_event_says_why(tmp_path: Path) -> None:
    early = [
        Edit("briefing.yml", "timezone", "Europe/Istanbul"),
        Edit("reactions/ann-speaks.yml", "said", "2020-05-01"),
    ]
    pages = pages_of(tmp_path / "early", *early)
    assert "before the event because of the time zone" in pages["reactions/ann-speaks/index.md"]
    assert "time zone further west" in pages["reactions/index.md"]
    assert "time zone further west" in pages["events/fire/index.md"]
    same_day = pages_of(tmp_path / "same", early[0])
    assert "because of the time zone" not in same_day["reactions/ann-speaks/index.md"]
    assert "time zone further west" not in same_day["reactions/index.md"]


@pytest.mark.parametrize(
    ("contact", "said"),
    [
        ("ann@example.org", ["An e-mail to ", "passes through your provider"]),
        ("https://signal.me/#eu/x", ["A message on ", ">Signal<", "shows your profile name"]),
        ("https://example.org/form", ["What you send through the ", ">contact form<"]),
        ("PO Box 1", ["A message to PO Box 1 is not public"]),
    ],
)
def test_a_contact_is_said_by_its_kind(tmp_path: Path, contact: str, said: list[str]) -> None:
    page = pages_of(tmp_path, Edit("briefing.yml", "contact", contact))["contribute/index.md"]
    text = page.replace("&#45;", "-").replace("[Signal]", ">Signal<")
    text = text.replace("[contact form]", ">contact form<")
    assert [words for words in said if words not in text] == []
    assert ("mailto:" in page) is (contact == "ann@example.org")


def test_methodology_has_no_row_for_a_term_that_explains_itself(lighthouse: Briefing) -> None:
    pages = {page.path: page.text for page in render(lighthouse, TEMPLATES)}
    methodology = unescape(pages["methodology/index.md"])
    assert "plain sense" not in methodology
    for key in lighthouse.vocabulary.topics:
        assert f"s-topic-{key}" in methodology


def test_the_network_speaks_the_vocabulary_s_words(lighthouse: Briefing) -> None:
    pages = {page.path: page.text for page in render(lighthouse, TEMPLATES)}
    page = pages["network/index.md"]
    lede, _, figure = page.partition('<figure class="network"')
    used = {tie.label for tie in draw_network(lighthouse).ties}
    assert used == {"kept the light for", "sibling of"}
    assert [label for label in used if label not in figure or label in lede] == []


def test_a_contact_has_a_subject_only_as_an_e_mail(lighthouse: Briefing) -> None:
    def about(contact: str) -> str:
        found = contact_of(lighthouse.settings.model_copy(update={"contact": contact}))
        return found.url_about("a page") if found else ""

    assert about("ann@example.org") == "mailto:ann@example.org?subject=a%20page"
    assert about("https://example.org/form") == "https://example.org/form"
    assert about("PO Box 1") == ""


def test_words_in_a_line_are_those_that_support_the_statement_whole_by_source(build: Build) -> None:
    """Two excerpts of one source say it together; what contradicts a statement is not shown."""
    evidence = [
        {"source": "herald", "bears": "contradicts", "excerpt": "it stands unharmed"},
        {"source": "gazette", "excerpt": "the mill at the ford"},
        {"source": "herald", "bears": "context", "excerpt": "a dry spring"},
        {"source": "gazette", "excerpt": "was lost to fire"},
    ]
    edits = [
        Edit("events/fire.yml", "claims.0.evidence", evidence),
        Edit("events/fire.yml", "claims.0.status", "disputed"),
        Edit("events/fire.yml", "claims.0.attributed_to", ["ann"]),
        Edit("briefing.yml", "home.established", []),
    ]
    briefing = load(build(*edits))
    (claim, *_) = briefing.events["fire"].claims
    words = telling_words(briefing, claim)
    assert words is not None
    assert PlainFace(briefing, ENGLISH).say(words) == "“the mill at the ford … was lost to fire”"


def test_a_name_of_an_event_that_needs_a_remark_is_not_in_its_heading(tmp_path: Path) -> None:
    def heading(note: str | None) -> str:
        name = {"value": "Incendie criminel", "note": note}
        edits = [Edit("events/fire.yml", "names", {"fr": name})]
        page = pages_of(tmp_path / str(note), *edits)["events/fire/index.md"]
        return page[page.index("\n# ") :].lstrip().partition("\n")[0]

    assert "Incendie criminel" in heading(None)
    assert "Incendie criminel" not in heading("It says who did it.")


@pytest.mark.parametrize(
    ("date", "said", "words"),
    [
        ("2020-05-02", None, ["2 May 2020"]),
        (None, "2020-05-03", ["said 3 May 2020"]),
        ("2020-05-03", "2020-05-03", ["3 May 2020"]),
        ("2020-05-02", "2020-05-03", ["concerning 2 May 2020", "said 3 May 2020"]),
    ],
)
def test_of_two_dates_each_says_which_it_is(
    tmp_path: Path, date: str | None, said: str | None, words: list[str]
) -> None:
    dates = {"date": date, "said": said}
    edits = [Edit("actors/ann.yml", f"claims.0.{key}", day) for key, day in dates.items() if day]
    briefing = load(write(tmp_path, edited(minimal(), *edits)))
    claim = briefing.actors["ann"].claims[0]
    told = statement_words(briefing, claim)
    assert [PlainFace(briefing).say(one) for one in told.dates] == words
    copied = PlainFace(briefing).say(copy_text(told))
    assert ", ".join(words).lower() in copied.lower()


def lines_of_actors(folder: Path, *edits: Edit) -> dict[str, str]:
    """Return the line of each actor in the index, by name."""
    page = pages_of(folder, *edits)["actors/index.md"]
    entries = html(page.split("\n---\n", 1)[1]).select("ul.register > li")
    return {
        entry.select_one("a").get_text(): entry.select_one(".index-line").get_text()  # type: ignore[union-attr]
        for entry in entries
    }


NOW = {
    "text": "Lives with [[ann]]. [@gazette]",
    "as_of": "2020-05",
    "evidence": [{"source": "gazette", "excerpt": "lives"}],
}
REACTS = Edit("reactions/ann-speaks.yml", "stances", ["denies", "blames"])
STANCES = {"denies": "denies it", "blames": {"label": "blames Ben", "accusation": True}}


@pytest.mark.parametrize(
    ("edits", "who", "line"),
    [
        pytest.param(
            [Edit("actors/ben.yml", "now", NOW)],
            "Ben Birk",
            "Lives with Ann Ashe. As of May 2020.",
            id="who they are now, without links and citations",
        ),
        pytest.param(
            [Edit("vocabulary.yml", "stances", STANCES), REACTS],
            "Ann Ashe",
            "One reaction: denies it. One statement.",
            id="stances and topics, but for those that accuse",
        ),
        pytest.param(
            [
                Edit("vocabulary.yml", "stances", STANCES),
                REACTS,
                Edit("reactions/ann-speaks.yml", "status", "claimed"),
                Edit("reactions/ann-speaks.yml", "attributed_to", ["ben"]),
            ],
            "Ann Ashe",
            "One statement and one reaction, with who says so and on what evidence.",
            id="no stance of a reaction that is only claimed to be made",
        ),
        pytest.param(
            [Edit("events/fire.yml", "claims.0.about", ["ann"])],
            "Ann Ashe",
            "One reaction. Two statements: Damage, and more.",
            id="an accusation is counted and not told",
        ),
        pytest.param(
            [Edit("events/fire.yml", f"claims.{at}.about", ["ben"]) for at in (0, 1)],
            "Ben Birk",
            "Three statements: Damage, Deaths, and more.",
            id="own accusations are counted too",
        ),
    ],
)
def test_the_line_of_an_actor_in_the_index_tells_what_there_is_and_accuses_nobody(
    tmp_path: Path, edits: list[Edit], who: str, line: str
) -> None:
    assert lines_of_actors(tmp_path, *edits)[who] == line
