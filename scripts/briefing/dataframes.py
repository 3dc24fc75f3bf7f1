"""The tables of a briefing as pandas data frames, for notebooks.

pandas is imported only when it is asked for: a site is built without it.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.exports import Exports
from briefing.exports.model import CellType
from briefing.loading import load
from briefing.rendering import catalogue_for, projection

if TYPE_CHECKING:
    from types import ModuleType

    from pandas import DataFrame, Series

    from briefing.exports.model import Cell, Column, Table

_TEMPLATES = Path(__file__).parents[2] / "templates"
"""The templates of the generator, which have the catalogues of its words."""

_DTYPES = {
    CellType.STRING: "string",
    CellType.INTEGER: "Int64",
    CellType.NUMBER: "Float64",
    CellType.BOOLEAN: "boolean",
    # In seconds, because nanoseconds do not reach back to 1677.
    CellType.DATE: "datetime64[s]",
}


def frames_of(data: Path) -> dict[str, DataFrame]:
    """Return the tables of the briefing in a data folder; see `briefing.frames`."""
    pandas = _pandas()
    briefing = load(data)
    catalogue = catalogue_for(_TEMPLATES, briefing.settings)
    exports = Exports(projection(briefing, _TEMPLATES), catalogue)
    return {name: _frame(pandas, table) for name, table in exports.tables.items()}


def _pandas() -> ModuleType:
    try:
        return import_module("pandas")
    except ModuleNotFoundError as missing:
        if missing.name != "pandas":
            raise
        raise ModuleNotFoundError(
            "briefing.frames needs pandas, which is not installed. Install it in the Python that "
            "runs this: python -m pip install pandas",
            name="pandas",
        ) from missing


def _frame(pandas: ModuleType, table: Table) -> DataFrame:
    cells = zip(*table.rows, strict=True) if table.rows else ((),) * len(table.columns)
    return pandas.DataFrame(
        {
            column.name: _series(pandas, column, values)
            for column, values in zip(table.columns, cells, strict=True)
        }
    )


def _series(pandas: ModuleType, column: Column, values: tuple[Cell, ...]) -> Series:
    return pandas.Series(list(values), dtype=_DTYPES[column.type])
