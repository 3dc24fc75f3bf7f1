"""A tree against its model: a record, or problems at the right lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from briefing.problems import QUOTATION_MARKS, Problem, nearest, one_of, problem, quoted
from briefing.reading.expansion import plain
from briefing.reading.explaining import Spot, described, explained, spot
from briefing.reading.known import Known
from briefing.reading.shapes import ModelShape, ValueShape, fields_of
from briefing.reading.shifted import shifts
from briefing.records import EdtfDate
from briefing.records.dates import EXAMPLES as DATE_EXAMPLES
from briefing.yamltree import MappingNode, Node, ScalarNode

MOST_ERRORS = 101
"""How many errors of one file are explained: one more than are listed, so that it shows."""

_Steps = tuple[str | int, ...]
_AnyModel = TypeVar("_AnyModel", bound=BaseModel)


def validated(
    node: Node,
    model: type[_AnyModel],
    path: str,
    known: Known,
    record_id: str | None = None,
) -> tuple[_AnyModel | None, list[Problem]]:
    """Make a record of an expanded tree. `record_id` becomes its field `id`.

    `known` is what the record may refer to.
    """
    if not isinstance(node, MappingNode):
        return None, [_not_fields(node, path)]
    data: dict[str, Any] = plain(node)
    found: list[Problem] = []
    if record_id is not None:
        if (entry := node.entry("id")) is not None:
            message = "`id` is not written in the file: the file's name is the id"
            hint = "Delete the line; to change the id, rename the file."
            found.append(problem("unknown-field", path, entry.mark, message, hint))
        data["id"] = record_id
    try:
        return model.model_validate(data), found
    except ValidationError as error:
        errors: list[Mapping[str, Any]] = [
            dict(one)
            for one in error.errors(include_url=False, include_input=False)
            # A file name that is no id is a problem of its own.
            if record_id is None or one["loc"] != ("id",)
        ]
    explained_errors = _explained(errors, Context(path, node, model, known))
    return None, found + list(islice(explained_errors, MOST_ERRORS))


def _not_fields(node: Node, path: str) -> Problem:
    hint = "Write each field on a line of its own: its name, a colon, a space, the value."
    stands = "text without any field" if isinstance(node, ScalarNode) else "a list"
    message = f"a record is a group of fields, but this file holds {stands}"
    return problem("wrong-type", path, node.mark, message, hint)


@dataclass(frozen=True)
class Context:
    """What errors are explained by: the file, its tree, its model, what it may refer to."""

    path: str
    root: Node
    model: type[BaseModel]
    known: Known

    def spot(self, steps: _Steps) -> Spot:
        """Find where an error lies."""
        return spot(self.root, ModelShape(self.model), steps)


def _explained(all_errors: list[Mapping[str, Any]], context: Context) -> Iterator[Problem]:
    causes = shifts(context.path, context.root, ModelShape(context.model))
    yield from (cause.found for cause in causes)
    errors = [
        error for error in all_errors if not any(cause.explains(error["loc"]) for cause in causes)
    ]
    missing = _by_parent(errors, "missing")
    for error in errors:
        steps: _Steps = error["loc"]
        if error["type"] == "extra_forbidden":
            lacking = missing.get(steps[:-1], [])
            yield _unknown_field(context.path, context.spot(steps[:-1]), str(steps[-1]), lacking)
        elif error["type"] != "missing":
            yield explained(context.path, context.spot(steps), error, context.known)
    # After the unknown fields, which take those out that are only misspelt.
    for parent_steps, names in missing.items():
        for name in names:
            yield _missing_field(context, context.spot(parent_steps), name)


def _by_parent(errors: list[Mapping[str, Any]], kind: str) -> dict[_Steps, list[str]]:
    found: dict[_Steps, list[str]] = {}
    for error in errors:
        if error["type"] == kind:
            found.setdefault(error["loc"][:-1], []).append(str(error["loc"][-1]))
    return found


def _unknown_field(path: str, parent: Spot, name: str, lacking: list[str]) -> Problem:
    """Report a field that is not known; strike the missing one that it means from `lacking`."""
    entry = parent.node.entry(name) if isinstance(parent.node, MappingNode) else None
    mark = entry.mark if entry is not None else parent.node.mark
    names = list(fields_of(parent.shape.model)) if isinstance(parent.shape, ModelShape) else []
    here = [known for known in names if known != "id" or parent.subject != "the file"]
    message = f"{quoted(name)} is not a field"
    meant = nearest(name, lacking) or nearest(name, here)
    if name.isdecimal():
        hint = "Decimals are written with a point: 33.26, not 33,26."
        return problem("unknown-field", path, mark, message, hint)
    if meant is None:
        message += f" of {parent.subject}" if parent.subject != "the file" else " here"
        return problem("unknown-field", path, mark, message, f"Fields here: {one_of(here)}.")
    if meant in lacking:
        lacking.remove(meant)
    hint = f"Write `{meant}:` in its place."
    if any(mark in name for mark in QUOTATION_MARKS):
        hint = f"Write `{meant}:` in its place, without quotation marks."
    if isinstance(parent.node, MappingNode) and parent.node.entry(meant) is not None:
        hint = f"`{meant}` is there already; delete this one, or put both together."
    return problem("unknown-field", path, mark, f"{message}; did you mean `{meant}`?", hint)


def _missing_field(context: Context, parent: Spot, name: str) -> Problem:
    model = parent.shape.model if isinstance(parent.shape, ModelShape) else None
    where = "" if parent.subject == "the file" else f" in {parent.subject}"
    message = f"the field `{name}` is missing{where}"
    meaning = described(model, name) if model is not None else ""
    shape = fields_of(model).get(name) if model is not None else None
    line = f"Add a line `{name}: …`."
    if isinstance(shape, ValueShape) and shape.type is EdtfDate:
        line = f"Add a line such as `{name}: {DATE_EXAMPLES[0]}`."
    elif isinstance(shape, ValueShape):
        meaning = f"{meaning} {context.known.choices(shape)}".strip()
    hint = f"{line} {meaning}".rstrip()
    return problem("missing-field", context.path, parent.node.mark, message, hint)
