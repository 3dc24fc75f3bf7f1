"""Print what `briefing.frames` returns, each cell as a CSV file has it: RECORDS."""

import json
import sys
from pathlib import Path
from typing import Any

import pandas as pd

from briefing import frames


def written(cell: Any) -> str:  # noqa: ANN401 - of any column
    if pd.isna(cell):
        return ""
    if isinstance(cell, pd.Timestamp):
        return str(cell.date())
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


found = frames(Path(sys.argv[1]))
print(
    json.dumps(
        {
            name: {
                "types": {column: str(frame[column].dtype) for column in frame},
                "rows": [list(map(written, row)) for row in frame.astype(object).to_numpy()],
            }
            for name, frame in found.items()
        }
    )
)
