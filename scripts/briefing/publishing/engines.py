"""The programs that build the site from the Markdown tree: all of them read one `mkdocs.yml`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path

from briefing.phrases import ENGLISH, Catalogue
from briefing.publishing.engine_words import Surroundings, explain_failure
from briefing.publishing.variables import theme_variables
from briefing.records import Settings
from briefing.rendering import catalogue_for, pages_in_other_languages, theme_words


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
    """The engine did not build the site; the message includes its output."""


@dataclass(frozen=True)
class EngineRun:
    """The input of an engine, in addition to `mkdocs.yml`.

    Attributes:
        config: The `mkdocs.yml`.
        tree: The Markdown tree.
        site: Where the site is built.
        epoch: The time taken for now, in seconds since 1970 (SOURCE_DATE_EPOCH).
        from_disk: Whether the site must open from disk.
        data: The data folder, so that a failure can be traced to a record.
    """

    config: Path
    tree: Path
    site: Path
    epoch: int
    from_disk: bool = False
    data: Path | None = None

    @property
    def around(self) -> Surroundings:
        """Where the engine's input comes from."""
        return Surroundings(self.config.parent, self.data)

    @property
    def words(self) -> Path:
        """The configuration that `mkdocs.yml` inherits: the words of the theme."""
        return self.tree.with_name("words.yml")

    def write_words(self, settings: Settings | None) -> None:
        """Write the language and the words of the theme for the engine to read."""
        catalogue = self._catalogue(settings)
        own = settings.language if settings else catalogue.language
        others = pages_in_other_languages(self._templates, own)
        given = {
            "theme": {"language": catalogue.language, "direction": catalogue.direction},
            "extra": {"words": theme_words(catalogue), "other_languages": others},
        }
        text = json.dumps(given, ensure_ascii=False, indent=1)
        self.words.parent.mkdir(parents=True, exist_ok=True)
        self.words.write_text(f"{text}\n", encoding="utf-8", newline="\n")

    def environment(self, settings: Settings | None) -> Mapping[str, str]:
        """Return the variables that `mkdocs.yml` reads, and those that make builds reproducible.

        Without settings, the theme shows the defaults of `mkdocs.yml`.
        """
        return {
            **os.environ,
            **(theme_variables(settings, self._catalogue(settings)) if settings else {}),
            "FROM_DISK": "true" if self.from_disk else "",
            "SITE_URL": (settings.site_url if settings else None) or "",
            "DOCS_DIR": self._relative_to_config(self.tree),
            "BRIEFING_WORDS": self._relative_to_config(self.words),
            "SITE_DIR": self._relative_to_config(self.site),
            "SOURCE_DATE_EPOCH": str(self.epoch),
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONHASHSEED": "0",
            "PYTHONUTF8": "1",
            "LC_ALL": "C",
            "TZ": "UTC",
        }

    def _catalogue(self, settings: Settings | None) -> Catalogue:
        return catalogue_for(self._templates, settings) if settings else ENGLISH

    @property
    def _templates(self) -> Path:
        return self.config.with_name("templates")

    def _relative_to_config(self, path: Path) -> str:
        # Zensical accepts no absolute path, and no folder outside the project.
        root = self.config.parent
        return str(path.relative_to(root) if path.is_relative_to(root) else path)


def require(engine: Engine, config: Path) -> None:
    """Check that an engine has what it needs.

    Raises:
        EngineError: the engine is not installed, or has no `mkdocs.yml`.
    """
    if not engine.is_installed:
        raise EngineError(
            f"{engine} is not installed; `make site ENGINE={engine}` installs and runs it"
        )
    if not config.is_file():
        raise EngineError(
            f"there is no {config.name}, which says what the site is made with; "
            f"`git restore {config.name}` brings it back"
        )


def run_engine(engine: Engine, run: EngineRun, settings: Settings) -> None:
    """Build the site strictly: the engine's warnings are failures.

    Raises:
        EngineError: the engine is not installed, or it failed.
    """
    require(engine, run.config)
    run.write_words(settings)
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
        raise EngineError(explain_failure(engine, done.stdout, run.around, done.returncode))
