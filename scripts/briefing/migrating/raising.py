"""Migrate old data in memory, compare, and write it all at once."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import unified_diff
from io import StringIO
from pathlib import Path

from briefing.editing import EditError, set_field, text_at, write_all
from briefing.migrating.steps import STEPS, MigrationStep
from briefing.problems import BriefingError, Mark, Problem, problem, quote
from briefing.reading import BASEMAP_FILE, SETTINGS_FILE, Reading, file_at, read_folder
from briefing.records.settings import SCHEMA_VERSION
from briefing.yamltree import MappingNode, ScalarNode

_VERSION_FIELD = "schema_version"
_UNREADABLE = frozenset({"file-unreadable", "file-too-large", "not-utf8"})
_START = Mark(1, 1)
_NO_FINAL_NEWLINE = "\n\\ No newline at end of file\n"

Texts = Mapping[str, str]
"""The texts of a data folder's YAML files by their path in it: `actors/ann.yml`."""


@dataclass(frozen=True)
class Migration:
    """Data before and after a migration."""

    data: Path
    start: int
    """The version of the data before."""
    steps: tuple[MigrationStep, ...]
    """The steps to apply, in order; empty if the data are of the newest version."""
    before: Texts
    after: Texts
    paths: Mapping[str, str]
    """The name of each file in messages, by its path in the data folder."""

    @property
    def changed(self) -> tuple[str, ...]:
        """The paths of the files whose texts differ, in reading order."""
        return tuple(place for place in self.before if self.before[place] != self.after[place])

    def diff(self) -> str:
        """Return the changes as a unified diff; empty if there are none."""
        return "".join(self._diff_of(place) for place in self.changed)

    def write(self) -> None:
        """Write all changed files, or none.

        Raises:
            OSError: a file cannot be written; all are unchanged.
        """
        write_all({file_at(self.data, place): self.after[place] for place in self.changed})

    def _diff_of(self, place: str) -> str:
        path = self.paths[place]
        before, after = (list(StringIO(texts[place])) for texts in (self.before, self.after))
        lines = unified_diff(before, after, f"a/{path}", f"b/{path}")
        return "".join(line if line.endswith("\n") else line + _NO_FINAL_NEWLINE for line in lines)


def migrate_data(data: Path) -> Migration:
    """Migrate the data in a folder to the current version, without writing.

    Raises:
        BriefingError: the data cannot be migrated; `problems` says why, and what to do.
    """
    reading = read_folder(data)
    _raise_if_any([one for one in reading.problems if one.code in _UNREADABLE])
    start = _version(reading)
    places = [place for place in reading.files if place != BASEMAP_FILE]
    before = {place: file_at(data, place).read_bytes().decode("utf-8") for place in places}
    paths = {place: reading.files[place].path for place in places}
    steps = tuple(step for step in STEPS if step.version > start)
    after = dict(before)
    for step in steps:
        after = _apply_step(after, step, paths)
    if steps:
        settings = set_field(after[SETTINGS_FILE], _VERSION_FIELD, str(SCHEMA_VERSION))
        after[SETTINGS_FILE] = settings
        _raise_if_any(_new_problems(reading, after))
    return Migration(data, start, steps, before, after, paths)


def raise_text(place: str, text: str, start: int) -> str:
    """Return the text of a file, by its path in a data folder, of a version as it is now.

    Raises:
        EditError: the text is not what a step expects.
    """
    for step in STEPS:
        if step.version > start:
            text = step.change(place, text)
    if place == SETTINGS_FILE and start < SCHEMA_VERSION:
        text = set_field(text, _VERSION_FIELD, str(SCHEMA_VERSION))
    return text


def version_of(settings: str) -> int | None:
    """Return the version of the data that the text of `briefing.yml` names; None if unknown.

    Raises:
        EditError: the text is not YAML.
    """
    named = text_at(settings, (_VERSION_FIELD,)) or ""
    version = int(named) if named.isdecimal() else 0
    return version if 1 <= version <= SCHEMA_VERSION else None


def _raise_if_any(problems: list[Problem]) -> None:
    if problems:
        raise BriefingError(problems)


def _version(reading: Reading) -> int:
    """Return the version of the data, even if the rest of the settings is broken.

    Raises:
        BriefingError: the version is missing, invalid or too new.
    """
    if SETTINGS_FILE not in reading.files:
        raise BriefingError([one for one in reading.problems if one.code == "missing-file"])
    file = reading.files[SETTINGS_FILE]
    root = file.marks.root
    if not isinstance(root, MappingNode):
        raise BriefingError([one for one in reading.problems if one.path == file.path])
    entry = root.entry(_VERSION_FIELD)
    if entry is None:
        message = f"the field `{_VERSION_FIELD}` is missing, so the age of the data is not known"
        hint = f"Restore the missing line; the first version is `{_VERSION_FIELD}: 1`."
        raise BriefingError([problem("missing-field", file.path, root.mark, message, hint)])
    text = entry.value.text if isinstance(entry.value, ScalarNode) else None
    mark = entry.value.mark
    if text is None or not text.isdecimal() or int(text) == 0:
        message = f"{quote(text or '')} is not a version of the data model"
        hint = f"Versions are the whole numbers from 1 to {SCHEMA_VERSION}."
        raise BriefingError([problem("invalid-value", file.path, mark, message, hint)])
    if int(text) > SCHEMA_VERSION:
        message = f"the data have version {int(text)}, but these scripts read 1 to {SCHEMA_VERSION}"
        hint = "Use a later version of the generator; no update is needed here."
        raise BriefingError([problem("invalid-value", file.path, mark, message, hint)])
    return int(text)


def _apply_step(texts: Texts, step: MigrationStep, paths: Mapping[str, str]) -> dict[str, str]:
    changed: dict[str, str] = {}
    problems: list[Problem] = []
    for place, text in texts.items():
        try:
            changed[place] = step.change(place, text)
        except EditError as error:
            message = f"version {step.version} cannot be reached from here: {error}"
            hint = "Fix what the checker reports in this file, then update the data again."
            problems.append(problem("yaml-syntax", paths[place], _START, message, hint))
    _raise_if_any(problems)
    return changed


def _new_problems(before: Reading, after: Texts) -> list[Problem]:
    """Return the problems that the migrated data have and the old data did not have."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, before.root.name or "data")
        for place, text in after.items():
            file_at(data, place).parent.mkdir(parents=True, exist_ok=True)
            file_at(data, place).write_bytes(text.encode("utf-8"))
        reading = read_folder(data)
    known = Counter(_identity(before, one) for one in before.problems)
    found: list[Problem] = []
    for one in reading.problems:
        identity = _identity(reading, one)
        if known[identity]:
            known[identity] -= 1
        else:
            found.append(_with_old_path(before, identity, one))
    return found


def _identity(reading: Reading, one: Problem) -> tuple[str, str, str]:
    """Return the identity of a problem, which does not depend on its line and its folder."""
    places = {file.path: place for place, file in reading.files.items()}
    return places.get(one.path, one.path), one.code, one.message


def _with_old_path(before: Reading, identity: tuple[str, str, str], one: Problem) -> Problem:
    place, code, message = identity
    path = before.files[place].path if place in before.files else place
    hint = "Updating the data would cause this, so nothing was written. Fix the file first."
    return problem(code, path, Mark(one.line, one.column), message, hint)
