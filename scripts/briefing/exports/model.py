"""Tables of the published briefing: columns with definitions, and rows of plain values."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from briefing.phrases import gettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from zoneinfo import ZoneInfo

    from briefing.phrases import Phrase
    from briefing.records import EdtfDate

Cell: TypeAlias = "str | int | float | bool | None"
"""A value of a table; None if there is none."""

_Item = TypeVar("_Item")


class CellType(StrEnum):
    """The types of cells, by their names in the Table Schema of Frictionless Data.

    A date is a day in ISO 8601, as text.
    """

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes:
        name: Its name, in snake case.
        description: What its values are, with unit and format.
        type: Their type.
        refers_to: The table whose `id` its values are.
        is_required: Whether every row has a value.
        format: Their format in the Table Schema: `uri` for addresses.
        terms: The values that it can have, each with its definition, if they are a closed list.
    """

    name: str
    description: Phrase
    type: CellType = CellType.STRING
    refers_to: str | None = None
    is_required: bool = False
    format: str | None = None
    terms: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True)
class Table:
    """A table.

    Attributes:
        name: Its name, in snake case: that of its file.
        description: What a row is.
        columns: The columns.
        key: The names of the columns that identify a row.
        rows: The rows, sorted by key.
    """

    name: str
    description: Phrase
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Field(Generic[_Item]):
    """A column, and how its value is found in the item that a row is about.

    Attributes:
        name: The column's name.
        description: What its values are.
        value: Returns the value for an item.
        type: The type of the values.
        refers_to: The table whose `id` the values are.
        is_required: Whether every row has a value.
        format: The format of the values.
        terms: The values that it can have, each with its definition.
    """

    name: str
    description: Phrase
    value: Callable[[_Item], Cell]
    type: CellType = CellType.STRING
    refers_to: str | None = None
    is_required: bool = False
    format: str | None = None
    terms: tuple[tuple[str, str | None], ...] = ()

    @property
    def column(self) -> Column:
        """The column."""
        kept = {one.name: getattr(self, one.name) for one in fields(Column)}
        return Column(**kept)


def date_fields(
    name: str,
    description: Phrase,
    zone: ZoneInfo | None,
    date: Callable[[_Item], EdtfDate | None],
) -> Iterator[Field[_Item]]:
    """Yield the three columns of a date: as written, and the first and last day that it can be."""

    def day(item: _Item, end: int) -> Cell:
        found = date(item)
        at = found.days(zone)[end] if found else None
        return at.isoformat() if at else None

    def text(item: _Item) -> Cell:
        found = date(item)
        return found.text if found else None

    yield Field(name, gettext("%(what)s: EDTF, as the record has it", what=description), text)
    yield Field(
        f"{name}_from",
        gettext("The first day of `%(date)s` in ISO 8601; empty if open or unknown", date=name),
        lambda item: day(item, 0),
        CellType.DATE,
    )
    yield Field(
        f"{name}_to",
        gettext("The last day of `%(date)s` in ISO 8601; empty if open or unknown", date=name),
        lambda item: day(item, 1),
        CellType.DATE,
    )


def table(
    name: str,
    description: Phrase,
    items: Iterable[_Item],
    shown: Iterable[Field[_Item]],
    key: tuple[str, ...] = ("id",),
) -> Table:
    """Return a table with a row for each item, sorted by key."""
    known = tuple(shown)
    columns = tuple(field.column for field in known)
    places = [[column.name for column in columns].index(part) for part in key]
    rows = (tuple(field.value(item) for field in known) for item in items)
    ordered = sorted(rows, key=lambda row: [(str(type(row[at])), row[at]) for at in places])
    return Table(name, description, columns, key, tuple(ordered))
