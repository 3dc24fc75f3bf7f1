"""What a record's page costs depends on that record, not on how many others there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import addresses
from briefing.linking import Briefing, link
from briefing.project import Project
from briefing.publishing import publish
from briefing.reading import read
from briefing.rendering import render
from tests.support.briefings import LIGHTHOUSE
from tests.support.generated import write_briefing
from tests.support.site import ROOT, Published, html_path


def among(briefing: Briefing, others: int, work: Path) -> Briefing:
    """Put a briefing's records among so many profiles that have nothing to do with them."""
    data = work / f"others-{others}"
    write_briefing(data, others, LIGHTHOUSE)
    added = read(data).records
    assert sum(record.KIND == "actor" for record in added) == others
    return link(briefing.settings, briefing.vocabulary, (*briefing.records.values(), *added))


def pages_of(briefing: Briefing, known: Briefing) -> dict[str, str]:
    """The Markdown of the pages of the records in `known`."""
    wanted = {addresses.of(record).path for record in known.records.values()}
    pages = render(briefing, ROOT / "templates")
    return {page.path: page.text for page in pages if page.path in wanted}


def test_no_records_markdown_changes_when_a_thousand_profiles_are_added(
    lighthouse: Briefing, tmp_path: Path
) -> None:
    crowded = pages_of(among(lighthouse, 1_000, tmp_path), lighthouse)
    assert len(crowded) == len(lighthouse.records)
    assert crowded == pages_of(lighthouse, lighthouse)


def test_no_records_html_changes_when_other_profiles_are_added(
    lighthouse_site: Published, tmp_path_factory: pytest.TempPathFactory
) -> None:
    work = tmp_path_factory.mktemp("crowded")
    crowded = among(lighthouse_site.briefing, 60, work)
    publish(crowded, Project(ROOT, work / "build", LIGHTHOUSE), work / "site")
    for record in lighthouse_site.briefing.records.values():
        path = html_path(addresses.of(record))
        html = (work / "site" / path).read_text("utf-8")
        assert html == lighthouse_site.site.pages[path].html, path
