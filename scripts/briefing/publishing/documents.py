"""The whole briefing as one document, made while the engine builds the pages."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from briefing import addresses
from briefing.project import Project
from briefing.publishing.engines import Engine, EngineRun, run_engine
from briefing.publishing.sheets import PDF, print_document
from briefing.rendering import Document


def build_with_document(
    document: Document, engine: Engine, run: EngineRun, project: Project
) -> None:
    """Build the site with the engine, and add the document and, if wanted, its PDF.

    The engine is a separate process, so the document is made meanwhile.

    Raises:
        EngineError: the engine failed.
        PrintingError: the document could not be printed.
        TemplateFaultError: a template is broken.
    """
    with ThreadPoolExecutor(max_workers=1) as pool:
        engine_run = pool.submit(run_engine, engine, run, document.settings)
        page = document.html()
        printed = None
        if project.browser is not None:
            assets = project.tree / "assets"
            printed = print_document(document, project.browser, assets, run.epoch)
        engine_run.result()
    # Replaces the placeholder that the engine copied there.
    (run.site / addresses.DOCUMENT).write_text(page, encoding="utf-8", newline="\n")
    if printed is not None:
        (run.site / PDF).write_bytes(printed)
