"""Linking: corroboration as it is defined, counted by hand; look-ups from either side."""

import posixpath
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.addresses import Address
from briefing.linking import Briefing, Corroboration, Witness, WitnessKind, corroborate
from briefing.records import Evidence, Source
from tests.support.briefings import source

# --- corroboration ---

# What each source is: publisher, whose information, how much of it was read.
_SHELF = {
    "times": ("Times", "times", "full"),
    "times-again": ("Times", "times", "full"),
    "post": ("Post", "post", "full"),
    "post-wire": ("Post", "wire", "full"),
    "echo-wire": ("Echo", "wire", "full"),
    "court": ("Court", "court", "full"),
    "half-read": ("Echo", "echo", "opening"),
}
SHELF = {
    source_id: Source.model_validate(
        source(id=source_id, publisher=publisher, origin=origin, read=read)
    )
    for source_id, (publisher, origin, read) in _SHELF.items()
}


def said(source_id: str, **fields: str) -> dict[str, str]:
    return {"source": source_id, "excerpt": "the words", **fields}


class Counted(NamedTuple):
    """Evidence, and who stands behind it by the definition in DESIGN.md."""

    why: str
    evidence: list[dict[str, str]]
    attributed_to: list[str]
    speakers: list[str]
    """Witnesses who are people or bodies: `name`, or `unnamed@origin`."""
    origins: list[str]
    """Witnesses known only by whose information it is."""
    outlets: list[str]
    listed: int = 0


COUNTED = [
    Counted("nothing", [], [], [], [], []),
    Counted("one report", [said("times")], [], [], ["times"], ["Times"]),
    Counted("two outlets with reporting of their own",
        [said("times"), said("post")], [], [], ["times", "post"], ["Times", "Post"]),
    Counted("two papers that print one agency",
        [said("post-wire"), said("echo-wire")], [], [], ["wire"], ["Post", "Echo"]),
    Counted("one speaker, reported by three outlets",
        [said("times"), said("post"), said("echo-wire")], ["ali"],
        ["ali"], [], ["Times", "Post", "Echo"]),
    Counted("two speakers are no sole attribution",
        [said("times"), said("post")], ["ali", "omar"],
        [], ["times", "post"], ["Times", "Post"]),
    Counted("an item's own witness goes before the attribution",
        [said("times"), said("post", witness="a nurse")], ["ali"],
        ["ali", "a nurse"], [], ["Times", "Post"]),
    Counted("one witness through two outlets",
        [said("times", witness="a nurse"), said("post", witness="a nurse")], [],
        ["a nurse"], [], ["Times", "Post"]),
    Counted("an item's own origin goes before its source's",
        [said("times", origin="wire"), said("echo-wire")], [], [], ["wire"], ["Times", "Echo"]),
    Counted("people without a name are told apart only by origin",
        [said("times", witness="unnamed"), said("times-again", witness="unnamed"),
            said("post", witness="unnamed")], [],
        ["unnamed@times", "unnamed@post"], [], ["Times", "Post"]),
    Counted("however they are described",
        [said("times", witness="an unnamed guard"), said("times-again", witness="Unnamed cook")],
        [], ["unnamed@times"], [], ["Times"]),
    Counted("also as the sole attribution",
        [said("post-wire"), said("echo-wire"), said("times")], ["two unnamed officials"],
        ["unnamed@wire", "unnamed@times"], [], ["Post", "Echo", "Times"]),
    Counted("what repeats another source is not counted",
        [said("times"), said("post", relays="times")], [], [], ["times"], ["Times"], 1),
    Counted("a relay has no witness and no outlet, whatever it says",
        [said("post", relays="times", witness="a nurse")], [], [], [], [], 1),
    Counted("neither words nor place",
        [{"source": "times"}, said("post")], [], [], ["post"], ["Post"], 1),
    Counted("a place in a source that was read in full",
        [{"source": "court", "locator": "page 2"}], [], [], ["court"], ["Court"]),
    Counted("a place in a source that was not",
        [{"source": "half-read", "locator": "page 2"}], [], [], [], [], 1),
    Counted("words of a source that was read in part",
        [said("half-read")], [], [], ["echo"], ["Echo"]),
    Counted("one source twice",
        [said("times"), said("times")], [], [], ["times"], ["Times"]),
    Counted("evidence written in place goes by its publisher",
        [{"url": "https://a.test/", "title": "A", "publisher": "Blog", "excerpt": "so"}], [],
        [], ["Blog"], ["Blog"]),
    Counted("in place, a locator is in nothing that was read",
        [{"url": "https://a.test/", "title": "A", "publisher": "Blog", "locator": "line 1"}], [],
        [], [], [], 1),
]  # fmt: skip


