"""Print the whole briefing as a PDF: contents with page numbers, bookmarks, tags, metadata.

Chromium lays out the pages, but cannot put page numbers into the contents (it does not support
`target-counter` of CSS Generated Content). So it prints once to learn the numbers, and again with
them in the contents.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from briefing.oserrors import explain_os_error
from briefing.publishing.browsers import FLAGS
from briefing.rendering import Document, Paper

PDF = "briefing.pdf"
"""The name of the file, at the site's root."""

_FONT_DISPLAY = re.compile(r"(?<=font-display:)[\w\s]+")
_ARABIC_FACES = "fonts/*-arabic*.woff2"
_SIZE = "A4"
_ROUNDS = 4
_SECONDS = 600
_REMEDY = (
    "Close other programs and do this again, name another Chromium in $CHROMIUM, or build the site "
    "without the PDF: `make site`"
)


class PrintingError(Exception):
    """The PDF was not printed; the message says why."""


def print_document(document: Document, browser: Path, assets: Path, epoch: int) -> bytes:
    """Return the PDF of a document.

    Args:
        document: What is printed.
        browser: A Chromium.
        assets: The folder of the style sheets and faces.
        epoch: The time taken for now, in seconds since 1970.

    Raises:
        PrintingError: the browser failed, or pikepdf is not installed.
        TemplateFaultError: a template is broken.
    """
    try:
        # Building does without pikepdf, lxml and fontTools.
        from briefing.publishing import ligatures, pdf_files, pdf_words  # noqa: PLC0415
    except ImportError as missing:
        raise PrintingError(f"{missing.name} is not installed; `make pdf` installs it") from missing
    with TemporaryDirectory(prefix="briefing-") as folder:
        page, printed = Path(folder) / "index.html", Path(folder) / PDF
        copied_assets = _copy_assets(assets, Path(folder) / "assets")
        for face in copied_assets.glob(_ARABIC_FACES):
            ligatures.separate_ligatures(face)
        pages: Mapping[str, int] = {}
        for attempt in range(_ROUNDS):
            paper = Paper(_SIZE, pages, copied_assets.as_uri())
            source = document.html(paper)
            page.write_text(pdf_words.number_runs(source), encoding="utf-8")
            _run(browser, page, printed, tagged=attempt > 0)
            found = pdf_files.link_target_pages(printed)
            if found == pages:
                finished = Path(folder) / f"finished-{PDF}"
                words = pdf_words.read_words(source)
                pdf_files.finish(printed, finished, words, document.settings, epoch)
                return finished.read_bytes()
            pages = found
    raise PrintingError("the page numbers in the contents did not settle")


def _copy_assets(assets: Path, copy: Path) -> Path:
    """Copy the assets, with fonts that printing waits for, so that no page has a fallback font."""
    shutil.copytree(assets, copy)
    for sheet in copy.glob("*.css"):
        rules = sheet.read_text(encoding="utf-8")
        sheet.write_text(_FONT_DISPLAY.sub(" block", rules), encoding="utf-8")
    return copy


def _run(browser: Path, page: Path, target: Path, *, tagged: bool) -> None:
    """Print a page, without tags and bookmarks, which take time, if only page numbers matter."""
    marks = "--generate-pdf-document-outline" if tagged else "--disable-pdf-tagging"
    command = [
        str(browser),
        "--headless",
        *FLAGS,
        # The page is our own: it may read the fonts next to it, and makes no other request.
        "--allow-file-access-from-files",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        f"--user-data-dir={target.parent / 'profile'}",
        "--no-pdf-header-footer",
        # Otherwise letters are moved to whole pixels, and their gaps are read as spaces.
        "--font-render-hinting=none",
        marks,
        f"--print-to-pdf={target}",
        page.as_uri(),
    ]
    target.unlink(missing_ok=True)
    try:
        done = subprocess.run(  # noqa: S603 - the browser that was found, with arguments of our own
            command,
            capture_output=True,
            check=False,
            encoding="utf-8",
            env={**os.environ, "TZ": "UTC"},
            errors="replace",
            stdin=subprocess.DEVNULL,
            timeout=_SECONDS,
        )
    except OSError as error:
        raise PrintingError(f"{browser.name} does not start: {explain_os_error(error)}") from error
    except subprocess.TimeoutExpired as failure:
        raise PrintingError(
            f"{browser.name} did not print the briefing in {_SECONDS} seconds. {_REMEDY}"
        ) from failure
    if done.returncode != 0 or not target.is_file():
        output = "\n".join(f"  {line}" for line in done.stderr.splitlines()[-10:])
        raise PrintingError(
            f"{browser.name} did not print the briefing. {_REMEDY}\n{browser.name} says:\n{output}"
        )
