"""What the rules check, and how they point to a problem."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Self

from pydantic import BaseModel

from briefing import addresses
from briefing.arrivals import Arrivals
from briefing.linking import Briefing, Holder, holders, link
from briefing.problems import Problem, problem
from briefing.reading import NO_GAPS, Gaps, Reading, RecordFile, ValueSpan
from briefing.records import AnyRecord, Designation, Place, Statement
from briefing.records.walking import FieldPath, Leaf, leaves

SETTINGS = "briefing.yml"
VOCABULARY = "vocabulary.yml"

Spot = tuple[str, FieldPath]
"""A file's location in the data folder, and the path of a field in it."""


def file_of(record: AnyRecord) -> str:
    """Return the location of a record's file in the data folder: `actors/ali.yml`."""
    return addresses.data_file(record.KIND, record.id)


def spot_of(holder: Holder, *steps: str | int) -> Spot:
    """Return the file and path of a value that carries evidence, or of a field in it."""
    return file_of(holder.record), (*holder.path, *steps)


def clashes(spots: Sequence[Spot], newer: Collection[Spot]) -> Iterator[tuple[Spot, Spot]]:
    """Yield each newer spot with one that it clashes with, an older one if possible."""
    for spot in newer:
        others = [one for one in spots if one != spot]
        yield spot, next((one for one in others if one not in newer), others[0])


