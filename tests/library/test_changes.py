"""What changed from day to day, read from git: told exactly, or said not to be known."""

from __future__ import annotations

import itertools
import os
import random
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from briefing import load
from briefing.chronicle import Chronicle
from briefing.comparing import compare
from briefing.comparing.blobs import Snapshot
from briefing.comparing.noting import note
from briefing.comparing.scope import Scope
from briefing.comparing.sides import Side
from briefing.linking import Briefing
from briefing.publishing import find_chronicle
from briefing.records import AnyRecord, Vocabulary
from briefing.rendering import Past, Renderer
from tests.library.test_comparing import changed_models
from tests.support.briefings import FLOOD, LIGHTHOUSE, Edit, Files, edited, minimal
from tests.support.feeds import read_feed
from tests.support.histories import TEMPLATES, Written, chronicle, git, page, project_of, told
from tests.support.prepared import ADDRESS, at, steps
from tests.support.rules import (
    ANN,
    BEN,
    FIRE,
    GAZETTE,
    HERALD,
    WHO,
    claim,
    items,
)

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def history(tmp_path: Path) -> Written:
    return Written(tmp_path / "there")


@pytest.fixture
def twelve(history: Written) -> Written:
    for when, files in steps():
        history.commit(when, files)
    return history


def read(written: Written, cache: str = "cache") -> Chronicle:
    found = chronicle(written.data, written.folder.parent / cache)
    assert found is not None
    return found


def test_twelve_versions_are_told_exactly(twelve: Written) -> None:
    found = read(twelve)
    assert found.since == "2020-01-01"
    assert (found.is_whole, found.is_altered) == (True, False)
    assert {day.day: told(day) for day in reversed(found.days)} == {
        "2020-01-02": ["fire: claim added new-claim"],
        "2020-01-03": ["fire: claim changed new-claim; 1 wording changed"],
        "2020-01-04": ["fire: claim changed mill-burned; confirmed > reported"],
        "2020-01-05": [
            "fire: claim changed new-claim; 1 evidence added; (0, 1) > (0, 2)",
            "times: record added times",
        ],
        "2020-01-06": ["who-lit-it: answer added cat-did"],
        "2020-01-07": ["ben-speaks: record added ben-speaks"],
        "2020-01-08": ["fire: record changed fire; 1 correction added"],
        "2020-01-10": ["benedict: record renamed benedict; 1 wording changed"],
        "2020-01-11": ["ben-speaks: record withdrawn ben-speaks"],
        "2020-01-12": ["fire: claim removed new-claim"],
    }
    assert [day.changes.words for day in found.days if day.changes.words] == [1]


def test_the_page_names_what_is_there_now_and_leads_to_it(twelve: Written) -> None:
    text = page(load(twelve.data), Past(None, read(twelve)))
    days = dict(zip(*[iter(_parts(text))] * 2, strict=True))
    assert list(days) == [f"{day} January 2020" for day in (12, 11, 10, 8, 7, 6, 5, 4, 3, 2)]
    assert "1 claim removed" in days["12 January 2020"]
    assert "Page withdrawn" in days["11 January 2020"]
    assert "(../actors/benedict/index.md)" in days["10 January 2020"]
    assert "Page moved to a new address" in days["10 January 2020"]
    assert "(../questions/who-lit-it/index.md#cat-did)" in days["6 January 2020"]
    assert "status: confirmed → reported" in days["4 January 2020"]
    assert "(../events/fire/index.md#mill-burned)" in days["4 January 2020"]
    assert "The roof fell in" not in text, "what was taken away is not said again"
    assert "goes back to <data" in text


def _parts(text: str) -> list[str]:
    shown = unescape(text).partition("\n## How to cite")[0].split("\n## ")[1:]
    return [piece for part in shown for piece in (part.partition(" {")[0], part.partition("\n")[2])]


def test_an_accusation_is_linked_and_not_repeated(history: Written) -> None:
    one = edited(minimal(), ADDRESS)
    history.commit(at(1), one)
    accusing = Edit(ANN, "claims.0.text", "Ann Ashe surely lit the fire.")
    tie = {
        "id": "ben-robbed-ann",
        "type": "robbed",
        "target": "ann",
        "status": "alleged",
        "attributed_to": ["ann"],
        "against": ["ben"],
        "response": "none found as of 2020",
        "outcome": "none found as of 2020",
        "evidence": [{"source": "gazette", "excerpt": "he took it"}],
    }
    answer = Edit(WHO, "answers.0.answer", "Ann surely did.")
    history.commit(at(2), edited(one, accusing, answer, Edit(BEN, "relationships.1", tie)))
    past = Past(None, read(history))
    for place in ("changes/index.md", "changes.xml"):
        text = unescape(page(load(history.data), past, place))
        assert text.count("an accusation, with who makes it and the answer to it") == 3
        assert "surely lit" not in text
        assert "surely did" not in text
        assert "robbed Ann" not in text
    assert "#ben-accuses-ann)" in page(load(history.data), past)


