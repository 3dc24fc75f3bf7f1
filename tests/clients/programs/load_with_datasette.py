"""Ask Datasette for each page of the database, and search each table that can be: FOLDER WORD."""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from datasette.app import Datasette

NAME = "briefing"
path, word = Path(sys.argv[1]) / f"{NAME}.sqlite", sys.argv[2]


async def told() -> dict[str, Any]:
    datasette = Datasette(immutables=[str(path)])
    await datasette.invoke_startup()

    async def status(address: str) -> int:
        return int((await datasette.client.get(address)).status_code)

    async def asked(address: str) -> Any:  # noqa: ANN401 - as Datasette tells it
        return (await datasette.client.get(address)).json()

    whole = await asked(f"/{NAME}.json")
    tables = {one["name"]: one for one in whole["tables"] if not one["hidden"]}
    views = [one["name"] for one in whole["views"]]
    pages = ["/", f"/{NAME}", *(f"/{NAME}/{name}" for name in (*tables, *views))]
    searched = [name for name, one in tables.items() if one["fts_table"]]
    query = urlencode({"_search": word, "_shape": "objects", "_size": "max"})
    searches = {name: f"/{NAME}/{name}.json?{query}" for name in searched}
    return {
        "files": [path.name],
        "views": views,
        "pages": {page: await status(page) for page in pages},
        "rows": {name: one["count"] for name, one in tables.items()},
        "found": {
            name: [row.get("id") for row in (await asked(address))["rows"]]
            for name, address in searches.items()
        },
        "search_pages": {
            name: await status(address.replace(".json", "")) for name, address in searches.items()
        },
    }


print(json.dumps(asyncio.run(told())))
