"""The feeds: valid for every reader, of the records that people follow, and never too much said."""

from __future__ import annotations

import importlib
import re
from html import unescape
from pathlib import Path

import pytest

from briefing import addresses, load
from briefing.linking import Briefing
from briefing.records import Actor, Question
from briefing.rendering import Past, Renderer
from tests.support.briefings import FLOOD, LIGHTHOUSE, Edit, edited, minimal
from tests.support.feeds import Feed, dead_addresses, faults_in, read_feed
from tests.support.histories import TEMPLATES, Written, chronicle, git, page
from tests.support.prepared import ADDRESS, NEVER, as_if_named, at, renamed, write_history
from tests.support.rules import ANN, BEN, FIRE, WHO, claim

SITE = "https://example.org/fire/"
WITH_ADDRESS = edited(minimal(), ADDRESS)


@pytest.fixture
def history(tmp_path: Path) -> Written:
    return Written(tmp_path / "there")


def past_of(written: Written) -> Past:
    return Past(None, chronicle(written.data, written.folder.parent / "cache"))


def feed_of(written: Written, path: str) -> Feed:
    return read_feed(page(load(written.data), past_of(written), path))


def feeds_of(briefing: Briefing, past: Past) -> dict[str, str]:
    """Return the text of each feed of a site, by its path."""
    renderer = Renderer(briefing, TEMPLATES, past)
    plans = [plan for plan in renderer.plans() if plan.path.endswith(".xml")]
    return {plan.path: renderer.page(plan).text for plan in plans}


def ids_of(briefing: Briefing, past: Past) -> dict[str, set[str]]:
    """Return the ids on each page of a site, by its address within the site; a feed has none."""
    found = {}
    renderer = Renderer(briefing, TEMPLATES, past)
    for plan in renderer.plans():
        if plan.path.endswith((".md", ".xml", ".html")):
            text = unescape(renderer.page(plan).text)
            ids = re.findall(r'\bid="([^"]+)"|\{: #([\w-]+)', text)
            address = re.sub(r"index\.(?:md|html)$", "", plan.path)
            found[address] = {one or other for one, other in ids}
    return found


# --- which there are ---


def test_every_actor_and_question_has_a_feed_and_nothing_else_has(lighthouse: Briefing) -> None:
    paths = set(feeds_of(lighthouse, Past()))
    expected = {"changes.xml", "corrections.xml"}
    for record in lighthouse.records.values():
        if isinstance(record, Actor | Question):
            for one in (record.id, *record.renamed_from):
                expected.add(f"{addresses.record(record.KIND, one).folder}/changes.xml")
    assert paths == expected


def test_a_page_names_its_feed(history: Written) -> None:
    history.commit(at(1), WITH_ADDRESS)
    briefing, past = load(history.data), past_of(history)
    assert 'feed: "changes.xml"' in page(briefing, past, "actors/ann/index.md")
    assert 'feed: "changes.xml"' in page(briefing, past, "questions/who-lit-it/index.md")
    assert 'feed: "../changes.xml"' in page(briefing, past)
    assert "feed:" not in page(briefing, past, "events/fire/index.md")


def test_a_site_without_an_address_has_no_feed_and_names_none(history: Written) -> None:
    history.commit(at(1), minimal())
    briefing = load(history.data)
    assert feeds_of(briefing, past_of(history)) == {}
    for path in ("changes/index.md", "actors/ann/index.md"):
        assert "feed:" not in page(briefing, past_of(history), path)


# --- valid, whoever reads them ---


@pytest.mark.parametrize("data", [LIGHTHOUSE, FLOOD], ids=["lighthouse", "flood"])
def test_every_feed_is_valid_and_leads_to_what_is_there(data: Path) -> None:
    _hold(load(data), Past())


def test_every_feed_of_a_long_history_is_valid_and_leads_to_what_is_there(
    history: Written,
) -> None:
    write_history(history)
    found = _hold(load(history.data), past_of(history))
    assert sum(len(feed.entries) for feed in found.values()) > 30
    ids = [entry.id for path, feed in found.items() if "/ben" not in path for entry in feed.entries]
    assert len(ids) == len(set(ids)), "no two feeds share an entry"


def _hold(briefing: Briefing, past: Past) -> dict[str, Feed]:
    site = briefing.settings.site_url or "?"
    ids = ids_of(briefing, past)
    found = {path: read_feed(text) for path, text in feeds_of(briefing, past).items()}
    for path, feed in found.items():
        assert feed.language == briefing.settings.language
        assert dead_addresses(feed, site, ids) == [], path
    return found


