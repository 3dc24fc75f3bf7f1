"""What reading a data folder gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefing.problems import Mark, Problem
from briefing.reading.gaps import Gaps
from briefing.reading.unfinished import ValueSpan
from briefing.records import AnyRecord, Basemap, Settings, Vocabulary
from briefing.records.walking import FieldPath
from briefing.yamltree import Node, ScalarNode, SourceText, places, reached


@dataclass(frozen=True)
class Marks:
    """Where in its file each field of a record stands. Short forms count as written out."""

    source: SourceText | None = field(default=None, repr=False)
    root: Node | None = field(default=None, repr=False)

    def at(self, path: FieldPath) -> Mark:
        """Return the mark of a field's value, or of the nearest thing around it that is there."""
        return reached(self.root, path)[0].mark if self.root is not None else Mark(1, 1)

    def key(self, path: FieldPath) -> Mark:
        """Return the mark of a field's name; of its value, if it has none, like a list's item."""
        if self.root is None:
            return Mark(1, 1)
        node, entry, depth = reached(self.root, path)
        return entry.mark if entry is not None and depth == len(path) else node.mark

    def within(self, path: FieldPath, offset: int) -> Mark:
        """Return the mark of a character of a field's text, counted from 0 in code points."""
        if self.root is None or self.source is None:
            return Mark(1, 1)
        node, _, depth = reached(self.root, path)
        if not isinstance(node, ScalarNode) or depth < len(path):
            return node.mark
        # Records hold texts without the white space around them.
        stripped = len(node.text or "") - len((node.text or "").lstrip())
        return places(self.source, node, [offset + stripped])[0]


@dataclass(frozen=True)
class RecordFile:
    """A file that was read."""

    path: str
    """As problems name it: below the folder that was asked for, with `/` between."""
    marks: Marks = field(default=Marks(), repr=False)
    unfinished: tuple[ValueSpan, ...] = ()
    """The values in which TODO still stands; nothing else is said of these."""

    def at(self, path: FieldPath) -> Mark:
        """Return the mark of a field's value, or of the nearest thing around it that is there."""
        return self.marks.at(path)

    def within(self, path: FieldPath, offset: int) -> Mark:
        """Return the mark of a character of a field's text, counted from 0 in code points."""
        return self.marks.within(path, offset)


@dataclass(frozen=True)
class Salvage:
    """What can be checked of a data folder, whatever is wrong with it.

    For checking alone, never for pages: from faulty files parts were cut out, values stand in
    for what is missing, and of `gaps` nothing is known. Where nothing is wrong it holds the
    very records that are published.
    """

    settings: Settings
    vocabulary: Vocabulary
    records: tuple[AnyRecord, ...]
    """All of which anything is left, by kind, then by id."""
    files: Mapping[str, RecordFile]
    """The files of these, by the place at which each should lie; marks are of what is left."""
    gaps: Mapping[str, Gaps]
    """What is missing, by the same places; whole files are not in it."""
    unread: Mapping[str, str]
    """The ids of files of which nothing is left, each with the kind of its record, or nothing."""
    nameless: tuple[tuple[str, str], ...] = ()
    """The files whose names make no id, as problems name them, and the kinds of their records."""


@dataclass(frozen=True)
class Reading:
    """All that a data folder holds, and all that is wrong with its files one by one."""

    root: Path
    settings: Settings | None
    """From `briefing.yml`; None if it cannot be used."""
    vocabulary: Vocabulary | None
    """From `vocabulary.yml`; None if it cannot be used."""
    records: tuple[AnyRecord, ...]
    """The records that fit their models as they are written, by kind, then by id."""
    files: Mapping[str, RecordFile]
    """Every file read, by its place in the folder: `actors/ali.yml`, `briefing.yml`."""
    problems: tuple[Problem, ...]
    basemap: Basemap | None = None
    """From `basemap.geojson`; None if there is none, or it cannot be used."""
    salvage: Salvage | None = None
    """What can be checked; None where there is no folder, or its data are of another version."""

    @property
    def unread(self) -> frozenset[str]:
        """The ids of files of which nothing is left; a reference to one of them leads somewhere."""
        return frozenset(self.salvage.unread if self.salvage is not None else ())
