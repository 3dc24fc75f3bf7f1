"""What carries evidence inside a record, found by shape rather than by kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from briefing.records import AnyRecord, Evidence
from briefing.records.walking import FieldPath


@dataclass(frozen=True)
class Holder:
    """A value that carries evidence: a claim, tie, listing, reaction, name, part, outcome.

    Attributes:
        record: The record in which it stands.
        path: Where it stands there; empty for the record itself.
        value: The value.
        evidence: The evidence that carries it.
        enclosing_id: The id of the closest value around it that has one.
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
        """Who says so, where the value can tell."""
        return tuple(getattr(self.value, "attributed_to", ()))


def holders(record: AnyRecord) -> Iterator[Holder]:
    """Return everything in a record that can carry evidence, in the order of its fields."""
    return _holders_in(record, record, (), record.id)


def _holders_in(
    record: AnyRecord, value: object, path: FieldPath, enclosing_id: str
) -> Iterator[Holder]:
    if isinstance(value, BaseModel):
        own_id = getattr(value, "id", enclosing_id)
        if "evidence" in type(value).model_fields:
            evidence: tuple[Evidence, ...] = value.__dict__["evidence"]
            yield Holder(record, path, value, evidence, own_id)
        for name in _fields_with_models(type(value)):
            yield from _holders_in(record, getattr(value, name), (*path, name), own_id)
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _holders_in(record, item, (*path, position), enclosing_id)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _holders_in(record, item, (*path, str(key)), enclosing_id)


@cache
def _fields_with_models(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the fields in which values stand that can carry evidence.

    No other field can have any.
    """
    return tuple(
        name
        for name, field in model.model_fields.items()
        if name != "evidence" and _holds_models(field.annotation)
    )


def _holds_models(annotation: Any) -> bool:  # noqa: ANN401 - annotations have no common type
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(_holds_models(part) for part in get_args(annotation))