HOSTILE = """a & b < c; "x" 'y' ]]> {{ x }} %(num)s `z` &nbsp --> <1"""


def test_hostile_words_stay_words(history: Written) -> None:
    one = edited(WITH_ADDRESS, Edit("briefing.yml", "title", HOSTILE))
    history.commit(at(1), one)
    named = [Edit(ANN, "name", HOSTILE), Edit(WHO, "question", HOSTILE)]
    answer = Edit(WHO, "answers.1", {"id": "x", "answer": HOSTILE, "claims": ["fire#cat-died"]})
    history.commit(at(2), edited(one, *named, answer))
    shown = HOSTILE.replace('"x"', "“x”").replace("'y'", "‘y’")
    for path in ("actors/ann/changes.xml", "questions/who-lit-it/changes.xml", "changes.xml"):
        feed = feed_of(history, path)  # which finds elements that are not the feed's own
        assert shown in feed.title
        assert shown in feed.entries[0].title or path == "changes.xml"
        if path != "actors/ann/changes.xml":
            assert shown in "\n".join(feed.entries[0].lines)


def test_a_site_in_another_script_has_tags_that_are_valid(history: Written) -> None:
    one = edited(minimal(), Edit("briefing.yml", "site_url", "https://Bücher.example/ä/"))
    history.commit(at(1), one)
    history.commit(at(2), edited(one, Edit(ANN, "name", "Ann Asher")))
    (entry,) = feed_of(history, "actors/ann/changes.xml").entries
    assert entry.id == "tag:xn--bcher-kva.example,2020-01-02:/%C3%A4/actors/ann/changes"
    assert entry.url == "https://Bücher.example/ä/actors/ann/"


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("<id>https", "<id/><id>https"),
        ("<feed xmlns", "<feed id='x' xmlns"),
        ("</entry>", "<price>1</price></entry>"),
        ('rel="self"', 'rel="alternate"'),
        ("T12:00:00", " 12:00:00"),
        ("T12:00:00&#43;00:00", "T12:00:00"),
        ("<updated>2020-01-02", "<updated>2020-01-32"),
        ('type="html">', 'type="text/html">'),
        ('type="html">', 'type="html">&lt;img&gt;'),
        ("tag&#58;example.org,", "tag&#58;example.org;"),
        ("<author>", "<!--"),
        ("<entry>", "<entry><updated>2020-01-01T00:00:00Z</updated>"),
    ],
)
def test_what_is_no_feed_is_found(history: Written, was: str, now: str) -> None:
    history.commit(at(1), WITH_ADDRESS)
    history.commit(at(2), edited(WITH_ADDRESS, Edit(ANN, "name", "Ann Asher")))
    text = page(load(history.data), past_of(history), "actors/ann/changes.xml")
    assert faults_in(text) == []
    assert was in text
    broken = text.replace(was, now)
    broken = broken.replace("</author>", "-->") if now == "<!--" else broken
    assert faults_in(broken)


@pytest.mark.full
def test_a_feed_reader_reads_every_feed(history: Written) -> None:
    write_history(history)
    feedparser = importlib.import_module("feedparser")
    for path, text in feeds_of(load(history.data), past_of(history)).items():
        ours, theirs = read_feed(text), feedparser.parse(text.encode())
        assert not theirs.bozo, (path, theirs.get("bozo_exception"))
        assert theirs.version == "atom10"
        assert (theirs.feed.title, theirs.feed.id) == (ours.title, ours.id)
        assert theirs.feed.link == ours.links["alternate"]
        assert len(theirs.entries) == len(ours.entries)
        for entry, other in zip(ours.entries, theirs.entries, strict=True):
            assert (other.title, other.id, other.link) == (entry.title, entry.id, entry.url)
            assert other.updated == entry.updated
            assert other.updated_parsed[:3] == tuple(map(int, entry.updated[:10].split("-")))
            if path != "corrections.xml":  # nothing is taken away as if it were unsafe
                assert other.summary == entry.html


# --- what they say ---


