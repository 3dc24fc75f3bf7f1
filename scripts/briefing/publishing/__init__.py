"""Publish a linked briefing: write the tree, run the engine, move the site into place."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from briefing.chronicle import Chronicle
from briefing.comparing import read_chronicle
from briefing.linking import Briefing
from briefing.project import Project
from briefing.publishing.browsers import NoBrowserError, find_browser
from briefing.publishing.clock import source_date_epoch
from briefing.publishing.documents import build_with_document
from briefing.publishing.engines import Engine, EngineError, EngineRun, require, run_engine
from briefing.publishing.finishing import finish, leave_out_unused
from briefing.publishing.from_disk import open_from_disk
from briefing.publishing.locking import LockedError, build_lock
from briefing.publishing.moving import move_into_place, restore_last_site
from briefing.publishing.preview import PreviewServer
from briefing.publishing.rehearsing import DeadLinksError, link_problems, rehearse
from briefing.publishing.releasing import CHECKSUMS, Release, write_release
from briefing.publishing.sheets import PDF, PrintingError
from briefing.publishing.styles import StyleSheetError
from briefing.publishing.tree import TreeChange, TreeConflictError, assemble, write_tree
from briefing.publishing.variables import theme_variables
from briefing.publishing.versions import find_version
from briefing.publishing.waiting import WaitingPage
from briefing.records.addresses import check_web_address
from briefing.rendering import (
    UNKNOWN_PAST,
    Document,
    Page,
    Past,
    Plan,
    Renderer,
    TemplateFaultError,
    Version,
    dead_links,
    links_of,
    projection,
)

Report = Callable[[str, int, int], None]
"""Callback for progress: the step, how much of it is done, the total."""


def _ignore_progress(_step: str, _done: int, _total: int) -> None:
    """Ignore progress."""


def write_pages(
    briefing: Briefing,
    project: Project,
    report: Report = _ignore_progress,
    past: Past = UNKNOWN_PAST,
    extra: tuple[Plan, ...] = (),
) -> TreeChange:
    """Update the Markdown tree, after rendering all pages.

    `extra` are pages that readers do not get.

    Raises:
        DeadLinksError: a page would have a dead link.
        StyleSheetError: a style sheet imports one that does not exist.
        TemplateFaultError: a template is broken.
        TreeConflictError: a file under `docs/` has the path of a page.
    """
    pages = render_pages(briefing, project, report, past, extra)
    return write_tree(assemble(pages, briefing, project), project.tree)


def render_pages(
    briefing: Briefing,
    project: Project,
    report: Report = _ignore_progress,
    past: Past = UNKNOWN_PAST,
    extra: tuple[Plan, ...] = (),
) -> list[Page]:
    """Render every page in memory.

    Raises:
        DeadLinksError: a page would have a dead link.
        TemplateFaultError: a template is broken.
    """
    has_pdf = project.browser is not None
    renderer = Renderer(briefing, project.templates, past, has_pdf=has_pdf, extra=extra)
    plans = renderer.plans()
    pages: list[Page] = []
    for done, plan in enumerate(plans, start=1):
        pages += renderer.files(plan)
        report("Rendering", done, len(plans))
    if dead := tuple(dead_links(map(links_of, pages))):
        raise DeadLinksError(dead)
    return pages


def move_to_address(briefing: Briefing, site_url: str | None) -> Briefing:
    """Return the briefing with another site address, or with none.

    Raises:
        ValueError: it is not a web address; the message says why.
    """
    address = check_web_address(site_url) if site_url else None
    return replace(briefing, settings=briefing.settings.model_copy(update={"site_url": address}))


def publish(
    briefing: Briefing,
    project: Project,
    site: Path,
    engine: Engine = Engine.MKDOCS,
    report: Report = _ignore_progress,
) -> None:
    """Render the briefing and publish it into `site`, which any failure leaves unchanged.

    Raises:
        DeadLinksError: a page would have a dead link.
        EngineError: the engine failed; its message is in the error.
        LockedError: another build is using the build folder.
        PrintingError: a PDF was requested, and printing failed.
        StyleSheetError: a style sheet imports one that does not exist.
        TemplateFaultError: a template is broken.
        TreeConflictError: a file under `docs/` has the path of a page.
    """
    with _new_site(site, project) as built:
        _make_site(briefing, project, engine, _run(briefing, project, built), report)
        finish(built, project.tree, briefing.settings)
    report("Publishing", 1, 1)


def publish_for_disk(
    briefing: Briefing,
    project: Project,
    site: Path,
    engine: Engine = Engine.MKDOCS,
    report: Report = _ignore_progress,
) -> None:
    """Publish a copy that opens from disk (file://), without an address and so without a feed.

    It has no fingerprints and states no policy: there is no server's copy to mistake for another,
    and its search runs in a worker made of text.

    Raises:
        DeadLinksError: a page would have a dead link.
        EngineError: the engine failed, or its search does not run from disk.
        LockedError: another build is using the build folder.
        PrintingError: a PDF was requested, and printing failed.
        StyleSheetError: a style sheet imports one that does not exist.
        TemplateFaultError: a template is broken.
        TreeConflictError: a file under `docs/` has the path of a page.
    """
    if engine is Engine.ZENSICAL:
        raise EngineError(f"{engine} makes no copy that opens from disk; build it with mkdocs")
    without_address = move_to_address(briefing, None)
    with _new_site(site, project) as built:
        run = replace(_run(without_address, project, built), from_disk=True)
        _make_site(without_address, project, engine, run, report)
        leave_out_unused(built, project.tree)
        open_from_disk(built)
    report("Publishing", 1, 1)


def _make_site(
    briefing: Briefing, project: Project, engine: Engine, run: EngineRun, report: Report
) -> None:
    version = _version(briefing, project)
    projected = projection(briefing, project.templates)
    write_pages(projected, project, report, Past(version, find_chronicle(briefing, project)))
    report("Publishing", 0, 1)
    build_with_document(Document(projected, project.templates, version), engine, run, project)


@contextmanager
def _new_site(site: Path, project: Project) -> Iterator[Path]:
    """Yield the folder for a new site, and replace the old site with it on success."""
    old = site.parent / f".{site.name}.old"
    built = project.build / "site"
    with build_lock(project.build):
        restore_last_site(site, old)
        shutil.rmtree(built, ignore_errors=True)
        yield built
        move_into_place(built, site, old)


def _version(briefing: Briefing, project: Project) -> Version | None:
    return find_version(project.data, project, briefing.settings) if project.data else None


def find_chronicle(briefing: Briefing, project: Project) -> Chronicle | None:
    """Return what changed from day to day in the records; None if git does not tell."""
    if project.data is None:
        return None
    cache = project.build / "changes"
    return read_chronicle(project.data, briefing.settings.zone, cache, briefing.records)


def _run(briefing: Briefing, project: Project, built: Path) -> EngineRun:
    epoch = source_date_epoch(project.root, briefing.settings)
    return EngineRun(project.config, project.tree, built, epoch, data=project.data)


__all__ = [
    "CHECKSUMS",
    "PDF",
    "DeadLinksError",
    "Engine",
    "EngineError",
    "EngineRun",
    "LockedError",
    "NoBrowserError",
    "PreviewServer",
    "PrintingError",
    "Release",
    "Report",
    "StyleSheetError",
    "TemplateFaultError",
    "TreeChange",
    "TreeConflictError",
    "Version",
    "WaitingPage",
    "assemble",
    "build_lock",
    "find_browser",
    "find_chronicle",
    "find_version",
    "link_problems",
    "move_to_address",
    "open_from_disk",
    "publish",
    "publish_for_disk",
    "rehearse",
    "render_pages",
    "require",
    "run_engine",
    "source_date_epoch",
    "theme_variables",
    "write_pages",
    "write_release",
    "write_tree",
]
