"""What stands behind a statement: counted so that it cannot flatter, and said in plain words.

All the claims stand in one made-up briefing on a bridge, so that each is read, linked and counted
as one of a real briefing is.
"""

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import examine, load
from briefing.linking import Briefing, Ground, ground
from briefing.records import Claim, Reaction
from briefing.statements import corroboration_phrase, standing
from tests.support.briefings import FLOOD, LIGHTHOUSE, Edit, edited, minimal, source, write
from tests.support.lazy import assert_no_more_voices

OWN, SIDES, WITH_REPORT, REPORTS = (
    Ground.OWN_ACT,
    Ground.TWO_SIDES,
    Ground.VOICE_AND_REPORT,
    Ground.TWO_REPORTS,
)

# Each source: its origin, its role, and how much of it was read.
SHELF = {
    "wire": ("wire", "original-report", "full"),
    "post": ("post", "original-report", "full"),
    "echo": ("echo", "original-report", "full"),
    "echo-of-wire": ("wire", "wire-copy", "full"),
    "echo-weekly": ("weekly", "original-report", "full"),
    "digest": ("digest", "aggregator", "full"),
    "post-again": ("post", "repost", "full"),
    "half-read": ("post", "original-report", "opening"),
    "order": ("roads-office", "primary", "full"),
    "order-reprinted": ("roads-office", "repost", "full"),
    "wolves-page": ("wolves-site", "primary", "full"),
    "minutes": ("council-papers", "primary", "full"),
    "arabic": ("wire", "original-report", "full"),
    "same-page": ("echo", "original-report", "full"),
    "same-page-too": ("post", "original-report", "full"),
}
ADDRESSES = {
    "same-page": "https://www.echo.example/bridge/?utm_source=feed",
    "same-page-too": "http://echo.example/bridge#top",
}
ORIGINS = {
    "wire": "The Wire",
    "post": "The Post",
    "echo": "Echo",
    "weekly": {"name": "Echo Weekly", "parent": "echo"},
    "digest": "The Digest",
    "roads-office": {"name": "Roads Office", "body": "roads"},
    "wolves-site": "Wolves",
    "council-papers": {"name": "Papers of the Council", "body": "council"},
}
KINDS = {
    "person": {"label": "Person", "plural": "People", "is_a": "person"},
    "official": {"label": "Official", "plural": "Officials", "is_a": "person", "official": True},
    "office": {"label": "Office", "plural": "Offices", "is_a": "government"},
    "group": {"label": "Armed group", "plural": "Armed groups", "is_a": "organisation"},
    "union-of-states": {
        "label": "Union",
        "plural": "Unions",
        "is_a": "organisation",
        "official": True,
    },
}
TIES = {
    "leads": {"label": "leads", "inverse": "led by", "belonging": True},
    "part-of": {"label": "part of", "inverse": "includes", "belonging": True},
    "met": {"label": "met", "symmetric": True},
}
# Each actor: name, kind, country, and those to whom it belongs, with from and until when.
ACTORS: dict[str, tuple[str, str, str | None, list[tuple[str, str, str | None, str | None]]]] = {
    "roads": ("Roads Office", "office", "NO", []),
    "police": ("Police", "office", "NO", []),
    "minister": ("Mia Moe", "official", "NO", []),
    "foreign-minister": ("Nia Nae", "official", "SE", []),
    "council": ("Council of States", "union-of-states", None, []),
    "envoy": (
        "Envoy of the Council",
        "union-of-states",
        None,
        [("part-of", "council", None, None)],
    ),
    "army": ("Army", "office", "NO", []),
    "board": ("Board", "office", None, []),
    "bureau": ("Bureau", "office", None, []),
    "umbrella": ("United Front", "group", "NO", [("part-of", "army", None, None)]),
    "wolves": ("Wolves", "group", "NO", [("part-of", "umbrella", None, None)]),
    "bears": ("Bears", "group", "NO", [("part-of", "umbrella", None, None)]),
    "wolf-chief": ("Wilma Wolf", "person", "NO", [("leads", "wolves", "2010", None)]),
    "old-wolf": ("Olga Wolf", "person", "NO", [("leads", "wolves", "2000", "2009")]),
    "mayor": ("Mo Mayor", "person", "NO", [("leads", "roads", None, None)]),
    "guest": ("Guest", "person", "NO", [("met", "wolves", None, None)]),
    "loner": ("Lo Ner", "person", "NO", []),
}


