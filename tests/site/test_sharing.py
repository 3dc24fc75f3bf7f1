"""What search engines and shared links are told: nothing that accuses, nothing without its speaker.

Descriptions are made of safe fields alone; the sitemap says when a page was changed.
"""

from __future__ import annotations

import gzip
import html
import re
from collections import Counter
from hashlib import sha256
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import addresses
from briefing.linking import Briefing, link
from briefing.records import RECORD_KINDS
from briefing.records.enums import Status
from briefing.rendering.sharing import descriptions
from briefing.rendering.sharing.descriptions import LONGEST_DESCRIPTION, fit_sentences, shorten
from briefing.rendering.sharing.titles import LONGEST_TITLE, fit_title
from tests.support.briefings import LIGHTHOUSE
from tests.support.hostile import hostile
from tests.support.prose import typed
from tests.support.sharing import JSON_LD, Told, heads, meta, plain, shared
from tests.support.site import Page, Published, html_path
from tests.support.sites import site_of

# Descriptions


DEKAREL = "actors/noam-dekarel/"

SAFE = {
    *(("Actor", "name"), ("Event", "title"), ("Place", "name"), ("ScriptName", "value")),
    *(("Source", "publisher"), ("Settings", "description"), ("ActorKind", "label")),
    *(("SourceKind", "label"), ("Stance", "label"), ("Term", "label"), ("Language", "label")),
    *(("RelationshipType", "label"), ("RelationshipType", "inverse"), ("Vocabulary", "countries")),
    *(("RelationshipType", "ended"), ("RelationshipType", "ended_inverse")),
    *(("Reaction", "attributed_to"), ("Spokesperson", "actor")),
}
"""The fields that may stand in a description or a card: no sentence, no excerpt, no headline."""


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
    DEKAREL: "Noam Dekarel, נועם דקראל, Νοάμ Ντεκαρέλ: seafarer, Orrland. Three statements, with "
    "who says so and on what evidence.",
    "actors/elke-tolvik/": "Elke Tolvik: islander, Skerra. Kept the light for Skerra Lights Board "
    "(about 1994 to May 2003). One reaction, with the words and their sources.",
    "questions/was-the-light-burning/": "Contested question (open): two answers, held by two "
    "parties. Each answer with who holds it, their words and what they rest on.",
    "reactions/orrland-asks-for-an-inquiry/": "Reaction of Orrland (statement claimed according to "
    "Tidewire and Noam Dekarel). To “Wreck of the Aurelia”. letter, 13 March 2003. Asks for an "
    "inquiry.",
    "reactions/board-on-the-wreck/": "Reaction of Skerra Lights Board, through Elke Tolvik, to "
    "“Wreck of the Aurelia”. telegram, 14 March 2003. Mourns the dead. Defends the keeper.",
    "events/inquiry-into-the-wreck/": "September 2003 – 1 February 2004, Port Ansel. "
    "One statement on the event, each with its status, who says so and its sources.",
    "places/gull-reef/": "Gull Reef, שונית השחף: reef, Skerra. One event and one statement on what "
    "happened there.",
    "sources/gazette-letter-in-english-2003/": "Letter by Ansel Gazette, 21 March 2003, in "
    "English. Translation; read in full. One statement of this briefing rests on it.",
    "": "A sourced briefing on the wreck of the freighter Aurelia off the island of Skerra on 14 "
    "March 2003, and on whether the island’s lighthouse was burning.",
}


@pytest.mark.parametrize("url", DESCRIPTIONS)
def test_a_description_says_who_or_what_and_how_much_is_there(
    lighthouse_site: Published, url: str
) -> None:
    assert meta(lighthouse_site.site.page(url), "description") == DESCRIPTIONS[url]


def test_a_description_is_whole_and_the_same_wherever_it_stands(told: Told) -> None:
    for page in shared(told.published):
        said = meta(page, "description")
        assert said, page.path
        assert len(said) <= LONGEST_DESCRIPTION, page.path
        assert "…" not in said, page.path
        assert meta(page, "og:description") == said
        assert any(n.page == page.path and n.value.get("description") == said for n in told.nodes)


def test_no_two_pages_have_one_title_or_description(published: Published) -> None:
    pages = [page for page in published.site.pages.values() if not page.is_stub]
    titles = [page.soup.title.get_text() for page in pages if page.soup.title]
    assert len(titles) == len(pages)
    assert not [title for title, times in Counter(titles).items() if times > 1]
    assert not [title for title in titles if len(title) > LONGEST_TITLE]
    said = Counter(meta(page, "description") for page in shared(published))
    assert None not in said
    assert not [description for description, times in said.items() if times > 1]


def test_what_would_be_the_same_is_numbered_even_where_it_is_cut(lighthouse: Briefing) -> None:
    source = lighthouse.sources["board-log-2003"]
    publisher = "A board whose name goes on and on, " * 6
    twins = [
        source.model_copy(update={"id": f"twin-{n}", "publisher": publisher}) for n in range(3)
    ]
    records = (*lighthouse.records.values(), *twins)
    briefing = link(lighthouse.settings, lighthouse.vocabulary, records)
    told = [head for path, head in heads(briefing) if "/twin-" in path]
    for name, longest in (("head_title", LONGEST_TITLE), ("description", LONGEST_DESCRIPTION)):
        assert len({head[name] for head in told}) == len(twins)
        assert all(len(html.unescape(head[name])) <= longest for head in told)
    assert [head["head_title"][-8:] for head in told] == ["(1 of 3)", "(2 of 3)", "(3 of 3)"]
    assert all(head["card_title"].endswith(f"({n} of 3)") for n, head in enumerate(told, start=1))


