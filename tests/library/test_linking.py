"""Linking: look-ups from either side."""

import posixpath
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import examine, load
from briefing.addresses import Address
from briefing.linking import Briefing
from tests.conftest import Build
from tests.support.briefings import Edit, edited, minimal, write
from tests.support.rules import ANN, items

# --- what is said about whom, and by whom ---


def test_ties_read_from_both_sides(lighthouse: Briefing) -> None:
    def ties(actor: str) -> set[tuple[str, str, bool, bool]]:
        found = lighthouse.indexes.ties[actor]
        return {(tie.label, tie.other, tie.outgoing, tie.accusation) for tie in found}

    assert ties("elke-tolvik") == {
        ("kept the light for", "skerra-lights-board", True, False),
        ("sibling of", "jorun-tolvik", True, False),
    }
    assert ties("jorun-tolvik") == {
        ("accused of luring ships ashore for", "salvors-guild-of-skerra", True, True),
        ("sibling of", "elke-tolvik", False, False),
    }
    assert ties("skerra-lights-board") == {
        ("had as keeper", "elke-tolvik", False, False),
        ("licenses", "salvors-guild-of-skerra", False, False),
    }


def test_a_tie_told_from_both_ends_stands_once_at_each(tmp_path: Path) -> None:
    near = {"id": "ann-near-ben", "type": "neighbour-of", "target": "ben", "status": "reported"}
    edit = Edit(ANN, "relationships", [near | {"evidence": items("next door")}])
    ties = load(write(tmp_path, edited(minimal(), edit))).indexes.ties
    assert [(tie.relationship.id, tie.outgoing) for tie in ties["ann"]] == [("ann-near-ben", True)]
    assert [(tie.relationship.id, tie.outgoing) for tie in ties["ben"]] == [("ben-near-ann", True)]


def ids(claims: object) -> list[str]:
    assert isinstance(claims, tuple)
    return [placed.claim.id for placed in claims]


def test_claims_stand_at_home_and_appear_where_they_are_about(lighthouse: Briefing) -> None:
    about = lighthouse.indexes.claims_about
    assert ids(about["orrland"]) == ["aurelia-ran-aground"]  # by `about`
    assert ids(about["skerra"]) == ["dekarel-saw-no-light"]  # by a link in its text
    assert ids(about["was-the-light-burning"]) == ["dekarel-saw-no-light"]
    assert "salvors-guild-of-skerra" not in about  # it is named and accused, but this is its home
    assert lighthouse.claims["deckhand-drowned"].home.id == "wreck-of-the-aurelia"
    assert ids(lighthouse.indexes.claims_at["gull-reef"]) == ["dekarel-saw-no-light"]


def test_claims_are_known_by_who_makes_them(lighthouse: Briefing) -> None:
    by = lighthouse.indexes.claims_by
    assert ids(by["noam-dekarel"]) == [
        "dekarel-saw-no-light",
        "dekarel-denies-steering-in",
        "dekarel-accuses-the-guild",
    ]
    assert ids(by["Harbour Digest"]) == ["seventeen-aboard"]
    assert ids(by["Noam Dekarel's lawyer"]) == ["dekarel-denies-steering-in"]


def test_reactions_are_known_by_body_speaker_and_event(lighthouse: Briefing) -> None:
    indexes = lighthouse.indexes
    spoken = [reaction.id for reaction in indexes.reactions_by["elke-tolvik"]]
    assert spoken == ["board-on-the-wreck"]
    assert [one.id for one in indexes.reactions_by["skerra-lights-board"]] == spoken
    told = [reaction.id for reaction in indexes.reactions_to["wreck-of-the-aurelia"]]
    assert told == [
        "orrland-asks-for-an-inquiry",
        "board-on-the-wreck",
        "guild-says-it-saved-lives",
        "hoaxed-telegram",
    ]


def test_holders_of_answers_come_from_the_claims(lighthouse: Briefing) -> None:
    held = lighthouse.indexes.answers_held
    assert [(one.answer.id, ids(one.claims)) for one in held["skerra-lights-board"]] == [
        ("light-was-burning", ["board-says-light-burned"]),
        ("board-ran-it", ["board-says-light-burned"]),
    ]
    assert [one.answer.id for one in held["noam-dekarel"]] == ["light-was-out"]
    asked = lighthouse.indexes.questions_on["board-says-light-burned"]
    assert {question.id for question in asked} == {"was-the-light-burning", "who-ran-the-light"}


