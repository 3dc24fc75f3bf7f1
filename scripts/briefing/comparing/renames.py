"""Renames and moves between two briefings, and the earlier one rewritten with present ids.

A rename changes the id in every record that names it. Readers see none of that, so the earlier
records are rewritten with the present ids before anything is compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import BaseModel

from briefing.comparing.fields import Difference, FieldStep, Manner
from briefing.markup import Citation, RecordLink
from briefing.markup.inline import tokens
from briefing.records import AnyRecord, Evidence, Source
from briefing.records.base import TextRole
from briefing.records.walking import FieldMarks, field_marks

Items = Mapping[str, tuple[AnyRecord, str, BaseModel]]
"""Claims, ties, designations and answers by id: each with its record and its field there."""

_Model = TypeVar("_Model", bound=BaseModel)
_MARKED_UP = frozenset({TextRole.INLINE, TextRole.PROSE})


def items_of(records: Iterable[AnyRecord]) -> Items:
    """Return everything in the records that has its own id, and so its own anchor."""
    found: dict[str, tuple[AnyRecord, str, BaseModel]] = {}
    for record in records:
        for name in item_fields(record):
            for value in getattr(record, name):
                found.setdefault(value.id, (record, name, value))
    return found


def item_fields(record: BaseModel) -> tuple[str, ...]:
    """Return the names of the fields whose values have their own ids."""
    return tuple(
        name
        for name in type(record).model_fields
        if isinstance(values := getattr(record, name), tuple)
        and values
        and isinstance(values[0], BaseModel)
        and "id" in type(values[0]).model_fields
    )


def reordered_items(was: AnyRecord | None, now: AnyRecord) -> Iterator[Difference]:
    """Yield the fields of a record whose statements are in another order."""
    for name in item_fields(now) if was is not None else ():
        before = [value.id for value in getattr(was, name, ())]
        after = [value.id for value in getattr(now, name)]
        kept = [item_id for item_id in after if item_id in before]
        if kept != [item_id for item_id in before if item_id in after]:
            step = FieldStep(name)
            yield Difference((step,), Manner.REORDERED, tuple(before), tuple(after), step.marks)


def earlier_ids(value: BaseModel) -> tuple[str, ...]:
    """Return the earlier ids of a record or statement."""
    found: tuple[str, ...] = getattr(value, "renamed_from", ())
    return found


@dataclass(frozen=True)
class Renames:
    """Maps of earlier ids to present ones.

    Attributes:
        records: Ids of records.
        items: Ids of claims, ties, designations and answers.
        merged: Those of `records` whose page was merged into one that existed before.
        homes: For each item now on another page, by its present id: the present ids of its earlier
            and its present page.
        sources: Ids of new source records, by the addresses of their pages.
    """

    records: Mapping[str, str] = field(default_factory=dict)
    items: Mapping[str, str] = field(default_factory=dict)
    merged: frozenset[str] = frozenset()
    homes: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def between(cls, before: Iterable[AnyRecord], after: Iterable[AnyRecord]) -> Renames:
        """Find the earlier ids that the later records list, and where statements moved."""
        earlier = {record.id: record for record in before}
        present = {record.id: record for record in after}
        records: dict[str, str] = {}
        for record in present.values():
            for old in earlier_ids(record):
                was = earlier.get(old)
                if was is not None and was.KIND == record.KIND and old not in present:
                    records.setdefault(old, record.id)
        taken = set(earlier)
        merged: set[str] = set()
        for old, new in records.items():
            if new in taken:
                merged.add(old)
            taken.add(new)
        before_items, after_items = items_of(earlier.values()), items_of(present.values())
        items = dict(_renamed_items(before_items, after_items))
        homes: dict[str, tuple[str, str]] = {}
        for old, (home, _, _) in before_items.items():
            item_id = items.get(old, old)
            there = records.get(home.id, home.id)
            if item_id in after_items and (now := after_items[item_id][0].id) != there:
                homes[item_id] = (there, now)
        fresh = (record for record in present.values() if record.id not in earlier)
        sources = {one.url: one.id for one in fresh if isinstance(one, Source) and one.url}
        return cls(records, items, frozenset(merged), homes, sources)

    def __bool__(self) -> bool:
        """Return whether anything was renamed or moved."""
        return bool(self.records or self.items or self.homes or self.sources)

    def in_present_ids(self, model: _Model) -> _Model:
        """Return an earlier model with present ids."""
        changed = {
            name: self._rewrite(getattr(model, name), marks)
            for name, marks in field_marks(type(model)).items()
        }
        source = self.sources.get(model.url or "") if isinstance(model, Evidence) else None
        if source is not None:
            # The page was described in place; now its record says the same.
            changed |= dict.fromkeys(("url", "title", "publisher", "date"))
            changed["source"] = source
        own = changed.get("id")
        if isinstance(own, str) and own not in self.merged:
            changed["id"] = self.items.get(own, self.records.get(own, own))
        return model.model_copy(update=changed)

    def _rewrite(self, value: object, marks: FieldMarks) -> object:
        if isinstance(value, BaseModel):
            return self.in_present_ids(value)
        if isinstance(value, tuple):
            return tuple(self._rewrite(item, marks) for item in value)
        if isinstance(value, Mapping):
            keys = self.records if marks.key_refers else {}
            return {keys.get(key, key): self._rewrite(item, marks) for key, item in value.items()}
        # Enums are strings too, but none names a record.
        if type(value) is not str:
            return value
        if marks.refers is not None:
            return self._rewrite_reference(value)
        return self._rewrite_text(value) if marks.role in _MARKED_UP else value

    def _rewrite_reference(self, text: str) -> str:
        record, mark, item = text.partition("#")
        if not mark:
            return self.records.get(text, self.items.get(text, text))
        item = self.items.get(item, item)
        record = self.records.get(record, record)
        was, now = self.homes.get(item, (record, record))
        return f"{now if record == was else record}#{item}"

    def _rewrite_text(self, text: str) -> str:
        return "".join(self._rewritten_pieces(text))

    def _rewritten_pieces(self, text: str) -> Iterator[str]:
        for token in tokens(text):
            value, written = token.value, text[token.start : token.end]
            if isinstance(value, Citation):
                yield f"[@{self._rewrite_reference(value.source)}]"
            elif isinstance(value, RecordLink):
                target = f"{value.target}#{value.claim}" if value.claim else value.target
                present = self._rewrite_reference(target)
                words = f"|{value.words}" if value.words else ""
                yield f"[[{present}{words}]]" if present != target else written
            else:
                yield written


def _renamed_items(before: Items, after: Items) -> Iterator[tuple[str, str]]:
    for item_id, (_, _, value) in after.items():
        for old in earlier_ids(value):
            if old in before and old not in after and item_id not in before:
                yield old, item_id
