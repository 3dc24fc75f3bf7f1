"""The page on the state of the evidence lists what the checker reports, place by place."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from briefing import examine
from briefing.problems import RULES, Severity
from briefing.rendering import render
from tests.conftest import Build
from tests.support.briefings import FLOOD, LIGHTHOUSE, Edit, source
from tests.support.project import ROOT
from tests.support.prose import html

SECTIONS = {
    "weak-best-source": "s-weak",
    "source-uncited": "s-unused",
    "evidence-in-place": "s-in-place",
    "could-be-confirmed": "s-could-be-confirmed",
    "no-excerpt": "s-no-excerpt",
    "name-unsourced": "s-names",
    "name-missing": "s-names-missing",
    "no-archive-copy": "s-unarchived",
    "read-in-part": "s-unread",
}
Places = Counter[tuple[str, str]]
"""How many places there are under a code in a record: `actors/ann`."""


def told(data: Path) -> Places:
    """What the checker tells."""
    examination = examine(data)
    assert not examination.errors
    problems = [one for one in examination.problems if one.code in SECTIONS]
    files = (Path(one.path).with_suffix("").parts[-2:] for one in problems)
    return Counter((one.code, "/".join(file)) for one, file in zip(problems, files, strict=True))


def page_of(data: Path) -> str:
    """The Markdown of the page."""
    briefing = examine(data).briefing
    assert briefing is not None
    pages = render(briefing, ROOT / "templates")
    return next(page.text for page in pages if page.path == "evidence/index.md")


def listed(data: Path) -> Places:
    """What the page lists."""
    text = page_of(data)
    found: Places = Counter()
    for code, anchor in SECTIONS.items():
        part = re.search(rf"{{: #{anchor} .*?(?=\n##+ |\Z)", text, re.DOTALL)
        record = ""
        for item in html(part[0]).select("dt, dd, li") if part else ():
            links = [str(link["href"]) for link in item.select("a")]
            records = [re.sub(r"^\.\./|/index\.md.*", "", link) for link in links]
            if item.name == "li":
                found.update((code, source) for source in records)
            elif item.name == "dt":
                (record,) = records
            else:
                found[code, record] += 1
    return found


def test_every_note_has_its_list() -> None:
    notes = {code for code, rule in RULES.items() if rule.severity is Severity.NOTE}
    assert notes <= set(SECTIONS)


@pytest.mark.parametrize("data", [LIGHTHOUSE, FLOOD], ids=lambda path: path.name)
def test_the_page_lists_the_places_that_the_checker_lists(data: Path) -> None:
    assert listed(data) == told(data)
    assert len(told(data)) > 5


SOUGHT = {"text": "Who lit it.", "as_of": "2020", "searched": ["sought"]}
SPARE = Edit("sources/spare.yml", "", source(url="https://spare.test/", read="excerpt"))
IN_PLACE = {"url": "https://a.test/", "title": "A page", "publisher": "A paper"}
ALIASES = [{"text": "Nan", "kind": "nickname"}, {"text": "An Ash", "kind": "transliteration"}]
WITHDRAWN = {"date": "2020", "why": "It told of another mill."}
LESS_SURE = [
    Edit("events/fire.yml", "claims.0.status", "reported"),
    Edit("briefing.yml", "home.established", []),
]

DISAGREEMENTS = {
    "searched in vain": (
        [Edit("sources/sought.yml", "", source()), Edit("briefing.yml", "home.unknown", [SOUGHT])],
        {},
    ),
    "cited by the introduction alone": (
        [
            Edit("sources/spare.yml", "", source()),
            Edit("briefing.yml", "introduction", "A mill burned. [@spare]"),
        ],
        {},
    ),
    "repeated by another": (
        [
            Edit("sources/spare.yml", "", source()),
            Edit("events/fire.yml", "claims.0.evidence.1", {"source": "herald",
                "excerpt": "it burned down", "relays": "spare"}),
            *LESS_SURE,
        ],
        {},
    ),
    "cited by nothing": (
        [SPARE],
        {("source-uncited", "sources/spare"): 1, ("read-in-part", "sources/spare"): 1,
            ("no-archive-copy", "sources/spare"): 1},
    ),
    "cited by what was taken back": (
        [
            Edit("sources/spare.yml", "", source()),
            Edit("actors/cy.yml", "", {"name": "Cy Cole", "kind": "person",
                "summary": "A reader. [@spare]", "withdrawn": WITHDRAWN, "reviewed": "2020"}),
        ],
        {("source-uncited", "sources/spare"): 1},
    ),
    "other names": (
        [Edit("actors/ann.yml", "aliases", ALIASES)],
        {("name-unsourced", "actors/ann"): 1},
    ),
    "in place": (
        [Edit("events/fire.yml", "claims.0.evidence.1", IN_PLACE),
            Edit("events/fire.yml", "claims.0.evidence.2", {**IN_PLACE, "locator": "page 2"}),
            *LESS_SURE],
        {("evidence-in-place", "events/fire"): 2, ("no-excerpt", "events/fire"): 1},
    ),
    "a name in its own script": (
        [Edit("actors/ann.yml", "names", {"fr": "Anne Ashe", "en": "Anna Esche"})],
        {("name-unsourced", "actors/ann"): 2},
    ),
    "taken back": (
        [Edit("sources/spare.yml", "", source(withdrawn=WITHDRAWN, read="opening"))],
        {},
    ),
}  # fmt: skip
"""Changes of a briefing in which nothing is wrong, and the places that there are then."""


@pytest.mark.parametrize("case", DISAGREEMENTS)
def test_the_page_and_the_checker_never_disagree(build: Build, case: str) -> None:
    edits, places = DISAGREEMENTS[case]
    data = build(*edits)
    assert dict(told(data)) == places
    assert dict(listed(data)) == places


def test_what_is_not_there_is_named_in_one_line_and_has_no_row() -> None:
    part = page_of(LIGHTHOUSE).partition("{: #s-thin ")[2].partition("\n## ")[0]
    shown = html(part)
    rows = [row.get_text(" ", strip=True) for row in shown.select("tbody tr")]
    (none_of,) = [note.get_text() for note in shown.select("p.note")]
    assert rows
    assert not [row for row in rows if row.startswith("0")]
    for words in ("missing names", "sources without a date", "sources on which nothing rests"):
        assert words in none_of
        assert not [row for row in rows if words in row]


@pytest.mark.parametrize("data", [LIGHTHOUSE, FLOOD], ids=lambda path: path.name)
def test_the_support_of_a_statement_is_told_in_words_that_fit_any_of_it(data: Path) -> None:
    text = html(page_of(data)).get_text(" ")
    assert "Its support: reported by one outlet" in text
    assert "rests on reported" not in text


def test_a_status_is_explained_where_its_statements_are_listed() -> None:
    shown = html(page_of(LIGHTHOUSE))
    folds = [fold for fold in shown.select("details") if "Its support:" in fold.get_text()]
    assert folds
    assert all(fold.select_one("p.note") for fold in folds)
