"""The paths of the generator's parts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Project:
    """The paths of a generator's parts and of its output.

    Attributes:
        root: The folder that contains `mkdocs.yml`, `docs/` and `templates/`.
        build: The folder for intermediate files.
        data: The folder of the records whose version pages should name, if any.
        browser: The Chromium that prints the whole briefing, if a PDF is wanted.
    """

    root: Path
    build: Path
    data: Path | None = None
    browser: Path | None = None

    @property
    def tree(self) -> Path:
        """The Markdown tree."""
        return self.build / "docs"

    @property
    def docs(self) -> Path:
        """The pages written by hand, and the static files."""
        return self.root / "docs"

    @property
    def templates(self) -> Path:
        """The page templates and the theme's overrides."""
        return self.root / "templates"

    @property
    def theme(self) -> Path:
        """The theme's overrides, which the engine reads itself."""
        return self.templates / "theme"

    @property
    def config(self) -> Path:
        """The engine's configuration."""
        return self.root / "mkdocs.yml"
