"""Read one file of a data folder without the others, and without saying what is wrong with it."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from briefing.reading.expansion import expand, plain
from briefing.reading.shapes import ModelShape, field_names
from briefing.yamltree import MappingNode, decode_source, parse

_AnyModel = TypeVar("_AnyModel", bound=BaseModel)


class NotYamlError(Exception):
    """A file's content is no YAML."""


def read_alone(
    raw: bytes, model: type[_AnyModel], record_id: str | None = None
) -> _AnyModel | None:
    """Return the model that a file's content makes; None if it does not fit.

    Raises:
        NotYamlError: the content is no YAML.
    """
    source, _ = decode_source(raw, "")
    tree, _ = parse(source, field_names(model)) if source is not None else (None, [])
    if tree is None:
        raise NotYamlError
    if not isinstance(tree, MappingNode):
        return None
    fields: dict[str, Any] = plain(expand(tree, ModelShape(model)))
    if record_id is not None:
        fields["id"] = record_id
    try:
        return model.model_validate(fields)
    except ValidationError:
        return None