def test_parts_listings_and_what_lies_within(lighthouse: Briefing) -> None:
    indexes = lighthouse.indexes
    assert [(p.event.id, p.part) for p in indexes.parts["elke-tolvik"]] == [
        ("wreck-of-the-aurelia", "keeper on duty")
    ]
    assert [p.actor.id for p in indexes.designations_by["orrland"]] == ["noam-dekarel"]
    assert [e.id for e in indexes.events_within["wreck-of-the-aurelia"]] == ["fire-on-the-cliff"]
    assert [p.id for p in indexes.places_within["skerra"]] == ["gull-reef"]
    assert [e.id for e in indexes.events_at["gull-reef"]] == ["wreck-of-the-aurelia"]


def test_the_timeline_is_in_order_of_the_briefings_own_calendar(lighthouse: Briefing) -> None:
    assert [event.id for event in lighthouse.timeline()] == [
        "gale-of-march-2003",
        "wreck-of-the-aurelia",  # with its hour, before what is known by its day alone
        "fire-on-the-cliff",
        "inquiry-into-the-wreck",
    ]


def mentioning(briefing: Briefing, record: str) -> set[str]:
    return {one.id for one in briefing.indexes.mentioned_in.get(record, ())}


def test_mentions_are_links_fields_and_names_that_link_by_themselves(lighthouse: Briefing) -> None:
    assert mentioning(lighthouse, "gull-reef") == {
        "noam-dekarel",  # a claim's place
        "wreck-of-the-aurelia",  # a link
        "fire-on-the-cliff",
    }
    # Named in "a court of three heard forty people in Port Ansel".
    assert mentioning(lighthouse, "port-ansel") == {"inquiry-into-the-wreck"}
    # "under Captain Dekarel", an alias with `link: true`; his own page does not count.
    assert "wreck-of-the-aurelia" in mentioning(lighthouse, "noam-dekarel")
    assert "noam-dekarel" not in mentioning(lighthouse, "noam-dekarel")


def test_what_rests_on_a_source_and_what_rests_on_it_alone(lighthouse: Briefing) -> None:
    def resting(source_id: str) -> dict[str, bool]:
        found = lighthouse.indexes.supports[source_id]
        return {support.holder.enclosing_id: support.alone for support in found}

    assert resting("inquiry-report-2004") == {
        "dekarel-accuses-the-guild": True,  # the outcome of the accusation
        "dekarel-struck-off": False,
        "noam-dekarel": True,  # what he does now
        "orrland-restored-dekarel": False,
    }
    gazette = resting("gazette-fire-on-the-cliff-2003")
    assert gazette["dekarel-accuses-the-guild"]
    assert not gazette["two-fishermen-saw-the-light"]
    # The digest only relays the agency, so the agency carries the accusation alone.
    assert resting("tidewire-freighter-lost-2003")["jorun-accused-of-wrecking"]
    assert not resting("harbour-digest-2003")["jorun-accused-of-wrecking"]
    # What contradicts a claim, or helps to understand it, is no ground of it.
    log = {one.holder.enclosing_id: one for one in lighthouse.indexes.supports["board-log-2003"]}
    assert not log["dekarel-saw-no-light"].carried
    assert log["board-says-light-burned"].carried
    cited = {record.id for record in lighthouse.indexes.cited_in["inquiry-report-2004"]}
    assert cited == {"inquiry-into-the-wreck", "was-the-light-burning", "who-ran-the-light"}


HERALD = {"source": "herald", "excerpt": "the cat died"}
GAZETTE = {"source": "gazette", "excerpt": "the cat is dead"}
ELSEWHERE = {"url": "https://a.test/", "title": "A page", "publisher": "A paper"}


@pytest.mark.parametrize(
    ("evidence", "alone"),
    [
        ([GAZETTE], True),
        ([GAZETTE, HERALD], False),
        ([GAZETTE, {"source": "herald"}], True),  # listed, but not counted
        ([{"source": "gazette"}, {"source": "herald"}], False),  # neither is
        ([GAZETTE, {**HERALD, "bears": "context"}], True),
        ([GAZETTE, {**HERALD, "relays": "gazette"}], True),
        ([{"source": "gazette"}, HERALD], False),
        ([GAZETTE, {**ELSEWHERE, "excerpt": "the cat died"}], False),  # a page without a record
    ],
)
def test_what_rests_on_a_source_alone_is_what_no_other_page_is_counted_for(
    build: Build, evidence: list[object], alone: object
) -> None:
    briefing = examine(build(Edit("events/fire.yml", "claims.1.evidence", evidence))).briefing
    assert briefing is not None
    found = briefing.indexes.supports["gazette"]
    [cat] = [one for one in found if one.holder.enclosing_id == "cat-died"]
    assert cat.alone is alone


