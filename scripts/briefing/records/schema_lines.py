"""The first line of a record, which names its JSON Schema to an editor."""

from __future__ import annotations

SCHEMA_FOLDER = "docs/schema"
"""Where a project keeps the schemas, seen from the folder that holds `data/`."""


def schema_line(place: str) -> str:
    """Return the line for a file, by its place in the data folder: `actors/ann.yml`.

    The form is that of the YAML language server, whose paths start at the file.
    """
    folder, _, name = place.rpartition("/")
    up, schema = ("../..", folder.removesuffix("s")) if folder else ("..", name.partition(".")[0])
    return f"# yaml-language-server: $schema={up}/{SCHEMA_FOLDER}/{schema}.json"
