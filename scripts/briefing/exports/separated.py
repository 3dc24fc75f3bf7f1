"""A table as comma-separated values: RFC 4180, UTF-8, that a spreadsheet opens without harm.

The file begins with a byte order mark, without which Excel takes UTF-8 for another encoding. A text
that a spreadsheet would run as a formula (it begins with =, +, -, @, a tab or a carriage return)
has an apostrophe before it, as OWASP's page on CSV injection advises; numbers have none.
"""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.exports.model import Cell, Table

MARK = codecs.BOM_UTF8.decode()
"""The byte order mark."""

_STARTS_OF_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
_GUARD = "'"


def separated(table: Table) -> str:
    """Return the text of a table's file; lines end in CR LF."""
    return MARK + comma_separated((column.name for column in table.columns), table.rows)


def comma_separated(names: Iterable[str], rows: Iterable[Iterable[Cell]]) -> str:
    """Return a line of names and a line for each row, without the byte order mark."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_written(cell) for cell in row] for row in rows)
    return out.getvalue()


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        return f"{_GUARD}{cell}" if cell.startswith(_STARTS_OF_FORMULAS) else cell
    return str(cell)
