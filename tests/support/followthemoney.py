"""Check entities against FollowTheMoney: its schemata, their properties and ranges.

The JSON file next to this one names the part of the model that the export uses, with what it
inherits. It is made from the folder `followthemoney/schema` of a release of
https://github.com/opensanctions/followthemoney (MIT), whose version is the first argument:

    python -m tests.support.followthemoney 4.11.2 followthemoney/schema
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_suffix(".json")

SCHEMATA = (
    *("Article", "Directorship", "Document", "Event", "Image", "LegalEntity", "Membership"),
    *("Note", "Organization", "Person", "PublicBody", "Representation", "Sanction"),
    *("Succession", "UnknownLink", "Video"),
)

_FORMS = {
    "country": re.compile(r"[a-z]{2}"),
    "date": re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"),
    "language": re.compile(r"[a-z]{3}"),
    "url": re.compile(r"https?://\S+"),
}
_ANY = re.compile(r"[^\x00-\x1f\x7f]*\S[^\x00-\x1f\x7f]*")

Entity = Mapping[str, Any]


class Model:
    """The schemata and properties in the file."""

    def __init__(self) -> None:
        """Read the file."""
        read = json.loads(FILE.read_text("utf-8"))
        self._above: Mapping[str, list[str]] = read["extends"]
        self._properties: Mapping[str, Mapping[str, Mapping[str, str]]] = read["properties"]

    def lineage(self, schema: str) -> Iterator[str]:
        """Yield a schema and all that it extends."""
        yield schema
        for parent in self._above[schema]:
            yield from self.lineage(parent)

    def faults(self, entity: Entity, entities: Mapping[str, Entity]) -> Iterator[str]:
        """Yield what is wrong with an entity, given all of them by id."""
        if entity["schema"] not in self._above:
            yield f"no schema {entity['schema']}"
            return
        lineage = list(self.lineage(entity["schema"]))
        known = {name: one for step in lineage for name, one in self._properties[step].items()}
        for name, values in entity["properties"].items():
            if name not in known:
                yield f"{entity['schema']} has no {name}"
                continue
            for value in values:
                yield from self._value_faults(
                    f"{entity['id']}.{name}", value, known[name], entities
                )

    def _value_faults(
        self, where: str, value: str, known: Mapping[str, str], entities: Mapping[str, Entity]
    ) -> Iterator[str]:
        if known["type"] != "entity":
            if not _FORMS.get(known["type"], _ANY).fullmatch(value):
                yield f"{where} takes no {value!r}"
        elif value not in entities:
            yield f"{where} leads nowhere: {value}"
        elif known["range"] not in self.lineage(entities[value]["schema"]):
            yield f"{where} takes no {entities[value]['schema']}"


def _main(version: str, folder: Path) -> None:
    """Write the file from the schemata of a release."""
    extends: dict[str, list[str]] = {}
    properties: dict[str, dict[str, dict[str, str]]] = {}
    waiting = list(SCHEMATA)
    while waiting:
        name = waiting.pop()
        if name in extends:
            continue
        schema = yaml.safe_load((folder / f"{name}.yaml").read_text("utf-8"))[name]
        extends[name] = schema.get("extends", [])
        properties[name] = {
            key: {part: one[part] for part in ("type", "range") if part in one} | _default(one)
            for key, one in sorted(schema.get("properties", {}).items())
            if not one.get("hidden")
        }
        waiting += extends[name]
    content = {"release": version, "extends": extends, "properties": properties}
    FILE.write_text(json.dumps(content, indent=1, sort_keys=True) + "\n", "utf-8")


def _default(known: Mapping[str, str]) -> dict[str, str]:
    return {} if "type" in known else {"type": "string"}


if __name__ == "__main__":
    _main(sys.argv[1], Path(sys.argv[2]))
