"""Sources visited over a local web that plays every case, and how each is classified."""

import json
import zlib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from briefing.linking import Briefing
from briefing.verifying import (
    MARKER,
    Attention,
    Copy,
    CopyState,
    Finding,
    Journal,
    RunOutcome,
    SourceState,
    Verdict,
    report,
)
from tests.support import verifying, web
from tests.support.verifying import QUICK, SAID, WORDS, briefing_on, run
from tests.support.web import Answering, Reply, Web, html, page, redirect

ARABIC = "احترقت الطاحونة حتى آخر عارضة"


class Case(NamedTuple):
    """A source, what its address answers, and how it is to be classified."""

    state: SourceState
    why: str
    answer: Reply | Answering | None = None
    """What the server answers at the source's own path; None asks the server for nothing."""
    excerpt: str = WORDS
    verdict: Verdict = Verdict.UNKNOWN
    url: str = ""
    """Another address than the source's own path; {place} is the server."""
    copy: CopyState = CopyState.NONE


def after(first: Reply, times: int = 1) -> Answering:
    """Answer so the first times, and then with the article."""
    return lambda request: first if request.count <= times else page(SAID)


def json_page(text: str) -> Reply:
    data = json.dumps({"@type": "NewsArticle", "articleBody": text})
    return html(
        f'<html><head><title>Mill</title><script type="application/ld+json">{data}</script>'
        '</head><body><div id="app"></div></body></html>'
    )


WALL = '<script type="application/ld+json">{"isAccessibleForFree": "False"}</script>'
BUSY = html("<title>Busy</title>", 503)
LOST = "<html><title>Gazette</title><body>" + "<p>News from the whole valley.</p>" * 30
ARABIC_PAGE = web.ARTICLE.replace("utf-8", "windows-1256").replace("{text}", f"<p>{ARABIC}.</p>")
LATIN_PAGE = web.ARTICLE.replace('<meta charset="utf-8">', "").replace("{text}", "<p>Le café brûla")


def found(
    answer: Reply | Answering, excerpt: str = WORDS, copy: CopyState = CopyState.NONE
) -> Case:
    return Case(
        SourceState.FOUND, "1 of 1 excerpts", answer, excerpt, verdict=Verdict.FOUND, copy=copy
    )


