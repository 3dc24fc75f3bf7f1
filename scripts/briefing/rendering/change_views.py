"""What changed, as the page, the feeds and the foot of a record's page tell it.

Records and statements have the names and words that they have now. What is gone is only counted,
and an accusation is linked, not repeated: its page has the answer to it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.chronicle import Change, ChangedDay, ChangedRecord, Chronicle, Deed, Part
from briefing.linking import Published
from briefing.phrases import (
    Aside,
    Day,
    Emphasized,
    Item,
    Listed,
    Marked,
    Phrase,
    Value,
    gettext,
    in_a_row,
    in_commas,
    in_semicolons,
    ngettext,
)
from briefing.records import Answer, Claim, Designation, EdtfDate, Relationship
from briefing.rendering.groups import group_by
from briefing.statements import PlainFace, sentence, told_by
from briefing.statements.changing import (
    FIELD_COUNTS,
    KINDS,
    RECORD_COUNTS,
    STATUS_COUNT,
    WORD_COUNT,
    change_details,
    deed_words,
    detail_words,
    happened,
    part_count,
)

if TYPE_CHECKING:
    from briefing.phrases import Catalogue
    from briefing.records import AnyRecord

_Statement = Claim | Relationship | Designation | Answer

_ACCUSATION = gettext("an accusation, with who makes it and the answer to it")

_NO_HISTORY = gettext(
    "This copy of the site was made without the history of the records, so it does not know what "
    "changed in them."
)
_PART_OF_HISTORY = gettext(
    "What changed before that day is not known to this copy of the site, which was made with a "
    "part of the history."
)
_NOT_LISTED_YET = gettext("Some records differ from their last version; how is not listed yet.")

_MOST_LINES = 200
"""How many changes the page tells one by one, the newest first."""
_MOST_NAMES = 600
"""How many records it names in all."""
_MOST_DAYS = 400
"""How many days it lists."""


class Fullness(Enum):
    """How much the page says of a day."""

    FULL = "full"
    NAMES = "names"
    NUMBERS = "numbers"


@dataclass(frozen=True)
class ToldRecord:
    """A record that changed.

    Attributes:
        name: Its name as a link.
        kind: The kind of record, as a key and in words.
        deed: What happened to it as a whole.
        lines: What changed, one line each.
    """

    name: Item
    kind: tuple[str, Phrase]
    deed: Deed
    lines: tuple[Value, ...]


@dataclass(frozen=True)
class ToldGroup:
    """Records of one kind to which the same happened, and how many they are."""

    words: Phrase
    records: tuple[ToldRecord, ...]


@dataclass(frozen=True)
class ToldDay:
    """A day on which something changed.

    Attributes:
        anchor: Its place on the page.
        date: The day.
        seconds: The time of its last version, in Unix seconds.
        tally: What changed, in numbers, if records did.
        fullness: How much the page says of it.
        records: The records that changed, as far as they are still there.
        rest: Further lines: what is gone, the first page, versions that could not be read.
    """

    anchor: str
    date: EdtfDate
    seconds: int
    tally: Listed
    fullness: Fullness
    records: tuple[ToldRecord, ...]
    rest: tuple[Value, ...]

    @property
    def by_kind(self) -> tuple[ToldGroup, ...]:
        """The records by their kind and by what happened to them."""
        grouped = group_by(((record.kind[0], record.deed), record) for record in self.records)
        return tuple(
            ToldGroup(happened(len(records), RECORD_COUNTS[kind], deed), records)
            for (kind, deed), records in grouped.items()
        )


class ChangeViews:
    """The days on which something changed, for templates."""

    def __init__(
        self, briefing: Published, chronicle: Chronicle | None, catalogue: Catalogue
    ) -> None:
        """Take what is published of a briefing, and its chronicle, if there is one."""
        self._briefing = briefing
        self.chronicle = chronicle
        self._face = PlainFace(briefing, catalogue)

    # For the page and its feed

    @cached_property
    def days(self) -> tuple[ToldDay, ...]:
        """The days that the page lists, newest first, each in full as far as there is room."""
        return tuple(self._days())

    @property
    def left_out(self) -> int:
        """How many older days the page does not list."""
        return len(self.chronicle.days) - len(self.days) if self.chronicle else 0

    @property
    def known(self) -> tuple[Phrase, ...]:
        """How much of the history is known, in sentences."""
        chronicle = self.chronicle
        if chronicle is None:
            return (_NO_HISTORY,)
        since = Day(EdtfDate.parse(chronicle.since))
        said = [gettext("The history of the records goes back to %(date)s.", date=since)]
        said += [] if chronicle.is_whole else [_PART_OF_HISTORY]
        said += [_NOT_LISTED_YET] if chronicle.is_altered else []
        return tuple(said)

    # For a record's feed and the foot of its page

    def days_of(self, record_id: str) -> Iterator[tuple[ChangedDay, ToldRecord]]:
        """Yield the days on which a record changed, newest first, with all that changed in it."""
        for day, records in self._days_of.get(record_id, ()):
            yield day, self._told(record_id, records, is_full=True)

    @cached_property
    def _days_of(self) -> Mapping[str, Sequence[tuple[ChangedDay, Sequence[ChangedRecord]]]]:
        found: dict[str, list[tuple[ChangedDay, Sequence[ChangedRecord]]]] = defaultdict(list)
        for day in self.chronicle.days if self.chronicle else ():
            for present, records in self._present(day).items():
                found[present].append((day, records))
        return found

    def first_id(self, record: AnyRecord) -> str:
        """Return the id that a record had first, which is not that of one merged into it."""
        ids = (*record.renamed_from, record.id)
        return next((one for one in ids if one not in self._merged), record.id)

    @cached_property
    def _merged(self) -> frozenset[str]:
        days = self.chronicle.days if self.chronicle else ()
        records = (record for day in days for record in day.changes.records)
        return frozenset(one.id for one in records if _deed_of(one) is Deed.MERGED)

    def last_change(self, record_id: str) -> ToldDay | None:
        """Return the newest day on which a record changed, if the page lists it."""
        newest = next(iter(self._days_of.get(record_id, ())), None)
        return self._listed.get(newest[0].day) if newest is not None else None

    @cached_property
    def _listed(self) -> Mapping[str, ToldDay]:
        return {day.date.text: day for day in self.days}

    # What is where now

    @cached_property
    def _record_ids(self) -> Mapping[str, str]:
        """The present id of each record, by every id that it has or had."""
        whole = self._briefing.whole.records.values()
        earlier = {old: record.id for record in whole for old in record.renamed_from}
        return earlier | {record.id: record.id for record in whole}

    @cached_property
    def _statements(self) -> Mapping[str, _Statement]:
        """The published statements, by every id that they have or had."""
        found: dict[str, _Statement] = {}
        for record in self._briefing.records.values():
            for statement in _statements_of(record):
                for key in (statement.id, *getattr(statement, "renamed_from", ())):
                    found.setdefault(key, statement)
        return found

    # One day

    def _days(self) -> Iterator[ToldDay]:
        lines, names = _MOST_LINES, _MOST_NAMES
        for day in self.chronicle.days[:_MOST_DAYS] if self.chronicle else ():
            records = day.changes.records
            needed = sum(len(record.changes) for record in records)
            fullness = Fullness.NUMBERS
            if len(records) <= names:
                names -= len(records)
                fullness = Fullness.FULL if needed <= lines else Fullness.NAMES
                lines -= needed if fullness is Fullness.FULL else 0
            yield self._day(day, fullness)

    def _day(self, day: ChangedDay, fullness: Fullness) -> ToldDay:
        is_named, is_full = fullness is not Fullness.NUMBERS, fullness is Fullness.FULL
        return ToldDay(
            anchor=f"s-{day.day}",
            date=EdtfDate.parse(day.day),
            seconds=day.seconds,
            tally=in_commas(_tally(day)),
            fullness=fullness,
            records=tuple(self._told_records(day, is_full=is_full)) if is_named else (),
            rest=tuple(self._rest(day)),
        )

    def _told_records(self, day: ChangedDay, *, is_full: bool) -> Iterator[ToldRecord]:
        for present, records in self._present(day).items():
            yield self._told(present, records, is_full=is_full)

    def _present(self, day: ChangedDay) -> Mapping[str, Sequence[ChangedRecord]]:
        """Return what changed on a day, by the present ids of the records that are still there."""
        found: dict[str, list[ChangedRecord]] = defaultdict(list)
        for record in day.changes.records:
            if (present := self._present_id(record)) is not None:
                found[present].append(record)
        return found

    def _present_id(self, record: ChangedRecord) -> str | None:
        """Return the id under which a change is told; None if the record is gone.

        What changed in a record that was merged into another was no change of the other.
        """
        present = self._record_ids.get(record.id)
        is_other = present != record.id and record.id in self._merged
        return None if is_other and _deed_of(record) is not Deed.MERGED else present

    def _told(self, present: str, records: Sequence[ChangedRecord], *, is_full: bool) -> ToldRecord:
        """Return what changed in a record, and in those that were merged into it that day."""
        kind = self._briefing.whole.records[present].KIND
        lines = tuple(line for record in records for line in self._lines(record)) if is_full else ()
        return ToldRecord(Item(present), (kind, KINDS[kind]), _deed_of(records[0]), lines)

    def _rest(self, day: ChangedDay) -> Iterator[Value]:
        gone: Counter[tuple[str, Deed]] = Counter()
        for record in day.changes.records:
            if self._present_id(record) is None:
                gone[record.kind, _deed_of(record)] += 1
        for (kind, deed), count in gone.items():
            what = happened(count, RECORD_COUNTS[kind], deed)
            yield gettext("No longer here: %(what)s.", what=what)
        if details := day.changes.first_page:
            differing = in_semicolons(detail_words(details))
            yield gettext("First page and settings: %(what)s.", what=differing)
        if count := day.changes.words:
            what = happened(count, WORD_COUNT, Deed.CHANGED)
            yield gettext("Labels and lists, on every page: %(what)s.", what=what)
        if count := day.skipped:
            yield ngettext(
                "%(num)s version of this day cannot be read, and is left out.",
                "%(num)s versions of this day cannot be read, and are left out.",
                count,
                num=str(count),
            )

    # One change

    def _lines(self, record: ChangedRecord) -> Iterator[Value]:
        gone: Counter[tuple[Part, Deed]] = Counter()
        for change in record.changes:
            if change.part is Part.RECORD:
                yield self._record_line(change)
            elif (statement := self._statements.get(change.id)) is not None:
                yield self._statement_line(change, statement)
            else:
                gone[change.part, change.deed] += 1
        for (part, deed), count in gone.items():
            yield happened(count, part_count(Change(part, deed, ""), record.kind), deed)

    def _record_line(self, change: Change) -> Value:
        details = in_semicolons(change_details(change))
        words = deed_words(change)
        if words is None:
            return details
        strong = Emphasized(words, is_strong=True)
        return in_semicolons((strong, details)) if details.values else strong

    def _statement_line(self, change: Change, statement: _Statement) -> Value:
        what = Emphasized(deed_words(change) or "", is_strong=True)
        line: Value = gettext("%(name)s: %(value)s", name=what, value=self._shown(statement))
        if details := [*change_details(change)]:
            line = in_a_row((line, Aside(gettext("(%(what)s)", what=in_semicolons(details)))))
        return line

    def _shown(self, statement: _Statement) -> Value:
        """Return a statement as a link, with its status and who says so."""
        briefing = self._briefing
        if self._accuses(statement):
            return Item(statement.id, self._face.say(_ACCUSATION))
        text = sentence(briefing, statement)
        link = Item(statement.id, text if isinstance(text, Marked) else self._face.say(text))
        if not isinstance(statement, Claim | Relationship):
            return link
        parts = (link, *told_by(briefing, statement))
        return in_a_row(part for part in parts if part is not None)

    def _accuses(self, statement: _Statement) -> bool:
        if isinstance(statement, Answer):
            placed = (self._briefing.claim(reference) for reference in statement.claims)
            return any(one and self._briefing.is_accusation(one.claim) for one in placed)
        return not isinstance(statement, Designation) and self._briefing.is_accusation(statement)


def _statements_of(record: object) -> Iterator[_Statement]:
    for name in ("claims", "relationships", "designations", "answers"):
        yield from getattr(record, name, ())


def _deed_of(record: ChangedRecord) -> Deed:
    """Return what happened to a record as a whole."""
    own = (change.deed for change in record.changes if change.part is Part.RECORD)
    return next(own, Deed.CHANGED)


def _tally(day: ChangedDay) -> Iterator[Phrase]:
    """Yield the numbers of a day: records first, then what weighs most in them."""
    records: Counter[tuple[str, Deed]] = Counter()
    parts: dict[tuple[Part, Deed], int] = Counter()
    statuses = corrections = 0
    for record in day.changes.records:
        records[record.kind, _deed_of(record)] += 1
        for change in record.changes:
            if change.part is not Part.RECORD and change.deed in {Deed.ADDED, Deed.REMOVED}:
                parts[change.part, change.deed] += 1
            statuses += change.standing is not None
            corrections += _corrections_in(change)
    for (kind, deed), count in records.items():
        yield happened(count, RECORD_COUNTS[kind], deed)
    for (part, deed), count in parts.items():
        yield happened(count, part_count(Change(part, deed, ""), ""), deed)
    if statuses:
        yield happened(statuses, STATUS_COUNT, Deed.CHANGED)
    if corrections:
        yield happened(corrections, FIELD_COUNTS["correction"], Deed.ADDED)


def _corrections_in(change: Change) -> int:
    added: Iterable[int] = (
        detail.count
        for detail in change.details
        if detail.group == "correction" and detail.deed is Deed.ADDED
    )
    return sum(added)
