"""Collect what is left of each file of a folder, for the checker."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pydantic import BaseModel

from briefing.reading.folder import SETTINGS_FILE, VOCABULARY_FILE, FoundFile
from briefing.reading.gaps import WHOLLY_UNKNOWN, Gaps
from briefing.reading.known import Known
from briefing.reading.results import Marks, RecordFile, Salvage
from briefing.reading.validation import Validated, validate
from briefing.records import RECORD_KINDS, AnyRecord, RecordKind, Settings, Vocabulary
from briefing.yamltree import MappingNode

NO_ID = "cut-out"
"""The id of a record whose file name makes none; it has no other use."""

_SINGLES: Mapping[str, type[Settings | Vocabulary]] = {
    SETTINGS_FILE: Settings,
    VOCABULARY_FILE: Vocabulary,
}


class Salvaging:
    """A collector of what is left of the files of a folder."""

    def __init__(self, read_files: Mapping[str, RecordFile]) -> None:
        """Take the files read so far, by their paths; more may be added later."""
        self._read_files = read_files
        self._singles: dict[str, BaseModel] = {}
        self._records: dict[str, AnyRecord] = {}
        self._files: dict[str, RecordFile] = {}
        self._gaps: dict[str, Gaps] = {}
        self._unread: dict[str, str] = {}
        self._nameless: list[tuple[str, str]] = []

    def add_single(
        self, name: str, place: str, path: str, saved: Validated[BaseModel] | None
    ) -> None:
        """Add the settings or the vocabulary; if nothing is left, all of it is unknown."""
        if saved is None:
            model = _SINGLES[name]
            stand_in, _ = validate(MappingNode((), 1, 1), model, path, Known())
            assert stand_in is not None  # noqa: S101 - every field has a stand-in
            self._singles[name] = stand_in.record
            self._files[name] = self._read_files.get(place, RecordFile(path))
            self._gaps[name] = WHOLLY_UNKNOWN
        else:
            self._singles[name] = saved.record
            self._add_file(name, place, saved)

    def add(
        self, kind: RecordKind, record_id: str, found: FoundFile, saved: Validated[AnyRecord] | None
    ) -> None:
        """Add a record under its id, or under the id that it will have once its file is renamed."""
        if not record_id:
            self._nameless.append((found.path, kind.name))
        elif saved is None:
            self.add_unread(record_id, kind.name)
        else:
            place = _path_of(kind, record_id)
            self._records[place] = saved.record
            self._add_file(place, found.place, saved)

    def add_unread(self, record_id: str, kind: str) -> None:
        """Add the id of a file with nothing left."""
        self._unread[record_id] = kind

    def has(self, kind: RecordKind, record_id: str) -> bool:
        """Return whether another file has, or should have, the record with this id."""
        return _path_of(kind, record_id) in self._records or record_id in self._unread

    def salvage(self) -> Salvage:
        """Return everything collected."""
        settings, vocabulary = self._singles[SETTINGS_FILE], self._singles[VOCABULARY_FILE]
        assert isinstance(settings, Settings)  # noqa: S101 - see add_single
        assert isinstance(vocabulary, Vocabulary)  # noqa: S101 - see add_single
        order = [kind.name for kind in RECORD_KINDS.values()]
        records = sorted(
            self._records.values(), key=lambda record: (order.index(record.KIND), record.id)
        )
        return Salvage(
            settings,
            vocabulary,
            tuple(records),
            MappingProxyType(self._files),
            MappingProxyType(self._gaps),
            MappingProxyType(self._unread),
            tuple(self._nameless),
        )

    def _add_file(self, place: str, read_at: str, saved: Validated[BaseModel]) -> None:
        read = self._read_files[read_at]
        marks = Marks(read.marks.source, saved.tree)
        self._files[place] = RecordFile(read.path, marks, read.unfinished)
        if saved.gaps:
            self._gaps[place] = saved.gaps


def _path_of(kind: RecordKind, record_id: str) -> str:
    return f"{kind.folder}/{record_id}.yml"