def witness(speaker: str) -> Witness:
    key, _, origin = speaker.partition("@")
    return Witness(WitnessKind.SPEAKER, key, origin)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.why) for case in COUNTED])
def test_corroboration_is_counted_as_defined(case: Counted) -> None:
    evidence = [Evidence.model_validate(item) for item in case.evidence]
    assert corroborate(evidence, case.attributed_to, SHELF) == Corroboration(
        witnesses=(
            *map(witness, case.speakers),
            *(Witness(WitnessKind.ORIGIN, origin) for origin in case.origins),
        ),
        outlets=tuple(case.outlets),
        listed=case.listed,
    )


ITEMS = st.builds(
    lambda source_id, fields: {"source": source_id, **fields},
    st.sampled_from(sorted(SHELF)),
    st.fixed_dictionaries(
        {},
        optional={
            "excerpt": st.just("words"),
            "locator": st.just("page 2"),
            "witness": st.sampled_from(["ali", "unnamed", "a nurse"]),
            "relays": st.just("times"),
        },
    ),
)


@given(items=st.lists(ITEMS, max_size=6), more=st.lists(ITEMS, max_size=3))
def test_more_evidence_never_means_fewer_witnesses_and_order_does_not_count(
    items: list[dict[str, str]], more: list[dict[str, str]]
) -> None:
    first = [Evidence.model_validate(item) for item in items]
    both = first + [Evidence.model_validate(item) for item in more]
    fewer, all_of_it = corroborate(first, [], SHELF), corroborate(both, [], SHELF)
    assert set(fewer.witnesses) <= set(all_of_it.witnesses)
    assert len(all_of_it.witnesses) <= len(both) - all_of_it.listed
    turned = corroborate(both[::-1], [], SHELF)
    assert set(turned.witnesses) == set(all_of_it.witnesses)
    assert set(turned.outlets) == set(all_of_it.outlets)


def test_a_claim_of_the_briefing_is_counted_the_same_way(lighthouse: Briefing) -> None:
    def counted(claim: str) -> tuple[list[str], int, int]:
        found = lighthouse.corroboration(lighthouse.claims[claim].claim)
        return [f"{w.key}@{w.origin}" for w in found.witnesses], len(found.outlets), found.listed

    # One speaker in three outlets; the same two fishermen through the Gazette and its client.
    assert counted("board-says-light-burned") == (["skerra-lights-board@"], 3, 0)
    assert counted("two-fishermen-saw-the-light") == (["unnamed@gazette"], 2, 0)
    # A translation that relays the letter, and an agency listed without words.
    assert counted("dekarel-saw-no-light") == (["noam-dekarel@"], 1, 2)
    assert counted("aurelia-ran-aground") == (["gazette@", "lights-board@"], 2, 0)


# --- what is said about whom, and by whom ---


def test_ties_read_from_both_sides(lighthouse: Briefing) -> None:
    def ties(actor: str) -> set[tuple[str, str, bool, bool]]:
        found = lighthouse.indexes.ties[actor]
        return {(tie.label, tie.other, tie.outgoing, tie.accusation) for tie in found}

    assert ties("elke-tolvik") == {
        ("keeps the light for", "skerra-lights-board", True, False),
        ("sibling of", "jorun-tolvik", True, False),
    }
    assert ties("jorun-tolvik") == {
        ("accused of luring ships ashore for", "salvors-guild-of-skerra", True, True),
        ("sibling of", "elke-tolvik", False, False),
    }
    assert ties("skerra-lights-board") == {
        ("has as keeper", "elke-tolvik", False, False),
        ("licenses", "salvors-guild-of-skerra", False, False),
    }


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
        "guild-lit-a-fire",
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
        "fire-on-the-cliff",
        "wreck-of-the-aurelia",
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
        "guild-lit-a-fire": True,  # the outcome of the accusation
        "dekarel-struck-off": False,
    }
    gazette = resting("gazette-fire-on-the-cliff-2003")
    assert gazette["guild-lit-a-fire"]
    assert not gazette["two-fishermen-saw-the-light"]
    # The digest only relays the agency, so the agency carries the accusation alone.
    assert resting("tidewire-freighter-lost-2003")["jorun-accused-of-wrecking"]
    assert not resting("harbour-digest-2003")["jorun-accused-of-wrecking"]
    cited = {record.id for record in lighthouse.indexes.cited_in["inquiry-report-2004"]}
    assert cited == {"inquiry-into-the-wreck", "was-the-light-burning", "who-ran-the-light"}


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
    """Give the page that a browser or engine reaches by a relative link."""
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
