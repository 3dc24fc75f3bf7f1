"""The schemas of groups of fields, lists and tables, including their short forms.

A shared group has no `type`, title and description: the schemas that refer to it have. So one
definition serves for a single group, a list and an optional field, and an editor shows the field's
own description. Every other keyword in it applies to values of one type only.
"""

from __future__ import annotations

import re
from typing import get_args

from pydantic import BaseModel

from briefing.reading.shapes import (
    ListShape,
    ModelShape,
    Shape,
    TableShape,
    ValueShape,
    fields_of,
)
from briefing.records import Record
from briefing.records.date_points import PATTERN as DATE_PATTERN
from briefing.schemas.examples import Examples
from briefing.schemas.terms import Terms
from briefing.schemas.values import DATE, Schema, date_schema, value_schema

_INITIALISMS = {"id": "ID", "url": "URL"}
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NONE_TYPE = type(None)


def title_and_description(model: type[BaseModel]) -> Schema:
    """Return the title and description of a group of fields."""
    name = _CAPITAL.sub(" ", model.__name__).capitalize()
    return {"title": name, "description": _on_one_line(model.__doc__)}


class GroupSchemas:
    """The schema of a file, and the shared groups that it refers to."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._examples = Examples(terms)
        self.shared: dict[str, Schema] = {}

    def file(self, model: type[BaseModel]) -> Schema:
        """Return the schema of a whole file, without a record's id, which is the file's name."""
        omitted = {"id"} if issubclass(model, Record) else set()
        return {"type": "object", **self._fields(model, omitted)}

    def _fields(self, model: type[BaseModel], omitted: set[str]) -> Schema:
        shapes = {name: one for name, one in fields_of(model).items() if name not in omitted}
        fields = model.model_fields
        return {
            "properties": {name: self._field(model, name, one) for name, one in shapes.items()},
            "required": [name for name in shapes if fields[name].is_required()],
            "additionalProperties": False,
        }

    def _field(self, model: type[BaseModel], name: str, shape: Shape) -> Schema:
        field = model.model_fields[name]
        words = [_INITIALISMS.get(word, word) for word in name.split("_")]
        schema = self._of(shape)
        if _NONE_TYPE in get_args(field.annotation) or isinstance(shape, ListShape | TableShape):
            schema = _or_empty(schema)
        title = " ".join([words[0][:1].upper() + words[0][1:], *words[1:]])
        examples = self._examples.of_field(model, name)
        return {
            "title": title,
            "description": _on_one_line(field.description),
            **schema,
            "examples": examples,
        }

    def _of(self, shape: Shape) -> Schema:
        if isinstance(shape, ValueShape):
            value = value_schema(shape, self._terms)
            if "$ref" in value:
                self.shared.setdefault(DATE, date_schema())
            return value
        if isinstance(shape, ListShape):
            return self._list(shape)
        if isinstance(shape, TableShape):
            return self._table(shape)
        return self._group(shape)

    def _item(self, shape: Shape) -> Schema:
        """Return the schema of an item of a list or table, which no field describes."""
        description = title_and_description(shape.model) if isinstance(shape, ModelShape) else {}
        return {**description, **self._of(shape)}

    def _list(self, shape: ListShape) -> Schema:
        """Return the schema of a list, or of a single item in its place."""
        item = self._of(shape.item)
        return {
            "type": ["array", *item["type"]],
            "items": self._item(shape.item),
            "if": {"type": item["type"]},
            "then": {word: schema for word, schema in item.items() if word != "type"},
        }

    def _table(self, shape: TableShape) -> Schema:
        value = self._item(shape.value)
        if shape.key.choices:
            entries = dict.fromkeys(self._terms.choices(shape.key), value)
            return {"type": ["object"], "properties": entries, "additionalProperties": False}
        key = self._of(shape.key)
        names = {word: schema for word, schema in key.items() if word != "type"}
        return {"type": ["object"], "propertyNames": names, "additionalProperties": value}

    def _group(self, shape: ModelShape) -> Schema:
        name = shape.model.__name__
        short, types = self._short_form(shape)
        if name not in self.shared:
            self.shared[name] = {}  # set before its fields, as they may refer to it
            self.shared[name] = {**self._fields(shape.model, set()), **short}
        return {"type": ["object", *types], "$ref": f"#/$defs/{name}"}

    def _short_form(self, shape: ModelShape) -> tuple[Schema, list[str]]:
        """Return the schema of a group's short form, a text or list, and its types."""
        form, fields = shape.short_form, fields_of(shape.model)
        schema: Schema = {}
        types: list[str] = []
        if form.scalar is not None:
            scalar = fields[form.scalar]
            text = self._of(scalar.item if isinstance(scalar, ListShape) else scalar)
            types += text.pop("type")
            # Without the condition, `enum` would apply to the group's full form, too.
            schema |= {"if": {"type": "string"}, "then": text} if "enum" in text else text
        if form.sequence is not None:
            types.append("array")
            schema["items"] = self._of(fields[form.sequence])["items"]
        if form.prefixes and "pattern" in schema:
            schema |= _or_prefixed(schema, tuple(form.prefixes))
        return schema, types


def _or_empty(schema: Schema) -> Schema:
    changed = {**schema, "type": [*schema["type"], "null"]}
    if "enum" in schema:
        changed["enum"] = [*schema["enum"], None]
        if "enumDescriptions" in schema:
            changed["enumDescriptions"] = [*schema["enumDescriptions"], "Not given."]
    return changed


def _or_prefixed(schema: Schema, prefixes: tuple[str, ...]) -> Schema:
    """Allow a text to be one of the prefixes and a date, such as `none found as of 2026`."""
    date = DATE_PATTERN.strip("^$")
    others = "".join(f"|{_any_case(prefix)}{date}" for prefix in prefixes)
    either = " or ".join(f"`{prefix}…`" for prefix in prefixes)
    return {
        "pattern": f"^({schema['pattern'].strip('^$')}{others})$",
        "patternErrorMessage": f"{schema['patternErrorMessage']} Or write {either} with a date.",
    }


def _any_case(text: str) -> str:
    letters = (f"[{one.upper()}{one.lower()}]" if one.isalpha() else one for one in text)
    return "".join(letters)


def _on_one_line(text: str | None) -> str:
    return " ".join((text or "").split())
