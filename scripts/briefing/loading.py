"""The public door: a data folder in, a checked and linked briefing out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefing.checking import Case, check
from briefing.linking import Briefing, link
from briefing.problems import BriefingError, Problem, Severity
from briefing.reading import read


@dataclass(frozen=True)
class Examination:
    """A data folder after reading and checking.

    Attributes:
        briefing: The linked briefing; None where its settings or vocabulary cannot be read.
        problems: Everything wrong with it, sorted by file and place.
        files: How many files were read.
    """

    briefing: Briefing | None
    problems: tuple[Problem, ...]
    files: int

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(found for found in self.problems if found.severity is Severity.ERROR)


def examine(data: Path) -> Examination:
    """Read, link and check a data folder, and give everything that is wrong with it at once."""
    reading = read(data)
    if reading.settings is None or reading.vocabulary is None:
        return Examination(None, reading.problems, len(reading.files))
    briefing = link(reading.settings, reading.vocabulary, reading.records, reading.basemap)
    case = Case(briefing, reading.records, reading.files, reading.unread)
    problems = tuple(sorted({*reading.problems, *check(case)}))
    return Examination(briefing, problems, len(reading.files))


def load(data: Path) -> Briefing:
    """Give the briefing in a data folder.

    Raises:
        BriefingError: something is wrong with it; `problems` says what and where.
    """
    examination = examine(data)
    if examination.errors or examination.briefing is None:
        raise BriefingError(examination.problems)
    return examination.briefing
