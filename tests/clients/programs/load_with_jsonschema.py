"""Hold the whole document against its schema, and read the claims of schema.org: FOLDER."""

import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

folder = Path(sys.argv[1])
NAMES = ("briefing.json", "schema.json")
document, schema = (json.loads((folder / name).read_text("utf-8")) for name in NAMES)
Draft202012Validator.check_schema(schema)
faults = [
    f"{fault.json_path}: {fault.message}"
    for fault in Draft202012Validator(schema).iter_errors(document)
]
counts = {key: len(value) for key, value in document.items() if isinstance(value, list)}
linked = json.loads((folder / "claims.jsonld").read_text("utf-8"))["@graph"]
told = {
    "files": [*NAMES, "claims.jsonld"],
    "faults": faults,
    "counts": counts,
    "claims": sum(one["@type"] == "Claim" for one in linked),
}
print(json.dumps(told))