def item(source_id: str, excerpt: str | None = "the bridge fell", **fields: str) -> dict[str, str]:
    return {"source": source_id, **({"excerpt": excerpt} if excerpt else {}), **fields}


def by(source_id: str, witness: str, **fields: str) -> dict[str, str]:
    return item(source_id, witness=witness, **fields)


def ar(excerpt: str, translation: str) -> dict[str, str]:
    return item("arabic", excerpt, lang="ar", translation=translation)


BLOG = {"url": "https://a.test/", "title": "A", "publisher": "Blog", "excerpt": "so"}


class Counted(NamedTuple):
    """A claim, the words for what stands behind it, and on what it is confirmed."""

    why: str
    phrase: str
    ground: Ground | None
    evidence: list[dict[str, str]]
    fields: dict[str, Any] | None = None


COUNTED = [
    Counted("one report", "reported by one outlet (The Wire)", None, [item("wire")]),
    Counted("outlets are no witnesses, however many",
        "reported by three outlets (The Wire, The Post, Echo)", REPORTS,
        [item("wire"), item("post"), item("echo")]),
    Counted("an agency and the paper that prints it are one outlet",
        "reported by one outlet (The Wire)", None, [item("wire"), item("echo-of-wire")]),
    Counted("outlets of one house are one",
        "reported by one outlet (Echo)", None, [item("echo"), item("echo-weekly")]),
    Counted("an item's own origin goes before its source's",
        "reported by one outlet (The Wire)", None, [item("wire"), item("post", origin="wire")]),
    Counted("the same words in two outlets are one text",
        "reported by one outlet (The Wire)", None,
        [item("wire", "it fell at noon into it"), item("post", "It fell, at noon, into it")]),
    Counted("one outlet under two names in the list", "reported by one outlet (The Post)", None,
        [item("post"), BLOG | {"publisher": "The post"}]),
    Counted("one page under two records is one",
        "one speaker (Roads Office), carried by one outlet", None,
        [by("same-page", "roads"), by("same-page-too", "roads")]),
    Counted("what repeats another source is not counted",
        "reported by one outlet (The Wire)", None, [item("wire"), item("post", relays="wire")]),
    Counted("nor is what it says of a witness",
        "no counted evidence", None, [by("post", "roads", relays="wire")]),
    Counted("neither words nor place", "reported by one outlet (The Post)", None,
        [item("wire", None), item("post")]),
    Counted("a place in a source read in full", "reported by one outlet (The Wire)", None,
        [item("wire", None, locator="page 2")]),
    Counted("beside a voice it shows nobody whether speech is in it",
        "one speaker (Roads Office), carried by one outlet; reported by one outlet (The Post)",
        None, [by("wire", "roads"), item("post", None, locator="page 2")]),
    Counted("nor does it beside another outlet's report",
        "reported by two outlets (The Wire, The Post)", None,
        [item("wire"), item("post", None, locator="page 2")]),
    Counted("a place in a source that was not", "no counted evidence", None,
        [item("half-read", None, locator="page 2")]),
    Counted("evidence written in place goes by its publisher, and confirms nothing",
        "reported by two outlets (The Wire, Blog)", None,
        [item("wire"), BLOG]),
    Counted("two copies of a text are no two reports",
        "reported by two outlets (The Wire, The Digest)", None, [item("wire"), item("digest")]),
    Counted("one speaker, carried by three", "one speaker (Roads Office), carried by three outlets",
        None, [item("wire"), item("post"), item("echo")], {"attributed_to": ["roads"]}),
    Counted("reposts and digests carry nothing",
        "one speaker (Roads Office), carried by one outlet", None,
        [item("wire"), item("digest"), item("post-again")], {"attributed_to": ["roads"]}),
    Counted("two who say it together are one voice",
        "Roads Office and Wolves, counted as one speaker, carried by two outlets", None,
        [item("wire"), item("post")], {"attributed_to": ["roads", "wolves"]}),
    Counted("one of them alone is that voice, too",
        "Wolves and Roads Office, counted as one speaker, carried by two outlets", None,
        [by("wire", "wolves"), item("post")], {"attributed_to": ["roads", "wolves"]}),
    Counted("an item's witness goes before the attribution",
        "two speakers (Roads Office, Wolves)", SIDES,
        [item("wire"), by("post", "wolves")], {"attributed_to": ["roads"]}),
    Counted("whoever is quoted speaks, where nobody else is named",
        "one speaker (Wilma Wolf), carried by one outlet", None, [item("wire")],
        {"quote": {"speaker": "wolf-chief", "original": {"text": "It fell", "lang": "en"}}}),
    Counted("a body speaks through its own channel",
        "one speaker (Roads Office), in its own document", None, [item("order")]),
    Counted("also where nobody wrote down that the channel is its own",
        "one speaker (Wolves), in its own document", None, [item("wolves-page")]),
    Counted("so it never confirms the body that it belongs to",
        "one speaker (Wolves), in its own document", None,
        [by("post", "wolves"), item("wolves-page")]),
    Counted("its own camera is its own word", "one speaker (Roads Office), in its own document",
        None, [by("order", "self")]),
    Counted("a document of the body of which it is a part",
        "one speaker (Envoy of the Council), in its own document", None, [by("minutes", "envoy")]),
    Counted("a repost of its document is none of its own",
        "one speaker (Roads Office)", None, [item("order-reprinted")]),
    Counted("its document and an outlet's report",
        "one speaker (Roads Office), in its own document; reported by one outlet (The Post)",
        WITH_REPORT, [item("order"), item("post")]),
    Counted("two offices of one state", "two speakers, both from one state (Roads Office, Police)",
        None, [by("wire", "roads"), by("post", "police")]),
    Counted("an official of that state",
        "three speakers, all from one state (Roads Office, Police, Mia Moe)", None,
        [by("wire", "roads"), by("post", "police"), by("echo", "minister")]),
    Counted("two who speak for a state that nobody wrote down",
        "two speakers, both from one state, as far as is recorded (Board, Bureau)", None,
        [by("wire", "board"), by("post", "bureau")]),
    Counted("of another state", "two speakers (Mia Moe, Nia Nae)", SIDES,
        [by("wire", "minister"), by("post", "foreign-minister")]),
    Counted("a person who leads an office", "two speakers, both from one state (Mo Mayor, Police)",
        None, [by("wire", "mayor"), by("post", "police")]),
    Counted("bodies of states", "two speakers, both from one body (Council of States, "
        "Envoy of the Council)", None, [by("wire", "council"), by("post", "envoy")]),
    Counted("a body and who leads it", "two speakers, both from one body (Wolves, Wilma Wolf)",
        None, [by("wire", "wolves"), by("post", "wolf-chief")], {"date": "2020-05-02"}),
    Counted("who led it before", "two speakers (Wolves, Olga Wolf)", None,
        [by("wire", "wolves"), by("post", "old-wolf")], {"date": "2020-05-02"}),
    Counted("when nobody knows of which time it is, the tie holds",
        "two speakers, both from one body (Wolves, Olga Wolf)", None,
        [by("wire", "wolves"), by("post", "old-wolf")]),
    Counted("never upward from an armed group", "two speakers (Wolves, Bears)", SIDES,
        [by("wire", "wolves"), by("post", "bears")]),
    Counted("nor into the army of which it is a part", "two speakers (United Front, Army)", SIDES,
        [by("wire", "umbrella"), by("post", "army")]),
    Counted("a tie that is no belonging", "two speakers (Guest, Wolves)", None,
        [by("wire", "guest"), by("post", "wolves")]),
    Counted("two of three",
        "three speakers, two from one state (Roads Office, Wolves, Police)", SIDES,
        [by("wire", "roads"), by("post", "wolves"), by("echo", "police")]),
    Counted("a name without a record has no side", "two speakers (Roads Office, Ann Other)", None,
        [by("wire", "roads"), by("post", "Ann Other")]),
    Counted("nor has somebody who belongs nowhere", "two speakers (Roads Office, Lo Ner)", None,
        [by("wire", "roads"), by("post", "loner")]),
    Counted("people without a name are one voice",
        "unnamed sources (told to The Wire), carried by one outlet", None,
        [by("wire", "unnamed"), by("echo-of-wire", "two unnamed guards")]),
    Counted("through however many outlets", "unnamed sources (told to The Wire and The Post)", None,
        [by("wire", "unnamed guards"), by("post", "an unnamed cook")]),
    Counted("also if they are only described",
        "unnamed sources (told to The Wire and The Post)", None,
        [by("wire", "two officials"), by("post", "a police officer")]),
    Counted("a name may begin with a small word", "two speakers (de Groot, al Amin)", None,
        [by("wire", "de Groot"), by("post", "al Amin")]),
    Counted("beside a speaker", "one speaker (Roads Office); unnamed sources (told to The Post)",
        None, [by("wire", "roads"), by("post", "unnamed")]),
    Counted("with a report of an outlet that they did not use",
        "unnamed sources (told to The Post), carried by one outlet; "
        "reported by one outlet (The Wire)", WITH_REPORT, [by("post", "unnamed"), item("wire")]),
    Counted("with a report of the one that they did",
        "unnamed sources (told to The Wire), carried by one outlet; "
        "reported by one outlet (The Wire)", None, [by("wire", "unnamed"), item("echo-of-wire")]),
    Counted("a body's denial is its word, not its finding",
        "one speaker (The Post), carried by one outlet", None,
        [item("post")], {"status": "denied", "attributed_to": ["The Post"]}),
    Counted("a denial that unnamed people tell of",
        "unnamed sources (told to The Wire), carried by one outlet", None,
        [by("wire", "unnamed guards")], {"status": "denied", "attributed_to": ["wolves"]}),
    Counted("a denial by somebody who is not named",
        "an unnamed party (told to The Wire), carried by one outlet", None,
        [item("wire")], {"status": "denied", "attributed_to": ["unnamed officials"]}),
    Counted("in capital letters, too",
        "unnamed sources (told to The Wire, The Post and Echo)", None,
        [by("wire", "Officials"), by("post", "An official"), by("echo", "Police sources")]),
    Counted("an outlet that saw it", "seen by The Wire itself", None, [by("wire", "self")]),
    Counted("two that saw it", "seen by The Wire and The Post themselves", SIDES,
        [by("wire", "self"), by("post", "self")]),
    Counted("one side and one that saw it",
        "one speaker (Wolves), carried by one outlet; seen by The Post itself", SIDES,
        [by("wire", "wolves"), by("post", "self")]),
    Counted("a name without a record, and one that saw it",
        "one speaker (Ann Other), carried by one outlet; seen by The Post itself", None,
        [by("wire", "Ann Other"), by("post", "self")]),
    Counted("an outlet's own finding", "the finding of The Post", None, [item("post")],
        {"attributed_to": ["The Post"]}),
    Counted("each only by its own items", "the findings of The Post and Echo", None,
        [item("post"), item("echo")], {"attributed_to": ["The Post", "Echo"]}),
    Counted("an author's judgement that another outlet tells", "the finding of Ann Other", None,
        [item("post")], {"attributed_to": ["Ann Other"], "voice": "analysis"}),
    Counted("a finding and its echo are one", "the finding of The Post", None,
        [item("post"), item("wire")], {"attributed_to": ["The Post"]}),
    Counted("what contradicts is named and not counted",
        "one speaker (Roads Office), carried by one outlet. Against it: Wolves", None,
        [item("wire"), by("post", "wolves", bears="contradicts")], {"attributed_to": ["roads"]}),
    Counted("by the outlet where nobody is named, by the body in its own document",
        "reported by two outlets (The Wire, The Post). Against it: Echo and Roads Office", None,
        [item("wire"), item("post"), item("echo", bears="contradicts"),
            item("order", bears="contradicts")]),
    Counted("context is neither for nor against", "reported by one outlet (The Wire)", None,
        [item("wire"), item("post", bears="context")]),
    Counted("the accused is no witness of the charge", "reported by one outlet (The Wire)", None,
        [item("wire")], {"topic": "arson", "against": ["wolf-chief"],
            "response": "none found as of 2020", "outcome": "none found as of 2020",
            "quote": {"speaker": "wolf-chief", "original": {"text": "Beware", "lang": "en"}}}),
    Counted("speech in an excerpt hides a speaker",
        "reported by two outlets (The Wire, The Post)", None,
        [item("wire", "it fell, the police said"), item("post")]),
    Counted("also in another language", "reported by two outlets (The Wire, The Post)", None,
        [ar("وقال إن الجسر سقط", "the bridge fell"), item("post")]),
    Counted("a language that nobody can read here may hide one",
        "reported by two outlets (The Wire, The Post)", None,
        [item("wire", "Le pont est tombé", lang="fr"), item("post")]),
    Counted("also in our translation", "reported by two outlets (The Wire, The Post)", None,
        [ar("الجسر سقط", "it fell, he said"), item("post")]),
    Counted("speech in the text alone rules out two reports",
        "reported by two outlets (The Wire, The Post)", None,
        [item("wire"), item("post")], {"text": "The police announced that the bridge fell."}),
    Counted("a body's act in its own document", "one speaker (Roads Office), in its own document",
        OWN, [item("order")], {"act_of": "roads"}),
    Counted("a body's act, carried by two", "reported by two outlets (The Wire, Echo)", OWN,
        [item("wire", "the office announced"), item("echo", "the office said")],
        {"act_of": "roads"}),
    Counted("a body's act, carried by one", "reported by one outlet (The Wire)", None,
        [item("wire")], {"act_of": "roads"}),
    Counted("another's document is none of its own",
        "one speaker (Roads Office), in its own document", None, [item("order")],
        {"act_of": "police"}),
    Counted("what another told of its act is no carrier of it",
        "unnamed sources (told to The Wire), carried by one outlet; reported by one outlet (Echo)",
        WITH_REPORT,
        [by("wire", "unnamed guards"), item("echo")], {"act_of": "roads"}),
    Counted("two reports confirm no accusation",
        "reported by two outlets (The Wire, The Post)", None, [item("wire"), item("post")],
        {"topic": "arson", "against": ["wolves"], "response": "none found as of 2020",
            "outcome": "none found as of 2020"}),
    Counted("an accusation is never an act that is confirmed",
        "one speaker (Roads Office), in its own document", None, [item("order")],
        {"act_of": "roads", "topic": "arson", "against": ["wolves"],
            "response": "none found as of 2020", "outcome": "none found as of 2020"}),
]  # fmt: skip


