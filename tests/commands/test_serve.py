"""The live preview: what is edited shows, what is broken is told, and the last good page stays."""

from __future__ import annotations

import http.client
import itertools
import os
import re
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

from tests.support.briefings import Edit, edited, minimal, write
from tests.support.commands import call
from tests.support.project import copy_project

PATIENCE = 120.0
"""Seconds after which what was to happen is given up, on a busy machine too."""

PLACE = "places/town/"
RECORD = "data/places/town.yml"
BY_HAND = "docs/contribute/more/index.md"
TEMPLATE = "templates/pages/place.md.j2"

KIND, WRONG_KIND = "kind: town", "kind: twon"
NOTE, WRONG_NOTE = "record.note", "record.nota"
SUMMARY = "summary: .*"

NUMBERS = itertools.count(1)
"""Makes words that were on no page before."""

PORTS = itertools.count(20_000 + os.getpid() % 10_000)
"""Ports for this process; they are none of those that the system hands out to others."""


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

    def rewrite(self, name: str, pattern: str, new: str) -> None:
        """Change a part of a file of the project as an editor does."""
        file = self.project / name
        text, count = re.subn(pattern, new, file.read_text("utf-8"))
        assert count, pattern
        file.write_text(text, encoding="utf-8")


def free_port() -> int:
    for port in PORTS:
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise AssertionError


def new_project(folder: Path) -> Path:
    """A project of its own, of a small briefing of which every link leads somewhere."""
    edits = (
        Edit("vocabulary.yml", "stances", {"denies": "denies"}),
        Edit("places/town.yml", "summary", "A town. [@gazette]"),
        Edit("places/town.yml", "note", "No mill is left there."),
    )
    project = copy_project(folder / "project", write(folder / "data", edited(minimal(), *edits)))
    write_by_hand(project, "As it was")
    return project


def write_by_hand(project: Path, text: str, place: str = BY_HAND) -> None:
    """Write a page that no record makes."""
    page = project / place
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(f"# More\n\n{text}\n", encoding="utf-8")


