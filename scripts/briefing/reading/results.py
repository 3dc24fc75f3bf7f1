"""The result of reading a data folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefing.problems import Mark, Problem
from briefing.reading.gaps import Gaps
from briefing.reading.unfinished import ValueSpan
from briefing.records import AnyRecord, Basemap, Settings, Vocabulary
from briefing.records.walking import FieldPath
from briefing.yamltree import Node, ScalarNode, SourceText, find_marks, follow_path


@dataclass(frozen=True)
class Marks:
    """The position of each field of a record in its file. Short forms count as expanded."""

    source: SourceText | None = field(default=None, repr=False)
    root: Node | None = field(default=None, repr=False)

    def at(self, path: FieldPath) -> Mark:
        """Return the mark of a field's value, or of the nearest thing around it that is there."""
        return follow_path(self.root, path)[0].mark if self.root is not None else Mark(1, 1)

    def key(self, path: FieldPath) -> Mark:
        """Return the mark of a field's name, or of its value if it has no name, as a list item."""
        if self.root is None:
            return Mark(1, 1)
        node, entry, depth = follow_path(self.root, path)
        return entry.mark if entry is not None and depth == len(path) else node.mark

    def within(self, path: FieldPath, offset: int) -> Mark:
        """Return the mark of a character of a field's text, counted from 0 in code points."""
        if self.root is None or self.source is None:
            return Mark(1, 1)
        node, _, depth = follow_path(self.root, path)
        if not isinstance(node, ScalarNode) or depth < len(path):
            return node.mark
        # Records have texts without surrounding white space.
        stripped = len(node.text or "") - len((node.text or "").lstrip())
        return find_marks(self.source, node, [offset + stripped])[0]


@dataclass(frozen=True)
class RecordFile:
    """A file that was read."""

    path: str
    """Its path as problems show it: below the given folder, with `/` between."""
    marks: Marks = field(default=Marks(), repr=False)
    unfinished: tuple[ValueSpan, ...] = ()
    """The values that still contain TODO; nothing else is reported about them."""

    def at(self, path: FieldPath) -> Mark:
        """Return the mark of a field's value, or of the nearest thing around it that is there."""
        return self.marks.at(path)

    def within(self, path: FieldPath, offset: int) -> Mark:
        """Return the mark of a character of a field's text, counted from 0 in code points."""
        return self.marks.within(path, offset)


@dataclass(frozen=True)
class Salvage:
    """The parts of a data folder that can be checked, whatever is wrong with it.

    Only for checking, never for pages: faulty files have parts cut out and stand-ins for missing
    values, and everything in `gaps` is unknown. Without faults it has the very records that are
    published.
    """

    settings: Settings
    vocabulary: Vocabulary
    records: tuple[AnyRecord, ...]
    """All records of which anything is left, by kind, then by id."""
    files: Mapping[str, RecordFile]
    """Their files, by the path at which each should be; marks are of what is left."""
    gaps: Mapping[str, Gaps]
    """What is missing in each file, by the same paths; files without any content are not in it."""
    unread: Mapping[str, str]
    """The ids of files with nothing left, each with its record's kind, or an empty text."""
    nameless: tuple[tuple[str, str], ...] = ()
    """The files whose names make no id, as problems show them, and the kinds of their records."""


@dataclass(frozen=True)
class Reading:
    """The content of a data folder, and the problems of its single files."""

    root: Path
    settings: Settings | None
    """From `briefing.yml`; None if it cannot be used."""
    vocabulary: Vocabulary | None
    """From `vocabulary.yml`; None if it cannot be used."""
    records: tuple[AnyRecord, ...]
    """The records that fit their models as they are written, by kind, then by id."""
    files: Mapping[str, RecordFile]
    """Every file read, by its path in the folder: `actors/ali.yml`, `briefing.yml`."""
    problems: tuple[Problem, ...]
    basemap: Basemap | None = None
    """From `basemap.geojson`; None if there is none, or it cannot be used."""
    salvage: Salvage | None = None
    """What can be checked; None if there is no folder or its data have another version."""

    @property
    def unread(self) -> frozenset[str]:
        """The ids of files with nothing left; references to them are not dangling."""
        return frozenset(self.salvage.unread if self.salvage is not None else ())
