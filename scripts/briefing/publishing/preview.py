"""The engine's own server, run alongside the watcher that updates the Markdown tree."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO

from briefing.publishing.engine_words import explain_failure, reports_failure
from briefing.publishing.engines import Engine, EngineRun
from briefing.records import Settings

_PATIENCE = 5.0
"""Seconds that a server gets to stop before it is killed."""

_SILENCE = 0.5
"""Seconds without output after which an engine's message counts as complete."""


@dataclass
class PreviewServer:
    """A server of the Markdown tree that rebuilds changed pages.

    Attributes:
        engine: The engine that serves.
        run: The engine's input.
        address: Host and port: `127.0.0.1:8000`.
        told: Called with the engine's output; failures are explained in our words.
        ended: Called with the reason when the engine ends without being stopped.
    """

    engine: Engine
    run: EngineRun
    address: str
    told: Callable[[str], None]
    ended: Callable[[str], None]
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    @property
    def is_running(self) -> bool:
        """Whether the server is still running."""
        return self._process is not None and self._process.poll() is None

    def start(self, settings: Settings | None) -> None:
        """Start the server, or restart it if pages were added or removed."""
        self.stop()
        self.run.write_words(settings)
        command = [sys.executable, "-m", self.engine, "serve", "--config-file"]
        command += [str(self.run.config), "--dev-addr", self.address]
        listens = self.engine is not Engine.ZENSICAL
        if listens:
            # Only changed pages are rebuilt. Without --livereload, some releases of the
            # engines' argument parser leave the tree unwatched.
            command += ["--dirty", "--livereload", "--quiet"]
        self._process = process = subprocess.Popen(  # noqa: S603 - our own interpreter and arguments
            command,
            cwd=self.run.config.parent,
            # The preview is at the root, whatever the path of the published site.
            env={**self.run.environment(settings), "SITE_URL": f"http://{self.address}/"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if listens else None,
            stderr=subprocess.STDOUT if listens else None,
        )
        if process.stdout is not None:
            threading.Thread(
                target=self._listen, args=(process, process.stdout), daemon=True
            ).start()

    def stop(self) -> None:
        """Stop the server if it is running."""
        if self._process is None:
            return
        process, self._process = self._process, None
        process.terminate()
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _listen(self, process: subprocess.Popen[bytes], output: IO[bytes]) -> None:
        """Pass on the engine's output: after each pause, and when it ends."""
        buffer = _LineBuffer(self._pass_on)
        for line in output:
            buffer.add(line.decode("utf-8", "replace"))
        last = buffer.drain()
        code = process.wait()
        if process is self._process:  # it was not stopped
            self.ended(explain_failure(self.engine, last, self.run.around, code))

    def _pass_on(self, words: str) -> None:
        if reports_failure(words):
            words = explain_failure(self.engine, words, self.run.around)
        self.told(words.rstrip("\n"))


class _LineBuffer:
    """A buffer that passes its lines on when no further one comes for a while."""

    def __init__(self, pass_on: Callable[[str], None]) -> None:
        """Start empty."""
        self._pass_on = pass_on
        self._lines: list[str] = []
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None

    def add(self, line: str) -> None:
        """Add a line, and restart the wait."""
        with self._lock:
            self._lines.append(line)
            if self._timer is not None:
                self._timer.cancel()
            self._timer = threading.Timer(_SILENCE, self._flush)
            self._timer.daemon = True
            self._timer.start()

    def drain(self) -> str:
        """Remove and return the lines that were not passed on yet."""
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
            lines, self._lines = self._lines, []
        return "".join(lines)

    def _flush(self) -> None:
        if words := self.drain():
            self._pass_on(words)
