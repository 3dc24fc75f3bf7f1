"""The other engines turn the same Markdown into the same pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.briefings import LIGHTHOUSE
from tests.support.project import copy_project, run
from tests.support.site import Page, Published, Site, build, read_site, words


@pytest.fixture(scope="module")
def by_properdocs(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The made-up briefing as the drop-in fork of the default engine publishes it."""
    work = tmp_path_factory.mktemp("properdocs")
    return read_site(build(LIGHTHOUSE, work, "--engine", "properdocs"))


@pytest.fixture(scope="module")
def by_zensical(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The made-up briefing as the successor by the theme's makers publishes it.

    It builds inside its own project alone, and leaves a cache there.
    """
    project = copy_project(tmp_path_factory.mktemp("zensical") / "project", LIGHTHOUSE)
    done = run(project, "build", "--engine", "zensical")
    assert done.returncode == 0, done.stderr
    return read_site(project / "site")


def addresses(page: Page) -> list[str]:
    return [reference.address for reference in page.references]


def test_properdocs_publishes_the_same_pages(
    lighthouse_site: Published, by_properdocs: Site
) -> None:
    ours = lighthouse_site.site
    assert by_properdocs.pages.keys() == ours.pages.keys()
    for path, page in ours.pages.items():
        theirs = by_properdocs.pages[path]
        assert words(theirs.soup) == words(page.soup), path
        assert addresses(theirs) == addresses(page), path
        assert theirs.ids == page.ids, path


def test_properdocs_publishes_the_same_files(
    lighthouse_site: Published, by_properdocs: Site
) -> None:
    def files(root: Path) -> set[str]:
        return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}

    assert files(by_properdocs.root) == files(lighthouse_site.site.root)
    index = "search/search_index.json"
    ours = (lighthouse_site.site.root / index).read_bytes()
    assert (by_properdocs.root / index).read_bytes() == ours


def test_zensical_publishes_every_page(lighthouse_site: Published, by_zensical: Site) -> None:
    ours = lighthouse_site.site
    assert {page.path for page in by_zensical.written} == {page.path for page in ours.written}
    for page in ours.written:
        theirs = by_zensical.pages[page.path]
        assert _said(theirs) == _said(page), page.path
        assert set(page.ids) - set(theirs.ids) == _of_the_theme(page, theirs), page.path


def _said(page: Page) -> str:
    """What a page says but for how to cite it: a copy of the project is in no repository."""
    apart = Page(page.path, page.html).article
    for cited in apart.select(".cite-this"):
        cited.extract()
    return words(apart)


def _of_the_theme(page: Page, other: Page) -> set[str]:
    """Ids outside the article, which belong to a theme's own furniture."""
    inside = {str(element["id"]) for element in page.article.find_all(id=True)}
    return set(page.ids) - inside - set(other.ids)


def test_zensical_leads_its_links_to_pages_that_are_there(by_zensical: Site) -> None:
    for page in by_zensical.written:
        for link in page.article.find_all("a", href=True):
            target = by_zensical.target(page, str(link["href"]))
            if target is not None:
                name, anchor = target
                assert (by_zensical.root / name).is_file(), f"{page.path}: {link['href']}"
                assert not anchor or anchor in by_zensical.pages[name].ids