def test_labels(lighthouse: Briefing) -> None:
    assert lighthouse.name_of("gull-reef") == "Gull Reef"
    assert lighthouse.name_of("guild-says-it-saved-lives") == (
        "Salvors' Guild of Skerra: speech, 16 March 2003"
    )
    assert lighthouse.party_name("orrland") == "Orrland"
    assert lighthouse.party_name("a passer-by") == "a passer-by"


# --- addresses ---


def test_every_id_has_an_address_of_its_own(lighthouse: Briefing) -> None:
    everything = [*lighthouse.records, *lighthouse.indexes.anchors]
    found = [lighthouse.address(item) for item in everything]
    assert None not in found
    assert len(set(found)) == len(everything)
    pages = [address.path for address in found if address and address.anchor is None]
    assert len(set(pages)) == len(lighthouse.records)
    assert lighthouse.address("board-says-light-burned") == Address(
        "actors/skerra-lights-board/index.md", "board-says-light-burned"
    )
    assert lighthouse.address("nobody") is None


WORD = st.from_regex(r"[a-z][a-z0-9-]{0,5}", fullmatch=True)
PAGES = st.lists(WORD, max_size=4).map(lambda folders: "/".join([*folders, "index.md"]))
ADDRESSES = st.builds(Address, PAGES, st.none() | WORD)


def followed(page: str, href: str) -> str:
    """Return the page that a browser or engine reaches by a relative link."""
    target, _, _ = href.partition("#")
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), target)) if target else page


@given(page=PAGES, address=ADDRESSES)
def test_a_link_from_any_page_leads_to_its_address(page: str, address: Address) -> None:
    fragment = f"#{address.anchor}" if address.anchor else ""

    markdown = address.markdown_link_from(page)
    assert followed(page, markdown) == address.path
    assert markdown.endswith(fragment)

    # A page lies in a folder of its own once it is published.
    html = address.html_link_from(page)
    assert followed(page, html) in {address.folder or ".", page}
    assert html.endswith(fragment)
    assert html.startswith("#") or html.partition("#")[0].endswith("/")
    if html.startswith("#"):
        assert page == address.path

    for href in (markdown, html):
        assert not href.startswith("/")
        assert "//" not in href
    assert address.url_under("https://a.test/b/") == (
        f"https://a.test/b/{address.folder + '/' if address.folder else ''}{fragment}"
    )


@pytest.mark.parametrize(
    ("labels", "here", "there"),
    [
        ({}, "leads", "led by"),
        ({"ended": "led", "ended_inverse": "was led by"}, "led", "was led by"),
    ],
)
def test_a_tie_that_has_ended_is_read_in_the_past(
    tmp_path: Path, labels: dict[str, str], here: str, there: str
) -> None:
    leads = {"label": "leads", "inverse": "led by"} | labels
    tie = {"id": "ann-led-ben", "type": "leads", "target": "ben", "status": "reported"}
    edits = [
        Edit("vocabulary.yml", "relationship_types", {"leads": leads}),
        Edit("actors/ben.yml", "relationships", []),
        Edit(ANN, "relationships", [tie | {"end": "2019", "evidence": items("led him")}]),
    ]
    ties = load(write(tmp_path, edited(minimal(), *edits))).indexes.ties
    assert [tie.label for tie in ties["ann"]] == [here]
    assert [tie.label for tie in ties["ben"]] == [there]


def test_an_ended_tie_needs_its_words_from_both_sides(tmp_path: Path) -> None:
    leads = {"label": "leads", "inverse": "led by", "ended": "led"}
    edit = Edit("vocabulary.yml", "relationship_types", {"leads": leads})
    problems = examine(write(tmp_path, edited(minimal(), edit))).problems
    [problem] = [one for one in problems if "ended tie" in one.message]
    assert "`ended_inverse`" in problem.hint
