"""Examples of every field, combined from those of its parts if it has none of its own."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from briefing.reading.shapes import (
    ListShape,
    ModelShape,
    Shape,
    TableShape,
    ValueShape,
    fields_of,
)
from briefing.schemas.terms import Terms
from briefing.schemas.values import value_examples

_ALWAYS_INCLUDED = "evidence"
"""A field that an example includes even if it is optional."""


class Examples:
    """Examples of fields, with the choices of a vocabulary."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms

    def of_field(self, model: type[BaseModel], name: str) -> list[Any]:
        """Return the examples of a field: its own, or else those of its content."""
        shape = fields_of(model)[name]
        own_examples = model.model_fields[name].examples
        is_choice = isinstance(shape, ValueShape) and self._terms.choices(shape)
        return own_examples if own_examples and not is_choice else self._of(shape)

    def _of(self, shape: Shape) -> list[Any]:
        if isinstance(shape, ValueShape):
            return value_examples(shape, self._terms)
        if isinstance(shape, ListShape):
            return [self._of(shape.item)[:2]]
        if isinstance(shape, TableShape):
            return [{self._of(shape.key)[0]: self._of(shape.value)[0]}]
        return self._of_group(shape)

    def _of_group(self, shape: ModelShape) -> list[Any]:
        extra = shape.model.model_config.get("json_schema_extra")
        if isinstance(extra, dict) and isinstance(own_examples := extra.get("examples"), list):
            return list(own_examples)
        fields = shape.model.model_fields
        names = [name for name in fields if fields[name].is_required() or name == _ALWAYS_INCLUDED]
        return [{name: self.of_field(shape.model, name)[0] for name in names}]