@dataclass(frozen=True)
class Case:
    """A briefing as far as it can be read, and its files.

    Stand-ins replace what was cut out of faulty files, so no page is made from it.

    Attributes:
        briefing: The readable records, linked.
        records: The records, including those with clashing ids.
        files: Every file, by its location in the data folder.
        gaps: The parts of these files that could not be read, by the same locations.
        unread: The ids of files that could not be read at all, with the kinds of their records.
        nameless: The files whose names are not valid ids, with the kinds of their records.
        astray: The texts in fields for a source's id that are not one.
        arrivals: When files and lines were added, if known.
    """

    briefing: Briefing
    records: tuple[AnyRecord, ...]
    files: Mapping[str, RecordFile]
    gaps: Mapping[str, Gaps] = field(default_factory=dict)
    unread: Mapping[str, str] = field(default_factory=dict)
    nameless: tuple[tuple[str, str], ...] = ()
    astray: frozenset[str] = frozenset()
    arrivals: Arrivals | None = None

    @cached_property
    def live(self) -> Self:
        """The same case without withdrawn records."""
        kept = tuple(record for record in self.records if record.withdrawn is None)
        return self if len(kept) == len(self.records) else replace(self, records=kept)

    @classmethod
    def of(cls, reading: Reading) -> Case | None:
        """Link what can be checked of a folder; return None if nothing can."""
        salvage = reading.salvage
        if salvage is None:
            return None
        briefing = link(salvage.settings, salvage.vocabulary, salvage.records, reading.basemap)
        return cls(
            briefing,
            salvage.records,
            salvage.files,
            salvage.gaps,
            salvage.unread,
            salvage.nameless,
            arrivals=Arrivals(reading.root),
        )

    @property
    def is_whole(self) -> bool:
        """Whether every file could be read in full."""
        return not (self.gaps or self.unread or self.nameless)

    def has_gap(self, place: str, *path: str | int) -> bool:
        """Return whether something is missing at, in or around a location in a file."""
        gaps = self.gaps.get(place)
        return gaps is not None and gaps.touch(path)

    def is_missing(self, holder: Holder, *fields: str) -> bool:
        """Return whether something is missing in a field of a value that carries evidence."""
        place, path = spot_of(holder)
        return any(self.has_gap(place, *path, name) for name in fields)

    def with_gaps(self, found: Iterable[Spot], astray: Iterable[str] = ()) -> Case:
        """Return the case with more gaps: a field with a dangling reference counts as missing."""
        gaps = dict(self.gaps)
        for place, path in found:
            gaps[place] = gaps.get(place, NO_GAPS).join([path])
        names = frozenset(astray)
        if (gaps, names) == (self.gaps, self.astray):
            return self  # keeps its cached leaves and holders
        return replace(self, gaps=gaps, astray=names)

    @cached_property
    def holders(self) -> tuple[Holder, ...]:
        """Everything in the records that can carry evidence."""
        return tuple(holder for record in self.records for holder in holders(record))

    def name_of(self, holder: Holder) -> str:
        """Return the words for a value that carries evidence in a message."""
        match holder.value:
            case Statement() | Designation():
                kind = "tie" if holder.kind == "relationship" else holder.kind
                return self.item_name(kind, *spot_of(holder), holder.enclosing_id)
            case Place():
                return "the location of this place"
            case _:
                return "this reaction"

    def item_name(self, kind: str, place: str, path: FieldPath, own_id: str) -> str:
        """Return the words for something with an id, which may be missing."""
        return f"this {kind}" if self.has_gap(place, *path, "id") else f"the {kind} `{own_id}`"

    @cached_property
    def _unfinished(self) -> Mapping[str, tuple[ValueSpan, ...]]:
        return {file.path: file.unfinished for file in self.files.values() if file.unfinished}

    def is_unfinished(self, found: Problem) -> bool:
        """Return whether a problem lies in a value that still contains TODO."""
        return any(span.holds(found) for span in self._unfinished.get(found.path, ()))

    def newcomers(self, spots: Sequence[Spot]) -> tuple[Spot, ...]:
        """Return those of some clashing spots that were added after the first.

        If that is unknown, return all of them.
        """
        moments = [self._arrival(*spot) for spot in spots]
        known = [moment for moment in moments if moment is not None]
        if len(known) < len(spots) or known.count(min(known)) > 1:
            return tuple(spots)
        return tuple(spot for spot, moment in zip(spots, known, strict=True) if moment > min(known))

    def _arrival(self, place: str, path: FieldPath) -> float | None:
        if self.arrivals is None:
            return None
        if not path:
            return self.arrivals.of_file(place)
        return self.arrivals.of_line(place, self.files[place].marks.at(path).line)

    def describe_spot(self, spot: Spot, here: str) -> str:
        """Return how a message in the file `here` refers to another spot."""
        place, path = spot
        line = self.files[place].marks.at(path).line
        if place == here:
            return f"on line {line} of this file"
        return f"in {self.path(place)}:{line}" if path else f"by {self.path(place)}"

    def path(self, place: str) -> str:
        """Return a file's path as the user who runs the check would write it."""
        return self.files[place].path

    @property
    def beside_records(self) -> tuple[tuple[str, BaseModel], ...]:
        """The models that are not records, with the locations of their files."""
        return (SETTINGS, self.briefing.settings), (VOCABULARY, self.briefing.vocabulary)

    @cached_property
    def leaves(self) -> tuple[tuple[str, Leaf], ...]:
        """Every text, reference and vocabulary term, with the location of its file."""
        return tuple(
            (place, leaf)
            for place, model in self._models()
            for leaf in self.leaves_of(place, model)
        )

    def leaves_of(self, place: str, model: BaseModel) -> Iterator[Leaf]:
        """Yield the leaves of one model, except stand-ins for what could not be read."""
        gaps = self.gaps.get(place)
        return (leaf for leaf in leaves(model) if gaps is None or not gaps.cover(leaf.path))

    def _models(self) -> Iterator[tuple[str, BaseModel]]:
        """Yield every model of the briefing with the location of its file."""
        yield from self.beside_records
        for record in self.records:
            yield file_of(record), record

    def problem(  # noqa: PLR0913 - each is part of one problem
        self,
        code: str,
        place: str,
        path: FieldPath,
        message: str,
        hint: str,
        *,
        offset: int | None = None,
    ) -> Problem:
        """Return a problem at a field of a file, or at a character of its text."""
        file = self.files[place]
        mark = file.marks.at(path) if offset is None else file.marks.within(path, offset)
        return problem(code, file.path, mark, message, hint)
