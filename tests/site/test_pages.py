"""What every page of a built site holds, asked of its HTML."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup, Tag

from briefing import addresses, markup
from briefing.linking import Briefing
from briefing.records import RECORD_KINDS, Claim, Named, Relationship
from briefing.records.enums import Bearing
from briefing.statements import PlainFace, accusation_words, corroboration_phrase, standing
from tests.support.kinds import kinds_of_page
from tests.support.prose import typed
from tests.support.site import Page, Published, html_path, words

LONGEST_DESCRIPTION = 160
MOST_BYTES = 400_000
"""What a page may be, in bytes of HTML, other than an index."""

ARABIC_SCRIPT = re.compile("[\u0620-\u064a\u0671-\u06d3]")


def said(published: Published, text: str) -> str:
    """The words of a text with markup, as a page shows them."""
    return typed(" ".join(markup.plain(text, published.briefing.name_of).split()))


def spoken(element: Tag) -> str:
    """The words of an element without its citation numbers."""
    numbers = {id(mark) for mark in element.select("sup")}
    strings = (
        string
        for string in element.find_all(string=True)
        if not any(id(around) in numbers for around in string.parents)
    )
    return typed(" ".join("".join(strings).split()))


def accusations(briefing: Briefing) -> Iterator[Claim]:
    for placed in briefing.claims.values():
        if briefing.is_accusation(placed.claim):
            yield placed.claim


def test_every_page_says_what_it_is(published: Published) -> None:
    for page in published.site.pages.values():
        headings = page.soup.find_all("h1")
        assert len(headings) == 1, page.path
        assert words(headings[0]), page.path
        assert page.soup.html is not None
        assert page.soup.html.get("lang") == ("ar" if page.url == "contribute/ar/" else "en"), (
            page.path
        )
        assert page.soup.title is not None, page.path
        assert words(page.soup.title), page.path


def test_every_page_has_a_description_of_its_own(published: Published) -> None:
    for page in published.site.pages.values():
        if page.path == "404.html":
            continue
        found = page.soup.find_all("meta", attrs={"name": "description"})
        assert len(found) == 1, page.path
        text = str(found[0]["content"])
        assert text.strip(), page.path
        assert len(text) <= LONGEST_DESCRIPTION, page.path


def test_headings_go_down_one_level_at_a_time(published: Published) -> None:
    for page in published.site.pages.values():
        levels = [int(h.name[1]) for h in page.soup.find_all(re.compile("^h[1-6]$"))]
        skipped = [(one, next_) for one, next_ in pairwise(levels) if next_ > one + 1]
        assert levels[0] == 1, page.path
        assert not skipped, (page.path, skipped)


def test_no_markdown_is_left_on_a_page(published: Published) -> None:
    """What the engine did not understand, it prints: the attribute, or the marks themselves."""
    marks = re.compile(r"\]\(|\{:|\[@|\[\[|^\s*#+ ", re.MULTILINE)
    for page in published.site.written:
        assert not page.soup.select("[markdown]"), page.path
        found = page.article.find_all(string=marks)
        left = [text for text in found if not text.find_parent("code")]
        assert not left, page.path


# Citations


def test_every_citation_number_has_its_entry_and_leads_back(published: Published) -> None:
    for page in published.site.written:
        marks = page.article.select("sup > a")
        entries = page.article.select("ol.references > li")
        assert bool(marks) == bool(entries), page.path
        first_uses = list(dict.fromkeys(words(mark) for mark in marks))
        assert first_uses == [f"[{n}]" for n in range(1, len(entries) + 1)], page.path
        for number, entry in enumerate(entries, start=1):
            card = entry.select_one(".source-card")
            back = entry.select_one("p.backlinks a")
            assert card is not None, page.path
            assert words(card), page.path
            assert back is not None, page.path
            assert back["href"] == f"#ref-{number}", page.path
            uses = [mark for mark in marks if words(mark) == f"[{number}]"]
            assert {mark["href"] for mark in uses} == {f"#{entry['id']}"}, page.path
            assert uses[0].parent is page.by_id(f"ref-{number}"), page.path


def test_a_citation_of_a_source_leads_to_the_sources_page(published: Published) -> None:
    for page in published.site.written:
        for card in page.article.select("ol.references > li"):
            source = str(card["id"]).removeprefix("cite-")
            links = [str(link["href"]) for link in card.find_all("a", href=True)]
            if source in published.briefing.sources:
                home = html_path(published.briefing.address(source) or pytest.fail(source))
                targets = [published.site.target(page, link) for link in links]
                assert page.path == home or (home, "") in targets, f"{page.path}: {source}"
            else:
                assert links, f"{page.path}: {source} has no address"


# Records and claims


def test_every_record_has_its_page_and_stands_in_its_index(published: Published) -> None:
    site, briefing = published.site, published.briefing
    for kind in RECORD_KINDS:
        index = site.pages[html_path(addresses.section(kind))]
        listed = site.links_to(index)
        for record in briefing.records.values():
            if kind == record.KIND:
                path = html_path(addresses.of(record))
                assert path in site.pages
                assert record.withdrawn or path in listed, f"{record.id} is not on {index.path}"


def test_every_claim_stands_once_on_its_home_page_with_what_makes_it_honest(
    published: Published,
) -> None:
    briefing = published.briefing
    for placed in briefing.claims.values():
        claim = placed.claim
        page = published.page_of(claim.id)
        block = page.by_id(claim.id)
        assert block is not None, claim.id
        if placed.home.withdrawn:
            assert not words(block), f"{claim.id} is still told"
            continue
        text = block.select_one(".claim-text")
        assert text is not None, claim.id
        assert spoken(text) == said(published, claim.text)
        told = [spoken(other) for other in page.article.select(".claim-text")]
        assert told.count(spoken(text)) == 1, claim.id
        assert text.select("sup > a"), f"{claim.id} has no citation"
        _shows_how_far_it_is_carried(briefing, claim, block)


def _shows_how_far_it_is_carried(briefing: Briefing, claim: Claim, block: Tag) -> None:
    meta = block.select_one(".claim-standing")
    assert meta is not None, claim.id
    how = standing(briefing, claim)
    status = meta.select_one(f".status.status-{how.key}")
    assert status is not None, claim.id
    assert words(status) == how.label
    attribution = meta.select_one(".attribution")
    assert attribution is None or claim.attributed_to, claim.id
    # Who says so is told once: beside the status, or at the beginning of the claim.
    who = attribution or block.select_one(".claim-text")
    assert who is not None, claim.id
    for party in claim.attributed_to:
        actor = briefing.actors.get(party)
        names = [briefing.party_name(party)]
        if attribution is None and actor is not None and actor.short_name:
            names.append(actor.short_name)
        told_names = [typed(" ".join(name.split())) in typed(words(who)) for name in names]
        assert any(told_names), claim.id
    told = [spoken(one) for one in meta.select(".corroboration, .against")]
    assert typed(" ".join(told)) == typed(corroboration_phrase(briefing, claim)), claim.id
    named = [item.source for item in claim.evidence if item.bears is not Bearing.CONTRADICTS]
    cited = {str(mark["href"]) for mark in block.select(".claim-text sup > a")}
    others = {f"#cite-{item.source}" for item in claim.evidence if item.source not in named}
    assert cited.isdisjoint(others), claim.id


def test_the_words_behind_a_claim_are_beside_it(published: Published) -> None:
    for placed in published.briefing.claims.values():
        block = published.page_of(placed.claim.id).by_id(placed.claim.id)
        excerpts = [item.excerpt for item in placed.claim.evidence if item.excerpt]
        if block is None or placed.home.withdrawn or not excerpts:
            continue
        evidence = block.select_one("details.evidence")
        assert evidence is not None, placed.claim.id
        quoted = [words(one) for one in evidence.select(".excerpt")]
        assert all(one[0] + one[-1] in {"“”", "«»"} for one in quoted), placed.claim.id
        shown = [typed(one[1:-1]) for one in quoted]
        assert shown == [typed(" ".join(excerpt.split())) for excerpt in excerpts], placed.claim.id


def test_a_tie_is_told_on_both_sides(published: Published) -> None:
    briefing, site = published.briefing, published.site
    for actor in briefing.actors.values():
        for tie in actor.relationships:
            sides = (briefing.actors[actor.id], briefing.actors[tie.target])
            if any(side.withdrawn for side in sides):
                continue
            kind = briefing.vocabulary.relationship_types[tie.type]
            here, there = (site.pages[html_path(addresses.of(side))] for side in sides)
            assert tie.id in here.ids
            assert html_path(addresses.of(sides[1])) in site.links_to(here)
            assert html_path(addresses.of(sides[0])) in site.links_to(there)
            read_from_there = kind.read(
                from_other_side=not kind.accusation, has_ended=tie.has_ended
            )
            section = _under(there, "s-relationships").casefold()
            assert read_from_there.casefold() in section, tie.id


def _under(page: Page, anchor: str) -> str:
    """What stands between a heading and the next of its level."""
    heading = page.by_id(anchor)
    assert heading is not None, f"{page.path} has no {anchor}"
    parts: list[str] = []
    for element in heading.find_next_siblings():
        if element.name in {"h1", "h2"}:
            break
        parts.append(words(element))
    return " ".join(parts)


def test_what_rests_on_a_source_is_on_its_page(published: Published) -> None:
    briefing, site = published.briefing, published.site
    for source in briefing.sources.values():
        if source.withdrawn:
            continue
        linked = site.links_to(published.page_of(source.id))
        for support in briefing.indexes.supports.get(source.id, ()):
            item = support.holder.enclosing_id
            address = briefing.address(item)
            assert address is not None, item
            if support.holder.record.withdrawn or support.holder.record.id == source.id:
                continue
            spot = f"#{address.anchor}" if address.anchor else ""
            assert html_path(address) + spot in linked, f"{item} is not on {source.id}"
        for record in briefing.indexes.cited_in.get(source.id, ()):
            assert record.withdrawn or html_path(addresses.of(record)) in linked


def test_every_name_of_a_record_is_on_its_page(published: Published) -> None:
    briefing = published.briefing
    for record in briefing.records.values():
        if record.withdrawn or not isinstance(record, Named):
            continue
        text = typed(words(published.page_of(record.id).article))
        names = [name.value for name in record.names.values()]
        for name in (record.label, *names, *(alias.text for alias in record.aliases)):
            assert typed(" ".join(name.split())) in text, f"{record.id}: {name}"


# Accusations


def test_an_accusation_always_stands_with_its_answer_and_its_outcome(published: Published) -> None:
    briefing = published.briefing
    texts = {said(published, claim.text): claim.id for claim in accusations(briefing)}
    for page in published.site.written:
        for element in page.article.select(".claim-text, .claim-line"):
            if any(text in spoken(element) for text in texts):
                block = element.find_parent(class_="accusation") or element
                told = words(block)
                assert "nswer" in told, f"{page.path}: {told}"
                assert "utcome" in told, f"{page.path}: {told}"


def test_an_accusation_in_a_line_has_its_status_its_speaker_and_its_answer(
    published: Published,
) -> None:
    """Where a stance names it, and where a source is told what rests on it."""
    briefing = published.briefing
    lines: list[tuple[Tag, Claim | Relationship]] = []
    for reaction in briefing.reactions.values():
        for taken in reaction.stances:
            placed = briefing.claim(taken.claim) if taken.claim else None
            if placed is not None and not reaction.withdrawn:
                page = published.page_of(reaction.id)
                lines += [(line, placed.claim) for line in linked(page, placed.claim.id, "dd")]
    for actor in briefing.actors.values():
        for tie in filter(briefing.is_accusation, actor.relationships):
            for evidence in tie.evidence:
                if evidence.source and not actor.withdrawn:
                    page = published.page_of(evidence.source)
                    lines += [(line, tie) for line in linked(page, tie.id, ".claim-line")]
    assert {type(item) for _, item in lines} == {Claim, Relationship}
    for line, item in lines:
        shown = typed(" ".join(spoken(line).split()))
        answer = PlainFace(briefing).say(accusation_words(briefing, item).in_a_line)
        label = briefing.vocabulary.statuses[item.status].label
        assert label in shown, item.id
        assert all(typed(briefing.party_name(by)) in shown for by in item.attributed_to), item.id
        assert typed(str(answer)) in shown, item.id


def linked(page: Page, item_id: str, around: str) -> list[Tag]:
    """The elements of a page that lead to a claim or tie."""
    return page.article.select(f'{around}:has(a[href$="#{item_id}"])')


def test_an_accusation_is_in_no_heading_description_or_search_result(published: Published) -> None:
    texts = [said(published, claim.text) for claim in accusations(published.briefing)]
    index = json.loads((published.site.root / "search" / "search_index.json").read_text("utf-8"))
    found = _letters("".join(f"{entry['title']} {entry['text']}" for entry in index["docs"]))
    assert texts, "the briefing is to have an accusation"
    for text in texts:
        assert _letters(text) not in found
    for page in published.site.written:
        headings = [words(h) for h in page.soup.find_all(re.compile("^h[1-6]$|^title$"))]
        metas = [str(meta["content"]) for meta in page.soup.find_all("meta", content=True)]
        for text in texts:
            assert not any(text[:100] in told for told in (*headings, *metas)), page.path


def _letters(html_text: str) -> str:
    """The letters of a text, without its tags and white space."""
    return "".join(html.unescape(re.sub("<[^>]+>", "", html_text)).split())


# Size, scripts, the second parser


def test_a_page_stays_within_its_budget(published: Published) -> None:
    indexes = {html_path(addresses.section(kind)) for kind in RECORD_KINDS}
    for page in published.site.written:
        if page.path not in indexes:
            assert len(page.html.encode()) < MOST_BYTES, page.path


def test_arabic_letters_stand_in_an_element_of_their_language(published: Published) -> None:
    for page in published.site.written:
        for string in page.article.find_all(string=ARABIC_SCRIPT):
            around = string.find_parent(lang=True)
            assert around is not None, page.path
            assert around["lang"] != "en", f"{page.path}: {string}"
            directed = string.find_parent(attrs={"dir": True})
            assert directed is not None, f"{page.path}: {string}"
            assert directed["dir"] == "rtl", f"{page.path}: {string}"


def test_both_parsers_read_a_page_alike(published: Published) -> None:
    """An HTML error that browsers mend in their own way shows as a difference.

    The slower parser takes a second for three pages: it is asked of one of every kind.
    """
    for url in kinds_of_page(published.site.root):
        assert_parsers_agree(published.site.page(url))


def assert_parsers_agree(page: Page) -> None:
    tree = BeautifulSoup(page.html, "html5lib")
    ids = [element["id"] for element in tree.find_all(id=True)]
    assert ids == list(page.ids), page.path
