"""The engine's own server, run beside the watcher that keeps the Markdown tree up to date."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, field

from briefing.publishing.engines import Engine, EngineRun
from briefing.records import Settings

_PATIENCE = 5.0
"""Seconds that a server has to stop of itself."""


@dataclass
class PreviewServer:
    """A server of the Markdown tree that rebuilds what changes there.

    Attributes:
        engine: Whose server it is.
        run: What it is told.
        address: Host and port: `127.0.0.1:8000`.
    """

    engine: Engine
    run: EngineRun
    address: str
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    @property
    def is_running(self) -> bool:
        """Whether the server answers for itself still."""
        return self._process is not None and self._process.poll() is None

    def start(self, settings: Settings) -> None:
        """Start the server, or start it anew where its pages came or went."""
        self.stop()
        command = [sys.executable, "-m", self.engine, "serve", "--config-file"]
        command += [str(self.run.config), "--dev-addr", self.address]
        if self.engine is not Engine.ZENSICAL:
            # Only changed pages are rebuilt. Without --livereload, some releases of the
            # engines' argument parser leave the tree unwatched.
            command += ["--dirty", "--livereload", "--quiet"]
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and arguments
            command,
            cwd=self.run.config.parent,
            # The preview stands at the root, whichever path the published site has.
            env={**self.run.environment(settings), "SITE_URL": f"http://{self.address}/"},
            stdin=subprocess.DEVNULL,
        )

    def stop(self) -> None:
        """Stop the server if it runs."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None