def the_bridge() -> dict[str, Any]:
    """Return a briefing in which each case is a claim of one event."""

    def claim(number: int, case: Counted) -> dict[str, Any]:
        plain = {
            "id": f"claim-{number}",
            "text": "The bridge fell.",
            "topic": "damage",
            "status": "reported",
            "evidence": case.evidence,
        }
        return plain | (case.fields or {})

    claims = [claim(number, case) for number, case in enumerate(COUNTED)]
    bridge = minimal()["events/fire.yml"] | {"title": "The bridge", "claims": claims}
    return edited(
        minimal(),
        Edit("events/bridge.yml", "", bridge),
        Edit("vocabulary.yml", "actor_kinds", KINDS),
        Edit("vocabulary.yml", "relationship_types", TIES | _types()),
        Edit("vocabulary.yml", "origins", minimal()["vocabulary.yml"]["origins"] | ORIGINS),
        Edit("vocabulary.yml", "countries", {"NO": "Norway", "SE": "Sweden"}),
        Edit("vocabulary.yml", "languages", {"en": "English", "fr": "French", "ar": "Arabic"}),
        *(Edit(f"sources/{name}.yml", "", _source(name)) for name in SHELF),
        *(Edit(f"actors/{name}.yml", "", _actor(name)) for name in ACTORS),
    )


