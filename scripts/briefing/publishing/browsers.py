"""Find a Chromium on this machine: it prints the PDF, and tests open pages in it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
"""The program names to look for on PATH, in this order.

The first has no window, and opens a page in a third of the time.
"""

FLAGS = (
    "--no-sandbox",  # the sandbox refuses to run as root, as in a container
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",  # the rest: no requests of the browser's own,
    "--disable-component-update",  # so that every request is the page's
    "--disable-sync",
)
"""Arguments for Chromium, in addition to ``--headless``."""

_VERSION_SECONDS = 60


class NoBrowserError(Exception):
    """No Chromium that runs was found; the message says what was looked for."""


def find_browser() -> Path:
    """Return the Chromium that ``$CHROMIUM`` names, else the first on PATH that runs.

    Raises:
        NoBrowserError: none was found, or the named one does not run.
    """
    found = browser_from_environment() or next(browsers_on_path(), None)
    if found is None:
        raise NoBrowserError(
            "no Chromium was found to print the PDF. Install one, or name it in $CHROMIUM. "
            f"Searched for on PATH: {', '.join(NAMES)}"
        )
    return found


def browser_from_environment() -> Path | None:
    """Return the program that ``$CHROMIUM`` names, if it is set.

    Raises:
        NoBrowserError: it does not run; a browser chosen by name is not silently replaced.
    """
    named = os.environ.get("CHROMIUM")
    if not named:
        return None
    path = shutil.which(named)
    if path is None or browser_version(Path(path)) is None:
        raise NoBrowserError(f"$CHROMIUM names {named!r}, which does not run: fix it or unset it")
    return Path(path)


def browsers_on_path() -> Iterator[Path]:
    """Return the browsers on PATH that run."""
    found = (shutil.which(name) for name in NAMES)
    return (Path(path) for path in found if path and browser_version(Path(path)) is not None)


def browser_version(browser: Path) -> str | None:
    """Return a browser's version line, or None if it does not run.

    Ubuntu's ``chromium-browser`` is a stub that asks for a snap, and a download may lack the
    system's libraries, so its presence is not enough.
    """
    try:
        answer = subprocess.run(  # noqa: S603 - a browser that was found, and a plain question
            [str(browser), "--version"],
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="replace",
            stdin=subprocess.DEVNULL,
            timeout=_VERSION_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return answer.stdout.strip() if answer.returncode == 0 else None
