"""A Chromium for the tests: an installed one, or a new one.

Looked for, in this order: the program that ``$CHROMIUM`` names; ``chromium-headless-shell``,
``chromium``, ``chromium-browser``, ``google-chrome`` and ``google-chrome-stable`` on ``PATH``;
Playwright's own download. If none of them runs, one is installed: Debian's package of the first
where apt has it and this process is root, else that of the second, otherwise (or if that does not
help) Playwright's own download, kept inside the virtual environment. If that fails too, the tests
fail: without a browser nothing shows that a page works,
so tests are never skipped when it is missing.

A browser counts as found only if it answers ``--version``: Ubuntu's ``chromium-browser`` is a stub
that asks for a snap, and a download may lack the system's libraries.

``python -m tests.support.browser`` finds or installs one and prints its path and version; it exits
with 1 if none can be found or installed. In a test::

    playwright.chromium.launch(executable_path=find_or_install(), args=FLAGS)
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from briefing.publishing.browsers import (
    FLAGS,
    NoBrowserError,
    browser_from_environment,
    browser_version,
    browsers_on_path,
)

INSTALL_SECONDS = 1200
PACKAGES = ("chromium-headless-shell", "chromium")

__all__ = ["FLAGS", "NoBrowserError", "find", "find_or_install"]


def find() -> Path | None:
    """Return the first Chromium on this machine that runs, or None.

    Raises NoBrowserError if ``$CHROMIUM`` is set but does not run: a browser chosen by name is not
    silently replaced by another.
    """
    return browser_from_environment() or next(browsers_on_path(), None) or _downloaded()


def find_or_install() -> Path:
    """Return a Chromium that runs; install one if none does.

    Raises NoBrowserError if none can be found or installed.
    """
    found = find()
    tried: list[str] = []
    for install in (_install_from_debian, _install_from_playwright):
        if found is not None:
            break
        tried.append(install())
        found = find()
    if found is None:
        message = "no Chromium is here and none could be installed:\n" + "\n".join(
            f"  {line}" for line in tried
        )
        raise NoBrowserError(message + "\nInstall one, or name it: CHROMIUM=/path make test")
    return found


def _downloaded() -> Path | None:
    """Return Playwright's own Chromium, if it was downloaded and runs."""
    path = _playwright_path()
    return path if path and browser_version(path) is not None else None


def _playwright_path() -> Path | None:
    """Return where Playwright's own Chromium is, if it was downloaded."""
    # Only the driver knows the path, and starting it is slow, so it is asked last.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow, and seldom needed

    _keep_download_in_environment()
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


def _install_from_debian() -> str:
    """Install Debian's package; return one line on the outcome."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return "Debian's package: needs apt-get and root"
    quiet = [apt, "-qq", "-o", "DPkg::Lock::Timeout=300"]
    asked = _run([*quiet, "update"], INSTALL_SECONDS)
    if asked.returncode != 0:
        return f"Debian's package: apt-get update: {_reason(asked)}"
    tried: list[str] = []
    for package in PACKAGES:
        install = [*quiet, "install", "--no-install-recommends", package]
        answer = _run(install, INSTALL_SECONDS, DEBIAN_FRONTEND="noninteractive")
        if answer.returncode == 0:
            return f"Debian's package {package}: installed, but it does not run"
        tried.append(f"{package}: {_reason(answer)}")
    return f"Debian's packages: {'; '.join(tried)}"


def _install_from_playwright() -> str:
    """Download Playwright's own Chromium; return one line on the outcome."""
    _keep_download_in_environment()
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    answer = _run(command, INSTALL_SECONDS)
    if answer.returncode != 0:
        return f"Playwright's download: {_reason(answer)}"
    return "Playwright's download: done, but it does not run (are system libraries missing?)"


def _keep_download_in_environment() -> None:
    """Make Playwright keep its browser in the virtual environment, not in a home folder."""
    os.environ.setdefault("PLAYWRIGHT_BROWSERS_PATH", "0")


def _run(
    command: list[str], seconds: float, **environment: str
) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            command,
            capture_output=True,
            check=False,
            encoding="utf-8",
            env={**os.environ, **environment},
            errors="replace",
            stdin=subprocess.DEVNULL,
            timeout=seconds,
        )
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 1, "", f"no answer in {seconds:g} seconds")


def _reason(answer: subprocess.CompletedProcess[str]) -> str:
    """Return the line of a failed command's output that most likely says why."""
    lines = (answer.stderr.strip() or answer.stdout.strip()).splitlines()
    errors = [line for line in lines if line.startswith(("E: ", "Error"))]
    return next(iter(errors or lines[-1:]), f"exit code {answer.returncode}").strip()


def main() -> int:
    """Find or install a browser, say which, and return the exit code."""
    try:
        browser = find_or_install()
    except NoBrowserError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    print(f"Tests use {browser} ({browser_version(browser)})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