def _types() -> dict[str, Any]:
    types: dict[str, Any] = minimal()["vocabulary.yml"]["relationship_types"]
    return types


def _source(name: str) -> dict[str, Any]:
    origin, role, read = SHELF[name]
    known = ORIGINS[origin]
    publisher = known["name"] if isinstance(known, dict) else known
    fields = {"publisher": publisher, "origin": origin, "role": role, "read": read}
    return source(**fields, url=ADDRESSES.get(name, f"https://{name}.example/"))


def _actor(name: str) -> dict[str, Any]:
    label, kind, country, ties = ACTORS[name]
    relationships = [
        {"id": f"{name}-tie-{target}", "type": type_, "target": target, "start": start, "end": end,
            "status": "reported", "evidence": [item("wire")]}
        for type_, target, start, end in ties
    ]  # fmt: skip
    record: dict[str, Any] = {
        "name": label,
        "kind": kind,
        "country": country,
        "summary": "An actor. [@gazette]",
        "relationships": relationships,
        "reviewed": "2020-06-01",
    }
    return {field: value for field, value in record.items() if value is not None}


def read_bridge() -> Briefing:
    with tempfile.TemporaryDirectory() as folder:
        examination = examine(write(Path(folder), the_bridge()))
    assert examination.briefing is not None
    # Both are faults, and yet one page must not count twice, nor an unnamed speaker as a voice.
    assert {one.code for one in examination.errors} == {"address-shared", "speech-without-speaker"}
    return examination.briefing


