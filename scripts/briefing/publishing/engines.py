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
from typing import Any

import yaml

from briefing.records import Settings

_REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_YAML_TEXT = "tag:yaml.org,2002:str"


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
    """

    config: Path
    tree: Path
    site: Path
    epoch: int

    def environment(self, settings: Settings) -> Mapping[str, str]:
        """The variables that `mkdocs.yml` reads, and those that keep builds alike."""
        return {
            **os.environ,
            "BRIEFING_TITLE": _title(settings),
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


def _title(settings: Settings) -> str:
    # Theme templates print the site's name as it stands, some of them into attributes.
    title = settings.short_title or settings.title
    for char, reference in _REFERENCES.items():
        title = title.replace(char, reference)
    # `!ENV` reads a variable as YAML: what would be a number or a date there must look like text.
    resolver: Any = yaml.SafeLoader("")
    if resolver.resolve(yaml.ScalarNode, title, (True, False)) != _YAML_TEXT:
        title = f"&#{ord(title[0])};{title[1:]}"
    return title


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
