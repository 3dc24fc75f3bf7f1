"""The live preview: what is edited shows, what is broken is told, and the last good page stays."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.briefings import LIGHTHOUSE
from tests.support.project import ROOT, copy_project, run

PATIENCE = 60.0
"""Seconds after which what was to happen is given up, on a slow machine too."""

PLACE = "places/skerra"


@dataclass
class Preview:
    """A preview at work.

    Attributes:
        project: The project whose data it shows.
        port: Where it is to be seen.
        process: The command.
        output: A file with all that it has said.
    """

    project: Path
    port: int
    process: subprocess.Popen[bytes]
    output: Path

    @property
    def said(self) -> str:
        """All that it has said so far."""
        return self.output.read_text("utf-8", errors="replace")

    def get(self, path: str) -> str:
        """A page as it is served now; nothing if there is none."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", f"/{path}", headers={"Accept": "text/html"})
            answer = connection.getresponse()
            body = answer.read().decode("utf-8")
            if answer.status in {301, 302}:
                return self.get(str(answer.getheader("Location")).lstrip("/"))
        except OSError:
            return ""
        finally:
            connection.close()
        if answer.status != http.HTTPStatus.OK:
            return ""
        return body.partition("livereload(")[0]  # what follows is the server's own, with the time

    def until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait for something to come true."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            assert self.process.poll() is None, f"the preview ended: {self.said}"
            assert time.monotonic() < deadline, f"{what}: never. It said:\n{self.said}"
            time.sleep(0.05)

    def shows(self, words: str, path: str) -> None:
        """Wait for a page to show some words."""
        self.until(lambda: words in self.get(path), f"“{words}” at {path}")

    def edit(self, name: str, old: str, new: str) -> None:
        """Change a file of the project as an editor does."""
        file = self.project / name
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def preview(project: Path) -> Iterator[Preview]:
    """Run the preview of a project until the block ends."""
    output = project / "said.txt"
    port = free_port()
    with output.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-u", "scripts/serve.py", "--port", str(port)],
            cwd=project,
            stdout=file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield Preview(project, port, process, output)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture(scope="module")
def kept_running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview of the made-up briefing."""
    project = copy_project(tmp_path_factory.mktemp("preview") / "project", LIGHTHOUSE)
    with preview(project) as shown:
        yield shown


@pytest.fixture
def running(kept_running: Preview) -> Preview:
    """The same, with a page up."""
    kept_running.shows("Skerra", f"{PLACE}/")
    return kept_running


def test_the_preview_says_where_it_is(running: Preview) -> None:
    assert f"http://127.0.0.1:{running.port}/" in running.said
    assert "<h1" in running.get("")


def test_an_edit_of_a_record_shows(running: Preview) -> None:
    running.edit(f"data/{PLACE}.yml", "corrections:", "note: No ferry calls.\ncorrections:")
    running.shows("No ferry calls.", f"{PLACE}/")


def test_an_edit_of_a_template_shows(running: Preview) -> None:
    running.edit("templates/pages/place.md.j2", 'row("Kind")', 'row("Sort of place")')
    running.shows("Sort of place", f"{PLACE}/")


def test_an_edit_of_a_page_written_by_hand_shows(running: Preview) -> None:
    page = running.project / "docs" / "contribute" / "more" / "index.md"
    page.parent.mkdir(parents=True)
    page.write_text("# More\n\nOne word.\n", encoding="utf-8")
    running.shows("One word.", "contribute/more/")
    page.write_text("# More\n\nOne more word.\n", encoding="utf-8")
    running.shows("One more word.", "contribute/more/")


def test_a_new_record_gets_its_page_and_loses_it_again(running: Preview) -> None:
    new = running.project / "data" / "places" / "skerra-minor.yml"
    assert not running.get("places/skerra-minor/")
    record = "name: Skerra Minor\nkind: island\nsummary: A skerry. [@skerra-almanac-2002]\n"
    new.write_text(record, encoding="utf-8")
    running.shows("A skerry.", "places/skerra-minor/")
    running.shows("Skerra Minor", "places/")
    new.unlink()
    running.until(lambda: not running.get("places/skerra-minor/"), "the page goes")


def test_a_broken_record_is_told_and_the_last_good_page_stays(running: Preview) -> None:
    before = running.get(f"{PLACE}/")
    running.edit(f"data/{PLACE}.yml", "kind: island", "kind: iland")
    running.until(lambda: "`iland`" in running.said, "the problem is told")
    assert f"{PLACE}.yml:3:" in running.said
    assert "`island`?" in running.said, "with the nearest right word"
    assert "Traceback" not in running.said
    assert running.get(f"{PLACE}/") == before
    running.edit(f"data/{PLACE}.yml", "kind: iland", "kind: island")
    running.edit(f"data/{PLACE}.yml", "An island", "Still an island")
    running.shows("Still an island", f"{PLACE}/")


def test_a_broken_template_is_told_and_the_last_good_page_stays(running: Preview) -> None:
    before = running.get(f"{PLACE}/")
    running.edit("templates/pages/place.md.j2", "record.note", "record.nota")
    running.until(lambda: "nota" in running.said, "the fault is told")
    assert "place.md.j2" in running.said
    assert "Traceback" not in running.said
    assert running.get(f"{PLACE}/") == before
    running.edit("templates/pages/place.md.j2", "record.nota", "record.note")
    running.edit(f"data/{PLACE}.yml", "of nine hundred", "of some nine hundred")
    running.shows("of some nine hundred", f"{PLACE}/")


def test_a_build_beside_the_preview_is_refused(running: Preview) -> None:
    done = run(running.project, "build")
    assert done.returncode == 2
    assert "another build is at work" in done.stderr


def test_an_interrupt_stops_the_preview_for_good(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project", LIGHTHOUSE)
    with preview(project) as shown:
        shown.shows("Skerra", f"{PLACE}/")
        os.killpg(shown.process.pid, signal.SIGINT)  # as a terminal does for Ctrl-C
        assert shown.process.wait(PATIENCE) == 0, shown.said
        assert "Traceback" not in shown.said
        assert not shown.get(f"{PLACE}/")
        with pytest.raises(ProcessLookupError):
            os.killpg(shown.process.pid, 0)


def test_a_briefing_that_is_broken_at_the_start_is_shown_once_it_is_mended(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project", LIGHTHOUSE)
    record = project / "data" / f"{PLACE}.yml"
    good = record.read_text("utf-8")
    record.write_text(good.replace("kind: island", "kind: iland"), encoding="utf-8")
    with preview(project) as shown:
        shown.until(lambda: "iland" in shown.said, "the problem is told")
        record.write_text(good, encoding="utf-8")
        shown.shows("Skerra", f"{PLACE}/")


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project", LIGHTHOUSE)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = subprocess.run(
            [sys.executable, "scripts/serve.py", "--port", str(taken.getsockname()[1])],
            cwd=project,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
    assert done.returncode == 2
    assert "port" in done.stderr
    assert "Traceback" not in done.stderr


def test_help_says_what_the_command_does() -> None:
    done = run(ROOT, "serve", "--help")
    assert done.returncode == 0
    assert "--port" in done.stdout
