"""Find the files of a data folder to read, and report those in the wrong place."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from briefing.problems import Mark, Problem, nearest, one_of, problem, quote
from briefing.reading.strays import advice_for
from briefing.records.ids import (
    DEVICE_NAMES,
    RESERVED_PREFIXES,
    is_id,
    is_reserved,
    suggest_id,
)

SETTINGS_FILE = "briefing.yml"
VOCABULARY_FILE = "vocabulary.yml"
BASEMAP_FILE = "basemap.geojson"

_SINGLE_FILES = (SETTINGS_FILE, VOCABULARY_FILE)
_START = Mark(1, 1)
_YAML_NAME = re.compile(r"\.ya?ml(\.txt)?$", re.IGNORECASE)


class FoundFile(NamedTuple):
    """A file to be read."""

    file: Path
    place: str
    """Its path in the data folder: `actors/ali.yml`."""
    path: str
    """Its path as problems show it."""

    @property
    def id(self) -> str:
        """The id of its record, from its name."""
        return self.place.rpartition("/")[2].removesuffix(".yml")


class MisplacedFile(NamedTuple):
    """A YAML file outside the folders of records, or with another extension."""

    found: FoundFile
    id: str
    """The id that its record would have."""
    kind_folder: str
    """The folder in which it belongs; empty if unknown."""


def display_folder(data: Path) -> str:
    """Return a folder's path as problems show it: as given, but never absolute."""
    here = Path.cwd()
    if not data.is_absolute():
        return readable(data.as_posix())
    return readable(data.relative_to(here).as_posix() if data.is_relative_to(here) else data.name)


def readable(name: str) -> str:
    """Return a file's name as Unicode text, whatever bytes it contains."""
    return os.fsencode(name).decode("utf-8", "replace")


def file_at(data: Path, place: str) -> Path:
    """Return the file at a path of a reading, whatever the system's encoding of names."""
    return data / os.fsdecode(place.encode("utf-8"))


def display_path(data: Path, place: str) -> str:
    """Return the path of a file in a data folder as problems show it."""
    return Folder(data, ()).file_at(place).path