def test_a_source_that_counts_otherwise_changes_what_rests_on_it(history: Written) -> None:
    twice = [*items("the roof"), {"source": "herald", "excerpt": "no roof"}]
    one = edited(
        minimal(),
        Edit("briefing.yml", "home.established", None),
        Edit(FIRE, "claims.0.status", "reported"),
        Edit(FIRE, "claims.2", claim(evidence=twice)),
    )
    history.commit(at(1), one)
    history.commit(at(2), edited(one, Edit(HERALD, "origin", "paper")))
    (day,) = read(history).days
    assert told(day) == [
        "fire: claim changed new-claim; (0, 2) > (0, 1)",
        "herald: record changed herald; 1 origin changed",
    ]


# --- which version is which day's ---


def test_the_day_is_that_of_the_briefing_and_its_last_version_counts(history: Written) -> None:
    one = edited(minimal(), Edit("briefing.yml", "timezone", "Asia/Baghdad"))
    history.commit("2020-01-01T10:00:00Z", one)
    passing = edited(one, Edit(FIRE, "claims.2", claim()))
    history.commit("2020-01-02T20:59:00Z", passing)
    history.commit("2020-01-02T21:01:00Z", edited(one, Edit(FIRE, "title", "The fire")))
    history.commit("2020-01-03T08:00:00Z", one)
    found = read(history)
    assert [(day.day, told(day)) for day in found.days] == [
        ("2020-01-03", ["fire: claim removed new-claim"]),
        ("2020-01-02", ["fire: claim added new-claim"]),
    ]


def test_what_was_merged_changed_when_it_was_merged_and_days_never_go_back(
    history: Written,
) -> None:
    one = minimal()
    history.commit(at(2), one)
    git(history.folder, "switch", "--quiet", "--create", "side")
    history.commit(at(3), edited(one, Edit(FIRE, "claims.2", claim())))
    git(history.folder, "switch", "--quiet", "main")
    git(history.folder, "merge", "--quiet", "--no-ff", "-m", "Merge", "side", when=at(6))
    history.commit(at(4), one)  # by somebody whose clock is wrong
    found = read(history)
    assert [day.day for day in found.days] == []
    git(history.folder, "reset", "--quiet", "--hard", "HEAD~1")
    (day,) = read(history).days
    assert (day.day, told(day)) == ("2020-01-06", ["fire: claim added new-claim"])


def test_a_version_that_is_no_yaml_is_left_out_and_that_is_said(history: Written) -> None:
    one = minimal()
    history.commit(at(1), one)
    broken = edited(one, Edit(FIRE, "claims.2", claim())) | {GAZETTE: "title: [open\nkind"}
    history.commit(at(2), broken)
    history.commit(at(3), edited(one, Edit(FIRE, "claims.2", claim())))
    found = read(history)
    assert [(day.day, day.skipped, told(day)) for day in found.days] == [
        ("2020-01-03", 0, ["fire: claim added new-claim"]),
        ("2020-01-02", 1, []),
    ]
    text = page(load(history.data), Past(None, found))
    assert "1 version of this day cannot be read, and is left out." in unescape(text)


def test_a_version_with_a_record_that_does_not_fit_is_left_out_too(history: Written) -> None:
    one = minimal()
    history.commit(at(1), one)
    history.commit(at(2), edited(one, Edit(FIRE, "date", "at night")))
    history.commit(at(3), edited(one, Edit(FIRE, "title", "Fire in the mill")))
    found = read(history)
    assert [(day.day, day.skipped) for day in found.days] == [("2020-01-03", 0), ("2020-01-02", 1)]
    assert told(found.days[0]) == ["fire: record changed fire; 1 name changed"]


def test_data_of_an_older_model_are_raised_before_they_are_compared(history: Written) -> None:
    one = minimal()
    history.commit(at(1), edited(one, Edit("briefing.yml", "schema_version", 2)))
    history.commit(at(2), one)
    found = read(history)
    assert found.since == "2020-01-01"
    assert [told(day) for day in found.days] in ([], [[]])


# --- where there is no history, or not all of it ---


def test_without_a_repository_the_page_says_so(tmp_path: Path) -> None:
    data = _written_to(tmp_path / "data", steps()[-1][1])
    assert chronicle(data, tmp_path / "cache") is None
    text = page(load(data), Past())
    assert "made without the history of the records" in text
    assert "Nothing has changed" not in text
    feed = ET.fromstring(page(load(data), Past(), "changes.xml"))  # noqa: S314 - our own
    assert feed.findall(f"{ATOM}entry") == []
    assert feed.findtext(f"{ATOM}updated")


