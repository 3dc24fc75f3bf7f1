"""Show the briefing while it is being written: an edit appears in the browser by itself.

A broken record shows its problems here and leaves the last good pages up; fixing it recovers. A
briefing that is broken at the start is shown as an earlier run left it, or else a page lists what
is wrong with it.
"""

from __future__ import annotations

import argparse
import os
import queue
import signal
import socket
import sys
import threading
import time
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from briefing import examine
from briefing.gallery import GALLERY
from briefing.oserrors import explain_os_error
from briefing.problems import as_text
from briefing.project import Project
from briefing.publishing import (
    DeadLinksError,
    Engine,
    EngineError,
    EngineRun,
    LockedError,
    PreviewServer,
    StyleSheetError,
    TemplateFaultError,
    TreeConflictError,
    WaitingPage,
    build_lock,
    require,
    source_date_epoch,
    theme_variables,
    write_pages,
)
from briefing.records import Settings
from commandline import (
    Exit,
    Progress,
    fail,
    make_parser,
    report_problems,
    run,
    summary,
)
from sitecommand import add_site_arguments, project

_SETTLING = 0.2
"""Seconds without a further change after which an edit counts as finished."""

_HOST = "127.0.0.1"

_READ_ONLY = frozenset({"opened", "closed_no_write"})


class _Changes(FileSystemEventHandler):
    """A collector of the paths that changed."""

    def __init__(self, watched: Collection[Path]) -> None:
        """Start empty; paths outside the watched places are ignored."""
        self._watched = watched
        self._paths: queue.Queue[Path] = queue.Queue()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Collect a change."""
        if event.event_type in _READ_ONLY or event.is_directory:
            return
        paths = [Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path]
        for path in paths:
            if any(path.is_relative_to(place) for place in self._watched):
                self._paths.put(path)

    def wait(self) -> set[Path]:
        """Wait for a change and for the edit to settle; return all paths that changed."""
        changed = {self._paths.get()}
        time.sleep(_SETTLING)
        while not self._paths.empty():
            changed.add(self._paths.get())
        return changed


class _Preview:
    """A preview that follows edits: it updates the Markdown tree and what is served."""

    def __init__(self, data: Path, where: Project, engine: Engine, port: int) -> None:
        """Prepare to show the briefing in `data`."""
        self._data = data
        self._project = where
        self._address = f"http://{_HOST}:{port}/"
        self._waiting = WaitingPage(_HOST, port)
        run = EngineRun(where.config, where.tree, where.build / "preview", epoch=0, data=data)
        self._server = PreviewServer(
            engine, run, f"{_HOST}:{port}", self._print_words, self._report_end
        )
        self._shown: Settings | None = None
        self._lock = threading.Lock()

    def refresh(self, changed: Collection[Path]) -> None:
        """Update the tree, or print why that cannot be done and what is shown meanwhile."""
        examination = examine(self._data)
        report_problems(examination)
        briefing = examination.briefing
        if briefing is None or examination.errors:
            wrong = as_text(examination.errors)
            self._hold(f"{summary(examination)}.", wrong, briefing.settings if briefing else None)
            return
        progress = Progress()
        try:
            change = write_pages(briefing, self._project, progress, extra=GALLERY)
        except (
            DeadLinksError,
            StyleSheetError,
            TemplateFaultError,
            TreeConflictError,
            OSError,
        ) as fault:
            progress.clear()
            words = explain_os_error(fault) if isinstance(fault, OSError) else str(fault)
            self._hold(words, words, briefing.settings)
            return
        finally:
            progress.clear()
        parts = (self._project.theme, self._project.config)
        themed = any(path.is_relative_to(part) for path in changed for part in parts)
        if change.moves_pages or themed or not self._is_up_for(briefing.settings):
            self._start(briefing.settings)
        print(f"{summary(examination)}. Preview: {self._address}", flush=True)

    def stop(self) -> None:
        """Stop all servers."""
        self._server.stop()
        self._waiting.stop()

    def _hold(self, message: str, wrong: str, settings: Settings | None) -> None:
        """Show the last good pages, or what is wrong if there are none."""
        if self._server.is_running:
            meanwhile = "The last good pages stay up."
        elif (self._project.tree / "index.md").is_file() and not self._waiting.is_up:
            self._start(settings)
            meanwhile = (
                f"The last good pages, of an earlier run, are shown: {self._address}\n"
                "They give way to the new ones as soon as this is fixed."
            )
        else:
            self._waiting.show(wrong)
            meanwhile = (
                f"There are no earlier pages to show, so this is listed at {self._address}\n"
                "The pages are shown there as soon as it is fixed."
            )
        print(
            f"{message} {meanwhile}" if "\n" not in message else f"{message}\n{meanwhile}",
            file=sys.stderr,
        )

    def _start(self, settings: Settings | None) -> None:
        if settings is not None:
            epoch = source_date_epoch(self._project.root, settings)
            self._server.run = replace(self._server.run, epoch=epoch)
        self._shown = settings
        with self._lock:
            self._waiting.stop()
            self._server.start(settings)

    def _is_up_for(self, settings: Settings) -> bool:
        """Return whether a server is running with the theme's variables of this briefing."""
        if self._shown is None or not self._server.is_running:
            return False
        shown = self._shown
        is_same = theme_variables(shown) == theme_variables(settings)
        return is_same and shown.language == settings.language

    def _print_words(self, words: str) -> None:
        print(words, file=sys.stderr)

    def _report_end(self, words: str) -> None:
        """Print why the engine has ended, and show it in place of the pages."""
        with self._lock:
            if self._server.is_running:  # another one has been started meanwhile
                return
            self._waiting.show(words)
        print(f"{words}\nUntil that is fixed, it is listed at {self._address}", file=sys.stderr)


def main(arguments: list[str] | None = None) -> Exit:
    """Serve a data folder until interrupted."""
    parser = make_parser(__doc__ or "")
    add_site_arguments(parser)
    parser.add_argument("--port", type=int, default=8000, help="the port (default: 8000)")
    chosen = parser.parse_args(arguments)
    if not chosen.data.is_dir():
        return fail(f"{chosen.data} is not a folder")
    if not _is_free(chosen.port):
        return fail(f"port {chosen.port} is taken; name another with --port")
    try:
        require(chosen.engine, project(chosen).config)
    except EngineError as missing:
        return fail(str(missing))
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with build_lock(chosen.build.resolve()):
            _watch(chosen)
    except LockedError as locked:
        return fail(str(locked))
    except KeyboardInterrupt:
        print("\nStopped.")
    return Exit.FINE


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_HOST, port))
        except OSError:
            return False
    return True


def _watch(chosen: argparse.Namespace) -> None:
    where = project(chosen)
    preview = _Preview(chosen.data, where, chosen.engine, chosen.port)
    folders = (chosen.data.resolve(), where.docs, where.templates)
    changes = _Changes((*folders, where.config))
    observer = Observer()
    for folder in folders:
        observer.schedule(changes, str(folder), recursive=True)
    observer.schedule(changes, str(where.root), recursive=False)
    observer.start()
    try:
        preview.refresh(())
        while True:
            preview.refresh(changes.wait())
    finally:
        observer.stop()
        preview.stop()


if __name__ == "__main__":
    run(main)
