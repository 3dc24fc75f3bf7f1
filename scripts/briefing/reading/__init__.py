"""YAML files to records, with the line and column of every field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pydantic import BaseModel

from briefing.problems import Mark, Problem, problem
from briefing.reading.expansion import expanded
from briefing.reading.folder import (
    BASEMAP_FILE,
    SETTINGS_FILE,
    VOCABULARY_FILE,
    Folder,
    Found,
    id_problem,
    shown_path,
    suggested_id,
)
from briefing.reading.known import Known
from briefing.reading.results import Marks, Reading, RecordFile
from briefing.reading.shapes import ModelShape, field_names
from briefing.reading.texts import text_problems
from briefing.reading.unfinished import Span, unfinished, without
from briefing.reading.validation import validated
from briefing.records import RECORD_KINDS, AnyRecord, Basemap, Settings, Vocabulary
from briefing.yamltree import parse, read_source

__all__ = [
    "BASEMAP_FILE",
    "SETTINGS_FILE",
    "VOCABULARY_FILE",
    "Marks",
    "Reading",
    "RecordFile",
    "Span",
    "read",
    "shown_path",
    "suggested_id",
]

MOST_PROBLEMS = 100
"""How many problems of one file are listed."""

_AnyModel = TypeVar("_AnyModel", bound=BaseModel)


class _Reader:
    """Reads files one by one and collects what they give."""

    def __init__(self) -> None:
        self.files: dict[str, RecordFile] = {}
        self.problems: list[Problem] = []
        self.known = Known()

    def one(
        self, found: Found, model: type[_AnyModel], record_id: str | None = None
    ) -> _AnyModel | None:
        """Read a file as a model; None if it does not fit, with problems that say why."""
        source, problems = read_source(found.file, found.path)
        self.files[found.place] = RecordFile(found.path)
        record: _AnyModel | None = None
        if source is not None:
            tree, syntax = parse(source, field_names(model))
            # What stands in place of a hidden character may be all that is wrong with its line.
            hidden = {one.line for one in problems}
            problems += [one for one in syntax if one.line not in hidden]
            if tree is not None:
                shape = ModelShape(model)
                tree = expanded(tree, shape)
                spans, todos = unfinished(source, tree, shape, self.known)
                self.files[found.place] = RecordFile(found.path, Marks(source, tree), spans)
                record, misfits = validated(tree, model, found.path, self.known, record_id)
                misfits += text_problems(source, tree, shape)
                problems += [*todos, *without(spans, misfits)]
        self.problems += _at_most(problems)
        return record


def _at_most(problems: list[Problem]) -> list[Problem]:
    if len(problems) <= MOST_PROBLEMS:
        return problems
    ordered = sorted(problems)
    beyond = ordered[MOST_PROBLEMS]
    message = f"the file has more problems than the {MOST_PROBLEMS} that are listed"
    mark = Mark(beyond.line, beyond.column)
    more = problem("crowded-file", beyond.path, mark, message, "Mend the first ones, check again.")
    return [*ordered[:MOST_PROBLEMS], more]


def read(data: Path) -> Reading:
    """Read a data folder: its settings, vocabulary, base map and records, in a fixed order.

    Never raises for what a file holds: every file is read, and all that is wrong with it
    comes as problems. Rules that reach beyond one file are left to the checker.
    """
    folder = Folder(data, [kind.folder for kind in RECORD_KINDS.values()])
    reader = _Reader()
    if not data.is_dir():
        message = "there is no such folder; a briefing is a folder with a file `briefing.yml`"
        hint = "Check the name of the folder that was given."
        missing = problem("missing-file", folder.shown, Mark(1, 1), message, hint)
        return Reading(data, None, None, (), MappingProxyType({}), (missing,))
    settings_file = folder.single_file(SETTINGS_FILE)
    settings = reader.one(settings_file, Settings) if settings_file else None
    vocabulary_file = folder.single_file(VOCABULARY_FILE)
    vocabulary = reader.one(vocabulary_file, Vocabulary) if vocabulary_file else None
    basemap_file = folder.optional_file(BASEMAP_FILE)
    basemap = reader.one(basemap_file, Basemap) if basemap_file else None
    files = {kind.name: folder.records(kind.folder) for kind in RECORD_KINDS.values()}
    ids = {kind: tuple(found.id for found in found_files) for kind, found_files in files.items()}
    reader.known = Known(ids, vocabulary)
    records, unread = _records(files, reader)
    folder.look_for_misplaced()
    problems = tuple(sorted(reader.problems + folder.problems))
    read_files = MappingProxyType(reader.files)
    return Reading(data, settings, vocabulary, records, read_files, problems, unread, basemap)


def _records(
    files: Mapping[str, Sequence[Found]], reader: _Reader
) -> tuple[tuple[AnyRecord, ...], frozenset[str]]:
    records: list[AnyRecord] = []
    unread: set[str] = set()
    for kind in RECORD_KINDS.values():
        for found in files[kind.name]:
            if (misnamed := id_problem(found)) is not None:
                reader.problems.append(misnamed)
            record = reader.one(found, kind.model, found.id)
            if record is None:
                unread.add(found.id)
            else:
                records.append(record)
    return tuple(records), frozenset(unread)
