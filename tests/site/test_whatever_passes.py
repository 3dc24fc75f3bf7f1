"""Whatever the checker passes is published: no page fails, no link leads nowhere.

Whole briefings are taken, and of each every field, item, record and list is taken away in turn;
records are withdrawn, renamed and named with marks, claims are moved; and all that in pairs.
"""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing import examine
from briefing.loading import Examination
from briefing.project import Project
from briefing.publishing import publish, rehearse
from tests.support.briefings import Files, minimal, write
from tests.support.project import ROOT
from tests.support.site import Site, read_site
from tests.support.varied import Variation, lighthouse, variations, varied

TEMPLATES = ROOT / "templates"
BRIEFINGS = {"lighthouse": lighthouse(), "the fire": minimal()}
ALL = [(name, variation) for name, whole in BRIEFINGS.items() for variation in variations(whole)]
PARTS = 12
"""Into how many tests the whole is cut: one of them tells where it lies."""

TOGETHER = 8
"""How many changes are made at once, so that pages are made less often."""

Varied = tuple[str, list[Variation]]


def read(whole: Files, *changes: Variation) -> Examination:
    """Check the records of a briefing with some changes."""
    with TemporaryDirectory() as folder:
        return examine(write(Path(folder) / "data", varied(whole, *changes)))


def checked(whole: Files, *changes: Variation) -> Examination:
    """Check a briefing with some changes, and its pages if nothing else is wrong."""
    return rehearse(read(whole, *changes), TEMPLATES)


def page_faults(examination: Examination) -> list[str]:
    return [f"{one.path}:{one.line}: {one.message}" for one in examination.errors
            if one.code == "page-fault"]  # fmt: skip


def some(most: int) -> st.SearchStrategy[Varied]:
    """One of the briefings, and up to so many changes to it."""
    return st.sampled_from(sorted(BRIEFINGS)).flatmap(
        lambda name: st.tuples(
            st.just(name),
            st.lists(
                st.sampled_from([change for home, change in ALL if home == name]),
                min_size=1,
                max_size=most,
            ),
        )
    )


@pytest.mark.parametrize("name", sorted(BRIEFINGS))
def test_they_are_fine_as_they_are(name: str) -> None:
    assert not checked(BRIEFINGS[name]).errors


def chosen(home: str, name: str) -> Varied:
    (found,) = (change for at, change in ALL if (at, change.name) == (home, name))
    return home, [found]


@example(chosen("lighthouse", 'the term "Ba\'ath"'))
@example(chosen("lighthouse", "actors/elke-tolvik.yml withdrawn"))
@example(chosen("the fire", "actors/ann.yml withdrawn"))
@example(chosen("the fire", "nothing of stances"))
@given(some(2))
@settings(max_examples=40, deadline=None)
def test_what_passes_has_no_page_that_fails(one: Varied) -> None:
    name, changes = one
    assert not page_faults(checked(BRIEFINGS[name], *changes)), [each.name for each in changes]


@pytest.mark.full
@pytest.mark.parametrize("part", range(PARTS))
def test_every_single_change_that_passes_has_no_page_that_fails(part: int) -> None:
    """The pages of some changes are made at once; of each by itself where that finds anything."""
    failed = {}
    for name, whole in BRIEFINGS.items():
        here = [change for home, change in ALL[part::PARTS] if home == name]
        fine = [change for change in here if not read(whole, change).errors]
        for start in range(0, len(fine), TOGETHER):
            several = fine[start : start + TOGETHER]
            for change in several if checked(whole, *several).errors else ():
                if found := page_faults(checked(whole, change)):
                    failed[f"{name}: {change.name}"] = found[:3]
    assert not failed


def passing(random: Random, whole: Files, count: int) -> list[Variation]:
    """Choose changes, one after another, that together still pass."""
    kept: list[Variation] = []
    possible = list(variations(whole))
    while len(kept) < count:
        wish = random.choice(possible)
        if not checked(whole, *kept, wish).errors:
            kept.append(wish)
    return kept


@pytest.mark.parametrize(
    "seed", [pytest.param(each, marks=pytest.mark.full if each else ()) for each in range(6)]
)
def test_the_engine_publishes_what_passes(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    whole = BRIEFINGS[random.choice(sorted(BRIEFINGS))]
    changes = passing(random, whole, 6)
    data = write(tmp_path / "data", varied(whole, *changes))
    briefing = examine(data).briefing
    assert briefing is not None
    publish(briefing, Project(ROOT, tmp_path / "build"), tmp_path / "site")
    assert not dead(read_site(tmp_path / "site")), [each.name for each in changes]


def dead(site: Site) -> list[tuple[str, str]]:
    """The links of a site to files and elements that are not there."""
    return [
        (page.path, reference.address)
        for page in site.pages.values()
        if page.path != "404.html"
        for reference in page.references
        if (target := site.target(page, reference.address)) and not is_there(site, *target)
    ]


def is_there(site: Site, name: str, anchor: str) -> bool:
    if not (site.root / name).is_file():
        return False
    return not anchor or name not in site.pages or anchor in site.pages[name].ids
