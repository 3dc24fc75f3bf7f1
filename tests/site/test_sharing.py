"""What search engines and shared links are told: nothing that accuses, nothing without its speaker.

Descriptions and cards are made of safe fields alone; structured data keeps to schema.org's
vocabulary and leads to what is there; the sitemap says when a page was changed.
"""

from __future__ import annotations

import gzip
import json
import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from playwright.sync_api import Browser, expect

from briefing import addresses, markup
from briefing.linking import Briefing
from briefing.project import Project
from briefing.publishing import publish
from briefing.publishing.card import draw_card
from briefing.records import RECORD_KINDS
from briefing.records.enums import Status
from briefing.rendering import render
from briefing.rendering.sharing import descriptions
from briefing.rendering.sharing.descriptions import LONGEST_DESCRIPTION, fitted, shortened
from tests.support.hostile import hostile
from tests.support.schemaorg import Node, Vocabulary, nodes, references
from tests.support.site import ROOT, Page, Published, html_path, served
from tests.support.tabs import opened

JSON_LD = "application/ld+json"


def meta(page: Page, name: str) -> str | None:
    """What a page's head says under a name or property, which stands there at most once."""
    found = page.soup.select(f'meta[name="{name}"], meta[property="{name}"]')
    assert len(found) <= 1, f"{page.path}: {name}"
    return str(found[0]["content"]) if found else None


def shared(published: Published) -> list[Page]:
    """The pages of the site; the whole briefing in one document repeats what they say."""
    return [page for page in published.site.written if page.url != "print/"]


def plain(briefing: Briefing, text: str) -> str:
    return " ".join(markup.plain(text, briefing.name_of).split())


@dataclass(frozen=True)
class Told:
    """The structured data of a site: of each page, and of the files that pages lead to."""

    published: Published

    @cached_property
    def documents(self) -> Mapping[str, Any]:
        """The documents by the page or file in which they stand."""
        root = self.published.site.root
        found = {
            page.path: json.loads(script.get_text())
            for page in shared(self.published)
            for script in page.soup.select(f'script[type="{JSON_LD}"]')
        }
        files = sorted(root.rglob("*.jsonld"))
        return found | {
            file.relative_to(root).as_posix(): json.loads(file.read_text("utf-8")) for file in files
        }

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        return tuple(n for path, document in self.documents.items() for n in nodes(path, document))

    def of(self, kind: str) -> tuple[Mapping[str, Any], ...]:
        return tuple(node.value for node in self.nodes if node.value["@type"] == kind)


@pytest.fixture(scope="module")
def told(published: Published) -> Told:
    return Told(published)


# Descriptions


SAFE = {
    *(("Actor", "name"), ("Event", "title"), ("Place", "name"), ("ScriptName", "value")),
    *(("Source", "publisher"), ("Settings", "description"), ("ActorKind", "label")),
    *(("SourceKind", "label"), ("Stance", "label"), ("Term", "label"), ("Language", "label")),
    *(("RelationshipType", "label"), ("RelationshipType", "inverse"), ("Vocabulary", "countries")),
    *(("Reaction", "attributed_to"), ("Spokesperson", "actor")),
}
"""The fields that may stand in a description or a card: no sentence, no excerpt, no headline."""


def heads(briefing: Briefing) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The front matter of every page."""
    for page in render(briefing, ROOT / "templates"):
        if page.path.endswith(".md"):
            yield page.path, yaml.safe_load(page.text.split("\n---\n", 1)[0].removeprefix("---\n"))


@pytest.mark.parametrize("attack", [0, 1])
def test_descriptions_and_cards_are_made_of_safe_fields_alone(
    lighthouse: Briefing, attack: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each text field holds a mark of its own; those of sentences are in no description.

    There is room for all that could be said, so that nothing is hidden by a cut.
    """
    monkeypatch.setattr(descriptions, "LONGEST_DESCRIPTION", 1_000_000)
    briefing, planted = hostile(lighthouse, attack)
    fields = {item.mark: item.where for item in planted}
    shown = {
        fields[mark]
        for path, head in heads(briefing)
        for text in (head["description"], head.get("card_title", ""))
        for mark in re.findall(r"zq\d+r\d+zq", text)
    }
    assert ("Stance", "label") in shown
    assert shown <= SAFE


