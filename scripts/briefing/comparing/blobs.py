"""Versions of a data folder as records: each content of a file is read once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha1, sha256
from pathlib import Path

from pydantic import BaseModel

from briefing.addresses import data_file
from briefing.comparing.history import History
from briefing.editing import EditError
from briefing.migrating import raise_text, version_of
from briefing.reading import (
    BASEMAP_FILE,
    SETTINGS_FILE,
    VOCABULARY_FILE,
    NotYamlError,
    file_at,
    read_alone,
)
from briefing.records import RECORD_KINDS, AnyRecord, Settings, Vocabulary
from briefing.records.ids import is_id
from briefing.records.settings import SCHEMA_VERSION

_SINGLES: Mapping[str, type[BaseModel]] = {SETTINGS_FILE: Settings, VOCABULARY_FILE: Vocabulary}
_FOLDERS = {kind.folder: kind for kind in RECORD_KINDS.values()}
_SHA1_DIGITS = 40

_Key = tuple[str, str, int]
"""The id of a file's content, its path, and the version of the data model that it has."""


@dataclass(frozen=True)
class Content:
    """What the content of a file makes.

    Attributes:
        model: The record, settings or vocabulary; None if it does not fit them.
        is_yaml: Whether it is YAML at all.
    """

    model: BaseModel | None = None
    is_yaml: bool = True


@dataclass(frozen=True)
class Snapshot:
    """A version of a data folder.

    Attributes:
        settings: Its settings; None if they cannot be read. Likewise the vocabulary.
        records: The records that can be read, by the paths of their files.
        keys: What tells the content of each file from others, by its path.
        unread: The paths of the files that cannot be read.
        is_yaml: Whether every file is YAML.
    """

    settings: Settings | None
    vocabulary: Vocabulary | None
    records: Mapping[str, AnyRecord]
    keys: Mapping[str, object]
    unread: frozenset[str]
    is_yaml: bool


@dataclass
class Snapshots:
    """The reader of a history's versions."""

    history: History
    _read: dict[_Key, Content] = field(default_factory=dict)
    _made: dict[str, Snapshot] = field(default_factory=dict)
    _versions: dict[str, int] = field(default_factory=dict)

    def learn(self, data: Path, records: Mapping[str, AnyRecord]) -> None:
        """Take over records that were just read from the folder, so as not to read them again."""
        digits = len(self.history.repository.commit("HEAD"))
        for record in records.values():
            place = data_file(record.KIND, record.id)
            try:
                raw = file_at(data, place).read_bytes()
            except OSError:  # gone meanwhile: it is read from git
                continue
            self._read[_id_of(raw, digits), place, SCHEMA_VERSION] = Content(record)

    def at(self, tree: str) -> Snapshot:
        """Return a version by the id of its folder; the last two are kept.

        Raises:
            GitError: git cannot give its files.
        """
        if tree not in self._made:
            made = self._make(self.history.files(tree))
            self._made = dict([*self._made.items(), (tree, made)][-2:])
        return self._made[tree]

    def _make(self, files: Mapping[str, str]) -> Snapshot:
        version = self._version(files)
        keys = {place: (blob, place, version) for place, blob in files.items() if _is_read(place)}
        new = [key for key in keys.values() if key not in self._read]
        contents = (
            self.history.contents([*dict.fromkeys(blob for blob, _, _ in new)]) if new else {}
        )
        for key in new:
            self._read[key] = _read_content(contents[key[0]], key[1], version)
        found = {place: self._read[key] for place, key in keys.items()}
        settings, vocabulary = (found.get(name, Content()).model for name in _SINGLES)
        return Snapshot(
            settings if isinstance(settings, Settings) else None,
            vocabulary if isinstance(vocabulary, Vocabulary) else None,
            dict(_records(found)),
            keys | {place: files[place] for place in files if place == BASEMAP_FILE},
            frozenset(place for place, content in found.items() if content.model is None),
            all(content.is_yaml for content in found.values()),
        )

    def _version(self, files: Mapping[str, str]) -> int:
        """Return the version of the data model that the settings name; 0 if there is none."""
        blob = files.get(SETTINGS_FILE)
        if blob is None:
            return 0
        if blob not in self._versions:
            self._versions[blob] = _version_in(self.history.contents([blob])[blob])
        return self._versions[blob]


def _version_in(settings: bytes) -> int:
    try:
        return version_of(settings.decode("utf-8")) or 0
    except (EditError, UnicodeDecodeError):
        return 0


def _is_read(place: str) -> bool:
    folder, _, name = place.rpartition("/")
    return place in _SINGLES or (
        folder in _FOLDERS and name.endswith(".yml") and is_id(name.removesuffix(".yml"))
    )


def _read_content(raw: bytes, place: str, version: int) -> Content:
    if not version:
        return Content()
    folder, _, name = place.rpartition("/")
    model: type[BaseModel] = _SINGLES[place] if place in _SINGLES else _FOLDERS[folder].model
    record_id = None if place in _SINGLES else name.removesuffix(".yml")
    try:
        raised = raw
        if version < SCHEMA_VERSION:
            raised = raise_text(place, raw.decode("utf-8"), version).encode("utf-8")
        return Content(read_alone(raised, model, record_id))
    except (EditError, UnicodeDecodeError, NotYamlError):
        return Content(is_yaml=False)


def _records(found: Mapping[str, Content]) -> Iterator[tuple[str, AnyRecord]]:
    """Yield the records as a folder is read: by kind, then by id."""
    for kind in RECORD_KINDS.values():
        places = sorted(place for place in found if place.startswith(f"{kind.folder}/"))
        for place in places:
            model = found[place].model
            if isinstance(model, kind.model):
                yield place, model


def _id_of(raw: bytes, digits: int) -> str:
    """Return the id that git gives to a file's content."""
    whole = b"blob %d\0%b" % (len(raw), raw)
    make = sha1 if digits == _SHA1_DIGITS else sha256
    return make(whole).hexdigest()
