"""The complete Markdown tree on disk: generated pages and hand-written files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing.linking import Briefing
from briefing.project import Project
from briefing.publishing.card import CARD, draw_card
from briefing.publishing.lean_scripts import without_comments
from briefing.publishing.styles import with_one_style_sheet
from briefing.rendering import (
    Page,
    catalogue_for,
    offered_questions,
    script_phrases,
    style_words,
)
from briefing.schemas import schema_files

_SCRIPT_PHRASES = "assets/javascripts/phrases.js"
_STYLE_WORDS = "assets/styles/words.css"


class TreeConflictError(Exception):
    """A hand-written file has the path of a generated page."""


@dataclass(frozen=True)
class TreeChange:
    """The files that writing a tree changed, as paths relative to its root."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def moves_pages(self) -> bool:
        """Whether pages were added or removed, not only changed."""
        return bool(self.added or self.removed)


def assemble(pages: Iterable[Page], briefing: Briefing, project: Project) -> Mapping[str, bytes]:
    """Return every file of the tree by its path: the pages, and the files under `docs`.

    The JSON Schemas are those of the briefing's own vocabulary, even if `docs` has others; scripts
    and style sheets get their words, and the sheets are bundled into one. If the site has an
    address, the image for links to it is drawn.

    Raises:
        StyleSheetError: a style sheet imports one that does not exist.
        TreeConflictError: both have a file with the same path.
    """
    files = {page.path: page.content for page in pages}
    docs = project.docs
    for path in sorted(docs.rglob("*")) if docs.is_dir() else ():
        if not path.is_file():
            continue
        name = path.relative_to(docs).as_posix()
        if name in files:
            raise TreeConflictError(
                f"docs/{name} stands where the generated page {name} belongs; rename it"
            )
        files[name] = path.read_bytes()
    if briefing.settings.site_url:
        files[CARD] = draw_card(briefing.settings, project.templates)
    schemas = schema_files(briefing.vocabulary).items()
    files |= {f"schema/{name}": text.encode("utf-8") for name, text in schemas}
    catalogue = catalogue_for(project.templates, briefing.settings)
    questions = offered_questions(briefing)
    files |= {
        _SCRIPT_PHRASES: script_phrases(catalogue, questions).encode("utf-8"),
        _STYLE_WORDS: style_words(catalogue, briefing.settings).encode("utf-8"),
    }
    return without_comments(with_one_style_sheet(files))


def write_tree(files: Mapping[str, bytes], root: Path) -> TreeChange:
    """Make the folder hold exactly these files.

    Unchanged files are not touched. The others are written to a temporary file and moved into
    place, so that no half-written page is ever seen.
    """
    root.mkdir(parents=True, exist_ok=True)
    present = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    added: list[str] = []
    changed: list[str] = []
    for name, content in files.items():
        target = root / name
        if name not in present:
            added.append(name)
        elif target.read_bytes() != content:
            changed.append(name)
        else:
            continue
        _write(target, content, root.parent / f".{root.name}.part")
    removed = sorted(present - files.keys())
    for name in removed:
        (root / name).unlink()
    _remove_empty_folders(root)
    return TreeChange(tuple(added), tuple(changed), tuple(removed))


def _write(target: Path, content: bytes, part: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    part.write_bytes(content)
    part.replace(target)


def _remove_empty_folders(root: Path) -> None:
    for folder, _, _ in os.walk(root, topdown=False):
        path = Path(folder)
        if path != root and not any(path.iterdir()):
            path.rmdir()