DESCRIPTIONS = {
    "actors/qais-al-khazali/": "Qais al-Khazali, قيس الخزعلي: politician, Iraq. Leads Asaib Ahl "
    "al-Haq (from 2006). 25 statements and three reactions, with who says so and on what.",
    "actors/mustafa-al-kadhimi/": "Mustafa al-Kadhimi, مصطفى الكاظمي: politician, Iraq. Commands "
    "Iraqi armed forces (7 May 2020 to October 2022).",
    "questions/who-did-it/": "Contested question (open): 15 answers, held by 16 parties. Each "
    "answer with who holds it, their words and what they rest on.",
    "reactions/venezuela-foreign-minister-call/": "Reaction of Venezuela (statement claimed "
    "according to Ahmed al-Sahhaf, spokesman of the Ministry of Foreign Affairs of Iraq).",
    "reactions/greece-condemns/": "Reaction of Greece (statement reported) to “Attack on the "
    "residence of Iraq's prime minister”. Channel not given, 7 November 2021. Condemns.",
    "places/karbala/": "Karbala, كربلاء: city, Iraq. One statement on what happened there.",
    "sources/aawsat-kadhimi-return-2025/": "News report by Asharq Al-Awsat, 2025, in English. "
    "Original report; opening read. One statement of this briefing rests on it.",
    "": "A sourced briefing on the drone attack on the residence of Iraq's prime minister, Mustafa "
    "al-Kadhimi, in Baghdad on 7 November 2021.",
}


@pytest.mark.parametrize("url", DESCRIPTIONS)
def test_a_description_says_who_or_what_and_how_much_is_there(
    shipped_site: Published, url: str
) -> None:
    assert meta(shipped_site.site.page(url), "description") == DESCRIPTIONS[url]


def test_a_description_is_whole_and_the_same_wherever_it_stands(told: Told) -> None:
    for page in shared(told.published):
        said = meta(page, "description")
        assert said, page.path
        assert len(said) <= LONGEST_DESCRIPTION, page.path
        assert "…" not in said, page.path
        assert meta(page, "og:description") == said
        assert any(n.page == page.path and n.value.get("description") == said for n in told.nodes)


def test_no_sentence_of_a_record_stands_in_a_head(published: Published) -> None:
    """Neither a claim nor a summary, be it cut, nor a headline of a source."""
    briefing = published.briefing
    texts = [placed.claim.text for placed in briefing.claims.values()]
    texts += [text for r in briefing.records.values() if (text := getattr(r, "summary", None))]
    texts += [source.title for source in briefing.sources.values()]
    beginnings = {said[:40] for text in texts if len(said := plain(briefing, text)) >= 40}
    for page in shared(published):
        assert page.soup.title is not None
        contents = [str(m["content"]) for m in page.soup.find_all("meta", content=True)]
        head = "\n".join((*contents, page.soup.title.get_text()))
        assert not [text for text in beginnings if text in head], page.path


def test_a_stance_stands_behind_its_speaker_and_the_status_of_the_statement(
    shipped_site: Published,
) -> None:
    briefing = shipped_site.briefing
    stances = briefing.vocabulary.stances
    accusing = {id_ for id_, stance in stances.items() if stance.accusation}
    assert any(accusing & {*reaction.stances} for reaction in briefing.reactions.values())
    for reaction in briefing.reactions.values():
        said = meta(shipped_site.page_of(reaction.id), "description") or ""
        assert said.startswith(f"Reaction of {briefing.party_name(reaction.actor)}"), reaction.id
        first, _, rest = said.partition(". ")
        labels = {id_: f"{stance.label.casefold()}." for id_, stance in stances.items()}
        assert not [id_ for id_ in accusing if labels[id_] in rest.casefold()], reaction.id
        if reaction.status is not Status.CONFIRMED:
            status = briefing.vocabulary.statuses[reaction.status].label.lower()
            assert f" (statement {status}" in first, reaction.id
        assert all(briefing.party_name(by) in first for by in reaction.attributed_to), reaction.id


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (["One.", "Two."], "One. Two."),
        ([" One\n", "", "Two."], "One Two."),
        (["One.", "x" * 160, "Three."], "One."),
        (["x" * 160, "Two."], "x" * 160),
        ([f"{'word ' * 40}end."], f"{'word ' * 30}word…"),
        ([f"{'a' * 100}: {'b' * 100}"], f"{'a' * 100}."),
        ([], ""),
    ],
)
def test_a_description_takes_whole_sentences_in_their_order(
    sentences: list[str], expected: str
) -> None:
    assert fitted(sentences) == expected
    assert len(fitted(sentences)) <= LONGEST_DESCRIPTION
    assert shortened(expected) == expected