def _written_to(folder: Path, files: Files) -> Path:
    written = Written(folder.parent / "unused")
    written.put(files)
    written.data.rename(folder)
    shutil.rmtree(written.folder)
    return folder


def test_files_that_nobody_committed_have_no_history(history: Written) -> None:
    (history.folder / "notes").write_text("no data yet\n", "utf-8")
    git(history.folder, "add", "--all")
    git(history.folder, "commit", "--quiet", "-m", "Notes")
    history.put(minimal())
    assert chronicle(history.data, history.folder.parent / "cache") is None


def test_a_repository_without_a_commit_has_no_history(history: Written) -> None:
    history.put(minimal())
    assert chronicle(history.data, history.folder.parent / "cache") is None


def test_a_shallow_clone_goes_back_as_far_as_it_does_and_says_so(
    twelve: Written, tmp_path: Path
) -> None:
    clone = Path(tmp_path, "shallow")
    git(tmp_path, "clone", "--quiet", "--depth=3", f"file://{twelve.folder}", "shallow")
    found = chronicle(clone / "data", tmp_path / "cache")
    assert found is not None
    assert (found.since, found.is_whole) == ("2020-01-10", False)
    assert [day.day for day in found.days] == ["2020-01-12", "2020-01-11"]
    text = unescape(page(load(clone / "data"), Past(None, found)))
    assert "10 January 2020</data>" in text
    assert "What changed before that day is not known" in text


def test_a_briefing_begun_anew_has_an_empty_page(history: Written) -> None:
    history.commit(at(1), minimal())
    found = read(history)
    assert found == Chronicle((), "2020-01-01")
    text = page(load(history.data), Past(None, found))
    assert "Nothing has changed since the first version." in text
    assert "is not known" not in text


def test_what_is_not_committed_is_not_listed_and_that_is_said(twelve: Written) -> None:
    before = read(twelve)
    twelve.put(edited(steps()[-1][1], Edit(FIRE, "title", "Fire in the mill")))
    found = read(twelve)
    assert found == replace(before, is_altered=True)
    text = page(load(twelve.data), Past(None, found))
    assert "Some records differ from their last version" in text


# --- the feed ---


def test_the_feed_is_valid_atom_with_an_entry_for_each_day(twelve: Written) -> None:
    found, briefing = read(twelve), load(twelve.data)
    text = page(briefing, Past(None, found), "changes.xml")
    feed = ET.fromstring(text)  # noqa: S314 - our own
    assert feed.tag == f"{ATOM}feed"
    for name in ("title", "id", "updated"):
        assert len(feed.findall(f"{ATOM}{name}")) == 1
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "alternate": "https://example.org/fire/changes/",
        "self": "https://example.org/fire/changes.xml",
    }
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == len(found.days)
    assert feed.findtext(f"{ATOM}updated") == "2020-01-12T12:00:00+00:00"
    for entry, day in zip(entries, found.days, strict=True):
        assert entry.findtext(f"{ATOM}id") == f"tag:example.org,{day.day}:/fire/changes"
        assert entry.findtext(f"{ATOM}updated") == f"{day.day}T12:00:00+00:00"
        assert entry.findtext(f"{ATOM}title")
        assert entry.findtext(f"{ATOM}summary")
        (link,) = entry.findall(f"{ATOM}link")
        assert link.get("href") == f"https://example.org/fire/changes/#s-{day.day}"
        if day.day == "2020-01-06":
            told_there = read_feed(text).entries[entries.index(entry)].lines
            assert told_there == ["Who lit the fire?: Answer added: A cat."]


def test_a_site_without_an_address_has_no_feed(history: Written) -> None:
    history.commit(at(1), minimal())
    paths = [plan.path for plan in Renderer(load(history.data), TEMPLATES).plans()]
    assert "changes/index.md" in paths
    assert "changes.xml" not in paths


# --- the foot of a record's page ---


def test_a_record_leads_to_the_day_on_which_it_last_changed(twelve: Written) -> None:
    briefing, past = load(twelve.data), Past(None, read(twelve))
    text = page(briefing, past, "actors/benedict/index.md")
    assert 'changed: "2020-01-10"' in text
    assert 'changed_in_words: "10 January 2020"' in text
    assert 'changed_at: "s-2020-01-10"' in text
    assert "{: #s-2020-01-10 " in page(briefing, past)
    assert "changed:" not in page(briefing, past, "actors/ann/index.md")
    assert "changed:" not in page(briefing, Past(), "actors/benedict/index.md")


# --- the same bytes, soon ---


