"""The public interface: from a data folder to a checked and linked briefing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefing import addresses
from briefing.checking import Case, check
from briefing.editing import write_all
from briefing.git import files_changed_since
from briefing.linking import Briefing, link
from briefing.problems import RULES, BriefingError, Problem, Severity
from briefing.reading import Reading, RecordFile, display_path, read_folder


@dataclass(frozen=True)
class Examination:
    """A data folder after reading and checking.

    Attributes:
        briefing: The linked briefing, from all files without errors of their own; fit for pages
            only if there are no errors at all. None if its settings or vocabulary have errors.
        problems: Everything wrong with it, sorted by file and place.
        files: The number of files read.
        site_url: The address of the site, if known.
        read: Every file that was read, by its path in the folder.
    """

    briefing: Briefing | None
    problems: tuple[Problem, ...]
    files: int
    site_url: str | None = None
    read: Mapping[str, RecordFile] = field(default_factory=dict, repr=False)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(found for found in self.problems if found.severity is Severity.ERROR)

    def help_of(self, code: str) -> str | None:
        """Return the address at which the site explains a rule; None without a site."""
        if self.site_url is None:
            return None
        entry = replace(addresses.page("checker"), anchor=RULES[code].anchor)
        return entry.url_under(self.site_url)


def examine(data: Path) -> Examination:
    """Read, link and check a data folder; return everything that is wrong with it at once."""
    reading = read_folder(data)
    site_url = reading.settings.site_url if reading.settings is not None else None
    case = Case.of(reading)
    problems = tuple(sorted({*reading.problems, *(check(case) if case is not None else ())}))
    briefing = _complete_briefing(reading, case)
    return Examination(briefing, problems, len(reading.files), site_url, reading.files)


def examine_changed(data: Path, texts: Mapping[str, str]) -> Examination:
    """Examine a copy of a data folder with new texts for some files, by their paths in it."""
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / data.resolve().name
        shutil.copytree(data, copy)
        write_all({copy / place: text for place, text in texts.items()})
        return examine(copy)


def _complete_briefing(reading: Reading, case: Case | None) -> Briefing | None:
    """Return the briefing as it is written, without stand-ins that only the checker uses."""
    if reading.settings is None or reading.vocabulary is None:
        return None
    if case is not None and case.is_whole:
        return case.briefing
    return link(reading.settings, reading.vocabulary, reading.records, reading.basemap)


def touched_files(data: Path, ref: str) -> frozenset[str]:
    """Return the files of a data folder that differ from those at `ref`.

    They are named as in problems.

    Raises:
        GitError: git cannot answer; the message says why.
    """
    return frozenset(display_path(data, place) for place in files_changed_since(data, ref))


def load(data: Path) -> Briefing:
    """Return the briefing in a data folder.

    Raises:
        BriefingError: something is wrong with it; `problems` says what and where.
    """
    examination = examine(data)
    if examination.errors or examination.briefing is None:
        raise BriefingError(examination.problems)
    return examination.briefing
