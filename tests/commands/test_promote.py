"""promote.py as a maintainer runs it, and the way of a claim that was added in the web editor."""

from __future__ import annotations

import difflib
import json
from collections import Counter
from pathlib import Path
from shutil import copytree

import pytest

from tests.conftest import Build
from tests.support.briefings import LIGHTHOUSE, Edit
from tests.support.commands import call
from tests.support.project import contents
from tests.support.rules import GAZETTE, HERALD, VOCABULARY
from tests.support.site import read_site, words
from tests.support.sites import site_of

CARL = """\
# a remark at the top
name: Carl Coe
kind: person
names:
  fr: {value: Charles, evidence: [{url: "https://news.example/carl", title: "Carl, baker", publisher: News, date: 2020-05, excerpt: Charles}]}
summary: A baker. [@gazette]   # short
claims:
  - id: carl-saw-smoke
    text: Carl Coe saw smoke.
    topic: damage
    status: reported
    evidence:
      # from the morning paper
      - url: https://www.herald.example/2020/smoke/?utm_source=feed
        title: "Smoke: a baker's tale"   # as printed
        publisher: Herald
        date: 2020-05-03
        excerpt: saw smoke   # his words
        locator: paragraph 2
        witness: Carl Coe's boy

      - herald
  - id: carl-ran
    text: Carl Coe ran.
    topic: damage
    status: reported
    evidence: {title: Smoke, url: http://herald.example/2020/smoke, publisher: The Herald, excerpt: ran}
  - id: carl-saw-the-mill
    text: Carl Coe saw the mill burn.
    topic: damage
    status: reported
    evidence:
      - excerpt: the mill
        url: https://gazette.example/mill#top
        title: Mill burns
        publisher: Gazette
reviewed: 2020-06-01
"""  # noqa: E501 - as people write

PROMOTED = """\
# a remark at the top
name: Carl Coe
kind: person
names:
  fr: {value: Charles, evidence: [{source: news-carl-baker-2020-05, excerpt: Charles}]}
summary: A baker. [@gazette]   # short
claims:
  - id: carl-saw-smoke
    text: Carl Coe saw smoke.
    topic: damage
    status: reported
    evidence:
      # from the morning paper
      - source: herald-smoke-bakers-tale-2020-05-03
        excerpt: saw smoke   # his words
        locator: paragraph 2
        witness: Carl Coe's boy

      - herald
  - id: carl-ran
    text: Carl Coe ran.
    topic: damage
    status: reported
    evidence: {source: herald-smoke-bakers-tale-2020-05-03, excerpt: ran}
  - id: carl-saw-the-mill
    text: Carl Coe saw the mill burn.
    topic: damage
    status: reported
    evidence:
      - excerpt: the mill
        source: gazette
reviewed: 2020-06-01
"""

SMOKE = """\
# yaml-language-server: $schema=../../docs/schema/source.json
kind: report
role: original-report
title: "Smoke: a baker's tale"
publisher: Herald
origin: agency
date: 2020-05-03
url: https://www.herald.example/2020/smoke/
language: en
read: excerpt
inferred: [kind, role, origin, language]
"""

NEWS = """\
# yaml-language-server: $schema=../../docs/schema/source.json
kind: report
role: original-report
title: "Carl, baker"
publisher: News
origin: news
date: 2020-05
url: https://news.example/carl
language: en
read: excerpt
inferred: [kind, role, origin, language]
"""


@pytest.fixture
def in_place(build: Build) -> Path:
    """A briefing in which one page is cited in place twice, one more, and one that has a record."""
    return build(
        Edit("actors/carl.yml", "", CARL), Edit(GAZETTE, "url", "http://www.gazette.example/mill/")
    )


def found(data: Path) -> Counter[str]:
    """Count the problems of a data folder by their codes."""
    told = json.loads(call("check", "--data", data, "--format", "json").stdout)
    return Counter(one["code"] for one in told)