def test_the_same_history_gives_the_same_bytes_whatever_was_kept(twelve: Written) -> None:
    briefing = load(twelve.data)
    cold, warm = read(twelve), read(twelve)
    anew = read(twelve, "another cache")
    for kept in (twelve.folder.parent / "cache").rglob("*.json"):
        kept.write_text("cut of", "utf-8")
    mended = read(twelve)
    assert cold == warm == anew == mended
    texts = {page(briefing, Past(None, one)) for one in (cold, warm, anew, mended)}
    assert len(texts) == 1


def test_results_of_other_software_are_not_used(twelve: Written, tmp_path: Path) -> None:
    stale = tmp_path / "cache" / "0123"
    stale.mkdir(parents=True)
    (stale / "x.json").write_text("{}", "utf-8")
    read(twelve)
    assert not stale.exists()


def test_a_cache_that_cannot_be_written_costs_only_time(twelve: Written, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    assert chronicle(twelve.data, tmp_path / "file" / "cache") == read(twelve)


def test_what_is_kept_is_not_read_again(twelve: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    found = read(twelve)
    monkeypatch.setattr("briefing.comparing.blobs.read_alone", _never)
    assert read(twelve) == found
    # The records that were just read are not read again either: only what differs from them.
    shutil.rmtree(twelve.folder.parent / "cache")
    with pytest.raises(AssertionError):
        read(twelve)


def _never(*_: object) -> None:
    raise AssertionError


def test_each_content_of_a_file_is_read_once(
    twelve: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    raws: list[bytes] = []
    reads = __import__("briefing.reading", fromlist=["read_alone"]).read_alone

    def noting(raw: bytes, *rest: Any) -> Any:  # noqa: ANN401
        raws.append(raw)
        return reads(raw, *rest)

    monkeypatch.setattr("briefing.comparing.blobs.read_alone", noting)
    read(twelve)
    assert len(raws) == len(set(raws))
    now = {path.read_bytes() for path in twelve.data.rglob("*/*.yml")}
    assert not now & set(raws), "what the build has read is taken over"


# --- only what can differ is compared ---


def snapshot(records: tuple[AnyRecord, ...], around: Briefing, words: Vocabulary) -> Snapshot:
    places = {f"{one.KIND}s/{one.id}.yml": one for one in records}
    return Snapshot(around.settings, words, places, dict(places), frozenset(), is_yaml=True)


def noted(before: Snapshot, after: Snapshot, *, whole: bool) -> object:
    if whole:
        ids = {record.id for one in (before, after) for record in one.records.values()}
        return note(compare(side(before), side(after)), ids)
    one, other, affected = Scope().sides(before, after)
    return note(compare(one, other), affected)


def side(whole: Snapshot) -> Side:
    return Side("", whole.settings, whole.vocabulary, tuple(whole.records.values()))


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("data", [LIGHTHOUSE, FLOOD], ids=["lighthouse", "flood"])
def test_comparing_what_can_differ_finds_all_that_differs(data: Path, seed: int) -> None:
    whole = load(data)
    records = tuple(whole.records.values())
    before = snapshot(records, whole, whole.vocabulary)
    chosen = random.Random(seed)
    for place, record in enumerate(chosen.sample(records, min(8, len(records)))):
        changes = list(itertools.islice(changed_models(record), 400))
        gone = [one for one in records if one is not record]
        _, other = chosen.choice(changes)
        versions = [tuple(gone), tuple(other if one is record else one for one in records)]
        after = snapshot(versions[place % 4 != 0], whole, whole.vocabulary)
        for one, then in ((before, after), (after, before)):
            assert noted(one, then, whole=False) == noted(one, then, whole=True), record.id


def test_whoever_belongs_to_an_actor_may_count_otherwise(lighthouse: Briefing) -> None:
    """An actor's state is that of its people: their words count otherwise wherever they stand."""
    records = tuple(lighthouse.records.values())
    before = snapshot(records, lighthouse, lighthouse.vocabulary)
    for actor in lighthouse.actors.values():
        for update in ({"country": "IS"}, {"relationships": ()}, {"name": "The Skerra Gazette"}):
            other = actor.model_copy(update=update)
            changed = tuple(other if one is actor else one for one in records)
            after = snapshot(changed, lighthouse, lighthouse.vocabulary)
            scoped, all_of_it = (noted(before, after, whole=one) for one in (False, True))
            assert scoped == all_of_it, (actor.id, update)


# --- a build ---


def test_the_build_finds_it_and_keeps_its_results_in_the_build_folder(twelve: Written) -> None:
    where = project_of(twelve.folder)
    found = find_chronicle(load(twelve.data), where)
    assert found == read(twelve)
    assert [path.name for path in where.build.iterdir()] == ["changes"]
    assert find_chronicle(load(twelve.data), replace(where, data=None)) is None


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Nothing depends on the machine's time zone."""
    monkeypatch.setitem(os.environ, "TZ", "Pacific/Kiritimati")
    time.tzset()
    return lambda: None
