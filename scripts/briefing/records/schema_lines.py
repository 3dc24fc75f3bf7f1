"""The first line of a record, which tells an editor its JSON Schema."""

from __future__ import annotations

SCHEMA_FOLDER = "docs/schema"
"""The folder of the schemas, relative to the folder that contains `data/`."""


def schema_line(place: str) -> str:
    """Return the line of a file, by its path in the data folder: `actors/ann.yml`.

    It has the form of the YAML language server, with a path relative to the file.
    """
    folder, _, name = place.rpartition("/")
    up, schema = ("../..", folder.removesuffix("s")) if folder else ("..", name.partition(".")[0])
    return f"# yaml-language-server: $schema={up}/{SCHEMA_FOLDER}/{schema}.json"