# Cards


def test_a_page_says_what_it_is_where_it_is_linked(published: Published) -> None:
    settings = published.briefing.settings
    card = f"{(settings.site_url or '').rstrip('/')}/assets/card.png"
    for page in shared(published):
        expected = {
            "og:type": "article" if page.url else "website",
            "og:site_name": settings.short_title or settings.title,
            "og:url": f"{settings.site_url}{page.url}",
            "og:image": card,
            "og:image:width": "1200",
            "og:image:height": "630",
            "twitter:card": "summary_large_image",
        }
        assert {name: meta(page, name) for name in expected} == expected, page.path
        assert settings.title in (meta(page, "og:image:alt") or ""), page.path
        assert meta(page, "twitter:image:alt") == meta(page, "og:image:alt")


def test_the_page_of_a_source_is_shared_without_its_headline(published: Published) -> None:
    for source in published.briefing.sources.values():
        page = published.page_of(source.id)
        assert page.soup.title is not None
        shown = meta(page, "og:title") or ""
        assert source.publisher in shown
        assert page.soup.title.get_text().startswith(f"{shown} ")
        headline = page.soup.title.get_text().replace(source.publisher, "")
        assert source.title not in headline, page.path


TITLES = (
    "Fire",
    "The wreck of the Aurelia and the Skerra light",
    "الهجوم على المنارة (14 آذار 2003)",
    'Пожар на мельнице & <b>«огонь»</b> "x" ěšč',
    "A very long title " * 20,
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnungsentwurf",
)


@pytest.mark.parametrize("title", TITLES)
def test_the_card_takes_any_title(lighthouse: Briefing, title: str) -> None:
    named = lighthouse.settings.model_copy(update={"title": title})
    card = draw_card(named, ROOT / "templates")
    assert card == draw_card(named, ROOT / "templates")
    assert card[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", card[16:24]) == (1200, 630)
    assert len(card) < 100_000
    other = draw_card(named.model_copy(update={"title": "?"}), ROOT / "templates")
    assert card != other


@pytest.mark.parametrize("title", TITLES)
def test_nothing_of_a_title_is_cut_off_at_the_cards_edge(
    lighthouse: Briefing, chromium: Browser, title: str
) -> None:
    named = lighthouse.settings.model_copy(update={"title": title})
    data = list(draw_card(named, ROOT / "templates"))
    with opened(chromium) as (tab, _):
        box = tab.evaluate(INK, data)
    assert 60 <= box["left"] <= box["right"] <= 1140
    assert box["bottom"] <= 500


INK = """async data => {
  const image = await createImageBitmap(new Blob([new Uint8Array(data)]))
  const canvas = new OffscreenCanvas(image.width, image.height)
  const pen = canvas.getContext("2d")
  pen.drawImage(image, 0, 0)
  const { data: dots } = pen.getImageData(0, 150, 1200, 356)
  const box = { left: 1200, right: 0, bottom: 0 }
  for (let at = 0; at < dots.length; at += 4)
    if (dots[at] < 128) {
      const x = (at / 4) % 1200
      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x)
      box.bottom = 150 + Math.floor(at / 4800)
    }
  return box
}"""
"""Where the dark dots of a card are, below its mark and above its rule."""


def test_the_card_is_published_as_it_is_drawn(published: Published) -> None:
    card = (published.site.root / "assets" / "card.png").read_bytes()
    assert card == draw_card(published.briefing.settings, ROOT / "templates")


# Structured data


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
        page, way, *things = told.documents[path]["@graph"]
        steps = [step["name"] for step in way["itemListElement"]]
        assert len(steps) == 3, path
        assert steps[1] == addresses.of(record).folder.split("/")[0].capitalize()
        assert page["name"] == steps[2] == meta(told.published.site.pages[path], "og:title")
        assert page.get("mainEntity") == ({"@id": things[0]["@id"]} if things else None)
        assert not (record.withdrawn and things), path


def test_every_claim_is_told_with_its_status_and_who_says_so(told: Told) -> None:
    briefing = told.published.briefing
    found = {claim["@id"].partition("#")[2]: claim for claim in told.of("Claim")}
    expected = {
        placed.claim.id
        for placed in briefing.claims.values()
        if not briefing.is_accusation(placed.claim) and placed.home.withdrawn is None
    }
    assert found.keys() == expected
    for id_, node in found.items():
        claim = briefing.claims[id_].claim
        assert node["text"] == markup.plain(claim.text, briefing.name_of)
        assert node["creativeWorkStatus"]["@id"].endswith(f"#s-status-{claim.status}")
        assert node["citation"], id_
        assert node["creditText"], id_
        assert all(briefing.party_name(by) in node["creditText"] for by in claim.attributed_to)


def test_no_structured_data_accuses(told: Told) -> None:
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
        if any(briefing.is_accusation(p.claim) for p in briefing.answer_claims(answer))
    }
    for path, document in told.documents.items():
        text = json.dumps(document, ensure_ascii=False)
        for claim in claims:
            assert plain(briefing, claim.text) not in text, path
        anchors = {id_.partition("#")[2] for id_ in references(document)}
        assert not anchors & ({claim.id for claim in claims} | accusing), path
        assert "Review" not in text, path
        assert "acceptedAnswer" not in text, path
    for actor in told.of("Person") + told.of("Organization") + told.of("GovernmentOrganization"):
        for body in (*actor.get("affiliation", ()), *actor.get("memberOf", ())):
            pair = {actor["@id"].split("/")[-2], body["@id"].split("/")[-2]}
            tied = [t for a in pair for t in briefing.actors[a].relationships if t.target in pair]
            assert any(t.status is Status.CONFIRMED and t.end is None for t in tied), pair


