"""What a record's page costs depends on that record, not on how many others there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import addresses
from briefing.linking import Briefing, link
from briefing.project import Project
from briefing.publishing import publish
from briefing.reading import read_folder
from briefing.records import RECORD_KINDS
from briefing.rendering import render
from tests.support.briefings import LIGHTHOUSE
from tests.support.generated import write_briefing
from tests.support.project import ROOT
from tests.support.site import Published, html_path

LISTS_OF_EVERYTHING = frozenset(
    {"index", "timeline/index", "corrections/index", "evidence/index", "glossary/index"}
    | {"network/index"}
    | {"changes/index"}  # a day may have changed them all; it names a bounded number in all
    | {addresses.section(kind).path.removesuffix(".md") for kind in RECORD_KINDS}
)
"""The pages that may name every record of a kind, by their paths without the suffix."""

SIZES = [200, pytest.param(1_000, marks=pytest.mark.full)]


def among(briefing: Briefing, others: int, work: Path) -> Briefing:
    """Put a briefing's records among so many profiles that have nothing to do with them."""
    data = work / f"others-{others}"
    write_briefing(data, others, LIGHTHOUSE)
    added = read_folder(data).records
    assert sum(record.KIND == "actor" for record in added) == others
    return link(briefing.settings, briefing.vocabulary, (*briefing.records.values(), *added))


def pages_of(briefing: Briefing) -> dict[str, str]:
    """The Markdown of a briefing's pages."""
    return {page.path: page.text for page in render(briefing, ROOT / "templates")}


@pytest.mark.parametrize("others", SIZES)
def test_other_profiles_change_no_records_markdown_and_stand_in_lists_alone(
    lighthouse: Briefing, tmp_path: Path, others: int
) -> None:
    crowded, alone = pages_of(among(lighthouse, others, tmp_path)), pages_of(lighthouse)
    for record in lighthouse.records.values():
        path = addresses.of(record).path
        assert crowded[path] == alone[path], path
    whole = {
        path.removesuffix(".md")
        for path, text in crowded.items()
        if all(f"actor-{number}/" in text for number in range(others))
    }
    assert addresses.section("actor").path.removesuffix(".md") in whole
    assert whole <= LISTS_OF_EVERYTHING


@pytest.mark.full
def test_no_records_html_changes_when_other_profiles_are_added(
    lighthouse_site: Published, tmp_path_factory: pytest.TempPathFactory
) -> None:
    work = tmp_path_factory.mktemp("crowded")
    crowded = among(lighthouse_site.briefing, 30, work)
    publish(crowded, Project(ROOT, work / "build", LIGHTHOUSE), work / "site")
    for record in lighthouse_site.briefing.records.values():
        path = html_path(addresses.of(record))
        html = (work / "site" / path).read_text("utf-8")
        assert html == lighthouse_site.site.pages[path].html, path