def test_an_entry_names_its_record_and_its_day_and_tells_each_change(history: Written) -> None:
    history.commit(at(1), WITH_ADDRESS)
    more = Edit(ANN, "claims.1", claim(text="Ann Ashe owned the mill."))
    history.commit(at(2), edited(WITH_ADDRESS, more, Edit(ANN, "summary", "A smith. [@gazette]")))
    feed = feed_of(history, "actors/ann/changes.xml")
    assert feed.title == "What changed: Ann Ashe (The fire)"
    assert feed.about == "The history of the records goes back to 1 January 2020."
    assert feed.links == {
        "alternate": f"{SITE}actors/ann/",
        "self": f"{SITE}actors/ann/changes.xml",
    }
    (entry,) = feed.entries
    assert entry.title == "2 January 2020: Ann Ashe"
    assert entry.id == "tag:example.org,2020-01-02:/fire/actors/ann/changes"
    assert entry.url == f"{SITE}actors/ann/"
    assert feed.updated == entry.updated == "2020-01-02T12:00:00+00:00"
    assert entry.lines == ["1 wording changed", "Claim added: Ann Ashe owned the mill. reported"]
    assert entry.links == [f"{SITE}actors/ann/#new-claim"]


def test_a_record_that_never_changed_has_a_feed_without_entries(history: Written) -> None:
    history.commit(at(1), WITH_ADDRESS)
    history.commit(at(2), edited(WITH_ADDRESS, Edit(FIRE, "title", "A fire")))
    feed = feed_of(history, "actors/ann/changes.xml")
    assert feed.entries == ()
    assert feed.updated == "2020-06-01T00:00:00+00:00", "that of the briefing"
    without = read_feed(page(load(history.data), Past(), "actors/ann/changes.xml"))
    assert "made without the history of the records" in without.about


def test_a_day_too_full_for_the_page_is_told_in_full_in_the_feed_of_a_record(
    history: Written,
) -> None:
    one = edited(WITH_ADDRESS, Edit(ANN, "claims.1", claim(text="Ann Ashe slept.")))
    history.commit(at(1), WITH_ADDRESS)
    many = [claim(id=f"number-{place}", text=f"It rained {place} times.") for place in range(201)]
    claims = [*WITH_ADDRESS[FIRE]["claims"], *many]
    history.commit(at(2), edited(one, Edit(FIRE, "claims", claims)))
    assert "Ann Ashe slept" not in page(load(history.data), past_of(history))
    (entry,) = feed_of(history, "actors/ann/changes.xml").entries
    assert entry.lines == ["Claim added: Ann Ashe slept. reported"]


def test_an_accusation_is_linked_in_a_feed_and_not_repeated(history: Written) -> None:
    history.commit(at(1), WITH_ADDRESS)
    surely = Edit(ANN, "claims.0.text", "Ann Ashe surely lit the fire.")
    answer = Edit(WHO, "answers.0.answer", "Ann surely did.")
    history.commit(at(2), edited(WITH_ADDRESS, surely, answer))
    for path, anchor in (
        ("actors/ann/changes.xml", "actors/ann/#ben-accuses-ann"),
        ("questions/who-lit-it/changes.xml", "questions/who-lit-it/#ann-did"),
        ("changes.xml", "questions/who-lit-it/#ann-did"),
    ):
        text = page(load(history.data), past_of(history), path)
        assert "surely" not in text
        (entry,) = read_feed(text).entries
        assert "an accusation, with who makes it and the answer to it" in "\n".join(entry.lines)
        assert f"{SITE}{anchor}" in entry.links


def test_a_withdrawn_record_has_a_feed_that_says_so_and_no_more(history: Written) -> None:
    more = edited(WITH_ADDRESS, Edit(WHO, "why_it_matters", "It cost a mill. [@herald]"))
    history.commit(at(1), WITH_ADDRESS)
    history.commit(at(2), more)
    gone = edited(more, Edit(WHO, "withdrawn", NEVER), Edit("briefing.yml", "home.unknown", None))
    history.commit(at(3), gone)
    text = page(load(history.data), past_of(history), "questions/who-lit-it/changes.xml")
    feed = read_feed(text)
    assert feed.about.startswith("This record was withdrawn on 1 March 2020.")
    assert [(entry.title, entry.lines) for entry in feed.entries] == [
        ("3 January 2020: Who lit the fire?", ["Page withdrawn"])
    ]
    for secret in ("Ann did", "ann-did", "another mill"):
        assert secret not in text
    # Without the history it is still said, and dated.
    bare = read_feed(page(load(history.data), Past(), "questions/who-lit-it/changes.xml"))
    assert bare.updated == "2020-03-01T00:00:00+00:00"


