"""The JSON Schema (draft 2020-12) of the briefing's JSON document, made from the models."""

from __future__ import annotations

import inspect
import json
from collections.abc import Mapping
from enum import Enum
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from briefing.records import (
    RECORD_KINDS,
    Answer,
    Claim,
    Designation,
    EdtfDate,
    Reaction,
    Relationship,
)
from briefing.records.base import TextRole
from briefing.records.settings import Licence
from briefing.records.values import Withdrawal
from briefing.records.walking import field_marks

if TYPE_CHECKING:
    from briefing.records.walking import FieldMarks

SCHEMA = "schema.json"
"""The name of the schema's file."""

VERSION = "1.0"
"""The version of the document's form: the first number rises if a program must be changed."""

BY_CODE = frozenset({"languages", "countries"})
"""Lists whose keys are codes that other programs know; they need no label."""

WITH_MARKUP = frozenset({TextRole.INLINE, TextRole.PROSE})

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT = {"type": "string"}
_TEXTS = {"type": "array", "items": _TEXT}
_COUNT = {"type": "integer", "minimum": 0}
_SHARED: dict[str, Any] = {
    "Date": {
        "description": "An EDTF date, and the first and last day that it can mean (ISO 8601).",
        "type": "object",
        "properties": {
            "edtf": _TEXT,
            "from": {"type": "string", "format": "date"},
            "to": {"type": "string", "format": "date"},
        },
        "required": ["edtf"],
        "additionalProperties": False,
    },
    "Reference": {
        "description": "Something in the briefing, by its id; a label alone is a plain name. The "
        "label of a source is its publisher; a claim comes with its status, its speakers and, if "
        "it accuses, whom, their answer and the outcome.",
        "type": "object",
        "properties": {
            "id": _TEXT,
            "label": _TEXT,
            **dict.fromkeys(("standing", "said_by", "accusation"), _TEXT),
        },
        "required": ["label"],
        "additionalProperties": False,
    },
    "Term": {
        "description": "A term of the briefing's vocabulary.",
        "type": "object",
        "properties": {"id": _TEXT, "label": _TEXT},
        "required": ["id", "label"],
        "additionalProperties": False,
    },
    "Support": {
        "description": "The counted support of a statement. Unnamed sources are one voice in all.",
        "type": "object",
        "properties": {
            "words": _TEXT,
            **dict.fromkeys(
                ("speakers", "sides", "unnamed", "seen_by", "findings", "reports"), _COUNT
            ),
            **dict.fromkeys(("named", "told_to", "outlets", "found_by", "contradicted_by"), _TEXTS),
        },
        "required": ["words", "speakers", "sides", "unnamed", "seen_by", "findings", "reports"],
        "additionalProperties": False,
    },
}
_STATED = {
    "support": {"$ref": "#/$defs/Support"},
    "standing": {
        "type": "string",
        "description": "The status as the site and the tables show it: of what `status` calls "
        "confirmed, words are Said and acts are Done.",
    },
    "accusation": {
        "type": "string",
        "description": "Only if it accuses: against whom, their answer, and the outcome.",
    },
}


def document_schema() -> str:
    """Return the text of the schema."""
    defs = dict(_SHARED)
    for kind in RECORD_KINDS.values():
        _define(kind.model, defs)
    for model in (Licence, Withdrawal):
        _define(model, defs)
    lists = {
        kind.folder: {"type": "array", "items": {"$ref": f"#/$defs/{kind.model.__name__}"}}
        for kind in RECORD_KINDS.values()
    }
    schema = {
        "$schema": _DIALECT,
        "title": "A briefing",
        "$comment": f"Version {VERSION}.",
        "type": "object",
        "properties": {
            "$schema": _TEXT,
            "version": {"const": VERSION},
            "title": _TEXT,
            "url": {"type": "string", "format": "uri"},
            "as_of": {"$ref": "#/$defs/Date"},
            "licence": {"$ref": "#/$defs/Licence"},
            "note": _TEXT,
            **lists,
            "withdrawn": {"type": "array", "items": {"$ref": "#/$defs/Withdrawn"}},
        },
        "required": ["version", "title", "as_of", "licence", *lists, "withdrawn"],
        "additionalProperties": False,
        "$defs": dict(sorted((defs | {"Withdrawn": _WITHDRAWN}).items())),
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


_WITHDRAWN = {
    "description": "A withdrawn record: its content is not published.",
    "type": "object",
    "properties": {
        "id": _TEXT,
        "kind_of_record": _TEXT,
        "withdrawn": {"$ref": "#/$defs/Withdrawal"},
        "url": _TEXT,
    },
    "required": ["id", "kind_of_record", "withdrawn", "url"],
    "additionalProperties": False,
}


def _define(model: type[BaseModel], defs: dict[str, Any]) -> None:
    """Add the schema of a model and of all in it, under their names."""
    if model.__name__ in defs:
        return
    defs[model.__name__] = {}
    marks = field_marks(model)
    properties = {
        name: {
            **({"description": field.description} if field.description else {}),
            **_of(field.annotation, marks[name], defs),
        }
        for name, field in model.model_fields.items()
    }
    required = [name for name, field in model.model_fields.items() if field.is_required()]
    if issubclass(model, Claim | Relationship | Designation | Reaction):
        properties |= _STATED
        required.append("support")
    if issubclass(model, Claim | Relationship | Designation | Answer):
        properties["url"] = _TEXT
    if model in {kind.model for kind in RECORD_KINDS.values()}:
        properties |= {"kind_of_record": _TEXT, "url": _TEXT}
        required += ["kind_of_record", "url"]
    defs[model.__name__] = {
        "description": inspect.cleandoc(model.__doc__ or ""),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _of(annotation: Any, marks: FieldMarks, defs: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401
    """Return the schema of a type, by the marks of the field that has it."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _of(arguments[0], marks, defs)
    if origin in {Union, UnionType}:
        return _of(next(one for one in arguments if one is not type(None)), marks, defs)
    if origin is tuple:
        return {"type": "array", "items": _of(arguments[0], marks, defs)}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _of(arguments[1], marks, defs)}
    return _of_class(annotation, marks, defs)


def _of_class(class_: type, marks: FieldMarks, defs: dict[str, Any]) -> dict[str, Any]:
    if issubclass(class_, EdtfDate):
        return {"$ref": "#/$defs/Date"}
    if issubclass(class_, BaseModel):
        _define(class_, defs)
        return {"$ref": f"#/$defs/{class_.__name__}"}
    if issubclass(class_, Enum):
        return {"enum": [str(member.value) for member in class_]}
    if class_ is str:
        if marks.refers is not None:
            return {"$ref": "#/$defs/Reference"}
        listed = marks.listed is not None and marks.listed.vocabulary not in BY_CODE
        return {"$ref": "#/$defs/Term"} if listed else _TEXT
    return {"type": {bool: "boolean", int: "integer", float: "number"}[class_]}
