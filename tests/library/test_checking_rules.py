"""The house rules: each has a case that breaks it, at the exact spot, and a near one that does not.

The cases change the minimal briefing, in which nothing at all is wrong, so whatever is found
comes from the change.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from briefing import Problem, examine
from briefing.problems import RULES
from tests.support.briefings import Edit, source, write
from tests.support.rules import (
    ALIGNED,
    ANN,
    BEN,
    DIGEST,
    FIRE,
    GAZETTE,
    HERALD,
    MILL,
    MINISTER,
    SETTINGS,
    SPEAKS,
    TOWN,
    VOCABULARY,
    WHO,
    claim,
    items,
    new_claim,
)

Build = Callable[..., Path]


class Case(NamedTuple):
    """A change that breaks a rule, and one much like it that does not."""

    code: str
    place: str
    """The file to which the problem points."""
    spot: str
    """What begins at the line and column to which it points; it stands once in the file."""
    broken: tuple[Edit, ...]
    near: tuple[Edit, ...]


def words(count: int, first: str = "w") -> str:
    return " ".join(f"{first}{number}" for number in range(count))


def denial(said: str) -> dict[str, object]:
    """Return a claim in which Ann Ashe denies it."""
    return claim(
        id="ann-denies",
        text="Ann Ashe denies that she lit the fire.",
        status="denied",
        attributed_to=["ann"],
        said=said,
    )


ANSWERED = (
    Edit(ANN, "claims.0.said", "2020-05-20"),
    Edit(ANN, "claims.0.response", ["ann-denies"]),
)

SAID_EARLIER = (
    Edit(ANN, "claims.0.said", "2020-05-20"),
    Edit(ANN, "claims.0.response", {"none_found_as_of": "2020-06", "earlier": ["ann-denies"]}),
)


def pages(one: str, other: str) -> tuple[Edit, ...]:
    """Add two sources that are cited, at these addresses."""
    kept = {"archive_url": "https://archive.test/a"}
    return (
        Edit("sources/digest.yml", "", source(url=one) | kept),
        Edit("sources/zine.yml", "", source(url=other) | kept),
        Edit(TOWN, "summary", "A town. [@digest] [@zine]"),
    )


def at(latitude: float, longitude: float, **fields: object) -> Edit:
    """Add a place within the town, at these coordinates."""
    mill = {"name": "Old Mill", "kind": "town", "part_of": "town", "precision": "site"}
    where = {"coordinates": {"latitude": latitude, "longitude": longitude}}
    return Edit(MILL, "", mill | where | {"evidence": items("by the river")} | fields)


NORTH = {"latitude": 50.0, "longitude": 2.5}
ROBBED = {
    "id": "ben-accuses-ann-of-robbing",
    "type": "robbed",
    "target": "ben",
    "status": "alleged",
    "attributed_to": ["ben"],
    "evidence": items("robbed"),
}
NEAR_BEN = {
    "id": "ann-near-ben",
    "type": "neighbour-of",
    "target": "ben",
    "status": "reported",
    "evidence": items("next door"),
}
SERVES = Edit(
    VOCABULARY, "relationship_types.serves", {"label": "employed by", "inverse": "employs"}
)
SAID_BEN = Edit(FIRE, "claims.1.attributed_to", ["ben"])
STANDS = {"source": "gazette", "excerpt": "it stands"}
SEEN = {"source": "gazette", "excerpt": "the roof", "witness": "self"}
SEEN_TOO = {"source": "herald", "excerpt": "no roof", "witness": "self"}
SETTLED = {"value": "settled", "date": "2020"}
IN_FRENCH = {"source": "herald", "excerpt": "en cendres", "lang": "fr"}
BURNED = "fire#mill-burned"
NOT_AT_HOME = Edit(SETTINGS, "home.established", [])
ACCUSING = Edit(VOCABULARY, "stances.denies", {"label": "denies it", "accusation": True})
WARMTH = Edit(VOCABULARY, "topics.warmth", "Warmth")
BY_DIGEST = {"source": "digest", "excerpt": "the roof"}
CLOSING = "events/mill-closes.yml"
CLOSES = {
    "title": "Closing of the mill",
    "date": "2020-05",
    "part_of": "fire",
    "summary": "It closed. [@gazette]",
    "reviewed": "2020-06-01",
}
A_MILL = {"name": "The Mill", "kind": "town"}
SIXTY = items(*(words(40, f"part{number}-") for number in range(6)))

WITHDRAWN = {"date": "2020-06-01", "why": "It was a hoax."}
HOAX = Edit("sources/hoax.yml", "", source(withdrawn=WITHDRAWN))
ANN_IS_WITHDRAWN = Edit(ANN, "withdrawn", WITHDRAWN)

REFERENCES = [
    Case("unknown-reference", ANN, "gazete\n",
        (Edit(ANN, "claims.0.evidence.0.source", "gazete"),),
        (Edit(ANN, "claims.0.evidence.0.source", "herald"),)),
    Case("unknown-reference", BEN, "benn]]",
        (Edit(BEN, "summary", "He, [[ann]] and [[benn]]. [@gazette]"),),
        (Edit(BEN, "summary", "He, [[ann]] and [[ben|himself]]. [@gazette]"),)),
    Case("unknown-reference", BEN, "gazete]",
        (Edit(BEN, "summary", "A neighbour. [@gazete]"),),
        (Edit(BEN, "summary", "A neighbour. [@herald]"),)),
    Case("unknown-reference", BEN, "ann#ann-lit",
        (Edit(BEN, "summary", "He saw [[ann#ann-lit|it]]. [@gazette]"),),
        (Edit(BEN, "summary", "He saw [[ann#ben-accuses-ann|it]]. [@gazette]"),)),
    Case("unknown-reference", WHO, "ann#mill-burned",
        (Edit(WHO, "answers.0.claims.0", "ann#mill-burned"),),
        (Edit(WHO, "answers.0.claims.0", "fire#mill-burned"),)),
    Case("unknown-reference", ANN, "benn\n",
        (Edit(ANN, "claims.0.attributed_to.0", "benn"),),
        (Edit(ANN, "claims.0.attributed_to.0", "A passer-by"),)),
    Case("unknown-reference", ANN, "ben-near-ann\n",
        (Edit(ANN, "claims.0.response.0", "ben-near-ann"),),
        (Edit(ANN, "claims.0.response.0", "cat-died"),)),
    Case("unknown-reference", SPEAKS, "town\n",
        (Edit(SPEAKS, "to", "town"),), (Edit(SPEAKS, "to", "fire"),)),
    Case("unknown-reference", SETTINGS, "who-lit\n",
        (Edit(SETTINGS, "home.unknown.0", "who-lit"),),
        (Edit(SETTINGS, "home.unknown.0", "who-lit-it"),)),
    Case("unknown-reference", VOCABULARY, "Ashes",
        (Edit(VOCABULARY, "exonyms", {"anne": "Ashes"}),),
        (Edit(VOCABULARY, "exonyms", {"ann": "Ashes"}),)),
    Case("unknown-vocabulary", BEN, "persom",
        (Edit(BEN, "kind", "persom"),), (Edit(BEN, "kind", "person"),)),
    Case("unknown-vocabulary", BEN, "UK",
        (Edit(BEN, "country", "UK"),), (Edit(BEN, "country", "GB"),)),
    Case("unknown-vocabulary", BEN, "XW",
        (Edit(BEN, "country", "XW"),),
        (Edit(BEN, "country", "XW"), Edit(VOCABULARY, "countries", {"XW": "Westland"}))),
    Case("unknown-vocabulary", SPEAKS, "denys",
        (Edit(SPEAKS, "stances", [{"stance": "denys", "claim": "ann#ben-accuses-ann"}]),),
        (ACCUSING,
            Edit(SPEAKS, "stances", [{"stance": "denies", "claim": "ann#ben-accuses-ann"}]))),
    Case("unknown-vocabulary", SPEAKS, "qaa\n",
        (Edit(SPEAKS, "quote.original.lang", "qaa"),),
        (Edit(SPEAKS, "quote.original.lang", "qaa-Latn"),
            Edit(VOCABULARY, "languages.qaa", "Westlandish"))),
    Case("duplicate-id", FIRE, "ben-near-ann",
        (new_claim(id="ben-near-ann"),), (new_claim(id="ben-near-ann-too"),)),
    Case("duplicate-id", "places/who-lit-it.yml", "name: Annville",
        (Edit("places/who-lit-it.yml", "", {"name": "Annville", "kind": "town"}),
            Edit(SETTINGS, "home.unknown", [])),
        (Edit("places/annville.yml", "", {"name": "Annville", "kind": "town"}),)),
    Case("duplicate-id", FIRE, "ben\n",
        (Edit(FIRE, "renamed_from", ["ben"]), Edit(FIRE, "claims.1.quote.speaker", "A man"),
            Edit(FIRE, "claims.0.evidence.0.witness", "A man")),
        (Edit(FIRE, "renamed_from", ["blaze"]),)),
    Case("duplicate-id", WHO, "mill-burned\n",
        (Edit(WHO, "answers.0.id", "mill-burned"),), (Edit(WHO, "answers.0.id", "ann-it-was"),)),
    Case("invalid-id", FIRE, "aux",
        (new_claim(id="aux"),), (new_claim(id="auxiliary"),)),
    Case("invalid-id", BEN, "nul",
        (Edit(BEN, "renamed_from", ["nul"]),), (Edit(BEN, "renamed_from", ["null-ben"]),)),
    Case("invalid-id", FIRE, "cite-gazette",
        (new_claim(id="cite-gazette"),), (new_claim(id="cited-gazette"),)),
    Case("circular-part", FIRE, "mill-closes\n",
        (Edit(CLOSING, "", CLOSES), Edit(FIRE, "part_of", "mill-closes")),
        (Edit(CLOSING, "", CLOSES),)),
    Case("circular-part", MILL, "mill\n",
        (Edit(MILL, "", A_MILL | {"part_of": "mill"}),),
        (Edit(MILL, "", A_MILL | {"part_of": "town"}),)),
    Case("evidence-in-place", FIRE, "url: ",
        (new_claim(evidence=[
            {"url": "https://a.test/", "title": "A", "publisher": "B", "excerpt": "roof"}]),),
        (new_claim(),)),
]  # fmt: skip

EVIDENCE = [
    Case("evidence-missing", ANN, "id: ben-accuses-ann",
        (Edit(ANN, "claims.0.evidence", None),),
        (Edit(ANN, "claims.0.evidence", items("lit")),)),
    Case("evidence-missing", BEN, "id: ben-near-ann",
        (Edit(BEN, "relationships.0.evidence", []),),
        (Edit(BEN, "relationships", []),)),
    Case("evidence-missing", BEN, "id: ben-listed",
        (Edit(BEN, "designations.0.evidence", []),),
        (Edit(BEN, "designations", []),)),
    Case("evidence-missing", SPEAKS, "actor: ann",
        (Edit(SPEAKS, "evidence", []),),
        (Edit(SPEAKS, "evidence", items("Not I")),)),
    Case("evidence-missing", TOWN, "name: Millbury",
        (Edit(TOWN, "evidence", []),),
        (Edit(TOWN, "evidence", []), Edit(TOWN, "coordinates", None))),
    Case("attribution-missing", FIRE, "claimed",
        (new_claim(status="claimed"),),
        (new_claim(status="claimed", attributed_to=["A passer-by"]),)),
    Case("attribution-missing", SPEAKS, "disputed",
        (Edit(SPEAKS, "status", "disputed"),),
        (Edit(SPEAKS, "status", "disputed"), Edit(SPEAKS, "attributed_to", ["ben"]))),
    Case("citation-missing", FIRE, "The mill burned down.\n",
        (Edit(FIRE, "summary", "The mill burned down."),
            Edit(FIRE, "claims.0.text", "The mill burned.")),
        (Edit(FIRE, "summary", "The mill *burned [@herald]* down."),)),
    Case("citation-missing", TOWN, "Rebuilt",
        (Edit(TOWN, "summary", "A town. [@gazette]\n\nRebuilt since."),),
        (Edit(TOWN, "summary", "A town. [@gazette]\n\nRebuilt since. [@herald]"),)),
    Case("citation-missing", SETTINGS, "wood",
        (Edit(SETTINGS, "introduction", "It had: [@gazette]\n\n- stone, [@gazette]\n- wood"),),
        (Edit(SETTINGS, "introduction", "Had:[@gazette]\n\n- stone[@gazette]\n- ash[@herald]"),)),
    Case("answer-without-claim", WHO, "id: ann-did",
        (Edit(WHO, "answers.0.claims", []),), (Edit(WHO, "answers", []),)),
    Case("accusation-incomplete", ANN, "id: ben-accuses-ann",
        (Edit(ANN, "claims.0.outcome", None),),
        (Edit(ANN, "claims.0.outcome", None), Edit(ANN, "claims.0.against", None),
            Edit(ANN, "claims.0.topic", "damage"), Edit(ANN, "claims.0.status", "claimed"))),
    Case("accusation-incomplete", ANN, "id: ben-accuses-ann-of-robbing",
        (Edit(ANN, "relationships", [ROBBED]),),
        (Edit(ANN, "relationships", [ROBBED | {"type": "employs", "status": "claimed"}]),)),
    Case("answer-before-accusation", ANN, "ann-speaks",
        (Edit(ANN, "claims.0.said", "2020-05-20"),),
        (Edit(ANN, "claims.0.said", "2020-05"),)),
    Case("answer-before-accusation", ANN, "ann-denies",
        (Edit(BEN, "claims", [denial("2020-05-17")]), *ANSWERED),
        (Edit(BEN, "claims", [denial("2020-05-21")]), *ANSWERED)),
    Case("earlier-answer-is-later", ANN, "ann-denies",
        (Edit(BEN, "claims", [denial("2020-05-25")]), *SAID_EARLIER),
        (Edit(BEN, "claims", [denial("2020-05-17")]), *SAID_EARLIER)),
    Case("accusation-weak-evidence", ANN, "- source: gazette",
        (ALIGNED,),
        (ALIGNED, Edit(ANN, "claims.0.evidence.1", {"source": "herald", "excerpt": "lit"}))),
    Case("confirmed-few-witnesses", FIRE, "confirmed",
        (Edit(FIRE, "claims.0.evidence.1", None), NOT_AT_HOME),
        (Edit(FIRE, "claims.0.evidence.1.excerpt", "in ruins"),)),
    Case("confirmed-few-witnesses", FIRE, "confirmed",
        (Edit(FIRE, "claims.0.attributed_to", ["ben"]), NOT_AT_HOME),
        (Edit(FIRE, "claims.0.attributed_to", ["ben"]), Edit(FIRE, "claims.0.act_of", "ben"))),
    Case("confirmed-few-witnesses", SPEAKS, "confirmed",
        (Edit(SPEAKS, "status", "confirmed"),),
        (Edit(SPEAKS, "status", "confirmed"),
            Edit(SPEAKS, "evidence.1", {"source": "gazette", "excerpt": "Not I"}))),
    Case("weak-best-source", FIRE, "- source: digest",
        (DIGEST, new_claim(evidence=[BY_DIGEST])),
        (DIGEST, new_claim(evidence=[BY_DIGEST, *items("the roof")]))),
    Case("death-one-origin", FIRE, "- source: gazette\n    excerpt: the cat died",
        (Edit(FIRE, "claims.1.evidence.1", None),),
        (Edit(FIRE, "claims.1.evidence.1.excerpt", "a dead cat"),)),
    Case("death-one-origin", FIRE, "- source: gazette\n    excerpt: the cat died",
        (Edit(FIRE, "claims.1.evidence.1.relays", "gazette"),),
        (Edit(FIRE, "claims.1.evidence.1.bears", "supports"),)),
    Case("death-one-origin", FIRE, "- source: gazette\n    excerpt: the cat died",
        (Edit(FIRE, "claims.1.evidence.1", None),),
        (Edit(FIRE, "claims.1.evidence.1", None),
         Edit(FIRE, "claims.1.note", "No other source was found."))),
    Case("evidence-missing", ANN, "id: ben-accuses-ann",
        (Edit(ANN, "claims.0.evidence.0.bears", "context"),),
        (Edit(ANN, "claims.0.evidence.1",
            {"source": "herald", "excerpt": "or not", "bears": "context"}),)),
    Case("no-excerpt", SPEAKS, "source: herald",
        (Edit(SPEAKS, "evidence.0.excerpt", None),),
        (Edit(SPEAKS, "evidence.0.excerpt", None),
            Edit(SPEAKS, "evidence.0.locator", "paragraph 2"))),
]  # fmt: skip

WITHDRAWING = [
    Case(
        "withdrawn-basis",
        BEN,
        "hoax]",
        (HOAX, Edit(BEN, "summary", "A neighbour. [@gazette] [@hoax]")),
        (
            HOAX,
            Edit(BEN, "withdrawn", WITHDRAWN),
            Edit(BEN, "summary", "A neighbour. [@gazette] [@hoax]"),
        ),
    ),
    Case(
        "withdrawn-basis",
        FIRE,
        "hoax\n",
        (HOAX, Edit(FIRE, "claims.1.evidence.2", {"source": "hoax", "excerpt": "it died"})),
        (HOAX,),
    ),
    Case(
        "withdrawn-basis",
        WHO,
        "- ann#ben-accuses-ann",
        (ANN_IS_WITHDRAWN,),
        (ANN_IS_WITHDRAWN, Edit(WHO, "answers.0.claims.1", BURNED)),
    ),
    Case(
        "withdrawn-basis",
        ANN,
        "- ann-speaks\n",
        (Edit(SPEAKS, "withdrawn", WITHDRAWN),),
        (Edit(SPEAKS, "withdrawn", WITHDRAWN), Edit(ANN, "claims.0.response.1", "cat-died")),
    ),
]

COUNTING = [
    Case("confirmed-contradicted", FIRE, "confirmed",
        (Edit(FIRE, "claims.0.evidence.2", STANDS | {"bears": "contradicts"}),),
        (Edit(FIRE, "claims.0.evidence.2", STANDS | {"bears": "context"}),)),
    Case("accusation-confirmed", ANN, "confirmed",
        (Edit(ANN, "claims.0.status", "confirmed"),),
        (Edit(ANN, "claims.0.status", "disputed"),)),
    Case("denial-reads-as-claim", FIRE, "Ann Ashe fled",
        (new_claim(text="Ann Ashe fled.", status="denied", attributed_to=["ann"]),),
        (new_claim(text="Ann Ashe says she stayed.", status="denied", attributed_to=["ann"]),)),
    Case("could-be-confirmed", FIRE, "claimed",
        (new_claim(status="claimed", attributed_to=["ben"], evidence=[SEEN, SEEN_TOO]),),
        (new_claim(status="claimed", attributed_to=["ben"], evidence=[SEEN]),)),
    Case("could-be-confirmed", FIRE, "claimed",
        (new_claim(status="claimed", attributed_to=["ben"], evidence=[SEEN, SEEN_TOO]),),
        (new_claim(status="claimed", attributed_to=["ben"], evidence=[SEEN, SEEN_TOO]),
            Edit(WHO, "answers.0.claims.1", "fire#new-claim"))),
    Case("speech-without-speaker", FIRE, "announced",
        (new_claim(text="The guild announced it."),),
        (new_claim(text="The guild announced it.", attributed_to=["The guild"]),)),
    Case("speech-without-speaker", FIRE, "found that",
        (new_claim(text="An inquiry found that it fell."),),
        (new_claim(text="Gazette found that it fell."),)),
    Case("home-established", SETTINGS, "fire#cat-died",
        (Edit(SETTINGS, "home.established.0", "fire#cat-died"),),
        (Edit(SETTINGS, "home.established", []),)),
    Case("home-established", SETTINGS, "ann#ben-accuses-ann",
        (Edit(SETTINGS, "home.established.0", "ann#ben-accuses-ann"),),
        (Edit(SETTINGS, "home.claimed", ["ann#ben-accuses-ann"]),)),
    Case("home-claimed", SETTINGS, "fire#mill-burned",
        (Edit(SETTINGS, "home.established", []), Edit(SETTINGS, "home.claimed", [BURNED])),
        (Edit(SETTINGS, "home.claimed", ["fire#cat-died"]),)),
    Case("established-on-reports", SETTINGS, "fire#mill-burned",
        (Edit(FIRE, "claims.0.evidence.0.witness", None),),
        (Edit(FIRE, "claims.0.evidence.0.witness", "unnamed guards"),)),
    Case("accusation-off-topic", ANN, "damage",
        (Edit(ANN, "claims.0.topic", "damage"),),
        (Edit(ANN, "claims.0.topic", "damage"),
            Edit(VOCABULARY, "topics.damage", {"label": "Damage", "accusation": True}),
            Edit(FIRE, "claims.0.topic", "death"))),
    Case("accusation-off-topic", FIRE, "warmth",
        (WARMTH, new_claim(topic="warmth", status="alleged", attributed_to=["ben"])),
        (Edit(VOCABULARY, "topics.warmth", {"label": "Warmth", "nobody_named": True}),
            new_claim(topic="warmth", status="alleged", attributed_to=["ben"]))),
    Case("accusing-words", FIRE, "staged",
        (new_claim(text="Ann Ashe staged it."),), (new_claim(text="Ann Ashe had not staged it."),)),
    Case("accusing-words", FIRE, "made up",
        (new_claim(text="[[ann|The miller]] made up the rest."),),
        (new_claim(text="The guild of [[ann|the miller]] is made up of twelve."),)),
    Case("id-asserts", ANN, "ann-lit-it",
        (Edit(ANN, "claims.0.id", "ann-lit-it"), Edit(WHO, "answers.0.claims.0", "ann#ann-lit-it")),
        (Edit(ANN, "claims.0.id", "ann-suspected"),
            Edit(WHO, "answers.0.claims.0", "ann#ann-suspected"))),
    Case("circular-relays", FIRE, "digest\n  - source",
        (DIGEST, new_claim(evidence=[BY_DIGEST | {"relays": "digest"}, *items("the roof")])),
        (DIGEST, new_claim(evidence=[BY_DIGEST | {"relays": "gazette"}, *items("the roof")]))),
    Case("circular-relays", FIRE, "digest\n  - source",
        (DIGEST, new_claim(evidence=[BY_DIGEST | {"relays": "digest"},
            BY_DIGEST | {"excerpt": "a beam", "relays": "gazette"}, *items("the roof")])),
        (DIGEST, new_claim(evidence=[BY_DIGEST | {"relays": "herald"},
            BY_DIGEST | {"excerpt": "a beam", "relays": "gazette"}, *items("the roof")]))),
    Case("tie-to-itself", BEN, "ben\n",
        (Edit(BEN, "relationships.0.target", "ben"),), ()),
    Case("tie-told-twice", ANN, "id: ann-near-ben",
        (Edit(ANN, "relationships", [NEAR_BEN]),),
        (Edit(ANN, "relationships", [NEAR_BEN | {"type": "employs"}]),)),
    Case("tie-told-twice", ANN, "id: ann-near-ben",
        (Edit(ANN, "relationships", [NEAR_BEN | {"start": "2019"}]),),
        (Edit(ANN, "relationships", [NEAR_BEN | {"start": "2020-02"}]),)),
    Case("tie-told-twice", ANN, "id: ann-near-ben",
        (SERVES, Edit(BEN, "relationships.0.type", "serves"),
            Edit(ANN, "relationships", [NEAR_BEN | {"type": "employs"}])),
        (SERVES, Edit(BEN, "relationships.0.type", "serves"),
            Edit(ANN, "relationships", [NEAR_BEN]))),
    Case("circular-part", VOCABULARY, "agency\n",
        (Edit(VOCABULARY, "origins.agency", {"name": "Wire", "parent": "agency"}),),
        (Edit(VOCABULARY, "origins.club", "The club"),
            Edit(VOCABULARY, "origins.agency", {"name": "Wire", "parent": "club"}))),
    Case("channel-without-body", VOCABULARY, "name: Ben Birk",
        (Edit(VOCABULARY, "origins.birk", {"name": "Ben Birk"}),),
        (Edit(VOCABULARY, "origins.birk", {"name": "Ben Birk", "body": "ben"}),)),
    Case("country-missing", BEN, "minister",
        (Edit(VOCABULARY, "actor_kinds.minister", MINISTER), Edit(BEN, "kind", "minister")),
        (Edit(VOCABULARY, "actor_kinds.minister", MINISTER), Edit(BEN, "kind", "minister"),
            Edit(VOCABULARY, "countries", {"FR": "France"}), Edit(BEN, "country", "FR"))),
    Case("wire-copy-of-itself", GAZETTE, "paper\n",
        (Edit(GAZETTE, "role", "wire-copy"), Edit(GAZETTE, "publisher", "The Paper"),
            Edit(GAZETTE, "title", "Mill burns")),
        (Edit(GAZETTE, "role", "wire-copy"),)),
    Case("unknown-reference", FIRE, "ann\n",
        (Edit(FIRE, "participants", []), Edit(FIRE, "moved_to", {"roof-fell": "ann"})),
        (Edit(FIRE, "moved_to", {"ben-accuses-ann": "ann"}),)),
    Case("unknown-reference", FIRE, "ann\n",
        (Edit(FIRE, "participants", []), Edit(FIRE, "moved_to", {"old-charge": "ann"})),
        (Edit(FIRE, "moved_to", {"old-charge": "ann"}),
            Edit(ANN, "claims.0.renamed_from", ["old-charge"]))),
    Case("field-combination", FIRE, "fire\nreviewed",
        (Edit(FIRE, "reviewed", None), Edit(FIRE, "moved_to", {"cat-died": "fire"}),
            Edit(FIRE, "reviewed", "2020-06-01")),
        (Edit(FIRE, "moved_to", {"ben-accuses-ann": "ann"}),)),
    Case("placeholder-excerpt", FIRE, "TBD",
        (Edit(FIRE, "claims.0.evidence.1.excerpt", "TBD"),),
        (Edit(FIRE, "claims.0.evidence.1.excerpt", "the brig TBD was there"),)),
    Case("placeholder-excerpt", FIRE, "xxx XXX",
        (Edit(FIRE, "claims.0.evidence.1.excerpt", "xxx XXX"),),
        (Edit(FIRE, "claims.0.evidence.1.excerpt", "xxl ashes"),)),
    Case("placeholder-excerpt", FIRE, "'[...]'",
        (Edit(FIRE, "claims.0.evidence.1.excerpt", "[...]"),),
        (Edit(FIRE, "claims.0.evidence.1.excerpt", "1904"),)),
    Case("translation-missing", FIRE, "en cendres",
        (new_claim(evidence=[IN_FRENCH]),),
        (new_claim(evidence=[IN_FRENCH | {"translation": "in ashes"}]),)),
    Case("remark-uncited", FIRE, "It had 14",
        (new_claim(note="It had 14 windows."),), (new_claim(note="It had 14 windows. [@herald]"),)),
    Case("remark-uncited", FIRE, "Three others",
        (new_claim(note="Three others were hurt."),), (new_claim(note="The day is not given."),)),
    Case("remark-uncited", FIRE, "by the",
        (Edit(FIRE, "date_note", "by the clock, as a guard told"),),
        (Edit(FIRE, "date_note", "by the clock"),)),
    Case("citation-missing", WHO, "The log",
        (Edit(WHO, "state", SETTLED | {"reason": "The log."}),),
        (Edit(WHO, "state", SETTLED | {"reason": "The log. [@herald]"}),)),
    Case("remark-uncited", FIRE, "drove off",
        (Edit(FIRE, "participants.0.part", "drove off, a guard told"),
            Edit(FIRE, "participants.0.evidence.0.bears", "context")),
        (Edit(FIRE, "participants.0.part", "drove off, a guard told"),)),
    Case("remark-uncited", SPEAKS, "who fled",
        (Edit(SPEAKS, "spoken_by", {"actor": "ben", "role": "who fled with 3 others"}),),
        (Edit(SPEAKS, "spoken_by", {"actor": "ben", "role": "foreman of the mill"}),)),
    Case("answer-beyond-claims", WHO, "Ann did, with",
        (Edit(WHO, "answers.0.answer", "Ann did, with three matches."),),
        (Edit(WHO, "answers.0.answer", "Ann did, with no matches."),)),
    Case("stance-claim-no-accusation", SPEAKS, "fire#mill-burned",
        (ACCUSING, Edit(SPEAKS, "stances", [{"stance": "denies", "claim": "fire#mill-burned"}])),
        (ACCUSING,
            Edit(SPEAKS, "stances", [{"stance": "denies", "claim": "ann#ben-accuses-ann"}]))),
    Case("stance-claim-no-accusation", SPEAKS, "ann#ben-accuses-ann",
        (Edit(SPEAKS, "stances", [{"stance": "denies", "claim": "ann#ben-accuses-ann"}]),),
        (ACCUSING, Edit(SPEAKS, "stances", [{"stance": "denies"}]))),
    Case("stance-words-elsewhere", SPEAKS, "I slept",
        (Edit(SPEAKS, "stances", [{"stance": "denies", "words": "I slept"}]),),
        (Edit(SPEAKS, "stances", [{"stance": "denies", "words": "not i"}]),)),
]  # fmt: skip

WORDING = [
    Case("quote-without-speaker", FIRE, "original:",
        (Edit(FIRE, "claims.1.quote.speaker", None), SAID_BEN),
        (Edit(FIRE, "claims.1.quote.speaker", "A passer-by"),)),
    Case("excerpt-too-long", FIRE, "w0",
        (new_claim(evidence=items(words(41))),), (new_claim(evidence=items(words(40))),)),
    Case("excerpt-too-long", SPEAKS, "w0",
        (Edit(SPEAKS, "quote.original.text", words(41)),),
        (Edit(SPEAKS, "quote.original.text", words(40)),)),
    Case("excerpt-too-long", SPEAKS, "w0",
        (Edit(SPEAKS, "quote.translations",
            [{"text": words(41), "lang": "en", "by": "A paper"}]),),
        (Edit(SPEAKS, "quote.translations",
            [{"text": words(40), "lang": "en", "by": "A paper"}]),)),
    Case("source-overquoted", GAZETTE, "kind: report",
        (new_claim(evidence=SIXTY),), (new_claim(evidence=SIXTY[:4] * 3),)),
    Case("source-overquoted", GAZETTE, "kind: report",
        (new_claim(evidence=SIXTY),), (new_claim(evidence=SIXTY), Edit(GAZETTE, "kind", "decree"))),
]  # fmt: skip

TIMES = [
    Case("end-before-start", BEN, "'2009-12-29'",
        (Edit(BEN, "relationships.0.end", "2009-12-29"),),
        (Edit(BEN, "relationships.0.end", "2009-12-30"),)),
    Case("end-before-start", BEN, "'2009'",
        (Edit(BEN, "designations.0.end", "2009"),),
        (Edit(BEN, "designations.0.end", "2011"),)),
    Case("reaction-before-event", SPEAKS, "'2020-04-30'",
        (Edit(SPEAKS, "said", "2020-04-30"),), (Edit(SPEAKS, "said", "2020-05-01"),)),
    # the last moment of 1 June anywhere is noon of 2 June in UTC; 4 June begins at 10 on the 3rd
    Case("date-after-as-of", GAZETTE, "'2020-06-04'",
        (Edit(GAZETTE, "date", "2020-06-04"),), (Edit(GAZETTE, "date", "2020-06-02"),)),
    Case("date-after-as-of", FIRE, "'2303'",
        (new_claim(date="2303"),), (new_claim(date="2020/2303"),)),
    Case("date-after-as-of", SETTINGS, "'2012'",
        (Edit(SETTINGS, "as_of", "2012"),), (Edit(SETTINGS, "as_of", "2020-05"),)),
    Case("date-after-as-of", BEN, "'2302'",
        (Edit(BEN, "designations.0.checked", "2302"),),
        (Edit(BEN, "designations.0.end", "2031"), Edit(BEN, "reviewed", "2020-12"),
            Edit(BEN, "designations.0.checked", "2021"), Edit(GAZETTE, "accessed", "2021"))),
    Case("date-of-another-calendar", GAZETTE, "'1441-09-09'",
        (Edit(GAZETTE, "date", "1441-09-09"),), (Edit(GAZETTE, "date", "14XX"),)),
    Case("date-of-another-calendar", GAZETTE, "'2563'",
        (Edit(GAZETTE, "date", "2563"),), (Edit(GAZETTE, "date", "1941"),)),
    Case("date-of-another-calendar", FIRE, "../1399",
        (new_claim(date="../1399-02"),), (new_claim(date="../1258"),)),
    Case("date-of-another-calendar", BEN, "1441-10",
        (Edit(BEN, "reviewed", "1441-10"),), (Edit(BEN, "reviewed", "2020"),)),
    Case("read-before-published", GAZETTE, "'2020-05-01'",
        (Edit(GAZETTE, "date", "2020-05-04"), Edit(GAZETTE, "accessed", "2020-05-01")),
        (Edit(GAZETTE, "date", "2020-05-04"), Edit(GAZETTE, "accessed", "2020-05-03"))),
    Case("said-after-sources", SPEAKS, "'2020-05-09'",
        (Edit(HERALD, "date", "2020-05-05"), Edit(SPEAKS, "said", "2020-05-09")),
        (Edit(HERALD, "date", "2020-05-05"), Edit(SPEAKS, "said", "2020-05-06"))),
    Case("said-after-sources", SPEAKS, "'2020-05-09'",
        (Edit(HERALD, "date", "2020-05-05"), Edit(SPEAKS, "said", "2020-05-09")),
        (Edit(SPEAKS, "said", "2020-05-09"),)),
]  # fmt: skip

PLACES = [
    Case("coordinates-far", MILL, "latitude: 2.5",
        (Edit(TOWN, "coordinates", NORTH), at(NORTH["longitude"], NORTH["latitude"])),
        (Edit(TOWN, "coordinates", NORTH), at(NORTH["latitude"] + 1, NORTH["longitude"]))),
    Case("coordinates-far", MILL, "latitude: 50",
        (Edit(TOWN, "coordinates", NORTH), at(50, -2.5)),
        (Edit(TOWN, "coordinates", NORTH), at(50, 2.5))),
    Case("coordinates-far", MILL, "latitude: 44.0",
        (Edit(TOWN, "coordinates", NORTH), at(44.0, 2.5)),
        (Edit(TOWN, "coordinates", NORTH), Edit(TOWN, "precision", "province"), at(44.0, 2.5))),
]  # fmt: skip

NAMING = [
    Case("name-shared", BEN, "Ashe\n",
        (Edit(ANN, "short_name", "Ashe"), Edit(BEN, "short_name", "Ashe")),
        (Edit(ANN, "short_name", "Ashe"), Edit(BEN, "aliases", ["Ashe"]))),
    Case("name-shared", TOWN, "text: Ann Ashe",
        (Edit(TOWN, "aliases", [{"text": "Ann Ashe", "link": True}]),),
        (Edit(TOWN, "aliases", [{"text": "Ann Ashe Hill", "link": True}]),)),
    Case("name-is-a-word", BEN, "May\n",
        (Edit(BEN, "short_name", "May"),), (Edit(BEN, "short_name", "Mayhew"),)),
    Case("name-is-a-word", BEN, "Will\n",
        (Edit(BEN, "short_name", "Will"),), (Edit(BEN, "short_name", "WILL"),)),
    Case("name-is-a-word", TOWN, "text: Sunday",
        (Edit(TOWN, "aliases", [{"text": "Sunday", "link": True}]),),
        (Edit(TOWN, "aliases", ["Sunday"]),)),
    Case("name-unsourced", BEN, "value: ",
        (Edit(BEN, "names.fr.evidence", []),),
        (Edit(BEN, "names.fr.evidence", items("Benoît")),)),
    Case("name-unsourced", FIRE, "actor: ann",
        (Edit(FIRE, "participants.0.evidence", []),), (Edit(FIRE, "participants", []),)),
    Case("name-unsourced", BEN, "text: Benny",
        (Edit(BEN, "aliases", [{"text": "Benny", "kind": "nickname"}]),),
        (Edit(BEN, "aliases", [{"text": "Benny", "kind": "nickname", "evidence": items("Benny")},
            {"text": "Benoit Birk", "kind": "transliteration"}]),)),
    Case("name-missing", BEN, "Ben Birk",
        (Edit(BEN, "names", None),),
        (Edit(BEN, "names", None), Edit(VOCABULARY, "actor_kinds.person.expects_names", []))),
]  # fmt: skip

PAGE = "https://gazette.test/a%20b"
COPY = "https://web.archive.org/web/20200503080000/"

SOURCES = [
    Case("address-shared", "sources/zine.yml", "http://www.paper.test/",
        pages("https://paper.test/a", "http://www.paper.test/a/#top"),
        pages("https://paper.test/a", "http://www.paper.test/a/?page=2")),
    Case("address-shared", "sources/zine.yml", "https://paper.test:443",
        pages("https://paper.test/caf%C3%A9?b=1&a=2", "https://paper.test:443/café?a=2&b=1"),
        pages("https://paper.test/caf%C3%A9?b=1&a=2", "https://paper.test:443/cafés?a=2&b=1")),
    Case("address-shared", "sources/zine.yml", "https://web.archive.org/web/2021/",
        pages("https://paper.test/a", "https://web.archive.org/web/2021/https://paper.test/a"),
        pages("https://web.archive.org/web/2020/https://paper.test/a",
            "https://web.archive.org/web/2021/https://paper.test/a")),
    Case("address-shared", "sources/zine.yml", "https://paper.test/#",
        pages("https://paper.test/#!/a", "https://paper.test/#!/a"),
        pages("https://paper.test/#!/a", "https://paper.test/#!/b")),
    Case("address-shared", "sources/zine.yml", "https://paper.test/",
        pages("https://paper.test/", "https://paper.test/"),
        (*pages("https://paper.test/", "https://paper.test/"), Edit("sources/zine.yml", "withdrawn",
            {"date": "2020-06", "why": "The other record has it."}),
            Edit(TOWN, "summary", "A town. [@digest]"))),
    Case("source-uncited", "sources/digest.yml", "kind: report",
        (DIGEST,),
        (DIGEST, Edit(SETTINGS, "home.unknown.1",
            {"text": "Why is not known.", "as_of": "2020", "searched": ["digest"]}))),
    Case("no-archive-copy", GAZETTE, "https://gazette.test/",
        (Edit(GAZETTE, "url", "https://gazette.test/"),),
        (Edit(GAZETTE, "url", "https://gazette.test/"),
            Edit(GAZETTE, "archive_url", "https://archive.test/"))),
    Case("archive-without-copy", GAZETTE, "https://web.archive.org/save/",
        (Edit(GAZETTE, "url", PAGE),
            Edit(GAZETTE, "archive_url", f"https://web.archive.org/save/{PAGE}")),
        (Edit(GAZETTE, "url", PAGE),
            Edit(GAZETTE, "archive_url", f"https://web.archive.org/web/20200503080000/{PAGE}"))),
    Case("archive-of-another-page", GAZETTE, "https://web.archive.org/web/",
        (Edit(GAZETTE, "url", PAGE), Edit(GAZETTE, "archive_url", f"{COPY}https://a.test/b")),
        (Edit(GAZETTE, "url", PAGE),
            Edit(GAZETTE, "archive_url", f"{COPY}http://www.gazette.test/a%20b/?utm_source=x"))),
    Case("tracking-address", TOWN, "https://a.test/?",
        (Edit(TOWN, "summary", "A town, [so](https://a.test/?id=1&fbclid=x). [@gazette]"),),
        (Edit(TOWN, "summary", "A town, [so](https://a.test/?id=1). [@gazette]"),)),
    Case("read-in-part", GAZETTE, "opening",
        (Edit(GAZETTE, "read", "opening"),), (Edit(GAZETTE, "read", "full"),)),
]  # fmt: skip

SITE = Edit(SETTINGS, "site_url", "https://fire.test/")

TITLES = [
    Case("title-without-face", SETTINGS, "火",
        (SITE, Edit(SETTINGS, "title", "The fire 火")),
        (SITE, Edit(SETTINGS, "title", "Пожар «الحريق» ě"))),
    Case("title-without-face", SETTINGS, "火",
        (SITE, Edit(SETTINGS, "title", "火")), (Edit(SETTINGS, "title", "火"),)),
]  # fmt: skip

CASES = [
    *REFERENCES,
    *EVIDENCE,
    *WITHDRAWING,
    *COUNTING,
    *WORDING,
    *TIMES,
    *PLACES,
    *NAMING,
    *SOURCES,
    *TITLES,
]


EACH_CASE = pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{case.code}-{number}") for number, case in enumerate(CASES)]
)


def where(folder: Path, place: str, spot: str) -> tuple[int, int]:
    """Return the line and column, from 1, of a text that stands once in a file."""
    text = (folder / place).read_text("utf-8")
    assert text.count(spot) == 1, text
    before = text[: text.index(spot)].split("\n")
    return len(before), len(before[-1]) + 1


def spots(problems: tuple[Problem, ...]) -> list[tuple[str, int, int, str]]:
    return [(one.path, one.line, one.column, one.code) for one in problems]


@EACH_CASE
def test_a_broken_rule_is_found_at_its_spot_and_nothing_else_is(build: Build, case: Case) -> None:
    folder = build(*case.broken)
    problems = examine(folder).problems
    line, column = where(folder, case.place, case.spot)
    assert (f"data/{case.place}", line, column, case.code) in spots(problems)
    assert {one.code for one in problems} == {case.code}
    assert all(one.hint and one.severity is RULES[case.code].severity for one in problems)


@EACH_CASE
def test_what_is_nearly_the_same_breaks_no_rule(build: Build, case: Case) -> None:
    assert examine(build(*case.near)).problems == ()


# --- all of it at once ---

BAD_FILES = {
    "actors/no-utf8.yml": (b"name: \xc4\n", {"not-utf8"}),
    "actors/empty.yml": ("", {"empty-file"}),
    "actors/Upper.yml": ("name: [", {"invalid-id", "yaml-syntax"}),
    "actors/tab.yml": ("name: a\n\tkind: b\n", {"tab-indent"}),
    "actors/twice.yml": ("name: a\nname: b\n", {"duplicate-key"}),
    "actors/tag.yml": ("name: !!str a\n", {"yaml-tag"}),
    "actors/alias.yml": ("name: &a a\n", {"yaml-alias"}),
    "actors/deep.yml": ("name: " + "[" * 30 + "]" * 30, {"too-deep"}),
    "actors/two.yml": ("name: a\n---\nname: b\n", {"several-documents"}),
    "actors/large.yml": ("#" * (2 << 20), {"file-too-large"}),
    "actors/crowd.yml": ("aliases:\n" + "- {text: <b>, zebra: 1}\n" * 200, {"crowded-file"}),
    "actors/ali.yaml": ("name: a\n", {"misplaced-file"}),
    "actors/form.yml": ("name: [a]\nzebra: 1\n", {"wrong-type", "unknown-field", "missing-field"}),
    "actors/value.yml": ("name: ''\nreviewed: 2021-02-30\n",
        {"invalid-value", "invalid-date"}),
    "sources/value.yml": ("role: hearsay\n", {"unknown-value"}),
    "actors/text.yml": ("summary: a\u202eb <i> [x](data:y) [@gaz\n",
        {"hidden-character", "html-in-text", "link-scheme", "broken-markup"}),
    "actors/curly.yml": ("name: “Ben”\nsummary: A ![a](https://b.test/c.png)\n",
        {"curly-quotes", "image-in-text"}),
    "actors/notes.txt": ("", {"stray-file"}),
    "places/exchanged.yml": ("coordinates: {latitude: -171, longitude: -46}\n",
        {"coordinates-exchanged", "missing-field"}),
    "places/todo.yml": ("name: TODO\n", {"todo-left", "missing-field"}),
    "questions/state.yml": ("state: settled\n", {"field-combination"}),
    "places/folder.yml/note.txt": ("", {"file-unreadable"}),
}  # fmt: skip
"""Files that cannot be read as records, and codes that each of them gives."""


def test_every_problem_is_told_at_once(build: Build) -> None:
    folder = build(new_claim(status="claimed"), Edit(BEN, "kind", "persom"))
    write(folder, {place: content for place, (content, _) in BAD_FILES.items()})
    found: dict[str, set[str]] = {}
    for one in examine(folder).problems:
        found.setdefault(one.path, set()).add(one.code)
    for place, (_, codes) in BAD_FILES.items():
        path = "data/places/folder.yml" if "folder" in place else f"data/{place}"
        assert codes <= found.get(path, set()), path
    assert found[f"data/{FIRE}"] == {"attribution-missing"}
    assert found[f"data/{BEN}"] == {"unknown-vocabulary"}


def test_every_rule_has_a_case(tmp_path: Path) -> None:
    """What the table and the bad files are shown above to give is all that there is."""
    exercised = {case.code for case in CASES}.union(*(codes for _, codes in BAD_FILES.values()))
    exercised |= {one.code for one in examine(tmp_path / "nowhere").problems}
    assert exercised == {code for code, rule in RULES.items() if rule.example}
