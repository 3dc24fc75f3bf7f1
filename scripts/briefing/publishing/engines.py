"""The programs that turn the Markdown tree into a site: all of them read one `mkdocs.yml`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path

from briefing.publishing.variables import theme_variables
from briefing.records import Settings


class Engine(StrEnum):
    """A static site generator that reads `mkdocs.yml`."""

    MKDOCS = "mkdocs"
    PROPERDOCS = "properdocs"
    ZENSICAL = "zensical"

    @property
    def is_installed(self) -> bool:
        """Whether it can be run."""
        return find_spec(self.value) is not None


class EngineError(Exception):
    """The engine did not build the site; the message holds what it said."""


@dataclass(frozen=True)
class EngineRun:
    """What an engine is told, apart from `mkdocs.yml`.

    Attributes:
        config: The `mkdocs.yml`.
        tree: The Markdown tree.
        site: Where the site is built.
        epoch: The time that stands for now, in seconds since 1970 (SOURCE_DATE_EPOCH).
        from_disk: Whether the site is to be made one that opens from disk.
    """

    config: Path
    tree: Path
    site: Path
    epoch: int
    from_disk: bool = False

    def environment(self, settings: Settings) -> Mapping[str, str]:
        """The variables that `mkdocs.yml` reads, and those that keep builds alike."""
        return {
            **os.environ,
            **theme_variables(settings),
            "FROM_DISK": "true" if self.from_disk else "",
            "SITE_URL": settings.site_url or "",
            "DOCS_DIR": self._from_config(self.tree),
            "SITE_DIR": self._from_config(self.site),
            "SOURCE_DATE_EPOCH": str(self.epoch),
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONHASHSEED": "0",
            "PYTHONUTF8": "1",
            "LC_ALL": "C",
            "TZ": "UTC",
        }

    def _from_config(self, path: Path) -> str:
        # Zensical takes no absolute folder, and none outside the project.
        root = self.config.parent
        return str(path.relative_to(root) if path.is_relative_to(root) else path)


def run_engine(engine: Engine, run: EngineRun, settings: Settings) -> None:
    """Build the site strictly: a warning of the engine is a failure.

    Raises:
        EngineError: the engine is not installed, or it failed.
    """
    if not engine.is_installed:
        raise EngineError(
            f"{engine} is not installed; `make site ENGINE={engine}` installs and runs it"
        )
    command = [sys.executable, "-m", engine, "build", "--strict", "--config-file", str(run.config)]
    if engine is Engine.ZENSICAL:
        command.append("--clean")
    done = subprocess.run(  # noqa: S603 - our own interpreter, with arguments of our own
        command,
        cwd=run.config.parent,
        env=run.environment(settings),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        raise EngineError(_said(engine, done.stdout))


_CHATTER = re.compile(r"^(INFO|DEBUG)\b|^\s*$")


def _said(engine: Engine, output: str) -> str:
    lines = [line for line in output.splitlines() if not _CHATTER.match(line)]
    return f"{engine} did not build the site:\n" + "\n".join(lines[-40:])
