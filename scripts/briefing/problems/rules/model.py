"""A rule and its example."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """The effect of a problem on the build."""

    ERROR = "error"
    """Nothing is published until it is fixed."""
    WARNING = "warning"
    """Published, and shown at every check."""
    NOTE = "note"
    """Published; counted, and listed only when asked for."""


@dataclass(frozen=True)
class Example:
    """A file that breaks a rule, and the same file fixed.

    It shows only the fields of a record that matter; the others are correct. A file in which
    everything matters, such as one with a missing field, is shown in full.
    """

    file: str
    """The path in the data folder: `actors/ben.yml`."""
    before: str | bytes | None
    """The wrong content; bytes if it is not UTF-8; None if the file does not exist."""
    after: str
    """The correct content."""
    was: str = ""
    """The wrong path, if that is the mistake."""


@dataclass(frozen=True)
class Rule:
    """A rule that a record can break."""

    code: str
    """Kebab-case name, stable between versions."""
    severity: Severity
    meaning: str
    """What is wrong: one sentence for a contributor."""
    remedy: str
    """What the contributor is asked to do: a sentence or two."""
    example: Example | None
    """How it is broken and fixed; None if no record should be able to break it."""

    @property
    def anchor(self) -> str:
        """The id of the rule's entry on the page of rules."""
        return f"s-{self.code}"


@dataclass(frozen=True)
class Family:
    """Rules that belong together."""

    id: str
    """Kebab-case name."""
    title: str
    rules: tuple[Rule, ...]