class Folder:
    """A data folder; problems show its files below `shown`."""

    def __init__(self, data: Path, kind_folders: Sequence[str]) -> None:
        self.data = data
        self.shown = display_folder(data)
        self.kind_folders = tuple(kind_folders)
        self.problems: list[Problem] = []
        self.strays: list[MisplacedFile] = []

    def file_at(self, place: str) -> FoundFile:
        """Return a file of this folder by its path, whether or not it exists."""
        shown = readable(place)
        path = shown if self.shown == "." else f"{self.shown}/{shown}"
        return FoundFile(self.data / place, shown, path)

    def single_file(self, name: str) -> FoundFile | None:
        """Return one of the files that every briefing has."""
        if (found := self.optional_file(name)) is not None:
            return found
        others = (other for other in self._list_names("") if _YAML_NAME.sub(".yml", other) == name)
        if (other := next(others, None)) is not None:
            return self.file_at(other)  # which is reported as misplaced
        found = self.file_at(name)
        message = f"the briefing has no file `{name}`"
        hint = "Create it; an existing briefing shows what goes into it."
        self.problems.append(problem("missing-file", found.path, _START, message, hint))
        return None

    def optional_file(self, name: str) -> FoundFile | None:
        """Return one of the files that a briefing may have."""
        found = self.file_at(name)
        return found if found.file.exists() or found.file.is_symlink() else None

    def records(self, kind_folder: str) -> list[FoundFile]:
        """Return the record files of one kind, sorted by name."""
        records = []
        for name in self._list_names(kind_folder):
            if name.startswith("."):
                continue
            found = self.file_at(f"{kind_folder}/{name}")
            if name.endswith(".yml"):
                records.append(found)
            elif _YAML_NAME.search(name):
                self._report_misplaced(found)
            elif not found.file.is_dir():
                self._report_stray(found)
        return records

    def report_misplaced(self) -> None:
        """Report files that are not read because they are in the wrong place."""
        for name in self._list_names(""):
            if name.startswith(".") or name in (*_SINGLE_FILES, BASEMAP_FILE):
                continue
            if not (self.data / name).is_dir():
                self._report_unread(self.file_at(name))
        for places in self._files_elsewhere():
            files = [place for place in places if _YAML_NAME.search(place)]
            # One picture or note is reported for its whole folder.
            for place in files or places[:1]:
                self._report_unread(self.file_at(place), len(places))

    def _report_unread(self, found: FoundFile, count: int = 1) -> None:
        if _YAML_NAME.search(found.place):
            self._report_misplaced(found)
        else:
            self._report_stray(found, count)

    def _list_names(self, folder: str) -> list[str]:
        try:
            return sorted(os.listdir(self.data / folder))  # noqa: PTH208 - names only, no paths
        except FileNotFoundError:
            return []
        except OSError as error:
            path = self.file_at(folder).path if folder else self.shown
            message = f"the folder cannot be read: {(error.strerror or 'unknown reason').lower()}"
            hint = "Check that it is a folder and that you have permission to read it."
            self.problems.append(problem("file-unreadable", path, _START, message, hint))
            return []

    def _files_elsewhere(self) -> Iterator[list[str]]:
        """Yield the files of each folder that does not belong to a kind of record."""
        for top, folders, names in os.walk(self.data):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            below = Path(top).relative_to(self.data).as_posix()
            if below == "." or below in self.kind_folders:
                folders[:] = [name for name in folders if not _YAML_NAME.search(name)]
                continue
            yield [f"{below}/{name}" for name in sorted(names) if not name.startswith(".")]

    def _report_stray(self, found: FoundFile, count: int = 1) -> None:
        name = found.place.rpartition("/")[2]
        message = f"{quote(name)} is not a record, and is not read"
        if count > 1:
            message += f"; nor is anything else in its folder, {count} files in total"
        self.problems.append(problem("stray-file", found.path, _START, message, advice_for(name)))

    @staticmethod
    def _is_single(folder: str, name: str) -> bool:
        return not folder and name in _SINGLE_FILES

    def _report_misplaced(self, found: FoundFile) -> None:
        folder, _, name = found.place.rpartition("/")
        meant = _YAML_NAME.sub(".yml", name)
        if not self._is_single(folder, meant) and not is_id(meant.removesuffix(".yml")):
            meant = f"{suggest_id(meant.removesuffix('.yml')) or 'ann-example'}.yml"
        if folder in self.kind_folders or self._is_single(folder, meant):
            message = f"{quote(name)} is not read: the name of a record's file ends in .yml"
            hint = f"Rename the file to {quote(meant)}."
            if folder:
                self.strays.append(MisplacedFile(found, meant.removesuffix(".yml"), folder))
        else:
            place = f"the folder {quote(folder)}" if folder else "this folder"
            message = f"no record is read from {place}"
            folders = one_of(f"{name}/" for name in self.kind_folders)
            hint = f"Move the file to {folders}, depending on what it describes."
            if (likely := nearest(folder.partition("/")[0], self.kind_folders)) is not None:
                hint = f"Move the file to `{likely}/`."
            if meant != name:
                hint = f"{hint.removesuffix('.')}, under the name {quote(meant)}."
            self.strays.append(MisplacedFile(found, meant.removesuffix(".yml"), likely or ""))
        self.problems.append(problem("misplaced-file", found.path, _START, message, hint))


def id_problem(found: FoundFile) -> Problem | None:
    """Return the problem of a file's name as an id, if there is one."""
    name = found.id
    if not is_id(name):
        message = (
            f"the file's name {quote(name)} cannot be an id: only lowercase letters a-z, digits "
            "and single hyphens between them"
        )
        return problem("invalid-id", found.path, _START, message, _rename_hint(found))
    if is_reserved(name):
        message = f"the id {quote(name)} is reserved for the site's own pages and anchors"
        starts = one_of(RESERVED_PREFIXES)
        hint = f"Choose another file name: not `index`, and not one that begins with {starts}."
        return problem("invalid-id", found.path, _START, message, hint)
    if name in DEVICE_NAMES:
        message = f"Windows does not allow a file with the name {quote(found.file.name)}"
        return problem("invalid-id", found.path, _START, message, device_hint(name))
    return None


def device_hint(name: str) -> str:
    """Return the remedy for an id that Windows reserves for a device."""
    return (
        f"Choose a longer one, such as `the-{name}`: on Windows this briefing could not be copied."
    )


def _rename_hint(found: FoundFile) -> str:
    suggestion = suggest_id(found.id)
    if not suggestion:
        return "Rename the file, for example to `ann-example.yml`."
    target = found.file.with_name(f"{suggestion}.yml")
    if target.exists() and not target.samefile(found.file):
        return f"There is also a file `{target.name}`: put both together, or choose another name."
    return f"Rename the file to `{target.name}`."
