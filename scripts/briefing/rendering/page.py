"""A page as a file of the Markdown tree."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """A file of the Markdown tree.

    Attributes:
        path: Relative to the tree's root: `actors/x/index.md`.
        text: Its content.
        source_file: The record that it is made from, relative to the data folder.
    """

    path: str
    text: str
    source_file: str | None = None
