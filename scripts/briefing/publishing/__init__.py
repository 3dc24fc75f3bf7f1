"""From a linked briefing to a published site: the tree on disk, the engine, the move into place."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from briefing.linking import Briefing
from briefing.project import Project
from briefing.publishing.clock import source_date_epoch
from briefing.publishing.engines import Engine, EngineError, EngineRun, run_engine
from briefing.publishing.locking import LockedError, build_lock
from briefing.publishing.moving import move_into_place, restore
from briefing.publishing.preview import PreviewServer
from briefing.publishing.tree import TreeChange, TreeConflictError, assemble, write_tree
from briefing.rendering import Page, TemplateFaultError, count_pages, render

Report = Callable[[str, int, int], None]
"""Told of progress: what is being done, how much of it is done, out of how much."""


def _quiet(_step: str, _done: int, _total: int) -> None:
    """Say nothing."""


def write_pages(briefing: Briefing, project: Project, report: Report = _quiet) -> TreeChange:
    """Bring the Markdown tree up to date, all pages being rendered before one is written.

    Raises:
        TemplateFaultError: a template is broken.
        TreeConflictError: a file under `docs/` stands where a page belongs.
    """
    pages = render_pages(briefing, project, report)
    return write_tree(assemble(pages, project.docs), project.tree)


def render_pages(briefing: Briefing, project: Project, report: Report = _quiet) -> list[Page]:
    """Render every page in memory.

    Raises:
        TemplateFaultError: a template is broken.
    """
    total = count_pages(briefing)
    pages: list[Page] = []
    for page in render(briefing, project.templates):
        pages.append(page)
        report("Rendering", len(pages), total)
    return pages


def publish(
    briefing: Briefing,
    project: Project,
    site: Path,
    engine: Engine = Engine.MKDOCS,
    report: Report = _quiet,
) -> None:
    """Render the briefing and publish it into `site`, which stays as it was on any failure.

    Raises:
        EngineError: the engine failed; its message is in the error.
        LockedError: another build is at work in the same build folder.
        TemplateFaultError: a template is broken.
        TreeConflictError: a file under `docs/` stands where a page belongs.
    """
    old = site.parent / f".{site.name}.old"
    with build_lock(project.build):
        restore(site, old)
        write_pages(briefing, project, report)
        built = project.build / "site"
        shutil.rmtree(built, ignore_errors=True)
        report("Publishing", 0, 1)
        epoch = source_date_epoch(project.root, briefing.settings)
        run = EngineRun(project.config, project.tree, built, epoch)
        run_engine(engine, run, briefing.settings)
        move_into_place(built, site, old)
        report("Publishing", 1, 1)


__all__ = [
    "Engine",
    "EngineError",
    "EngineRun",
    "LockedError",
    "PreviewServer",
    "Report",
    "TemplateFaultError",
    "TreeChange",
    "TreeConflictError",
    "assemble",
    "build_lock",
    "publish",
    "render_pages",
    "run_engine",
    "source_date_epoch",
    "write_pages",
    "write_tree",
]
