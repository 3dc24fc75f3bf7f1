"""JSON Schemas (draft 2020-12) of the records, with which editors explain, complete and check.

They describe a file with its short forms, as YAML 1.2 reads it: a year by itself is a number there.
What depends on other files, the calendar or two fields together is left to the checker.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from pydantic import BaseModel

from briefing.reading import SETTINGS_FILE, VOCABULARY_FILE
from briefing.records import RECORD_KINDS, Settings, Vocabulary
from briefing.schemas.groups import GroupSchemas, title_and_description
from briefing.schemas.terms import Terms

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ORIGIN = "Made by scripts/schema.py from the models and the vocabulary: do not edit."

__all__ = ["DIALECT", "schema_files"]


def schema_files(vocabulary: Vocabulary) -> dict[str, str]:
    """Return the schema of each kind of file, by the schema's file name: `actor.json`.

    The choices in them come from the enums in the code and from the lists of the vocabulary that
    do not grow with every new source.
    """
    models: Mapping[str, type[BaseModel]] = {
        **{kind.name: kind.model for kind in RECORD_KINDS.values()},
        SETTINGS_FILE.removesuffix(".yml"): Settings,
        VOCABULARY_FILE.removesuffix(".yml"): Vocabulary,
    }
    terms = Terms(vocabulary)
    return {f"{name}.json": _write_schema(model, terms) for name, model in models.items()}


def _write_schema(model: type[BaseModel], terms: Terms) -> str:
    schemas = GroupSchemas(terms)
    root = schemas.file(model)
    shared = {name: schemas.shared[name] for name in sorted(schemas.shared)}
    schema = {
        "$schema": DIALECT,
        "$comment": ORIGIN,
        **title_and_description(model),
        **root,
        "$defs": shared,
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