def test_words_are_handed_on_only_where_they_were_spoken(shipped_site: Published) -> None:
    told, briefing = Told(shipped_site), shipped_site.briefing
    quoted = {node["@id"].split("/")[-2]: node for node in told.of("Quotation") if "@id" in node}
    assert quoted
    for id_, node in quoted.items():
        reaction = briefing.reactions[id_]
        assert reaction.status in {Status.CONFIRMED, Status.REPORTED}, id_
        assert not any(briefing.vocabulary.stances[s].accusation for s in reaction.stances), id_
        assert reaction.quote is not None
        original = reaction.quote.original
        assert node.get("text") == (original.text if original else None)
        assert node.get("creator") or node.get("creditText"), id_


def test_hostile_texts_do_not_leave_their_script(lighthouse: Briefing) -> None:
    for attack in (0, 1, 2):
        for path, head in heads(hostile(lighthouse, attack)[0]):
            assert not set(head["json_ld"]) & set("<>&\u2028\u2029\u0085\x00"), path
            assert json.loads(head["json_ld"])["@graph"], path


def test_a_site_that_stands_nowhere_names_no_address(lighthouse: Briefing, tmp_path: Path) -> None:
    settings = lighthouse.settings.model_copy(update={"site_url": None})
    site = tmp_path / "site"
    publish(replace(lighthouse, settings=settings), Project(ROOT, tmp_path / "build"), site)
    page = Page("index.html", (site / "actors/noam-dekarel/index.html").read_text("utf-8"))
    assert meta(page, "og:title") == "Noam Dekarel"
    assert not [n for n in ("og:url", "og:image", "twitter:card") if meta(page, n)]
    assert not page.soup.select(f'[rel="canonical"], [rel="alternate"], [type="{JSON_LD}"]')
    assert not [*site.rglob("*.jsonld"), *site.rglob("card.png")]
    assert "Sitemap" not in (site / "robots.txt").read_text("utf-8")


# Lists of pages


