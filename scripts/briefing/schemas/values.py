"""The schema of a single value, as pydantic describes its type and YAML reads it."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

from pydantic import TypeAdapter

from briefing.reading.shapes import ValueShape
from briefing.records import EdtfDate
from briefing.schemas.terms import Terms

Schema = dict[str, Any]

DATE = "EdtfDate"
"""The shared schema of dates: their pattern is long, and most groups have some."""

_ABOUT = ("title", "description", "examples")
_MOST_EXAMPLES = 3


def value_schema(shape: ValueShape, terms: Terms) -> Schema:
    """Return the schema of a value, with `type` as a list and without what describes the field."""
    if choices := terms.choices(shape):
        return choice_schema(choices)
    schema = {key: value for key, value in _describe(shape).items() if key not in _ABOUT}
    kinds = schema.pop("type")
    if shape.role is not None:
        kinds = ["string", "number"]
    if shape.type is EdtfDate:
        return {"type": kinds, "$ref": f"#/$defs/{DATE}"}
    return {"type": kinds if isinstance(kinds, list) else [kinds], **schema}


def choice_schema(choices: dict[str, str]) -> Schema:
    """Return the schema of a choice, in the form in which editors show what each value means."""
    schema: Schema = {"type": ["string"], "enum": list(choices)}
    if all(choices.values()):
        schema["enumDescriptions"] = list(choices.values())
    return schema


def date_schema() -> Schema:
    """Return what all dates share: their form, and what an editor says where it does not fit."""
    schema = _describe(ValueShape(EdtfDate))
    return {key: value for key, value in schema.items() if key not in {*_ABOUT, "type"}}


def value_examples(shape: ValueShape, terms: Terms) -> list[Any]:
    """Return some examples of a value: the first choices, else those of its type."""
    if choices := terms.choices(shape):
        return list(choices)[:2]
    if shape.type is bool:
        return [True, False]
    return list(_describe(shape).get("examples", ()))[:_MOST_EXAMPLES]


@cache
def _describe(shape: ValueShape) -> Schema:
    # Hundreds of fields share some twenty shapes.
    annotated: Any = Annotated[shape.type, *shape.metadata] if shape.metadata else shape.type
    described: Schema = TypeAdapter(annotated).json_schema()
    return described
