"""A page as a file of the Markdown tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.records import Evidence, Source


@dataclass(frozen=True)
class Page:
    """A file of the Markdown tree.

    Attributes:
        path: The path relative to the tree's root: `actors/x/index.md`.
        text: The file's content; empty if it is not text.
        source_file: The file of the page's record, relative to the data folder.
        data: The content of a file that is not a page.
        sources: What the files of sources next to the page list: source records, and evidence
            without one.
    """

    path: str
    text: str
    source_file: str | None = None
    data: bytes | None = None
    sources: tuple[Source | Evidence, ...] = ()

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        return self.text.encode("utf-8") if self.data is None else self.data