def changed_lines(before: bytes, after: bytes) -> list[str]:
    lines = difflib.ndiff(before.decode().splitlines(), after.decode().splitlines())
    return [line for line in lines if line[0] in "+-"]


def test_evidence_in_place_becomes_records_and_no_other_line_changes(in_place: Path) -> None:
    before = contents(in_place)
    done = call("promote", "--data", in_place)
    assert (done.returncode, done.stderr) == (0, "")
    after = contents(in_place)
    smoke, news = "herald-smoke-bakers-tale-2020-05-03", "news-carl-baker-2020-05"
    assert after["actors/carl.yml"].decode() == PROMOTED
    assert after[f"sources/{smoke}.yml"].decode() == SMOKE
    assert after[f"sources/{news}.yml"].decode() == NEWS
    assert changed_lines(before[VOCABULARY], after[VOCABULARY]) == ["+   news: News"]
    rest = {"actors/carl.yml", VOCABULARY, f"sources/{smoke}.yml", f"sources/{news}.yml"}
    assert {name for name in after if before.get(name) != after[name]} == rest
    assert "added the origin news: News" in done.stdout
    assert "gazette was there already" in done.stdout
    assert "carl.yml: 4 items of evidence" in done.stdout
    assert ": 0 errors" in call("check", "--data", in_place).stdout
    again = call("promote", "--data", in_place)
    assert (again.returncode, again.stdout) == (0, "No evidence is written in place.\n")
    assert contents(in_place) == after


def test_a_dry_run_shows_the_records_and_writes_nothing(in_place: Path) -> None:
    before = contents(in_place)
    done = call("promote", "--data", in_place, "--dry-run")
    assert done.returncode == 0
    assert contents(in_place) == before
    assert "".join(f"  {line}\n" for line in SMOKE.splitlines()) in done.stdout


def test_the_checker_shows_the_very_record_that_promotion_writes(in_place: Path) -> None:
    told = call("check", "--data", in_place, "--verbose").stdout
    for record in (SMOKE, NEWS, "news: News\n"):
        assert "".join(f"      {line}\n" for line in record.splitlines()) in told
    assert told.count("warning[evidence-in-place]") == 4
    assert told.count("https://web.archive.org/save/https://www.herald.example/2020/smoke/\n") == 1
    assert "Here write `source: gazette` in place of: url, title, publisher." in told
    assert "make promote" in told
    annotations = call("check", "--data", in_place, "--format", "github").stdout
    assert "%0A" + SMOKE.splitlines()[1].join(["  ", "%0A"]) in annotations


def test_only_the_named_files_change(in_place: Path) -> None:
    ben = (in_place / "actors/ben.yml").read_text("utf-8")
    cited = "{url: 'https://news.example/ben', title: Ben, publisher: News, excerpt: next door}"
    (in_place / "actors/ben.yml").write_text(
        ben.replace("- source: gazette\n    excerpt: next door", f"- {cited}"), "utf-8"
    )
    before = contents(in_place)
    done = call("promote", "--data", in_place, "actors/ben.yml")
    assert done.returncode == 0, done.stdout + done.stderr
    after = contents(in_place)
    assert {name for name in after if before.get(name) != after[name]} == {
        "actors/ben.yml",
        "sources/news-ben.yml",
        VOCABULARY,
    }
    unknown = call("promote", "--data", in_place, "actors/nobody.yml")
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert "actors/nobody.yml is no record of the folder" in unknown.stderr


