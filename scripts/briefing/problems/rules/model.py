"""What a rule is, and the example that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """What a problem does to the build."""

    ERROR = "error"
    """Nothing is published until it is mended."""
    WARNING = "warning"
    """Published, and shown at every check."""
    NOTE = "note"
    """Published; counted, and listed only when asked for."""


@dataclass(frozen=True)
class Example:
    """A file that breaks a rule, and the same file mended.

    A record is shown by the fields that matter; those that it does not show are as they
    should be. In a file that is read whole, such as one without a field, it shows all.
    """

    file: str
    """Where it lies in the data folder: `actors/ben.yml`."""
    before: str | bytes | None
    """What stands there; bytes where they are no text in UTF-8; None if there is no file."""
    after: str
    """What should stand there."""
    was: str = ""
    """Where it lay before, if that is what is wrong."""


@dataclass(frozen=True)
class Rule:
    """One thing that can be wrong in a record."""

    code: str
    """Kebab-case name, stable between versions."""
    severity: Severity
    meaning: str
    """What is wrong: one sentence for a contributor."""
    remedy: str
    """What the contributor is asked to do: a sentence or two."""
    example: Example | None
    """How it is broken and mended; None where no record should be able to break it."""

    @property
    def anchor(self) -> str:
        """The id of its entry on the page that explains all rules."""
        return f"s-{self.code}"


@dataclass(frozen=True)
class Family:
    """Rules that belong together."""

    id: str
    """Kebab-case name."""
    title: str
    rules: tuple[Rule, ...]