BRIDGE = read_bridge()
"""No fixture: what shrinks a failing example would write all of it out again and again."""


@pytest.fixture
def bridge() -> Briefing:
    return BRIDGE


NUMBERED = [pytest.param(number, case, id=case.why) for number, case in enumerate(COUNTED)]


@pytest.mark.parametrize(("number", "case"), NUMBERED)
def test_a_claim_says_what_stands_behind_it(number: int, case: Counted, bridge: Briefing) -> None:
    claim = bridge.claims[f"claim-{number}"].claim
    assert corroboration_phrase(bridge, claim) == case.phrase
    assert ground(bridge, claim) == case.ground


# --- how it stands ---

ACTS: list[tuple[str, dict[str, Any], str]] = [
    ("confirmed", {"act_of": "roads"}, "Done"),
    ("confirmed", {"act_of": "wolves", "evidence": [item("wolves-page")]}, "Said"),
    ("confirmed", {"act_of": "wolves", "evidence": [item("wire"), item("post")]}, "Done"),
    ("confirmed", {"act_of": "roads", "said": "2020-05-03"}, "Said"),
    ("confirmed", {}, "confirmed"),
    ("reported", {"act_of": "roads"}, "reported"),
]


@pytest.mark.parametrize(("status", "fields", "label"), ACTS)
def test_a_bodys_own_act_is_never_called_confirmed(
    status: str, fields: dict[str, Any], label: str, bridge: Briefing
) -> None:
    plain = {"id": "x", "text": "The bridge was closed.", "topic": "damage", "status": status}
    claim = Claim.model_validate(plain | fields)
    assert standing(bridge, claim).label == label


