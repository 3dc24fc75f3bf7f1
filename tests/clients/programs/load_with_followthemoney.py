"""Read the entities and statements with FollowTheMoney and its own schemata: FOLDER."""

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from followthemoney import Dataset, Statement, StatementEntity, model
from followthemoney.exc import InvalidData
from followthemoney.statement.serialize import read_csv_statements

folder = Path(sys.argv[1])
NAMES = ("entities.ftm.json", "statements.csv")


JOINERS = dict.fromkeys(map(ord, "\u200c\u200d"))
"""Joiners that a title in Persian needs; the library removes them when it cleans a value."""


def shape(entity: dict[str, Any]) -> list[Any]:
    properties = {name: sorted(values) for name, values in sorted(entity["properties"].items())}
    return [entity["schema"], properties]


def plain(entity: dict[str, Any]) -> str:
    return json.dumps(shape(entity), ensure_ascii=False).translate(JOINERS)


def faults_of(entity: dict[str, Any]) -> list[str]:
    """Return what its schema refuses, or what the library would drop or change in it."""
    try:
        model[entity["schema"]].validate(entity)
        kept = model.get_proxy(json.loads(json.dumps(entity)), cleaned=False).to_dict()
    except InvalidData as fault:
        return [f"{entity['id']}: {fault} {fault.errors}"]
    is_kept = plain(kept) == plain(entity)
    return [] if is_kept else [f"{entity['id']}: becomes {shape(kept)}"]


lines = (folder / NAMES[0]).read_text("utf-8").splitlines()
entities = {one["id"]: one for one in map(json.loads, lines)}
grouped: dict[str, list[Statement]] = defaultdict(list)
with (folder / NAMES[1]).open("rb") as file:
    for statement in read_csv_statements(file):
        grouped[statement.canonical_id].append(statement)

whole = Dataset.make({"name": "briefing", "title": "Briefing"})
aggregated = {
    key: shape(StatementEntity.from_statements(whole, found).to_dict())
    for key, found in grouped.items()
}
print(
    json.dumps(
        {
            "files": NAMES,
            "entities": sorted(entities),
            "faults": [fault for one in entities.values() for fault in faults_of(one)],
            "statements": sum(map(len, grouped.values())),
            "odd_keys": [
                one.id
                for found in grouped.values()
                for one in found
                if one.id != one.generate_key()
            ],
            "otherwise_aggregated": [
                key
                for key in sorted({*aggregated, *entities})
                if key not in entities
                or key not in aggregated
                or aggregated[key] != shape(entities[key])
            ],
        }
    )
)