def start(project: Path, port: int, output: Path) -> subprocess.Popen[bytes]:
    """Start the command in a group of processes of its own."""
    with output.open("ab") as file:
        return subprocess.Popen(
            [sys.executable, "-u", "scripts/serve.py", "--port", str(port)],
            cwd=project,
            stdout=file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


@contextmanager
def preview(project: Path) -> Iterator[Preview]:
    """Run the preview of a project until the block ends."""
    output, port = project / "said.txt", free_port()
    shown = Preview(project, port, start(project, port, output), output)
    try:
        yield shown
    finally:
        with suppress(ProcessLookupError):
            os.killpg(shown.process.pid, signal.SIGKILL)
        shown.process.wait()


@pytest.fixture(scope="module")
def kept_running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview of a small briefing that is broken at the start, and soon no more."""
    project = new_project(tmp_path_factory.mktemp("preview"))
    record = project / RECORD
    good = record.read_text("utf-8")
    record.write_text(good.replace(KIND, WRONG_KIND), "utf-8")
    with preview(project) as shown:
        shown.until(lambda: "`twon`" in shown.said, "the problem is told")
        record.write_text(good, "utf-8")
        yield shown


@pytest.fixture
def running(kept_running: Preview) -> Preview:
    """The same, with a page up; started anew if it was interrupted and tests are repeated."""
    if kept_running.process.poll() == 0:
        kept_running.process = start(kept_running.project, kept_running.port, kept_running.output)
    kept_running.shows("A town", PLACE)
    return kept_running


@pytest.fixture
def words() -> str:
    """What a test writes into a page."""
    return f"A town of {next(NUMBERS)} mills"


def test_the_preview_says_where_it_is(running: Preview) -> None:
    assert f"http://127.0.0.1:{running.port}/" in running.said
    assert "<h1" in running.get("")


def test_the_preview_has_the_page_of_every_component(running: Preview) -> None:
    assert 'class="swatches"' in running.get("about/design/")
    assert "omitted" not in running.said
    assert "about/design" not in running.said


def test_a_briefing_that_is_broken_at_the_start_is_shown_once_that_is_put_right(
    running: Preview,
) -> None:
    told, _, later = running.said.partition("Preview: http")
    assert "`twon`" in told
    assert "Traceback" not in told
    assert later, "it is shown now"


def test_an_edit_of_a_record_shows(running: Preview, words: str) -> None:
    running.rewrite(RECORD, SUMMARY, f"summary: {words} [@gazette]")
    running.shows(words, PLACE)


def test_an_edit_of_a_template_shows(running: Preview, words: str) -> None:
    running.rewrite(TEMPLATE, r'row\(_\("(Kind|A town)[^"]*"\)\)', f'row(_("{words}"))')
    running.shows(words, PLACE)


def test_an_edit_of_a_page_written_by_hand_shows(running: Preview, words: str) -> None:
    write_by_hand(running.project, f"Edited: {words}")
    running.shows(f"Edited: {words}", "contribute/more/")


@pytest.mark.full
def test_a_new_page_written_by_hand_shows(running: Preview, words: str) -> None:
    write_by_hand(running.project, f"New: {words}", "docs/contribute/new/index.md")
    running.shows(f"New: {words}", "contribute/new/")


def test_a_new_record_gets_its_page_and_loses_it_again(running: Preview) -> None:
    new = running.project / "data" / "places" / "mill-lane.yml"
    assert not running.get("places/mill-lane/")
    new.write_text("name: Mill Lane\nkind: town\nsummary: A lane. [@gazette]\n", "utf-8")
    running.shows("A lane.", "places/mill-lane/")
    running.shows("Mill Lane", "places/")
    new.unlink()
    running.until(lambda: not running.get("places/mill-lane/"), "the page goes")


def test_a_broken_record_is_told_and_the_last_good_page_stays(running: Preview, words: str) -> None:
    before, said = running.get(PLACE), len(running.said)
    running.rewrite(RECORD, KIND, WRONG_KIND)
    running.until(lambda: "`twon`" in running.said[said:], "the problem is told")
    running.until(lambda: "last good pages stay" in running.said[said:], "and what it means")
    assert "places/town.yml:2:" in running.said[said:]
    assert "`town`?" in running.said[said:], "with the nearest right word"
    assert "Traceback" not in running.said
    assert running.get(PLACE) == before
    running.rewrite(RECORD, WRONG_KIND, KIND)
    running.rewrite(RECORD, SUMMARY, f"summary: {words} [@gazette]")
    running.shows(words, PLACE)


def test_a_broken_template_is_told_and_the_last_good_page_stays(
    running: Preview, words: str
) -> None:
    before, said = running.get(PLACE), len(running.said)
    running.rewrite(TEMPLATE, NOTE, WRONG_NOTE)
    running.until(lambda: "last good pages stay" in running.said[said:], "the fault is told")
    assert "place.md.j2" in running.said[said:]
    assert "nota" in running.said[said:]
    assert "Traceback" not in running.said
    assert running.get(PLACE) == before
    running.rewrite(TEMPLATE, WRONG_NOTE, NOTE)
    running.rewrite(RECORD, SUMMARY, f"summary: {words} [@gazette]")
    running.shows(words, PLACE)


@contextmanager
def broken_at_the_start(folder: Path, *, earlier: bool) -> Iterator[Preview]:
    """A preview of a briefing with an error, with or without the pages of an earlier run."""
    project = new_project(folder)
    if earlier:
        assert call("render", "--out", project / "build" / "docs", root=project).returncode == 0
    record = project / RECORD
    record.write_text(record.read_text("utf-8").replace(KIND, WRONG_KIND), "utf-8")
    with preview(project) as shown:
        yield shown


def test_without_earlier_pages_a_page_lists_the_problems_until_they_are_mended(
    tmp_path: Path,
) -> None:
    with broken_at_the_start(tmp_path, earlier=False) as shown:
        shown.shows("data/places/town.yml:2:7: error[unknown-vocabulary]", "")
        assert "cannot be shown yet" in shown.get(PLACE), "at every address"
        assert "There are no earlier pages to show, so this is listed at http" in shown.said
        shown.rewrite(RECORD, SUMMARY, "summary: <b>A town")
        shown.shows("error[html-in-text]", "")
        assert "<b>" not in shown.get(""), "what somebody typed is shown as text"
        shown.rewrite(RECORD, SUMMARY, "summary: A town. [@gazette]")
        shown.rewrite(RECORD, WRONG_KIND, KIND)
        shown.shows('id="s-top"', PLACE)
        assert "cannot be shown yet" not in shown.get(PLACE)


def test_the_pages_of_an_earlier_run_are_shown_until_the_briefing_is_mended(
    tmp_path: Path, words: str
) -> None:
    with broken_at_the_start(tmp_path, earlier=True) as shown:
        shown.until(lambda: "The last good pages, of an earlier run" in shown.said, "it is told")
        assert f"are shown: http://127.0.0.1:{shown.port}/" in shown.said
        shown.shows("A town", PLACE)
        shown.rewrite(RECORD, WRONG_KIND, KIND)
        shown.rewrite(RECORD, SUMMARY, f"summary: {words} [@gazette]")
        shown.shows(words, PLACE)


def test_an_engine_that_fails_is_told_in_place_of_the_pages_until_that_is_mended(
    running: Preview,
) -> None:
    said = len(running.said)
    config = running.project / "mkdocs.yml"
    good = config.read_text("utf-8")
    config.write_text(f"{good}\n  bad: [\n", "utf-8")
    running.shows("this is not YAML that can be read", "")
    running.until(lambda: "`git restore mkdocs.yml`" in running.said[said:], "what to do")
    assert "Traceback" not in running.said
    config.write_text(good, "utf-8")
    running.shows("A town", PLACE)


def test_a_fault_in_the_theme_is_told_without_a_traceback(running: Preview) -> None:
    said = len(running.said)
    theme = running.project / "templates" / "theme" / "main.html"
    good = theme.read_text("utf-8")
    theme.write_text(f"{good}{{% block content %}}{{{{ nix.da }}}}{{% endblock %}}", "utf-8")
    running.until(lambda: "'nix' is undefined" in running.said[said:], "it is told")
    assert "templates/theme/main.html:" in running.said[said:]
    assert "Traceback" not in running.said
    theme.write_text(good, "utf-8")
    running.shows("A town", PLACE)


def test_a_build_beside_the_preview_is_refused(running: Preview) -> None:
    done = call("build", root=running.project)
    assert done.returncode == 2
    assert "another build is at work" in done.stderr


def test_an_interrupt_stops_the_preview_for_good(running: Preview) -> None:
    os.killpg(running.process.pid, signal.SIGINT)  # as a terminal does for Ctrl-C
    assert running.process.wait(PATIENCE) == 0, running.said
    assert "Traceback" not in running.said
    assert not running.get(PLACE)
    with pytest.raises(ProcessLookupError):
        os.killpg(running.process.pid, 0)


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    data = write(tmp_path / "data", minimal())
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = call("serve", "--data", data, "--build", tmp_path / "build", "--port", port)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"port {port} is taken; name another with --port\n"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = call("serve", "--data", tmp_path / "nowhere", "--port", free_port())
    assert (done.returncode, done.stdout) == (2, "")
    assert "nowhere is not a folder" in done.stderr