@given(st.text(), st.sampled_from(["", " (1 of 2)", " (999 of 1000)"]))
def test_a_title_is_never_too_long_and_keeps_its_number(title: str, ending: str) -> None:
    fitted = fit_title(title, ending)
    assert len(fitted) <= LONGEST_TITLE
    assert fitted.endswith(ending)
    assert len(title) + len(ending) > LONGEST_TITLE or fitted == title + ending


def test_no_sentence_of_a_record_stands_in_a_head(published: Published) -> None:
    """Neither a claim nor a summary, be it cut, nor a headline of a source.

    Only the elements for reference managers have the headline, next to who published it: an entry
    in a bibliography is of no use without, and it is no description of the page.
    """
    briefing = published.briefing
    texts = [placed.claim.text for placed in briefing.claims.values()]
    texts += [text for r in briefing.records.values() if (text := getattr(r, "summary", None))]
    texts += [source.title for source in briefing.sources.values()]
    beginnings = {said[:40] for text in texts if len(said := plain(briefing, text)) >= 40}
    for page in shared(published):
        assert page.soup.title is not None
        metas = page.soup.find_all("meta", content=True)
        contents = [str(m["content"]) for m in metas if m.get("name") != "citation_title"]
        head = "\n".join((*contents, page.soup.title.get_text()))
        assert not [text for text in beginnings if text in head], page.path


def test_a_stance_stands_behind_its_speaker_and_the_status_of_the_statement(
    published: Published,
) -> None:
    briefing = published.briefing
    stances = briefing.vocabulary.stances
    accusing = {id_ for id_, stance in stances.items() if stance.accusation}
    assert any(accusing & {*reaction.stance_ids} for reaction in briefing.reactions.values())
    for reaction in briefing.reactions.values():
        if reaction.withdrawn:
            continue
        said = typed(meta(published.page_of(reaction.id), "description") or "")
        speaker = typed(briefing.party_name(reaction.actor))
        assert said.startswith(f"Reaction of {speaker}"), reaction.id
        first, _, rest = said.partition(". ")
        labels = {id_: f"{stance.label.casefold()}." for id_, stance in stances.items()}
        assert not [id_ for id_ in accusing if labels[id_] in rest.casefold()], reaction.id
        if reaction.status is not Status.CONFIRMED:
            status = briefing.vocabulary.statuses[reaction.status].label.lower()
            assert f" (statement {status}" in first, reaction.id
        parties = [typed(briefing.party_name(by)) for by in reaction.attributed_to]
        assert all(party in first for party in parties), reaction.id


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
    assert fit_sentences(sentences) == expected
    assert len(fit_sentences(sentences)) <= LONGEST_DESCRIPTION
    assert shorten(expected) == expected


# The head of each page


def test_a_page_says_what_it_is_where_it_is_linked(published: Published) -> None:
    settings = published.briefing.settings
    content = sha256((published.site.root / "assets" / "card.png").read_bytes()).hexdigest()
    card = f"{(settings.site_url or '').rstrip('/')}/assets/card.png?{content[:10]}"
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
        assert typed(settings.title) in typed(meta(page, "og:image:alt") or ""), page.path
        assert meta(page, "twitter:image:alt") == meta(page, "og:image:alt")


def test_the_page_of_a_source_is_shared_without_its_headline(published: Published) -> None:
    for source in published.briefing.sources.values():
        page = published.page_of(source.id)
        assert page.soup.title is not None
        shown = meta(page, "og:title") or ""
        assert typed(source.publisher) in typed(shown)
        beginning, _, _ = page.soup.title.get_text().partition("…")
        assert f"{shown} – ".startswith(beginning) or beginning.startswith(f"{shown} – ")
        headline = typed(page.soup.title.get_text()).replace(typed(source.publisher), "")
        assert typed(source.title) not in headline, page.path


def test_a_site_that_stands_nowhere_names_no_address() -> None:
    site = site_of(LIGHTHOUSE, "--site-url", "").site
    page = Page("index.html", (site / DEKAREL / "index.html").read_text("utf-8"))
    assert meta(page, "og:title") == "Noam Dekarel"
    assert not [n for n in ("og:url", "og:image", "twitter:card") if meta(page, n)]
    assert not page.soup.select(f'[rel="canonical"], [rel="alternate"][title], [type="{JSON_LD}"]')
    assert [str(link["href"]) for link in page.soup.select('[rel="alternate"]')] == ["index.json"]
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
        folder = (root / page.path).parent
        links = {
            (str(link["type"]), (folder / str(link["href"])).resolve())
            for link in page.soup.select("head [rel=alternate]")
        }
        assert all(file.is_file() for _, file in links), page.path
        feeds = {file for kind, file in links if kind == "application/atom+xml"}
        assert feeds - {folder / "changes.xml"} == (
            {root / "corrections.xml"}
            | ({root / "changes.xml"} if page.url == "changes/" else set())
        )