WORDS = " ".join(f"word{number}" for number in range(39))
LONG = "".join(
    f"""\
  - id: carl-said-{number}
    text: Carl Coe said {number}.
    topic: damage
    status: reported
    evidence: {{url: "https://x.example/", title: X, publisher: X, excerpt: {number} {WORDS}}}
"""
    for number in range(6)
)


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (Edit(HERALD, "language", None), "missing-field"),
        # One record for the page shows that more is quoted of it than is allowed.
        (Edit("actors/carl.yml", "", CARL.replace("reviewed", f"{LONG}reviewed")), "overquoted"),
    ],
)
def test_nothing_is_written_unless_the_result_is_without_error(
    edit: Edit, told: str, build: Build
) -> None:
    data = build(Edit("actors/carl.yml", "", CARL), edit)
    before = contents(data)
    done = call("promote", "--data", data)
    assert done.returncode == 1
    assert told in done.stderr
    assert done.stderr.endswith("Nothing was written: these must be fixed first.\n")
    assert done.stdout == ""
    assert contents(data) == before


# The summary can cite nothing before its source has a record.
UNCITED = CARL.replace("summary: A baker. [@gazette]   # short", "summary: A baker.")


def test_errors_that_were_there_may_wait(build: Build) -> None:
    unfinished = CARL.replace("Carl Coe", "Dan Doe").replace("carl-", "dan-")
    data = build(
        Edit("actors/carl.yml", "", UNCITED),
        Edit("actors/dan.yml", "", unfinished.replace("kind: person", "kind: TODO")),
    )
    drafted = (data / "actors/dan.yml").read_text("utf-8")
    done = call("promote", "--data", data)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("Left as before: 2 errors, which make check lists.\n")
    assert "url:" not in (data / "actors/carl.yml").read_text("utf-8")
    assert (data / "actors/dan.yml").read_text("utf-8") == drafted


def test_only_an_error_that_comes_of_it_refuses(build: Build) -> None:
    data = build(Edit("actors/carl.yml", "", UNCITED.replace("reviewed", f"{LONG}reviewed")))
    before = contents(data)
    done = call("promote", "--data", data)
    assert done.returncode == 1
    assert "overquoted" in done.stderr
    assert "citation-missing" not in done.stdout
    assert contents(data) == before


CLAIM = """\
  - id: written-in-the-web-editor
    text: A claim was added in the web editor.
    topic: light
    status: reported
    evidence:
      - url: https://www.new-outlet.example/2003/03/20/a-report?utm_source=feed
        title: "A report: what was seen"
        publisher: New Outlet
        date: 2003-03-20
        excerpt: what was seen there
"""


def test_a_claim_added_in_one_file_is_checked_published_and_promoted(tmp_path: Path) -> None:
    data = Path(copytree(LIGHTHOUSE, tmp_path / "data"))
    before = found(data)
    file = data / "actors" / "noam-dekarel.yml"
    text = file.read_text("utf-8")
    assert text.count("\nclaims:\n") == 1
    file.write_text(text.replace("\nclaims:\n", f"\nclaims:\n{CLAIM}"), "utf-8")

    checked = call("check", "--data", data)
    assert checked.returncode == 0
    assert found(data) - before == Counter(["evidence-in-place", "tracking-address"])
    assert "a maintainer makes the record with `make promote`" in checked.stdout

    page = read_site(site_of(data).site).page(f"actors/{file.stem}/")
    shown = page.by_id("written-in-the-web-editor")
    assert shown is not None
    assert "what was seen there" in words(shown)
    mark = shown.select_one("sup > a")
    assert mark is not None
    card = page.by_id(str(mark["href"]).removeprefix("#"))
    assert card is not None
    assert "A report: what was seen" in words(card)
    assert "New Outlet" in words(card)
    link = card.find("a")
    assert link is not None
    assert str(link["href"]).startswith("https://www.new-outlet.example/2003/03/20/a-report")

    assert call("promote", "--data", data, "actors/noam-dekarel.yml").returncode == 0
    assert found(data) - before == Counter(["read-in-part", "no-archive-copy"])
    site = read_site(site_of(data).site)
    page = site.page(f"actors/{file.stem}/")
    source = "new-outlet-report-seen-2003-03-20"
    card = page.by_id(f"cite-{source}")
    assert card is not None
    assert "A report: what was seen" in words(card)
    assert words(site.page(f"sources/{source}/").article)
