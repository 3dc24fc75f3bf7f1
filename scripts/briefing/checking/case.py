"""What the rules look at, and how they point to what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel

from briefing import addresses
from briefing.linking import Briefing, Holder, holders
from briefing.problems import Problem, problem
from briefing.reading import RecordFile, Span
from briefing.records import AnyRecord, Designation, Place, Statement
from briefing.records.walking import FieldPath, Leaf, leaves

SETTINGS = "briefing.yml"
VOCABULARY = "vocabulary.yml"


def place_of(record: AnyRecord) -> str:
    """Where a record's file lies in the data folder: `actors/ali.yml`."""
    return addresses.data_file(record.KIND, record.id)


@dataclass(frozen=True)
class Case:
    """A linked briefing, every record as read, and the files they come from.

    Attributes:
        briefing: The linked briefing.
        records: The records as read, those with clashing ids among them.
        files: Every file, by its place in the data folder.
        unread: The ids of files that gave no record; to name one is no fault.
    """

    briefing: Briefing
    records: tuple[AnyRecord, ...]
    files: Mapping[str, RecordFile]
    unread: frozenset[str] = frozenset()

    @cached_property
    def holders(self) -> tuple[Holder, ...]:
        """Everything in the records that can carry evidence."""
        return tuple(holder for record in self.records for holder in holders(record))

    def named(self, holder: Holder) -> str:
        """Return the words by which a message names what carries evidence."""
        match holder.value:
            case Statement() | Designation():
                kind = "tie" if holder.kind == "relationship" else holder.kind
                return f"the {kind} `{holder.enclosing_id}`"
            case Place():
                return "the location of this place"
            case _:
                return "this reaction"

    @cached_property
    def _unfinished(self) -> Mapping[str, tuple[Span, ...]]:
        return {file.path: file.unfinished for file in self.files.values() if file.unfinished}

    def is_unfinished(self, found: Problem) -> bool:
        """Whether a problem lies in a value that is yet to be written."""
        return any(span.holds(found) for span in self._unfinished.get(found.path, ()))

    def path(self, place: str) -> str:
        """The file at a place, as the person who runs the check would name it."""
        return self.files[place].path

    @cached_property
    def leaves(self) -> tuple[tuple[str, Leaf], ...]:
        """Every text, reference and vocabulary term, with the place of its file."""
        return tuple((place, leaf) for place, model in self._models() for leaf in leaves(model))

    def _models(self) -> Iterator[tuple[str, BaseModel]]:
        """Give every model of the briefing with the place of its file."""
        yield SETTINGS, self.briefing.settings
        yield VOCABULARY, self.briefing.vocabulary
        for record in self.records:
            yield place_of(record), record

    def problem(  # noqa: PLR0913 - each says something else about one problem
        self,
        code: str,
        place: str,
        path: FieldPath,
        message: str,
        hint: str,
        *,
        offset: int | None = None,
    ) -> Problem:
        """Point to a field of a file, or to a character of its text."""
        file = self.files[place]
        mark = file.marks.at(path) if offset is None else file.marks.within(path, offset)
        return problem(code, file.path, mark, message, hint)