def test_a_reaction_is_said_not_confirmed(bridge: Briefing) -> None:
    """What a minister says is her own word in her own document, and two papers are its carriers."""
    plain = {
        "id": "speech", "actor": "roads", "spoken_by": {"actor": "minister"}, "said": "2020-05-03",
        "channel": "speech", "to": "bridge", "summary": "It fell.", "reviewed": "2020-05",
        "status": "confirmed",
    }  # fmt: skip

    def told(*evidence: dict[str, str]) -> tuple[str, str, Ground | None]:
        reaction = Reaction.model_validate(plain | {"evidence": list(evidence)})
        words = corroboration_phrase(bridge, reaction)
        return standing(bridge, reaction).label, words, ground(bridge, reaction)

    one = "one speaker (Mia Moe)"
    assert told(item("order")) == ("Said", f"{one}, in their own document", OWN)
    assert told(item("post"), item("wire")) == ("Said", f"{one}, carried by two outlets", OWN)
    assert told(item("post")) == ("Said", f"{one}, carried by one outlet", None)
    assert told(by("post", "roads"), by("wire", "minister"))[1] == f"{one}, carried by two outlets"


# --- in doubt the smaller number ---

OUTLETS = {"wire", "post", "echo", "weekly", "digest"}
ORDINARY = sorted(name for name, (origin, _, _) in SHELF.items() if origin in OUTLETS)
WITNESSES = ["roads", "wolves", "unnamed guards", "Ann Other", "self"]
ITEMS = st.builds(
    lambda source_id, fields: {"source": source_id, **fields},
    st.sampled_from(ORDINARY),
    st.fixed_dictionaries(
        {},
        optional={
            "excerpt": st.sampled_from(["it fell", "it fell, she said"]),
            "locator": st.just("page 2"),
            "witness": st.sampled_from(WITNESSES),
            "relays": st.just("wire"),
            "bears": st.sampled_from(["supports", "contradicts", "context"]),
        },
    ),
)
PARTIES = st.lists(st.sampled_from(["roads", "wolves", "The Post"]), max_size=2, unique=True)