# --- one record, one feed, whatever it is called ---


def test_a_new_name_changes_no_id_and_the_old_address_has_the_same_feed(history: Written) -> None:
    changed = edited(WITH_ADDRESS, Edit(BEN, "summary", "A friend. [@gazette]"))
    history.commit(at(1), WITH_ADDRESS)
    history.commit(at(2), changed)
    before = feed_of(history, "actors/ben/changes.xml")
    moved = renamed(edited(changed, Edit(BEN, "renamed_from", ["ben"])), BEN, "actors/bo.yml")
    history.commit(at(3), as_if_named(moved, "ben", "bo"))
    after = feed_of(history, "actors/bo/changes.xml")
    assert after.id == before.id == f"{SITE}actors/ben/"
    assert [entry.id for entry in after.entries[1:]] == [entry.id for entry in before.entries]
    assert after.entries[0].lines == ["Page moved to a new address"]
    assert after.links["self"] == f"{SITE}actors/bo/changes.xml"
    assert feed_of(history, "actors/ben/changes.xml") == after


def test_a_record_that_takes_in_another_keeps_its_ids_and_its_own_past(history: Written) -> None:
    twin = {"name": "Benno Birk", "kind": "person", "summary": "A man. [@gazette]"}
    twin |= {"reviewed": "2020-06-01", "names": WITH_ADDRESS[BEN]["names"]}
    changed = edited(WITH_ADDRESS, Edit(BEN, "name", "Ben B. Birk"))
    history.commit(at(1), WITH_ADDRESS)
    history.commit(at(2), changed | {"actors/benno.yml": twin})
    before = feed_of(history, "actors/ben/changes.xml")
    history.commit(at(3), edited(changed, Edit(BEN, "renamed_from", ["benno"])))
    after = feed_of(history, "actors/ben/changes.xml")
    assert after.id == before.id
    assert [entry.lines for entry in after.entries] == [
        ["Another page merged into this one"],
        ["1 name changed"],
    ]
    assert after.entries[1] == before.entries[0]
    assert feed_of(history, "actors/benno/changes.xml") == after
    whole = feed_of(history, "changes.xml").entries[1]
    assert whole.lines == ["Ben B. Birk: 1 name changed", "No longer here: 1 actor added."]


# --- whatever the repository is like ---


def test_a_shallow_clone_says_in_its_feeds_how_far_they_go_back(
    history: Written, tmp_path: Path
) -> None:
    write_history(history)
    git(tmp_path, "clone", "--quiet", "--depth=3", f"file://{history.folder}", "shallow")
    past = Past(None, chronicle(tmp_path / "shallow/data", tmp_path / "other"))
    briefing = load(tmp_path / "shallow/data")
    for path in ("changes.xml", "actors/benedict/changes.xml"):
        assert (
            "is not known to this copy of the site" in read_feed(page(briefing, past, path)).about
        )


def test_a_detached_head_is_told_like_a_branch(history: Written) -> None:
    write_history(history)
    branch = past_of(history).chronicle
    git(history.folder, "switch", "--quiet", "--detach", "HEAD")
    assert past_of(history).chronicle == branch


def test_a_history_that_a_push_replaced_leaves_nothing_of_itself(
    history: Written, tmp_path: Path
) -> None:
    history.commit(at(1), WITH_ADDRESS)
    history.commit(at(2), edited(WITH_ADDRESS, Edit(FIRE, "title", "Never")))
    assert past_of(history).chronicle
    git(history.folder, "reset", "--quiet", "--hard", "HEAD~1")
    history.commit(at(3), edited(WITH_ADDRESS, Edit(ANN, "name", "Ann Asher")))
    anew = chronicle(history.data, tmp_path / "another cache")
    assert past_of(history).chronicle == anew
    assert anew is not None
    assert [day.day for day in anew.days] == ["2020-01-03"]


def test_an_export_has_feeds_that_say_that_nothing_is_known(tmp_path: Path) -> None:
    unpacked = Written(tmp_path / "unpacked")
    unpacked.put(WITH_ADDRESS)
    (unpacked.folder / ".git").rename(tmp_path / "away")
    assert chronicle(unpacked.data, tmp_path / "cache") is None
    for path, text in feeds_of(load(unpacked.data), Past()).items():
        feed = read_feed(text)
        assert feed.entries == ()
        assert "without the history" in feed.about or path == "corrections.xml"
