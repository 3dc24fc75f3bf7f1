"""Runs over sources, one after the other; the archive; and a single page for who enters it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from briefing.linking import Briefing
from briefing.verifying import (
    CopyState,
    Journal,
    JournalError,
    RunOptions,
    SourceState,
    page_at,
    verify,
)
from briefing.webpages import Look
from tests.support import web
from tests.support.verifying import QUICK, SAID, WORDS, briefing_on, run
from tests.support.web import Reply, Web, html, page, redirect

# --- runs, one after the other ---


@pytest.fixture
def mill() -> Iterator[Web]:
    """Three sources that are there."""
    with Web({f"/{name}": page(SAID) for name in ("a", "b", "c")}) as server:
        yield server


def three(folder: Path, server: Web, excerpt: str = WORDS) -> Briefing:
    return briefing_on(folder, server, {name: (f"/{name}", excerpt) for name in ("a", "b", "c")})


def articles(server: Web) -> list[str]:
    return [path for path in server.asked if path in {"/a", "/b", "/c"}]


def test_a_second_run_goes_on_and_visits_nothing_twice(mill: Web, tmp_path: Path) -> None:
    briefing, out = three(tmp_path, mill), tmp_path / "out.jsonl"
    assert run(briefing, out, mill, RunOptions(limit=2)).left == 1
    second = run(briefing, out, mill)
    assert (second.kept, second.left, len(second.results)) == (2, 0, 3)
    assert sorted(articles(mill)) == ["/a", "/b", "/c"]


def test_a_torn_last_line_is_mended(mill: Web, tmp_path: Path) -> None:
    briefing, out = three(tmp_path, mill), tmp_path / "out.jsonl"
    run(briefing, out, mill)
    whole = out.read_bytes()
    out.write_bytes(whole[:-20])
    again = run(briefing, out, mill)
    assert (again.kept, len(again.results)) == (2, 3)
    assert len(articles(mill)) == 4
    assert len(out.read_bytes().splitlines()) == 3
    assert len(Journal(out).read()) == 3


@pytest.mark.parametrize("content", ["a thesis", "a thesis\n", '{"source": "a"}\n'])
def test_another_file_is_left_alone(mill: Web, tmp_path: Path, content: str) -> None:
    out = tmp_path / "thesis.txt"
    out.write_text(content, "utf-8")
    with pytest.raises(JournalError, match=r"thesis\.txt:1"):
        run(three(tmp_path, mill), out, mill)
    assert out.read_text("utf-8") == content
    assert mill.asked == []


def test_a_source_is_visited_again_when_its_result_says_nothing_of_it(
    mill: Web, tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    run(three(tmp_path, mill), out, mill)
    changed = three(tmp_path, mill, "The mill burned down")
    assert run(changed, out, mill).kept == 0, "other words to look for"
    assert run(changed, out, mill).kept == 3
    results = Journal(out).read()
    old = replace(results["b"], visited=results["b"].visited - timedelta(days=7))
    broken = replace(results["c"], state=SourceState.UNREACHABLE)
    for result in (old, broken):
        Journal(out).add(result)
    again = run(changed, out, mill)
    assert set(again.results) == {"a", "b", "c"}
    assert again.kept == 1
    assert [articles(mill).count(path) for path in ("/a", "/b", "/c")] == [2, 3, 3]


def test_without_a_network_it_says_so(tmp_path: Path, mill: Web) -> None:
    nowhere = {name: (f"http://127.0.0.1:9/mill-{name}", WORDS) for name in "abc"}
    policy = replace(QUICK, allowed=frozenset({"127.0.0.1:9"}), attempts=1)
    wishes = RunOptions(archive="http://127.0.0.1:9")
    briefing, out = briefing_on(tmp_path, mill, nowhere), tmp_path / "out.jsonl"
    outcome = verify(briefing, Journal(out), wishes, policy, lambda *_: None)
    assert outcome.is_offline
    assert {one.state for one in outcome.results.values()} == {SourceState.UNREACHABLE}
    assert not run(three(tmp_path, mill), out, mill).is_offline


def test_a_host_whose_rules_cannot_be_had_is_left_alone(mill: Web, tmp_path: Path) -> None:
    mill.pages["/robots.txt"] = html("", 500)
    results = run(three(tmp_path, mill), tmp_path / "out.jsonl", mill).results.values()
    assert {(one.state, one.why) for one in results} == {
        (SourceState.ROBOTS, "its robots.txt answers 500, which counts as a no")
    }
    assert articles(mill) == []


def test_a_host_that_asks_for_an_hour_is_asked_once(mill: Web, tmp_path: Path) -> None:
    later = html("", 429, retry_after="3600")
    mill.pages |= dict.fromkeys(("/a", "/b", "/c"), later)
    results = run(three(tmp_path, mill), tmp_path / "out.jsonl", mill).results.values()
    assert {one.state for one in results} == {SourceState.BLOCKED}
    assert len(articles(mill)) == 1


# --- the archive ---

COPY = "/web/20261122101500/"


def copies(
    briefing: Briefing, out: Path, server: Web, wishes: RunOptions | None = None
) -> dict[str, CopyState]:
    outcome = run(briefing, out, server, wishes)
    return {key: result.copy.state for key, result in outcome.results.items()}


def test_copies_are_made_where_there_is_none_and_only_when_wished(
    mill: Web, tmp_path: Path
) -> None:
    briefing, out = three(tmp_path, mill), tmp_path / "out.jsonl"
    mill.pages |= {
        "/b": web.NOT_THERE,
        "/wayback/available": web.archive({}),
        "/save/*": lambda asked: Reply(
            headers={"content-location": asked.path.replace("/save/", COPY)}
        ),
    }
    none = dict.fromkeys("abc", CopyState.NONE)
    assert copies(briefing, out, mill) == none
    assert copies(briefing, out, mill, RunOptions(saves=True)) == {
        "a": CopyState.MADE, "b": CopyState.NONE, "c": CopyState.MADE,
    }  # fmt: skip
    made = Journal(out).read()["a"].copy
    assert made.url == "https://web.archive.org" + COPY + mill.url("/a")
    assert [path for path in mill.asked if path.startswith("/save/")] == [
        "/save/" + mill.url("/a"), "/save/" + mill.url("/c"),
    ]  # fmt: skip
    assert sorted(articles(mill)) == ["/a", "/b", "/c"], (
        "the pages themselves are not visited again"
    )


@pytest.mark.parametrize(
    "answer",
    [html("", 500), html("", 429), html("{"), html("[]"), html('{"archived_snapshots": [1]}')],
)
def test_an_archive_that_does_not_answer_well_is_no_harm(
    mill: Web, tmp_path: Path, answer: Reply
) -> None:
    briefing, out = three(tmp_path, mill), tmp_path / "out.jsonl"
    mill.pages["/wayback/available"] = answer
    found = copies(briefing, out, mill)
    assert set(found.values()) <= {CopyState.UNKNOWN, CopyState.NONE}
    assert {one.state for one in Journal(out).read().values()} == {SourceState.FOUND}
    mill.pages["/wayback/available"] = web.archive(
        {mill.url(f"/{name}"): "http://web.archive.org/web/20200502093000/" + mill.url("/x")
         for name in "abc"}
    )  # fmt: skip
    if CopyState.UNKNOWN in found.values():
        assert copies(briefing, out, mill) == dict.fromkeys("abc", CopyState.FOUND)
    assert len(articles(mill)) == 3, "only the archive is asked again"


def test_an_archive_that_takes_no_more_is_left_alone(mill: Web, tmp_path: Path) -> None:
    briefing, out = three(tmp_path, mill), tmp_path / "out.jsonl"
    mill.pages |= {"/wayback/available": web.archive({}), "/save/*": html("", 429)}
    found = copies(briefing, out, mill, RunOptions(saves=True))
    assert set(found.values()) == {CopyState.NONE}
    assert sum(path.startswith("/save/") for path in mill.asked) == 1


def test_an_archive_that_is_down_is_soon_left_alone(tmp_path: Path) -> None:
    names = [f"s{number}" for number in range(8)]
    with Web({f"/{name}": page(SAID) for name in names}) as server:
        server.pages["/wayback/available"] = html("", 500)
        briefing = briefing_on(tmp_path, server, {name: (f"/{name}", WORDS) for name in names})
        assert set(copies(briefing, tmp_path / "o", server).values()) == {CopyState.UNKNOWN}
        assert sum("/wayback/" in path for path in server.asked) == 3


# --- one page, for whoever enters a source ---


def test_a_page_is_given_as_it_stands(mill: Web) -> None:
    policy = replace(QUICK, allowed=frozenset({mill.place}))
    source = web.ARTICLE.replace("{text}", "<p>Le café brûla</p>").replace("utf-8", "cp1252")
    mill.pages |= {"/moved": redirect("/cafe"), "/cafe": html(source.encode("cp1252"))}
    assert page_at(mill.url("/moved"), policy) == Look(mill.url("/cafe"), source)


def test_a_page_that_cannot_be_had_says_why(mill: Web) -> None:
    policy = replace(QUICK, allowed=frozenset({mill.place}))
    refusals = {
        mill.url("/nothing"): "answers 404",
        "http://10.0.0.1/": "it leads to 10.0.0.1, which is not on the public internet",
        "nonsense": "it is no web address",
        "http://[": "it is no web address",
    }
    for url, why in refusals.items():
        assert page_at(url, policy) == Look(url, why_not=why)


def test_a_document_is_no_page(mill: Web) -> None:
    policy = replace(QUICK, allowed=frozenset({mill.place}))
    mill.pages["/law.pdf"] = Reply(200, b"%PDF", {"content-type": "application/pdf"})
    assert page_at(mill.url("/law.pdf"), policy) == Look(
        mill.url("/law.pdf"), why_not="it is application/pdf, not a web page"
    )