def test_the_sitemap_says_when_each_page_was_changed(published: Published) -> None:
    briefing = published.briefing
    text = (published.site.root / "sitemap.xml").read_bytes()
    assert gzip.decompress((published.site.root / "sitemap.xml.gz").read_bytes()) == text
    root = ET.fromstring(text)  # noqa: S314 - a file of our own
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    days = {
        (url.findtext(f"{space}loc") or "").removeprefix(briefing.settings.site_url or ""): (
            url.findtext(f"{space}lastmod")
        )
        for url in root
    }
    for record in briefing.records.values():
        dates = [record.reviewed, *(item.date for item in record.corrections)]
        dates += [record.withdrawn.date] if record.withdrawn else []
        full = [str(date.local_day()) for date in dates if date and date.local_day()]
        url = html_path(addresses.of(record)).removesuffix("index.html")
        assert days[url] == max(full, default=None), url
    for kind in RECORD_KINDS.values():
        index = f"{kind.folder}/"
        listed = [
            day for url, day in days.items() if day and url.startswith(index) and url != index
        ]
        assert days[index] == max(listed, default=str(briefing.settings.as_of)), index
    assert days[""] == max(day for day in days.values() if day)
    assert days["methodology/"] is None


def test_robots_are_let_in_and_shown_the_sitemap(published: Published) -> None:
    own = published.briefing.settings.site_url
    lines = (published.site.root / "robots.txt").read_text("utf-8").splitlines()
    assert lines == ["User-agent: *", "Allow: /", "", f"Sitemap: {own}sitemap.xml"]


def test_every_page_leads_to_the_feed_and_to_its_claims(published: Published) -> None:
    root = published.site.root
    for page in shared(published):
        links = {
            str(link["type"]): str(link["href"]) for link in page.soup.select("[rel=alternate]")
        }
        assert (root / page.path).parent.joinpath(links["application/atom+xml"]).resolve() == (
            root / "corrections.xml"
        )
        if JSON_LD in links:
            assert (root / page.path).parent.joinpath(links[JSON_LD]).is_file(), page.path


# What is not found


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("actors/captain-dekarell/", "captain dekarell"),
        ("reef-of-gulls.html", "reef of gulls"),
        ("sources/%D7%90%20b/x_y/", "א b x y"),
        ("100%/a%zz", "a zz"),
        ("<img src=x onerror=alert(1)>", "img src x onerror alert 1"),
        ("404.html", None),
    ],
)
def test_what_is_not_found_offers_a_search_for_its_own_words(
    chromium: Browser, lighthouse_site: Published, asked: str, words: str | None
) -> None:
    page = (lighthouse_site.site.root / "404.html").read_text("utf-8")
    with opened(chromium) as (tab, heard):
        tab.route("**/*", lambda route: route.fulfill(body=page, content_type="text/html"))
        tab.goto(f"https://aurelia.example.net/{asked}")
        link = tab.locator("#s-again")
        if words is None:
            expect(link).to_be_hidden()
        else:
            expect(link).to_have_text(f"“{words}”")
            expect(tab.locator("[data-md-component=search-query]")).to_have_value(words)
        assert not [fault for fault in heard.faults if "dialog" in fault]


def test_the_search_of_what_is_not_found_finds_it(
    chromium: Browser, lighthouse: Briefing, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    briefing = replace(
        lighthouse,
        settings=lighthouse.settings.model_copy(update={"site_url": "http://127.0.0.1/site/"}),
    )
    publish(briefing, Project(ROOT, tmp_path / "build"), site)
    gone = site / "actors" / "noam-dekarell"
    gone.mkdir()
    (gone / "index.html").write_text((site / "404.html").read_text("utf-8"), "utf-8")
    with served(site) as url, opened(chromium) as (tab, _):
        tab.goto(f"{url}actors/noam-dekarell/")
        tab.locator("#s-again").click()
        hit = tab.locator(".md-search-result__item > a").first
        expect(hit).to_have_attribute("href", re.compile("actors/noam-dekarel/"))


def test_without_scripts_what_is_not_found_says_where_to_look(
    chromium: Browser, lighthouse_url: str
) -> None:
    with opened(chromium, java_script_enabled=False) as (tab, _):
        tab.goto(f"{lighthouse_url}404.html")
        expect(tab.locator("#s-again")).to_be_hidden()
        expect(tab.locator("article a", has_text="first page")).to_be_visible()
