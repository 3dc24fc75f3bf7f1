"""Differences between two models of any kind, field by field."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from pydantic import BaseModel

from briefing.phrases import gettext
from briefing.records import EdtfDate
from briefing.records.walking import FieldMarks, field_marks

UNMARKED = FieldMarks()
"""The marks of a field that holds no text."""


class Manner(Enum):
    """How something differs."""

    ADDED = gettext("added")
    REMOVED = gettext("removed")
    CHANGED = gettext("changed")
    REORDERED = gettext("reordered")


@dataclass(frozen=True)
class FieldStep:
    """One step down to a field: its name, or the key or value that identifies an item of it."""

    name: str
    item: object = None
    marks: FieldMarks = UNMARKED


@dataclass(frozen=True)
class Difference:
    """A field, or an item of one, that differs.

    Attributes:
        path: The steps from the record or statement down to it.
        manner: How it differs.
        before: The earlier value; None if it was added.
        after: The present value; None if it was removed.
        marks: The marks of the field.
    """

    path: tuple[FieldStep, ...]
    manner: Manner
    before: object
    after: object
    marks: FieldMarks

    @property
    def field(self) -> str:
        """The name of the record's or statement's field that contains it."""
        return self.path[0].name

    @property
    def innermost(self) -> str:
        """The name of the field itself that differs."""
        return self.path[-1].name


def differences(
    before: BaseModel | None, after: BaseModel | None, without: Sequence[str] = ()
) -> Iterator[Difference]:
    """Yield all differences between two models, in the order of their fields.

    A missing model counts as empty: every field of the other that has a value was added or removed.
    Fields named in `without` are skipped.
    """
    model = after if after is not None else before
    if model is None:
        return
    for name, marks in field_marks(type(model)).items():
        if name not in without:
            field = type(model).model_fields[name]
            empty = None if field.is_required() else field.default
            was = empty if before is None else getattr(before, name)
            now = empty if after is None else getattr(after, name)
            yield from _compare_values(was, now, (FieldStep(name),), marks)


def _compare_values(
    before: object, after: object, path: tuple[FieldStep, ...], marks: FieldMarks
) -> Iterator[Difference]:
    if before == after and not isinstance(after, Mapping):
        return
    if isinstance(before, BaseModel) and type(before) is type(after):
        for difference in differences(before, after):
            yield replace(difference, path=path + difference.path)
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        yield from _compare_mappings(before, after, path, marks)
    elif isinstance(before, tuple) and isinstance(after, tuple) and _holds_models(before + after):
        yield from _compare_lists(before, after, path, marks)
    else:
        yield Difference(path, _manner(before, after), before, after, marks)


def _manner(before: object, after: object) -> Manner:
    if isinstance(before, tuple) and isinstance(after, tuple):
        if before and after and sorted(map(str, before)) == sorted(map(str, after)):
            return Manner.REORDERED
        return Manner.CHANGED
    if before is None:
        return Manner.ADDED
    return Manner.REMOVED if after is None else Manner.CHANGED


def _holds_models(values: tuple[object, ...]) -> bool:
    return any(isinstance(value, BaseModel) for value in values)


def _compare_mappings(
    before: Mapping[str, object],
    after: Mapping[str, object],
    path: tuple[FieldStep, ...],
    marks: FieldMarks,
) -> Iterator[Difference]:
    keys = FieldMarks(refers=marks.key_refers, listed=marks.key_listed)
    for key in dict.fromkeys((*after, *before)):
        step = FieldStep(path[-1].name, str(key), keys)
        yield from _compare_values(before.get(key), after.get(key), (*path[:-1], step), marks)
    if set(before) == set(after) and list(before) != list(after):
        yield Difference(path, Manner.REORDERED, tuple(before), tuple(after), keys)


def _compare_lists(
    before: tuple[object, ...],
    after: tuple[object, ...],
    path: tuple[FieldStep, ...],
    marks: FieldMarks,
) -> Iterator[Difference]:
    pairs = pair_items(before, after)
    for was, now in pairs:
        step = _item_step(path[-1].name, now if now is not None else was)
        yield from _compare_values(was, now, (*path[:-1], step), marks)
    kept = [was for was, now in pairs if was is not None and now is not None]
    if kept != sorted(kept, key=_position_in(before)):
        yield Difference(path, Manner.REORDERED, before, after, marks)


def _position_in(values: tuple[object, ...]) -> Callable[[object], int]:
    positions = {id(value): position for position, value in enumerate(values)}
    return lambda value: positions[id(value)]


def pair_items(
    before: Sequence[object], after: Sequence[object]
) -> tuple[tuple[object, object], ...]:
    """Pair the items of a list with their earlier versions, in the present order.

    Equal items are paired first, then those with most in common. None replaces a missing partner;
    removed items come last.
    """
    unpaired = list(before)
    partners: dict[int, object] = {}
    for position, item in enumerate(after):
        if item in unpaired:
            partners[position] = unpaired.pop(unpaired.index(item))
    candidates = sorted(
        (
            (-score, position, place)
            for position, item in enumerate(after)
            if position not in partners
            for place, other in enumerate(unpaired)
            if (score := _likeness(other, item))
        )
    )
    used: set[int] = set()
    for _, position, place in candidates:
        if position not in partners and place not in used:
            partners[position] = unpaired[place]
            used.add(place)
    removed = [(item, None) for place, item in enumerate(unpaired) if place not in used]
    return (*((partners.get(position), item) for position, item in enumerate(after)), *removed)


def _likeness(one: object, other: object) -> int:
    """Return how many fields with a value two models have in common.

    The first field counts most.
    """
    if not isinstance(one, BaseModel) or type(one) is not type(other):
        return 0
    score = 0
    for position, (name, field) in enumerate(type(one).model_fields.items()):
        value = getattr(one, name)
        if value == getattr(other, name) and value != field.get_default():
            score += 100 if position == 0 else 1
    return score


def naming_field(model: BaseModel) -> str | None:
    """Return the first field with a text, date or number, which identifies an item of a list."""
    for name in type(model).model_fields:
        value = getattr(model, name)
        if isinstance(value, str | EdtfDate | float):
            return name
    return None


def _item_step(name: str, item: object) -> FieldStep:
    if isinstance(item, BaseModel) and (naming := naming_field(item)) is not None:
        return FieldStep(name, getattr(item, naming), field_marks(type(item))[naming])
    return FieldStep(name, item)
