"""Validate a tree: return a record, or problems with their lines and what is left of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from briefing.characters import QUOTATION_MARKS
from briefing.problems import Problem, nearest, one_of, problem, quote
from briefing.reading.cutting import Cutting
from briefing.reading.expansion import plain
from briefing.reading.explaining import (
    KEY,
    ErrorPlace,
    describe,
    example_of,
    explain,
    find_place,
    mistake_in,
)
from briefing.reading.gaps import Gaps
from briefing.reading.known import Known
from briefing.reading.shapes import ModelShape, ValueShape, fields_of
from briefing.reading.shifted import Shift, shifts
from briefing.records import EdtfDate
from briefing.records.dates import EXAMPLES as DATE_EXAMPLES
from briefing.records.walking import FieldPath
from briefing.yamltree import MappingNode, Node, ScalarNode

MOST_ERRORS = 101
"""How many errors of one file are explained: one more than is listed, to show the limit."""

_MOST_CUT = 1_000
"""Nothing is kept of a file with more errors than this."""
_MOST_ROUNDS = 25
"""The limit of rounds; each cuts something, and errors after it are less deep."""

_Error = Mapping[str, Any]
_AnyModel = TypeVar("_AnyModel", bound=BaseModel)
_Held_co = TypeVar("_Held_co", bound=BaseModel, covariant=True)


@dataclass(frozen=True)
class Validated(Generic[_Held_co]):
    """The part of a file that fits its model: all of it, or the rest after cutting.

    A record with gaps is only for checking: it contains values that nobody wrote.
    """

    record: _Held_co
    tree: Node
    gaps: Gaps

    @property
    def whole(self) -> _Held_co | None:
        """The record, if nothing was cut from it."""
        return None if self.gaps else self.record


def validate(
    node: Node,
    model: type[_AnyModel],
    path: str,
    known: Known,
    record_id: str | None = None,
) -> tuple[Validated[_AnyModel] | None, list[Problem]]:
    """Build a record from an expanded tree. `record_id` becomes its field `id`.

    What does not fit is reported and cut, until the rest fits; None if nothing is left.
    `known` is what the record may refer to.
    """
    if not isinstance(node, MappingNode):
        return None, [_not_fields(node, path)]
    cutting = Cutting(node, model)
    found: list[Problem] = []
    if record_id is not None and (entry := node.entry("id")) is not None:
        message = "`id` is not written in the file: the file's name is the id"
        hint = "Delete the line; to change the id, rename the file."
        found.append(problem("unknown-field", path, entry.mark, message, hint))
    context = Context(path, node, model, known, cutting)
    is_reporting = True
    for number in range(_MOST_ROUNDS):
        tree = cutting.tree()
        data: dict[str, Any] = plain(tree)
        if record_id is not None:
            data["id"] = record_id
        try:
            record = model.model_validate(data)
            if not cutting.drop_doubles():
                return Validated(record, tree, cutting.gaps()), found
            is_reporting = False  # later errors only follow
            continue
        except ValidationError as error:
            raised = error.errors(include_url=False, include_input=False)
        errors: list[_Error] = [
            {**one, "loc": _original_path(cutting, one["loc"])} for one in raised
        ]
        causes = shifts(path, node, ModelShape(model)) if number == 0 else []
        reported = [one for one in errors if number == 0 or not _follows_from_cut(one, cutting)]
        if is_reporting:
            found += islice(_explain_errors(reported, causes, context), MOST_ERRORS)
        if len(errors) > _MOST_CUT or not _cut_out_errors(errors, causes, cutting):
            return None, found
    return None, found


def _original_path(cutting: Cutting, steps: FieldPath) -> FieldPath:
    """Return the path of an error in the original tree, before any cuts."""
    if steps and steps[-1] == KEY:
        return (*cutting.original(steps[:-1]), KEY)
    return cutting.original(steps)


def _cut_out_errors(errors: list[_Error], causes: list[Shift], cutting: Cutting) -> bool:
    """Cut everything that is wrong; return whether anything was cut."""
    done = [cutting.cut(place) for cause in causes for place in cause.places]
    for place in {place for cause in causes for place in cause.lacking}:
        cutting.note(place)
    for error in errors:
        steps: FieldPath = error["loc"]
        mistake = mistake_in(error)
        if _is_explained(error, causes):
            if error["type"] == "missing":
                done.append(cutting.stand_in(steps))
            continue
        if error["type"] == "missing":
            done.append(cutting.stand_in(steps))
        elif steps and steps[-1] == KEY:
            done.append(cutting.cut_entry_of_table(steps[:-1]))
        elif not steps and mistake is not None:
            done += [cutting.cut((name,)) for name in mistake.fields]
        else:
            done.append(cutting.take_example(steps) or cutting.double(steps) or cutting.cut(steps))
    return any(done)


def _not_fields(node: Node, path: str) -> Problem:
    hint = "Write each field on a line of its own: its name, a colon, a space, the value."
    actual = "text without any field" if isinstance(node, ScalarNode) else "a list"
    message = f"a record is a group of fields, but this file contains {actual}"
    return problem("wrong-type", path, node.mark, message, hint)


@dataclass(frozen=True)
class Context:
    """The context of errors: a file, its tree and model, what it may refer to, and its cuts."""

    path: str
    root: Node
    model: type[BaseModel]
    known: Known
    cutting: Cutting

    def spot(self, steps: FieldPath) -> ErrorPlace:
        """Return the place of an error."""
        return find_place(self.root, ModelShape(self.model), steps)


def _explain_errors(
    all_errors: list[_Error], causes: list[Shift], context: Context
) -> Iterator[Problem]:
    yield from (cause.found for cause in causes)
    errors = [error for error in all_errors if not _is_explained(error, causes)]
    missing = _by_parent(errors, "missing")
    for error in errors:
        steps: FieldPath = error["loc"]
        if error["type"] == "extra_forbidden":
            absent = missing.get(steps[:-1], [])
            yield _unknown_field(context, steps[:-1], str(steps[-1]), absent)
        elif error["type"] != "missing":
            yield explain(context.path, context.spot(steps), error, context.known)
    # After the unknown fields, which remove those that are only misspelt.
    for parent_steps, names in missing.items():
        for name in names:
            yield _missing_field(context, context.spot(parent_steps), name)


def _is_explained(error: _Error, causes: list[Shift]) -> bool:
    """Return whether an error is caused by a layout fault."""
    mistake = mistake_in(error)
    fields = mistake.fields if mistake is not None else ()
    return any(cause.explains(error["loc"], fields) for cause in causes)


def _follows_from_cut(error: _Error, cutting: Cutting) -> bool:
    """Return whether an error only follows from an earlier cut."""
    steps: FieldPath = error["loc"]
    mistake = mistake_in(error)
    if mistake is not None and mistake.fields:
        fields = [(*steps, name) for name in mistake.fields]
        return any(cutting.touches(one) and not cutting.stands_in(one) for one in fields)
    around = steps[:-1] if steps and isinstance(steps[-1], int) else steps
    if error["type"] in {"missing", "too_short"} and cutting.misses_items(around):
        return True
    return cutting.covers(steps)


def _by_parent(errors: list[_Error], kind: str) -> dict[FieldPath, list[str]]:
    found: dict[FieldPath, list[str]] = {}
    for error in errors:
        if error["type"] == kind:
            found.setdefault(error["loc"][:-1], []).append(str(error["loc"][-1]))
    return found


def _unknown_field(context: Context, steps: FieldPath, name: str, absent: list[str]) -> Problem:
    """Return the problem of an unknown field; remove the field that it means from `absent`."""
    parent = context.spot(steps)
    entry = parent.node.entry(name) if isinstance(parent.node, MappingNode) else None
    mark = entry.mark if entry is not None else parent.node.mark
    names = list(fields_of(parent.shape.model)) if isinstance(parent.shape, ModelShape) else []
    here = [known for known in names if known != "id" or parent.subject != "the file"]
    message = f"{quote(name)} is not a field"
    meant = nearest(name, absent) or nearest(name, here)
    for known in (meant,) if meant is not None else here:
        # If the meaning is unclear, it may be any field that is not given here.
        if known == meant or not _has_field(parent.node, known):
            context.cutting.note((*steps, known))
    if name.isdecimal():
        hint = "Decimals are written with a point: 33.26, not 33,26."
        return problem("unknown-field", context.path, mark, message, hint)
    if meant is None:
        message += f" of {parent.subject}" if parent.subject != "the file" else " here"
        hint = f"Allowed fields: {one_of(here)}."
        return problem("unknown-field", context.path, mark, message, hint)
    if meant in absent:
        absent.remove(meant)
    hint = f"Write `{meant}:` instead."
    if any(mark in name for mark in QUOTATION_MARKS):
        hint = f"Write `{meant}:` instead, without quotation marks."
    if _has_field(parent.node, meant):
        hint = f"`{meant}` is already there; delete this one, or put both together."
    message += f"; did you mean `{meant}`?"
    return problem("unknown-field", context.path, mark, message, hint)


def _has_field(node: Node, name: str) -> bool:
    return isinstance(node, MappingNode) and node.entry(name) is not None


def _missing_field(context: Context, parent: ErrorPlace, name: str) -> Problem:
    model = parent.shape.model if isinstance(parent.shape, ModelShape) else None
    where = "" if parent.subject == "the file" else f" in {parent.subject}"
    message = f"the field `{name}` is missing{where}"
    meaning = describe(model, name) if model is not None else ""
    shape = fields_of(model).get(name) if model is not None else None
    line = f"Add a line `{name}: …`."
    if isinstance(shape, ValueShape) and shape.type is EdtfDate:
        line = f"Add a line such as `{name}: {DATE_EXAMPLES[0]}`."
    elif isinstance(shape, ValueShape) and shape.type is int:
        line = f"Add a line `{name}: {example_of(shape)}`."
    elif isinstance(shape, ValueShape):
        meaning = f"{meaning} {context.known.choices(shape)}".strip()
    hint = f"{line} {meaning}".rstrip()
    return problem("missing-field", context.path, parent.node.mark, message, hint)
