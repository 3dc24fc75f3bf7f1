"""What tests of every level share, and which of them run when."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from briefing import load
from briefing.linking import Briefing
from tests.support.briefings import LIGHTHOUSE, Edit, edited, minimal, write
from tests.support.project import ROOT

pytest_plugins = ["tests.support.fixtures"]

HERE = Path(__file__).parent

FIRST = ("shipped", "site", "workflows", "commands", "goldens")
"""Folders whose tests take longest: begun first, so that no worker is left alone with them."""

Build = Callable[..., Path]
"""Writes the minimal briefing, changed by some edits, and gives its folder."""


def pytest_configure() -> None:
    # A shell that runs the tests in the background has them, and whatever they start, ignore
    # interrupts; some tests are about how a command takes one.
    signal.signal(signal.SIGINT, signal.default_int_handler)


class Content:
    """The shipped briefing, which tests of the software may not read.

    Whoever corrects a record would otherwise have to mend tests, and whoever changes the software
    would not know whether a failure is the content's.
    """

    is_closed = False
    _folder = str(ROOT / "data")

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Refuse to read a file of it while it is closed (an audit hook, PEP 578)."""
        if not self.is_closed:
            return
        if event in {"open", "os.listdir", "os.scandir"}:
            path, mode, *_ = (*arguments, None)
            # What os.open is given may start at another folder (`dir_fd`), and it has no mode.
            if isinstance(path, str | os.PathLike) and self._holds(path):
                starts_here = event != "open" or mode is not None or Path(path).is_absolute()
                if starts_here:
                    self._refuse(str(path))
        elif event == "subprocess.Popen":
            _, command, cwd, _ = arguments
            if Path(cwd or os.curdir).resolve() == ROOT and _reads_data(command):
                self._refuse(" ".join(map(str, command)))

    def _holds(self, path: str | os.PathLike[str]) -> bool:
        whole = os.path.abspath(path)  # noqa: PTH100 - asks no disk; it is done for every file
        return f"{whole}{os.sep}".startswith(f"{self._folder}{os.sep}")

    def _refuse(self, what: str) -> None:
        raise AssertionError(
            f"{what}: only tests under tests/shipped read data/; "
            "others have tests/briefings/ and tests/support/briefings.py"
        )


def _reads_data(command: Sequence[object]) -> bool:
    """Whether a command line names a command of the project (or make), and no other briefing."""
    words = [str(word) for word in command]
    named = any(re.fullmatch(r"(.*/)?(scripts/\w+\.py|make)", word) for word in words)
    return named and not {"--data", "--help"} & set(words)


CONTENT = Content()
WITH_BROWSER: set[Path] = set()
"""The files of which a test has a browser."""

sys.addaudithook(CONTENT.hear)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Close the shipped briefing for all tests but its own, and lend each its event loop."""
    CONTENT.is_closed = folder_of(item) != "shipped"
    try:
        with browser_loop_set_aside(item):
            return (yield)
    finally:
        CONTENT.is_closed = False


@contextmanager
def browser_loop_set_aside(item: pytest.Item) -> Iterator[None]:
    """Let the tests of a file that needs no browser run event loops of their own.

    Playwright leaves its own marked as running in this thread for as long as a browser is open.
    """
    loop = asyncio.events._get_running_loop()
    if loop is None or item.path in WITH_BROWSER:
        yield
        return
    asyncio.events._set_running_loop(None)
    try:
        yield
    finally:
        asyncio.events._set_running_loop(loop)


def folder_of(item: pytest.Item) -> str:
    """The folder under `tests/` to which a test belongs."""
    return item.path.relative_to(HERE).parts[0]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of the shipped content, and put first what takes longest."""
    for item in items:
        if folder_of(item) == "shipped":
            item.add_marker("shipped")
        if "chromium" in getattr(item, "fixturenames", ()):
            WITH_BROWSER.add(item.path)
    order = {folder: place for place, folder in enumerate(FIRST)}
    items.sort(key=lambda item: order.get(folder_of(item), len(order)))


@pytest.fixture(scope="session")
def lighthouse() -> Briefing:
    """A whole made-up briefing on a subject unlike the shipped one."""
    return load(LIGHTHOUSE)


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """A builder of small briefings in this test's own folder."""

    def written(*edits: Edit) -> Path:
        return write(tmp_path / "data", edited(minimal(), *edits))

    return written
