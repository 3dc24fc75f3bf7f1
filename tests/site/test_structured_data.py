"""What structured data says: in schema.org's vocabulary, of what is there, nothing half."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest

from briefing import addresses, markup
from briefing.linking import Briefing
from briefing.records.enums import Status
from briefing.statements import corroboration_phrase, standing
from briefing.typography import curl_quotes
from tests.support.hostile import hostile
from tests.support.prose import typed
from tests.support.schemaorg import Vocabulary, references
from tests.support.sharing import Told, heads, meta, plain, shared
from tests.support.site import html_path


@pytest.fixture(scope="session", params=["lighthouse_site", "flood_site"])
def told(request: pytest.FixtureRequest) -> Told:
    """The structured data of each made-up site."""
    return Told(request.getfixturevalue(request.param))


def test_every_node_keeps_to_the_vocabulary(told: Told) -> None:
    types = {node.value["@id"]: node.value["@type"] for node in told.nodes if "@id" in node.value}
    vocabulary = Vocabulary(types)
    assert len(told.nodes) > len(shared(told.published))
    wrong = [f"{n.page}: {fault}" for n in told.nodes for fault in vocabulary.faults(n.value)]
    assert not wrong


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        ({"@type": "Opinion"}, "no type Opinion"),
        ({"@type": "Person", "startDate": "2003"}, "Person has no startDate"),
        ({"@type": "Person", "verdict": "guilty"}, "no property verdict"),
        ({"@type": "Event", "startDate": "2003-03~"}, "Event.startDate takes no '2003-03~'"),
        ({"@type": "Claim", "author": "Ann"}, "Claim.author takes no 'Ann'"),
        ({"@type": "Claim", "author": {"@id": "x#y"}}, "Claim.author takes no {'@id': 'x#y'}"),
        ({"@type": "Claim", "author": []}, "Claim.author is empty"),
    ],
)
def test_the_reader_of_the_vocabulary_tells_what_is_wrong(
    node: Mapping[str, Any], fault: str
) -> None:
    assert list(Vocabulary({"x#y": "Event"}).faults(node)) == [fault]


def test_every_address_in_structured_data_leads_to_what_is_there(told: Told) -> None:
    site, own = told.published.site, told.published.briefing.settings.site_url or ""
    named = {id_ for document in told.documents.values() for id_ in references(document)}
    policies = ("url", "publishingPrinciples", "ethicsPolicy", "correctionsPolicy")
    named |= {
        str(node.value[name])
        for node in told.nodes
        for name in (*policies, "actionableFeedbackPolicy", "inDefinedTermSet")
        if node.value["@type"] in {"WebSite", "Organization", "DefinedTerm"} and name in node.value
    }
    for address in named:
        assert address.startswith(own), address
        path, _, anchor = address.removeprefix(own).partition("#")
        assert f"{path}index.html" in site.pages, address
        assert not anchor or site.page(path).by_id(anchor) is not None, address


def test_every_page_says_where_it_stands_and_what_it_is_about(told: Told) -> None:
    briefing = told.published.briefing
    for record in briefing.records.values():
        path = html_path(addresses.of(record))
        page, way = told.documents[path]["@graph"]
        steps = [step["name"] for step in way["itemListElement"]]
        assert len(steps) == 3, path
        assert steps[1] == addresses.of(record).folder.split("/")[0].capitalize()
        assert page["name"] == steps[2] == meta(told.published.site.pages[path], "og:title")
        thing = page.get("mainEntity")
        assert thing is None or "@type" in thing, path
        assert not (record.withdrawn and thing), path


def test_every_claim_is_told_with_its_status_and_who_says_so(told: Told) -> None:
    """A program that keeps only the text of a claim still knows both, and so does its reader."""
    briefing = told.published.briefing
    found = {claim["@id"].partition("#")[2]: claim for claim in told.of("Claim")}
    live = {p.claim.id for p in briefing.claims.values() if p.home.withdrawn is None}
    assert found.keys() == live
    for id_, node in found.items():
        claim = briefing.claims[id_].claim
        how = standing(briefing, claim)
        before, _, after = node["text"].partition("“")
        assert before.startswith(how.label), id_
        assert after.startswith(f"{curl_quotes(markup.plain(claim.text, briefing.name_of))}”"), id_
        told_by = [briefing.party_name(by) for by in claim.attributed_to]
        assert all(typed(by) in typed(node["text"]) for by in told_by), id_
        assert node["creativeWorkStatus"]["@id"].endswith(f"#s-status-{how.key}")
        counted = corroboration_phrase(briefing, claim)
        # A name that ends in a mark, such as "Democracy Now!", takes no full stop behind it.
        stop = "" if counted.endswith("!") else "."
        assert node["description"].casefold() == f"{counted}{stop}".casefold()
        assert node["citation"], id_
        assert node["creditText"], id_
        assert all(by in node["creditText"] for by in told_by)


def test_no_accusation_is_told_without_its_answer_and_outcome(told: Told) -> None:
    briefing = told.published.briefing
    found = {claim["@id"].partition("#")[2]: claim for claim in told.of("Claim")}
    accusations = [p for p in briefing.claims.values() if briefing.is_accusation(p.claim)]
    for placed in accusations:
        claim, node = placed.claim, found[placed.claim.id]
        words = {one["name"]: one for one in node["comment"]}
        assert {"Against", "Outcome"} <= words.keys()
        assert words.keys() & {"Their answer", "Said earlier"}, claim.id
        text = typed(node["text"])
        accused = [typed(briefing.party_name(party)) for party in claim.against]
        assert all(party in typed(words["Against"]["text"]) for party in accused), claim.id
        assert text.count("Outcome: ") >= 1, claim.id
        assert "Answer: " in text or "Answered by " in text, claim.id
        assert all(party in text.rpartition("Against ")[2] for party in accused), claim.id
        answers = {*claim.response.ids, *claim.response.earlier} if claim.response else set()
        ids = {ref for one in words.values() for ref in references(one.get("about", []))}
        parts = {part for ref in ids for part in re.split("[/#]", ref)}
        assert answers <= parts, claim.id
        assert {party for party in claim.against if party in briefing.actors} <= parts
    without = [found[p.claim.id] for p in briefing.claims.values() if p not in accusations]
    assert accusations
    assert not [node["@id"] for node in without if "comment" in node]


def test_all_claims_are_in_one_file_as_they_are_in_those_of_the_records(told: Told) -> None:
    whole = {n["@id"]: n for n in told.documents["data/claims.jsonld"]["@graph"] if "@id" in n}
    files = [path for path in told.documents if path.endswith("/claims.jsonld")]
    parts = [node for path in files for node in told.documents[path]["@graph"] if "@id" in node]
    assert len(files) > 2
    assert {node["@id"] for node in parts} == whole.keys()
    assert not [node["@id"] for node in parts if whole[node["@id"]] != node]
    page = told.published.site.page("data/")
    assert page.soup.select('a[href="claims.jsonld"]')


def test_the_page_of_no_record_accuses_in_structured_data(told: Told) -> None:
    """An accusation is in the files of claims alone, where its answer is in the same object."""
    briefing = told.published.briefing
    claims = [p.claim for p in briefing.claims.values() if briefing.is_accusation(p.claim)]
    ties = [
        tie
        for actor in briefing.actors.values()
        for tie in actor.relationships
        if briefing.is_accusation(tie) or tie.status is not Status.CONFIRMED
    ]
    assert claims
    assert ties
    accusing = {
        answer.id
        for question in briefing.questions.values()
        for answer in question.answers
        for claim in map(briefing.claim, answer.claims)
        if claim is not None and briefing.is_accusation(claim.claim)
    }
    for path, document in told.documents.items():
        text = json.dumps(document, ensure_ascii=False)
        assert "Review" not in text, path
        assert "acceptedAnswer" not in text, path
        if path.endswith(".jsonld"):
            continue
        for claim in claims:
            assert plain(briefing, claim.text) not in text, path
        anchors = {id_.partition("#")[2] for id_ in references(document)}
        assert not anchors & ({claim.id for claim in claims} | accusing), path
    for actor in told.of("Person") + told.of("Organization") + told.of("GovernmentOrganization"):
        for body in (*actor.get("affiliation", ()), *actor.get("memberOf", ())):
            pair = {actor["@id"].split("/")[-2], body["@id"].split("/")[-2]}
            tied = [t for a in pair for t in briefing.actors[a].relationships if t.target in pair]
            assert any(t.status is Status.CONFIRMED and t.end is None for t in tied), pair


def test_words_are_handed_on_only_where_they_were_spoken(told: Told) -> None:
    briefing = told.published.briefing
    quoted = {node["@id"].split("/")[-2]: node for node in told.of("Quotation") if "@id" in node}
    assert quoted
    for id_, node in quoted.items():
        reaction = briefing.reactions[id_]
        assert reaction.status in {Status.CONFIRMED, Status.REPORTED}, id_
        assert not any(briefing.vocabulary.stances[s].accusation for s in reaction.stance_ids), id_
        assert reaction.quote is not None
        original = reaction.quote.original
        assert node.get("text") == (original.text if original else None)
        assert node.get("creator") or node.get("creditText"), id_


@pytest.mark.parametrize("attack", [0, *(pytest.param(n, marks=pytest.mark.full) for n in (1, 2))])
def test_hostile_texts_do_not_leave_their_script(lighthouse: Briefing, attack: int) -> None:
    for path, head in heads(hostile(lighthouse, attack)[0]):
        assert not set(head["json_ld"]) & set("<>&\u2028\u2029\u0085\x00"), path
        assert json.loads(head["json_ld"])["@graph"], path
