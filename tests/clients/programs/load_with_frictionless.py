"""Hold each table against the data package that describes it: FOLDER."""

import json
import sys
from pathlib import Path

from frictionless import Package

path = Path(sys.argv[1]) / "datapackage.json"
package = Package(str(path))
report = package.validate()
faults = [error.message for error in report.errors]
faults += [f"{task.name}: {error.message}" for task in report.tasks for error in task.errors]
rows = {resource.name: resource.read_rows() for resource in package.resources}
days = sorted(
    {
        type(value).__name__
        for resource in package.resources
        for field in resource.schema.fields
        if field.type == "date"
        for row in rows[resource.name]
        if (value := row[field.name]) is not None
    }
)
print(
    json.dumps(
        {
            "files": [path.name, *(resource.path for resource in package.resources)],
            "valid": report.valid,
            "faults": faults,
            "fields": {
                resource.name: {field.name: field.type for field in resource.schema.fields}
                for resource in package.resources
            },
            "rows": {name: len(found) for name, found in rows.items()},
            "days": days,
        }
    )
)
