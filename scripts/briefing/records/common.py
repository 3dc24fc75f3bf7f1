"""What every record has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from briefing.records.base import Id, LanguageTag, Model, Plain
from briefing.records.dates import EdtfDate
from briefing.records.values import Alias, Correction, ScriptName, Withdrawal


class Record(Model):
    """One YAML file."""

    KIND: ClassVar[str]

    id: Id
    """The file name without `.yml`."""
    reviewed: EdtfDate | None = None
    """EDTF date on which the whole record was last checked against its evidence."""
    corrections: tuple[Correction, ...] = ()
    """Substantive changes since publication."""
    renamed_from: tuple[Id, ...] = ()
    """Earlier ids, which redirect to this one."""
    withdrawn: Withdrawal | None = None
    """Set when the record is withdrawn."""
    disambiguation: Plain | None = Field(
        default=None,
        examples=["Not the windmill of the same name.", "Not her daughter, who has the same name."],
    )
    """What it is not to be confused with."""

    @property
    def label(self) -> str:
        """The words by which a link names the record."""
        raise NotImplementedError


class Reviewed(Record):
    """A record that states things in our own words, and so is reviewed as a whole."""

    reviewed: EdtfDate
    """EDTF date on which the whole record was last checked against its evidence."""


class Named(Model):
    """Something with names that texts mention."""

    names: Mapping[LanguageTag, ScriptName] = {}
    """Names in their own script, by BCP 47 tag."""
    aliases: tuple[Alias, ...] = ()
    """Other names, for search; linked automatically only with `link: true`."""
