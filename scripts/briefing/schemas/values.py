"""The schema of a single value, as pydantic describes its type and as YAML reads it."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

from pydantic import TypeAdapter

from briefing.reading.shapes import ValueShape
from briefing.records import EdtfDate
from briefing.schemas.terms import Terms

Schema = dict[str, Any]

DATE = "EdtfDate"
"""The name of the shared schema of dates: their pattern is long, and most groups have dates."""

_ABOUT_FIELD = ("title", "description", "examples")
_MAX_EXAMPLES = 3


def value_schema(shape: ValueShape, terms: Terms) -> Schema:
    """Return the schema of a value, with `type` as a list, without title and description."""
    if choices := terms.choices(shape):
        return choice_schema(choices)
    schema = {key: value for key, value in _describe(shape).items() if key not in _ABOUT_FIELD}
    kinds = schema.pop("type")
    if shape.role is not None:
        kinds = ["string", "number"]
    if shape.type is EdtfDate:
        return {"type": kinds, "$ref": f"#/$defs/{DATE}"}
    return {"type": kinds if isinstance(kinds, list) else [kinds], **schema}


def choice_schema(choices: dict[str, str]) -> Schema:
    """Return the schema of a choice, in the form from which editors show each value's meaning."""
    schema: Schema = {"type": ["string"], "enum": list(choices)}
    if all(choices.values()):
        schema["enumDescriptions"] = list(choices.values())
    return schema


def date_schema() -> Schema:
    """Return the shared schema of dates: their pattern, and an editor's message on mismatches."""
    schema = _describe(ValueShape(EdtfDate))
    return {key: value for key, value in schema.items() if key not in {*_ABOUT_FIELD, "type"}}


def value_examples(shape: ValueShape, terms: Terms) -> list[Any]:
    """Return some examples of a value: the first choices, or else those of its type."""
    if choices := terms.choices(shape):
        return list(choices)[:2]
    if shape.type is bool:
        return [True, False]
    return list(_describe(shape).get("examples", ()))[:_MAX_EXAMPLES]


@cache
def _describe(shape: ValueShape) -> Schema:
    # Hundreds of fields share some twenty shapes.
    annotated: Any = Annotated[shape.type, *shape.metadata] if shape.metadata else shape.type
    described: Schema = TypeAdapter(annotated).json_schema()
    return described
