"""The whole briefing as one document, made while the engine builds the pages."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from briefing import addresses
from briefing.project import Project
from briefing.publishing.engines import Engine, EngineRun, run_engine
from briefing.publishing.sheets import PDF, print_document
from briefing.rendering import Document


def build_beside(document: Document, engine: Engine, run: EngineRun, project: Project) -> None:
    """Let the engine build the site, and put the document, and its PDF if one is wanted, into it.

    The engine is a process of its own, so this one has the time until it is done.

    Raises:
        EngineError: the engine failed.
        PrintingError: the document could not be printed.
        TemplateFaultError: a template is broken.
    """
    with ThreadPoolExecutor(max_workers=1) as beside:
        engine_at_work = beside.submit(run_engine, engine, run, document.settings)
        page = document.html()
        printed = None
        if project.browser is not None:
            assets = project.tree / "assets"
            printed = print_document(document, project.browser, assets, run.epoch)
        engine_at_work.result()
    # What the engine copied there says only that the document is made with the site.
    (run.site / addresses.DOCUMENT).write_text(page, encoding="utf-8", newline="\n")
    if printed is not None:
        (run.site / PDF).write_bytes(printed)
