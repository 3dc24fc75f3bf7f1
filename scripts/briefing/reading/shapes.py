"""The shapes of a model's fields in a file, taken from the model's annotations."""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from briefing.records.base import TextRole
from briefing.records.short_forms import ShortForm


@dataclass(frozen=True)
class ValueShape:
    """A single value: text, or something written as text."""

    type: Any
    role: TextRole | None = None
    """What a text may contain; None for ids, addresses and other values that are not texts."""
    metadata: tuple[object, ...] = ()
    """Everything else in the annotation: marks, limits, examples."""

    @property
    def choices(self) -> tuple[str, ...]:
        """The allowed values, if they are a closed list."""
        if isinstance(self.type, type) and issubclass(self.type, Enum):
            return tuple(str(member.value) for member in self.type)
        if get_origin(self.type) is Literal:
            return tuple(str(value) for value in get_args(self.type))
        return ()


@dataclass(frozen=True)
class ModelShape:
    """A group of fields."""

    model: type[BaseModel]

    @property
    def short_form(self) -> ShortForm:
        """How the group may be written without naming its fields."""
        found = getattr(self.model, "SHORT_FORM", None)
        return found if isinstance(found, ShortForm) else ShortForm()


@dataclass(frozen=True)
class ListShape:
    """A list whose items all have one shape."""

    item: Shape


@dataclass(frozen=True)
class TableShape:
    """A table of values of one shape, with keys that the contributor chooses."""

    key: ValueShape
    value: Shape


Shape = ValueShape | ModelShape | ListShape | TableShape


@cache
def fields_of(model: type[BaseModel]) -> Mapping[str, Shape]:
    """Return the shape of every field of a model, in its order."""
    # Pydantic separates examples from the metadata of a field; the annotations have both.
    annotations = get_type_hints(model, include_extras=True)
    return {name: shape_of(annotations[name]) for name in model.model_fields}


@cache
def field_names(model: type[BaseModel]) -> frozenset[str]:
    """Return the names of all fields of a model and of the models nested in it."""
    names: set[str] = set()
    seen: set[type[BaseModel]] = set()
    left: list[Shape] = [ModelShape(model)]
    while left:
        shape = left.pop()
        if isinstance(shape, ListShape):
            left.append(shape.item)
        elif isinstance(shape, TableShape):
            left.append(shape.value)
        elif isinstance(shape, ModelShape) and shape.model not in seen:
            seen.add(shape.model)
            names.update(fields_of(shape.model))
            left.extend(fields_of(shape.model).values())
    return frozenset(names)


def inner_shape(shape: Shape | None, step: str | int) -> Shape | None:
    """Return the shape one step below a shape."""
    if isinstance(step, int):
        return shape.item if isinstance(shape, ListShape) else None
    if isinstance(shape, ModelShape):
        return fields_of(shape.model).get(step)
    return shape.value if isinstance(shape, TableShape) else None


def shape_of(annotation: Any, metadata: Iterable[object] = ()) -> Shape:  # noqa: ANN401
    """Return the shape of an annotation. The only supported union is `X | None`."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return shape_of(arguments[0], (*arguments[1:], *metadata))
    if origin in {Union, types.UnionType}:
        given = [one for one in arguments if one is not types.NoneType]
        return shape_of(given[0], metadata)
    if origin is tuple:
        return ListShape(shape_of(arguments[0]))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        key = shape_of(arguments[0])
        return TableShape(
            key if isinstance(key, ValueShape) else ValueShape(str), shape_of(arguments[1])
        )
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return ModelShape(annotation)
    roles = (part for part in metadata if isinstance(part, TextRole))
    return ValueShape(annotation, next(roles, None), tuple(metadata))
