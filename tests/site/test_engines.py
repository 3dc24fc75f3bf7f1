"""The other engines turn the same Markdown into the same pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.linking import Briefing
from briefing.publishing.engines import Engine, EngineRun, run_engine
from tests.support.briefings import LIGHTHOUSE, write
from tests.support.project import ROOT, copy_project, run
from tests.support.site import Page, Published, Site, read_site, words
from tests.support.sites import site_of

CONSTRUCTS = """\
---
title: One page
description: What is on it.
---

# A page {: #s-top }

<p class="lede" markdown="span">Some *words*, and [a way on](about/index.md#s-more).</p>

<div class="claim" id="it-burned" markdown="1">

It burned, the HTML said.
{: .claim-text }

</div>

| one | other |
|---|---|
| a | b |

A term
:   What it means.

!!! note "A note"

    In a frame.

```yaml
name: kept  # as it is
```

*[HTML]: a markup language
"""
"""What pages are written in, of every extension something."""


# A page in which every construct stands


def small_tree() -> dict[str, str]:
    """A page with every construct, and one for each place that the navigation names."""
    named = re.findall(r"[\w/]+/index\.md$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    assert "about/index.md" in named
    others = {path: f"# {path}\n\n## More {{: #s-more }}\n" for path in named if "*" not in path}
    return {**others, "index.md": CONSTRUCTS}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with few pages, inside of which alone one of the engines builds."""
    folder = copy_project(tmp_path_factory.mktemp("small") / "project", LIGHTHOUSE)
    write(folder / "build" / "docs", small_tree())
    return folder


@pytest.fixture(scope="module")
def usual(project: Path, lighthouse: Briefing) -> Page:
    """The page as the usual engine has it."""
    return built_by(Engine.MKDOCS, project, lighthouse)


def built_by(engine: Engine, project: Path, briefing: Briefing) -> Page:
    site = project / "build" / engine
    parts = EngineRun(project / "mkdocs.yml", project / "build" / "docs", site, epoch=0)
    run_engine(engine, parts, briefing.settings)
    return read_site(site).page("")


@pytest.mark.parametrize("engine", [Engine.PROPERDOCS, Engine.ZENSICAL])
def test_each_engine_reads_the_same_markdown_alike(
    usual: Page, project: Path, lighthouse: Briefing, engine: Engine
) -> None:
    assert usual.article.select_one("#it-burned > p.claim-text abbr"), "its constructs are read"
    theirs = built_by(engine, project, lighthouse)
    assert elements(theirs) == elements(usual)
    assert words(theirs.article) == words(usual.article)
    assert theirs.soup.select('meta[name="description"][content="What is on it."]')


def elements(page: Page) -> list[tuple[str, str]]:
    """The elements of an article, in order, with what each is called.

    Listings, which an engine may colour, and ids that it keeps to itself are left out.
    """
    return [
        (one.name, str(one.get("id", "")))
        for one in page.article.find_all(name=True)
        if not (one.name == "pre" or one.find("pre") or one.find_parent("pre"))
        and not str(one.get("id", "")).startswith("__")
    ]


# The whole made-up briefing


@pytest.fixture(scope="module")
def by_properdocs() -> Site:
    """The made-up briefing as the drop-in fork of the default engine publishes it."""
    return read_site(site_of(LIGHTHOUSE, "--engine", "properdocs").site)


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


@pytest.mark.full
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


@pytest.mark.full
def test_properdocs_publishes_the_same_files(
    lighthouse_site: Published, by_properdocs: Site
) -> None:
    def files(root: Path) -> set[str]:
        return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}

    assert files(by_properdocs.root) == files(lighthouse_site.site.root)
    index = "search/search_index.json"
    ours = (lighthouse_site.site.root / index).read_bytes()
    assert (by_properdocs.root / index).read_bytes() == ours


CHANGES = "changes/index.html"
"""The page that is made of the history in git."""


@pytest.mark.full
def test_zensical_publishes_every_page(lighthouse_site: Published, by_zensical: Site) -> None:
    ours = lighthouse_site.site
    assert {page.path for page in by_zensical.written} == {page.path for page in ours.written}
    for page in ours.written:
        if page.path == CHANGES:
            continue
        theirs = by_zensical.pages[page.path]
        assert _said(theirs) == _said(page), page.path
        assert set(page.ids) - set(theirs.ids) == _of_the_theme(page, theirs), page.path


def _said(page: Page) -> str:
    """What a page says but for what git knows: a copy of the project is in no repository."""
    apart = Page(page.path, page.html).article
    for known in apart.select(".cite-this, .last-changed"):
        known.extract()
    return words(apart)


def _of_the_theme(page: Page, other: Page) -> set[str]:
    """Ids outside the article, which belong to a theme's own furniture."""
    inside = {str(element["id"]) for element in page.article.find_all(id=True)}
    return set(page.ids) - inside - set(other.ids)


@pytest.mark.full
def test_zensical_leads_its_links_to_pages_that_are_there(by_zensical: Site) -> None:
    for page in by_zensical.written:
        for link in page.article.find_all("a", href=True):
            target = by_zensical.target(page, str(link["href"]))
            if target is not None:
                name, anchor = target
                assert (by_zensical.root / name).is_file(), f"{page.path}: {link['href']}"
                assert not anchor or anchor in by_zensical.pages[name].ids