def claimed(evidence: list[dict[str, str]], attributed_to: list[str]) -> Claim:
    return Claim.model_validate(
        {
            "id": "x",
            "text": "The bridge fell.",
            "topic": "damage",
            "status": "claimed",
            "attributed_to": attributed_to,
            "evidence": evidence,
        }
    )


@given(evidence=st.lists(ITEMS, max_size=6), attributed_to=PARTIES)
def test_what_is_left_out_never_makes_more_voices(
    evidence: list[dict[str, str]], attributed_to: list[str]
) -> None:
    said = {"source", "excerpt", "locator", "bears"}
    bare = [{name: value for name, value in one.items() if name in said} for one in evidence]
    full = BRIDGE.corroboration(claimed(evidence, attributed_to))
    assert BRIDGE.corroboration(claimed(bare, [])).voices == 0
    assert full.voices <= len(evidence)


@given(evidence=st.lists(ITEMS, max_size=6), attributed_to=PARTIES)
def test_the_order_of_evidence_changes_no_number(
    evidence: list[dict[str, str]], attributed_to: list[str]
) -> None:
    def numbers(items: list[dict[str, str]]) -> tuple[object, ...]:
        claim = claimed(items, attributed_to)
        found = BRIDGE.corroboration(claim)
        lists = (found.speakers, found.unnamed, found.seen, found.findings, found.reports)
        counted = tuple(map(len, lists))
        return counted, found.sides, len(found.carriers), found.listed, ground(BRIDGE, claim)

    assert numbers(evidence) == numbers(evidence[::-1])


@given(evidence=st.lists(ITEMS, max_size=5), more=ITEMS, attributed_to=PARTIES)
def test_what_contradicts_confirms_nothing_and_is_never_counted(
    evidence: list[dict[str, str]], more: dict[str, str], attributed_to: list[str]
) -> None:
    before = BRIDGE.corroboration(claimed(evidence, attributed_to))
    claim = claimed([*evidence, more | {"bears": "contradicts"}], attributed_to)
    after = BRIDGE.corroboration(claim)
    assert replace(after, against=(), listed=0) == replace(before, against=(), listed=0)
    assert after.against
    assert ground(BRIDGE, claim) is None


@pytest.mark.parametrize("data", [LIGHTHOUSE, FLOOD], ids=lambda data: data.name)
def test_a_lazy_hand_makes_no_statement_look_firmer(data: Path) -> None:
    assert_no_more_voices(load(data))
