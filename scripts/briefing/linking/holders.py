"""Values in a record that carry evidence, found by shape rather than by kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from briefing.records import AnyRecord, Evidence
from briefing.records.walking import FieldPath, parts


@dataclass(frozen=True)
class Holder:
    """A value that carries evidence: a claim, tie, listing, reaction, name, part, outcome.

    Attributes:
        record: The record that contains it.
        path: Its path there; empty for the record itself.
        value: The value.
        evidence: Its evidence.
        enclosing_id: Its id, or that of the closest value around it that has one.
    """

    record: AnyRecord
    path: FieldPath
    value: BaseModel
    evidence: tuple[Evidence, ...]
    enclosing_id: str

    @property
    def kind(self) -> str:
        """The name of the value's model in lower case: `claim`, `relationship`, `scriptname`."""
        return type(self.value).__name__.lower()

    @property
    def attributed_to(self) -> tuple[str, ...]:
        """Who says so, if the value records it."""
        return tuple(getattr(self.value, "attributed_to", ()))


def holders(record: AnyRecord) -> Iterator[Holder]:
    """Yield everything in a record that can carry evidence, in the order of its fields."""
    return _holders_in(record, record, (), record.id)


def _holders_in(
    record: AnyRecord, value: object, path: FieldPath, enclosing_id: str
) -> Iterator[Holder]:
    if isinstance(value, BaseModel):
        enclosing_id = getattr(value, "id", enclosing_id)
        if "evidence" in type(value).model_fields:
            evidence: tuple[Evidence, ...] = value.__dict__["evidence"]
            yield Holder(record, path, value, evidence, enclosing_id)
    for step, part in parts(value):
        yield from _holders_in(record, part, (*path, step), enclosing_id)