CASES = {
    # what is there
    "found": found(page(SAID), copy=CopyState.FOUND),
    "found-in-caption": found(
        page(f"<figure><img src=x><figcaption>{WORDS}</figcaption></figure>")
    ),
    "found-across-tags": found(
        page(
            "<p>The <a href=x>mill</a> bur&shy;ned&nbsp;down <b>to</b> its last "
            "<i>be</i>am<sup>[3]</sup></p>"
        )
    ),
    "found-in-json": found(json_page(f"Then: {WORDS}. So it was.")),
    "found-in-plain-text": found(Reply(200, WORDS.encode(), {"content-type": "text/plain"})),
    "found-without-type": found(Reply(200, page(SAID).body)),
    "found-in-html-closed-at-once": found(html(f"<html/>\n<body>{SAID}</body>")),
    "found-behind-signs": found(page(SAID + WALL)),
    "changed-number": Case(
        SourceState.CHANGED,
        "1 of 1 excerpts",
        page("<p>They said that 7 mills burned down</p>"),
        "said that 6 mills burned down",
        Verdict.CHANGED,
    ),
    "changed-by-not": Case(
        SourceState.CHANGED,
        "1 of 1 excerpts",
        page("<p>The mill has not burned down to its last beam"),
        verdict=Verdict.CHANGED,
    ),
    "missing": Case(
        SourceState.MISSING,
        "1 of 1 excerpts",
        page("<p>Nothing is known.</p>"),
        verdict=Verdict.MISSING,
    ),
    "no-excerpt": Case(SourceState.NO_EXCERPT, "no excerpt", page(SAID), excerpt=""),
    # what is gone
    "gone-404": Case(SourceState.GONE, "answers 404", html("<title>Gone</title>", 404)),
    "gone-404-packed": Case(
        SourceState.GONE, "answers 404", html(b"\x0b", 404, content_encoding="br")
    ),
    "gone-410": Case(SourceState.GONE, "answers 410", html("", 410)),
    "gone-by-title": Case(
        SourceState.GONE,
        "says it is not there",
        html(web.ARTICLE.replace("Mill burns - ", "Page not found | ")),
    ),
    "gone-to-home": Case(SourceState.GONE, "first page", redirect("/")),
    "gone-to-404-path": Case(SourceState.GONE, "not there", redirect("/error/404.html")),
    "gone-like-any": Case(SourceState.GONE, "as for a page that never was", url="/soft/mill-burns"),
    # what a program is not shown
    "blocked-403": Case(SourceState.BLOCKED, "answers 403", html("<title>No</title>", 403)),
    "blocked-402": Case(SourceState.BLOCKED, "answers 402", html("", 402)),
    "blocked-451": Case(SourceState.BLOCKED, "answers 451", html("", 451)),
    "blocked-429": Case(SourceState.BLOCKED, "answers 429", html("", 429)),
    "blocked-challenge": Case(
        SourceState.BLOCKED, "challenge", html("<title>Just a moment...</title><body>Wait")
    ),
    "blocked-paywall": Case(SourceState.BLOCKED, "not free", page(WALL + "<p>Subscribe to go on.")),
    "blocked-login": Case(SourceState.BLOCKED, "log in", redirect("/login?next=x")),
    "forbidden": Case(SourceState.ROBOTS, "robots.txt", url="/private/mill"),
    # what is no page
    "pdf": Case(
        SourceState.NOT_HTML,
        "application/pdf",
        Reply(200, b"%PDF-1.7", {"content-type": "application/pdf"}),
    ),
    "by-script": Case(
        SourceState.UNREADABLE, "scripts", html("<title>App</title><div id=app></div>")
    ),
    "endless": Case(
        SourceState.UNREADABLE,
        "larger",
        Reply(headers={"content-type": "text/html"}, parts=web.endless),
    ),
    "gzip-bomb": Case(
        SourceState.UNREADABLE,
        "larger",
        html(web.bomb(), content_encoding="gzip"),
    ),
    "deflate-bomb": Case(
        SourceState.UNREADABLE,
        "larger",
        html(web.bomb(-15), content_encoding="deflate"),
    ),
    "brotli-unasked": Case(
        SourceState.UNREADABLE, "br, unasked", html(b"\x0b", content_encoding="br")
    ),
    "no-gzip": Case(SourceState.UNREADABLE, "wrongly", html(b"plain", content_encoding="gzip")),
    # what passes
    "429-then-found": found(after(html("", 429, retry_after="1"))),
    "503-then-found": found(after(BUSY, 2)),
    "gzip": found(web.gzipped(page(SAID))),
    "deflate": found(html(zlib.compress(page(SAID).body), content_encoding="deflate")),
    "bare-deflate": found(
        html(zlib.compress(page(SAID).body, wbits=-15), content_encoding="deflate")
    ),
    "redirected": found(redirect("/moved/here", 301)),
    "cookie-then-found": found(
        lambda asked: (
            page(SAID)
            if "seen=1" in asked.headers.get("cookie", "")
            else redirect(asked.path, 302, **{"set-cookie": "seen=1; Path=/"})
        ),
    ),
    # encodings
    "header-lies": found(
        excerpt=ARABIC,
        answer=html(ARABIC_PAGE.encode("cp1256"), content_type="text/html; charset=iso-8859-1"),
    ),
    "header-says-utf-8": found(
        excerpt=ARABIC,
        answer=html(ARABIC_PAGE.encode("cp1256")),
    ),
    "meta-lies": found(
        excerpt=ARABIC,
        answer=html(ARABIC_PAGE.encode(), content_type="text/html; charset=windows-1256"),
    ),
    "only-header": found(
        excerpt="Le café brûla",
        answer=html(LATIN_PAGE.encode("cp1252"), content_type="text/html; charset=latin1"),
    ),
    "nobody-says": found(
        excerpt=ARABIC,
        answer=html(
            ARABIC_PAGE.replace("windows-1256", "nonsense").encode("utf-16"),
            content_type="text/html",
        ),
    ),
    # what does not answer
    "500": Case(SourceState.UNREACHABLE, "answers 500", html("", 500)),
    "503": Case(SourceState.UNREACHABLE, "answers 503", BUSY),
    "loop": Case(SourceState.UNREACHABLE, "circle", redirect("/loop")),
    "too-many-hops": Case(
        SourceState.UNREACHABLE, "too often", lambda asked: redirect(f"{asked.path}x")
    ),
    "cut-off": Case(
        SourceState.UNREACHABLE,
        "broke",
        Reply(headers={"content-length": "999"}, parts=lambda: [b"a"]),
    ),
    "no-server": Case(
        SourceState.UNREACHABLE, "takes no connection", url="http://127.0.0.1:9/mill"
    ),
    # where nobody goes
    "private": Case(SourceState.REFUSED, "10.0.0.1", url="http://10.0.0.1/mill"),
    "loopback-6": Case(SourceState.REFUSED, "::1", url="http://[::1]/mill"),
    "decimal": Case(SourceState.REFUSED, "127.0.0.1", url="http://2130706433/mill"),
    "hexadecimal": Case(SourceState.REFUSED, "127.0.0.1", url="http://0x7f.1/mill"),
    "name-of-loopback": Case(SourceState.REFUSED, "127.0.0.1", url="http://localhost/mill"),
    "metadata": Case(SourceState.REFUSED, "169.254.169.254", url="http://169.254.169.254/latest"),
    "redirected-inside": Case(SourceState.REFUSED, "192.168.0.1", redirect("http://192.168.0.1/")),
    "redirected-to-port": Case(SourceState.REFUSED, "port 22", redirect("http://example.org:22/")),
    "redirected-to-file": Case(
        SourceState.REFUSED, "no web address", redirect("file:///etc/passwd")
    ),
    "redirected-to-user": Case(
        SourceState.REFUSED, "names a user", redirect("http://a:b@example.org/")
    ),
    "other-port": Case(SourceState.REFUSED, "port 8080", url="http://example.org:8080/mill"),
}

