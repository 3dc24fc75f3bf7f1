"""The engine's own server, run beside the watcher that keeps the Markdown tree up to date."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO

from briefing.publishing.engine_words import explain_failure, sounds_wrong
from briefing.publishing.engines import Engine, EngineRun
from briefing.records import Settings

_PATIENCE = 5.0
"""Seconds that a server has to stop of itself."""

_SILENCE = 0.5
"""Seconds without a further line after which an engine has said what it had to say."""


@dataclass
class PreviewServer:
    """A server of the Markdown tree that rebuilds what changes there.

    Attributes:
        engine: Whose server it is.
        run: What it is told.
        address: Host and port: `127.0.0.1:8000`.
        told: Called with what the engine says, in our words where something is wrong.
        ended: Called with the reason when the engine ends and nobody stopped it.
    """

    engine: Engine
    run: EngineRun
    address: str
    told: Callable[[str], None]
    ended: Callable[[str], None]
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    @property
    def is_running(self) -> bool:
        """Whether the server answers for itself still."""
        return self._process is not None and self._process.poll() is None

    def start(self, settings: Settings | None) -> None:
        """Start the server, or start it anew where its pages came or went."""
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
            # The preview stands at the root, whichever path the published site has.
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
        """Stop the server if it runs."""
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
        """Hand on what the engine says: each time that it falls silent, and when it ends."""
        heard = _Heard(self._hand_on)
        for line in output:
            heard.take(line.decode("utf-8", "replace"))
        last = heard.rest()
        code = process.wait()
        if process is self._process:  # nobody stopped it
            self.ended(explain_failure(self.engine, last, self.run.around, code))

    def _hand_on(self, words: str) -> None:
        if sounds_wrong(words):
            words = explain_failure(self.engine, words, self.run.around)
        self.told(words.rstrip("\n"))


class _Heard:
    """Lines that are put together until no further one comes for a while."""

    def __init__(self, hand_on: Callable[[str], None]) -> None:
        """Begin with no line."""
        self._hand_on = hand_on
        self._lines: list[str] = []
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None

    def take(self, line: str) -> None:
        """Take a line."""
        with self._lock:
            self._lines.append(line)
            if self._timer is not None:
                self._timer.cancel()
            self._timer = threading.Timer(_SILENCE, self._fall_silent)
            self._timer.daemon = True
            self._timer.start()

    def rest(self) -> str:
        """Return the lines that were not handed on yet; they will not be."""
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
            lines, self._lines = self._lines, []
        return "".join(lines)

    def _fall_silent(self) -> None:
        if words := self.rest():
            self._hand_on(words)
