"""Begin a record: make its id, check that it is new, write a file with the rest to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from briefing import addresses
from briefing.characters import fold_name
from briefing.editing import write_all
from briefing.linking import Briefing, link
from briefing.oserrors import explain_os_error
from briefing.reading import read_folder
from briefing.records import RECORD_KINDS, Actor, AnyRecord, EdtfDate, Named, Reaction
from briefing.records.ids import DEVICE_NAMES, lost_letters, may_be_id, suggest_id
from briefing.scaffolding.filling import scaffold
from briefing.scaffolding.ids import records_by_id

_MOST_SHOWN = 5

_SIMILAR = 0.72
"""In one briefing, 84 of 112 spellings of actors' names are this similar to the name;
of its 4,753 pairs of different actors, 4 are."""

_SHORTEST = 4
"""A name with fewer letters appears in others by chance."""


class BeginError(Exception):
    """The record cannot be begun; the message says why and what to do."""


@dataclass(frozen=True)
class Destination:
    """The data folder for a new record.

    Attributes:
        data: The folder.
        briefing: The briefing as far as it can be read.
        homes: Every id in use, or once in use, with the record that has it.
    """

    data: Path
    briefing: Briefing
    homes: Mapping[str, AnyRecord]

    def file(self, kind: str, record_id: str) -> Path:
        """Return the file of a record, whether it exists or not."""
        return self.data / addresses.data_file(kind, record_id)

    def write(self, kind: str, record_id: str, text: str) -> Path:
        """Write a new record and return its file.

        Raises:
            BeginError: the id cannot be used, or the file cannot be written.
        """
        self._require_new(record_id)
        file = self.file(kind, record_id)
        try:
            write_all({file: text})
        except OSError as error:
            raise BeginError(explain_os_error(error)) from error
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


def read_destination(data: Path) -> Destination:
    """Read the data folder for a new record, despite mistakes in other records.

    Raises:
        BeginError: its settings or its vocabulary cannot be read.
    """
    reading = read_folder(data)
    if reading.settings is None or reading.vocabulary is None:
        raise BeginError(
            f"{data} has no briefing.yml and vocabulary.yml that can be read. Give the briefing's "
            "folder with --data; `make check` says what is wrong in it"
        )
    briefing = link(reading.settings, reading.vocabulary, reading.records)
    return Destination(data, briefing, records_by_id(reading.records))


def begin(  # noqa: PLR0913 - the options of the command
    data: Path,
    kind: str,
    name: str,
    *,
    record_id: str | None = None,
    anyway: bool = False,
    today: EdtfDate | None = None,
) -> Path:
    """Write a new record with a comment on each field, and return its file.

    Args:
        data: The data folder.
        kind: The kind of record.
        name: Its name or title, a question's words, or in a few words what a reaction says.
        record_id: The id; by default it is made from the name.
        anyway: Begin it even if one with a similar name exists.
        today: The day of its first review.

    Raises:
        BeginError: it cannot be begun, or one with a similar name exists.
    """
    name = " ".join(name.split())
    here = read_destination(data)
    if not anyway:
        _require_no_similar(here, kind, name)
    record_id = record_id or _id_of(name)
    text = scaffold(
        kind,
        name,
        vocabulary=here.briefing.vocabulary,
        today=today,
        record_id=record_id,
    )
    return here.write(kind, record_id, text)


def _id_of(name: str) -> str:
    """Make an id of a name, unless it would lose some of the name's letters.

    Raises:
        BeginError: letters have no counterpart among a-z.
    """
    if lost := lost_letters(name):
        letters = " ".join(lost[:_MOST_SHOWN])
        raise BeginError(
            f"no id can be made of `{name}`: there is no rule for writing {letters} with a-z. "
            "Give the id yourself, in small letters, digits and hyphens: --id jane-example"
        )
    made = suggest_id(name)
    if not any(char.isalpha() for char in made):
        raise BeginError(f"no id can be made of `{name}`. Give one: --id jane-example")
    return made


def _require_no_similar(here: Destination, kind: str, name: str) -> None:
    of_kind = (record for record in here.briefing.records.values() if kind == record.KIND)
    if found := _similar_records(name, of_kind):
        listed = "".join(
            f"\n  {here.file(kind, record.id)}: {here.briefing.label(record)}" for record in found
        )
        raise BeginError(
            f"there is a record with a similar name:{listed}\n"
            "Open that file if it is the same; if not, run this again with --anyway"
        )


def _similar_records(name: str, records: Iterable[AnyRecord]) -> list[AnyRecord]:
    """Return at most five records with a similar name, the most similar first.

    Letter case, diacritics, apostrophes, hyphens, articles and the order of words make no
    difference. A name is also similar to one that has all its words and more.
    """
    words = fold_name(name)
    rated = [
        (max((_likeness(words, fold_name(known)) for known in _names(record)), default=0.0), record)
        for record in records
    ]
    found = sorted(
        ((likeness, record) for likeness, record in rated if likeness >= _SIMILAR),
        key=lambda one: (-one[0], one[1].id),
    )
    return [record for _, record in found[:_MOST_SHOWN]]


def _names(record: AnyRecord) -> Iterator[str]:
    yield record.id if isinstance(record, Reaction) else record.label
    if isinstance(record, Named):
        yield from (alias.text for alias in record.aliases)
        yield from (name.value for name in record.names.values())
    if isinstance(record, Actor) and record.short_name:
        yield record.short_name


def _likeness(one: str, other: str) -> float:
    mine, theirs = sorted(one.split()), sorted(other.split())
    if not mine or not theirs:
        return 0.0
    fewer, more = sorted((set(mine), set(theirs)), key=len)
    if fewer <= more and sum(map(len, fewer)) >= _SHORTEST:
        return 1.0
    return max(_ratio(one, other), _ratio(" ".join(mine), " ".join(theirs)))


def _ratio(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _SIMILAR else 0.0