BESIDES = {
    "/robots.txt": Reply(
        200, b"User-agent: *\nDisallow: /private/\n", {"content-type": "text/plain"}
    ),
    "/": page("<p>Today in the valley.</p>"),
    "/error/404.html": page("<p>Sorry.</p>"),
    "/login": page("<p>Who are you?</p>"),
    "/moved/here": page(SAID),
    "/soft/*": html(LOST),
}


def served() -> Web:
    pages: dict[str, Reply | Answering] = dict(BESIDES)
    for name, case in CASES.items():
        if case.answer is not None:
            pages[f"/{name}"] = case.answer
    server = Web(pages)
    server.pages["/too-many-hops*"] = pages["/too-many-hops"]
    copy = "http://web.archive.org/web/20200502093000/"
    known = {server.url("/found").removeprefix("http://"): copy + server.url("/found")}
    known[server.url("/missing")] = "https://evil.example/web/20200502093000/" + server.url("/")
    server.pages["/wayback/available"] = web.archive(known)
    return server


class Played(NamedTuple):
    briefing: Briefing
    outcome: RunOutcome
    journal: Path
    server: Web


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """Every case of the table, in one run."""
    folder = tmp_path_factory.mktemp("verifying")
    with served() as server:
        sources = {name: (case.url or f"/{name}", case.excerpt) for name, case in CASES.items()}
        briefing = briefing_on(folder, server, sources)
        outcome = run(briefing, folder / "out.jsonl", server)
    return Played(briefing, outcome, folder / "out.jsonl", server)


