"""A page as a file of the Markdown tree."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """A file of the Markdown tree.

    Attributes:
        path: The path relative to the tree's root: `actors/x/index.md`.
        text: The file's content.
        source_file: The file of the page's record, relative to the data folder.
    """

    path: str
    text: str
    source_file: str | None = None
