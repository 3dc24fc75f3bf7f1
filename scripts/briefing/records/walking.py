"""Find every marked field of a record: its texts, references and vocabulary terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from briefing.records.base import ListedIn, Refers, TextRole
from briefing.records.dates import EdtfDate

FieldPath = tuple[str | int, ...]
"""Field names and list positions (from 0), starting at a record: `("claims", 0, "text")`."""


@dataclass(frozen=True)
class FieldMarks:
    """The marks of a field: what its annotations say about each text in it."""

    role: TextRole | None = None
    refers: Refers | None = None
    listed: ListedIn | None = None
    key_listed: ListedIn | None = None
    key_refers: Refers | None = None


@dataclass(frozen=True)
class Leaf:
    """One text in a record, its path, and the marks of its field."""

    path: FieldPath
    text: str
    marks: FieldMarks


_FIELD_OF = {TextRole: "role", Refers: "refers", ListedIn: "listed"}


def _marks_of(annotation: Any, metadata: tuple[Any, ...] = ()) -> FieldMarks:  # noqa: ANN401
    found: dict[str, Any] = {}
    for item in metadata:
        _add_mark(item, found)
    _collect_marks(annotation, found)
    return FieldMarks(**found)


def _collect_marks(annotation: Any, found: dict[str, Any]) -> None:  # noqa: ANN401
    for item in getattr(annotation, "__metadata__", ()):
        _add_mark(item, found)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        arguments = arguments[:1]
    elif isinstance(origin, type) and issubclass(origin, Mapping):
        keys = _marks_of(arguments[0])
        found.setdefault("key_listed", keys.listed)
        found.setdefault("key_refers", keys.refers)
        arguments = arguments[1:]
    for argument in arguments:
        _collect_marks(argument, found)


def _add_mark(item: object, found: dict[str, Any]) -> None:
    field = _FIELD_OF.get(type(item))
    if field is not None:
        found.setdefault(field, item)


@cache
def field_marks(model: type[BaseModel]) -> Mapping[str, FieldMarks]:
    """Return the marks of each field of a model, in the order of its fields."""
    return {
        name: _marks_of(field.annotation, tuple(field.metadata))
        for name, field in model.model_fields.items()
    }


def models_in(*annotations: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401
    """Yield every model in some types, or in a field of such a model, each once."""
    waiting, seen = list(annotations), set[Any]()
    while waiting:
        annotation = waiting.pop()
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            if annotation not in seen:
                seen.add(annotation)
                yield annotation
                waiting += (field.annotation for field in annotation.model_fields.values())
        else:
            waiting += get_args(annotation)


def leaves(model: BaseModel, path: FieldPath = ()) -> Iterator[Leaf]:
    """Return every text of a record or value, in field order.

    Marked keys of a mapping are separate leaves.
    """
    found: list[Leaf] = []
    _collect_leaves(model, path, found)
    return iter(found)


def _collect_leaves(model: BaseModel, path: FieldPath, found: list[Leaf]) -> None:
    for name, marks in field_marks(type(model)).items():
        value = getattr(model, name)
        if value:
            _collect_value_leaves(value, (*path, name), marks, found)


def _collect_value_leaves(
    value: object, path: FieldPath, marks: FieldMarks, found: list[Leaf]
) -> None:
    # Texts are the most common, and the test for a model is the slowest.
    if isinstance(value, str):
        found.append(Leaf(path, str(value), marks))
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            _collect_value_leaves(item, (*path, position), marks, found)
    elif isinstance(value, BaseModel):
        _collect_leaves(value, path, found)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if marks.key_listed or marks.key_refers:
                key_marks = FieldMarks(refers=marks.key_refers, listed=marks.key_listed)
                found.append(Leaf((*path, str(key)), str(key), key_marks))
            _collect_value_leaves(item, (*path, str(key)), marks, found)


def inner_ids(record: BaseModel) -> Iterator[tuple[FieldPath, str]]:
    """Yield the path and text of each id inside a record, and of all earlier ids."""
    for leaf in leaves(record):
        is_earlier = leaf.path[-2:-1] == ("renamed_from",)
        if is_earlier or (leaf.path[-1] == "id" and len(leaf.path) > 1):
            yield leaf.path, leaf.text


def texts(model: BaseModel) -> Iterator[Leaf]:
    """Return the texts that readers see: names, statements, prose, quoted words."""
    return (leaf for leaf in leaves(model) if leaf.marks.role is not None)


def parts(value: object) -> Iterator[tuple[str | int, object]]:
    """Yield the direct parts of a record or value that are not texts, in field order."""
    steps: Iterable[tuple[str | int, object]] = ()
    if isinstance(value, tuple):
        steps = enumerate(value)
    elif isinstance(value, BaseModel):
        steps = ((name, getattr(value, name)) for name in type(value).model_fields)
    elif isinstance(value, Mapping):
        steps = ((str(key), item) for key, item in value.items())
    # Most values are texts or empty.
    return ((step, part) for step, part in steps if part and not isinstance(part, str))


def dates(value: object, path: FieldPath = ()) -> Iterator[tuple[FieldPath, EdtfDate]]:
    """Yield the path and value of every date in a record or value, in field order."""
    if isinstance(value, EdtfDate):
        yield path, value
    for step, part in parts(value):
        yield from dates(part, (*path, step))
