"""Load each CSV file with DuckDB alone, join two, and run the example of the page: FOLDER CODE."""

import json
import sys
from pathlib import Path

import duckdb

folder, code = Path(sys.argv[1]), sys.argv[2]
paths = sorted(folder.glob("*.csv"))

JOIN = """
    SELECT count(*), count(reactions.status), count(reactions.actor_name)
    FROM read_csv($stances) AS stances
    JOIN read_csv($reactions) AS reactions ON reactions.id = stances.reaction
"""


def told(path: Path) -> dict[str, object]:
    given = {"path": str(path)}
    rows = duckdb.execute("SELECT count(*) FROM read_csv($path)", given).fetchall()
    columns = duckdb.execute("DESCRIBE SELECT * FROM read_csv($path)", given).fetchall()
    return {"rows": rows[0][0], "types": {name: type_ for name, type_, *_ in columns}}


files = {name: str(folder / f"{name}.csv") for name in ("stances", "reactions")}
joined = duckdb.execute(JOIN, files).fetchall()[0]
print(
    json.dumps(
        {
            "files": [path.name for path in paths],
            "tables": {path.name: told(path) for path in paths},
            "joined": joined,
            "example": duckdb.sql(code).fetchall(),
        }
    )
)
