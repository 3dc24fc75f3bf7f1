"""One side of a comparison: a data folder as far as it can be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from briefing import addresses
from briefing.checking import Case, check
from briefing.migrating import migrate_data
from briefing.problems import BriefingError, Severity
from briefing.reading import BASEMAP_FILE, Reading, file_at, read_folder
from briefing.records import AnyRecord, Basemap, Settings, Vocabulary


@dataclass(frozen=True)
class Side:
    """The content of a data folder, as far as it can be read.

    Attributes:
        name: How a report names this side: `main`.
        settings: The settings; None if they cannot be read. Likewise the vocabulary.
        records: The records that can be read.
        unread: The locations of the files that cannot be read.
        errors: How many errors the checker finds in it.
        digests: The SHA-256 digest of each file, by its location.
    """

    name: str
    settings: Settings | None
    vocabulary: Vocabulary | None
    records: tuple[AnyRecord, ...]
    basemap: Basemap | None = None
    unread: tuple[str, ...] = ()
    errors: int = 0
    digests: Mapping[str, str] | None = None

    @classmethod
    def of(cls, data: Path, name: str) -> Side:
        """Read a data folder as far as it is correct."""
        reading = read_folder(data)
        return cls(
            name=name,
            settings=reading.settings,
            vocabulary=reading.vocabulary,
            records=reading.records,
            basemap=reading.basemap,
            unread=_unread(reading),
            errors=_errors(reading),
            digests={place: _digest(file_at(data, place)) for place in reading.files},
        )

    @classmethod
    def of_copy(cls, data: Path, name: str) -> Side:
        """Read a copy that may be changed: data of an older version is migrated in it first."""
        side = cls.of(data, name)
        if side.settings is not None:
            return side
        try:
            migrate_data(data).write()
        except (BriefingError, OSError):
            return side
        return cls.of(data, name)


def _unread(reading: Reading) -> tuple[str, ...]:
    readable = {addresses.data_file(record.KIND, record.id) for record in reading.records}
    singles = {
        "briefing.yml": reading.settings,
        "vocabulary.yml": reading.vocabulary,
        BASEMAP_FILE: reading.basemap,
    }
    readable |= {place for place, model in singles.items() if model is not None}
    return tuple(place for place in reading.files if place not in readable)


def _errors(reading: Reading) -> int:
    problems = set(reading.problems)
    if (case := Case.of(reading)) is not None:
        problems |= set(check(case))
    return sum(found.severity is Severity.ERROR for found in problems)


def _digest(file: Path) -> str:
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""
