"""Read the places as shapes: FOLDER."""

import json
import sys
from pathlib import Path

from shapely.geometry import shape

NAME = "places.geojson"
collection = json.loads((Path(sys.argv[1]) / NAME).read_text("utf-8"))
shapes = {one["id"]: shape(one["geometry"]) for one in collection["features"]}
print(
    json.dumps(
        {
            "files": [NAME],
            "places": {
                key: {
                    "valid": one.is_valid and not one.is_empty,
                    "bounds": one.bounds,
                    "form": one.geom_type,
                }
                for key, one in shapes.items()
            },
        }
    )
)
