"""Begins a record: finds its id, sees that it is new, writes it with the rest left to fill in."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing import addresses
from briefing.editing import write_all
from briefing.linking import Briefing, link
from briefing.oserrors import explained
from briefing.reading import read
from briefing.records import RECORD_KINDS, AnyRecord, EdtfDate
from briefing.records.ids import DEVICE_NAMES, suggested_id
from briefing.scaffolding.filling import scaffold
from briefing.scaffolding.ids import homes_of_ids, may_be_id
from briefing.scaffolding.likeness import alike

_MOST_SHOWN = 5


class BeginError(Exception):
    """The record cannot be begun; the message says why and what to do."""


@dataclass(frozen=True)
class Wishes:
    """What somebody asks for beside a new record's kind and name.

    Attributes:
        record_id: The id; by default it is made from the name.
        anyway: Begin it though there is one with a similar name.
        today: The day of its first review.
    """

    record_id: str | None = None
    anyway: bool = False
    today: EdtfDate | None = None


@dataclass(frozen=True)
class Ground:
    """A data folder into which a record is to be written.

    Attributes:
        data: The folder.
        briefing: The briefing as far as it can be read.
        homes: Every id in use, or once in use, with the record on which it stands.
    """

    data: Path
    briefing: Briefing
    homes: Mapping[str, AnyRecord]

    def file(self, kind: str, record_id: str) -> Path:
        """Return the file of a record, whether it is there or not."""
        return self.data / addresses.data_file(kind, record_id)

    def write(self, kind: str, record_id: str, text: str) -> Path:
        """Write a new record and give its file.

        Raises:
            BeginError: the id cannot be used, or the file cannot be written.
        """
        self._require_new(record_id)
        file = self.file(kind, record_id)
        try:
            write_all({file: text})
        except OSError as error:
            raise BeginError(explained(error)) from error
        return file

    def _require_new(self, record_id: str) -> None:
        if record_id in DEVICE_NAMES:
            raise BeginError(
                f"Windows can hold no file with the name {record_id}.yml, so nobody there could "
                f"copy this briefing. Give a longer id, such as --id the-{record_id}"
            )
        if not may_be_id(record_id):
            raise BeginError(
                f"`{record_id}` cannot be an id: only small letters a-z, digits and single "
                "hyphens between them, and not `index` nor a beginning like s-, cite- or ref-. "
                "Give another one with --id"
            )
        for kind in RECORD_KINDS:
            if self.file(kind, record_id).exists():
                raise BeginError(
                    f"{self.file(kind, record_id)} is there already. Open that file, or give the "
                    "new record another id with --id"
                )
        if (home := self.homes.get(record_id)) is not None:
            raise BeginError(
                f"the id `{record_id}` is in use, or was once, in {self.file(home.KIND, home.id)}. "
                "Give another one with --id"
            )


def ground(data: Path) -> Ground:
    """Read the data folder for a new record; mistakes in other records are no hindrance.

    Raises:
        BeginError: its settings or its vocabulary cannot be read.
    """
    reading = read(data)
    if reading.settings is None or reading.vocabulary is None:
        raise BeginError(
            f"{data} has no briefing.yml and vocabulary.yml that can be read. Give the briefing's "
            "folder with --data; `make check` says what is wrong in it"
        )
    briefing = link(reading.settings, reading.vocabulary, reading.records)
    return Ground(data, briefing, homes_of_ids(reading.records))


def begin(data: Path, kind: str, name: str, wishes: Wishes) -> Path:
    """Write a new record with a comment on each field, and give its file.

    Args:
        data: The data folder.
        kind: The kind of record.
        name: Its name or title, a question's words, or in a few words what a reaction says.
        wishes: What else is asked for.

    Raises:
        BeginError: it cannot be begun, or one with a similar name is there.
    """
    name = " ".join(name.split())
    here = ground(data)
    if not wishes.anyway:
        _require_unlike(here, kind, name)
    record_id = wishes.record_id or _id_of(name)
    text = scaffold(
        kind,
        name,
        vocabulary=here.briefing.vocabulary,
        today=wishes.today,
        record_id=record_id,
    )
    return here.write(kind, record_id, text)


def _id_of(name: str) -> str:
    """Make an id of a name, unless it would lose some of the name's letters.

    Raises:
        BeginError: letters have no counterpart among a-z.
    """
    if lost := sorted({char for char in name if _is_lost(char)}):
        letters = " ".join(lost[:_MOST_SHOWN])
        raise BeginError(
            f"no id can be made of `{name}`: there is no rule for writing {letters} with a-z. "
            "Give the id yourself, in small letters, digits and hyphens: --id jane-example"
        )
    made = suggested_id(name)
    if not any(char.isalpha() for char in made):
        raise BeginError(f"no id can be made of `{name}`. Give one: --id jane-example")
    return made


def _is_lost(char: str) -> bool:
    # Letters that only modify others, such as the Arabic hamza in a transliteration, may go.
    if not char.isalpha() or unicodedata.category(char) == "Lm":
        return False
    return not unicodedata.normalize("NFKD", char).encode("ascii", "ignore")


def _require_unlike(here: Ground, kind: str, name: str) -> None:
    of_kind = (record for record in here.briefing.records.values() if kind == record.KIND)
    if found := alike(name, of_kind):
        listed = "".join(
            f"\n  {here.file(kind, record.id)}: {here.briefing.label(record)}" for record in found
        )
        raise BeginError(
            f"there is a record with a similar name:{listed}\n"
            "Open that file if it is the same; if not, run this again with --anyway"
        )
