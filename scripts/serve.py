"""Show the briefing while it is being written: an edit appears in the browser by itself.

A broken record shows its problems here and leaves the last good page up; mending it recovers.
"""

from __future__ import annotations

import argparse
import os
import queue
import signal
import socket
import sys
import time
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from briefing import examine
from briefing.project import Project
from briefing.publishing import (
    Engine,
    EngineRun,
    LockedError,
    PreviewServer,
    StyleSheetError,
    TemplateFaultError,
    TreeConflictError,
    build_lock,
    source_date_epoch,
    write_pages,
)
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
    """Collects the paths that changed."""

    def __init__(self) -> None:
        """Begin with nothing changed."""
        self._paths: queue.Queue[Path] = queue.Queue()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change."""
        if event.event_type not in _READ_ONLY and not event.is_directory:
            self._paths.put(Path(os.fsdecode(event.src_path)))

    def wait(self) -> set[Path]:
        """Wait for a change and for the edit to settle; give all that changed."""
        changed = {self._paths.get()}
        time.sleep(_SETTLING)
        while not self._paths.empty():
            changed.add(self._paths.get())
        return changed


class _Preview:
    """Keeps the Markdown tree and the server in step with what is edited."""

    def __init__(self, data: Path, where: Project, engine: Engine, address: str) -> None:
        """Prepare to show the briefing in `data`."""
        self._data = data
        self._project = where
        self._engine = engine
        self._address = address
        self._server: PreviewServer | None = None

    def refresh(self, changed: set[Path]) -> None:
        """Bring the tree up to date, or say why that cannot be done."""
        examination = examine(self._data)
        report_problems(examination)
        if examination.briefing is None or examination.errors:
            print(f"{summary(examination)}. The last good pages stay up.", file=sys.stderr)
            return
        progress = Progress()
        try:
            change = write_pages(examination.briefing, self._project, progress)
        except (StyleSheetError, TemplateFaultError, TreeConflictError) as fault:
            print(f"{fault}\nThe last good pages stay up.", file=sys.stderr)
            return
        finally:
            progress.clear()
        settings = examination.briefing.settings
        themed = any(path.is_relative_to(self._project.theme) for path in changed)
        if self._server is None or not self._server.is_running or change.moves_pages or themed:
            if self._server is None:
                epoch = source_date_epoch(self._project.root, settings)
                site = self._project.build / "preview"
                run = EngineRun(self._project.config, self._project.tree, site, epoch)
                self._server = PreviewServer(self._engine, run, self._address)
            self._server.start(settings)
        print(f"{summary(examination)}. Preview: http://{self._address}/", flush=True)

    def stop(self) -> None:
        """Stop the server."""
        if self._server is not None:
            self._server.stop()


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
    preview = _Preview(chosen.data, where, chosen.engine, f"{_HOST}:{chosen.port}")
    changes = _Changes()
    observer = Observer()
    for folder in (chosen.data.resolve(), where.docs, where.templates):
        observer.schedule(changes, str(folder), recursive=True)
    observer.start()
    try:
        preview.refresh(set())
        while True:
            preview.refresh(changes.wait())
    finally:
        observer.stop()
        preview.stop()


if __name__ == "__main__":
    run(main)