@pytest.mark.parametrize("name", CASES)
def test_every_case_is_classified_right(played: Played, name: str) -> None:
    case, result = CASES[name], played.outcome.results[name]
    assert (result.state, result.why) == (case.state, result.why)
    assert case.why in result.why
    assert [one.verdict for one in result.findings] == ([case.verdict] if case.excerpt else [])
    assert result.copy.state is case.copy


def test_what_was_found_is_said(played: Played) -> None:
    results = played.outcome.results
    changed = results["changed-number"].findings[0]
    assert changed.nearest == "said that 7 mills burned down"
    assert changed.likeness > 90
    copy = "https://web.archive.org/web/20200502093000/" + played.server.url("/found")
    assert results["found"].copy == Copy(CopyState.FOUND, copy, date(2020, 5, 2))
    assert results["redirected"].final_url == played.server.url("/moved/here")
    assert results["redirected"].url == played.server.url("/redirected")


def test_the_visitor_is_polite(played: Played) -> None:
    asked = played.server.asked
    (agent,) = played.server.agents
    assert agent.startswith("sourced-briefing/")
    assert "+https://briefing.example.org/" in agent
    assert asked.count("/robots.txt") == 1
    assert "/private/mill" not in asked
    assert asked.count("/503") == QUICK.attempts
    # A page without an end is still being written when its visitor has left.
    assert played.server.crowd <= 2, "one request at a time to each host"


def test_every_result_is_a_line_that_reads_back(played: Played) -> None:
    lines = played.journal.read_text("utf-8").splitlines()
    assert len(lines) == len(CASES)
    assert dict(Journal(played.journal).read()) == dict(played.outcome.results)
    assert {json.loads(line)["source"] for line in lines} == set(CASES)


def test_a_page_that_comes_a_letter_at_a_time_is_waited_for_no_longer_than_is_allowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verifying, "QUICK", replace(QUICK, total_seconds=1))
    with Web({"/drip": Reply(parts=web.drip)}) as server:
        briefing = briefing_on(tmp_path, server, {"drip": ("/drip", WORDS)})
        result = run(briefing, tmp_path / "out.jsonl", server).results["drip"]
    assert result.state is SourceState.UNREACHABLE
    assert "too long" in result.why
    assert [one.verdict for one in result.findings] == [Verdict.UNKNOWN]


# --- the report ---


def test_the_report_puts_first_what_needs_a_person(played: Played) -> None:
    text = report(played.briefing, played.outcome.results)
    assert text.splitlines()[0] == MARKER
    needs, unknown = text.index("## Needs a person"), text.index("## Not known")
    for name, case in CASES.items():
        attention = case.state.attention
        place = text.find(f"sources/{name}/")
        if attention is Attention.NONE:
            assert place < 0
        else:
            assert (needs < place < unknown) == (attention is Attention.PERSON), name
    assert "is now “said that 7 mills burned down”" in text
    assert "https://briefing.example.org/events/fire/#claim-changed-number" in text
    assert "dead" not in text.lower()


def test_the_report_lets_nobody_else_write_in_it(played: Played) -> None:
    hostile = "<img src=x> [a](http://evil.example) @everyone #1 `x` | ![](y)\n# Heading"
    results = {
        key: replace(result, why=hostile, findings=tuple(
            Finding(one.excerpt, one.verdict, hostile) for one in result.findings
        ))
        for key, result in played.outcome.results.items()
    }  # fmt: skip
    text = report(played.briefing, results)
    for sign in ("<img", "](http://evil", "@everyone", "![", "\n# Heading"):
        assert sign not in text


def test_the_report_fits_into_an_issue(played: Played) -> None:
    results = {
        key: replace(one, state=SourceState.CHANGED, why="x" * 5_000)
        for key, one in played.outcome.results.items()
    }
    text = report(played.briefing, results)
    assert len(text) < 65_536
    assert "more, in the file of results" in text
    assert "## All states" in text
