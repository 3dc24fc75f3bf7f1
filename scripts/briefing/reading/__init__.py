"""YAML files to records, with the line and column of every field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pydantic import BaseModel

from briefing.problems import Mark, Problem, problem
from briefing.reading.alone import NotYamlError, read_alone
from briefing.reading.expansion import expand
from briefing.reading.folder import (
    BASEMAP_FILE,
    SETTINGS_FILE,
    VOCABULARY_FILE,
    Folder,
    FoundFile,
    MisplacedFile,
    device_hint,
    display_path,
    file_at,
    id_problem,
)
from briefing.reading.gaps import ANY, NO_GAPS, Gaps
from briefing.reading.known import Known
from briefing.reading.results import Marks, Reading, RecordFile, Salvage
from briefing.reading.salvaging import NO_ID, Salvaging
from briefing.reading.shapes import ModelShape, field_names
from briefing.reading.texts import text_problems
from briefing.reading.unfinished import ValueSpan, find_unfinished, outside_spans
from briefing.reading.validation import Validated, validate
from briefing.records import RECORD_KINDS, AnyRecord, Basemap, Settings, Source, Vocabulary
from briefing.records.ids import is_id, suggest_id
from briefing.records.settings import SCHEMA_VERSION
from briefing.yamltree import MappingNode, ScalarNode, parse, read_source

__all__ = [
    "ANY",
    "BASEMAP_FILE",
    "NO_GAPS",
    "SETTINGS_FILE",
    "VOCABULARY_FILE",
    "Gaps",
    "Marks",
    "NotYamlError",
    "Reading",
    "RecordFile",
    "Salvage",
    "ValueSpan",
    "device_hint",
    "display_path",
    "file_at",
    "read_alone",
    "read_folder",
]

MOST_PROBLEMS = 100
"""How many problems of one file are listed."""

_AnyModel = TypeVar("_AnyModel", bound=BaseModel)


class _Reader:
    """A reader of single files, which collects their problems and positions."""

    def __init__(self) -> None:
        self.files: dict[str, RecordFile] = {}
        self.problems: list[Problem] = []
        self.known = Known()

    def read_file(
        self, found: FoundFile, model: type[_AnyModel], record_id: str | None = None
    ) -> Validated[_AnyModel] | None:
        """Read a file as a model: return what fits, and collect the problems."""
        source, problems = read_source(found.file, found.path)
        self.files[found.place] = RecordFile(found.path)
        saved: Validated[_AnyModel] | None = None
        if source is not None:
            self.files[found.place] = RecordFile(found.path, Marks(source))
            tree, syntax = parse(source, field_names(model))
            # The space put in for a hidden character may be the only fault in its line.
            hidden = {one.line for one in problems}
            problems += [one for one in syntax if one.line not in hidden]
            if tree is not None:
                shape = ModelShape(model)
                tree = expand(tree, shape)
                spans, todos = find_unfinished(source, tree, shape, self.known)
                self.files[found.place] = RecordFile(found.path, Marks(source, tree), spans)
                saved, misfits = validate(tree, model, found.path, self.known, record_id)
                misfits += text_problems(source, tree, shape, self.known.ids.get(Source.KIND, ()))
                problems += [*todos, *outside_spans(spans, misfits)]
        self.problems += _limit_problems(problems)
        return saved


def _limit_problems(problems: list[Problem]) -> list[Problem]:
    if len(problems) <= MOST_PROBLEMS:
        return problems
    ordered = sorted(problems)
    beyond = ordered[MOST_PROBLEMS]
    message = f"the file has more problems than the {MOST_PROBLEMS} that are listed"
    mark = Mark(beyond.line, beyond.column)
    more = problem(
        "crowded-file", beyond.path, mark, message, "Fix the first ones and check again."
    )
    return [*ordered[:MOST_PROBLEMS], more]


def read_folder(data: Path) -> Reading:
    """Read a data folder: its settings, vocabulary, base map and records, in a fixed order.

    Never raises for a file's content: every file is read, and everything wrong with it is returned
    as problems. Rules across files are left to the checker.
    """
    folder = Folder(data, [kind.folder for kind in RECORD_KINDS.values()])
    if not data.is_dir():
        what = "this is not a folder" if data.exists() else "there is no such folder"
        message = f"{what}; a briefing is a folder with a file `briefing.yml`"
        hint = "Check the name of the folder."
        missing = problem("missing-file", folder.shown, Mark(1, 1), message, hint)
        return Reading(data, None, None, (), MappingProxyType({}), (missing,))
    reader = _Reader()
    salvaging = Salvaging(reader.files)
    files = {kind.name: folder.records(kind.folder) for kind in RECORD_KINDS.values()}
    ids = {kind: tuple(found.id for found in found_files) for kind, found_files in files.items()}
    reader.known = Known(ids)
    settings = _read_single(folder, SETTINGS_FILE, Settings, reader, salvaging)
    vocabulary = _read_single(folder, VOCABULARY_FILE, Vocabulary, reader, salvaging)
    basemap_file = folder.optional_file(BASEMAP_FILE)
    basemap = reader.read_file(basemap_file, Basemap) if basemap_file else None
    if vocabulary is not None:
        reader.known = Known(ids, vocabulary.record, vocabulary.gaps)
    records = tuple(_read_records(files, reader, salvaging))
    read_files = MappingProxyType(dict(reader.files))
    folder.report_misplaced()
    for stray in folder.strays:
        _read_stray(stray, reader, salvaging)
    return Reading(
        root=data,
        settings=None if settings is None else settings.whole,
        vocabulary=None if vocabulary is None else vocabulary.whole,
        records=records,
        files=read_files,
        problems=tuple(sorted(reader.problems + folder.problems)),
        basemap=None if basemap is None else basemap.whole,
        salvage=None if _has_other_version(read_files) else salvaging.salvage(),
    )


def _read_single(
    folder: Folder, name: str, model: type[_AnyModel], reader: _Reader, salvaging: Salvaging
) -> Validated[_AnyModel] | None:
    """Read one of the files that every briefing has."""
    found = folder.single_file(name)
    saved = reader.read_file(found, model) if found is not None else None
    place = found.place if found is not None else name
    salvaging.add_single(name, place, folder.file_at(name).path, saved)
    return saved if place == name else None


def _read_records(
    files: Mapping[str, Sequence[FoundFile]], reader: _Reader, salvaging: Salvaging
) -> Iterator[AnyRecord]:
    """Read all records, and yield those that are complete."""
    for kind in RECORD_KINDS.values():
        taken = {found.id for found in files[kind.name]}
        for found in files[kind.name]:
            record_id = found.id
            if (misnamed := id_problem(found)) is not None:
                reader.problems.append(misnamed)
            if not is_id(record_id):
                record_id = suggest_id(record_id)
                if record_id in taken:
                    record_id = ""
            saved = reader.read_file(found, kind.model, record_id or NO_ID)
            salvaging.add(kind, record_id, found, saved)
            if saved is not None and saved.whole is not None and record_id == found.id:
                yield saved.whole


def _read_stray(stray: MisplacedFile, reader: _Reader, salvaging: Salvaging) -> None:
    """Read a misplaced file as the record that it will be once it is moved."""
    kind = next((one for one in RECORD_KINDS.values() if one.folder == stray.kind_folder), None)
    if kind is None:
        salvaging.add_unread(stray.id, "")
    elif not salvaging.has(kind, stray.id):
        saved = reader.read_file(stray.found, kind.model, stray.id if is_id(stray.id) else NO_ID)
        salvaging.add(kind, stray.id, stray.found, saved)


def _has_other_version(files: Mapping[str, RecordFile]) -> bool:
    """Return whether the settings name another version of the data model."""
    root = files[SETTINGS_FILE].marks.root if SETTINGS_FILE in files else None
    entry = root.entry("schema_version") if isinstance(root, MappingNode) else None
    text = entry.value.text if entry and isinstance(entry.value, ScalarNode) else None
    return text is not None and text.isdecimal() and int(text) != SCHEMA_VERSION
